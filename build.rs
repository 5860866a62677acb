//! Folds the lexicon's tables into perfect hash maps. The format is told at the head of `src/lexicon/en.txt`.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

#[path = "src/text/fold.rs"]
#[allow(dead_code, reason = "the library uses the rest")]
mod fold;

/// How the value of a row becomes a `Sense`: the section's name and the expression, `{}` for the value.
const SECTIONS: &[(&str, &str)] = &[
    ("function", "Function"),
    // Figures.
    ("number", "Number({})"),
    ("scale", "Scale({})"),
    ("dual", "Dual({})"),
    ("plural", "Plural({})"),
    ("dozen", "Dozen({})"),
    ("dozens", "Dozens"),
    ("circa", "Circa({})"),
    ("few", "Few({})"),
    ("couple", "Couple"),
    ("part", "Part({})"),
    ("owned part", "OwnedPart({})"),
    ("pair", "Pair"),
    ("ordinal", "Ordinal({})"),
    ("ordinal suffix", "OrdinalSuffix"),
    ("number sign", "NumberSign"),
    ("rank", "Rank"),
    ("rank noun", "RankNoun"),
    ("determiner", "Determiner"),
    ("before rank", "BeforeRank"),
    ("loose ordinal", "LooseOrdinal({})"),
    ("elative", "Elative"),
    ("loose rank noun", "LooseRankNoun"),
    ("name part", "NamePart"),
    ("article", "Article"),
    ("currency", "Currency(\"{}\")"),
    ("minor", "Minor(\"{}\")"),
    ("nation", "Nation(\"{}\")"),
    ("dollar", "Dollar(\"{}\")"),
    ("percent", "Percent"),
    ("point", "Point"),
    ("basis point", "BasisPoint"),
    ("per mille", "PerMille"),
    ("measure", "Measure(\"{}\")"),
    ("loose measure", "LooseMeasure(\"{}\")"),
    ("apart", "Apart(\"{}\")"),
    ("powered", "Powered(\"{}\")"),
    ("degree", "Degree(\"{}\")"),
    ("power", "Power({})"),
    ("magnitude", "Magnitude"),
    ("weigh", "Weigh"),
    ("richter", "Richter"),
    ("quake", "Quake"),
    ("warmth", "Warmth"),
    ("degrees of", "DegreesOf({})"),
    ("extent", "Extent(\"{}\")"),
    ("period", "Period({})"),
    ("thousandth", "Thousandth(TimeUnit::{})"),
    ("single", "Single"),
    ("lasting", "Lasting"),
    ("age", "Age"),
    ("aged", "Aged"),
    ("later", "Later"),
    ("running", "Running"),
    ("passing", "Passing"),
    ("thing", "Thing(\"{}\")"),
    ("per", "Per"),
    ("rate", "Rate(\"{}\")"),
    ("hedge", "Hedge(Lean::{})"),
    ("hedge after", "HedgeAfter(Lean::{})"),
    ("bound", "Bound(Bound::{})"),
    ("bound after", "BoundAfter(Bound::{})"),
    ("bound negation", "BoundNegation"),
    ("bound verb", "BoundVerb(Bound::{})"),
    ("gauge", "Gauge"),
    ("spanning", "Spanning"),
    ("comparing", "Comparing"),
    ("between", "Between"),
    ("from", "From"),
    ("to", "To"),
    ("and", "And"),
    ("or", "Or"),
    ("out of", "OutOf"),
    ("minus", "Minus"),
    ("decimal word", "DecimalWord"),
    ("times", "Times"),
    ("hyphened", "Hyphened"),
    ("below zero", "BelowZero"),
    ("none of", "NoneOf({})"),
    ("none harmed", "NoneHarmed"),
    ("casualty", "Casualty"),
    ("not none", "NotNone"),
    ("in event", "InEvent"),
    ("someone", "Someone"),
    ("no single", "NoSingle"),
    ("play minute", "PlayMinute"),
    ("change", "Change"),
    ("of", "Of"),
    ("people", "People"),
    ("more", "More"),
    ("naming", "Naming"),
    ("titled", "Titled"),
    ("street", "Street"),
    ("clock", "Clock"),
    ("except", "Except"),
    ("idiom", "Idiom"),
    ("hamza", "Hamza"),
    ("plain", "Plain"),
    ("pronoun next", "PronounNext"),
    ("uncounted", "Uncounted"),
    // Dates.
    ("month", "Month({})"),
    ("doubtful month", "DoubtfulMonth({})"),
    ("capital only", "CapitalOnly"),
    ("short month", "ShortMonth({})"),
    ("hijri month", "HijriMonth({})"),
    ("hijri mark", "HijriMark"),
    ("civil mark", "CivilMark"),
    ("before era", "BeforeEra"),
    ("weekday", "Weekday({})"),
    ("short weekday", "ShortWeekday({})"),
    ("weekend", "Weekend"),
    ("feast", "Feast({})"),
    ("day cue", "DayCue"),
    ("season", "Season(Season::{})"),
    ("grain", "Grain(Grain::{})"),
    ("loose grain", "LooseGrain(Grain::{})"),
    ("grain letter", "GrainLetter(Grain::{})"),
    ("matching", "Matching"),
    ("delivery", "Delivery"),
    ("fiscal", "Fiscal"),
    ("decade", "Decade({})"),
    ("decade suffix", "DecadeSuffix"),
    ("decades", "Decades"),
    ("final", "Final"),
    ("third", "Third(Part::{})"),
    ("third after", "ThirdAfter(Part::{})"),
    ("so far", "SoFar"),
    ("to come", "ToCome"),
    ("shift before", "ShiftBefore({})"),
    ("shift after", "ShiftAfter({})"),
    ("span before", "SpanBefore"),
    ("day shift", "DayShift({})"),
    ("ago after", "AgoAfter"),
    ("ago before", "AgoBefore"),
    ("hence after", "HenceAfter"),
    ("hence before", "HenceBefore"),
    ("superlative", "Superlative"),
    ("went", "Went"),
    ("date bound", "DateBound(DateBound::{})"),
    ("onwards", "Onwards"),
    ("as of", "AsOf"),
    ("date to", "DateTo"),
    ("prepositional", "Prepositional"),
    ("year cue", "YearCue"),
    ("the", "The"),
    ("definite", "Definite"),
    ("around", "Around"),
    ("dated", "Dated"),
    ("general", "General"),
    ("no date", "NoDate"),
    ("named for", "NamedFor"),
    ("past cue", "PastCue"),
    ("future cue", "FutureCue"),
    ("meant cue", "MeantCue"),
    ("say cue", "SayCue"),
    // Texts.
    ("abbreviation", "Abbreviation"),
    ("byline", "Byline"),
    ("dateline", "Dateline"),
];

/// The same of the words by which figures are known to be about something. They lie in a table of their own, so that the
/// reader of figures, which looks every word up, stays quick.
const STORY_SECTIONS: &[(&str, &str)] = &[
    ("cue", "Cue(Attribute({}))"),
    ("counted", "Counted(\"{}\")"),
    ("head line", "HeadLine(\"{}\")"),
    ("person noun", "PersonNoun(\"{}\")"),
    ("event", "Event(\"{}\")"),
    ("introduces", "Introduces(NameKind::{})"),
    ("name head", "NameHead"),
    ("place head", "PlaceHead"),
    ("name suffix", "NameSuffix"),
    ("name link", "NameLink"),
    ("no name", "NoName"),
    ("given name", "GivenName"),
    ("nationality", "Nationality(\"{}\")"),
    ("meaning", "Meaning(\"{}\")"),
    ("common", "Common"),
    ("said", "Said"),
    ("according", "According"),
    ("source noun", "SourceNoun"),
    ("outlet noun", "OutletNoun"),
    ("stance", "Stance(Stance::{})"),
    ("negation", "Negation"),
    ("is not", "IsNot"),
    ("any", "Any"),
    ("rumour", "Rumour"),
    ("every", "Every"),
    ("category", "Category({})"),
    ("direction", "Direction({})"),
    ("scope", "Scope({})"),
    ("restating", "Restating"),
    ("that", "That"),
    ("contrast", "Contrast"),
    ("pronoun", "Pronoun"),
    ("possessive", "Possessive"),
    ("aside", "Aside"),
    ("auxiliary", "Auxiliary"),
    ("relays", "Relays"),
    ("document", "Document"),
    ("agent", "Agent"),
    ("office", "Office"),
    ("active", "Active"),
    ("either voice", "EitherVoice"),
    ("appoints", "Appoints"),
    ("hearsay", "Hearsay"),
    ("anonymous", "Anonymous"),
    ("no negation", "NoNegation"),
    ("no cue", "NoCue"),
    ("weak cue", "WeakCue"),
    ("maybe", "Maybe"),
    ("no future", "NoFuture"),
    ("earlier count", "EarlierCount"),
    ("stop", "Stop"),
    ("clause", "Clause"),
    ("coordinates", "Coordinates"),
    ("chains", "Chains"),
    ("perfect", "Perfect"),
];

#[path = "src/subject/stated.rs"]
mod stated;

#[path = "src/subject/stem.rs"]
#[allow(dead_code, reason = "the library uses the rest")]
mod stem;

#[derive(Default)]
struct Language {
    settings: BTreeMap<String, String>,
    clitics: Vec<(String, String)>,
    senses: BTreeMap<String, Vec<String>>,
    /// What the words mean that tell what a figure is about.
    story: BTreeMap<String, Vec<String>>,
    /// Forms whose case matters, as written: units, codes and signs.
    symbols: BTreeMap<String, Vec<String>>,
    /// The categories that are stated without a figure: the set and the one of it.
    categories: Vec<(String, String)>,
}

fn main() {
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    println!("cargo::rerun-if-changed=src/subject/stated.rs");
    println!("cargo::rerun-if-changed=src/subject/stem.rs");
    let mut files: Vec<_> = fs::read_dir("src/lexicon")
        .expect("the folder of tables is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem.len() == 2))
        .collect();
    files.sort();
    let mut out = String::new();
    let bearers = of_attributes(Path::new("src/lexicon/bearers.txt"), false, |kind| format!("NameKind::{kind}"));
    let nouns = of_attributes(Path::new("src/lexicon/nouns.txt"), false, |noun| format!("{noun:?}"));
    let general = of_attributes(Path::new("src/lexicon/particular.txt"), true, str::to_owned);
    let traits = of_attributes(Path::new("src/lexicon/traits.txt"), true, |one| format!("Trait::{one}"));
    let of_each = [&bearers, &nouns, &general, &traits];
    let attributes = attributes(Path::new("src/lexicon/attributes.txt"), of_each, &mut out);
    let known_names = known_names(Path::new("src/lexicon/names.txt"), &mut out);
    let mut names = Vec::new();
    let mut categories = std::collections::BTreeSet::new();
    for file in &files {
        let name =
            file.file_stem().and_then(|stem| stem.to_str()).expect("a table is named for its language").to_uppercase();
        let mut language = read(file, &attributes);
        language.take_names(&known_names);
        categories.extend(std::mem::take(&mut language.categories));
        write_language(&mut out, &name, &language);
        names.push(format!("&{name}"));
    }
    writeln!(out, "/// Every language, by file name.\npub static LANGUAGES: &[&Language] = &[{}];", names.join(", "))
        .unwrap();
    let pairs: Vec<String> = categories.into_iter().map(|(set, one)| format!("({set:?}, {one:?})")).collect();
    writeln!(
        out,
        "/// The categories that are stated without a figure, with their sets.\nstatic CATEGORIES: &[(&str, &str)] = &[{}];",
        pairs.join(", ")
    )
    .unwrap();
    write_kinds(&mut out);
    let target = Path::new(&env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("lexicon.rs");
    fs::write(target, out).expect("OUT_DIR can be written");
}

/// One table. A row that means nothing stops the build with its place.
fn read(path: &Path, attributes: &BTreeMap<String, usize>) -> Language {
    let text = fs::read_to_string(path).expect("a table is UTF-8");
    let mut language = Language::default();
    let mut section = String::new();
    let mut stems: BTreeMap<String, String> = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        let wrong = |what: &str| -> ! { panic!("{}:{}: {what}: {line}", path.display(), number + 1) };
        if line.is_empty() {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name.trim().to_owned();
            continue;
        }
        let Some((value, forms)) = line.split_once(" = ") else { wrong("no ` = `") };
        let (value, forms) = (value.trim(), forms.trim());
        match section.as_str() {
            "language" => {
                language.settings.insert(value.to_owned(), forms.to_owned());
            }
            "clitics" => {
                language.clitics.extend(forms.split(',').map(|form| (fold::fold(form.trim()), value.to_owned())))
            }
            _ => {
                let symbol = section.strip_prefix("symbol ");
                let name = symbol.unwrap_or(&section);
                let of = |sections: &'static [(&str, &str)]| sections.iter().find(|(section, _)| *section == name);
                let story = of(STORY_SECTIONS);
                let Some((_, pattern)) = story.or_else(|| of(SECTIONS)) else { wrong("no such section") };
                if let ("category", Some((set, one))) = (name, value.split_once('/'))
                    && stated::is_stated(set.trim(), one.trim())
                {
                    language.categories.push((set.trim().to_owned(), one.trim().to_owned()));
                }
                let value = match name {
                    "cue" => attributes.get(value).unwrap_or_else(|| wrong("no such attribute")).to_string(),
                    // The set and the one of it, or the name of a scope and its value.
                    "category" | "scope" => match value.split_once('/') {
                        Some((set, one)) => format!("{:?}, {:?}", set.trim(), one.trim()),
                        None => wrong("no ` / `"),
                    },
                    _ => value.to_owned(),
                };
                let words = if story.is_some() { &mut language.story } else { &mut language.senses };
                for form in forms.split(',').map(str::trim) {
                    let senses = match symbol {
                        Some(_) => language.symbols.entry(form.to_owned()).or_default(),
                        // Words joined by a hyphen or an apostrophe are a phrase, as the reader cuts them.
                        None => words.entry(fold::fold(form).replace(['-', '\''], " ")).or_default(),
                    };
                    let sense = pattern.replace("{}", &value);
                    if name == "meaning" && !form.contains(' ') {
                        let form = fold::fold(form);
                        stems.entry(stem::stem(&form).to_owned()).or_insert_with(|| sense.clone());
                    }
                    if !senses.contains(&sense) {
                        senses.push(sense);
                    }
                }
            }
        }
    }
    // A word of the news means the same in all its inflections.
    for (stem, sense) in stems {
        language.story.entry(stem).or_insert_with(|| vec![sense]);
    }
    language
}

/// A word or a phrase with its senses, the particles before it, and the longest phrase that it begins.
#[derive(Default)]
struct Entry {
    senses: String,
    kinds: [u64; 4],
    clitic: String,
    longest: usize,
}

impl Entry {
    /// Whether something may be stated without a figure by a form: a category, who holds an office, or a denial, which is one word.
    fn states(&self, form: &str) -> bool {
        let category = |(at, _): (usize, &str)| {
            let mut named = self.senses[at..].split('"').skip(1).step_by(2);
            matches!((named.next(), named.next()), (Some(set), Some(one)) if stated::is_stated(set, one))
        };
        self.senses.match_indices("Category(").any(category)
            || self.senses.contains("Sense::Appoints")
            || !form.contains(' ') && self.senses.contains("Stance::Denied")
    }
}

/// A filter with sixteen bits a signature, so that few others pass.
fn filter(signatures: impl Iterator<Item = fold::Signature>) -> Vec<u8> {
    let signatures: Vec<_> = signatures.collect();
    let mut filter = vec![0_u8; (2 * signatures.len()).next_power_of_two()];
    for signature in signatures {
        let (byte, bit) = signature.bit(filter.len());
        filter[byte] |= 1 << bit;
    }
    filter
}

fn filter_of_phrases<'k>(keys: impl Iterator<Item = &'k str>) -> Vec<u8> {
    let mut signatures = Vec::new();
    for key in keys {
        let mut words = key.split(' ').map(fold::Signature::of);
        let first = words.next().unwrap_or_default();
        signatures.extend(words.scan(first, |phrase, word| {
            *phrase = phrase.join(word);
            Some(*phrase)
        }));
    }
    filter(signatures.into_iter())
}

impl Language {
    /// Adds the names that are written in the language's script.
    fn take_names(&mut self, names: &[(String, String)]) {
        let arabic = self.settings.get("script").is_some_and(|script| script == "Arabic");
        for (form, sense) in names {
            let is_arabic = form.chars().any(|letter| matches!(letter, '\u{0600}'..='\u{06FF}'));
            if is_arabic == arabic {
                let senses = self.story.entry(fold::fold(form).replace(['-', '\''], " ")).or_default();
                if !senses.contains(sense) {
                    senses.insert(0, sense.clone());
                }
            }
        }
    }
}

/// What is told of attributes, each by its name: the kinds of names that bear them, the nouns that they count, what they have in
/// common. The format is told at the head of the file. Only where `several` rows may name one attribute does it get what all of them
/// say.
fn of_attributes(path: &Path, several: bool, written: impl Fn(&str) -> String) -> BTreeMap<String, String> {
    let text = fs::read_to_string(path).expect("the table is UTF-8");
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let Some((values, attributes)) = line.split_once(" = ") else {
            panic!("{}:{}: no ` = `: {line}", path.display(), number + 1)
        };
        let values: Vec<String> = values.split(',').map(|value| written(value.trim())).collect();
        for attribute in attributes.split(',').map(str::trim) {
            let known = all.entry(attribute.to_owned()).or_default();
            let twice = values.iter().any(|value| known.contains(value)) || !several && !known.is_empty();
            assert!(!twice, "{}:{}: {attribute} stands twice", path.display(), number + 1);
            known.extend_from_slice(&values);
        }
    }
    all.into_iter().map(|(attribute, values)| (attribute, values.join(", "))).collect()
}

/// The attributes, written as a table; each name's place in it. The format is told at the head of the file.
fn attributes(path: &Path, of_each: [&BTreeMap<String, String>; 4], out: &mut String) -> BTreeMap<String, usize> {
    let text = fs::read_to_string(path).expect("the attributes are UTF-8");
    let mut rows: Vec<[String; 5]> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let columns: Vec<String> = line.split('|').map(|column| column.trim().to_owned()).collect();
        match <[String; 5]>::try_from(columns) {
            Ok(row) => rows.push(row),
            Err(_) => panic!("{}:{}: five columns: {line}", path.display(), number + 1),
        }
    }
    let mut places = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        assert!(places.insert(row[0].clone(), place).is_none(), "{}: {} stands twice", path.display(), row[0]);
    }
    let list = |words: &str, each: &dyn Fn(&str) -> String| {
        words.split(',').map(str::trim).filter(|word| !word.is_empty()).map(each).collect::<Vec<_>>().join(", ")
    };
    writeln!(
        out,
        "/// What figures of news are about, by place.\npub static ATTRIBUTES: &[AttributeRow<'static>] = &["
    )
    .unwrap();
    for name in of_each.iter().flat_map(|told| told.keys()) {
        assert!(places.contains_key(name), "{}: no attribute {name}", path.display());
    }
    for [name, takes, role, evolves, unlike] in &rows {
        let [bearers, nouns, general, traits] = of_each.map(|told| told.get(name).map_or("", String::as_str));
        let takes = list(takes, &|word| format!("Takes::{word}"));
        let slow = evolves == "Slow";
        let evolves = if slow { "Series" } else { evolves.as_str() };
        let attribute = |word: &str| {
            let place = places.get(word).unwrap_or_else(|| panic!("{}: {name}: no attribute {word}", path.display()));
            format!("Attribute({place})")
        };
        let (unlike, general) = (list(unlike, &attribute), list(general, &attribute));
        writeln!(
            out,
            "AttributeRow {{ name: {name:?}, takes: &[{takes}], role: KeyRole::{role}, evolves: Evolves::{evolves}, slow: {slow}, unlike: &[{unlike}], bearers: &[{bearers}], nouns: &[{nouns}], in_place_of: &[{general}], traits: &[{traits}] }},"
        )
        .unwrap();
    }
    writeln!(out, "];").unwrap();
    places
}

/// Every form of the names of world news with its sense; their canonical forms are written as a table. The format is told at
/// the head of the file.
fn known_names(path: &Path, out: &mut String) -> Vec<(String, String)> {
    let text = fs::read_to_string(path).expect("the names are UTF-8");
    let mut forms = Vec::new();
    let mut kind = String::new();
    let mut count = 0;
    writeln!(out, "/// Names of world news, by place.\npub static NAMES: &[NameRow] = &[").unwrap();
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            kind = name.trim().to_owned();
            continue;
        }
        let Some((name, others)) = line.split_once(" = ") else {
            panic!("{}:{}: no ` = `: {line}", path.display(), number + 1)
        };
        let name = name.trim();
        writeln!(out, "NameRow {{ name: {name:?}, kind: NameKind::{kind} }},").unwrap();
        let all = std::iter::once(name).chain(others.split(',')).map(str::trim).filter(|form| !form.is_empty());
        forms.extend(all.map(|form| (form.to_owned(), format!("Name(KnownName({count}))"))));
        count += 1;
    }
    writeln!(out, "];").unwrap();
    forms
}

fn write_language(out: &mut String, name: &str, language: &Language) {
    write_table(out, name, language, &language.senses, &language.symbols, Some(format!("&{name}_STORY")));
    write_table(out, &format!("{name}_STORY"), language, &language.story, &BTreeMap::new(), None);
}

fn write_table(
    out: &mut String,
    name: &str,
    language: &Language,
    words: &BTreeMap<String, Vec<String>>,
    signs: &BTreeMap<String, Vec<String>>,
    story: Option<String>,
) {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let is_story = story.is_none();
    let bare = [(String::new(), String::new())];
    // Forms as written come first, so that «واحد» is "one" and not "and" with something.
    for (prefix, flags) in bare.iter().chain(&language.clitics) {
        for (form, senses) in words {
            // A short form takes "and" alone: «وست» is "and six", «لست» is not "for six".
            let short = form.chars().count() < 3 && flags != "and";
            if !prefix.is_empty() && (short || !form.starts_with(|letter: char| letter.is_alphabetic())) {
                continue;
            }
            let key = format!("{prefix}{form}");
            let words: Vec<&str> = key.split(' ').collect();
            let clitic = clitic(prefix, flags);
            if words.len() > 1 {
                let first = entries.entry(words[0].to_owned()).or_default();
                first.longest = first.longest.max(words.len());
            }
            let entry = entries.entry(key.clone()).or_default();
            let told = senses.iter().map(|sense| format!("Sense::{sense}"));
            if entry.senses.is_empty() {
                entry.kinds = kinds_of(senses);
                entry.senses = told.collect::<Vec<_>>().join(", ");
                entry.clitic = clitic;
            } else if is_story && flags.split(' ').any(|flag| flag == "the") {
                // A noun that one section lists with its article means in it what the others say of it without one.
                let known = format!("{}, ", entry.senses);
                let more: String = told
                    .filter(|sense| !known.contains(&format!("{sense}, ")))
                    .map(|sense| format!(", {sense}"))
                    .collect();
                entry.senses.push_str(&more);
                kinds_of(senses).into_iter().zip(&mut entry.kinds).for_each(|(more, kinds)| *kinds |= more);
            }
        }
    }
    let keys = || entries.keys().map(String::as_str);
    let words = filter(keys().filter(|key| !key.contains(' ')).map(fold::Signature::of));
    // What the longer phrases begin with counts too, so that a look-up can stop at the first word that fits none.
    let phrases = filter_of_phrases(keys());
    let states = || entries.iter().filter(|(key, entry)| entry.states(key)).map(|(key, _)| key);
    let mut stating: Vec<fold::Signature> = states()
        .map(|key| {
            // Two words of a phrase are enough to tell it from nearly all others.
            let mut words = key.split(' ').map(fold::Signature::of);
            let first = words.next().unwrap_or_default();
            words.next().map_or(first, |second| first.join(second))
        })
        .collect();
    stating.sort_unstable_by_key(|signature| signature.number());
    stating.dedup();
    // The first words of phrases pass the filter too, so that it alone tells of most words that nothing is stated with them.
    let first_words = states().map(|key| fold::Signature::of(key.split(' ').next().unwrap_or_default()));
    let mut passing: Vec<fold::Signature> = stating.iter().copied().chain(first_words).collect();
    passing.sort_unstable_by_key(|signature| signature.number());
    passing.dedup();
    let passing = filter(passing.into_iter());
    let filters = [("words", words), ("phrases", phrases), ("stating", passing)]
        .map(|(kind, filter)| store(&format!("{name}.{kind}"), &filter));
    let stating: Vec<u64> = stating.into_iter().map(fold::Signature::number).collect();
    let entry = |entry: &Entry| {
        let bare = clitic("", "");
        let clitic = if entry.clitic.is_empty() { &bare } else { &entry.clitic };
        let Entry { senses, kinds, longest, .. } = entry;
        format!("Entry {{ senses: &[{senses}], kinds: Kinds({kinds:?}), clitic: {clitic}, longest: {longest} }}")
    };
    let rows: Vec<(&String, String)> = entries.iter().map(|(key, row)| (key, entry(row))).collect();
    let table = pack(out, name, &rows);
    let mut symbols = phf_codegen::Map::new();
    let mut initials = [0_u64; 4];
    let longest_symbol = signs.keys().map(String::len).max().unwrap_or_default();
    for (form, senses) in signs {
        if let Some(&first) = form.as_bytes().first() {
            initials[usize::from(first / 64)] |= 1 << (first % 64);
        }
        let senses: Vec<String> = senses.iter().map(|sense| format!("Sense::{sense}")).collect();
        symbols.entry(form.as_str(), format!("&[{}]", senses.join(", ")));
    }
    let setting = |key: &str| language.settings.get(key).unwrap_or_else(|| panic!("{name}: no `{key}` in [language]"));
    let groups: Vec<String> = setting("groups").split(' ').map(|mark| format!("'{mark}'")).collect();
    writeln!(
        out,
        "/// The language of `{code}.txt`{of}.\npub static {name}: Language = Language {{ code: \"{code}\", script: Script::{}, \
         decimal: '{}', groups: &[{}], month_first: {}, capital_names: {}, entries: {}, symbols: &{}, initials: {initials:?}, longest_symbol: {longest_symbol}, filter: {}, phrases: {}, stating: Words {{ filter: {}, signatures: &{stating:?} }}, story: {}, clitics: &[{}] }};",
        setting("script"),
        setting("decimal"),
        groups.join(", "),
        setting("month first"),
        setting("capital names"),
        table,
        symbols.build(),
        filters[0],
        filters[1],
        filters[2],
        story.as_ref().map_or("None".to_owned(), |story| format!("Some({story})")),
        language.clitics.iter().map(|(form, _)| format!("{form:?}")).collect::<Vec<_>>().join(", "),
        of = if story.is_some() { "" } else { ": the words that tell what a figure is about" },
        code = setting("code"),
    )
    .unwrap();
}

/// Writes a file beside the generated code, and the expression that includes it.
fn store(name: &str, bytes: &[u8]) -> String {
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join(name), bytes).expect("OUT_DIR can be written");
    format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))")
}

/// Packs a table into bytes, so that the compiler need not look at each of its rows, which takes minutes and gigabytes: slots of
/// eight bytes by the signature of the key, each with two bytes for the entry's place in its list and six of the signature, or
/// `u64::MAX`.
fn pack(out: &mut String, name: &str, rows: &[(&String, String)]) -> String {
    let mut distinct: BTreeMap<&str, u16> = BTreeMap::new();
    let mut listed = Vec::new();
    let slots = (rows.len() * 2).next_power_of_two();
    let mut places = vec![u64::MAX; slots];
    let mut signatures: HashMap<fold::Signature, &str> = HashMap::new();
    for (key, entry) in rows {
        let next = u16::try_from(distinct.len()).expect("fewer than 65,536 distinct entries");
        let place = *distinct.entry(entry).or_insert_with(|| {
            listed.push(entry.as_str());
            next
        });
        let signature = fold::Signature::of_phrase(key);
        let other = signatures.insert(signature, key);
        assert!(other.is_none(), "{name}: {key} and {other:?} have one signature");
        let (mut slot, tag) = signature.place(slots);
        while places[slot] != u64::MAX {
            slot = (slot + 1) & (slots - 1);
        }
        places[slot] = tag << 16 | u64::from(place);
    }
    writeln!(out, "static {name}_ENTRIES: &[Entry] = &[{}];", listed.join(",\n")).unwrap();
    let places: Vec<u8> = places.into_iter().flat_map(u64::to_le_bytes).collect();
    let slots = store(&format!("{name}.slots"), &places);
    format!("Table {{ slots: {slots}, entries: {name}_ENTRIES }}")
}

/// The sense that a pattern makes, without what is in brackets.
fn variant(sense: &str) -> &str {
    sense.split('(').next().unwrap_or(sense)
}

/// The variants of `Sense` with the patterns that make them, in the order of the sections.
fn variants() -> Vec<(&'static str, &'static str)> {
    let mut variants: Vec<(&str, &str)> = Vec::new();
    let name = [("name", "Name(KnownName({}))")];
    for (_, pattern) in SECTIONS.iter().chain(STORY_SECTIONS).chain(&name) {
        if variants.iter().all(|(known, _)| *known != variant(pattern)) {
            variants.push((variant(pattern), pattern));
        }
    }
    variants
}

/// One bit for the kind of each sense.
fn kinds_of(senses: &[String]) -> [u64; 4] {
    // Asked once for each of some hundred thousand forms.
    static PLACES: LazyLock<HashMap<&str, usize>> =
        LazyLock::new(|| variants().into_iter().enumerate().map(|(kind, (variant, _))| (variant, kind)).collect());
    let mut kinds = [0; 4];
    for kind in senses.iter().filter_map(|sense| PLACES.get(variant(sense)).copied()) {
        kinds[kind / 64] |= 1 << (kind % 64);
    }
    kinds
}

fn write_kinds(out: &mut String) {
    let kinds = variants().into_iter().enumerate().map(|(kind, (variant, pattern))| {
        let fields = if pattern.contains('(') { "(..)" } else { "" };
        format!("Sense::{variant}{fields} => {kind}")
    });
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    writeln!(out, "impl Sense {{ /// The number of its kind, whatever it holds.\n#[inline(always)]\nconst fn kind(&self) -> usize {{ match self {{ {kinds} }} }} }}").unwrap();
}

fn clitic(prefix: &str, flags: &str) -> String {
    let has = |flag| flags.split(' ').any(|word| word == flag);
    format!(
        "Clitic {{ len: {}, and: {}, preposition: {}, the: {} }}",
        prefix.len(),
        has("and"),
        has("preposition"),
        has("the")
    )
}

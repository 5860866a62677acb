//! Folds the lexicon's tables into perfect hash maps. The format is told at the head of `src/lexicon/en.txt`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
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
    ("measure", "Measure(\"{}\")"),
    ("degree", "Degree(\"{}\")"),
    ("power", "Power({})"),
    ("magnitude", "Magnitude"),
    ("weigh", "Weigh"),
    ("richter", "Richter"),
    ("period", "Period({})"),
    ("single", "Single"),
    ("lasting", "Lasting"),
    ("age", "Age"),
    ("aged", "Aged"),
    ("later", "Later"),
    ("passing", "Passing"),
    ("thing", "Thing(\"{}\")"),
    ("per", "Per"),
    ("rate", "Rate(\"{}\")"),
    ("hedge", "Hedge(Lean::{})"),
    ("hedge after", "HedgeAfter(Lean::{})"),
    ("bound", "Bound(Bound::{})"),
    ("bound after", "BoundAfter(Bound::{})"),
    ("between", "Between"),
    ("from", "From"),
    ("to", "To"),
    ("and", "And"),
    ("or", "Or"),
    ("out of", "OutOf"),
    ("minus", "Minus"),
    ("decimal word", "DecimalWord"),
    ("hyphened", "Hyphened"),
    ("below zero", "BelowZero"),
    ("change", "Change"),
    ("of", "Of"),
    ("people", "People"),
    ("more", "More"),
    ("naming", "Naming"),
    ("street", "Street"),
    ("clock", "Clock"),
    ("idiom", "Idiom"),
    ("hamza", "Hamza"),
    ("plain", "Plain"),
    ("pronoun next", "PronounNext"),
    ("uncounted", "Uncounted"),
    // Dates.
    ("month", "Month({})"),
    ("doubtful month", "DoubtfulMonth({})"),
    ("short month", "ShortMonth({})"),
    ("hijri month", "HijriMonth({})"),
    ("hijri mark", "HijriMark"),
    ("civil mark", "CivilMark"),
    ("before era", "BeforeEra"),
    ("weekday", "Weekday({})"),
    ("season", "Season(Season::{})"),
    ("grain", "Grain(Grain::{})"),
    ("grain letter", "GrainLetter(Grain::{})"),
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
    ("say cue", "SayCue"),
    // Texts.
    ("abbreviation", "Abbreviation"),
    ("byline", "Byline"),
    ("dateline", "Dateline"),
];

#[derive(Default)]
struct Language {
    settings: BTreeMap<String, String>,
    clitics: Vec<(String, String)>,
    senses: BTreeMap<String, Vec<String>>,
    /// Forms whose case matters, as written: units, codes and signs.
    symbols: BTreeMap<String, Vec<String>>,
}

fn main() {
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    let mut files: Vec<_> = fs::read_dir("src/lexicon")
        .expect("the folder of tables is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let mut out = String::new();
    let mut names = Vec::new();
    for file in &files {
        let name =
            file.file_stem().and_then(|stem| stem.to_str()).expect("a table is named for its language").to_uppercase();
        write_language(&mut out, &name, &read(file));
        names.push(format!("&{name}"));
    }
    writeln!(out, "/// Every language, by file name.\npub static LANGUAGES: &[&Language] = &[{}];", names.join(", "))
        .unwrap();
    let target = Path::new(&env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("lexicon.rs");
    fs::write(target, out).expect("OUT_DIR can be written");
}

/// One table. A row that means nothing stops the build with its place.
fn read(path: &Path) -> Language {
    let text = fs::read_to_string(path).expect("a table is UTF-8");
    let mut language = Language::default();
    let mut section = String::new();
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
                let Some((_, pattern)) = SECTIONS.iter().find(|(section, _)| *section == name) else {
                    wrong("no such section")
                };
                for form in forms.split(',').map(str::trim) {
                    let senses = match symbol {
                        Some(_) => language.symbols.entry(form.to_owned()).or_default(),
                        // Words joined by a hyphen or an apostrophe are a phrase, as the reader cuts them.
                        None => language.senses.entry(fold::fold(form).replace(['-', '\''], " ")).or_default(),
                    };
                    let sense = pattern.replace("{}", value);
                    if !senses.contains(&sense) {
                        senses.push(sense);
                    }
                }
            }
        }
    }
    language
}

/// A word or a phrase with its senses, the particles before it, and the longest phrase that it begins.
#[derive(Default)]
struct Entry {
    senses: String,
    clitic: String,
    longest: usize,
}

/// A filter with sixteen bits a signature, so that few others pass.
fn filter(signatures: impl Iterator<Item = fold::Signature>) -> Vec<u64> {
    let signatures: Vec<_> = signatures.collect();
    let mut filter = vec![0_u64; (signatures.len() / 4).next_power_of_two()];
    for signature in signatures {
        let (word, bit) = signature.slot(filter.len());
        filter[word] |= 1 << bit;
    }
    filter
}

fn filter_of_phrases<'k>(keys: impl Iterator<Item = &'k str>) -> Vec<u64> {
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

fn write_language(out: &mut String, name: &str, language: &Language) {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let bare = [(String::new(), String::new())];
    // Forms as written come first, so that «واحد» is "one" and not "and" with something.
    for (prefix, flags) in bare.iter().chain(&language.clitics) {
        for (form, senses) in &language.senses {
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
            if entry.senses.is_empty() {
                entry.senses = senses.iter().map(|sense| format!("Sense::{sense}")).collect::<Vec<_>>().join(", ");
                entry.clitic = clitic;
            }
        }
    }
    let rows: Vec<(String, String)> = entries
        .into_iter()
        .map(|(key, entry)| {
            let clitic = if entry.clitic.is_empty() { clitic("", "") } else { entry.clitic };
            (key, format!("Entry {{ senses: &[{}], clitic: {clitic}, longest: {} }}", entry.senses, entry.longest))
        })
        .collect();
    let mut map = phf_codegen::Map::new();
    for (key, value) in &rows {
        map.entry(key.as_str(), value);
    }
    let filter = filter(rows.iter().filter(|(key, _)| !key.contains(' ')).map(|(key, _)| fold::Signature::of(key)));
    // What the longer phrases begin with counts too, so that a look-up can stop at the first word that fits none.
    let phrases = filter_of_phrases(rows.iter().map(|(key, _)| key.as_str()));
    let mut symbols = phf_codegen::Map::new();
    for (form, senses) in &language.symbols {
        let senses: Vec<String> = senses.iter().map(|sense| format!("Sense::{sense}")).collect();
        symbols.entry(form.as_str(), format!("&[{}]", senses.join(", ")));
    }
    let setting = |key: &str| language.settings.get(key).unwrap_or_else(|| panic!("{name}: no `{key}` in [language]"));
    let groups: Vec<String> = setting("groups").split(' ').map(|mark| format!("'{mark}'")).collect();
    writeln!(
        out,
        "/// The language of `{code}.txt`.\npub static {name}: Language = Language {{ code: \"{code}\", script: Script::{}, \
         decimal: '{}', groups: &[{}], month_first: {}, capital_names: {}, entries: &{}, symbols: &{}, filter: &{filter:?}, phrases: &{phrases:?} }};",
        setting("script"),
        setting("decimal"),
        groups.join(", "),
        setting("month first"),
        setting("capital names"),
        map.build(),
        symbols.build(),
        code = setting("code"),
    )
    .unwrap();
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

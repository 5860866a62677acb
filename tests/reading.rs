//! The tables of running text under `tests/reading/`: every mention that a row marks must be read, and nothing else.
//!
//! The format is told in `tests/README.md`. A wrong row is printed as `file:line: expected … got …`; rows that are known to fail
//! are listed in `tests/reading/known.txt`, and one that passes must leave the list. `RECONCILE_KNOWN=write` writes the
//! list anew.

use reconcile::mention::trace::Trace;
use reconcile::mention::{Context, Mention, read};
use reconcile::text::{Span, fold};
use reconcile::value::{Amount, DateSpan, Figure, Grain, Lean, Quantity, Unit, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[test]
fn running_text() {
    let mut summary = Summary::default();
    for folder in ["", "/held_out", "/everyday", "/mixed", "/pages", "/bulletins"] {
        for table in tables(&format!("tests/reading{folder}")) {
            summary.run(&table);
        }
    }
    let known_path = Path::new("tests/reading/known.txt");
    if std::env::var_os("RECONCILE_KNOWN").is_some_and(|mode| mode == "write") {
        let mut list = String::from("# Rows of the tables that are not read right yet: the file and the row's text.\n");
        for (row, _) in &summary.wrong {
            writeln!(list, "{row}").unwrap();
        }
        std::fs::write(known_path, list).expect("the list can be written");
    }
    let listed = std::fs::read_to_string(known_path).unwrap_or_default();
    let known: BTreeSet<&str> = listed.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let wrong: BTreeSet<&str> = summary.wrong.iter().map(|(row, _)| row.as_str()).collect();
    summary.print(&known);
    let new: Vec<_> = wrong.difference(&known).collect();
    let mended: Vec<_> = known.difference(&wrong).collect();
    assert!(new.is_empty(), "{} rows are wrong that tests/reading/known.txt does not list", new.len());
    assert!(mended.is_empty(), "these rows are right now and must leave tests/reading/known.txt: {mended:#?}");
}

/// The tables of a folder, the list of known rows aside, by name.
fn tables(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of tables is there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter(|path| path.file_name().is_some_and(|name| name != "known.txt"))
        .collect();
    files.sort();
    files
}

/// What the rows came to, by file and by kind.
#[derive(Default)]
struct Summary {
    rows: usize,
    /// The rows that are wrong, as the list of known ones writes them, each with its complaints.
    wrong: Vec<(String, String)>,
    files: BTreeMap<String, (usize, usize)>,
    kinds: BTreeMap<String, Tally>,
}

#[derive(Default)]
struct Tally {
    expected: usize,
    found: usize,
    right: usize,
}

impl Summary {
    fn run(&mut self, table: &Path) {
        let file = table.strip_prefix("tests/reading").expect("a table lies there").to_string_lossy().into_owned();
        let code = table.file_stem().expect("a table has a name").to_string_lossy();
        let lang = (code.len() == 2).then(|| code.into_owned());
        let text = std::fs::read_to_string(table).expect("a table is UTF-8");
        let mut reference = None;
        for (number, line) in text.lines().enumerate() {
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(day) = line.strip_prefix('@') {
                let day = day.trim().parse().expect("a reference date is a day");
                reference = Some(DateSpan::new(day, day, Grain::Day));
                continue;
            }
            let row = Row::of(line).unwrap_or_else(|why| panic!("{}:{}: {why}", table.display(), number + 1));
            let context = Context { lang: lang.clone(), reference: reference.clone(), ..Context::default() };
            let complaints = self.check(&row, &context);
            self.rows += 1;
            let tally = self.files.entry(file.clone()).or_default();
            tally.0 += 1;
            if complaints.is_empty() {
                tally.1 += 1;
            } else {
                let place = format!("{}:{}", table.display(), number + 1);
                let complaints: String =
                    complaints.iter().map(|complaint| format!("{place}: {complaint}\n    {line}\n")).collect();
                self.wrong.push((format!("{file} | {}", row.text), complaints));
            }
        }
    }

    /// What is wrong with the reading of a row.
    fn check(&mut self, row: &Row, context: &Context) -> Vec<String> {
        let mentions = read(&row.text, context);
        let mut complaints = Vec::new();
        let mut taken = vec![false; mentions.len()];
        for mention in &mentions {
            self.kinds.entry(shown(mention).split(' ').next().unwrap_or_default().to_owned()).or_default().found += 1;
        }
        for (span, expected) in &row.expected {
            let kind = expected.split(' ').next().unwrap_or_default();
            let tally = self.kinds.entry(kind.to_owned()).or_default();
            tally.expected += 1;
            let here = (0..mentions.len()).find(|&index| !taken[index] && overlaps(mentions[index].span, *span));
            let Some(index) = here else {
                complaints.push(format!("expected {{{}}} {expected}, got nothing", span.cut(&row.text)));
                continue;
            };
            taken[index] = true;
            let mention = &mentions[index];
            if !same_span(&row.text, mention, *span) || !same_value(mention, expected) {
                let got = format!("{{{}}} {}", mention.span.cut(&row.text), shown(mention));
                complaints.push(format!("expected {{{}}} {expected}, got {got}", span.cut(&row.text)));
            } else {
                tally.right += 1;
            }
        }
        for (mention, taken) in mentions.iter().zip(taken) {
            if !taken {
                complaints.push(format!(
                    "expected nothing, got {{{}}} {}",
                    mention.span.cut(&row.text),
                    shown(mention)
                ));
            }
        }
        complaints
    }

    fn print(&self, known: &BTreeSet<&str>) {
        for (row, complaints) in &self.wrong {
            let mark = if known.contains(row.as_str()) { "(known) " } else { "" };
            print!("{mark}{complaints}");
        }
        for (file, (rows, right)) in &self.files {
            println!("{file}: {right} of {rows} rows");
        }
        for (kind, Tally { expected, found, right }) in &self.kinds {
            let share = |of: usize| if of == 0 { 100.0 } else { *right as f64 * 100.0 / of as f64 };
            println!("{kind}: recall {:.1} %, precision {:.1} %, of {expected}", share(*expected), share(*found));
        }
    }
}

/// One row: its text without braces, and each brace's span with its reading.
struct Row {
    text: String,
    expected: Vec<(Span, String)>,
}

impl Row {
    fn of(line: &str) -> Result<Row, String> {
        let (marked, readings) = line.split_once(" |").ok_or("a row has no ` |`")?;
        let mut text = String::new();
        let mut spans = Vec::new();
        let mut open = None;
        for letter in marked.chars() {
            match (letter, open) {
                ('{', None) => open = Some(text.len()),
                ('}', Some(start)) => {
                    spans.push(Span::new(start, text.len()));
                    open = None;
                }
                ('{' | '}', _) => return Err("braces do not pair".to_owned()),
                _ => text.push(letter),
            }
        }
        let readings: Vec<&str> = readings.split(" | ").map(str::trim).filter(|reading| !reading.is_empty()).collect();
        if open.is_some() || spans.len() != readings.len() {
            return Err(format!("{} braces and {} readings", spans.len(), readings.len()));
        }
        Ok(Row { text, expected: spans.into_iter().zip(readings.into_iter().map(str::to_owned)).collect() })
    }
}

fn overlaps(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether a mention stands where the braces do, under the leniencies of `tests/README.md`.
fn same_span(text: &str, mention: &Mention, braces: Span) -> bool {
    let (start, end) = (mention.span.start, mention.span.end);
    let difference = |a: usize, b: usize| fold(text[a.min(b)..a.max(b)].trim());
    // A preposition, the word "year" or a particle may stand inside or outside.
    const BEFORE: &[&str] = &[
        "",
        "in",
        "on",
        "the",
        "in the",
        "on the",
        "في",
        "عام",
        "عامي",
        "في عام",
        "سنه",
        "en",
        "le",
        "la",
        "l'",
        "au",
        "les",
        "dans les",
        "du",
        "و",
        "ف",
        "ب",
        "ل",
        "ك",
        "ال",
        "وال",
        "بال",
        "لل",
        "وب",
        "ول",
    ];
    let begins = BEFORE.contains(&difference(start, braces.start).as_str());
    // A counted noun stands outside the braces and may belong to the mention.
    let noun = match &mention.value {
        Ok(Value::Quantity(Quantity { unit: Unit::Noun(noun), .. })) => Some(fold(noun)),
        _ => None,
    };
    let counted = |words: &str| {
        let words =
            words.trim_start_matches("of ").trim_start_matches("de ").trim_start_matches("d'").trim_start_matches('-');
        noun.as_deref().is_some_and(|noun| words.trim_end().ends_with(noun))
    };
    let ends = end == braces.end || (end > braces.end && counted(&difference(end, braces.end)));
    begins && ends
}

/// Whether a mention states what the row says.
fn same_value(mention: &Mention, expected: &str) -> bool {
    let got = shown(mention);
    if got == expected {
        return true;
    }
    let (expected_words, got_words): (Vec<&str>, Vec<&str>) = (expected.split(' ').collect(), got.split(' ').collect());
    if expected_words.len() < 2 || got_words.len() < 2 || expected_words[0] != got_words[0] {
        return false;
    }
    if !same_figure(expected_words[1], got_words[1]) {
        return false;
    }
    match (expected_words[0], &mention.value) {
        // The noun is checked where both name one.
        ("count", Ok(Value::Quantity(Quantity { unit: Unit::Noun(noun), .. }))) => {
            expected_words.len() == 2 || fold(&expected_words[2..].join(" ")) == fold(noun)
        }
        ("count", _) => true,
        ("money", Ok(Value::Quantity(Quantity { unit: Unit::Money(currency), .. }))) => {
            let code = expected_words.get(2).copied().unwrap_or("?");
            let unit = match code.strip_suffix('?') {
                Some("") => currency.code.is_none(),
                Some(code) => currency.possible().iter().any(|possible| possible.as_str() == code),
                None => currency.code.is_some_and(|known| known.as_str() == code),
            };
            unit && expected_words.get(3..) == got_words.get(3..)
        }
        _ => expected_words[2..] == got_words[2..],
    }
}

/// Figures are the same where they write the same number; a fraction is compared to the places that the row writes.
fn same_figure(expected: &str, got: &str) -> bool {
    if expected == got {
        return true;
    }
    let number = |figure: &str| {
        let digits = figure.trim_start_matches(['~', '>', '<', '=', '+']);
        let sign = &figure[..figure.len() - digits.len()];
        Some((sign.to_owned(), digits.parse::<rust_decimal::Decimal>().ok()?))
    };
    match (number(expected), number(got)) {
        (Some((sign, expected)), Some((got_sign, got))) => {
            sign == got_sign && got.round_dp(expected.scale()) == expected
        }
        _ => false,
    }
}

/// A mention in the notation of the tables.
fn shown(mention: &Mention) -> String {
    let value = match &mention.value {
        Ok(value) => value,
        Err(_) => return "date unresolved".to_owned(),
    };
    match value {
        Value::Quantity(quantity) => shown_quantity(quantity),
        Value::Date(date) => {
            let approximate = if date.approx.is_some() { "~" } else { "" };
            let day = |day: Option<jiff::civil::Date>| day.map_or("..".to_owned(), |day| day.to_string());
            let (start, end) = (day(date.start()), day(date.end()));
            if start == end { format!("date {approximate}{start}") } else { format!("date {approximate}{start}/{end}") }
        }
        other => format!("{other:?}"),
    }
}

fn shown_quantity(quantity: &Quantity) -> String {
    let number = |figure: &Figure| figure.value.normalize().to_string();
    let figure = match &quantity.amount {
        Amount::Point(figure) => number(figure),
        Amount::Bound(bound, figure) => format!("{}{}", bound.sign(), number(figure)),
        Amount::Range(low, high) => format!("{}..{}", number(low), number(high)),
        Amount::Vague(low, high) => format!("{}..{}", low.normalize(), high.normalize()),
    };
    let approximate = match (&quantity.approx, &quantity.amount) {
        (Some(approx), Amount::Point(_)) => match approx.lean {
            Lean::Both => "~",
            Lean::Under => "~-",
            Lean::Over => "~+",
        },
        // A share stands for its fraction and is approximate by nature.
        (None, Amount::Point(Figure { fraction: Some(_), .. })) if quantity.unit == Unit::Percent => "~",
        _ => "",
    };
    let unit = match &quantity.unit {
        Unit::Bare | Unit::Percent | Unit::Rank => String::new(),
        Unit::Money(currency) => match (&currency.code, currency.possible()) {
            (Some(code), _) => format!(" {code}"),
            (None, []) => " ?".to_owned(),
            (None, [first, ..]) => format!(" {first}?"),
        },
        Unit::PercentPoint => " pp".to_owned(),
        Unit::BasisPoint => " bp".to_owned(),
        Unit::Measure(measure) => format!(" {}", measure.symbol),
        Unit::Time(unit) => format!(" {}", unit.as_str()),
        Unit::Noun(noun) => format!(" {noun}"),
    };
    let per = quantity.per.as_ref().map_or(String::new(), |per| format!(" per {per}"));
    format!("{} {approximate}{figure}{unit}{per}", quantity.unit.kind().as_str())
}

proptest::proptest! {
    /// Whatever stands in a text, mentions are in order, apart from each other, and cut it between characters.
    #[test]
    fn spans_are_sound(pieces in proptest::collection::vec((0..PIECES.len(), proptest::bool::ANY), 0..24)) {
        let text: String =
            pieces.iter().map(|&(piece, blank)| format!("{}{}", PIECES[piece], if blank { " " } else { "" })).collect();
        let mut end = 0;
        for mention in read(&text, &Context::default()) {
            let Mention { span, figure, .. } = mention;
            proptest::prop_assert!(end <= span.start && span.start < span.end, "{text}");
            proptest::prop_assert!(text.get(span.start..span.end).is_some(), "{text}");
            proptest::prop_assert!(span.start <= figure.start && figure.end <= span.end, "{text}");
            end = span.end;
            let mut part_end = span.start;
            for part in Trace::of(&text, &mention, &Context::default()).parts {
                proptest::prop_assert!(part_end <= part.span.start && part.span.start < part.span.end, "{text}");
                proptest::prop_assert!(text.get(part.span.start..part.span.end).is_some(), "{text}");
                part_end = part.span.end;
            }
            proptest::prop_assert!(part_end <= span.end, "{text}");
        }
    }
}

/// What expressions of figures are made of, and what disturbs them.
const PIECES: &[&str] = &[
    "14.3",
    "1,250",
    "٣٫٥",
    "2025",
    "99999999999999999999999999999",
    "0",
    "three",
    "twenty-",
    "hundred",
    "million",
    "half",
    "a",
    "one",
    "third",
    "dozen",
    "hundreds",
    "of",
    "and",
    "to",
    "between",
    "from",
    "in",
    "per",
    "$",
    "€",
    "USD",
    "%",
    "km",
    "°",
    "C",
    "hours",
    "years",
    "old",
    "about",
    "at least",
    "more than",
    "or so",
    "-",
    "–",
    ".",
    ",",
    "'",
    "(",
    "[",
    "/",
    ":",
    "ثلاثة",
    "وعشرون",
    "ألفا",
    "مليون",
    "مليارين",
    "ونصف",
    "و",
    "بـ",
    "الـ",
    "نحو",
    "من كل",
    "بين",
    "إلى",
    "دولار",
    "سعودي",
    "بالمئة",
    "سنوات",
    "الماضية",
    "المرتبة",
    "الثالثة",
    "على الأقل",
    "قتيلان",
    "No",
    "m",
    "h",
    "\n",
    "people",
    "é",
    "\u{200F}",
];

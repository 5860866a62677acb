//! Extracted claims as files: YAML that a person edits and checks in, and JSON Lines for programs. Both are read
//! again by [`claim::file`](crate::claim::file) to the same claims.

use super::{Document, Extracted};
use crate::claim::file::reads_as;
use crate::claim::{Quote, Unread, Within};
use crate::lexicon::Language;
use crate::mention::{self, Context};
use crate::value::{Amount, Calendar, Currency, DateSpan, Figure, Grain, Kind, Quantity, Unit, Value, whole_place};
use foldhash::{HashMap, HashMapExt};
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// The claims of a document as one entry of a YAML claim file: its article with `path` as the way from the claim file to
/// the article's file, then the claims, their topics left open. Figures without a value follow as comments.
///
/// Entries one after another are a claim file.
#[must_use]
pub fn to_yaml(
    document: &Document<'_>,
    path: &str,
    claims: &[Extracted<'_>],
    unread: &[Unread<&str>],
    context: &Context,
) -> String {
    let article = &document.article;
    let mut yaml = String::from("- article:\n");
    let fields = [
        ("path", Some(path)),
        ("source", article.source.as_deref()),
        ("title", article.title.as_deref()),
        ("published", article.published.as_deref()),
        ("lang", article.lang.as_deref()),
        ("url", article.url.as_deref()),
        ("updated", article.updated.as_deref()),
    ];
    for (key, words) in fields {
        if let Some(words) = words {
            let _ = writeln!(yaml, "    {key}: {}", scalar(words));
        }
    }
    if claims.is_empty() {
        yaml.push_str("  claims: []\n");
    } else {
        yaml.push_str("  claims:\n");
    }
    let context = document.context(context);
    let mut notation = Notation::new(&context);
    for Extracted { topic, value, quote: Quote { exact, place, .. } } in claims {
        let _ = writeln!(yaml, "    - topic: {}", topic.as_deref().map_or("~".to_owned(), scalar));
        let _ = writeln!(yaml, "      value: {}", scalar(notation.of(value, exact)));
        let _ = writeln!(yaml, "      quote: {}", scalar(exact));
        let _ = writeln!(yaml, "      at: {}:{}", place.line, place.column);
    }
    for Unread { quote, why, .. } in unread {
        let words = scalar(quote.exact);
        let _ = writeln!(yaml, "    # not read: {words} at {}:{}: {why}", quote.place.line, quote.place.column);
    }
    yaml
}

/// About how many bytes a line takes.
const LINE: usize = 400;

/// The claims of a document as JSON Lines, one object each, in UTF-8; `article` is the id that a JSON line gave the document.
#[must_use]
pub fn to_json_lines(document: &Document<'_>, path: &str, claims: &[Extracted<'_>], context: &Context) -> Vec<u8> {
    if claims.is_empty() {
        return Vec::new();
    }
    let article = &document.article;
    let context = document.context(context);
    let mut notation = Notation::new(&context);
    let mut lines = Vec::with_capacity(claims.len() * LINE);
    // The second half of every line tells of the article. It is the same, and is made once.
    let mut source = Vec::with_capacity(LINE);
    let mut half = Json { json: &mut source };
    half.raw(r#","path":"#);
    half.words(path);
    for (key, words) in [
        (r#","article":"#, document.id.as_deref()),
        (r#","source":"#, article.source.as_deref()),
        (r#","title":"#, article.title.as_deref()),
        (r#","published":"#, article.published.as_deref()),
        (r#","lang":"#, article.lang.as_deref()),
        (r#","url":"#, article.url.as_deref()),
        (r#","updated":"#, article.updated.as_deref()),
    ] {
        if let Some(words) = words {
            half.raw(key);
            half.words(words);
        }
    }
    source.extend_from_slice(b"}\n");
    for Extracted { topic, value, quote } in claims {
        let Quote { exact, span, figure, place, within, before, after } = quote;
        let within = match within {
            Within::File => "file",
            Within::Text => "text",
        };
        let mut line = Json { json: &mut lines };
        line.raw(r#"{"topic":"#);
        match topic {
            Some(topic) => line.words(topic),
            None => line.raw("null"),
        }
        line.raw(r#","kind":""#);
        line.raw(value.kind().as_str());
        line.raw(r#"","value":"#);
        line.words(notation.of(value, exact));
        line.raw(r#","quote":"#);
        line.words(exact);
        line.raw(r#","at":""#);
        line.number(place.line);
        line.raw(":");
        line.number(place.column);
        line.raw(r#"","byte_start":"#);
        line.number(span.start);
        line.raw(r#","byte_end":"#);
        line.number(span.end);
        line.raw(r#","in":""#);
        line.raw(within);
        line.raw(r#"","figure":["#);
        line.number(figure.start);
        line.raw(",");
        line.number(figure.end);
        line.raw(r#"],"before":"#);
        line.words(before);
        line.raw(r#","after":"#);
        line.words(after);
        lines.extend_from_slice(&source);
    }
    lines
}

/// JSON that is written piece by piece: nearly all words need no escape.
struct Json<'l> {
    json: &'l mut Vec<u8>,
}

impl Json<'_> {
    /// Signs and keys as they stand there.
    #[inline(always)]
    fn raw(&mut self, signs: &str) {
        self.json.extend_from_slice(signs.as_bytes());
    }

    /// Words in quotation marks.
    fn words(&mut self, words: &str) {
        if needs_no_escape(words) {
            self.json.push(b'"');
            self.json.extend_from_slice(words.as_bytes());
            self.json.push(b'"');
        } else {
            // Words have no way to fail.
            _ = serde_json::to_writer(&mut *self.json, words);
        }
    }

    /// Nearly all of what is written of a claim beside its words are numbers, for which serde's way is long.
    fn number(&mut self, mut number: usize) {
        const DIGITS: usize = 20;
        let mut digits = [0; DIGITS];
        let mut first = DIGITS;
        loop {
            first -= 1;
            digits[first] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        self.json.extend_from_slice(&digits[first..]);
    }
}

/// Whether a string of JSON holds words without an escape. All bytes are looked at together, since hardly any needs one.
fn needs_no_escape(words: &str) -> bool {
    !words.bytes().fold(false, |any, byte| any | (byte < b' ' || byte == b'"' || byte == b'\\'))
}

/// Writes the values of one document, and keeps which notations are read back: a text says many things again.
struct Notation<'c> {
    context: &'c Context,
    /// Whether the language of the document writes decimals after a comma: `4.5` may be read as another number.
    decimal_comma: bool,
    /// The notation that was asked for last.
    last: String,
    /// By notation and kind. All values of one kind that are written alike are read back, or none.
    known: HashMap<(String, Kind), bool>,
}

impl<'c> Notation<'c> {
    fn new(context: &'c Context) -> Self {
        let language = context.lang.as_deref().and_then(Language::of);
        let decimal_comma = language.is_some_and(|language| language.decimal == ',');
        Notation { context, decimal_comma, last: String::new(), known: HashMap::new() }
    }

    /// A value as a claim file writes it: in the notation of values, or in its own words where only they are read back to the
    /// same value.
    fn of(&mut self, value: &Value, words: &str) -> &str {
        let context = self.context;
        self.last.clear();
        let _ = value.write_to(&mut self.last);
        if !self.decimal_comma && (is_plain(value) || is_plain_count(value, &self.last, context)) {
            debug_assert!(reads_as(&self.last, value, context), "{} is not read back", self.last);
            return &self.last;
        }
        let words = words.trim();
        // Rounded as it is printed it would be another.
        if is_divided(value) && reads_as(words, value, context) {
            words.clone_into(&mut self.last);
            return &self.last;
        }
        let known = self.known.entry((self.last.clone(), value.kind()));
        if !*known.or_insert_with_key(|(notation, _)| reads_as(notation, value, context)) {
            let others = [Some(words.to_owned()), share(value), lone_year(value)];
            if let Some(other) = others.into_iter().flatten().find(|words| reads_as(words, value, context)) {
                self.last = other;
            }
        }
        &self.last
    }
}

/// A thousand trillion: decimals of more are written out.
const LARGEST: Decimal = Decimal::from_parts(0xA4C6_8000, 0x0003_8D7E, 0, false, 0);

/// The years of news.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// Measures whose symbols are printed and not read.
const UNREAD: [&str; 15] =
    ["GJ", "Gt", "Mt", "N", "bu", "cal", "cup", "floz", "in2", "in3", "kt", "pt", "q", "qt", "°"];

/// Whether a value's notation needs no proof that it is read back: amounts without a noun, and days, months and years.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Quantity(Quantity { amount, unit, per: None, .. }) => {
            let currency = |currency: &Currency| currency.code.is_some();
            let known = match unit {
                Unit::Bare | Unit::Percent | Unit::Time(_) => true,
                Unit::Measure(measure) => !UNREAD.contains(&measure.symbol),
                Unit::Money(money) => currency(money),
                Unit::Rank => is_place_in_order(value),
                _ => false,
            };
            let figures = match amount {
                Amount::Point(figure) | Amount::Bound(_, figure) => [Some(figure), None],
                Amount::Range(low, high) => [Some(low), Some(high)],
                Amount::Vague(..) => [None, None],
            };
            known && figures.into_iter().flatten().all(is_plain_figure)
        }
        Value::Date(date) => {
            let whole = matches!(date.grain, Grain::Day | Grain::Month | Grain::Year);
            // Alone, in a bound or in a range a year of another time is a number as often.
            let near = YEARS.contains(&date.first.year()) && YEARS.contains(&date.last.year());
            let lone = !date.range && date.part.is_none() && date.bound.is_none() && date.grain != Grain::Year;
            let one = match (date.part, date.bound) {
                (None, None) => !date.range || date.approx.is_none() && !is_one_unit(date),
                (None, Some(_)) | (Some(_), None) => !date.range,
                (Some(_), Some(_)) => false,
            };
            whole && (lone || one && near) && date.calendar == Calendar::Gregorian
        }
        _ => false,
    }
}

/// Whether a range is printed as the one day, month or year that it fills: "from September to September".
fn is_one_unit(date: &DateSpan) -> bool {
    let (first, last) = (date.first, date.last);
    first == last
        || first == last.first_of_month() && last == first.last_of_month()
        || first == last.first_of_year() && last == first.last_of_year()
}

/// Whether a rank is written in digits alone: `3rd`.
fn is_place_in_order(value: &Value) -> bool {
    let Value::Quantity(Quantity { amount: Amount::Point(figure), approx: None, .. }) = value else { return false };
    !figure.decimal && figure.value < Decimal::ONE_THOUSAND
}

/// The same of a number of something, where its noun can mean nothing else.
fn is_plain_count(value: &Value, notation: &str, context: &Context) -> bool {
    let Value::Quantity(Quantity { amount, unit: Unit::Noun(_), per: None, .. }) = value else { return false };
    let plain = match amount {
        Amount::Point(figure) | Amount::Bound(_, figure) => is_plain_figure(figure),
        Amount::Range(low, high) => is_plain_figure(low) && is_plain_figure(high),
        Amount::Vague(..) => false,
    };
    plain && mention::is_plain_count(notation, context)
}

fn is_plain_figure(figure: &Figure) -> bool {
    // Of "5.4 million billion" no scale leaves a decimal, and "50 crore" is stated to another place than "500,000,000".
    let placed = if figure.decimal { figure.value < LARGEST } else { whole_place(figure.value) == figure.place };
    placed && figure.fraction.is_none() && !figure.is_divided() && !figure.value.is_sign_negative()
}

fn is_divided(value: &Value) -> bool {
    matches!(value, Value::Quantity(quantity) if quantity.amount.point().is_some_and(Figure::is_divided))
}

/// A fraction in words that keep it exact: two-thirds is `2 in 3`.
fn share(value: &Value) -> Option<String> {
    let Value::Quantity(quantity) = value else { return None };
    let (parts, whole) = quantity.amount.point()?.fraction?;
    Some(format!("{parts} in {whole}"))
}

/// A year of another time, which stands for a number without its noun: `year 1851`.
fn lone_year(value: &Value) -> Option<String> {
    let Value::Date(date) = value else { return None };
    (date.grain == Grain::Year && !date.range && date.bound.is_none()).then(|| format!("year {value}"))
}

/// Words as a YAML scalar on one line: as they are where YAML gives them no meaning of its own, else in quotation marks.
fn scalar(words: &str) -> String {
    let starts = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '$' | '€' | '£' | '¥' | '+' | '(' | '/' | '.' | '“' | '«' | '¤')
    };
    let sign = words.strip_prefix(['~', '-', '<', '≥', '≤', '±']).unwrap_or(words);
    let plain = sign.starts_with(starts)
        && !words.contains(": ")
        && !words.contains(" #")
        && !words.ends_with([':', ' '])
        && !words
            .chars()
            .any(|letter| letter.is_control() || letter == '\u{FEFF}' || crate::text::is_invisible(letter))
        && !matches!(words, "null" | "Null" | "NULL");
    if plain {
        return words.to_owned();
    }
    if !words.chars().any(|letter| letter.is_control() || crate::text::is_invisible(letter)) {
        return format!("'{}'", words.replace('\'', "''"));
    }
    // What cannot be seen is written out. JSON's strings are YAML's.
    let mut quoted = String::from("\"");
    for letter in words.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if letter.is_control() || crate::text::is_invisible(letter) => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::file::read_value;
    use crate::value::{Approx, Bound, DateBound, DateSpan, Lean, MEASURES};
    use jiff::civil::date;

    /// Every amount that is taken to be read back without proof is read back, in both languages.
    #[test]
    fn plain_notation_is_read_back() {
        const AMOUNTS: &str = "7; 1; -5; 0; 0.5; 1.0; 14.0; 690; 2,019; 1,250; 100,000; 14.3B; 20M; 3K; 12.50; 10–15; -5 to 5; 1.5–2; \
                               10–15M; 190–2,500; several; tens; dozens; hundreds; thousands; hundreds of thousands; tens of billions; 5.4 million billion; 50 crore";
        const UNITS: &str = "7; 7 %; 7 USD; 7 SAR; 7 seconds; 7 minutes; 7 hours; 7 days; 7 weeks; 7 months; 7 years";
        let english = Context { lang: Some("en".to_owned()), ..Context::default() };
        let read = |words: &str| match read_value(words, &english).map(|meaning| meaning.value) {
            Ok(Value::Quantity(quantity)) => quantity,
            other => panic!("{words}: {other:?}"),
        };
        let bounded = |amount: &Amount| match amount {
            Amount::Point(figure) => [Bound::Above, Bound::AtLeast, Bound::Below, Bound::AtMost]
                .map(|bound| Amount::Bound(bound, *figure))
                .to_vec(),
            _ => Vec::new(),
        };
        let amounts: Vec<Amount> = AMOUNTS.split("; ").map(|words| read(words).amount).collect();
        let amounts = amounts.iter().flat_map(|amount| std::iter::once(*amount).chain(bounded(amount)));
        let mut quantities = Vec::new();
        for amount in amounts {
            let units = UNITS.split("; ").map(|words| read(words).unit);
            for unit in units.chain(MEASURES.iter().map(Unit::Measure)).chain([Unit::Rank]) {
                for lean in [None, Some(Lean::Both), Some(Lean::Under), Some(Lean::Over)] {
                    let approx = lean.map(|lean| Approx { words: String::new(), lean });
                    quantities.push(Value::Quantity(Quantity { amount, approx, unit: unit.clone(), per: None }));
                }
            }
        }
        let mut wrong = Vec::new();
        for lang in [None, Some("en"), Some("ar")] {
            let context = Context { lang: lang.map(str::to_owned), ..Context::default() };
            let plain = quantities.iter().filter(|value| is_plain(value));
            let not_read = |value: &&Value| !reads_as(&value.to_string(), value, &context);
            wrong.extend(plain.filter(not_read).map(|value| format!("{lang:?}: {value}")));
        }
        assert_eq!(wrong, [] as [String; 0]);
    }

    /// The same of dates.
    #[test]
    fn plain_dates_are_read_back() {
        const DATES: &str = "5 May 2013; 31 December 1999; 1 January 2000; 29 February 2024; 12 June 1904; May 2013; September 2009; 2013; 1950; 2000; \
                             2003..2010; 2019..2020; 2003-05..2004-06; 2011-02..2011-03; September 2016 to September 2016; 2003-05-01..2003-06-07; \
                             2003-01-01..2003-12-31; early 2013; mid 2013; late 1990; early May 2013; mid July 2009; late December 2003";
        let english = Context { lang: Some("en".to_owned()), ..Context::default() };
        let mut dates = Vec::new();
        for words in DATES.split("; ") {
            let date = match read_value(words, &english).map(|meaning| meaning.value) {
                Ok(Value::Date(date)) => date,
                other => panic!("{words}: {other:?}"),
            };
            for bound in
                [None, Some(DateBound::Before), Some(DateBound::By), Some(DateBound::After), Some(DateBound::Since)]
            {
                for lean in [None, Some(Lean::Both), Some(Lean::Under), Some(Lean::Over)] {
                    let approx = lean.map(|lean| Approx { words: String::new(), lean });
                    dates.push(Value::Date(DateSpan { bound, approx, ..date.clone() }));
                }
            }
        }
        let mut wrong = Vec::new();
        for lang in [None, Some("en"), Some("ar")] {
            for reference in [None, Some(DateSpan::new(date(2013, 5, 7), date(2013, 5, 7), Grain::Day))] {
                let context = Context { lang: lang.map(str::to_owned), reference, ..Context::default() };
                let plain = dates.iter().filter(|value| is_plain(value));
                let not_read = |value: &&Value| !reads_as(&value.to_string(), value, &context);
                wrong.extend(plain.filter(not_read).map(|value| format!("{lang:?}: {value}")));
            }
        }
        assert_eq!(wrong, [] as [String; 0]);
    }

    /// Whatever a number, a word that no table knows reads as what it counts, or the notation is proved.
    #[test]
    fn plain_counts_are_read_back() {
        const NOUNS: &str = "people; refugees; rockets; ancient oaks; glass; hours; May; residents; streets; percent; points; to fly; \
                             شخصا; قتيلا; صواريخ; صاروخا; مصابين; سفينة; اليوم; مايو; في المئة; يقيمون; بمعركة; ألفا";
        let numbers = (0..130).chain(1_990..2_030).chain([365, 404, 911, 1_250, 12_685, 45_000, 999_999]);
        let counts: Vec<(Value, String)> = numbers
            .flat_map(|number: u32| NOUNS.split("; ").map(move |noun| (Figure::whole(number.into()), noun.trim())))
            .map(|(figure, noun)| Quantity {
                amount: Amount::Point(figure),
                approx: None,
                unit: Unit::Noun(noun.to_owned()),
                per: None,
            })
            .map(|quantity| (quantity.to_string(), Value::Quantity(quantity)))
            .map(|(notation, value)| (value, notation))
            .collect();
        for lang in [None, Some("en"), Some("ar"), Some("fr")] {
            let context = Context { lang: lang.map(str::to_owned), ..Context::default() };
            assert_eq!(Notation::new(&context).decimal_comma, lang == Some("fr"));
            if lang == Some("fr") {
                continue;
            }
            let plain: Vec<_> =
                counts.iter().filter(|(value, notation)| is_plain_count(value, notation, &context)).collect();
            assert!(!plain.is_empty());
            let wrong: Vec<&str> = plain
                .into_iter()
                .filter(|(value, notation)| !reads_as(notation, value, &context))
                .map(|(_, notation)| notation.as_str())
                .collect();
            assert_eq!(wrong, [] as [&str; 0], "{lang:?}");
        }
    }

    #[test]
    fn scalars_are_quoted_where_yaml_needs_it() {
        for (words, yaml) in [
            ("~14.3B USD", "~14.3B USD"),
            ("نحو 14.3 مليار دولار", "نحو 14.3 مليار دولار"),
            (">10B", "'>10B'"),
            ("~", "'~'"),
            ("a: b", "'a: b'"),
            ("it's 1", "it's 1"),
            ("it's #1", "'it''s #1'"),
            ("x #1", "'x #1'"),
            ("'x", "'''x'"),
            ("14\n\u{200F}15", "\"14\\n\\u200F15\""),
            ("-5 °C", "-5 °C"),
            ("- 5", "'- 5'"),
            ("", "''"),
            ("\"a\"", "'\"a\"'"),
        ] {
            assert_eq!(scalar(words), yaml, "{words}");
        }
    }
}

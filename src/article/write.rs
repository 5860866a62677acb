//! Extracted claims as files: YAML that a person edits and checks in, and JSON Lines for programs. Both are read
//! again by [`claim::file`](crate::claim::file) to the same claims.

use super::Document;
use crate::claim::file::reads_as;
use crate::claim::{Claim, Quote, Unread, Within};
use crate::lexicon::Language;
use crate::mention::Context;
use crate::value::{Amount, Calendar, Currency, Grain, Quantity, Unit, Value};
use serde::Serialize;
use std::fmt::Write as _;
use std::sync::Arc;

/// The claims of a document as one entry of a YAML claim file: its article with `path` as the way from the claim file to
/// the article's file, then the claims, their topics left open. Figures without a value follow as comments.
///
/// Entries one after another are a claim file.
pub fn to_yaml(document: &Document<'_>, path: &str, claims: &[Claim], unread: &[Unread], context: &Context) -> String {
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
    for claim in claims {
        let value = notation(claim, &context);
        let Quote { exact, place, .. } = &claim.quote;
        let _ = writeln!(yaml, "    - topic: {}", claim.topic.as_deref().map_or("~".to_owned(), scalar));
        let _ = writeln!(yaml, "      value: {}", scalar(&value));
        let _ = writeln!(yaml, "      quote: {}", scalar(exact));
        let _ = writeln!(yaml, "      at: {}:{}", place.line, place.column);
    }
    for Unread { quote, why, .. } in unread {
        let words = scalar(&quote.exact);
        let _ = writeln!(yaml, "    # not read: {words} at {}:{}: {why}", quote.place.line, quote.place.column);
    }
    yaml
}

/// One claim as a line of JSON Lines.
#[derive(Serialize)]
struct Line<'a> {
    topic: Option<&'a str>,
    kind: &'static str,
    value: String,
    quote: &'a str,
    at: String,
    byte_start: usize,
    byte_end: usize,
    #[serde(rename = "in")]
    within: &'static str,
    figure: [usize; 2],
    before: &'a str,
    after: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<&'a str>,
}

/// The claims of a document as JSON Lines, one object each; `article` is the id that a JSON line gave the document.
pub fn to_json_lines(document: &Document<'_>, path: &str, claims: &[Claim], context: &Context) -> String {
    let article = &document.article;
    let context = document.context(context);
    let mut lines = String::new();
    let words = |words: &'_ Option<Arc<str>>| words.as_deref().map(str::to_owned);
    let (source, title, published) = (words(&article.source), words(&article.title), words(&article.published));
    let (lang, url, updated) = (words(&article.lang), words(&article.url), words(&article.updated));
    for claim in claims {
        let Quote { exact, span, figure, place, within, before, after } = &claim.quote;
        let line = Line {
            topic: claim.topic.as_deref(),
            kind: claim.value.kind().as_str(),
            value: notation(claim, &context),
            quote: exact,
            at: format!("{}:{}", place.line, place.column),
            byte_start: span.start,
            byte_end: span.end,
            within: match within {
                Within::File => "file",
                Within::Text => "text",
            },
            figure: [figure.start, figure.end],
            before,
            after,
            path,
            article: document.id.as_deref(),
            source: source.as_deref(),
            title: title.as_deref(),
            published: published.as_deref(),
            lang: lang.as_deref(),
            url: url.as_deref(),
            updated: updated.as_deref(),
        };
        // Words and numbers have no way to fail.
        if let Ok(line) = serde_json::to_string(&line) {
            lines.push_str(&line);
            lines.push('\n');
        }
    }
    lines
}

/// A claim's value as a claim file writes it: in the notation of values, or in its own words where only they are read
/// back to the same value.
fn notation(claim: &Claim, context: &Context) -> String {
    let notation = claim.value.to_string();
    if is_plain(&claim.value, context) || reads_as(&notation, &claim.value, context) {
        return notation;
    }
    let words = claim.quote.exact.trim().to_owned();
    let others = [Some(words), share(&claim.value)];
    others.into_iter().flatten().find(|words| reads_as(words, &claim.value, context)).unwrap_or(notation)
}

/// Whether a value's notation needs no proof that it is read back: amounts without a noun, and whole calendar units.
fn is_plain(value: &Value, context: &Context) -> bool {
    let decimal_comma = context.lang.as_deref().and_then(Language::of).is_some_and(|language| language.decimal == ',');
    !decimal_comma
        && match value {
            Value::Quantity(Quantity { amount: Amount::Point(figure), unit, per: None, .. }) => {
                let currency = |currency: &Currency| currency.code.is_some();
                let known =
                    matches!(unit, Unit::Bare | Unit::Percent) || matches!(unit, Unit::Money(money) if currency(money));
                known && figure.fraction.is_none()
            }
            Value::Date(date) => {
                let whole = matches!(date.grain, Grain::Day | Grain::Month | Grain::Year);
                whole
                    && !date.range
                    && date.part.is_none()
                    && date.bound.is_none()
                    && date.calendar == Calendar::Gregorian
            }
            _ => false,
        }
}

/// A fraction in words that keep it exact: two-thirds is `2 in 3`.
fn share(value: &Value) -> Option<String> {
    let Value::Quantity(quantity) = value else { return None };
    let (parts, whole) = quantity.amount.point()?.fraction?;
    Some(format!("{parts} in {whole}"))
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

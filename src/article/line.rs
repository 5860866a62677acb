//! Articles as JSON Lines: one object a line with `text` and what is known of it.

use super::flow::Flow;
use super::metadata::{self, Metadata, said};
use super::version::moment;
use super::{Document, Settings};
use crate::mention::Context;
use crate::problem::{Problem, Severity, Sheet, floor_boundary};
use crate::text::{Place, Span};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A line's known fields, each as it is written.
#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
    #[serde(borrow)]
    value: Option<&'a RawValue>,
    #[serde(borrow, alias = "headline")]
    title: Option<&'a RawValue>,
    #[serde(borrow, alias = "publisher")]
    source: Option<&'a RawValue>,
    #[serde(borrow, alias = "date")]
    published: Option<&'a RawValue>,
    #[serde(borrow, alias = "language")]
    lang: Option<&'a RawValue>,
    #[serde(borrow)]
    url: Option<&'a RawValue>,
    #[serde(borrow, alias = "byline")]
    author: Option<&'a RawValue>,
    #[serde(borrow, alias = "modified")]
    updated: Option<&'a RawValue>,
}

/// Reads one line, counted from 1, of a JSON Lines file; unknown fields are passed over.
///
/// The spans of an article's claims index its `text`; their places are those of the words in the line.
///
/// # Errors
/// What is wrong with the line: it is no JSON object, or has no `text`; a note where it is a claim.
pub fn line<'b>(path: &str, number: usize, line: &'b str, settings: &Settings<'_>) -> Result<Document<'b>, Problem> {
    let sheet = Sheet::part(path, line, 0, number - 1);
    let words = line.trim_start_matches('\u{FEFF}').trim_ascii();
    let whole = sheet.span_of(words).unwrap_or_default();
    if !words.starts_with('{') {
        let first = Span::new(whole.start, whole.start + usize::from(!words.is_empty()));
        return Err(sheet.error(first, "this line is no JSON object; each line holds one, from `{` to `}`"));
    }
    let fields: Fields<'b> = serde_json::from_str(words).map_err(|error| {
        let at = whole.start + floor_boundary(words, error.column().saturating_sub(1));
        let said = error.to_string();
        let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
        sheet.error(Span::new(at, at), format!("this line is not JSON: {said}"))
    })?;
    if fields.text.is_none() && fields.value.is_some() {
        let first = Span::new(whole.start, whole.start + 1);
        return Err(sheet.problem(Severity::Note, first, "this line is a claim, not an article; passed over"));
    }
    let text = fields.text.map(RawValue::get).filter(|text| text.starts_with('"'));
    let Some((text, at)) = text.and_then(|text| Some((text, sheet.span_of(text)?))) else {
        return Err(sheet.error(Span::new(whole.start, whole.start + 1), "this article has no `text`"));
    };
    let mut flow = Flow::default();
    unescape(&text[1..text.len() - 1], at.start + 1, &mut flow);
    let mut document = Document::new(path, Cow::Borrowed(line), None, Place { line: number, column: 1 });
    document.extract(flow);
    let field = |raw: Option<&RawValue>| raw.and_then(plain).and_then(|words| said(&words));
    document.id = field(fields.id).map(Into::into);
    let lang = field(fields.lang);
    let mut metadata = Metadata {
        source: field(fields.source),
        title: field(fields.title),
        published: None,
        lang: lang.clone(),
        url: field(fields.url),
        author: field(fields.author),
        updated: field(fields.updated).and_then(|words| moment(&words)),
    };
    if let Some((raw, words)) = fields.published.and_then(|raw| Some((raw, field(Some(raw))?))) {
        metadata.published = metadata::date(&words, &Context { lang, ..Context::default() });
        metadata.updated = metadata.updated.or_else(|| metadata::published_at(&words));
        if metadata.published.is_none() {
            let span = sheet.span_of(raw.get()).unwrap_or_default();
            let message = format!("`{words}` cannot be read as a date; write it as 2025-06-10, 2025-06 or 2025");
            document.problems.push(sheet.problem(Severity::Warning, span, message));
        }
    }
    document.settle(metadata, settings);
    for problem in &mut document.problems {
        problem.place.get_or_insert(Place { line: number, column: 1 });
    }
    Ok(document)
}

/// The words of a string or of a number.
fn plain(raw: &RawValue) -> Option<String> {
    match raw.get().as_bytes().first()? {
        b'"' => serde_json::from_str(raw.get()).ok(),
        b'0'..=b'9' | b'-' => Some(raw.get().to_owned()),
        _ => None,
    }
}

/// The text of a JSON string without its quotation marks, which begins at `base` of the line. Half a surrogate pair becomes
/// U+FFFD.
fn unescape(raw: &str, base: usize, flow: &mut Flow) {
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &raw.as_bytes()[at..]) {
        flow.keep(&raw[at..at + found], Some(base + at));
        let escape = at + found;
        let (letter, len) = match raw.as_bytes().get(escape + 1) {
            Some(b'n') => ('\n', 2),
            Some(b't') => ('\t', 2),
            Some(b'r') => ('\r', 2),
            Some(b'b') => ('\u{8}', 2),
            Some(b'f') => ('\u{C}', 2),
            Some(b'u') => code_point(&raw[escape..]),
            Some(&byte) => (char::from(byte), 2),
            None => ('\u{FFFD}', 1),
        };
        // Places of words are asked for, not those of all letters.
        let begins_word = !flow.text.ends_with(char::is_alphanumeric)
            || (letter.is_numeric() && !flow.text.ends_with(char::is_numeric));
        flow.keep(letter.encode_utf8(&mut [0; 4]), begins_word.then_some(base + escape));
        at = (escape + len).min(raw.len());
    }
    flow.keep(&raw[at..], Some(base + at));
}

/// The character of `\uXXXX`, or of two of them that are a surrogate pair, and the bytes that it takes.
fn code_point(raw: &str) -> (char, usize) {
    let unit = |at: usize| {
        let digits = raw.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(0) else { return ('\u{FFFD}', 2) };
    if let (0xD800..=0xDBFF, Some(second @ 0xDC00..=0xDFFF)) = (first, unit(6)) {
        let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return (char::from_u32(code).unwrap_or('\u{FFFD}'), 12);
    }
    (char::from_u32(first).unwrap_or('\u{FFFD}'), 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str) -> String {
        match line("a.jsonl", 7, json, &Settings::default()) {
            Ok(document) => {
                let mut walk = document.walk();
                let text = document.text();
                let places = text.char_indices().map(|(at, _)| walk.place(at).column.to_string());
                let problems: String = document.problems.iter().map(|problem| format!("\n{problem}")).collect();
                format!("{text} @ {}{problems}", places.collect::<Vec<_>>().join(","))
            }
            Err(problem) => problem.to_string(),
        }
    }

    #[test]
    fn lines_are_articles_with_places() {
        let known = r#""source":"s","date":"2025-06-10""#;
        for (json, read) in [
            (format!(r#"{{{known},"text":"aب \u0628\u0628c"}}"#), "aب ببc @ 43,44,45,46,58,58"),
            (format!(r#"{{"text":"\ud83d\ude00\"\/",{known},"x":{{}}}}"#), "😀\"/ @ 10,22,24"),
            (format!(r#"{{"text":"\ud83d",{known}}}"#), "\u{FFFD} @ 10"),
        ] {
            assert_eq!(check(&json), read);
        }
        assert_eq!(
            check("[1]"),
            "a.jsonl:7:1: error: this line is no JSON object; each line holds one, from `{` to `}`"
        );
        assert_eq!(check("{\"a\":1}"), "a.jsonl:7:1: error: this article has no `text`");
        assert!(check("{\"text\":\"a\" \"b\"}").starts_with("a.jsonl:7:13: error: this line is not JSON"));
        assert!(
            check("{\"text\":\"a\",\"source\":\"s\",\"date\":\"soon\"}")
                .contains("a.jsonl:7:33: warning: `soon` cannot")
        );
    }
}

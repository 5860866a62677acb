//! Where a quote stands: in the claim file, or in the article that the file names.

use super::record::Words;
use super::value::Meaning;
use crate::article::{self, Document, Fingerprint};
use crate::claim::{Quote, Within};
use crate::mention::{self, Context, Mention};
use crate::problem::Sheet;
use crate::text::{Lines, Place, Span, fold_into};
use crate::value::{Unit, Value};
use std::cell::OnceCell;

/// The words of a claim file as a quote. Where they stand as they are between their quotation marks, the spans index
/// the file; where escapes or folded lines part them, the words themselves.
pub(super) fn in_claim_file(words: &Words<'_>, sheet: &Sheet<'_>) -> Quote {
    let exact = words.trimmed();
    let raw = words.span.cut(sheet.text);
    let unquoted = raw.get(1..raw.len().saturating_sub(1));
    let at = if unquoted == Some(exact) { Some(1) } else { raw.find(exact) };
    let (span, within, start) = match at {
        Some(at) => {
            let start = words.span.start + at;
            (Span::new(start, start + exact.len()).shift(sheet.base), Within::File, start)
        }
        None => (Span::new(0, exact.len()), Within::Text, words.span.start),
    };
    Quote { exact: exact.to_owned(), span, figure: span, place: sheet.place(start), within, ..Quote::default() }
}

/// Where in a quote the figure of its claim stands, in the quote's own bytes: where the words of the value stand, else
/// where the reader finds an equal value, else the whole.
pub(super) fn figure(exact: &str, value: &str, meaning: &Meaning, context: &Context) -> Span {
    // Most quotes of most files end with the value's own words: no need to read them again.
    if let Some(before) = exact.strip_suffix(value)
        && !before.ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '.' | ',' | '-'))
    {
        return meaning.figure.shift(before.len());
    }
    match &meaning.value {
        Value::Quantity(_) | Value::Date(_) => {
            let found = mention::read(exact, context);
            let same = |like: fn(&Value, &Value) -> bool| {
                found.iter().find(|mention| mention.value.as_ref().is_ok_and(|value| like(value, &meaning.value)))
            };
            let mention: Option<&Mention> = same(|a, b| a == b).or_else(|| same(is_like));
            mention.map_or(Span::new(0, exact.len()), |mention| mention.figure)
        }
        Value::Name(_) | Value::Category { .. } | Value::Polarity { .. } => {
            let at = exact.find(value);
            at.map_or(Span::new(0, exact.len()), |at| Span::new(at, at + value.len()))
        }
    }
}

/// Whether two values state the same, hedges and missing units aside.
fn is_like(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => {
            let open = |unit: &Unit| matches!(unit, Unit::Bare | Unit::Noun(_));
            a.amount.stated() == b.amount.stated() && (a.unit.kind() == b.unit.kind() || open(&a.unit) || open(&b.unit))
        }
        (Value::Date(a), Value::Date(b)) => (a.start(), a.end()) == (b.start(), b.end()),
        _ => false,
    }
}

/// An article, to look quotes up in: its file as it lies on disk, and the text that it holds.
pub(super) struct Page {
    path: String,
    /// The file's text; empty where the file is not UTF-8.
    text: String,
    /// The file's bytes, where it is not UTF-8.
    bytes: Vec<u8>,
    folded: OnceCell<Folded>,
    document: OnceCell<Option<Document<'static>>>,
}

/// A text as [`crate::text::fold`] folds it, blanks as one, with the way back.
struct Folded {
    text: String,
    /// The bytes of the original that each byte comes from.
    from: Vec<Span>,
}

impl Page {
    pub fn new(text: String) -> Self {
        let (path, bytes) = (String::new(), Vec::new());
        Page { path, text, bytes, folded: OnceCell::new(), document: OnceCell::new() }
    }

    /// The article of a file.
    pub fn of(path: &str, bytes: Vec<u8>) -> Self {
        let (text, bytes) = match String::from_utf8(bytes) {
            Ok(text) => (text, Vec::new()),
            Err(error) => (String::new(), error.into_bytes()),
        };
        Page { path: path.to_owned(), bytes, ..Page::new(text) }
    }

    /// The quote of some words: those at a place, where one is given and they stand there, else the first ones; in the
    /// file, else in the text that was taken out of it.
    pub fn look_up(&self, words: &str, at: Option<Place>) -> Option<Quote> {
        if article::Format::of_path(&self.path) == Some(article::Format::JsonLines)
            && let Some(quote) = at.and_then(|place| self.of_line(words, place))
        {
            return Some(quote);
        }
        let here = at.and_then(|place| {
            let start = Lines::new(&self.text).offset(place)?;
            let span = Span::new(start, start + words.len());
            (span.cut(&self.text) == words).then(|| self.quote(span)).or_else(|| self.extracted(words, at))
        });
        here.or_else(|| self.find(words).map(|span| self.quote(span))).or_else(|| self.extracted(words, at))
    }

    /// The fingerprint of the article; none of a file that holds several.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        match article::Format::of_path(&self.path) {
            Some(article::Format::JsonLines) => None,
            Some(article::Format::Text) | None if self.bytes.is_empty() => Some(Fingerprint::of(&self.text)),
            _ => self.document().map(|document| Fingerprint::of(document.body().cut(document.text()))),
        }
    }

    /// The article as a document; none of a file that holds several.
    pub fn one_article(&self) -> Option<&Document<'static>> {
        let several = article::Format::of_path(&self.path) == Some(article::Format::JsonLines);
        if several { None } else { self.document() }
    }

    fn file(&self) -> &[u8] {
        if self.bytes.is_empty() { self.text.as_bytes() } else { &self.bytes }
    }

    /// The quote of words of the article in a line of JSON Lines.
    fn of_line(&self, words: &str, place: Place) -> Option<Quote> {
        let line = self.file().split(|byte| *byte == b'\n').nth(place.line - 1)?;
        let line = str::from_utf8(line).ok()?;
        let document = article::line(&self.path, place.line, line, &article::Settings::default()).ok()?;
        document.quote(words, Some(place))
    }

    /// The quote of words of the extracted text.
    fn extracted(&self, words: &str, at: Option<Place>) -> Option<Quote> {
        self.document()?.quote(words, at)
    }

    fn document(&self) -> Option<&Document<'static>> {
        let document = self.document.get_or_init(|| {
            let settings = article::Settings { named: true, ..article::Settings::default() };
            article::read(&self.path, self.file(), &settings).ok().map(Document::into_owned)
        });
        document.as_ref()
    }

    /// Where the words stand: as they are, else as they look when folded.
    pub fn find(&self, words: &str) -> Option<Span> {
        if words.is_empty() {
            return None;
        }
        let exact = occurrence(&self.text, words);
        exact.or_else(|| {
            let folded = self.folded.get_or_init(|| Folded::of(&self.text));
            let words = Folded::of(words).text;
            let span = occurrence(&folded.text, words.trim())?;
            Some(folded.from[span.start].cover(folded.from[span.end - 1]))
        })
    }

    /// The quote at a span, with what stands around it in its line.
    pub fn quote(&self, span: Span) -> Quote {
        let (before, after) = (&self.text[..span.start], &self.text[span.end..]);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let before = &before[line_start..];
        let after = &after[..after.find(['\n', '\r']).unwrap_or(after.len())];
        let tail = before.char_indices().rev().nth(Quote::AROUND - 1).map_or(before, |(at, _)| &before[at..]);
        let head = after.char_indices().nth(Quote::AROUND).map_or(after, |(at, _)| &after[..at]);
        let line = memchr::memchr_iter(b'\n', &self.text.as_bytes()[..line_start]).count() + 1;
        let column = before.trim_start_matches('\u{FEFF}').chars().count() + 1;
        Quote {
            exact: span.cut(&self.text).to_owned(),
            span,
            figure: span,
            place: Place { line, column },
            within: Within::File,
            before: tail.trim_start_matches('\u{FEFF}').to_owned(),
            after: head.to_owned(),
        }
    }
}

/// The first place where words stand without cutting a number apart.
fn occurrence(text: &str, words: &str) -> Option<Span> {
    let (first, last) = (words.chars().next()?, words.chars().next_back()?);
    text.match_indices(words).map(|(at, found)| Span::new(at, at + found.len())).find(|span| {
        let digit_before = text[..span.start].ends_with(char::is_numeric);
        let digit_after = text[span.end..].starts_with(char::is_numeric);
        !(first.is_numeric() && digit_before || last.is_numeric() && digit_after)
    })
}

impl Folded {
    fn of(original: &str) -> Self {
        let mut folded = Folded { text: String::with_capacity(original.len()), from: Vec::new() };
        for (at, letter) in original.char_indices() {
            let source = Span::new(at, at + letter.len_utf8());
            match letter {
                _ if letter.is_whitespace() => {
                    if folded.text.ends_with(' ') {
                        continue;
                    }
                    folded.text.push(' ');
                }
                '“' | '”' | '«' | '»' | '„' => folded.text.push('"'),
                '–' | '—' | '‑' | '−' => folded.text.push('-'),
                _ => fold_into(letter.encode_utf8(&mut [0; 4]), &mut folded.text),
            }
            folded.from.resize(folded.text.len(), source);
        }
        folded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "\u{FEFF}Head\r\nIn 2014 billion, مِيتا  تدفع\n“نحو 14 مليار” دولار – today.\n";

    fn check(words: &str) -> String {
        let page = Page::new(ARTICLE.to_owned());
        page.find(words).map_or("-".to_owned(), |span| {
            let quote = page.quote(span);
            assert_eq!(quote.span.cut(ARTICLE), quote.exact);
            let Place { line, column } = quote.place;
            format!("{line}:{column} [{}]{}[{}]", quote.before, quote.exact, quote.after)
        })
    }

    #[test]
    fn quotes_are_found_as_they_are_or_as_they_look() {
        for (words, found) in [
            ("Head", "1:1 []Head[]"),
            ("نحو 14 مليار", "3:2 [“]نحو 14 مليار[” دولار – today.]"),
            ("14 billion", "-"),
            ("ميتا تدفع", "2:18 [In 2014 billion, ]مِيتا  تدفع[]"),
            ("تدفع \"نحو", "2:25 [In 2014 billion, مِيتا  ]تدفع\n“نحو[ 14 مليار” دولار – today.]"),
            ("دولار - Today", "3:16 [“نحو 14 مليار” ]دولار – today[.]"),
            ("15 مليار", "-"),
            ("", "-"),
        ] {
            assert_eq!(check(words), found, "{words}");
        }
    }
}

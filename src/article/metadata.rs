//! What is known of an article beside its text, from wherever it is told.

use super::version::{moment, timestamp};
use crate::claim::file::read_date;
use crate::mention::Context;
use crate::problem::{Problem, Severity, Sheet};
use crate::text::{Span, lines};
use crate::value::DateSpan;
use crate::yaml::{Id, Kind, Tree};
use std::borrow::Cow;

/// What one place tells of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub source: Option<String>,
    pub title: Option<String>,
    pub published: Option<DateSpan>,
    pub lang: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    /// When this version appeared, as [`moment`] writes it.
    pub updated: Option<String>,
}

impl Metadata {
    /// What is missing here taken from `other`.
    pub fn or(self, other: Metadata) -> Metadata {
        Metadata {
            source: self.source.or(other.source),
            title: self.title.or(other.title),
            published: self.published.or(other.published),
            lang: self.lang.or(other.lang),
            url: self.url.or(other.url),
            author: self.author.or(other.author),
            updated: self.updated.or(other.updated),
        }
    }
}

impl Metadata {
    /// Takes a publication date, and its time where that is told, unless there is one.
    pub fn publish(&mut self, words: &str) {
        if self.published.is_none() {
            self.published = date(words, &Context::default());
            self.updated = self.updated.take().or_else(|| published_at(words));
        }
    }
}

/// Whether two publication dates cannot both be right: neither lies inside the other.
pub(super) fn contradict(one: &DateSpan, other: &DateSpan) -> bool {
    let inside = |inner: &DateSpan, outer: &DateSpan| outer.first <= inner.first && inner.last <= outer.last;
    !inside(one, other) && !inside(other, one)
}

/// Words without blanks around them, none where nothing is left.
pub(super) fn said(words: &str) -> Option<String> {
    if is_said(words) {
        return Some(words.to_owned());
    }
    let mut all = words.split_whitespace();
    let mut said = String::with_capacity(words.len());
    said.push_str(all.next()?);
    for word in all {
        said.push(' ');
        said.push_str(word);
    }
    Some(said)
}

/// Whether words surely stand apart by single spaces, as nearly all do: all other blanks are control characters or begin with one of a
/// few bytes, and all bytes are looked at together.
fn is_said(words: &str) -> bool {
    let other = |byte: u8| byte < b' ' || matches!(byte, 0xC2 | 0xE1 | 0xE2 | 0xE3);
    let bytes = words.as_bytes();
    let ends = [bytes.first(), bytes.last()];
    ends.iter().all(|end| end.is_some_and(|&byte| byte != b' '))
        && !bytes.iter().fold(false, |any, &byte| any | other(byte))
        && !bytes.iter().zip(&bytes[1..]).fold(false, |any, pair| any | (pair == (&b' ', &b' ')))
}

/// A publication date as pages and files write it: what [`read_date`] reads, or a day that anything else follows.
pub(super) fn date(words: &str, context: &Context) -> Option<DateSpan> {
    let words = words.trim();
    let whole = read_date(words, context).ok();
    let date = whole.or_else(|| {
        let (day, rest) = words.split_at_checked(10)?;
        rest.starts_with(['T', 't', ' ', '+', 'Z']).then(|| read_date(day, context).ok())?
    })?;
    (date.bound.is_none() && !date.range).then_some(date)
}

/// The moment of a publication that is told with its time.
pub(crate) fn published_at(words: &str) -> Option<String> {
    timestamp(words.trim()).map(|moment| moment.to_string())
}

/// The bytes of a file's front matter, its fences included; 0 where it has none.
pub(super) fn front_matter(body: &str) -> Option<(Span, usize)> {
    let rest = body.strip_prefix("---")?;
    let first = rest.find('\n')?;
    if !rest[..first].trim().is_empty() {
        return None;
    }
    let start = 3 + first + 1;
    let mut at = start;
    for line in lines(&body[start..]) {
        let end = at + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Some((Span::new(start, at), end));
        }
        at = end;
    }
    None
}

/// Reads front matter: the words of `yaml` in `sheet`. Keys that are not ours are passed over.
pub(super) fn read_front_matter(yaml: Span, sheet: &Sheet<'_>, problems: &mut Vec<Problem>) -> Metadata {
    let words = yaml.cut(sheet.text);
    if let Some(metadata) = plain(words) {
        return metadata.read(yaml, sheet, problems);
    }
    let tree = match Tree::parse(words) {
        Ok(tree) => tree,
        Err(fault) => {
            let (written, read) = by_line(words, fault.span.start);
            let span = fault.span.shift(yaml.start);
            problems.push(if read {
                let message = format!("{}; the line is read as it stands", fault.message);
                sheet.problem(Severity::Warning, span, message)
            } else {
                let message = format!("not all of the front matter can be read: {}", fault.message);
                sheet.error(span, message)
            });
            return written.read(yaml, sheet, problems);
        }
    };
    let Some(pairs) = tree.documents.first().and_then(|&root| tree.pairs(root)) else { return Metadata::default() };
    let mut written = Written::default();
    for &(key, value) in pairs {
        if let (Some(key), Some(value)) = (tree.scalar(key), words_of(&tree, value)) {
            written.take(key, value);
        }
    }
    written.read(yaml, sheet, problems)
}

/// The words of a value: of a list the items, of a person the name.
fn words_of(tree: &Tree<'_>, id: Id) -> Option<(String, Span)> {
    if tree.is_null(id) {
        return None;
    }
    let span = tree.node(id).span;
    let words = match &tree.node(id).kind {
        Kind::Scalar(words, _) => words.to_string(),
        Kind::List(items) => {
            let items: Vec<String> =
                items.iter().filter_map(|item| tree.scalar(*item)).map(|item| item.to_string()).collect();
            items.join(", ")
        }
        Kind::Map(pairs) => {
            let name = pairs.iter().find(|(key, _)| tree.scalar(*key).is_some_and(|key| key == "name"))?;
            tree.scalar(name.1)?.to_string()
        }
    };
    Some((said(&words)?, span))
}

/// The values of the keys that are ours, with the bytes of the publication date.
#[derive(Default)]
struct Written {
    metadata: Metadata,
    published: Option<(String, Span)>,
}

impl Written {
    fn take(&mut self, key: &str, (words, span): (String, Span)) {
        let metadata = &mut self.metadata;
        let field = match key {
            "source" | "publisher" | "outlet" => &mut metadata.source,
            "title" | "headline" => &mut metadata.title,
            "lang" | "language" => &mut metadata.lang,
            "url" | "link" | "canonical" => &mut metadata.url,
            "author" | "byline" => &mut metadata.author,
            "updated" | "modified" | "lastmod" | "last_modified" | "last_modified_at" => {
                self.metadata.updated = self.metadata.updated.take().or_else(|| moment(&words));
                return;
            }
            "published" | "date" => {
                // `published` says what it means; `date` may stand beside it for another.
                if key == "published" || self.published.is_none() {
                    self.published = Some((words, span));
                }
                return;
            }
            _ => return,
        };
        field.get_or_insert(words);
    }

    fn read(self, yaml: Span, sheet: &Sheet<'_>, problems: &mut Vec<Problem>) -> Metadata {
        let mut metadata = self.metadata;
        if let Some((words, span)) = self.published {
            let context = Context { lang: metadata.lang.clone(), ..Context::default() };
            metadata.published = date(&words, &context);
            metadata.updated = metadata.updated.or_else(|| published_at(&words));
            if metadata.published.is_none() {
                let message = format!("`{words}` cannot be read as a date; write it as 2025-06-10, 2025-06 or 2025");
                problems.push(sheet.problem(Severity::Warning, span.shift(yaml.start), message));
            }
        }
        metadata
    }
}

/// Front matter of plain `key: value` lines, which needs no YAML parser: nearly all of it. `None` where there may be more
/// to a line than that.
fn plain(yaml: &str) -> Option<Written> {
    let mut written = Written::default();
    let mut at = 0;
    for line in lines(yaml) {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = line.split_once(':')?;
        if !key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) || key.starts_with('-')
        {
            return None;
        }
        if value.is_empty() {
            // What follows may be a list.
            return None;
        }
        let words = value.strip_prefix(' ')?.trim();
        let quoted = words.strip_prefix('"').and_then(|words| words.strip_suffix('"'));
        let inner = match quoted {
            Some(inner) => unescaped(inner)?,
            None if words.starts_with(|letter: char| letter.is_ascii_punctuation() && letter != '(')
                || words.contains(": ")
                || words.contains(" #")
                || words.ends_with(':')
                || words == "null" =>
            {
                return None;
            }
            None => Cow::Borrowed(words),
        };
        if let Some(inner) = said(&inner) {
            let start = start + line.len() - words.len();
            written.take(key, (inner, Span::new(start, start + words.len())));
        }
    }
    Some(written)
}

/// What stands between quotation marks, where those and backslashes are all that is escaped in it.
fn unescaped(inner: &str) -> Option<Cow<'_, str>> {
    if !inner.contains(['"', '\\']) {
        return Some(Cow::Borrowed(inner));
    }
    let mut words = String::with_capacity(inner.len());
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        words.push(match letter {
            '"' => return None,
            '\\' => letters.next().filter(|escaped| matches!(escaped, '"' | '\\'))?,
            letter => letter,
        });
    }
    Some(Cow::Owned(words))
}

/// Front matter that is no YAML, line by line: a headline with a colon needs quotes there, and seldom has them. Also whether the line of
/// the fault is read.
fn by_line(yaml: &str, fault: usize) -> (Written, bool) {
    let mut written = Written::default();
    let mut read = false;
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some((key, value)) = line.trim_end().split_once(": ") else { continue };
        let words = value.trim();
        let quoted = |quote| words.strip_prefix(quote).and_then(|words| words.strip_suffix(quote));
        let inner = quoted('"').or_else(|| quoted('\'')).unwrap_or(words);
        // What opens a list, a map, a block of text or an anchor is more than its line.
        let opens = inner.starts_with(['[', '{', '|', '>', '&', '*', '!', '"', '\'']);
        if opens || inner.contains('\\') || key.contains(|letter: char| letter.is_whitespace() || letter == '#') {
            continue;
        }
        if let Some(said) = said(inner) {
            let start = start + key.len() + value.len() - value.trim_start().len() + 2;
            written.take(key, (said, Span::new(start, start + words.len())));
            read |= (start..at).contains(&fault);
        }
    }
    (written, read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> String {
        let Some((yaml, end)) = front_matter(text) else { return "none".to_owned() };
        let sheet = Sheet::new("a.md", text);
        let mut problems = Vec::new();
        let metadata = read_front_matter(yaml, &sheet, &mut problems);
        let fields = [
            metadata.source,
            metadata.title,
            metadata.published.map(|date| date.edtf()),
            metadata.lang,
            metadata.url,
            metadata.author,
        ];
        let fields: Vec<String> = fields.into_iter().map(Option::unwrap_or_default).collect();
        let problems: String = problems.iter().map(|problem| format!("\n{problem}")).collect();
        format!("{} · {}{problems}", fields.join("|"), &text[end..])
    }

    #[test]
    fn blanks_are_single_spaces() {
        for (words, kept) in [
            ("The Halden Post", Some("The Halden Post")),
            ("صحيفة المدينة", Some("صحيفة المدينة")),
            (" Halden\u{A0}Post\u{3000}", Some("Halden Post")),
            ("Halden  Post", Some("Halden Post")),
            ("Halden\u{2009}\tPost", Some("Halden Post")),
            ("Halden\u{85}\u{1680}Post ", Some("Halden Post")),
            ("«Ångström» 3", Some("«Ångström» 3")),
            (" ", None),
            ("", None),
        ] {
            assert_eq!(said(words).as_deref(), kept, "{words:?}");
        }
        // Every blank but the space is left to the longer way.
        assert!(
            (0..=0xFFFF)
                .filter_map(char::from_u32)
                .filter(|letter| letter.is_whitespace())
                .all(|blank| !is_said(&format!("a{blank} b")))
        );
    }

    #[test]
    fn words_between_quotation_marks() {
        for (inner, words) in [
            ("a b", Some("a b")),
            (r#"the \"Sea Star\" sinks"#, Some(r#"the "Sea Star" sinks"#)),
            (r"C:\\d", Some(r"C:\d")),
            (r"a\", None),
            (r"a\n", None),
            ("a\"b", None),
        ] {
            assert_eq!(unescaped(inner).as_deref(), words, "{inner}");
        }
    }

    #[test]
    fn front_matter_plain_and_rich() {
        for (text, read) in [
            (
                "---\nsource: Wire\ntitle: \"A: b\"\ndate: 2025-06-10\nurl: \"\"\n---\nText",
                "Wire|A: b|2025-06-10||| · Text",
            ),
            ("---\r\nlang: ar\r\npublished: 2025-06\r\n---\r\nText", "||2025-06|ar|| · Text"),
            ("---\ndate: 2025-06-10T23:30:00+03:00\npublished: 2025-06-09\n---\n", "||2025-06-09||| · "),
            ("---\ntags: [a, b]\nauthor:\n  - A B\n  - C D\ntitle: 'it''s'\n...\nText", "|it's||||A B, C D · Text"),
            ("---\nauthor: {name: A B}\nlayout: {x: [1, {y: 2}]}\n---\n", "|||||A B · "),
            ("---\nno end\n", "none"),
            ("--- a\n---\n", "none"),
            ("---\n---\nText", "||||| · Text"),
            (
                "---\ndate: soon\n---\n",
                "||||| · \na.md:2:7: warning: `soon` cannot be read as a date; write it as 2025-06-10, 2025-06 or 2025",
            ),
            (
                "---\ntitle: Storm: what we know\ndate: 2025-06-10\nsource: 'Wire'\n---\nText",
                "Wire|Storm: what we know|2025-06-10||| · Text\na.md:2:13: warning: a colon and a blank start another key here; put the \
                 value in quotes: 'Storm: what we know'; the line is read as it stands",
            ),
        ] {
            assert_eq!(check(text), read, "{text}");
        }
        let broken = check("---\ntitle: [a\nsource: Wire\n---\nText");
        assert!(
            broken.starts_with("Wire||||| · Text\na.md:2:8: error: not all of the front matter can be read"),
            "{broken}"
        );
    }
}

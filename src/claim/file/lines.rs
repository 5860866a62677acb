//! Claims as JSON Lines: one object a line, read in parallel, order kept.

use super::draft::Draft;
use super::record::{About, Leave, Record, Words};
use super::tally::Tallies;
use super::{Parsed, Settings, utf8};
use crate::claim::Article;
use crate::ignore::Of;
use crate::problem::{Excerpt, Problem, Sheet, floor_boundary};
use crate::text::Span;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use rayon::prelude::*;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How many bytes one task reads at least.
const TASK: usize = 1 << 17;

/// Reads a file line by line; a line that cannot be read is an error, and the rest goes on.
pub(super) fn read(path: &str, bytes: &[u8], settings: &Settings<'_>) -> Parsed {
    let stretches = stretches(path, bytes);
    let parts: Vec<(Parsed, Tallies)> = stretches
        .into_par_iter()
        .map(|stretch| match stretch {
            Stretch::Text { text, base, lines_before } => {
                let sheet = Sheet::part(path, text, base, lines_before);
                let mut draft = Draft::new(&sheet, settings, false);
                text.split('\n').for_each(|line| read_line(line, &mut draft));
                draft.finish()
            }
            Stretch::Bad(problem) => (Parsed { problems: vec![problem], ..Parsed::default() }, Tallies::default()),
        })
        .collect();
    let mut whole = join(path, parts);
    keep_lines(&mut whole, bytes);
    whole
}

/// Whole lines that one task reads, or a line that is no text.
enum Stretch<'b> {
    Text { text: &'b str, base: usize, lines_before: usize },
    Bad(Problem),
}

fn stretches<'b>(path: &str, bytes: &'b [u8]) -> Vec<Stretch<'b>> {
    let size = TASK.max(bytes.len() / (rayon::current_num_threads() * 4));
    let (mut stretches, mut base, mut lines_before) = (Vec::new(), 0, 0);
    let line_end = |from: usize| memchr::memchr(b'\n', &bytes[from..]).map_or(bytes.len(), |at| from + at + 1);
    while base < bytes.len() {
        let end = line_end((base + size).min(bytes.len()));
        let piece = &bytes[base..end];
        let text = str::from_utf8(piece).unwrap_or_else(|error| {
            let good = &piece[..error.valid_up_to()];
            let lines = memchr::memrchr(b'\n', good).map_or(0, |at| at + 1);
            str::from_utf8(&good[..lines]).unwrap_or_default()
        });
        let good = text.len();
        if !text.is_empty() {
            stretches.push(Stretch::Text { text, base, lines_before });
        }
        lines_before += memchr::memchr_iter(b'\n', text.as_bytes()).count();
        base += good;
        if good < piece.len() {
            let end = line_end(base);
            if let Err(mut problem) = utf8(path, &bytes[base..end]) {
                problem.place.iter_mut().for_each(|place| place.line += lines_before);
                problem.message = "the line is not UTF-8; save the file as UTF-8".to_owned();
                stretches.push(Stretch::Bad(problem));
            }
            lines_before += 1;
            base = end;
        }
    }
    stretches
}

/// Joins what the parts of a file hold; the same article in two of them is one.
fn join(path: &str, parts: Vec<(Parsed, Tallies)>) -> Parsed {
    let mut whole = Parsed::default();
    let mut tallies = Tallies::default();
    whole.claims.reserve_exact(parts.iter().map(|(part, _)| part.claims.len()).sum());
    let mut known: HashMap<Article, usize> = HashMap::new();
    for (part, counted) in parts {
        let first = whole.claims.len();
        let articles: Vec<usize> = part
            .articles
            .into_iter()
            .map(|article| {
                *known.entry(article).or_insert_with_key(|article| {
                    whole.articles.push(article.clone());
                    whole.articles.len() - 1
                })
            })
            .collect();
        whole.claims.extend(part.claims.into_iter().map(|mut claim| {
            claim.article = articles[claim.article];
            claim
        }));
        let shift = |mut mark: super::Mark| {
            mark.claim += first;
            mark
        };
        whole.ignores.extend(part.ignores.into_iter().map(|mut ignore| {
            if let Of::Claim(claim) = &mut ignore.of {
                *claim += first;
            }
            ignore
        }));
        whole.ids.extend(part.ids.into_iter().map(shift));
        whole.parts.extend(part.parts.into_iter().map(shift));
        whole.unread.extend(part.unread.into_iter().map(|mut unread| {
            unread.article = articles[unread.article];
            unread
        }));
        whole.prints.extend(part.prints.into_iter().map(|(article, print)| (articles[article], print)));
        whole.problems.extend(part.problems);
        tallies.join(counted);
    }
    whole.problems.extend(tallies.notes(path));
    whole
}

/// Keeps the lines of ids that the file gives twice and of parts that it does not know.
fn keep_lines(whole: &mut Parsed, bytes: &[u8]) {
    let mut ids: HashSet<&str> = HashSet::with_capacity(whole.ids.len());
    let twice: Vec<usize> = (0..whole.ids.len()).filter(|at| !ids.insert(&whole.ids[*at].id)).collect();
    let unknown: Vec<usize> = (0..whole.parts.len()).filter(|at| !ids.contains(&*whole.parts[*at].id)).collect();
    if twice.is_empty() && unknown.is_empty() {
        return;
    }
    // Lines that are not UTF-8 hold no claims; the others lie where they lie in the file.
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let keep = |mark: &mut super::Mark| {
        let line = lines.get(mark.place.line - 1).and_then(|line| str::from_utf8(line).ok()).unwrap_or_default();
        let line = line.trim_start_matches('\u{FEFF}').trim_end();
        let start = line.char_indices().nth(mark.place.column - 1).map_or(line.len(), |(at, _)| at);
        let ends = |(at, letter): (usize, char)| (at > 0 && matches!(letter, '"' | ',' | '}' | ']')).then_some(at);
        let width = line[start..].char_indices().find_map(ends).unwrap_or(line.len() - start);
        let quoted = usize::from(line[start + width..].starts_with('"'));
        mark.excerpt = Some(Box::new(Excerpt::new(line, start..start + width + quoted)));
    };
    twice.into_iter().for_each(|at| keep(&mut whole.ids[at]));
    unknown.into_iter().for_each(|at| keep(&mut whole.parts[at]));
}

/// A line's known fields, each as it is written.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "given")]
    topic: Option<&'a RawValue>,
    #[serde(borrow)]
    value: Option<&'a RawValue>,
    #[serde(borrow)]
    quote: Option<&'a RawValue>,
    #[serde(borrow)]
    at: Option<&'a RawValue>,
    #[serde(borrow)]
    said_by: Option<&'a RawValue>,
    #[serde(borrow)]
    stance: Option<&'a RawValue>,
    #[serde(borrow)]
    as_of: Option<&'a RawValue>,
    #[serde(borrow)]
    scope: Option<&'a RawValue>,
    #[serde(borrow)]
    evolves: Option<&'a RawValue>,
    #[serde(borrow)]
    parts: Option<&'a RawValue>,
    #[serde(borrow)]
    ignore: Option<&'a RawValue>,
    #[serde(borrow)]
    source: Option<&'a RawValue>,
    #[serde(borrow)]
    title: Option<&'a RawValue>,
    #[serde(borrow, alias = "date")]
    published: Option<&'a RawValue>,
    #[serde(borrow)]
    lang: Option<&'a RawValue>,
    #[serde(borrow)]
    url: Option<&'a RawValue>,
    #[serde(borrow)]
    updated: Option<&'a RawValue>,
    #[serde(borrow)]
    path: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
}

/// A field that is there, null included.
fn given<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// The fields of a decision beside a claim.
#[derive(Deserialize)]
struct IgnoreFields<'a> {
    #[serde(borrow)]
    code: Option<&'a RawValue>,
    #[serde(borrow)]
    reason: Option<&'a RawValue>,
    #[serde(borrow)]
    expires: Option<&'a RawValue>,
}

fn read_line<'t>(line: &'t str, draft: &mut Draft<'_, 't>) {
    let line = line.trim_start_matches('\u{FEFF}').trim_ascii();
    if line.is_empty() {
        return;
    }
    let whole = draft.sheet.span_of(line).unwrap_or_default();
    let head = Span::new(whole.start, whole.start + 1);
    if !line.starts_with('{') {
        return draft.error(head, "this line is no JSON object; each line holds one, from `{` to `}`");
    }
    let fields: Line<'t> = match serde_json::from_str(line) {
        Ok(fields) => fields,
        Err(error) => {
            let at = floor_boundary(line, error.column().saturating_sub(1));
            let width = line[at..].chars().next().map_or(0, char::len_utf8);
            let said = error.to_string();
            let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
            let span = Span::new(whole.start + at, whole.start + at + width);
            return draft.error(span, format!("this line is not JSON: {said}"));
        }
    };
    let is_claim = fields.topic.is_some() && fields.value.is_some();
    if !is_claim && fields.text.is_none() && fields.topic.is_none() && fields.value.is_none() {
        return draft.tallies.others.add(whole, draft.sheet);
    }
    let mut reader = Reader { draft, failed: false };
    let about = About {
        source: reader.words("source", fields.source),
        title: reader.words("title", fields.title),
        published: reader.words("published", fields.published),
        lang: reader.words("lang", fields.lang),
        url: reader.words("url", fields.url),
        updated: reader.words("updated", fields.updated),
        path: reader.words("path", fields.path),
    };
    if !is_claim && fields.text.is_some() {
        let number = draft.sheet.place(whole.start).line;
        return draft.text(number, line);
    }
    let topic = fields.topic.filter(|topic| topic.get() != "null");
    let record = Record {
        head,
        id: reader.words("id", fields.id),
        topic: reader.words("topic", topic),
        open: topic.is_none() && fields.topic.is_some(),
        value: reader.value(fields.value),
        quote: reader.words("quote", fields.quote),
        at: reader.words("at", fields.at),
        said_by: reader.list("said_by", fields.said_by),
        stance: reader.words("stance", fields.stance),
        as_of: reader.words("as_of", fields.as_of),
        scope: reader.map("scope", fields.scope),
        evolves: reader.words("evolves", fields.evolves),
        parts: reader.list("parts", fields.parts),
        ignores: reader.ignores(fields.ignore),
        about,
    };
    let sound = !reader.failed;
    draft.claim(&record, sound);
}

/// Reads fields; one of the wrong shape is put down as an error.
struct Reader<'d, 's, 't> {
    draft: &'d mut Draft<'s, 't>,
    failed: bool,
}

impl<'t> Reader<'_, '_, 't> {
    fn span(&self, raw: &RawValue) -> Span {
        self.draft.sheet.span_of(raw.get()).unwrap_or_default()
    }

    fn fail(&mut self, raw: &RawValue, message: String) {
        self.failed = true;
        let span = self.span(raw);
        self.draft.error(span, message);
    }

    /// A string or a number, as written.
    fn plain(&self, raw: &'t RawValue) -> Option<Words<'t>> {
        let (written, span) = (raw.get(), self.span(raw));
        let text = match written.as_bytes().first()? {
            b'"' => match written.get(1..written.len() - 1).filter(|inner| !inner.contains('\\')) {
                Some(inner) => Cow::Borrowed(inner),
                None => Cow::Owned(serde_json::from_str(written).ok()?),
            },
            b'0'..=b'9' | b'-' if written.contains(['e', 'E']) => {
                Cow::Owned(Decimal::from_scientific(written).ok()?.to_string())
            }
            b'0'..=b'9' | b'-' => Cow::Borrowed(written),
            _ => return None,
        };
        Some(Words { text, span })
    }

    fn words(&mut self, name: &str, raw: Option<&'t RawValue>) -> Option<Words<'t>> {
        let raw = raw?;
        let words = self.plain(raw);
        if words.is_none() {
            self.fail(raw, format!("`{name}` takes a string"));
        }
        words
    }

    fn value(&mut self, raw: Option<&'t RawValue>) -> Option<Words<'t>> {
        let raw = raw?;
        if matches!(raw.get(), "true" | "false") {
            return Some(Words { text: Cow::Borrowed(raw.get()), span: self.span(raw) });
        }
        let words = self.plain(raw);
        if words.is_none() {
            self.fail(raw, "`value` takes a string, a number, true or false".to_owned());
        }
        words
    }

    fn list(&mut self, name: &str, raw: Option<&'t RawValue>) -> Vec<Words<'t>> {
        let Some(raw) = raw else { return Vec::new() };
        let items: Vec<&'t RawValue> =
            if raw.get().starts_with('[') { serde_json::from_str(raw.get()).unwrap_or_default() } else { vec![raw] };
        let words: Option<Vec<Words<'t>>> = items.into_iter().map(|item| self.plain(item)).collect();
        if words.is_none() {
            self.fail(raw, format!("`{name}` takes a string or a list of strings"));
        }
        words.unwrap_or_default()
    }

    /// One decision or a list of them.
    fn ignores(&mut self, raw: Option<&'t RawValue>) -> Vec<Leave<'t>> {
        let Some(raw) = raw else { return Vec::new() };
        let items: Vec<&'t RawValue> =
            if raw.get().starts_with('[') { serde_json::from_str(raw.get()).unwrap_or_default() } else { vec![raw] };
        let mut ignores = Vec::with_capacity(items.len());
        for item in items {
            let Ok(fields) = serde_json::from_str::<IgnoreFields<'t>>(item.get()) else {
                self.fail(item, "`ignore` takes an object: {\"code\": …, \"reason\": …, \"expires\": …}".to_owned());
                continue;
            };
            ignores.push(Leave {
                head: self.span(item),
                code: self.words("code", fields.code),
                reason: self.words("reason", fields.reason),
                expires: self.words("expires", fields.expires),
            });
        }
        ignores
    }

    fn map(&mut self, name: &str, raw: Option<&'t RawValue>) -> Vec<(Words<'t>, Words<'t>)> {
        let Some(raw) = raw else { return Vec::new() };
        let span = self.span(raw);
        let pairs: Result<BTreeMap<String, &'t RawValue>, _> = serde_json::from_str(raw.get());
        let words: Option<Vec<_>> = pairs.ok().and_then(|pairs| {
            let pair = |(key, value)| Some((Words { text: Cow::Owned(key), span }, self.plain(value)?));
            pairs.into_iter().map(pair).collect()
        });
        if words.is_none() {
            self.fail(raw, format!("`{name}` takes an object of strings"));
        }
        words.unwrap_or_default()
    }
}

//! Files in parts, so that an archive larger than memory can be read: JSON Lines line by line, long texts piece by piece.

use super::decode::{self, Decoded};
use super::flow::Flow;
use super::{Document, Format, Settings, html, line, markdown, read, read_decoded, read_long_page};
use crate::problem::{Excerpt, Problem, Severity, floor_boundary};
use crate::text::{Place, Span, sentences_of};
use encoding_rs::{Decoder, UTF_8};
use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, Read};

/// How many bytes of a long text are read at once.
const PART: usize = 1 << 18;
/// Most articles are shorter than this, in bytes.
const ORDINARY: usize = 1 << 13;
/// The longest line that is read: no article is.
const LONGEST: usize = 16 << 20;

/// The documents of a file as its bytes come in: one for an article file of ordinary size, several with the same metadata for
/// a very long one, one a line for JSON Lines. What cannot be read is a problem, and the rest goes on.
pub fn parts<'s, R: Read>(path: &str, reader: R, settings: Settings<'s>) -> Parts<'s, R> {
    // Only lines are sought in a buffer. What is read whole goes past it, and most files are smaller than one.
    let buffer = if settings.format_of(path) == Format::JsonLines { 1 << 16 } else { 0 };
    Parts {
        path: path.to_owned(),
        reader: BufReader::with_capacity(buffer, reader),
        settings,
        state: State::Start,
        lines: 0,
        ids: HashMap::new(),
        waiting: VecDeque::new(),
    }
}

/// The documents of a file, in order; see [`parts`].
pub struct Parts<'s, R> {
    path: String,
    reader: BufReader<R>,
    settings: Settings<'s>,
    state: State,
    /// Lines of JSON read so far.
    lines: usize,
    /// The lines of the ids given so far, by the ids' hashes.
    ids: HashMap<u64, usize>,
    /// Parts of a document whose text is long.
    waiting: VecDeque<Document<'static>>,
}

enum State {
    Start,
    Long(Box<Long>),
    Done,
}

/// A long text of which some is read.
struct Long {
    decoder: Option<Decoder>,
    /// What is open of a page.
    page: Option<html::Open>,
    /// How much extracted text was given out.
    before: usize,
    /// Bytes that end inside a character.
    torn: Vec<u8>,
    /// Text that was read and not given out.
    text: String,
    /// Where `text` begins.
    offset: usize,
    place: Place,
    bad: Option<usize>,
    ended: bool,
    /// What the first part tells of the article.
    first: Option<Document<'static>>,
}

impl<R: Read> Iterator for Parts<'_, R> {
    type Item = Result<Document<'static>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(part) = self.waiting.pop_front() {
            return Some(Ok(part));
        }
        let read = self.read()?;
        Some(read.map(|document| {
            self.waiting = document.in_parts();
            // A document has at least one part.
            self.waiting.pop_front().unwrap_or_else(|| Document::new(&self.path, Cow::Borrowed(""), None, START))
        }))
    }
}

/// Where a file begins.
const START: Place = Place { line: 1, column: 1 };

impl<R: Read> Parts<'_, R> {
    /// The next document as it stands in the file.
    fn read(&mut self) -> Option<Result<Document<'static>, Problem>> {
        if self.settings.format_of(&self.path) == Format::JsonLines {
            return self.next_line();
        }
        let mut long = match std::mem::replace(&mut self.state, State::Done) {
            State::Done => return None,
            State::Long(long) => long,
            State::Start => match self.start() {
                Ok(long) => long,
                Err(read) => return Some(*read),
            },
        };
        match long.next(&self.path, &mut self.reader, &self.settings) {
            Ok(Some(document)) => {
                self.state = State::Long(long);
                Some(Ok(document))
            }
            Ok(None) => None,
            Err(problem) => Some(Err(problem)),
        }
    }

    /// Reads the first bytes: all of a file of ordinary size. A page is read whole as long as its own text can be found.
    fn start(&mut self) -> Result<Box<Long>, Box<Result<Document<'static>, Problem>>> {
        let is_page = self.settings.format_of(&self.path) == Format::Html;
        let most = if is_page { html::LONGEST } else { PART };
        let mut bytes = Vec::with_capacity(ORDINARY);
        if let Err(error) = self.reader.by_ref().take(most as u64 + 1).read_to_end(&mut bytes) {
            return Err(Box::new(Err(unreadable(&self.path, &error))));
        }
        if bytes.len() <= most {
            return Err(Box::new(read(&self.path, bytes, &self.settings)));
        }
        let mut long = Box::new(Long {
            decoder: decode::decoder(&bytes, is_page),
            page: is_page.then(html::Open::default),
            before: 0,
            torn: Vec::new(),
            text: String::new(),
            offset: 0,
            place: START,
            bad: None,
            ended: false,
            first: None,
        });
        long.take(bytes, false);
        Ok(long)
    }

    fn next_line(&mut self) -> Option<Result<Document<'static>, Problem>> {
        loop {
            if matches!(self.state, State::Done) {
                return None;
            }
            let mut bytes = Vec::new();
            let found = self.reader.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut bytes);
            match found {
                Err(error) => {
                    self.state = State::Done;
                    return Some(Err(unreadable(&self.path, &error)));
                }
                Ok(0) => {
                    self.state = State::Done;
                    return None;
                }
                Ok(_) => {}
            }
            self.lines += 1;
            if bytes.len() > LONGEST && bytes.last() != Some(&b'\n') {
                let problem = self.bad_line(&bytes[..64], "this line is longer than 16 MiB; it is left out");
                if let Err(error) = self.skip_line() {
                    self.state = State::Done;
                    return Some(Err(unreadable(&self.path, &error)));
                }
                return Some(Err(problem));
            }
            let Ok(words) = str::from_utf8(&bytes) else {
                return Some(Err(self.bad_line(&bytes, "the line is not UTF-8; save the file as UTF-8")));
            };
            if words.trim_start_matches('\u{FEFF}').trim_ascii().is_empty() {
                continue;
            }
            match line(&self.path, self.lines, words.trim_end_matches(['\n', '\r']), &self.settings) {
                // Claims may stand between articles; they are read elsewhere.
                Err(problem) if problem.severity == Severity::Note => {}
                document => return Some(document.and_then(|document| self.unless_known(document, words))),
            }
        }
    }

    /// The document, unless an earlier line gave its id.
    fn unless_known(&mut self, document: Document<'_>, words: &str) -> Result<Document<'static>, Problem> {
        if let Some(id) = &document.id {
            let mut hasher = DefaultHasher::new();
            id.hash(&mut hasher);
            let first = *self.ids.entry(hasher.finish()).or_insert(self.lines);
            if first != self.lines {
                let message = format!("the id `{id}` was already given in line {first}; this article is left out");
                return Err(self.bad_line(words.as_bytes(), &message));
            }
        }
        Ok(document.into_owned())
    }

    fn bad_line(&self, bytes: &[u8], message: &str) -> Problem {
        let words = String::from_utf8_lossy(bytes);
        Problem {
            place: Some(Place { line: self.lines, column: 1 }),
            excerpt: Some(Excerpt::new(words.trim_end(), 0..words.chars().next().map_or(0, char::len_utf8))),
            ..Problem::of_file(Severity::Error, &self.path, message)
        }
    }

    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let buffer = self.reader.fill_buf()?;
            let (taken, ended) = match memchr::memchr(b'\n', buffer) {
                Some(end) => (end + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.reader.consume(taken);
            if ended {
                return Ok(());
            }
        }
    }
}

fn unreadable(path: &str, error: &std::io::Error) -> Problem {
    Problem::of_file(Severity::Error, path, format!("the file cannot be read: {error}"))
}

impl Long {
    /// Adds bytes of the file.
    fn take(&mut self, bytes: Vec<u8>, last: bool) {
        if let Some(decoder) = &mut self.decoder {
            let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3);
            self.text.reserve(room);
            let (_, _, had_errors) = decoder.decode_to_string(&bytes, &mut self.text, last);
            if had_errors && self.bad.is_none() {
                self.bad = self.text.find('\u{FFFD}');
            }
            return;
        }
        let mut bytes = if self.torn.is_empty() { bytes } else { [std::mem::take(&mut self.torn), bytes].concat() };
        if !last {
            // A character may be cut: at most its first three bytes.
            let tail = bytes.len().saturating_sub(3);
            if let Err(error) = str::from_utf8(&bytes[floor(&bytes, tail)..])
                && error.error_len().is_none()
            {
                let good = floor(&bytes, tail) + error.valid_up_to();
                self.torn = bytes.split_off(good);
            }
        }
        let (text, bad) = decode::utf8(Cow::Borrowed(&bytes));
        self.bad = self.bad.or(bad.map(|bad| bad + self.text.len()));
        self.text.push_str(&text);
    }

    fn next<R: Read>(
        &mut self,
        path: &str,
        reader: &mut BufReader<R>,
        settings: &Settings<'_>,
    ) -> Result<Option<Document<'static>>, Problem> {
        while self.text.len() < PART && !self.ended {
            let mut bytes = Vec::with_capacity(PART);
            reader.take(PART as u64).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
            self.ended = bytes.is_empty();
            self.take(bytes, self.ended);
        }
        if self.text.is_empty() {
            return Ok(None);
        }
        let cut = match &self.page {
            _ if self.ended && self.text.len() <= PART => self.text.len(),
            Some(_) => html::cut(&self.text, floor_boundary(&self.text, PART / 2), floor_boundary(&self.text, PART))
                .unwrap_or_else(|| cut(&self.text)),
            None => cut(&self.text),
        };
        let rest = self.text.split_off(cut);
        let part = std::mem::replace(&mut self.text, rest);
        let (offset, place) = (self.offset, self.place);
        self.offset += part.len();
        self.place = after(self.place, &part);
        let bad = self.bad.take_if(|bad| *bad < part.len());
        self.bad = self.bad.map(|bad| bad - part.len());
        let encoding = self.decoder.as_ref().map_or(UTF_8, Decoder::encoding);
        let Some(first) = &self.first else {
            let in_place = self.decoder.is_none();
            let binary = !in_place && decode::is_binary(part.as_bytes());
            let decoded = Decoded { text: Cow::Owned(part), in_place, bad, encoding, declared: None, binary };
            let document = match &mut self.page {
                Some(open) => read_long_page(path, decoded, settings, open),
                None => read_decoded(path, decoded, settings)?,
            };
            self.first = Some(document.outline());
            self.before = document.text().len();
            return Ok(Some(document));
        };
        let base = self.decoder.is_none().then_some(offset);
        let mut document = first.continued(path, part, base, place);
        if let Some(open) = &mut self.page {
            let mut flow = Flow::default();
            open.flat(&document.source, 0, &mut flow);
            document.extract(flow.finish());
        } else if settings.format_of(path) == Format::Markdown && !markdown::is_plain(&document.source) {
            let (flow, _) = markdown::read(&document.source, 0);
            document.extract(flow);
        }
        document.before = self.before;
        self.before += document.text().len();
        Ok(Some(document))
    }
}

/// The last place at or before `at` where a character begins.
fn floor(bytes: &[u8], mut at: usize) -> usize {
    while at > 0 && bytes.get(at).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000) {
        at -= 1;
    }
    at
}

/// Where to cut a long text in two: between paragraphs, lines, sentences or words, never inside a character.
fn cut(text: &str) -> usize {
    let from = floor_boundary(text, PART / 2);
    let to = floor_boundary(text, PART);
    let late = &text.as_bytes()[from..to];
    if let Some(at) = memchr::memmem::rfind(late, b"\n\n").or_else(|| memchr::memmem::rfind(late, b"\n\r\n")) {
        return from + at + 1;
    }
    if let Some(at) = memchr::memrchr(b'\n', late) {
        return from + at + 1;
    }
    let near = floor_boundary(text, to - to.min(1 << 12));
    let sentence = sentences_of(&text[..to], Span::new(near, to)).map(|span| span.end).filter(|end| *end < to).last();
    sentence.or_else(|| text[near..to].rfind(char::is_whitespace).map(|at| near + at)).unwrap_or(to)
}

impl Document<'_> {
    /// What the document tells of its article, without text.
    fn outline(&self) -> Document<'static> {
        self.continued(&self.article.path, String::new(), None, Place::default())
    }

    /// A further part of the same article.
    fn continued(&self, path: &str, part: String, base: Option<usize>, place: Place) -> Document<'static> {
        Document {
            article: self.article.clone(),
            id: self.id.clone(),
            author: self.author.clone(),
            published: self.published.clone(),
            continues: true,
            ..Document::new(path, Cow::Owned(part), base, place)
        }
    }
}

impl Document<'static> {
    /// The document, in parts where a text was extracted that is very long: what it states may take many times its size.
    fn in_parts(mut self) -> VecDeque<Document<'static>> {
        let Some(flow) = self.extracted.take_if(|flow| flow.text.len() > PART) else { return VecDeque::from([self]) };
        let mut parts = VecDeque::new();
        let mut place = self.first;
        let (mut at, mut walked) = (0, 0);
        while at < flow.text.len() {
            let rest = &flow.text[at..];
            let end = if rest.len() <= PART { flow.text.len() } else { at + cut(rest) };
            let part = flow.part(Span::new(at, end));
            let from = part.segments.iter().map(|segment| segment.from).min().unwrap_or(walked).max(walked);
            let to = part.segments.iter().map(|segment| segment.from + segment.len).max().unwrap_or(from).max(from);
            place = after(place, Span::new(walked, from).cut(&self.source));
            let source = Span::new(from, to).cut(&self.source).to_owned();
            let mut document = self.continued(&self.article.path, source, self.base.map(|base| base + from), place);
            if at == 0 {
                document.continues = self.continues;
                document.problems = std::mem::take(&mut self.problems);
                document.passed_over = self.passed_over.iter().copied().filter(|span| span.end <= end).collect();
            }
            document.extract(part.from(from));
            document.before = self.before + at;
            parts.push_back(document);
            (at, walked) = (end, from);
        }
        parts
    }
}

/// The place behind some words that begin at a place.
fn after(place: Place, words: &str) -> Place {
    match memchr::memrchr(b'\n', words.as_bytes()) {
        Some(last) => Place {
            line: place.line + memchr::memchr_iter(b'\n', words.as_bytes()).count(),
            column: 1 + words[last + 1..].chars().count(),
        },
        None => Place { column: place.column + words.chars().count(), ..place },
    }
}

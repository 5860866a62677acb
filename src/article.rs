//! Articles: text, Markdown, HTML and JSON Lines as newsrooms have them, with what is known of each and the way back
//! from every word to its place in the file.
//!
//! [`read`] takes the bytes of one file; [`parts`] takes a file piece by piece, for those that are too large to hold, and
//! JSON Lines, of which each line is an article. [`claims()`] finds what a document states.
//!
//! ```
//! use reconcile::article::{self, Settings};
//! use reconcile::mention::Context;
//!
//! let file = "---\nsource: Example Wire\ndate: 2025-06-10\n---\nMeta will pay about $14.3 billion.\n";
//! let document = article::read("wire.md", file.as_bytes(), &Settings::default()).unwrap();
//! assert_eq!(document.article.source.as_deref(), Some("Example Wire"));
//! let (claims, ..) = article::claims(&document, 0, &Context::default());
//! for claim in &claims {
//!     assert_eq!(claim.quote.span.cut(file), claim.quote.exact);
//! }
//! ```

mod annotated;
mod claims;
mod copies;

mod dateline;
mod decode;
mod flow;
mod html;
mod line;
mod markdown;
mod metadata;
mod part;
mod place;
mod sidecar;
mod table;
mod version;
mod write;

pub use annotated::annotated;
pub use claims::{Extracted, claims, extracted, mentions};
pub use copies::{Copies, Fingerprint, copies};

pub use line::line;
pub(crate) use metadata::published_at;
pub use part::{Parts, parts};
pub use sidecar::Sidecar;
pub(crate) use version::{Appeared, moment};
pub use write::{to_json_lines, to_yaml};

use self::flow::{Flow, Segment};
use self::metadata::Metadata;
use crate::claim::Article;
use crate::mention::Context;
use crate::problem::{Problem, Severity, Sheet};
use crate::text::{self, Block, Place, Role, Span};
use crate::value::DateSpan;
use encoding_rs::Encoding;
use jiff::civil::Date;
use std::borrow::Cow;
use std::sync::Arc;

/// How an article is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text: `.txt`.
    Text,
    /// Markdown: `.md`, `.markdown`.
    Markdown,
    /// A page: `.html`, `.htm`, `.xhtml`.
    Html,
    /// One article a line: `.jsonl`, `.ndjson`.
    JsonLines,
}

impl Format {
    /// The format that a file's ending tells; `None` for files of other kinds.
    pub fn of_path(path: &str) -> Option<Format> {
        const ENDINGS: &[(&str, Format)] = &[
            ("txt", Format::Text),
            ("text", Format::Text),
            ("md", Format::Markdown),
            ("markdown", Format::Markdown),
            ("html", Format::Html),
            ("htm", Format::Html),
            ("xhtml", Format::Html),
            ("jsonl", Format::JsonLines),
            ("ndjson", Format::JsonLines),
        ];
        let (_, ending) = path.rsplit_once('.')?;
        ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, format)| *format)
    }
}

/// What reading articles needs beside their bytes.
#[derive(Clone, Debug, Default)]
pub struct Settings<'a> {
    /// How the file is written, whatever its name says; by its name where absent, and plain text where that tells nothing.
    pub format: Option<Format>,
    /// What is told of articles beside them.
    pub sidecar: Option<&'a Sidecar>,
    /// Whether the file was asked for by name: Markdown that is found in a folder is an article only if it says so.
    pub named: bool,
    /// The day on which the program runs, to tell dates that lie in the future.
    pub today: Option<Date>,
}

impl Settings<'_> {
    fn format_of(&self, path: &str) -> Format {
        self.format.or_else(|| Format::of_path(path)).unwrap_or(Format::Text)
    }
}

/// An article as read: what is known of it, its text, and where the text stands in the file.
#[derive(Debug)]
pub struct Document<'b> {
    /// What is known of it.
    pub article: Article,
    /// The id that its JSON line gives it.
    pub id: Option<Arc<str>>,
    /// Who wrote it.
    pub author: Option<Arc<str>>,
    /// What was wrong with it.
    pub problems: Vec<Problem>,
    /// The file's text, or a JSON line's.
    source: Cow<'b, str>,
    /// The first byte of `source` in the file, where the offsets of the one are those of the other.
    base: Option<usize>,
    /// The place of the first character of `source`.
    first: Place,
    /// What was taken out of `source`, where its text is not its own.
    extracted: Option<Flow>,
    /// The article's words in its text, front matter left out.
    body: Span,
    /// Date lines.
    passed_over: Vec<Span>,
    /// Whether an earlier document holds the beginning of the article.
    continues: bool,
    /// How much text of the article the documents before it hold.
    before: usize,
    published: Option<DateSpan>,
}

/// What tells the meaning of a table's cell, as spans of the document's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// The cell that heads its row.
    pub row: Option<Span>,
    /// The heading of its column.
    pub column: Option<Span>,
}

impl<'b> Document<'b> {
    /// The article's text; of plain text and simple Markdown the file's, front matter included.
    pub fn text(&self) -> &str {
        self.extracted.as_ref().map_or(&self.source, |flow| &flow.text)
    }

    /// Where in [`text`](Document::text) the article's own words stand, front matter left out.
    pub fn body(&self) -> Span {
        self.body
    }

    /// The paragraphs, headlines, items and cells of the text, in order.
    pub fn blocks(&self) -> Vec<Block> {
        match &self.extracted {
            Some(flow) if !flow.blocks.is_empty() => flow.blocks.clone(),
            _ => {
                let mut blocks = text::blocks(self.body.cut(self.text()));
                for block in &mut blocks {
                    block.span = block.span.shift(self.body.start);
                }
                blocks
            }
        }
    }

    /// The headings of the cell in which some words of the text stand; of words outside of a table none.
    pub fn headings(&self, words: Span) -> Headings {
        let blocks = self.extracted.as_ref().map_or(&[][..], |flow| &flow.blocks);
        let at = blocks.partition_point(|block| block.span.end <= words.start);
        match blocks.get(at) {
            Some(Block { span, role: Role::Cell { row, column } }) if span.start <= words.start => {
                Headings { row: *row, column: *column }
            }
            _ => Headings::default(),
        }
    }

    /// The words of the text that say nothing of the world: date lines.
    pub fn passed_over(&self) -> &[Span] {
        &self.passed_over
    }

    /// Whether this is a further part of a long article, of which the document before it holds an earlier one.
    pub fn continues(&self) -> bool {
        self.continues
    }

    /// The day, month or year of publication.
    pub fn published(&self) -> Option<&DateSpan> {
        self.published.as_ref()
    }

    /// What the reader of figures and dates needs to know: the article's language and publication date, and `otherwise`
    /// where it tells none.
    pub fn context(&self, otherwise: &Context) -> Context {
        Context {
            lang: self.article.lang.as_deref().map(str::to_owned).or_else(|| otherwise.lang.clone()),
            reference: self.published.clone().or_else(|| otherwise.reference.clone()),
            ..otherwise.clone()
        }
    }

    /// The document with a copy of what it was read from.
    pub fn into_owned(self) -> Document<'static> {
        Document {
            article: self.article,
            id: self.id,
            author: self.author,
            problems: self.problems,
            source: Cow::Owned(self.source.into_owned()),
            base: self.base,
            first: self.first,
            extracted: self.extracted,
            body: self.body,
            passed_over: self.passed_over,
            continues: self.continues,
            before: self.before,
            published: self.published,
        }
    }

    fn source(&self) -> &str {
        &self.source
    }

    fn base(&self) -> Option<usize> {
        self.base
    }

    fn first_place(&self) -> Place {
        self.first
    }

    fn is_extracted(&self) -> bool {
        self.extracted.is_some()
    }

    fn segments(&self) -> &[Segment] {
        self.extracted.as_ref().map_or(&[], |flow| &flow.segments)
    }

    fn walk(&self) -> place::Walk<'_> {
        place::Walk::new(self)
    }

    /// A document of nothing but its source.
    fn new(path: &str, source: Cow<'b, str>, base: Option<usize>, first: Place) -> Self {
        Document {
            article: Article { path: path.into(), ..Article::default() },
            id: None,
            author: None,
            problems: Vec::new(),
            body: Span::new(0, source.len()),
            source,
            base,
            first,
            extracted: None,
            passed_over: Vec::new(),
            continues: false,
            before: 0,
            published: None,
        }
    }

    /// Notes that are good to know of the file as a whole.
    fn note(&mut self, message: impl Into<String>) {
        let path = Arc::clone(&self.article.path);
        self.problems.push(Problem::of_file(Severity::Note, &path, message));
    }

    /// Takes a text that was extracted as the document's.
    fn extract(&mut self, flow: Flow) {
        self.body = Span::new(0, flow.text.len());
        self.extracted = Some(flow);
    }

    /// Settles what is known of the article: `told` wins over the head of its text, and what is missing or strange is noted.
    fn settle(&mut self, told: Metadata, settings: &Settings<'_>) {
        let context = Context { lang: told.lang.clone(), ..Context::default() };
        let names: Vec<&str> = [&told.author, &told.source].into_iter().flatten().map(String::as_str).collect();
        let head = dateline::read(self.text(), self.body, &names, &context);
        self.passed_over = head.passed_over;
        if let (Some(told), Some(above)) = (&told.published, &head.published)
            && metadata::contradict(told, above)
        {
            self.note(format!(
                "published {} by its metadata, {} by its date line; the first is taken",
                told.edtf(),
                above.edtf()
            ));
        }
        let dateline::Head { published, author, source, title, url, .. } = head;
        let told = told.or(Metadata { published, author, source, title, url, ..Metadata::default() });
        let words = |words: Option<String>| words.map(Arc::from);
        self.article = Article {
            path: Arc::clone(&self.article.path),
            source: words(told.source),
            title: words(told.title),
            published: told.published.as_ref().map(|date| date.edtf().into()),
            lang: words(told.lang),
            url: words(told.url),
            updated: words(told.updated),
        };
        self.author = words(told.author);
        self.published = told.published;
        if self.body.cut(self.text()).trim().is_empty() {
            return self.note("the article has no text");
        }
        self.note_language();
        match (&self.published, settings.today) {
            (Some(date), Some(today)) if date.first > today => {
                let message = format!("published {}, which lies in the future", date.edtf());
                self.note(message);
            }
            _ => {}
        }
        let lacks = match (&self.published, &self.article.source) {
            (None, None) => "no publication date and no source; dates that count from it stay open",
            (None, Some(_)) => "no publication date; dates that count from it stay open",
            (Some(_), None) => "no source",
            (Some(_), Some(_)) => return,
        };
        let teller = match settings.format_of(&self.article.path) {
            Format::JsonLines => "its line can give `published` and `source`",
            Format::Text | Format::Markdown | Format::Html => "articles.yaml beside it can tell",
        };
        self.note(format!("{lacks}; {teller}"));
    }

    /// A page's language may be that of the tool which wrote it. The script of its letters cannot err.
    fn note_language(&mut self) {
        const SAMPLE: usize = 2000;
        /// Letters of another script that may be those of names.
        const FEW: usize = 20;
        let Some(lang) = self.article.lang.as_deref() else { return };
        let Some(language) = crate::lexicon::Language::of(lang) else { return };
        let body = self.body.cut(self.text());
        let mut rest = body.chars();
        let more = rest.nth(SAMPLE - 1).is_some();
        let sample = &body.as_bytes()[..if more { body.len() - rest.as_str().len() } else { body.len() }];
        // U+0621 to U+064A, by their two bytes.
        let is_arabic =
            |&(&lead, &next): &(&u8, &u8)| matches!((lead, next), (0xD8, 0xA1..=0xBF) | (0xD9, 0x80..=0x8A));
        let arabic = || sample.iter().zip(sample.get(1..).unwrap_or_default()).filter(is_arabic).count();
        let latin = || count(sample, |byte| byte.is_ascii_alphabetic());
        let wrong = match language.script {
            // Few bytes with which Arabic letters may begin are quickly told.
            crate::lexicon::Script::Latin => {
                count(sample, |byte| byte & 0xFE == 0xD8) > FEW && {
                    let arabic = arabic();
                    arabic > FEW && arabic > latin() * 4
                }
            }
            crate::lexicon::Script::Arabic => {
                let latin = latin();
                latin > FEW && latin > arabic() * 4
            }
        };
        if wrong {
            let script = if language.script == crate::lexicon::Script::Latin { "Arabic" } else { "Latin" };
            let message =
                format!("its language is given as {lang}, but its letters are {script}; the language is left open");
            self.article.lang = None;
            self.note(message);
        }
    }
}

/// How many bytes are such as `is` tells; counts are kept small for a while, so that many bytes are looked at together.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let small = |some: &[u8]| usize::from(some.iter().fold(0, |count: u8, &byte| count + u8::from(is(byte))));
    bytes.chunks(usize::from(u8::MAX)).map(small).sum()
}

/// Reads one article file, JSON Lines excepted.
///
/// # Errors
/// The note of a Markdown file that is no article: it names no date, no source and has no front matter, and nobody asked for it. The
/// error of a file that is no text.
pub fn read<'b>(path: &str, bytes: impl Into<Cow<'b, [u8]>>, settings: &Settings<'_>) -> Result<Document<'b>, Problem> {
    let format = settings.format_of(path);
    let decoded = decode::decode(bytes.into(), format == Format::Html);
    read_decoded(path, decoded, settings)
}

fn read_decoded<'b>(
    path: &str,
    decoded: decode::Decoded<'b>,
    settings: &Settings<'_>,
) -> Result<Document<'b>, Problem> {
    if decoded.binary {
        let message = "this is no text, but an image, an archive or another file of bytes";
        return Err(Problem::of_file(Severity::Error, path, message));
    }
    let base = decoded.in_place.then_some(0);
    let mut document = Document::new(path, decoded.text, base, Place { line: 1, column: 1 });
    document.note_encoding(decoded.encoding, decoded.declared, decoded.bad);
    let metadata = match settings.format_of(path) {
        Format::Html => document.read_page(),
        Format::Markdown => document.read_markdown(settings)?,
        Format::Text | Format::JsonLines => document.read_front_matter().0,
    };
    document.settle_beside(metadata, settings);
    Ok(document)
}

/// The first part of a page that is too long to look for its own text.
fn read_long_page(
    path: &str,
    decoded: decode::Decoded<'static>,
    settings: &Settings<'_>,
    open: &mut html::Open,
) -> Document<'static> {
    let base = decoded.in_place.then_some(0);
    let mut document = Document::new(path, decoded.text, base, Place { line: 1, column: 1 });
    document.note_encoding(decoded.encoding, decoded.declared, decoded.bad);
    let (front, _) = document.read_front_matter();
    let mut flow = Flow::default();
    open.flat(document.body.cut(&document.source), document.body.start, &mut flow);
    let about = html::about(document.body.cut(&document.source));
    let metadata = document.take_page(front, about, flow.finish(), html::Way::Flat(html::TOO_LONG));
    document.settle_beside(metadata, settings);
    document
}

impl Document<'_> {
    fn note_encoding(&mut self, encoding: &'static Encoding, declared: Option<&'static Encoding>, bad: Option<usize>) {
        if let Some(declared) = declared {
            self.note(format!("read as {}, although it declares {}", encoding.name(), declared.name()));
        } else if self.base.is_none() {
            self.note(format!("read as {}; places are counted in the decoded text", encoding.name()));
        }
        if let Some(bad) = bad {
            let path = Arc::clone(&self.article.path);
            let sheet = Sheet::new(&path, &self.source);
            let message = format!("a byte that is no {} stands here; the rest is read", encoding.name());
            let letter = self.source[bad..].chars().next().map_or(0, char::len_utf8);
            let problem = sheet.problem(Severity::Warning, Span::new(bad, bad + letter), message);
            self.problems.push(problem);
        }
    }

    /// Takes front matter off the body; what it tells, and whether there was any.
    fn read_front_matter(&mut self) -> (Metadata, bool) {
        let mark = if self.source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        self.body.start = mark;
        let Some((yaml, end)) = metadata::front_matter(&self.source[mark..]) else {
            return (Metadata::default(), false);
        };
        self.body.start = mark + end;
        let path = Arc::clone(&self.article.path);
        let sheet = Sheet::new(&path, &self.source);
        let mut problems = Vec::new();
        let metadata = metadata::read_front_matter(yaml.shift(mark), &sheet, &mut problems);
        self.problems.extend(problems);
        (metadata, true)
    }

    fn read_markdown(&mut self, settings: &Settings<'_>) -> Result<Metadata, Problem> {
        let (metadata, fenced) = self.read_front_matter();
        let body = self.body;
        let mut title = None;
        if !markdown::is_plain(body.cut(&self.source)) {
            let (flow, heading) = markdown::read(body.cut(&self.source), body.start);
            self.extract(flow);
            title = heading;
        }
        if !fenced && !settings.named {
            let told = settings.sidecar.map(|sidecar| sidecar.of(&self.article.path)).unwrap_or_default();
            let head = dateline::read(self.text(), self.body, &[], &Context::default());
            if told == Metadata::default() && head.published.is_none() && head.source.is_none() {
                let message =
                    "no date, source or front matter here; passed over (name the file to read it all the same)";
                return Err(Problem::of_file(Severity::Note, &self.article.path, message));
            }
        }
        Ok(metadata.or(Metadata { title, ..Metadata::default() }))
    }

    fn read_page(&mut self) -> Metadata {
        let (front, _) = self.read_front_matter();
        let page = self.body.cut(&self.source);
        let about = html::about(page);
        let (mut flow, way) = html::read(page, &about.titles);
        for segment in &mut flow.segments {
            segment.from += self.body.start;
        }
        self.take_page(front, about, flow, way)
    }

    /// Settles what the sidecar says of an article over what it tells itself.
    fn settle_beside(&mut self, metadata: Metadata, settings: &Settings<'_>) {
        let sidecar = settings.sidecar.map(|sidecar| sidecar.of(&self.article.path)).unwrap_or_default();
        self.settle(sidecar.or(metadata), settings);
    }

    /// Takes the text of a page, and what it and its front matter tell.
    fn take_page(&mut self, front: Metadata, about: html::About, flow: Flow, way: html::Way) -> Metadata {
        let html::About { metadata, contradiction, .. } = about;
        if let (Some(front), Some(page)) = (&front.published, &metadata.published)
            && metadata::contradict(front, page)
        {
            self.note(format!(
                "published {} by its front matter, {} by the page; the first is taken",
                front.edtf(),
                page.edtf()
            ));
        } else if let (None, Some((linked, other))) = (&front.published, contradiction) {
            self.note(format!(
                "published {} by its linked data, {} by its other metadata; the first is taken",
                linked.edtf(),
                other.edtf()
            ));
        }
        self.extract(flow);
        if let html::Way::Flat(why) = way {
            let path = Arc::clone(&self.article.path);
            let message = format!("all text of the page is taken, menus included: {why}");
            self.problems.push(Problem::of_file(Severity::Warning, &path, message));
        }
        front.or(metadata)
    }
}

//! Claim files: who says what, written by hand as YAML or by a program as JSON Lines.
//!
//! ```yaml
//! article: {source: Example Wire, title: A deal, published: 2025-06-10, lang: en}
//! claims:
//!   - topic: Scale AI / deal amount
//!     value: ~$15B
//!     quote: roughly $15 billion
//!     said_by: [The Information]
//!     stance: reported
//! ```
//!
//! What a person has decided to leave stands beside the claim: `ignore: {code: tension, reason: …, expires: 2026-06-30}`,
//! or a list of such.
//!
//! A file holds one `article` with its `claims`, a list of them under `articles`, or a list of either. In JSON Lines
//! each line is one claim with the same keys. [`read`] takes one file and no other knowledge, so that many can be read
//! at once; [`gather()`] puts them in order and checks what only all files together can tell.

mod date;
mod draft;
mod gather;
mod lines;
mod quote;
mod record;
mod sections;
mod tally;
mod value;

pub use date::read as read_date;
pub use gather::gather;
pub(crate) use value::{read as read_value, reads_as};

use super::{Article, Claim, Unread};
use crate::article::{self, Document, Fingerprint};
use crate::ignore::Ignore;
use crate::mention::Context;
use crate::problem::{Excerpt, Problem, Severity};
use crate::subject::Outline;
use crate::text::{Place, Span};
use std::sync::Arc;

/// What reading a claim file needs beside its bytes.
#[derive(Clone, Default)]
pub struct Settings<'a> {
    /// The currencies of ambiguous words, and the language and publication date of claims that give none.
    pub context: Context,
    /// Fetches the article in which quotes are looked up.
    pub articles: Option<&'a ArticleBytes<'a>>,
    /// Whether the texts of articles are kept, at most [`TEXT`] bytes of each: for a report that shows them.
    pub texts: bool,
}

/// How much of an article's text is kept, in bytes.
pub const TEXT: usize = 1 << 18;

/// The bytes of an article file, from the claim file that names it and the path as written there, or why they
/// cannot be had.
pub type ArticleBytes<'a> = dyn Fn(&str, &str) -> Result<Vec<u8>, String> + Sync + 'a;

/// What one file holds, before other files are known.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The file, as given.
    pub path: Arc<str>,
    /// Its articles, in order.
    pub articles: Vec<Article>,
    /// Its claims, in order; [`Claim::article`] indexes `articles`, and an id that the file does not give is empty.
    pub claims: Vec<Claim>,
    /// Figures that were seen and not understood.
    pub unread: Vec<Unread>,
    /// Decisions beside claims; each names the index of its claim here.
    pub ignores: Vec<Ignore>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The fingerprints of articles whose text is known, by their index in `articles`.
    pub prints: Vec<(usize, Fingerprint)>,
    /// What articles are about as a whole, by their index in `articles`.
    pub outlines: Vec<(usize, Outline)>,
    /// Whether it is of an archive against which the other files are held.
    pub archived: bool,
    /// The texts of articles, where they are kept, by their index in `articles`.
    pub texts: Vec<(usize, String)>,
    /// Where claims give their ids and name those of others.
    ids: Vec<Mark>,
    parts: Vec<Mark>,
}

impl Parsed {
    /// A file of which nothing is read yet.
    pub fn of_file(path: &str) -> Self {
        Parsed { path: path.into(), ..Parsed::default() }
    }

    /// A file of which nothing is known but what is wrong with it.
    pub fn of_problem(problem: Problem) -> Self {
        Parsed { path: problem.path.as_str().into(), problems: vec![problem], ..Parsed::default() }
    }

    /// Adds an article and what it states; a further part of a long one adds to the article before.
    pub fn article(&mut self, document: &Document<'_>, context: &Context) {
        let index = match self.articles.len() {
            known if known > 0 && document.continues() => known - 1,
            next => {
                self.articles.push(document.article.clone());
                self.prints.push((next, Fingerprint::of(document.body().cut(document.text()))));
                next
            }
        };
        let (claims, unread, outline) = article::claims(document, index, context);
        if self.outlines.last().is_none_or(|(known, _)| *known != index) {
            self.outlines.push((index, outline));
        }
        self.claims.extend(claims);
        self.unread.extend(unread);
        self.problems.extend(document.problems.iter().cloned());
    }

    /// Keeps the text of the document that was added last, at most [`TEXT`] bytes of its article.
    pub fn keep_text(&mut self, document: &Document<'_>) {
        if let Some(article) = self.articles.len().checked_sub(1) {
            self.text(article, document);
        }
    }

    /// Keeps the text of an article, or of a further part of it.
    fn text(&mut self, article: usize, document: &Document<'_>) {
        let words = document.body().cut(document.text());
        let is_known = self.texts.last().is_some_and(|(known, _)| *known == article);
        if !is_known {
            self.texts.push((article, String::new()));
        }
        let Some((_, text)) = self.texts.last_mut() else { return };
        let room = TEXT.saturating_sub(text.len());
        text.push_str(&words[..words.floor_char_boundary(room)]);
    }
}

/// Where in a file a claim gives an id or names one, kept for problems that only all files together show.
#[derive(Clone, Debug)]
struct Mark {
    /// The index of the claim.
    claim: usize,
    id: Arc<str>,
    place: Place,
    /// Its line. Of JSON Lines, which may be many, only lines that are known to be at fault are kept.
    excerpt: Option<Box<Excerpt>>,
}

/// How a claim file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// YAML, written by hand.
    Yaml,
    /// One JSON object a line, written by a program.
    JsonLines,
}

impl Format {
    /// The format of a file by the end of its name: `.yaml`, `.yml`, `.jsonl` or `.ndjson`.
    pub fn of_path(path: &str) -> Option<Format> {
        let (_, extension) = path.rsplit_once('.')?;
        let is = |known: [&str; 2]| known.iter().any(|known| extension.eq_ignore_ascii_case(known));
        if is(["yaml", "yml"]) { Some(Format::Yaml) } else { is(["jsonl", "ndjson"]).then_some(Format::JsonLines) }
    }

    /// The format of bytes without a name: JSON Lines where the first line is an object from brace to brace.
    pub fn of_bytes(bytes: &[u8]) -> Format {
        let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let line = &start[..memchr::memchr(b'\n', start).unwrap_or(start.len())];
        let is_object = line.starts_with(b"{") && line.trim_ascii_end().ends_with(b"}");
        if is_object { Format::JsonLines } else { Format::Yaml }
    }
}

/// Reads one claim file in the format that its name tells, YAML where it tells none.
#[must_use]
pub fn read(path: &str, bytes: &[u8], settings: &Settings<'_>) -> Parsed {
    read_as(Format::of_path(path).unwrap_or(Format::Yaml), path, bytes, settings)
}

/// Reads one claim file in a given format.
#[must_use]
pub fn read_as(format: Format, path: &str, bytes: &[u8], settings: &Settings<'_>) -> Parsed {
    let mut parsed = match format {
        Format::Yaml => sections::read(path, bytes, settings),
        Format::JsonLines => lines::read(path, bytes, settings),
    };
    parsed.path = path.into();
    let without_mark = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if without_mark.trim_ascii().is_empty() {
        parsed.problems.push(Problem::of_file(Severity::Note, path, "the file is empty"));
    }
    parsed
}

/// The text of a file.
///
/// # Errors
/// Where it is not UTF-8: the first byte that is not, by line and column.
pub fn utf8<'b>(path: &str, bytes: &'b [u8]) -> Result<&'b str, Problem> {
    str::from_utf8(bytes).map_err(|error| {
        let good = error.valid_up_to();
        let message = if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
            "the file is UTF-16; save it as UTF-8".to_owned()
        } else {
            format!("the file is not UTF-8: byte 0x{:02X} at offset {good}; save it as UTF-8", bytes[good])
        };
        let before = str::from_utf8(&bytes[..good]).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', &bytes[good..]).map_or(bytes.len(), |further| good + further);
        let bad = error.error_len().map_or(end, |len| good + len);
        let sheet = crate::problem::Sheet::new(path, before);
        let line = String::from_utf8_lossy(&bytes[start..end]);
        let mark = good - start..good - start + String::from_utf8_lossy(&bytes[good..bad]).len();
        let mut problem = sheet.error(Span::new(good, good), message);
        problem.excerpt = Some(Excerpt::new(line.trim_end(), mark));
        problem
    })
}

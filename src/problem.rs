//! What was wrong with an input: told with its place, never a reason to lose the rest.

mod render;
mod sheet;

pub(crate) use render::is_blank_lookalike;
pub use render::{render, visible};
pub(crate) use sheet::Sheet;

use crate::text::Place;
use std::fmt;

/// Something that a person should mend or know, with the place to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whether a file or a claim was left out.
    pub severity: Severity,
    /// The file, as given.
    pub path: String,
    /// Where in the file; `None` where the file as a whole is meant.
    pub place: Option<Place>,
    /// What is wrong and what to do, in one sentence without a full stop.
    pub message: String,
    /// The line at fault and the characters of it at fault, counted from 0.
    pub excerpt: Option<Excerpt>,
}

/// The line that a problem speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line without its end, cut to a readable length.
    pub line: String,
    /// The bytes of `line` that are at fault.
    pub marked: std::ops::Range<usize>,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know; nothing was left out.
    Note,
    /// Worth a look.
    Warning,
    /// Something was left out, or sources contradict each other.
    Error,
}

impl Severity {
    /// The word that the reports use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl Problem {
    /// A problem of a file as a whole.
    pub fn of_file(severity: Severity, path: &str, message: impl Into<String>) -> Self {
        Problem { severity, path: path.to_owned(), place: None, message: message.into(), excerpt: None }
    }
}

impl std::error::Error for Problem {}

impl fmt::Display for Problem {
    /// `path:line:column: severity: message`, as compilers write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if let Some(Place { line, column }) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}: {}", self.severity.as_str(), self.message)
    }
}

/// How many characters of a long line an excerpt keeps on each side of the mark, and of the mark itself.
const CONTEXT: usize = 60;

impl Excerpt {
    /// A line and the bytes of it that are at fault. Of a long line only the surroundings of the mark are kept, with
    /// an ellipsis for the rest; a mark that reaches past the line ends with it.
    pub fn new(line: &str, marked: std::ops::Range<usize>) -> Self {
        let start = floor_boundary(line, marked.start);
        let end = ceil_boundary(line, marked.end.max(start));
        let (before, mark, after) = (&line[..start], &line[start..end], &line[end..]);
        let mut kept = String::new();
        match before.char_indices().rev().nth(CONTEXT - 1) {
            Some((at, _)) if at > 0 => kept.extend(["…", &before[at..]]),
            _ => kept.push_str(before),
        }
        let start = kept.len();
        push_head(&mut kept, mark);
        let end = kept.len();
        push_head(&mut kept, after);
        Excerpt { line: kept, marked: start..end }
    }
}

/// The last place at or before a byte where a text can be cut.
pub(crate) fn floor_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// The first place at or after a byte where a text can be cut.
fn ceil_boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// Appends the first characters of `text`, and an ellipsis where there are more.
fn push_head(kept: &mut String, text: &str) {
    match text.char_indices().nth(CONTEXT) {
        Some((at, _)) => kept.extend([&text[..at], "…"]),
        None => kept.push_str(text),
    }
}

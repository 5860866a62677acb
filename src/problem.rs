//! What was wrong with an input: told with its place, never a reason to lose the rest.

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

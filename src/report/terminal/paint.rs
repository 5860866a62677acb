//! The colours of a terminal report: four, and none where none are wanted.

use crate::problem::Severity;
use crate::topic::Verdict;

/// Whether colours are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paint {
    /// Plain text.
    #[default]
    Plain,
    /// ANSI escape sequences of the basic palette.
    Ansi,
}

/// What a colour stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Bad,
    Warn,
    Good,
    Bold,
    Dim,
}

impl Paint {
    /// The words in a colour.
    pub(crate) fn over(self, ink: Ink, words: &str) -> String {
        let code = match (self, ink) {
            (Paint::Plain, _) => return words.to_owned(),
            (Paint::Ansi, Ink::Bad) => "1;31",
            (Paint::Ansi, Ink::Warn) => "1;33",
            (Paint::Ansi, Ink::Good) => "32",
            (Paint::Ansi, Ink::Bold) => "1",
            (Paint::Ansi, Ink::Dim) => "2",
        };
        format!("\u{1b}[{code}m{words}\u{1b}[0m")
    }
}

impl Ink {
    pub(crate) const fn of_severity(severity: Severity) -> Ink {
        match severity {
            Severity::Error => Ink::Bad,
            Severity::Warning => Ink::Warn,
            Severity::Note => Ink::Bold,
        }
    }

    pub(crate) const fn of_verdict(verdict: Verdict) -> Ink {
        match verdict {
            Verdict::Conflict => Ink::Bad,
            Verdict::Tension => Ink::Warn,
            Verdict::Update => Ink::Bold,
            Verdict::Consistent => Ink::Good,
            Verdict::Single => Ink::Dim,
        }
    }
}

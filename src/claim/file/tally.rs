//! What is told once a file, however many claims it is true of.

use crate::problem::{Excerpt, Problem, Severity, Sheet};
use crate::text::{Place, Span};

/// How often something was seen, and where first.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    count: usize,
    first: Option<(Place, Excerpt)>,
}

/// What is counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Tallies {
    /// Claims without a publication date.
    pub undated: Tally,
    /// Claims without a source.
    pub unsourced: Tally,
    /// Lines that hold neither a claim nor an article.
    pub others: Tally,
    /// Figures with more than one reading, in files too long to name each.
    pub readings: Tally,
    /// The readings of the first of them.
    pub first_readings: Option<String>,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, span: Span, sheet: &Sheet<'_>) {
        self.count += 1;
        if self.first.is_none() {
            self.first = Some((sheet.place(span.start), sheet.excerpt(span)));
        }
    }

    fn join(&mut self, later: Tally) {
        self.count += later.count;
        if self.first.is_none() {
            self.first = later.first;
        }
    }

    fn note(self, path: &str, one: &str, many: &str) -> Option<Problem> {
        let (place, excerpt) = self.first?;
        let message = match self.count {
            1 => one.to_owned(),
            count => format!("{count} {many}; this is the first"),
        };
        let path = path.to_owned();
        Some(Problem { severity: Severity::Note, path, place: Some(place), message, excerpt: Some(excerpt) })
    }
}

impl Tallies {
    /// Adds what a later part of the file counted.
    pub fn join(&mut self, later: Tallies) {
        self.undated.join(later.undated);
        self.unsourced.join(later.unsourced);
        self.others.join(later.others);
        self.readings.join(later.readings);
        self.first_readings = self.first_readings.take().or(later.first_readings);
    }

    /// The notes of a file.
    pub fn notes(self, path: &str) -> impl Iterator<Item = Problem> {
        let readings = self.first_readings.unwrap_or_default();
        let many = format!("figures have more than one reading: {readings}");
        [
            self.readings.note(path, &readings, &many),
            self.undated.note(path, "the claim has no publication date", "claims have no publication date"),
            self.unsourced.note(path, "the claim names no source", "claims name no source"),
            self.others.note(
                path,
                "this line holds neither a claim nor an article; passed over",
                "lines hold neither a claim nor an article and are passed over",
            ),
        ]
        .into_iter()
        .flatten()
    }
}

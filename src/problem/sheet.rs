//! A text that problems point into: a file, or some of its lines.

use super::{Excerpt, Problem, Severity};
use crate::text::{Lines, Place, Span};
use std::cell::{Cell, OnceCell};

/// A file's text, or a stretch of whole lines of it, with what is needed to tell a place in the file.
///
/// Spans index `text`; places count the lines of the file.
pub(crate) struct Sheet<'t> {
    /// The file, as given.
    pub path: &'t str,
    /// The text.
    pub text: &'t str,
    /// The bytes of the file before `text`.
    pub base: usize,
    /// The lines, which are counted once a place is asked for.
    lines: OnceCell<Lines<'t>>,
    lines_before: usize,
    /// The last place asked for, with its offset: the next one on the same line is counted from there, so that many
    /// places of one long line stay cheap.
    last: Cell<(usize, Place)>,
}

impl<'t> Sheet<'t> {
    /// A whole file.
    pub fn new(path: &'t str, text: &'t str) -> Self {
        Sheet::part(path, text, 0, 0)
    }

    /// Some lines of a file, with the bytes and the lines before them.
    pub fn part(path: &'t str, text: &'t str, base: usize, lines_before: usize) -> Self {
        let last = Cell::new((0, Place { line: 1, column: 1 }));
        Sheet { path, text, base, lines: OnceCell::new(), lines_before, last }
    }

    fn lines(&self) -> &Lines<'t> {
        self.lines.get_or_init(|| Lines::new(self.text))
    }

    /// The place in the file of an offset into the text.
    pub fn place(&self, offset: usize) -> Place {
        let here = self.here(offset);
        Place { line: here.line + self.lines_before, ..here }
    }

    fn here(&self, offset: usize) -> Place {
        let (from, place) = self.last.get();
        let next_line = self.lines().start(place.line + 1);
        let last_line = next_line == self.text.len();
        let between = |from: usize, to: usize| self.text.get(from..to).unwrap_or_default();
        let here = if from <= offset && (offset < next_line || last_line) && from > 0 {
            let between = between(from, offset);
            // A last line that ends with LF is followed by an empty one.
            if between.ends_with('\n') { self.lines().place(offset) } else { place.right(between.chars().count()) }
        } else if offset < from && self.lines().start(place.line) < offset {
            Place { line: place.line, column: place.column - between(offset, from).chars().count() }
        } else {
            self.lines().place(offset)
        };
        self.last.set((offset, here));
        here
    }

    /// A problem at a span of the text.
    pub fn problem(&self, severity: Severity, span: Span, message: impl Into<String>) -> Problem {
        let place = self.place(span.start);
        Problem {
            severity,
            path: self.path.to_owned(),
            place: Some(place),
            message: message.into(),
            excerpt: Some(self.excerpt(span)),
        }
    }

    /// An error at a span of the text.
    pub fn error(&self, span: Span, message: impl Into<String>) -> Problem {
        self.problem(Severity::Error, span, message)
    }

    /// The line of a span, the span marked.
    pub fn excerpt(&self, span: Span) -> Excerpt {
        let number = self.here(span.start).line;
        let line = self.lines().line(number);
        // The line of a file that opens with a byte-order mark starts after it.
        let start = if line.is_empty() { span.start } else { line.as_ptr() as usize - self.text.as_ptr() as usize };
        Excerpt::new(line, span.start.saturating_sub(start)..span.end.saturating_sub(start))
    }

    /// The span of words that were cut out of the text; `None` for words from elsewhere.
    pub fn span_of(&self, words: &str) -> Option<Span> {
        let start = (words.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let span = Span::new(start, start.checked_add(words.len())?);
        (span.end <= self.text.len()).then_some(span)
    }
}

impl Place {
    /// The place some columns to the right.
    pub(crate) const fn right(self, columns: usize) -> Place {
        Place { line: self.line, column: self.column + columns }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_lines_in_any_order() {
        let text = "\u{FEFF}a: من 3\nb: [x, y]\n\nc";
        let (sheet, lines) = (Sheet::new("f", text), Lines::new(text));
        let offsets: Vec<usize> = (3..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        for &at in offsets.iter().chain(offsets.iter().rev()).chain(offsets.iter().step_by(3)) {
            assert_eq!(sheet.place(at), lines.place(at), "offset {at}");
        }
        let at = text.find("من").unwrap_or_default();
        let excerpt = sheet.excerpt(Span::new(at, at + 4));
        assert_eq!(&excerpt.line[excerpt.marked], "من");
    }
}

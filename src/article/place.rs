//! Where the words of an article stand in its file.

use super::Document;
use super::flow::Segment;
use crate::claim::Within;
use crate::text::{Place, Span};

/// Goes through a document from its start to its end and tells places on the way, each counted on from the last.
pub(super) struct Walk<'d> {
    document: &'d Document<'d>,
    segments: &'d [Segment],
    /// An offset into the source, and its place.
    at: usize,
    place: Place,
}

impl<'d> Walk<'d> {
    pub fn new(document: &'d Document<'d>) -> Self {
        Walk { document, segments: document.segments(), at: 0, place: document.first_place() }
    }

    /// The place in the file where the words at an offset of the text begin; no offset may be before an earlier one's.
    pub fn place(&mut self, offset: usize) -> Place {
        let source = self.document.source();
        let target = self.in_source(offset).min(source.len());
        let between = source.get(self.at..target).unwrap_or_default();
        if let Some(last) = memchr::memrchr(b'\n', between.as_bytes()) {
            self.place.line += memchr::memchr_iter(b'\n', between.as_bytes()).count();
            self.place.column = 1 + between[last + 1..].chars().count();
        } else {
            // A byte-order mark takes no column.
            let mark = usize::from(self.at == 0 && between.starts_with('\u{FEFF}'));
            self.place.column += between.chars().count() - mark;
        }
        self.at = target.max(self.at);
        self.place
    }

    /// The offset into the source of an offset into the text: of words that do not stand there, where the next ones do.
    fn in_source(&mut self, offset: usize) -> usize {
        if !self.document.is_extracted() {
            return offset;
        }
        let gone = self.segments.partition_point(|segment| segment.at + segment.len <= offset);
        self.segments = &self.segments[gone..];
        match self.segments.first() {
            Some(segment) => segment.from + offset.saturating_sub(segment.at),
            None => self.document.source().len(),
        }
    }

    /// The spans of an expression and of its figure, in bytes of the file where its words stand there as they are.
    pub fn spans(&mut self, span: Span, figure: Span) -> (Span, Span, Within) {
        let before = self.document.before;
        let in_text = (span.shift(before), figure.shift(before), Within::Text);
        let Some(base) = self.document.base() else { return in_text };
        let damaged = super::decode::is_damaged(span.cut(self.document.text()));
        if !self.document.is_extracted() && !damaged {
            return (span.shift(base), figure.shift(base), Within::File);
        }
        self.in_source(span.start);
        match self.segments.first() {
            Some(segment) if segment.at <= span.start && span.end <= segment.at + segment.len && !damaged => {
                let to_file = |span: Span| {
                    let start = base + segment.from + span.start - segment.at;
                    Span::new(start, start + span.len())
                };
                (to_file(span), to_file(figure), Within::File)
            }
            _ => in_text,
        }
    }
}

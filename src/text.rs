//! Text as it lies on disk: spans into it, places in it, and its folded form for look-ups.

mod fold;
mod place;
mod plain;
mod split;

pub use fold::{Letters, Pairs, Signature, fold, fold_into};
pub(crate) use fold::{fold_arabic, is_invisible};
pub use place::{Lines, Place};
pub use plain::plain;
pub use split::{Block, Role, Sentences, blocks, paragraphs, sentences, sentences_of};

/// Whether a character is alphabetic, which the standard library looks up slowly for Arabic.
pub(crate) fn is_alphabetic(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphabetic(),
        '\u{0620}'..='\u{0657}' => true,
        _ => letter.is_alphabetic(),
    }
}

/// Whether a character is a number, looked up as quickly.
pub(crate) fn is_numeric(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_digit(),
        '\u{0620}'..='\u{0657}' => false,
        _ => letter.is_numeric(),
    }
}

/// The lines of a text, each with its end, as `split_inclusive('\n')` gives them; many bytes are looked at together.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at(end);
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// Whether a character is alphabetic or a number.
pub(crate) fn is_alphanumeric(letter: char) -> bool {
    is_alphabetic(letter) || is_numeric(letter)
}

/// Whether a letter is of the Arabic script.
pub(crate) const fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{0600}'..='\u{06FF}')
}

/// A stretch of bytes of the original text, `start` included and `end` excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The bytes in between.
    pub const fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies in between.
    pub const fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// The words of `text` that the span covers; empty where it does not cut `text` between characters.
    pub fn cut<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The smallest span over both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The span moved right by `by` bytes.
    pub const fn shift(self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }
}

#[cfg(test)]
mod tests {
    use super::{is_alphabetic, is_numeric};

    #[test]
    fn letters_and_numbers_are_those_of_unicode() {
        let told_otherwise = |letter: &char| {
            is_alphabetic(*letter) != letter.is_alphabetic() || is_numeric(*letter) != letter.is_numeric()
        };
        assert_eq!(('\0'..=char::MAX).find(told_otherwise), None);
    }
}

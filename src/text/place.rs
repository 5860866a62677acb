//! Lines and columns of byte offsets.

/// A place as editors count it: both numbers from 1, columns in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The code point in its line.
    pub column: usize,
}

/// The line starts of a text, for many look-ups.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Counts the lines of `text`. A line ends with LF; a CR before it belongs to the line end.
    pub fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Lines { text, starts }
    }

    /// The place of a byte offset; one past the end counts to the last line. A byte-order mark takes no column.
    pub fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts[line - 1];
        let before = self.text.get(start..offset.min(self.text.len())).unwrap_or_default();
        let mark = usize::from(line == 1 && before.starts_with('\u{FEFF}'));
        Place { line, column: before.chars().count() - mark + 1 }
    }

    /// The places of byte offsets in rising order, each line walked once, however many of them lie in it.
    pub fn places<O: IntoIterator<Item = usize>>(&self, offsets: O) -> impl Iterator<Item = Place> {
        let mut last = (0, Place { line: 1, column: 1 });
        offsets.into_iter().map(move |offset| {
            let (from, at) = last;
            let line = self.starts.partition_point(|&start| start <= offset).max(1);
            let place = match self.text.get(from..offset) {
                // A byte-order mark is for the slow way to know.
                Some(between) if line == at.line && from > 0 => {
                    Place { line, column: at.column + between.chars().count() }
                }
                _ => self.place(offset),
            };
            last = (offset, place);
            place
        })
    }

    /// The words of a line, counted from 1, without its end.
    pub fn line(&self, line: usize) -> &'t str {
        let Some(&start) = self.starts.get(line.wrapping_sub(1)) else { return "" };
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        let words = &self.text[start..end];
        let words = words.strip_suffix('\r').unwrap_or(words);
        if line == 1 { words.trim_start_matches('\u{FEFF}') } else { words }
    }

    /// The byte offset of a place; `None` where its line is shorter.
    pub fn offset(&self, place: Place) -> Option<usize> {
        let line = self.line(place.line);
        let start = self.start(place.line) + if place.line == 1 && self.text.starts_with('\u{FEFF}') { 3 } else { 0 };
        let mut letters = line.char_indices().map(|(at, _)| at).chain(std::iter::once(line.len()));
        Some(start + letters.nth(place.column.checked_sub(1)?)?)
    }

    /// The byte offset at which a line, counted from 1, starts.
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line.wrapping_sub(1)).copied().unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_code_points_and_skip_the_mark() {
        let text = "\u{FEFF}ab\r\nمن 3\nz";
        let lines = Lines::new(text);
        let at = |word| lines.place(text.find(word).unwrap_or_default());
        assert_eq!(at("ab"), Place { line: 1, column: 1 });
        assert_eq!(at("3"), Place { line: 2, column: 4 });
        assert_eq!(lines.place(text.len()), Place { line: 3, column: 2 });
        let words = ["ab", "b", "من", "3", "z"].map(|word| text.find(word).unwrap_or_default());
        assert!(lines.places(words).eq(words.map(|offset| lines.place(offset))));
        let there = |place| lines.offset(place).map(|at| &text[at..]);
        assert_eq!(there(Place { line: 1, column: 1 }), Some(&text[3..]));
        assert_eq!(there(Place { line: 2, column: 4 }), Some("3\nz"));
        assert_eq!(
            [there(Place { line: 3, column: 3 }), there(Place { line: 4, column: 2 }), there(Place::default())],
            [None; 3]
        );
        assert_eq!([lines.line(1), lines.line(2), lines.line(3), lines.line(4)], ["ab", "من 3", "z", ""]);
    }
}

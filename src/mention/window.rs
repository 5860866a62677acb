//! Cutting a long text into stretches that are read one after another, so that memory stays bounded.

use super::token::is_digit;
use crate::text::Span;

/// How long a stretch may be before a place to cut is sought, in bytes.
const LENGTH: usize = 1 << 16;

/// The stretches of a text, in order and without a gap.
pub(crate) fn windows(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start == text.len() {
            return None;
        }
        let window = Span::new(start, cut(text, start));
        start = window.end;
        Some(window)
    })
}

/// Where the stretch from `start` ends: after the last line end, else the last end of a sentence, else the last blank of its second
/// half, else at the first place after it that is not inside a number.
fn cut(text: &str, start: usize) -> usize {
    if text.len() - start <= LENGTH {
        return text.len();
    }
    let middle = text.ceil_char_boundary(start + LENGTH / 2);
    let limit = text.floor_char_boundary(start + LENGTH);
    let half = &text[middle..limit];
    let after = |at: usize| middle + at + 1;
    if let Some(at) = memchr::memrchr(b'\n', half.as_bytes()) {
        return after(at);
    }
    let sentence = half.rmatch_indices(' ').find(|&(at, _)| half[..at].ends_with(['.', '!', '?', '؟']));
    if let Some((at, _)) = sentence.or_else(|| half.rmatch_indices(' ').next()) {
        return after(at);
    }
    let inside_number = |letter: char| is_digit(letter) || !letter.is_alphabetic();
    let outside = text[limit..].char_indices().find(|&(at, letter)| {
        !inside_number(letter) && text[..limit + at].chars().next_back().is_some_and(|before| !inside_number(before))
    });
    outside.map_or(text.len(), |(at, _)| limit + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_cover_the_text_and_cut_between_words() {
        let prose = "وقالت البلدية إن 1,250 شخصا غادروا. ".repeat(9_000);
        let lines = format!("{}\n", "a b".repeat(200)).repeat(900);
        for (text, before) in [(prose, " "), (lines, "\n"), ("صحة".repeat(90_000), "")] {
            let spans: Vec<Span> = windows(&text).collect();
            assert_eq!(spans.iter().map(|span| span.cut(&text)).collect::<String>(), text);
            assert!(spans.len() > 1);
            assert!(spans[1..].iter().all(|span| text[..span.start].ends_with(before)));
        }
    }

    #[test]
    fn numbers_are_never_cut() {
        let digits = "7".repeat(200_000);
        assert_eq!(windows(&digits).collect::<Vec<_>>(), [Span::new(0, digits.len())]);
    }
}

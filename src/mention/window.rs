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
        let sentence = "وقالت البلدية إن 1,250 شخصا غادروا. ";
        for text in [
            sentence.repeat(9_000),
            "7".repeat(200_000),
            "صحة".repeat(90_000),
            format!("{}\n", "a b".repeat(200)).repeat(900),
        ] {
            let spans: Vec<Span> = windows(&text).collect();
            let joined: String = spans.iter().map(|span| span.cut(&text)).collect();
            assert_eq!(joined, text);
            assert!(text.starts_with('7') || spans.len() > 1);
            assert!(spans[1..].iter().all(|span| !text.starts_with(' ') || text[..span.start].ends_with([' ', '\n'])));
        }
    }
}

//! A problem as a terminal shows it.
//!
//! ```text
//! claims/a.yaml:3:12: error: unknown key `vlaue`; did you mean `value`
//!     - ⟦vlaue⟧: ~$15B
//! ```
//!
//! The mark stands in the line itself: terminals reorder right-to-left text, and carets under it would point at the
//! wrong words.

use super::Problem;
use crate::text::is_invisible;
use std::borrow::Cow;
use std::fmt::Write;

/// Logs of GitHub Actions run a line that opens with two colons, after blanks, as a command. An empty isolate before them
/// shows nothing and makes it words.
const NO_COMMAND: &str = "\u{2068}\u{2069}";

/// The problem and, under it, its line with the part at fault between ⟦ and ⟧. Characters that cannot be seen or that
/// would reorder the line are written as their code point. Ends with a line feed.
pub fn render(problem: &Problem) -> String {
    let mut out = visible(&problem.to_string()).into_owned();
    if out.starts_with("::") {
        out.insert_str(0, NO_COMMAND);
    }
    out.push('\n');
    if let Some(excerpt) = &problem.excerpt {
        let (line, marked) = (excerpt.line.as_str(), excerpt.marked.clone());
        let cut = |range: std::ops::Range<usize>| line.get(range).unwrap_or_default();
        out.push_str("    ");
        let before = visible(cut(0..marked.start));
        if before.trim_start().starts_with("::") {
            out.push_str(NO_COMMAND);
        }
        out.push_str(&before);
        out.push('⟦');
        for letter in cut(marked.clone()).chars() {
            if is_blank_lookalike(letter) || is_invisible(letter) {
                push_code(&mut out, letter);
            } else {
                out.push_str(&visible(letter.encode_utf8(&mut [0; 4])));
            }
        }
        out.push('⟧');
        out.push_str(&visible(cut(marked.end..line.len())));
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    out
}

/// The text with its control characters and marks of direction written as code points: `<U+200F>`. The joiners that
/// Persian and Urdu spell with stay as they are.
pub fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |letter: char| letter.is_control() || (is_invisible(letter) && !is_joiner(letter));
    if !text.chars().any(hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if hidden(letter) { push_code(&mut out, letter) } else { out.push(letter) }
    }
    Cow::Owned(out)
}

fn push_code(out: &mut String, letter: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "<U+{:04X}>", u32::from(letter));
}

const fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}')
}

/// Characters that look like a blank and are none to a computer.
pub(crate) const fn is_blank_lookalike(letter: char) -> bool {
    matches!(letter, '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Sheet;
    use crate::text::Span;

    fn check(line: &str, marked: &str) -> String {
        let at = line.find(marked).unwrap_or_default();
        render(&Sheet::new("a.yaml", line).error(Span::new(at, at + marked.len()), "what is wrong"))
    }

    #[test]
    fn marks_stand_in_the_line() {
        insta::assert_snapshot!(check("quote: ما يقارب 15 مليار دولار", "15 مليار"), @r"
        a.yaml:1:17: error: what is wrong
            quote: ما يقارب ⟦15 مليار⟧ دولار
        ");
        insta::assert_snapshot!(check("\u{200F}topic:\u{A0}x", "\u{A0}"), @r"
        a.yaml:1:8: error: what is wrong
            <U+200F>topic:⟦<U+00A0>⟧x
        ");
        insta::assert_snapshot!(check("\tvalue: \u{1b}[31m", "\t"), @r"
        a.yaml:1:1: error: what is wrong
            ⟦<U+0009>⟧value: <U+001B>[31m
        ");
    }

    #[test]
    fn lines_of_a_log_are_no_commands() {
        let problem = Sheet::new("::error::x", "  ::error::boo z").error(Span::new(15, 16), "what is wrong");
        assert!(render(&problem).lines().all(|line| !line.trim_start().starts_with("::")), "{}", render(&problem));
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let long = format!("{}HERE{}", "a".repeat(500), "b".repeat(500));
        let shown = check(&long, "HERE");
        assert!(shown.contains("…aaa") && shown.contains("a⟦HERE⟧b") && shown.contains("bbb…"), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() < 140), "{shown}");
    }
}

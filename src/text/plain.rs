//! Plain forms: what is left of a label or a name when only its words count.

use super::{fold, is_alphanumeric};

/// The folded words of `label`, one blank between them: punctuation, hyphens and runs of blanks are one blank, and an
/// English article at the head is dropped. A point or comma inside a number stays, as do `+`, `#`, `%` and currency
/// signs, which tell names apart ("C++", "C#").
pub fn plain(label: &str) -> String {
    let folded = fold(label);
    let mut words = String::with_capacity(folded.len());
    let head = folded.trim();
    let head = ["the ", "an ", "a "].iter().find_map(|article| head.strip_prefix(article)).unwrap_or(head);
    let mut letters = head.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let inside_number = matches!(letter, '.' | ',' | '٫' | '٬')
            && before.is_ascii_digit()
            && letters.peek().is_some_and(char::is_ascii_digit);
        if is_alphanumeric(letter) || inside_number || is_telling(letter) {
            words.push(letter);
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        before = letter;
    }
    if words.ends_with(' ') {
        words.pop();
    }
    words
}

const fn is_telling(letter: char) -> bool {
    matches!(letter, '+' | '#' | '%' | '$' | '\u{A3}' | '\u{A5}' | '\u{20A0}'..='\u{20CF}')
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn plain_forms() {
        for (label, form) in [
            ("  Scale\u{A0}AI ", "scale ai"),
            ("The Scale-AI, Inc.", "scale ai inc"),
            ("GPT-4.5", "gpt 4.5"),
            ("C++", "c++"),
            ("A", "a"),
            ("A/B testing", "a b testing"),
            ("the", "the"),
            ("سكــيل إيه آي", "سكيل ايه اي"),
            ("«لاما» ٤", "لاما 4"),
            ("--", ""),
        ] {
            assert_eq!(plain(label), form, "{label}");
        }
    }
}

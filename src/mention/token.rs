//! Words, runs of digits and signs of a text, with what the lexicon says of the words.

use crate::lexicon::{Entry, Language, Script};
use crate::text::{Span, fold_into, is_invisible};

/// The longest word, in bytes, that is looked up; no form of the tables is longer.
const LONGEST_WORD: usize = 64;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters of one script.
    Word,
    /// Digits of one set or several, with the separators and invisible marks between them.
    Digits,
    /// One character that is neither.
    Sign(char),
}

/// A word, a run of digits or a sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    /// Whether a line starts with it.
    pub line_start: bool,
    /// What the lexicon says of it, if anything.
    pub entry: Option<&'static Entry>,
}

/// Splits `text` into tokens, appended to `tokens`; words of the Latin script are looked up in `latin`, words of the Arabic
/// script in `arabic`.
pub(crate) fn tokenize(text: &str, latin: &'static Language, arabic: &'static Language, tokens: &mut Vec<Token>) {
    let mut folded = String::with_capacity(LONGEST_WORD);
    let (mut glued, mut line_start) = (false, true);
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let class = Class::of(first);
        let start = at;
        at = match class {
            Class::Letter => word_end(text, start),
            Class::Digit => digits_end(text, start),
            _ => start + first.len_utf8(),
        };
        let kind = match class {
            Class::Letter => TokenKind::Word,
            Class::Digit => TokenKind::Digits,
            Class::Sign => TokenKind::Sign(first),
            Class::Invisible => continue,
            Class::Blank | Class::Line => {
                glued = false;
                line_start |= class == Class::Line;
                continue;
            }
        };
        let span = Span::new(start, at);
        let entry = match kind {
            TokenKind::Word if span.len() <= LONGEST_WORD => {
                let language = if script_of(first) == Script::Arabic { arabic } else { latin };
                folded.clear();
                fold_into(span.cut(text), &mut folded);
                language.entry(&folded)
            }
            _ => None,
        };
        tokens.push(Token { span, kind, glued, line_start, entry });
        (glued, line_start) = (true, false);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Line,
    Invisible,
    Letter,
    Digit,
    Sign,
}

impl Class {
    fn of(letter: char) -> Class {
        match letter {
            'a'..='z' | 'A'..='Z' => Class::Letter,
            '0'..='9' => Class::Digit,
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => Class::Line,
            '\0'..='\x7f' if letter.is_whitespace() => Class::Blank,
            '\0'..='\x7f' => Class::Sign,
            _ if is_digit(letter) => Class::Digit,
            _ if is_invisible(letter) => Class::Invisible,
            _ if is_inner(letter) || letter.is_alphabetic() => Class::Letter,
            _ if letter.is_whitespace() => Class::Blank,
            _ => Class::Sign,
        }
    }
}

/// A digit of one of the three sets: ASCII, Arabic-Indic, Persian.
pub(crate) const fn is_digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
}

/// Marks inside a word: tatweel, tashkeel, combining accents.
const fn is_inner(letter: char) -> bool {
    matches!(letter, '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}' | '\u{0300}'..='\u{036F}')
}

/// The script whose table holds words that begin with `letter`.
pub(crate) fn script_of(letter: char) -> Script {
    match letter {
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => {
            Script::Arabic
        }
        _ => Script::Latin,
    }
}

/// The end of the word that begins at `start`: letters of one script, with marks inside.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut script = None;
    for (at, letter) in text[start..].char_indices() {
        let inside = match Class::of(letter) {
            Class::Letter => is_inner(letter) || *script.get_or_insert(script_of(letter)) == script_of(letter),
            Class::Invisible => continue,
            _ => false,
        };
        if !inside {
            break;
        }
        end = start + at + letter.len_utf8();
    }
    end
}

/// The end of the run of digits that begins at `start`: separators count where a digit follows them at once.
fn digits_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let letters = text[start..].char_indices();
    for (at, letter) in letters {
        let next_is_digit = || text[start + at + letter.len_utf8()..].starts_with(is_digit);
        match letter {
            _ if is_digit(letter) => end = start + at + letter.len_utf8(),
            _ if is_invisible(letter) => {}
            '.' | ',' | '٫' | '٬' | '،' | '\'' | '’' if next_is_digit() => {}
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{AR, EN};

    fn check(text: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(text, &EN, &AR, &mut tokens);
        let shown = tokens.iter().map(|token| {
            let known = token.entry.map_or(String::new(), |entry| format!("{:?}", entry.senses));
            format!("{}{}{known}", if token.glued { "+" } else { "" }, token.span.cut(text))
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tokens_of_mixed_text() {
        insta::assert_snapshot!(check("$14.3B, بـ14 مليار (1,250)."), @"$ +14.3 +B[Scale(9)] +, بـ +14 مليار[Scale(9)] ( +1,250 +) +.");
        insta::assert_snapshot!(check("GPT-5 at ٣٬٠٠٠٫٥ والمليار"), @"GPT +- +5 at ٣٬٠٠٠٫٥ والمليار[Scale(9)]");
    }
}

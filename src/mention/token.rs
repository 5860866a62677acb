//! Words, runs of digits and signs of a text, with what the lexicon says of the words.

use crate::lexicon::{Entry, Kinds, Language, Script};
use crate::text::{Letters, Pairs, Signature, Span, fold, fold_arabic, is_invisible};
use unicode_normalization::char::is_combining_mark;

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
    /// The script of its first character.
    pub script: Script,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    /// Whether a line starts with it.
    pub line_start: bool,
    /// What the lexicon says of it, if anything.
    pub entry: Option<&'static Entry>,
    /// The kinds of the senses that it and the phrases have that begin with it.
    pub kinds: Kinds,
    /// How many words the longest phrase has that begins with it.
    pub longest: u8,
    /// Whether it goes on with a phrase that began before it.
    pub in_phrase: bool,
    /// Whether a date may begin with it.
    pub dated: bool,
    /// The number of a run of digits without separators, and how many they are.
    pub number: Option<(u32, u32)>,
    /// The signature of a word's folded form.
    pub signature: Signature,
    /// Which of the passage's phrases begin with it: the first, and how many.
    pub phrases: (u32, u32),
}

impl Token {
    /// A token of which nothing is known but where it begins.
    const fn new(start: usize, glued: bool, line_start: bool) -> Token {
        Token {
            span: Span { start, end: start },
            kind: TokenKind::Word,
            script: Script::Latin,
            glued,
            line_start,
            entry: None,
            kinds: Kinds::NONE,
            longest: 0,
            in_phrase: false,
            dated: false,
            number: None,
            signature: Signature::NONE,
            phrases: (0, 0),
        }
    }

    /// Finds what a table says of the word.
    fn look_up(&mut self, language: &'static Language) {
        if let Some(entry) = known(self.signature, language) {
            (self.entry, self.kinds, self.longest) = (Some(entry), entry.kinds, entry.longest);
        }
    }

    /// Makes it the token of the stretch of its text that begins at `start`, looked up in another table.
    pub(super) fn turn_to(&mut self, language: &'static Language, start: usize) {
        (self.span.start, self.span.end) = (self.span.start - start, self.span.end - start);
        (self.in_phrase, self.dated, self.phrases) = (false, false, (0, 0));
        (self.entry, self.kinds, self.longest) = (None, Kinds::NONE, 0);
        if self.kind == TokenKind::Word && self.span.end - self.span.start <= LONGEST_WORD {
            self.look_up(language);
        }
    }
}

/// What a table says of a word.
fn known(signature: Signature, language: &'static Language) -> Option<&'static Entry> {
    language.may_hold(signature).then(|| language.entry_of(signature)).flatten()
}

/// Splits `text` into tokens, appended to `tokens`; words of the Latin script are looked up in `latin`, words of the Arabic
/// script in `arabic`.
pub(crate) fn tokenize(text: &str, latin: &'static Language, arabic: &'static Language, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let (mut glued, mut line_start) = (false, true);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (class, width) = if byte < 128 { (ASCII[usize::from(byte)], 1) } else { class_at(text, at) };
        let token = Token::new(at, glued, line_start);
        // Each kind is pushed by itself, all of it known before: so it is written once, where it stays.
        at = match class {
            Class::Blank | Class::Line | Class::Invisible => {
                (glued, line_start) = (glued && class == Class::Invisible, line_start || class == Class::Line);
                at += width;
                continue;
            }
            Class::Letter => {
                let Word { end, script, signature } = Word::at(text, at, byte);
                let language = if script == Script::Arabic { arabic } else { latin };
                let entry = if end - at <= LONGEST_WORD { known(signature, language) } else { None };
                let (kinds, longest) = entry.map_or((Kinds::NONE, 0), |entry| (entry.kinds, entry.longest));
                let span = Span { start: at, end };
                tokens.push(Token { span, script, entry, kinds, longest, signature, ..token });
                end
            }
            Class::Digit => {
                let end = digits_end(text, at);
                let (span, number) = (Span { start: at, end }, plain_number(&text[at..end]));
                let script = if byte < 128 { Script::Latin } else { Script::Arabic };
                tokens.push(Token { span, kind: TokenKind::Digits, script, number, ..token });
                end
            }
            Class::Sign => {
                let end = at + width;
                let sign = if width == 1 { char::from(byte) } else { text[at..].chars().next().unwrap_or_default() };
                let (span, script) = (Span { start: at, end }, script_of(sign));
                tokens.push(Token { span, kind: TokenKind::Sign(sign), script, ..token });
                end
            }
        };
        // A blank stands behind nearly every word.
        let blank = bytes.get(at) == Some(&b' ');
        (glued, line_start) = (!blank, false);
        at += usize::from(blank);
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
    const fn of_ascii(byte: u8) -> Class {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\n' | b'\r' => Class::Line,
            b' ' | b'\t' | 0x0B | 0x0C => Class::Blank,
            _ => Class::Sign,
        }
    }

    /// A character of U+0600 to U+06FF. Tatweel and tashkeel are inside words.
    const fn of_arabic(letter: char) -> Class {
        match letter {
            '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => Class::Digit,
            '\u{0610}'..='\u{061A}' | '\u{0620}'..='\u{065F}' | '\u{066E}'..='\u{06D3}' | '\u{06D5}'..='\u{06DC}' => {
                Class::Letter
            }
            '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06EF}' | '\u{06FA}'..='\u{06FC}' | '\u{06FF}' => Class::Letter,
            _ if is_invisible(letter) => Class::Invisible,
            _ => Class::Sign,
        }
    }

    fn of(letter: char) -> Class {
        match letter {
            '\0'..='\x7f' => Class::of_ascii(letter as u8),
            '\u{0600}'..='\u{06FF}' => Class::of_arabic(letter),
            '\u{2028}' | '\u{2029}' => Class::Line,
            '\u{0300}'..='\u{036F}' => Class::Letter,
            // Written for the sign of degrees.
            'º' => Class::Sign,
            _ if is_invisible(letter) => Class::Invisible,
            _ if letter.is_alphabetic() => Class::Letter,
            _ if letter.is_whitespace() => Class::Blank,
            _ => Class::Sign,
        }
    }
}

/// The Arabic block by the low byte of its code points: the class, and of a letter the two bytes of its folded form, 0 where folding
/// takes it out.
static ARABIC_BLOCK: [(Class, u16); 256] = {
    let mut table = [(Class::Sign, 0); 256];
    let mut low = 0;
    while low < 256 {
        if let Some(letter) = char::from_u32(0x0600 + low as u32) {
            let class = Class::of_arabic(letter);
            let folded = match fold_arabic(letter) {
                Some(folded) if matches!(class, Class::Letter) => {
                    let mut bytes = [0; 2];
                    folded.encode_utf8(&mut bytes);
                    u16::from_le_bytes(bytes)
                }
                _ => 0,
            };
            table[low] = (class, folded);
        }
        low += 1;
    }
    table
};

static ASCII: [Class; 128] = {
    let mut table = [Class::Sign; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = Class::of_ascii(byte);
        byte += 1;
    }
    table
};

/// The low byte of the code point whose two bytes in UTF-8 stand at `at`, where it is of the Arabic block.
fn arabic_at(bytes: &[u8], at: usize) -> Option<usize> {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(&lead @ 0xD8..=0xDB), Some(&next)) => Some(usize::from((lead & 3) << 6 | next & 0x3F)),
        _ => None,
    }
}

/// The class of the character at `at`, and its length in bytes.
fn class_at(text: &str, at: usize) -> (Class, usize) {
    let bytes = text.as_bytes();
    if bytes[at] < 128 {
        return (ASCII[usize::from(bytes[at])], 1);
    }
    if let Some(low) = arabic_at(bytes, at) {
        return (ARABIC_BLOCK[low].0, 2);
    }
    let letter = text[at..].chars().next().unwrap_or_default();
    (Class::of(letter), letter.len_utf8())
}

/// A digit of one of the three sets: ASCII, Arabic-Indic, Persian.
pub(crate) const fn is_digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
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

/// A word as scanned: letters of one script, with marks inside.
struct Word {
    end: usize,
    script: Script,
    signature: Signature,
}

impl Word {
    /// The word that begins at `start`, with the byte `first`.
    #[inline]
    fn at(text: &str, start: usize, first: u8) -> Word {
        let bytes = text.as_bytes();
        let (script, plain) = match first {
            0..128 => (Script::Latin, Word::of_ascii(bytes, start)),
            0xD8..=0xDB => (Script::Arabic, Word::of_arabic(bytes, start)),
            _ => (text[start..].chars().next().map_or(Script::Latin, script_of), None),
        };
        match plain {
            Some((end, signature)) => Word { end, script, signature },
            None => Word::of_any(text, start, script),
        }
    }

    /// The end and the signature of a word of ASCII; `None` where what follows may go on with it.
    fn of_ascii(bytes: &[u8], start: usize) -> Option<(usize, Signature)> {
        let (end, signature) = Signature::of_ascii(bytes, start);
        bytes.get(end).is_none_or(u8::is_ascii).then_some((end, signature))
    }

    /// The same of a word of the Arabic block.
    fn of_arabic(bytes: &[u8], start: usize) -> Option<(usize, Signature)> {
        let mut letters = Pairs::default();
        let mut at = start;
        for &[lead, next] in bytes[start..].as_chunks().0 {
            if !matches!(lead, 0xD8..=0xDB) {
                break;
            }
            let (class, folded) = ARABIC_BLOCK[usize::from((lead & 3) << 6 | next & 0x3F)];
            match class {
                _ if folded != 0 => letters.push(folded),
                Class::Letter => {}
                Class::Invisible => return None,
                _ => return Some((at, letters.signature())),
            }
            at += 2;
        }
        bytes.get(at).is_none_or(u8::is_ascii).then(|| (at, letters.signature()))
    }

    /// A word with letters outside of the two common blocks, or with marks of the other one.
    #[inline(never)]
    fn of_any(text: &str, start: usize, script: Script) -> Word {
        let bytes = text.as_bytes();
        let mut end = start;
        let mut letters = Letters::default();
        let mut exact = true;
        let mut at = start;
        while at < bytes.len() {
            if bytes[at] < 128 {
                if script == Script::Arabic || !bytes[at].is_ascii_alphabetic() {
                    break;
                }
                at = letters.push_ascii(bytes, at);
                end = at;
            } else if let Some(low) = arabic_at(bytes, at) {
                let (class, folded) = ARABIC_BLOCK[low];
                match class {
                    Class::Letter if script == Script::Arabic || folded == 0 => {
                        if folded != 0 {
                            letters.push_pair(folded);
                        }
                        at += 2;
                        end = at;
                    }
                    Class::Invisible => at += 2,
                    _ => break,
                }
            } else {
                let Some(letter) = text[at..].chars().next() else { break };
                at += letter.len_utf8();
                match Class::of(letter) {
                    Class::Letter if is_combining_mark(letter) || script_of(letter) == script => {
                        exact = false;
                        end = at;
                    }
                    Class::Invisible => {}
                    _ => break,
                }
            }
        }
        let signature = if exact {
            letters.signature()
        } else if end - start <= LONGEST_WORD {
            Signature::of(&fold(&text[start..end]))
        } else {
            Signature::NONE
        };
        Word { end, script, signature }
    }
}

/// The number of digits without separators, and how many they are.
fn plain_number(written: &str) -> Option<(u32, u32)> {
    /// Numbers of so many digits at most have room in 32 bits.
    const SURE: usize = 9;
    let (mut number, mut count) = (0_u32, 0);
    if written.len() <= SURE && written.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = written.bytes().fold(0, |number, byte| number * 10 + u32::from(byte - b'0'));
        return Some((number, written.len() as u32));
    }
    for letter in written.chars().filter(|letter| !is_invisible(*letter)) {
        number = number.checked_mul(10)?.checked_add(digit(letter)?)?;
        count += 1;
    }
    Some((number, count))
}

/// The value of a digit of any of the three sets.
pub(crate) fn digit(letter: char) -> Option<u32> {
    match letter {
        '0'..='9' => Some(u32::from(letter) - 0x30),
        '\u{0660}'..='\u{0669}' => Some(u32::from(letter) - 0x0660),
        '\u{06F0}'..='\u{06F9}' => Some(u32::from(letter) - 0x06F0),
        _ => None,
    }
}

/// The end of the run of digits that begins at `start`: separators count where a digit follows them at once.
fn digits_end(text: &str, start: usize) -> usize {
    let plain = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    // Behind a blank nothing goes on.
    if plain > 0 && text.as_bytes().get(start + plain) == Some(&b' ') {
        return start + plain;
    }
    let mut end = start;
    for (at, letter) in text[start..].char_indices() {
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
    use crate::lexicon::{AR, EN, Sense};

    fn check(text: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(text, &EN, &AR, &mut tokens);
        let shown = tokens.iter().map(|token| {
            let scale = |entry: &Entry| entry.senses.iter().find(|sense| matches!(sense, Sense::Scale(_))).copied();
            let known = token.entry.and_then(scale).map_or(String::new(), |scale| format!("[{scale:?}]"));
            format!("{}{}{known}", if token.glued { "+" } else { "" }, token.span.cut(text))
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tokens_of_mixed_text() {
        insta::assert_snapshot!(check("$14.3B, بـ14 مليار (1,250)."), @"$ +14.3 +B +, بـ +14 مليار[Scale(9)] ( +1,250 +) +.");
        insta::assert_snapshot!(check("GPT-5 at ٣٬٠٠٠٫٥ والمليار"), @"GPT +- +5 at ٣٬٠٠٠٫٥ والمليار[Scale(9)]");
    }
}

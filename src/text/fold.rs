//! Folding: the form of a word under which tables and topics look it up.
//!
//! Folded words ignore case, tashkeel, tatweel and marks of direction; alef carriers become bare alef, alef
//! maqsura becomes ya, ta marbuta becomes ha, hamza on waw and ya loses its carrier's hamza, and the digits of all
//! sets become ASCII. Latin letters lose their accents. The build script folds the lexicon with this same file.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded form of `word`.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// Appends the folded form of `word` to `folded`.
pub fn fold_into(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let start = folded.len();
        folded.push_str(word);
        return folded[start..].make_ascii_lowercase();
    }
    for letter in word.chars() {
        match letter {
            '\0'..='\x7f' => folded.push(letter.to_ascii_lowercase()),
            '\u{0600}'..='\u{06FF}' => {
                if let Some(letter) = ARABIC[letter as usize & 0xFF] {
                    folded.push(letter);
                }
            }
            _ if is_invisible(letter) => {}
            '’' | '‘' | 'ʼ' => folded.push('\''),
            '\u{00A0}' | '\u{202F}' | '\u{2009}' => folded.push(' '),
            _ => std::iter::once(letter)
                .nfkd()
                .filter(|part| !is_combining_mark(*part))
                .for_each(|part| folded.extend(part.to_lowercase())),
        }
    }
}

/// The folded form of a character of the Arabic block, `None` for a mark that folding takes out.
pub(crate) const fn fold_arabic(letter: char) -> Option<char> {
    Some(match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        // Tatweel, tashkeel, superscript alef, Quranic marks.
        '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}' => return None,
        '\u{0660}'..='\u{0669}' => (b'0' + (letter as u32 - 0x0660) as u8) as char,
        '\u{06F0}'..='\u{06F9}' => (b'0' + (letter as u32 - 0x06F0) as u8) as char,
        _ if is_invisible(letter) => return None,
        _ => letter,
    })
}

/// What [`fold_arabic`] tells, by the low byte of the code point.
static ARABIC: [Option<char>; 256] = {
    let mut table = [None; 256];
    let mut low = 0;
    while low < 256 {
        if let Some(letter) = char::from_u32(0x0600 + low as u32) {
            table[low] = fold_arabic(letter);
        }
        low += 1;
    }
    table
};

/// A hash of a folded word that can be worked out letter by letter while the word is scanned. The tables know their words by it,
/// so that a word of a text need not be folded to be looked up. The build stops where two forms of a table share one; that a
/// word of no table has that of a form is as likely as two hashes of 64 bits being the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Signature(u64);

impl Signature {
    /// The signature of no word.
    pub const NONE: Signature = Signature(0);

    /// The signature of a folded word.
    pub fn of(folded: &str) -> Self {
        let (whole, rest) = folded.as_bytes().as_chunks();
        let whole = whole.iter().fold(Signature::default(), |whole, bytes| whole.mix(u64::from_le_bytes(*bytes)));
        let last = |bytes: u64, byte: &u8| bytes << 8 | u64::from(*byte);
        if rest.is_empty() { whole } else { whole.mix(rest.iter().rev().fold(0, last)) }
    }

    /// Where the letters of ASCII end with which a text goes on from `at`, and their signature.
    #[inline]
    pub fn of_ascii(text: &[u8], mut at: usize) -> (usize, Signature) {
        let mut whole = Signature::NONE;
        loop {
            let rest = &text[at..];
            let bytes = u64::from_le_bytes(rest.first_chunk().map_or_else(|| last_bytes(rest), |first| *first));
            let end = others(bytes).trailing_zeros() & !7;
            if end < 64 {
                let last = (bytes | SMALL) & ((1 << end) - 1);
                return (at + end as usize / 8, if end == 0 { whole } else { whole.mix(last) });
            }
            whole = whole.mix(bytes | SMALL);
            at += 8;
        }
    }

    /// Takes in the next eight bytes of a word.
    #[inline]
    const fn mix(self, bytes: u64) -> Self {
        Signature((self.0.rotate_left(5) ^ bytes).wrapping_mul(0x517C_C1B7_2722_0A95))
    }

    /// The signature of folded words with single blanks between them.
    pub fn of_phrase(folded: &str) -> Self {
        let mut words = folded.split(' ').map(Signature::of);
        let first = words.next().unwrap_or_default();
        words.fold(first, Signature::join)
    }

    /// The signature of a phrase: of what it says so far, and of the word that follows.
    #[inline]
    pub const fn join(self, next: Signature) -> Self {
        Signature((self.0.rotate_left(7) ^ next.0).wrapping_mul(0x517C_C1B7_2722_0A95))
    }

    /// The hash itself.
    #[inline]
    pub const fn number(self) -> u64 {
        self.0
    }

    /// Where a table of `slots` slots, a power of two, looks for it first, and the part of it that the slot holds. With at least
    /// 65,536 slots the two are all of it.
    #[inline]
    pub const fn place(self, slots: usize) -> (usize, u64) {
        let slot = if slots < 2 { 0 } else { self.0 >> (64 - slots.trailing_zeros()) };
        (slot as usize, self.0 & 0xFFFF_FFFF_FFFF)
    }

    /// The byte and the bit of it that stand for the signature in a filter of `bytes` bytes, a power of two.
    #[inline]
    pub const fn bit(self, bytes: usize) -> (usize, u32) {
        let bit = (self.0 >> 32) as usize;
        ((bit >> 3) & (bytes - 1), (bit & 7) as u32)
    }
}

/// The folded letters of a word as they are scanned: their bytes in UTF-8, eight at a time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters {
    whole: Signature,
    /// The bytes after the last eight, and how many bits they take.
    rest: u64,
    bits: u32,
}

impl Letters {
    /// Takes in the next folded letter.
    pub const fn push(&mut self, letter: char) {
        let mut bytes = [0; 4];
        let len = letter.encode_utf8(&mut bytes).len() as u32;
        self.push_bytes(u32::from_le_bytes(bytes) as u64, len * 8);
    }

    /// Takes in a letter of two bytes, the first one as the lower half.
    #[inline]
    pub const fn push_pair(&mut self, bytes: u16) {
        self.push_bytes(bytes as u64, 16);
    }

    /// Takes in bytes that take so many bits, at most 64; the other bits are zero.
    #[inline]
    const fn push_bytes(&mut self, bytes: u64, bits: u32) {
        self.rest |= bytes << self.bits;
        self.bits += bits;
        if self.bits >= 64 {
            self.whole = self.whole.mix(self.rest);
            self.bits -= 64;
            self.rest = if self.bits == 0 { 0 } else { bytes >> (bits - self.bits) };
        }
    }

    /// Takes in the letters of ASCII with which a text goes on from `at`, in small letters, and tells where they end.
    #[inline]
    pub fn push_ascii(&mut self, text: &[u8], mut at: usize) -> usize {
        while let Some(bytes) = text.get(at..).and_then(|rest| rest.first_chunk()) {
            let bytes = u64::from_le_bytes(*bytes);
            let end = others(bytes).trailing_zeros() & !7;
            if end < 64 {
                self.push_bytes((bytes | SMALL) & ((1 << end) - 1), end);
                return at + end as usize / 8;
            }
            self.push_bytes(bytes | SMALL, 64);
            at += 8;
        }
        while let Some(&byte) = text.get(at).filter(|byte| byte.is_ascii_alphabetic()) {
            self.push_bytes(u64::from(byte.to_ascii_lowercase()), 8);
            at += 1;
        }
        at
    }

    /// The signature of the letters so far.
    #[inline]
    pub const fn signature(self) -> Signature {
        if self.bits == 0 { self.whole } else { self.whole.mix(self.rest) }
    }
}

/// The same of letters of two bytes each, of which four at a time come out even.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pairs {
    whole: Signature,
    /// The bytes after the last eight, and how many bits they take.
    rest: u64,
    bits: u32,
}

impl Pairs {
    /// Takes in the next letter, the first of its bytes as the lower half.
    #[inline]
    pub const fn push(&mut self, bytes: u16) {
        self.rest |= (bytes as u64) << self.bits;
        self.bits += 16;
        if self.bits == 64 {
            (self.whole, self.rest, self.bits) = (self.whole.mix(self.rest), 0, 0);
        }
    }

    /// The signature of the letters so far.
    #[inline]
    pub const fn signature(self) -> Signature {
        if self.bits == 0 { self.whole } else { self.whole.mix(self.rest) }
    }
}

/// The bytes at the end of a text, fewer than eight, and zeros behind them.
#[cold]
fn last_bytes(rest: &[u8]) -> [u8; 8] {
    let mut bytes = [0; 8];
    bytes[..rest.len()].copy_from_slice(rest);
    bytes
}

const EACH: u64 = 0x0101_0101_0101_0101;
/// The bit that makes a letter of ASCII a small one, in each of eight bytes.
const SMALL: u64 = 0x20 * EACH;

/// The highest bit of each of eight bytes that is no letter of ASCII.
#[inline]
const fn others(bytes: u64) -> u64 {
    let high = 0x80 * EACH;
    let small = (bytes | SMALL) & !high;
    let from_a = small + (0x80 - b'a' as u64) * EACH;
    let past_z = small + (0x80 - b'z' as u64 - 1) * EACH;
    !(from_a & !past_z & !bytes) & high
}

/// Marks that take no place and carry no meaning for a look-up: direction, joining, soft hyphen, byte order.
pub(crate) const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::{Letters, Signature, fold};

    #[test]
    fn folded_forms() {
        for (word, folded) in [
            ("Émile", "emile"),
            ("STRASSE", "strasse"),
            ("مِلْيَـــار", "مليار"),
            ("الأولى", "الاولي"),
            ("مئة", "ميه"),
            ("مؤسّسة", "موسسه"),
            ("١٤٫۳", "14٫3"),
            ("\u{200F}Q1\u{200E}", "q1"),
        ] {
            assert_eq!(fold(word), folded, "{word}");
            assert_eq!(fold(&fold(word)), folded, "folding a folded word changes nothing");
            assert_ne!(Signature::of(folded), Signature::default());
        }
    }

    #[test]
    fn letters_of_ascii_are_taken_in_together_as_one_by_one() {
        for text in ["a", "Zebra", "Counting", "Counterinsurgency's", "a9", "@[`{", "", "abcdefgh\u{301}", "responsé"]
        {
            for start in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let mut together = Letters::default();
                together.push('م');
                let end = together.push_ascii(text.as_bytes(), start);
                let word = &text[start..end];
                assert!(word.bytes().all(|byte| byte.is_ascii_alphabetic()));
                assert!(!text[end..].starts_with(|letter: char| letter.is_ascii_alphabetic()), "{text} ends at {end}");
                assert_eq!(together.signature(), Signature::of(&format!("م{}", word.to_lowercase())), "{text}");
            }
        }
    }
}

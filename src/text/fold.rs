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
    for letter in word.chars() {
        match letter {
            'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
            '\0'..='\x7f' => folded.push(letter),
            'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
            'ى' | 'ئ' | 'ی' => folded.push('ي'),
            'ؤ' => folded.push('و'),
            'ة' => folded.push('ه'),
            'ک' => folded.push('ك'),
            'ء'..='غ' | 'ف'..='ي' => folded.push(letter),
            // Tatweel, tashkeel, superscript alef, Quranic marks.
            '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}' => {}
            '\u{0660}'..='\u{0669}' => folded.push(digit(letter, 0x0660)),
            '\u{06F0}'..='\u{06F9}' => folded.push(digit(letter, 0x06F0)),
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

fn digit(letter: char, zero: u32) -> char {
    char::from_digit(u32::from(letter).wrapping_sub(zero), 10).unwrap_or(letter)
}

/// Marks that take no place and carry no meaning for a look-up: direction, joining, soft hyphen, byte order.
pub(crate) const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::fold;

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
        }
    }
}

//! A word in the form that its inflections share, as far as light stripping finds it. It serves equality alone.

/// The stem of a folded word.
pub(crate) fn stem(word: &str) -> &str {
    match word.chars().next() {
        Some('\u{0600}'..='\u{06FF}') => arabic(word),
        _ => english(word),
    }
}

fn english(word: &str) -> &str {
    // An ending and the least that is left before it, in bytes.
    let endings: &[(&str, usize)] = match word.as_bytes().last() {
        Some(b's') => &[("ies", 3), ("es", 4), ("s", 3)],
        Some(b'g') => &[("ing", 4)],
        Some(b'd') => &[("ied", 3), ("ed", 4)],
        Some(b'e') => &[("e", 4)],
        Some(b'y') => &[("y", 4)],
        _ => &[],
    };
    let stripped = |(ending, least): &(&str, usize)| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= *least || *ending == "es" && rest.len() == 3 && rest.ends_with('x')).then_some(rest)
    };
    endings.iter().find_map(stripped).unwrap_or(word)
}

/// What may stand before the stem of an Arabic word that begins with a letter, the longest first.
const fn prefixes(first: char) -> &'static [&'static str] {
    match first {
        'و' => &["وبال", "وال", "ولل", "وسي", "وست", "وي", "وت", "و"],
        'ب' => &["بال", "ب"],
        'ل' => &["لل", "ل"],
        'ا' => &["ال"],
        'ك' => &["كال"],
        'ف' => &["فال"],
        'س' => &["سي", "ست"],
        'ي' => &["ي"],
        'ت' => &["ت"],
        _ => &[],
    }
}

/// How many letters may stand before the stem of an Arabic word that begins with a letter.
pub(super) const fn longest_prefix(first: char) -> usize {
    match prefixes(first) {
        [longest, ..] => longest.len() / 2,
        [] => 0,
    }
}

fn arabic(word: &str) -> &str {
    // The longest come first, by the first or the last letter, which hardly two lists share with a word.
    let prefixes = word.chars().next().map_or(&[][..], prefixes);
    // Three letters are left of a word.
    let is_left = |rest: &&str| rest.chars().nth(2).is_some();
    let word = prefixes.iter().filter_map(|prefix| word.strip_prefix(prefix)).find(is_left).unwrap_or(word);
    let suffixes: &[&str] = match word.chars().next_back() {
        Some('ا') => &["تهما", "تها", "هما", "ها", "وا", "ا"],
        Some('م') => &["تهم", "هم"],
        Some('ه') => &["ته", "ه"],
        Some('ن') => &["ون", "ين", "ان"],
        Some('ت') => &["ات", "ت"],
        Some('ي') => &["ي"],
        _ => &[],
    };
    suffixes.iter().filter_map(|suffix| word.strip_suffix(suffix)).find(is_left).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::stem;
    use crate::text::fold;

    #[test]
    fn inflections_share_a_stem() {
        for (one, other) in [
            ("robbers", "robber"),
            ("carried", "carries"),
            ("landing", "landed"),
            ("المسافة", "مسافة"),
            ("أصدرت", "أصدر"),
            ("ارتفاعه", "ارتفاعا"),
            ("وسيطلق", "يطلق"),
        ] {
            let (one, other) = (fold(one), fold(other));
            assert_eq!(stem(&one), stem(&other));
        }
    }
}

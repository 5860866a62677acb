//! A word in the form that its inflections share, as far as light stripping finds it. It serves equality alone.

/// The stem of a folded word.
pub(crate) fn stem(word: &str) -> &str {
    match word.chars().next() {
        Some('\u{0600}'..='\u{06FF}') => arabic(word),
        _ => english(word),
    }
}

fn english(word: &str) -> &str {
    const ENDINGS: [(&str, usize); 8] =
        [("ies", 3), ("ing", 4), ("ied", 3), ("ed", 4), ("es", 4), ("s", 3), ("e", 4), ("y", 4)];
    let last = word.as_bytes().last();
    for (ending, least) in ENDINGS.into_iter().filter(|(ending, _)| ending.as_bytes().last() == last) {
        if let Some(rest) = word.strip_suffix(ending)
            && (rest.len() >= least || ending == "es" && rest.len() == 3 && rest.ends_with('x'))
        {
            return rest;
        }
    }
    word
}

fn arabic(word: &str) -> &str {
    const PREFIXES: [&str; 19] = [
        "وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "ال", "وسي", "وست", "سي", "ست", "وي", "وت", "و", "ب", "ل",
        "ي", "ت",
    ];
    const SUFFIXES: [&str; 16] =
        ["تهما", "تها", "تهم", "هما", "ته", "ها", "هم", "وا", "ون", "ين", "ان", "ات", "ه", "ا", "ت", "ي"];
    /// Letters that are left of a word.
    const LEAST: usize = 3;
    let rest_of = |rest: &&str| rest.chars().count() >= LEAST;
    // A letter takes two bytes: the first or last one tells most of them apart.
    let first = word.as_bytes().first_chunk::<2>();
    let fitting = PREFIXES.iter().filter(|prefix| prefix.as_bytes().first_chunk() == first);
    let word = fitting.filter_map(|prefix| word.strip_prefix(prefix)).find(rest_of).unwrap_or(word);
    let last = word.as_bytes().last_chunk::<2>();
    let fitting = SUFFIXES.iter().filter(|suffix| suffix.as_bytes().last_chunk() == last);
    fitting.filter_map(|suffix| word.strip_suffix(suffix)).find(rest_of).unwrap_or(word)
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

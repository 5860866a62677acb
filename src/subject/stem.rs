//! A word in the form that its inflections share, as far as light stripping finds it. It serves equality alone.

/// The stem of a folded word.
pub(crate) fn stem(word: &str) -> &str {
    match word.chars().next() {
        Some('\u{0600}'..='\u{06FF}') => arabic(word),
        _ => english(word),
    }
}

fn english(word: &str) -> &str {
    for (ending, least) in [("ies", 3), ("ing", 4), ("ied", 3), ("ed", 4), ("es", 4), ("s", 3), ("e", 4), ("y", 4)] {
        if let Some(rest) = word.strip_suffix(ending)
            && (rest.len() >= least || ending == "es" && rest.len() == 3 && rest.ends_with('x'))
        {
            return rest;
        }
    }
    word
}

fn arabic(word: &str) -> &str {
    let long = |rest: &str, least: usize| rest.chars().count() >= least;
    let mut word = word;
    for prefix in [
        "وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "ال", "وسي", "وست", "سي", "ست", "وي", "وت", "و", "ب", "ل",
        "ي", "ت",
    ] {
        if let Some(rest) = word.strip_prefix(prefix)
            && long(rest, 3)
        {
            word = rest;
            break;
        }
    }
    for suffix in ["تهما", "تها", "تهم", "هما", "ته", "ها", "هم", "وا", "ون", "ين", "ان", "ات", "ه", "ا", "ت", "ي"]
    {
        if let Some(rest) = word.strip_suffix(suffix)
            && long(rest, 3)
        {
            return rest;
        }
    }
    word
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

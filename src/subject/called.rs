//! What a name is called, whatever its language: words that mean something by their meaning, the others by their sound.

use super::{sound, stem};
use crate::lexicon::{LANGUAGES, Sense};

/// How many letters a sound must have to stand for a name of one word.
const SOUND: usize = 3;

/// The words of a name in a form that other languages share: "Unity and Development Party" and «حزب الوحدة والتنمية». Nouns that
/// many names have are left out, and what is left is in order of the alphabet; empty where too little is left to tell a name.
pub(crate) fn called(name: &str) -> String {
    let mut words: Vec<String> = name.split(' ').filter_map(word).collect();
    words.sort_unstable();
    words.dedup();
    match words.as_slice() {
        [only] if only.starts_with('=') || only.chars().count() <= SOUND => String::new(),
        _ => words.join(" "),
    }
}

/// A word by its meaning or its sound; `None` where many names have it.
fn word(word: &str) -> Option<String> {
    if let Some(meaning) = meaning(word) {
        return Some(format!("={meaning}"));
    }
    let general = |sense: &Sense| {
        matches!(
            sense,
            Sense::NameHead
                | Sense::NameSuffix
                | Sense::NameLink
                | Sense::Stop
                | Sense::Introduces(_)
                | Sense::Coordinates
        )
    };
    let mut entries = LANGUAGES.iter().filter_map(|language| language.story().entry(word));
    if entries.any(|entry| entry.senses.iter().any(general)) {
        return None;
    }
    Some(sound(word)).filter(|sound| !sound.is_empty()).map(|sound| format!("~{sound}"))
}

/// What a folded word of the news means, in English; the name of the country where it is an adjective of a nation.
pub(super) fn meaning(word: &str) -> Option<&'static str> {
    let of = |form: &str| {
        let mut entries = LANGUAGES.iter().filter_map(|language| language.story().entry(form));
        entries.find_map(|entry| {
            entry.senses.iter().find_map(|sense| match sense {
                Sense::Meaning(meaning) | Sense::Nationality(meaning) => Some(*meaning),
                _ => None,
            })
        })
    };
    of(word).or_else(|| of(stem(word)))
}

#[cfg(test)]
mod tests {
    use super::called;
    use crate::text::plain;

    #[track_caller]
    fn check(one: &str, other: &str, same: bool) {
        let (first, second) = (called(&plain(one)), called(&plain(other)));
        assert_eq!(!first.is_empty() && first == second, same, "{one}: {first}; {other}: {second}");
    }

    #[test]
    fn a_name_in_two_languages() {
        for (one, other) in [
            ("Justice and Progress Party", "حزب العدالة والتقدم"),
            ("Ministry of Health", "وزارة الصحة"),
            ("Salwan Bank", "مصرف سلوان"),
            ("Salwan Insurance", "سلوان للتأمين"),
            ("Western Ports Authority", "هيئة الموانئ الغربية"),
            ("National Freedom Front", "جبهة الحرية الوطنية"),
            ("Merwan Dairy", "مروان للألبان"),
        ] {
            check(one, other, true);
        }
    }

    #[test]
    fn names_that_share_a_word() {
        for (one, other) in [
            ("Salwan Bank", "سلوان للتأمين"),
            ("Western Ports Authority", "هيئة المطارات الغربية"),
            ("Ministry of Health", "وزارة العدل"),
            ("The Party", "الحزب"),
        ] {
            check(one, other, false);
        }
    }
}

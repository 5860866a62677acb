//! The words in which reports speak to their reader: English in the code, every other language as a table of
//! `src/report/labels/`.
//!
//! The English words are the key, as in gettext, so that code and template read as what they print. A line of a table is
//! `English = translation`; `{}` is a hole that is filled, `{1}` and `{2}` where the translation needs them in another
//! order. A line `# comment` says something to translators. Nouns that are counted stand as `N claim = one | two | three to ten | eleven to
//! ninety-nine | hundreds`, the forms that Arabic tells apart.
//!
//! What a table lacks stays English: a test holds that nothing is lacking.

use super::words::{count, grouped};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The language of a report's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ui {
    /// English.
    #[default]
    English,
    /// Arabic, from right to left.
    Arabic,
}

impl Ui {
    /// Every language with its BCP 47 tag.
    pub const ALL: [(&'static str, Ui); 2] = [("en", Ui::English), ("ar", Ui::Arabic)];

    /// The BCP 47 tag.
    pub fn lang(self) -> &'static str {
        Ui::ALL[self as usize].0
    }

    /// The direction of its lines, as HTML names it: `ltr` or `rtl`.
    pub const fn direction(self) -> &'static str {
        match self {
            Ui::English => "ltr",
            Ui::Arabic => "rtl",
        }
    }

    /// Some words in this language.
    pub fn say(self, english: &str) -> &str {
        self.table().and_then(|table| table.words.get(english).copied()).unwrap_or(english)
    }

    /// Some words with their holes filled in order.
    pub fn fill(self, english: &str, with: &[&str]) -> String {
        filled(self.say(english), with)
    }

    /// `1 claim`, `2 claims`, `1,200 claims`, in the form that the number asks for.
    pub fn count(self, number: usize, noun: &str) -> String {
        let Some(forms) = self.table().and_then(|table| table.counted.get(noun)) else { return count(number, noun) };
        let form = match (number, number % 100) {
            (1, _) => forms[0],
            (2, _) => forms[1],
            (_, 3..=10) => forms[2],
            (_, 11..=99) => forms[3],
            _ => forms[4],
        };
        filled(form, &[&grouped(number)])
    }

    /// A sentence that was put together in English, such as the words of a rule: each of its parts, between semicolons, in the
    /// words of the table that it fits.
    pub fn sentence(self, english: &str) -> Cow<'_, str> {
        let Some(table) = self.table() else { return Cow::Owned(english.to_owned()) };
        let parts: Vec<String> = english.split("; ").map(|part| table.part(part)).collect();
        Cow::Owned(parts.join(table.between))
    }

    /// A figure or a day for a sentence of this language: between right-to-left words `2025-06-10` would be turned around.
    pub fn ordered(self, words: &str) -> String {
        match self {
            Ui::English => words.to_owned(),
            Ui::Arabic => format!("\u{2066}{words}\u{2069}"),
        }
    }

    /// What stands between the members of a list.
    pub const fn comma(self) -> &'static str {
        match self {
            Ui::English => ", ",
            Ui::Arabic => "، ",
        }
    }

    /// What stands between the parts of a sentence.
    pub const fn semicolon(self) -> &'static str {
        match self {
            Ui::English => "; ",
            Ui::Arabic => "؛ ",
        }
    }

    fn table(self) -> Option<&'static Table> {
        static ARABIC: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("labels/ar.txt"), "؛ "));
        match self {
            Ui::English => None,
            Ui::Arabic => Some(&ARABIC),
        }
    }
}

/// The words of one language by the English ones.
struct Table {
    words: BTreeMap<&'static str, &'static str>,
    /// The forms of a counted noun: one, two, a few, many, hundreds.
    counted: BTreeMap<&'static str, [&'static str; 5]>,
    /// The words that have holes, to be recognised in a sentence.
    patterns: Vec<(Vec<&'static str>, &'static str)>,
    between: &'static str,
}

impl Table {
    fn read(lines: &'static str, between: &'static str) -> Table {
        let (mut words, mut counted, mut patterns) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            let Some((english, own)) = line.split_once(" = ") else { continue };
            let forms: Vec<&str> = own.split(" | ").collect();
            match (english.strip_prefix("N "), <[&str; 5]>::try_from(forms)) {
                (Some(noun), Ok(forms)) => _ = counted.insert(noun, forms),
                _ => _ = words.insert(english, own),
            }
            if english.contains("{}") {
                patterns.push((english.split("{}").collect(), own));
            }
        }
        // Of two that fit, the one that leaves fewer words to its holes.
        patterns.sort_by_key(|(fixed, _): &(Vec<&str>, &str)| {
            std::cmp::Reverse(fixed.iter().map(|words| words.len()).sum::<usize>())
        });
        Table { words, counted, patterns, between }
    }

    fn part(&self, english: &str) -> String {
        if let Some(own) = self.words.get(english) {
            return (*own).to_owned();
        }
        let fitting = self.patterns.iter().find_map(|(fixed, own)| Some((holes(english, fixed)?, own)));
        fitting.map_or_else(|| english.to_owned(), |(holes, own)| filled(own, &holes))
    }
}

/// What stands in the holes between some fixed words, where the sentence has these words.
fn holes<'s>(sentence: &'s str, fixed: &[&str]) -> Option<Vec<&'s str>> {
    let (first, rest) = fixed.split_first()?;
    let (last, middle) = rest.split_last()?;
    let mut left = sentence.strip_prefix(first)?.strip_suffix(last)?;
    let mut holes = Vec::new();
    for words in middle {
        let (hole, after) = left.split_once(words)?;
        holes.push(hole);
        left = after;
    }
    holes.push(left);
    Some(holes)
}

/// The words with `{}` and `{1}` filled.
fn filled(words: &str, with: &[&str]) -> String {
    let mut out = String::with_capacity(words.len() + 16);
    let mut next = with.iter();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inside, after)) = after.split_once('}') else { break };
        out.push_str(before);
        let filling = match inside.parse::<usize>() {
            Ok(number) => with.get(number.wrapping_sub(1)),
            Err(_) => next.next(),
        };
        out.push_str(filling.copied().unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::{Code, rules};
    use crate::value::Policy;
    use regex::Regex;
    use std::collections::BTreeSet;

    const TABLE: &str = include_str!("labels/ar.txt");

    /// The literals that code and template give to be said, those with a number before the noun marked `N `.
    fn said() -> BTreeSet<String> {
        let code = r#"\bui\s*\.\s*(?:(?:say|fill)\(\s*|(count)\([^";]{0,80},\s*)"((?:[^"\\]|\\.)*)""#;
        let code = Regex::new(code).expect("an expression");
        let mut said = BTreeSet::new();
        for entry in walkdir::WalkDir::new("src/report").into_iter().chain(walkdir::WalkDir::new("src/report.rs")) {
            let path = entry.expect("a file").into_path();
            if path.extension().is_none_or(|ending| ending != "rs") || path.ends_with("labels.rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            for found in code.captures_iter(&text) {
                let counted = found.get(1).map_or("", |_| "N ");
                said.insert(format!("{counted}{}", &found[2]));
            }
        }
        let template = Regex::new(r#""([^"]+)"\|(?:say|fill)|\|(counted)\("([^"]+)"\)"#).expect("an expression");
        for found in template.captures_iter(include_str!("page/template.html")) {
            said.insert(found.get(1).map_or_else(|| format!("N {}", &found[3]), |words| words.as_str().to_owned()));
        }
        assert!(said.len() > 80, "{said:?}");
        said
    }

    #[test]
    fn nothing_is_left_in_english() {
        let mut wanted = said();
        wanted.extend(Code::ALL.map(|code| code.as_str().to_owned()));
        wanted.extend(Code::ALL.map(|code| code.page().summary.to_owned()));
        wanted.extend(crate::claim::Stance::ALL.map(|(word, _)| word.to_owned()));
        let keys: BTreeSet<&str> = TABLE.lines().filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
        let missing: Vec<&String> = wanted.iter().filter(|words| !keys.contains(words.as_str())).collect();
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn every_rule_is_told_in_arabic() {
        for rule in rules(&Policy::default()) {
            let told = Ui::Arabic.sentence(&rule);
            let latin = told.split(|letter: char| !letter.is_ascii_alphabetic()).find(|word| word.len() > 1);
            assert!(latin.is_none(), "{rule}\n{told}");
        }
    }

    #[test]
    fn the_table_is_whole() {
        let mut keys = BTreeSet::new();
        for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (english, own) = line.split_once(" = ").unwrap_or_else(|| panic!("no ` = `: {line}"));
            assert!(keys.insert(english), "twice: {english}");
            if english.starts_with("N ") {
                assert_eq!(own.split(" | ").count(), 5, "{line}");
            } else {
                assert_eq!(english.matches('{').count(), own.matches('{').count(), "{line}");
            }
        }
    }

    #[test]
    fn numbers_take_their_noun() {
        let counted = |number| Ui::Arabic.count(number, "claim");
        let told: Vec<String> = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 1_250].map(counted).into();
        insta::assert_snapshot!(told.join("، "), @"0 قول، قول واحد، قولان، 3 أقوال، 10 أقوال، 11 قولًا، 99 قولًا، 100 قول، 102 قول، 103 أقوال، 1,250 قولًا");
        assert_eq!(Ui::English.count(1_200, "claim"), "1,200 claims");
    }

    #[test]
    fn sentences_are_told_part_by_part() {
        let rule = "a factor of 1,000 explains the difference: 14 million × 1,000 = 14 billion; what nobody knows";
        assert_eq!(
            Ui::Arabic.sentence(rule),
            "يفسر الفارقَ ضربٌ في ألف: 14 million × 1,000 = 14 billion؛ what nobody knows"
        );
        assert_eq!(Ui::English.sentence(rule), rule);
        assert_eq!(Ui::Arabic.fill("position {}: {}", &["{}", "{1}"]), "الرواية {}: {1}");
    }
}

//! Closed lists of forms, which a part of the program knows by what they are for: particles, endings, what is attached to words. Their
//! forms stand in one table a language.
//!
//! A row is `list = form, form, …`; a list may have rows in several tables. The forms stand for nothing but themselves: no inflection is
//! sought.

use crate::text::fold;

/// The forms of a list, and letters by which most words are known to be none of them.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    forms: Vec<Form>,
    first: Letters,
    last: Letters,
}

#[derive(Debug)]
struct Form {
    written: &'static str,
    folded: String,
}

impl Forms {
    /// The forms, where a word may begin with one of them.
    fn before(&self, word: &str) -> &[Form] {
        if word.chars().next().is_some_and(|letter| self.first.may_have(letter)) { &self.forms } else { &[] }
    }

    /// The forms, where a word may end with one of them.
    fn behind(&self, word: &str) -> &[Form] {
        if word.chars().next_back().is_some_and(|letter| self.last.may_have(letter)) { &self.forms } else { &[] }
    }

    /// Whether a folded word is one of them.
    pub(crate) fn is(&self, folded: &str) -> bool {
        self.forms.iter().any(|form| form.folded == folded)
    }

    /// Whether a word is written exactly as one of them.
    pub(crate) fn is_written(&self, written: &str) -> bool {
        self.before(written).iter().any(|form| form.written == written)
    }

    /// The same, but for capitals.
    pub(crate) fn is_in_any_case(&self, written: &str) -> bool {
        self.forms.iter().any(|form| form.written.eq_ignore_ascii_case(written))
    }

    /// Which of them a folded word is.
    pub(crate) fn position(&self, folded: &str) -> Option<usize> {
        self.forms.iter().position(|form| form.folded == folded)
    }

    /// Whether one of them stands alone before the first blank of a text.
    pub(crate) fn opens(&self, text: &str) -> bool {
        text.split_once(' ').is_some_and(|(first, _)| self.is_written(first))
    }

    /// Whether a word begins with one of them.
    pub(crate) fn begins(&self, word: &str) -> bool {
        self.before(word).iter().any(|form| word.starts_with(form.written))
    }

    /// Whether a word ends with one of them.
    pub(crate) fn ends(&self, word: &str) -> bool {
        self.behind(word).iter().any(|form| word.ends_with(form.written))
    }

    /// What is left of a word without the first of them that it begins with.
    pub(crate) fn off_start<'w>(&self, word: &'w str) -> Option<&'w str> {
        self.each_off_start(word).next()
    }

    /// What is left of a word without the first of them that it ends with.
    pub(crate) fn off_end<'w>(&self, word: &'w str) -> Option<&'w str> {
        self.each_off_end(word).next()
    }

    /// What is left of a word without each of them that it begins with.
    pub(crate) fn each_off_start<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        self.before(word).iter().filter_map(|form| word.strip_prefix(form.written))
    }

    /// What is left of a word without each of them that it ends with.
    pub(crate) fn each_off_end<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        self.behind(word).iter().filter_map(|form| word.strip_suffix(form.written))
    }

    /// Whether a letter is one of them.
    pub(crate) fn has(&self, letter: char) -> bool {
        let mut bytes = [0; 4];
        self.is_written(letter.encode_utf8(&mut bytes))
    }

    /// They themselves, folded.
    pub(crate) fn folded(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().map(|form| form.folded.as_str())
    }

    /// They themselves, as written.
    pub(crate) fn affixes(&self) -> impl Iterator<Item = &'static str> {
        self.forms.iter().map(|form| form.written)
    }

    /// The first of them.
    pub(crate) fn first(&self) -> &'static str {
        self.affixes().next().unwrap_or_default()
    }
}

/// A set of letters; of two scripts some share a place, so that it only tells which letter is not of it.
#[derive(Clone, Copy, Debug, Default)]
struct Letters(u64);

impl Letters {
    const fn of(letter: char) -> Letters {
        Letters(1 << (letter as u32 % u64::BITS))
    }

    const fn may_have(self, letter: char) -> bool {
        self.0 & Letters::of(letter).0 != 0
    }

    fn add(&mut self, letter: Option<char>) {
        self.0 |= letter.map_or(0, |letter| Letters::of(letter).0);
    }
}

/// The forms of some lists, in the order of their names.
pub(crate) fn read(names: &[&str], tables: &[&'static str]) -> Vec<Forms> {
    let mut lists: Vec<Forms> = names.iter().map(|_| Forms::default()).collect();
    for (name, forms) in rows(tables) {
        let Some(at) = names.iter().position(|known| *known == name) else { continue };
        let list = &mut lists[at];
        for written in forms.split(", ") {
            list.first.add(written.chars().next());
            list.last.add(written.chars().next_back());
            list.forms.push(Form { written, folded: fold(written) });
        }
    }
    lists
}

/// The rows of some tables.
fn rows(tables: &[&'static str]) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = tables.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = "))
}

/// What is wrong with some tables: lists without a row, and rows without a list.
#[cfg(test)]
pub(crate) fn faults(names: &[&str], tables: &[&'static str]) -> Vec<String> {
    let has_forms = |list: &Forms| list.affixes().next().is_some_and(|form| !form.is_empty());
    let lists = read(names, tables);
    let empty =
        names.iter().zip(&lists).filter(|(_, list)| !has_forms(list)).map(|(name, _)| format!("no row: {name}"));
    let unknown = rows(tables).filter(|(name, _)| !names.contains(name)).map(|(name, _)| format!("no list: {name}"));
    empty.chain(unknown).collect()
}

/// Declares the enum `List` of the closed lists of a module, each under the name of its rows in the tables.
macro_rules! lists {
    ($tables:expr; $($(#[$doc:meta])* $list:ident = $name:literal;)*) => {
        /// A closed list of forms.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum List { $($(#[$doc])* $list,)* }

        impl List {
            /// The names of their rows, in the order of their declaration.
            const NAMES: &'static [&'static str] = &[$($name,)*];
        }

        impl std::ops::Deref for List {
            type Target = $crate::lexicon::list::Forms;

            fn deref(&self) -> &Self::Target {
                static LISTS: std::sync::LazyLock<Vec<$crate::lexicon::list::Forms>> =
                    std::sync::LazyLock::new(|| $crate::lexicon::list::read(List::NAMES, &$tables));
                &LISTS[*self as usize]
            }
        }

        #[cfg(test)]
        #[test]
        fn each_list_has_a_row_and_each_row_a_list() {
            assert_eq!($crate::lexicon::list::faults(List::NAMES, &$tables), [] as [String; 0]);
        }
    };
}
pub(crate) use lists;

//! The words of each language, as compile-time tables.
//!
//! A language is one file, `src/lexicon/CODE.txt`: the build script folds every form in it with [`crate::text::fold`], adds
//! the forms with attached particles, and writes a perfect hash. Adding a language adds a file and touches nothing else.
//! The format is told at the head of `src/lexicon/en.txt`.

use crate::text::Signature;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// One language: its words, and how it writes numbers.
#[derive(Debug)]
pub struct Language {
    /// The BCP 47 tag: "ar", "en".
    pub code: &'static str,
    /// The script of its words.
    pub script: Script,
    /// The decimal mark.
    pub decimal: char,
    /// The marks between thousands.
    pub groups: &'static [char],
    /// Whether a numeric date writes the month first.
    pub month_first: bool,
    entries: &'static phf::Map<&'static str, Entry>,
    filter: &'static [u64],
}

/// What a word or a phrase may mean to the reader. Each is a section of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A number word below a thousand: "three", "seventy", «ثلاثمئة».
    Number(u16),
    /// A power of ten that multiplies what stands before it: 3 for "thousand", 6 for "million".
    Scale(u8),
    /// A word by which the language of a passage is known: "the", "les".
    Function,
}

/// The writing system of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// The Arabic alphabet.
    Arabic,
    /// The Latin alphabet.
    Latin,
}

/// What the tables say of a word or of a phrase.
#[derive(Debug)]
pub struct Entry {
    /// What it may mean; empty where it only begins a phrase.
    pub senses: &'static [Sense],
    /// The particles attached to it.
    pub clitic: Clitic,
    /// The number of words of the longest phrase that begins with it.
    pub longest: u8,
}

/// Particles written together with the word that follows, as in Arabic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Clitic {
    /// Bytes that the particles take in the folded form.
    pub len: u8,
    /// And, or then.
    pub and: bool,
    /// A preposition.
    pub preposition: bool,
    /// The article.
    pub the: bool,
}

impl Language {
    /// The language of a tag such as "ar" or "ar-EG".
    pub fn of(tag: &str) -> Option<&'static Language> {
        let code = tag.split(['-', '_']).next().unwrap_or_default();
        LANGUAGES.iter().copied().find(|language| language.code.eq_ignore_ascii_case(code))
    }

    /// Whether the tables may hold a word of this signature; `false` is certain.
    pub fn may_hold(&self, signature: Signature) -> bool {
        let (word, bit) = signature.slot(self.filter.len());
        self.filter[word] >> bit & 1 == 1
    }

    /// What the tables say of a folded word, or of folded words joined by single blanks.
    pub fn entry(&self, folded: &str) -> Option<&'static Entry> {
        self.entries.get(folded)
    }
}

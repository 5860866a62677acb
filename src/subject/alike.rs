//! The sentences of an article held against each other by the words with meaning that they share.

use super::assertion::SMALL;
use super::said;
use super::sheet::{Block, Sheet};
use super::stem::{longest_prefix, stem};
use crate::claim::Stance;
use crate::lexicon::{Kinds, NameKind, Sense};
use crate::mention::TokenKind;
use crate::text::{Signature, fold_arabic, fold_into};
use std::cell::OnceCell;
use std::ops::Range;

/// How many sentences around one are held against it.
pub(super) const AROUND: usize = 5;
/// Hardly any word takes more bytes.
const WORD: usize = 32;
/// Words that deny, or negate.
const DENIAL: Kinds = Kinds::of(&[Sense::Stance(Stance::Denied), Sense::Negation]);

/// Words that mean nothing by themselves, or tell only who says what and when it holds.
const EMPTY: Kinds = SMALL.and(Kinds::of(&[
    Sense::Said,
    Sense::According,
    Sense::SourceNoun,
    Sense::OutletNoun,
    Sense::Stance(Stance::Denied),
    Sense::Negation,
    Sense::Document,
    Sense::Introduces(NameKind::Person),
    Sense::Scope("", ""),
]));

/// Words with meaning, each by the signature of the form that its inflections share: in order, none twice.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(Vec<u64>);

impl Words {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    fn hold(&self, word: Signature) -> bool {
        self.0.binary_search(&word.number()).is_ok()
    }

    /// How many of them others have too.
    pub(super) fn shared(&self, others: &Words) -> usize {
        self.0.iter().filter(|&word| others.0.binary_search(word).is_ok()).count()
    }
}

/// With which three letters some stems begin, as bits of a filter: it refuses most words before their own stems are worked out.
#[derive(Default)]
pub(super) struct Beginnings {
    bits: [u64; 16],
    /// Whether every word may be one of them.
    any: bool,
}

/// The letters of the Arabic block by the low byte of their code points, six bits each, and how many letters may stand before the stem
/// of a word that begins with them; `None` for marks that folding takes out.
static LETTERS: [Option<(u8, u8)>; 256] = {
    let mut table = [None; 256];
    let mut low = 0;
    while low < 256 {
        if let Some(letter) = char::from_u32(0x0600 + low as u32)
            && let Some(folded) = fold_arabic(letter)
        {
            table[low] = Some((folded as u8 & 0x3F, longest_prefix(folded) as u8));
        }
        low += 1;
    }
    table
};

impl Beginnings {
    fn insert(&mut self, stem: &str) {
        let first = Self::any_of(stem, |word, bit| {
            self.bits[word] |= 1 << bit;
            true
        });
        self.any |= first != Some(true);
    }

    /// Whether the stem of a word may be one of them; `false` is certain.
    #[inline]
    pub(super) fn may_hold(&self, word: &str) -> bool {
        self.any || Self::any_of(word, |word, bit| self.bits[word] >> bit & 1 == 1).unwrap_or(true)
    }

    /// Whether any three letters with which the stem of a word may begin fit, by their bit. `None` where other letters are among
    /// them than those of ASCII and of the Arabic block.
    #[inline]
    fn any_of(word: &str, mut fits: impl FnMut(usize, u32) -> bool) -> Option<bool> {
        /// The bits of three letters.
        const THREE: u32 = (1 << 18) - 1;
        let mut fits = |letters: u32| {
            let hash = (letters & THREE).wrapping_mul(0x9E37_79B1) >> 22;
            fits((hash >> 6) as usize, hash & 63)
        };
        let (bytes, mut letters) = (word.as_bytes(), 0);
        if let Some(first) = bytes.first_chunk::<3>().filter(|first| first.is_ascii()) {
            return Some(fits(first.iter().fold(0, |letters, letter| letters << 6 | u32::from(letter & 0x1F))));
        }
        let (mut count, mut most) = (0, 3);
        for pair in bytes.chunks(2) {
            let [lead @ 0xD8..=0xDB, next] = *pair else { return None };
            let Some((letter, prefix)) = LETTERS[usize::from((lead & 3) << 6 | next & 0x3F)] else { continue };
            if count == 0 {
                most += prefix;
            }
            letters = letters << 6 | u32::from(letter);
            count += 1;
            if count >= 3 && fits(letters) {
                return Some(true);
            }
            if count == most {
                break;
            }
        }
        Some(false)
    }
}

/// The sentences of an article, in order.
pub(super) struct Sentences<'a, 't, T: Fn(usize, usize) -> bool> {
    sheet: &'a Sheet<'t>,
    /// Whether a token of a block belongs to a name.
    is_named: T,
    /// The block of each, and its number there.
    all: Vec<(usize, usize)>,
    /// Few are held against others: their words are worked out where one is.
    words: Vec<OnceCell<Words>>,
}

impl<'a, 't, T: Fn(usize, usize) -> bool> Sentences<'a, 't, T> {
    pub(super) fn of(sheet: &'a Sheet<'t>, is_named: T) -> Self {
        let all: Vec<(usize, usize)> = sheet
            .blocks
            .iter()
            .enumerate()
            .flat_map(|(index, block)| (0..block.sentences.len()).map(move |sentence| (index, sentence)))
            .collect();
        let words = vec![OnceCell::new(); all.len()];
        Sentences { sheet, is_named, all, words }
    }

    /// The block of each sentence, and its number there.
    pub(super) fn all(&self) -> &[(usize, usize)] {
        &self.all
    }

    fn tokens(&self, at: usize) -> (&'a Block<'t>, Range<usize>) {
        let (index, sentence) = self.all[at];
        let block = &self.sheet.blocks[index];
        (block, block.sentences[sentence].clone())
    }

    /// Whether a word of a sentence that denies or negates is one that counts.
    pub(super) fn any(&self, at: usize, counts: impl Fn(&Block<'_>, usize) -> bool) -> bool {
        self.first(at, counts).is_some()
    }

    /// The first token that is one.
    fn first(&self, at: usize, counts: impl Fn(&Block<'_>, usize) -> bool) -> Option<usize> {
        let (block, mut range) = self.tokens(at);
        range.find(|&token| block.passage.tokens[token].kinds.meet(DENIAL) && counts(block, token))
    }

    /// The tokens of a sentence that may be what it denies, which stands behind the verb.
    pub(super) fn denied(&self, at: usize) -> Option<Range<usize>> {
        self.first(at, said::denies).map(|verb| verb + 1..self.tokens(at).1.end)
    }

    /// The sentences around one that tell something: they deny nothing.
    pub(super) fn telling(&self, at: usize) -> impl Iterator<Item = usize> {
        let around = at.saturating_sub(AROUND)..self.all.len().min(at + AROUND + 1);
        around.filter(move |&other| other != at && self.tells(other))
    }

    /// Whether a sentence denies nothing.
    pub(super) fn tells(&self, at: usize) -> bool {
        let denies = |block: &Block<'_>, token: usize| {
            block.has(token, |sense| matches!(sense, Sense::Stance(Stance::Denied) | Sense::Negation))
                && !block.means(token, Sense::NoNegation)
        };
        !self.any(at, denies)
    }

    /// How the words of a range of tokens of a block begin.
    pub(super) fn beginnings(&self, index: usize, range: Range<usize>) -> Beginnings {
        let (mut beginnings, mut folded) = (Beginnings::default(), String::with_capacity(WORD));
        for token in range {
            if let Some(stem) = self.stem(index, token, &mut folded) {
                beginnings.insert(stem);
            }
        }
        beginnings
    }

    /// The words of a sentence.
    pub(super) fn words(&self, at: usize) -> &Words {
        let (index, _) = self.all[at];
        self.words[at].get_or_init(|| self.words_of(index, self.tokens(at).1))
    }

    /// The words of a range of tokens of a block.
    pub(super) fn words_of(&self, index: usize, range: Range<usize>) -> Words {
        let mut folded = String::with_capacity(WORD);
        let mut words: Vec<u64> = Vec::with_capacity(range.len());
        words.extend(range.filter_map(|at| self.word(index, at, &mut folded)).map(Signature::number));
        words.sort_unstable();
        words.dedup();
        Words(words)
    }

    /// The tokens of a range of a block whose words are among some.
    pub(super) fn among(&self, index: usize, range: Range<usize>, words: &Words) -> impl Iterator<Item = usize> {
        let mut folded = String::new();
        range.filter(move |&at| self.word(index, at, &mut folded).is_some_and(|word| words.hold(word)))
    }

    /// The word at a token of a block; none for one that means nothing by itself, for a figure with its unit and for a
    /// name. `folded` is for its letters.
    fn word(&self, index: usize, at: usize, folded: &mut String) -> Option<Signature> {
        self.stem(index, at, folded).map(Signature::of)
    }

    /// The stem of that word.
    fn stem<'f>(&self, index: usize, at: usize, folded: &'f mut String) -> Option<&'f str> {
        let block = &self.sheet.blocks[index];
        let token = &block.passage.tokens[at];
        if token.kind != TokenKind::Word || token.kinds.meet(EMPTY) {
            return None;
        }
        let word = block.passage.cut(token.span);
        let counts = word.chars().nth(3).is_some()
            // Two figures share "million customers" and tell of two things.
            && !self.sheet.is_figure(index, at)
            && !(self.is_named)(index, at);
        counts.then(|| {
            folded.clear();
            fold_into(word, folded);
            stem(folded)
        })
    }
}

//! The sentences of an article held against each other by the words with meaning that they share.

use super::assertion::SMALL;
use super::sheet::{Block, Sheet};
use super::stem::stem;
use crate::claim::Stance;
use crate::lexicon::{Kinds, NameKind, Sense};
use crate::mention::TokenKind;
use crate::text::{Signature, fold_into};
use std::cell::OnceCell;
use std::ops::Range;

/// How many sentences around one are held against it.
const AROUND: usize = 5;
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
        let (block, range) = self.tokens(at);
        let first = range.start;
        let tokens = block.passage.tokens[range].iter().enumerate();
        tokens.filter(|(_, token)| token.kinds.meet(DENIAL)).any(|(further, _)| counts(block, first + further))
    }

    /// The sentences around one that tell something: they deny nothing.
    pub(super) fn telling(&self, at: usize) -> impl Iterator<Item = usize> {
        let around = at.saturating_sub(AROUND)..self.all.len().min(at + AROUND + 1);
        let denies = |block: &Block<'_>, token: usize| {
            block.has(token, |sense| matches!(sense, Sense::Stance(Stance::Denied) | Sense::Negation))
                && !block.means(token, Sense::NoNegation)
        };
        around.filter(move |&other| other != at && !self.any(other, denies))
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
            Signature::of(stem(folded))
        })
    }
}

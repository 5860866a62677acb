//! An article laid out in blocks, sentences and words, with its mentions in their places.

use crate::article::Document;
use crate::lexicon::{Attribute, AttributeRow, Attributes, Entry, Kinds, Language, Sense};
use crate::mention::{Context, Cut, Languages, Mention, Passage, TokenKind};
use crate::text::{Role, Span, fold, is_arabic, sentences_of};
use crate::value::Value;
use std::cell::OnceCell;
use std::ops::Range;

/// An article laid out.
pub(super) struct Sheet<'t> {
    pub blocks: Vec<Block<'t>>,
    mentions: &'t [Mention],
    places: Vec<Option<Place>>,
    attributes: &'t Attributes,
    /// The currencies that the article tells together with their nations, once they are asked for.
    pub currencies: OnceCell<Vec<(&'static str, &'static str)>>,
}

/// A cue: what it says, the token behind it, and whether it is the newsroom's own.
pub(super) struct Found {
    pub attribute: Attribute,
    pub next: usize,
    pub own: bool,
}

/// A paragraph, a headline, an item or a cell.
pub(super) struct Block<'t> {
    pub passage: Passage<'t>,
    /// The languages in which figures and dates are read.
    languages: Languages,
    pub role: Role,
    /// The byte of the text at which it begins.
    pub start: usize,
    /// The sentences, as ranges of tokens.
    pub sentences: Vec<Range<usize>>,
    /// The mentions, in order.
    pub mentions: Vec<usize>,
}

/// Where a mention stands: its block, its sentence, and the tokens of its figure.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub mention: usize,
    pub block: usize,
    pub sentence: usize,
    pub tokens: Range<usize>,
    /// The tokens of the whole expression, its hedge and bound included.
    pub whole: Range<usize>,
}

/// Tokens of the longest sentence that a person writes. Each figure is held against the rest of its sentence, which would
/// take a text without a full stop for ever.
pub(super) const LONGEST: usize = 400;

/// A sentence in pieces that are no longer than a sentence can be.
fn readable(sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let Range { start, end } = sentence;
    (start..end.max(start + 1)).step_by(LONGEST).map(move |from| from..(from + LONGEST).min(end))
}

impl<'t> Sheet<'t> {
    pub(super) fn new(document: &'t Document<'_>, mentions: &'t [Mention], context: &'t Context) -> Self {
        let languages = Languages::of(document.body().cut(document.text()), context);
        Sheet::of_cut(document, mentions, context, languages, &Cut::default())
    }

    /// The same, where the languages of the article are known, and the tokens of its body or some of them.
    pub(super) fn of_cut(
        document: &'t Document<'_>,
        mentions: &'t [Mention],
        context: &'t Context,
        read: Languages,
        cut: &Cut,
    ) -> Self {
        let text = document.text();
        let Languages { latin, arabic } = read;
        let languages = Languages { latin: latin.story(), arabic: arabic.story() };
        let mut sheet = Sheet::empty(mentions, context);
        let mut next = 0;
        for block in document.blocks() {
            let Span { start, end } = block.span;
            let words = block.span.cut(text);
            let known = start.checked_sub(document.body().start);
            let passage = known
                .and_then(|start| Passage::of_cut(words, start, cut, languages, context))
                .unwrap_or_else(|| Passage::of_words(words, languages, context));
            let sentences: Vec<Range<usize>> = sentences_of(text, block.span)
                .map(|sentence| {
                    let token_at = |at: usize| passage.tokens.partition_point(|token| token.span.start + start < at);
                    token_at(sentence.start)..token_at(sentence.end)
                })
                .flat_map(readable)
                .collect();
            while next < mentions.len() && mentions[next].span.start < start {
                next += 1;
            }
            let held = mentions[next..].partition_point(|mention| mention.span.start < end);
            let (languages, role) = (read, block.role);
            let block = Block { passage, languages, role, start, sentences, mentions: Vec::new() };
            sheet.add(block, next..next + held);
            next += held;
        }
        sheet
    }

    /// One sentence by itself, which begins at byte `start`, and the mentions whose figures stand in it.
    pub(super) fn of_sentence(
        passage: Passage<'t>,
        start: usize,
        mentions: &'t [Mention],
        context: &'t Context,
        languages: Languages,
    ) -> Self {
        let sentences = std::iter::once(0..passage.tokens.len()).collect();
        let mut sheet = Sheet::empty(mentions, context);
        let block = Block { passage, languages, role: Role::Paragraph, start, sentences, mentions: Vec::new() };
        sheet.add(block, 0..mentions.len());
        sheet
    }

    /// A sheet without blocks.
    fn empty(mentions: &'t [Mention], context: &'t Context) -> Self {
        let (places, currencies) = (vec![None; mentions.len()], OnceCell::new());
        Sheet { blocks: Vec::new(), mentions, places, attributes: &context.attributes, currencies }
    }

    /// Adds a block and finds the places of the mentions that stand in it.
    fn add(&mut self, mut block: Block<'t>, mentions: Range<usize>) {
        let (start, tokens) = (block.start, &block.passage.tokens);
        for next in mentions {
            let Mention { span, figure, .. } = self.mentions[next];
            let first = tokens.partition_point(|token| token.span.end + start <= figure.start);
            let last = tokens.partition_point(|token| token.span.start + start < figure.end);
            let sentence = block.sentences.partition_point(|sentence| sentence.end <= first);
            if first < last && sentence < block.sentences.len() {
                let from = tokens.partition_point(|token| token.span.end + start <= span.start).min(first);
                let to = tokens.partition_point(|token| token.span.start + start < span.end).max(last);
                let whole = from..to;
                let place = Place { mention: next, block: self.blocks.len(), sentence, tokens: first..last, whole };
                self.places[next] = Some(place);
                block.mentions.push(next);
            }
        }
        self.blocks.push(block);
    }

    /// Where a mention stands; `None` for one that reaches out of its block.
    pub(super) fn place(&self, mention: usize) -> Option<&Place> {
        self.places[mention].as_ref()
    }

    /// Whether a place is in the headline of the article: the first one, with nothing before it.
    pub(super) fn is_headline(&self, place: &Place) -> bool {
        place.block == 0 && self.blocks[0].role == Role::Headline
    }

    /// Whether a token belongs to a figure.
    pub(super) fn is_figure(&self, block: usize, at: usize) -> bool {
        let mentions = &self.blocks[block].mentions;
        let place = |mention: &usize| self.places[*mention].as_ref();
        let after = mentions.partition_point(|mention| place(mention).is_some_and(|place| place.tokens.start <= at));
        let before = after.checked_sub(1).and_then(|last| place(&mentions[last]));
        before.is_some_and(|place| place.tokens.contains(&at))
    }

    /// What a mention states, if it states anything.
    pub(super) fn value(&self, mention: usize) -> Option<&'t Value> {
        self.mentions[mention].value.as_ref().ok()
    }

    /// What is known of an attribute.
    pub(super) fn row(&self, attribute: Attribute) -> AttributeRow<'t> {
        self.attributes.row(attribute)
    }

    /// The cue that begins at a token, among those that fit: the newsroom's own before those of the tables.
    pub(super) fn cue(&self, block: &Block<'_>, at: usize, fits: impl Fn(Attribute) -> bool) -> Option<Found> {
        let own = || {
            let first = fold(block.word(at));
            let word = |place: usize| (0..=place).try_fold(at, |last, _| block.passage.phrase_word(last + 1));
            let next = |place: usize| word(place).map(|token| fold(block.word(token)));
            let (attribute, words) = self.attributes.find(&first, next, &fits)?;
            let last = words.checked_sub(2).map_or(Some(at), word)?;
            Some(Found { attribute, next: last + 1, own: true })
        };
        if let Some(own) = Some(()).filter(|()| !self.attributes.is_empty() && block.is_word(at)).and_then(|()| own()) {
            return Some(own);
        }
        let found = block.passage.find(at, |sense| match sense {
            Sense::Cue(attribute) if fits(attribute) => Some(attribute),
            _ => None,
        })?;
        Some(Found { attribute: found.sense, next: found.next, own: false })
    }

    /// The mentions of a sentence with the tokens of their figures.
    pub(super) fn beside(&self, block: usize, sentence: usize) -> impl Iterator<Item = &Place> {
        let mentions = &self.blocks[block].mentions;
        let place = |mention: &usize| self.places[*mention].as_ref();
        // They stand in the order of the text, and so of its sentences.
        let first = mentions.partition_point(|mention| place(mention).is_some_and(|place| place.sentence < sentence));
        mentions[first..].iter().filter_map(place).take_while(move |place| place.sentence == sentence)
    }
}

impl Block<'_> {
    /// Whether the word at a token has a sense.
    pub(super) fn has(&self, at: usize, fits: impl Fn(Sense) -> bool) -> bool {
        self.passage.has(at, fits)
    }

    /// Whether the word at a token, or a phrase that begins with it, has a sense of the kind of this one.
    #[inline(always)]
    pub(super) fn means(&self, at: usize, kind: Sense) -> bool {
        self.passage.means(at, kind)
    }

    /// Whether the word at a token, or a phrase that begins with it, has a sense of some kinds.
    pub(super) fn is_of(&self, at: usize, kinds: Kinds) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| token.kinds.meet(kinds))
    }

    /// The table by which figures are read in the script of a token.
    pub(super) fn reader(&self, at: usize) -> &'static Language {
        if self.word(at).starts_with(|letter: char| letter.is_ascii()) {
            self.languages.latin
        } else {
            self.languages.arabic
        }
    }

    /// What that table says of the word at a token.
    pub(super) fn read_as(&self, at: usize) -> Option<&'static Entry> {
        self.passage.entry_in(at, self.reader(at))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.passage.tokens.get(at)?.kind {
            TokenKind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// Whether a token is a word in the Arabic script.
    pub(super) fn is_arabic(&self, at: usize) -> bool {
        self.word(at).starts_with(is_arabic)
    }

    /// Whether "and" is attached to the word at a token: «وإصابة».
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let word = self.passage.tokens.get(at).and_then(|token| token.entry);
        let phrase = || self.passage.find(at, |_| Some(())).is_some_and(|found| found.clitic.and);
        word.is_some_and(|entry| entry.clitic.and || phrase())
    }

    /// The words of a token.
    pub(super) fn word(&self, at: usize) -> &str {
        self.passage.tokens.get(at).map_or("", |token| self.passage.cut(token.span))
    }

    /// The words from a token to before another.
    pub(super) fn words(&self, range: Range<usize>) -> &str {
        if range.is_empty() { "" } else { self.passage.cut(self.passage.span(range.start, range.end)) }
    }
}

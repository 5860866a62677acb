//! Whether an article may state something without a figure. Hardly any does, so that this is told by its words while they are at
//! hand, one sentence at a time: the article is laid out only where a sentence asks for its names, or denies what one beside it tells.

use super::{Reader, SHARED};
use crate::article::Document;
use crate::lexicon::Script;
use crate::mention::{Context, Languages, Mention, Passage, Token, TokenKind};
use crate::subject::alike::{AROUND, Sentences};
use crate::subject::names::Names;
use crate::subject::said::Sayings;
use crate::subject::sheet::{LONGEST, Sheet};
use crate::text::{Span, sentences_of};
use std::cell::{Cell, LazyCell, OnceCell};
use std::ops::Range;

/// What is known of an article as far as it was read.
pub(crate) struct Prospect<'a> {
    document: &'a Document<'a>,
    context: &'a Context,
    /// Its languages, once a word with which something may be stated was met.
    pub languages: Option<Languages>,
    /// Whether something may be stated, as far as that can be told without laying it out.
    pub may_state: bool,
    pieces: OnceCell<Pieces<'a>>,
}

impl<'a> Prospect<'a> {
    pub(crate) fn of(document: &'a Document<'a>, context: &'a Context) -> Self {
        Prospect { document, context, languages: None, may_state: false, pieces: OnceCell::new() }
    }

    /// Looks at a stretch of the body that begins at byte `start`. `mentions` are those that were read so far.
    pub(crate) fn look(&mut self, start: usize, words: &Passage<'_>, mentions: &[Mention]) {
        if self.may_state {
            return;
        }
        let mut stating = words.stating().peekable();
        if stating.peek().is_none() {
            return;
        }
        let languages = *self.languages.get_or_insert_with(|| words.languages());
        let pieces = self.pieces.get_or_init(|| Pieces::of(self.document));
        let stretch = Stretch { pieces, start, words, mentions, languages, context: self.context };
        let mut last = None;
        self.may_state = stating.any(|at| {
            let place = pieces.place(start + words.tokens[at].span.start);
            let is_known = place.is_none() || place == std::mem::replace(&mut last, place);
            !is_known && place.is_some_and(|place| stretch.may_state(place, at))
        });
    }
}

/// The blocks and sentences of the body of an article, as spans of it.
struct Pieces<'a> {
    text: &'a str,
    blocks: Vec<Span>,
    /// By block; they are found where one is looked at.
    sentences: Vec<OnceCell<Vec<Span>>>,
    /// What is passed over.
    over: Vec<Span>,
    /// Whether all blocks stand in the body.
    whole: bool,
}

/// A sentence, by its block.
type Place = (usize, usize);

impl<'a> Pieces<'a> {
    fn of(document: &'a Document<'_>) -> Self {
        let (text, body) = (document.body().cut(document.text()), document.body());
        let blocks = document.blocks();
        let whole = blocks.iter().all(|block| body.start <= block.span.start && block.span.end <= body.end);
        let own = |span: Span| Span::new(span.start.saturating_sub(body.start), span.end.saturating_sub(body.start));
        let blocks: Vec<Span> = blocks.into_iter().map(|block| own(block.span)).collect();
        let over = document.passed_over().iter().copied().map(own).collect();
        Pieces { text, sentences: vec![OnceCell::new(); blocks.len()], blocks, over, whole }
    }

    fn sentences(&self, block: usize) -> &[Span] {
        self.sentences[block].get_or_init(|| sentences_of(self.text, self.blocks[block]).collect())
    }

    fn span(&self, (block, sentence): Place) -> Span {
        self.sentences(block)[sentence]
    }

    /// Whether some of a span is passed over. Figures that are read there are left out later: its words are held for no figure then.
    fn is_passed_over(&self, span: Span) -> bool {
        self.over.iter().any(|over| over.start < span.end && span.start < over.end)
    }

    /// The sentence in which a byte of the body stands.
    fn place(&self, at: usize) -> Option<Place> {
        let block = self.blocks.partition_point(|block| block.end <= at);
        self.blocks.get(block).filter(|block| block.start <= at)?;
        let sentence = self.sentences(block).partition_point(|sentence| sentence.end <= at);
        (sentence < self.sentences(block).len()).then_some((block, sentence))
    }

    /// Some sentences before one and behind it.
    fn around(&self, (block, sentence): Place, count: usize) -> impl Iterator<Item = Place> {
        let of = move |block: usize| (0..self.sentences(block).len()).map(move |sentence| (block, sentence));
        let before = (0..sentence).rev().map(move |sentence| (block, sentence));
        let before = before.chain((0..block).rev().flat_map(move |block| of(block).rev()));
        let behind = of(block).skip(sentence + 1).chain((block + 1..self.blocks.len()).flat_map(of));
        before.take(count).chain(behind.take(count))
    }
}

/// A stretch of the body while its words are at hand.
struct Stretch<'a, 'w> {
    pieces: &'w Pieces<'a>,
    start: usize,
    words: &'w Passage<'w>,
    mentions: &'w [Mention],
    languages: Languages,
    context: &'w Context,
}

impl<'w> Stretch<'_, 'w> {
    /// Whether a sentence may state something by its token `at`; `false` is certain.
    fn may_state(&self, place: Place, at: usize) -> bool {
        let span = self.pieces.span(place);
        if !self.pieces.whole || self.pieces.is_passed_over(span) {
            return true;
        }
        let Some(sheet) = self.laid_out(place, self.tokens(span, at)) else { return true };
        // Nothing is stated before the names are asked for one.
        let (none, asked) = (Names::default(), Cell::new(false));
        let names = || {
            asked.set(true);
            &none
        };
        let sayings = LazyCell::new(|| Sayings::find(&sheet, &none, None));
        let reader = Reader { sheet: &sheet, names, sayings: || &*sayings, reference: None };
        reader.stated(0, 0, &mut Vec::new());
        asked.get() || self.may_deny(place, at, &sheet)
    }

    /// Whether a sentence may deny what one beside it tells.
    fn may_deny(&self, place: Place, at: usize, sheet: &Sheet<'_>) -> bool {
        let denial = Sentences::of(sheet, |_, _| false);
        let Some(denied) = denial.denied(0) else { return false };
        let words = denial.words_of(0, denied.clone());
        if words.len() < SHARED {
            return false;
        }
        let beginnings = denial.beginnings(0, denied);
        let may_begin = |token: &&Token| {
            let least = if token.script == Script::Arabic { 8 } else { 4 };
            token.kind == TokenKind::Word
                && token.span.len() >= least
                && beginnings.may_hold(self.words.cut(token.span))
        };
        let told = |sheet: &Sheet<'_>| {
            let other = Sentences::of(sheet, |_, _| false);
            other.tells(0) && other.words(0).shared(&words) >= SHARED
        };
        let mut near = at;
        self.pieces.around(place, AROUND).any(|other| {
            let span = self.pieces.span(other);
            if self.pieces.is_passed_over(span) {
                return true;
            }
            let tokens = self.tokens(span, near);
            near = tokens.as_ref().map_or(near, |tokens| tokens.start);
            let may_share = |tokens: Range<usize>| self.words.tokens[tokens].iter().filter(may_begin).nth(SHARED - 1);
            tokens.clone().is_none_or(|tokens| may_share(tokens).is_some())
                && self.laid_out(other, tokens).is_none_or(|sheet| told(&sheet))
        })
    }

    /// A sentence by itself, of these tokens; `None` for one that takes more than one place in its block, or that no end of a token
    /// bounds.
    fn laid_out(&self, place: Place, tokens: Option<Range<usize>>) -> Option<Sheet<'w>> {
        let span = self.pieces.span(place);
        let (text, context) = (span.cut(self.pieces.text), self.context);
        let Languages { latin, arabic } = self.languages;
        let languages = Languages { latin: latin.story(), arabic: arabic.story() };
        let mut passage = match tokens {
            Some(tokens) => {
                Passage::of_tokens(text, &self.words.tokens[tokens], span.start - self.start, languages, context)
            }
            None if self.holds(span) => return None,
            None => Passage::of_words(text, languages, context),
        };
        if passage.tokens.len() > LONGEST {
            return None;
        }
        if let Some(token) = passage.tokens.first_mut().filter(|_| place.1 == 0) {
            (token.glued, token.line_start) = (false, true);
        }
        let first = self.mentions.partition_point(|mention| mention.figure.end <= span.start);
        let held = self.mentions[first..].partition_point(|mention| mention.figure.start < span.end);
        let mentions = &self.mentions[first..first + held];
        Some(Sheet::of_sentence(passage, span.start, mentions, context, self.languages))
    }

    fn holds(&self, span: Span) -> bool {
        self.start <= span.start && span.end <= self.start + self.words.text.len()
    }

    /// The tokens of a sentence that stands in the stretch not far from token `near`, where they begin and end with it.
    fn tokens(&self, span: Span, near: usize) -> Option<Range<usize>> {
        if !self.holds(span) {
            return None;
        }
        let (start, end) = (span.start - self.start, span.end - self.start);
        let tokens = &self.words.tokens;
        let begins = |token: &&Token| token.span.start >= start;
        let first = near - tokens[..near].iter().rev().take_while(begins).count();
        let first = first + tokens[first..].iter().take_while(|token| !begins(token)).count();
        let held = first + tokens[first..].iter().take_while(|token| token.span.start < end).count();
        let crosses = |last: Option<&Token>, end: usize| last.is_some_and(|token| token.span.end > end);
        (!crosses(tokens[..first].last(), start) && !crosses(tokens[first..held].last(), end)).then_some(first..held)
    }
}

//! A tokenised stretch of text, and what the lexicon says at a place of it.

use super::number::Numeral;
use super::token::{Token, TokenKind, tokenize};
use super::{Context, Mention};
use crate::lexicon::{Clitic, Entry, LANGUAGES, Language, Script, Sense};
use crate::text::{Letters, Signature, Span, fold, fold_into, is_alphabetic};
use std::cell::{Cell, RefCell};

/// Tokens of one stretch of text, with what is needed to read them.
pub(crate) struct Passage<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
    /// The language of its words in the Latin script.
    pub latin: &'static Language,
    /// The language of its words in the Arabic script.
    pub arabic: &'static Language,
    pub context: &'t Context,
    /// The first token that no mention has taken yet: expressions do not reach back over it.
    pub floor: usize,
    /// The phrases of the tables that stand in the text, by their first token, longest first.
    phrases: Vec<Phrase>,
    /// The number that was read last, and at which token: one rule after another asks for it.
    number: RefCell<Option<(usize, Numeral)>>,
    /// The token at which figures were read last, and whether one with a unit was found: rules of dates ask.
    pub(super) measured: Cell<Option<(usize, bool)>>,
}

/// A phrase of the tables: the token after it, and what it may mean.
struct Phrase {
    next: usize,
    entry: &'static Entry,
}

/// A sense found at a place, the token after it, and the particles before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<T> {
    pub sense: T,
    pub next: usize,
    pub clitic: Clitic,
}

impl<'t> Passage<'t> {
    pub(crate) fn new(text: &'t str, languages: Languages, context: &'t Context) -> Self {
        let mut passage = Passage::of_words("", languages, context);
        passage.turn_to(text);
        passage
    }

    /// A passage that is looked through for words, and not for dates.
    pub(crate) fn of_words(text: &'t str, languages: Languages, context: &'t Context) -> Self {
        let mut passage = Passage::empty(text, languages, context);
        passage.cut_up();
        passage
    }

    /// A passage without tokens.
    fn empty(text: &'t str, languages: Languages, context: &'t Context) -> Self {
        let Languages { latin, arabic } = languages;
        let (tokens, phrases, number, measured) = (Vec::new(), Vec::new(), RefCell::new(None), Cell::new(None));
        Passage { text, tokens, latin, arabic, context, floor: 0, phrases, number, measured }
    }

    /// The same as [`Passage::of_words`], of the words that stand at `start` of a text that was cut before: only what the tables say
    /// of them is found anew. `None` where they do not begin and end between tokens of one stretch.
    pub(crate) fn of_cut(
        text: &'t str,
        start: usize,
        cut: &Cut,
        languages: Languages,
        context: &'t Context,
    ) -> Option<Self> {
        let (at, tokens) = cut.tokens(Span::new(start, start + text.len()))?;
        let mut passage = Passage::of_tokens(text, tokens, at, languages, context);
        if let Some(token) = passage.tokens.first_mut() {
            (token.glued, token.line_start) = (false, true);
        }
        Some(passage)
    }

    /// The same, of tokens that are known, whose places count from byte `at` before the words.
    pub(crate) fn of_tokens(
        text: &'t str,
        tokens: &[Token],
        at: usize,
        languages: Languages,
        context: &'t Context,
    ) -> Self {
        let mut passage = Passage::empty(text, languages, context);
        passage.tokens.extend_from_slice(tokens);
        for token in &mut passage.tokens {
            let language = if token.script == Script::Arabic { languages.arabic } else { languages.latin };
            token.turn_to(language, at);
        }
        passage.find_phrases();
        passage
    }

    /// Goes on with another stretch of the same text.
    pub(crate) fn turn_to(&mut self, text: &'t str) {
        self.text = text;
        self.cut_up();
        super::date::outlook(text, &mut self.tokens);
    }

    fn cut_up(&mut self) {
        /// How many bytes a token takes, blanks and signs among them.
        const TOKEN: usize = 5;
        self.floor = 0;
        self.number.take();
        self.tokens.clear();
        self.tokens.reserve(self.text.len() / TOKEN);
        tokenize(self.text, self.latin, self.arabic, &mut self.tokens);
        self.find_phrases();
    }

    /// Looks every phrase up once, since many rules ask what stands at one place.
    fn find_phrases(&mut self) {
        self.phrases.clear();
        for at in 0..self.tokens.len() {
            if self.tokens[at].longest > 1 {
                self.find_phrases_at(at);
            }
        }
    }

    /// Looks up the phrases that begin with the word at token `at`.
    #[inline]
    fn find_phrases_at(&mut self, at: usize) {
        let Token { longest, mut signature, script, .. } = self.tokens[at];
        let language = if script == Script::Arabic { self.arabic } else { self.latin };
        let first = self.phrases.len();
        let mut next = at + 1;
        for _ in 1..longest {
            let Some(word) = self.phrase_word(next) else { break };
            signature = signature.join(self.tokens[word].signature);
            if !language.may_begin(signature) {
                break;
            }
            next = word + 1;
            if let Some(entry) = language.entry_of(signature) {
                self.phrases.push(Phrase { next, entry });
                self.tokens[at].kinds = self.tokens[at].kinds.and(entry.kinds);
                self.tokens[at + 1..next].iter_mut().for_each(|token| token.in_phrase = true);
            }
        }
        let count = self.phrases.len() - first;
        if count > 0 {
            self.phrases[first..].reverse();
            self.tokens[at].phrases = (first as u32, count as u32);
        }
    }

    /// The first of the senses that the lexicon gives at token `at` for which `pick` has an answer; a phrase of several words
    /// wins over its first word.
    #[inline]
    pub(crate) fn find<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<Found<T>> {
        let token = self.tokens.get(at)?;
        let entry = token.entry?;
        let (first, count) = (token.phrases.0 as usize, token.phrases.1 as usize);
        if count > 0 {
            for phrase in &self.phrases[first..first + count] {
                if let Some(sense) = phrase.entry.senses.iter().find_map(|&sense| pick(sense)) {
                    return Some(Found { sense, next: phrase.next, clitic: phrase.entry.clitic });
                }
            }
        }
        let sense = entry.senses.iter().find_map(|&sense| pick(sense))?;
        Some(Found { sense, next: at + 1, clitic: entry.clitic })
    }

    /// Whether the word at token `at`, or a phrase that begins with it, has a sense that fits.
    #[inline]
    pub(crate) fn has(&self, at: usize, fits: impl Fn(Sense) -> bool) -> bool {
        self.find(at, |sense| fits(sense).then_some(())).is_some()
    }

    /// Whether the word at token `at`, or a phrase that begins with it, has a sense of the kind of this one.
    #[inline(always)]
    pub(crate) fn means(&self, at: usize, kind: Sense) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kinds.hold(&kind))
    }

    /// The word that continues a phrase at token `at`, past a hyphen or an apostrophe: a phrase is words on one line, with blanks,
    /// a hyphen or an apostrophe between them.
    pub(crate) fn phrase_word(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        match token.kind {
            TokenKind::Word if !token.glued && !token.line_start => Some(at),
            TokenKind::Sign('-' | '\'' | '’' | '\u{2011}') if token.glued => {
                self.tokens.get(at + 1).filter(|word| word.glued && word.kind == TokenKind::Word).map(|_| at + 1)
            }
            _ => None,
        }
    }

    /// The token after a hyphen at `at` that joins two words; `at` where there is none.
    pub(crate) fn past_hyphen(&self, at: usize) -> usize {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(hyphen), Some(next))
                if matches!(hyphen.kind, TokenKind::Sign('-' | '\u{2011}' | '\u{2010}'))
                    && hyphen.glued
                    && next.glued =>
            {
                at + 1
            }
            _ => at,
        }
    }

    /// The token after "of" at `at`, past its apostrophe; `at` where there is none.
    pub(crate) fn past_of(&self, at: usize) -> usize {
        self.word(at, Sense::Of).map_or(at, |next| self.past_apostrophe(next))
    }

    /// The token after an apostrophe at `at`; `at` where there is none.
    pub(crate) fn past_apostrophe(&self, at: usize) -> usize {
        let apostrophe = |token: &Token| token.glued && matches!(token.kind, TokenKind::Sign('\'' | '’'));
        if self.tokens.get(at).is_some_and(apostrophe) { at + 1 } else { at }
    }

    /// Whether the word at `at` is an "and" that is attached to the digits after it.
    pub(crate) fn attached_and(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            next.kind == TokenKind::Digits && (next.glued || !next.line_start && !self.tokens[at].glued)
        }) && matches!(self.cut(self.tokens[at].span).trim_end_matches('ـ'), "و" | "ف")
    }

    /// Whether the word at `at` is an Arabic "and" that stands apart from the word after it.
    pub(crate) fn lone_and(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| self.cut(token.span) == "و" && !token.glued)
            && self.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && !next.line_start)
    }

    /// Whether the article is attached to the digits at `at`: «الـ24».
    pub(crate) fn definite_before(&self, at: usize) -> bool {
        let word = at.checked_sub(1).filter(|&word| self.tokens[word].script == Script::Arabic);
        word.is_some_and(|before| {
            let word = self.cut(self.tokens[before].span);
            // «الـ 24» with a blank behind its tatweel.
            let joins = self.tokens[at].glued || word.ends_with('ـ') && !self.tokens[at].line_start;
            joins && word.trim_end_matches('ـ').ends_with("ال")
        })
    }

    /// Whether a sign or a code of money stands directly before token `at`.
    pub(crate) fn money_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.tokens.get(before)) else { return false };
        let senses = self.language_of(at).symbol(self.cut(before.span));
        senses.iter().any(|sense| matches!(sense, Sense::Currency(_)))
    }

    /// The language of the words around token `at`: of the word after it where that is on the same line, else of the one before.
    pub(crate) fn language_beside(&self, at: usize) -> &'static Language {
        const REACH: usize = 6;
        let word = |index: &usize| self.tokens[*index].kind == TokenKind::Word && self.tokens[*index].span.len() > 1;
        let after = (at + 1..self.tokens.len().min(at + REACH)).find(word);
        let before = (at.saturating_sub(REACH)..at).rev().find(word);
        match (before, after) {
            (Some(before), Some(after)) if self.tokens[after].line_start => self.language_of(before),
            (_, Some(after)) => self.language_of(after),
            (Some(before), None) => self.language_of(before),
            (None, None) => match self.context.lang.as_deref().and_then(Language::of) {
                Some(language) => language,
                None => self.language_of(at),
            },
        }
    }

    pub(crate) fn languages(&self) -> Languages {
        Languages { latin: self.latin, arabic: self.arabic }
    }

    /// The words with which, alone or with the next ones, something may be stated without a figure.
    pub(crate) fn stating(&self) -> impl Iterator<Item = usize> {
        let (latin, arabic) = (self.latin.story(), self.arabic.story());
        let words = self.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word);
        let language = move |token: &Token| if token.script == Script::Arabic { arabic } else { latin };
        let few = words.filter(move |(_, token)| language(token).may_begin_to_state(token.signature));
        let states = move |at: usize, token: &Token| {
            let phrase = || Some(token.signature.join(self.tokens[self.phrase_word(at + 1)?].signature));
            let states = |signature| language(token).may_state(signature);
            states(token.signature) || phrase().is_some_and(states)
        };
        few.filter(move |&(at, token)| states(at, token)).map(|(at, _)| at)
    }

    /// What another table says of the word at token `at` by itself.
    pub(crate) fn entry_in(&self, at: usize, language: &'static Language) -> Option<&'static Entry> {
        let token = self.tokens.get(at)?;
        if token.kind == TokenKind::Word && token.signature != Signature::default() {
            return language.may_hold(token.signature).then(|| language.entry_of(token.signature)).flatten();
        }
        language.entry(&fold(self.cut(token.span)))
    }

    /// The number at a token, which `read` finds unless it is known.
    pub(super) fn number(&self, at: usize, read: impl FnOnce() -> Option<Numeral>) -> Option<Numeral> {
        if let Some(known) = self.number.borrow().as_ref().filter(|(token, _)| *token == at) {
            return Some(known.1);
        }
        let number = read()?;
        self.number.replace(Some((at, number)));
        Some(number)
    }

    /// The words of a span.
    pub(crate) fn cut(&self, span: Span) -> &'t str {
        span.cut(self.text)
    }

    /// The words from token `from` to before token `to`.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.tokens[from].span.start, self.tokens[to - 1].span.end)
    }

    /// The language whose table holds the word at token `at`.
    pub(crate) fn language_of(&self, at: usize) -> &'static Language {
        match self.tokens.get(at).map(|token| token.script) {
            Some(Script::Arabic) => self.arabic,
            _ => self.latin,
        }
    }
}

/// The tokens of a text that was cut stretch by stretch.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    /// The byte at which each stretch begins, and its tokens.
    stretches: Vec<(usize, Vec<Token>)>,
}

impl Cut {
    /// Takes the tokens of the stretch that begins at `start`, which stands behind those before.
    pub(crate) fn push(&mut self, start: usize, tokens: Vec<Token>) {
        self.stretches.push((start, tokens));
    }

    /// The tokens of some words of the text that stand in one stretch, and where in that the words begin; `None` where a token
    /// stands on both sides of an end.
    fn tokens(&self, words: Span) -> Option<(usize, &[Token])> {
        let after = self.stretches.partition_point(|(start, _)| *start <= words.start);
        let (start, tokens) = self.stretches.get(after.checked_sub(1)?)?;
        if self.stretches.get(after).is_some_and(|(next, _)| *next < words.end) {
            return None;
        }
        let Span { start, end } = Span::new(words.start - start, words.end - start);
        let first = tokens.partition_point(|token| token.span.start < start);
        let held = first + tokens[first..].partition_point(|token| token.span.start < end);
        let crosses = tokens[..first].last().is_some_and(|token| token.span.end > start)
            || tokens[first..held].last().is_some_and(|token| token.span.end > end);
        (!crosses).then_some((start, &tokens[first..held]))
    }
}

/// An expression found by a reader: the tokens that it takes, and what it states.
pub(crate) struct Reading {
    pub from: usize,
    pub to: usize,
    pub mention: Mention,
}

/// The languages of the words of a text, one a script.
#[derive(Clone, Copy)]
pub(crate) struct Languages {
    pub latin: &'static Language,
    pub arabic: &'static Language,
}

impl Languages {
    /// The one given where its script fits, else the one whose function words are most frequent at the beginning.
    pub(crate) fn of(text: &str, context: &Context) -> Self {
        let given = context.lang.as_deref().and_then(Language::of);
        let of_script = |script: Script| {
            if let Some(given) = given.filter(|given| given.script == script) {
                return given;
            }
            let candidates = || LANGUAGES.iter().copied().filter(move |language| language.script == script);
            let first = candidates().next().unwrap_or(LANGUAGES[0]);
            if candidates().nth(1).is_none() || script == Script::Latin && !may_hold_latin(text) {
                return first;
            }
            // Of several with as many the first one.
            let rivals: Vec<&Language> = candidates().collect();
            let counts = function_words(text, &rivals);
            let best = rivals.into_iter().zip(counts).rev().max_by_key(|(_, count)| *count);
            best.map_or(first, |(language, _)| language)
        };
        Languages { latin: of_script(Script::Latin), arabic: of_script(Script::Arabic) }
    }
}

/// Whether a text may hold letters of the Latin script; `false` is certain. Its bytes are looked at many together.
fn may_hold_latin(text: &str) -> bool {
    const TOGETHER: usize = 256;
    // With these bytes Latin letters begin.
    let may_be_latin = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, 0xC3..=0xCF | 0xE1 | 0xEF);
    text.as_bytes().chunks(TOGETHER).any(|some| some.iter().fold(false, |any, byte| any | may_be_latin(byte)))
}

/// How many of the first words of `text` are function words of each of some languages of one script.
pub(crate) fn function_words(text: &str, languages: &[&'static Language]) -> Vec<usize> {
    const WORDS: usize = 200;
    let mut counts = vec![0; languages.len()];
    let Some(script) = languages.first().map(|language| language.script) else { return counts };
    let mut folded = String::new();
    for (word, letters) in words(text).filter(|(word, _)| word.len() <= 16).take(WORDS) {
        // Words of another script need no look-up.
        if !word.starts_with(|letter| super::token::script_of(letter) == script) {
            continue;
        }
        let signature = letters.map(Letters::signature).unwrap_or_else(|| {
            folded.clear();
            fold_into(word, &mut folded);
            Signature::of(&folded)
        });
        for (count, language) in counts.iter_mut().zip(languages) {
            let entry = language.may_hold(signature).then(|| language.entry_of(signature)).flatten();
            *count += usize::from(entry.is_some_and(|entry| entry.kinds.hold(&Sense::Function)));
        }
    }
    counts
}

/// The runs of letters in a text, with the folded letters of those of ASCII.
fn words(text: &str) -> impl Iterator<Item = (&str, Option<Letters>)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = &rest[rest.find(is_alphabetic)?..];
        let mut letters = Letters::default();
        let ascii = letters.push_ascii(rest.as_bytes(), 0);
        let plain = rest.as_bytes().get(ascii).is_none_or(u8::is_ascii);
        let more = |from: usize| {
            let from = from + arabic_letters(&rest.as_bytes()[from..]);
            rest[from..].find(|letter| !is_alphabetic(letter)).map_or(rest.len(), |more| from + more)
        };
        let (word, after) = rest.split_at(if plain { ascii } else { more(ascii) });
        rest = after;
        Some((word, plain.then_some(letters)))
    })
}

/// How many bytes the Arabic letters take with which a text begins: U+0620 to U+0657, by their two bytes.
fn arabic_letters(text: &[u8]) -> usize {
    let is_letter = |pair: &&[u8]| matches!(pair, [0xD8, 0xA0..=0xBF] | [0xD9, 0x80..=0x97]);
    text.chunks_exact(2).take_while(is_letter).count() * 2
}

//! What one denies that the same article tells elsewhere.

use super::{Assertion, Reader, SHARED, SHOWN};
use crate::claim::Stance;
use crate::subject::alike::{Sentences, Words};
use crate::subject::names::Names;
use crate::subject::said::{self, Sayings};
use crate::subject::sheet::{Place, Sheet};
use crate::value::Value;
use std::ops::Range;
use std::sync::Arc;

/// Whether an article may deny what it tells elsewhere: a sentence around a denial shares enough words with it.
pub(super) fn may_deny(sheet: &Sheet<'_>) -> bool {
    let sentences = Sentences::of(sheet, |_, _| false);
    sentences.all().iter().enumerate().any(|(at, &(index, _))| {
        let denied = sentences.denied(at).map(|denied| sentences.words_of(index, denied));
        let told = |denied: &Words| sentences.telling(at).any(|other| sentences.words(other).shared(denied) >= SHARED);
        denied.is_some_and(|denied| denied.len() >= SHARED && told(&denied))
    })
}

impl<'a, N: Fn() -> &'a Names, S: Fn() -> &'a Sayings> Reader<'a, '_, '_, N, S> {
    /// What one denies in so many words, and where the article tells it all the same.
    pub(super) fn denials(&self) -> Vec<Assertion> {
        let mut found = Vec::new();
        let sentences = Sentences::of(self.sheet, |index, at| self.is_taken(index, at));
        for (at, &(index, sentence)) in sentences.all().iter().enumerate() {
            if !sentences.any(at, said::denies) {
                continue;
            }
            for (cue, reach, speaker) in self.sayings().denied(index, sentence) {
                let denied = sentences.words_of(index, reach.clone());
                if denied.len() < SHARED || reach.is_empty() {
                    continue;
                }
                let told = sentences
                    .telling(at)
                    .map(|other| (sentences.words(other).shared(&denied), other))
                    .filter(|(shared, _)| *shared >= SHARED)
                    .max_by_key(|(shared, other)| (*shared, std::cmp::Reverse(other.abs_diff(at))));
                let Some((_, other)) = told else { continue };
                // They are shown as they are written.
                let block = &self.sheet.blocks[index];
                let shared: Vec<&str> = sentences
                    .among(index, reach.clone(), sentences.words(other))
                    .map(|at| block.word(at))
                    .take(SHOWN)
                    .collect();
                let topic: Arc<str> = format!("{speaker} / {}", shared.join(" ")).replace(" / /", " /").into();
                let value = Value::Polarity { positive: true, statement: None };
                let first = reach.start..reach.start + 1;
                let place = Place { mention: usize::MAX, block: index, sentence, tokens: first.clone(), whole: first };
                let mut denial = self.subject(&place, &value, None);
                denial.stance = Stance::Denied;
                denial.stance_words = vec![self.sheet.blocks[index].words(cue.clone()).into()];
                let tokens = cue.start..reach.end;
                let assertion =
                    |span, subject| Assertion { value: value.clone(), topic: Arc::clone(&topic), span, subject };
                found.push(assertion(self.span(index, &self.trimmed(index, tokens)), denial));
                let (index, sentence) = sentences.all()[other];
                let tokens = self.clause(index, sentence, &sentences, &denied);
                let at = tokens.start..tokens.start + 1;
                let place = Place { mention: usize::MAX, block: index, sentence, tokens: at.clone(), whole: at };
                found.push(assertion(self.span(index, &tokens), self.subject(&place, &value, None)));
            }
        }
        found
    }

    /// The clause of a sentence that holds the words of a denial.
    fn clause<T: Fn(usize, usize) -> bool>(
        &self,
        index: usize,
        sentence: usize,
        sentences: &Sentences<'_, '_, T>,
        denied: &Words,
    ) -> Range<usize> {
        let block = &self.sheet.blocks[index];
        let range = block.sentences[sentence].clone();
        let mut held = sentences.among(index, range.clone(), denied);
        let first = held.next().unwrap_or(range.start);
        let last = held.last().unwrap_or(first);
        let parts = |at: usize| matches!(block.sign(at), Some(',' | '،' | ';' | '؛' | '.'));
        let start = (range.start..first).rfind(|&at| parts(at)).map_or(range.start, |at| at + 1);
        let end = (last..range.end).find(|&at| parts(at)).unwrap_or(range.end);
        start..end.max(start + 1)
    }

    /// Tokens without the marks at their end.
    fn trimmed(&self, index: usize, tokens: Range<usize>) -> Range<usize> {
        let block = &self.sheet.blocks[index];
        let end = tokens.clone().rfind(|&at| block.is_word(at)).map_or(tokens.end, |at| at + 1);
        tokens.start..end
    }
}

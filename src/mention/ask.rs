//! What rules ask of one token, answered by one bit wherever the answer is no.

use super::passage::{Found, Passage};
use crate::lexicon::{Kinds, Sense};

impl Passage<'_> {
    /// The token after the word or phrase at `at`, where it has the sense.
    // Asked more often than all else, and hardly ever of a word that has it: where the sense is known, one bit tells.
    #[inline(always)]
    pub(in crate::mention) fn word(&self, at: usize, sense: Sense) -> Option<usize> {
        self.sense(at, sense).map(|found| found.next)
    }

    /// The word or phrase at `at`, where it has the sense.
    #[inline(always)]
    pub(in crate::mention) fn sense(&self, at: usize, sense: Sense) -> Option<Found<()>> {
        if !self.tokens.get(at)?.kinds.hold(&sense) {
            return None;
        }
        self.find_sense(at, sense)
    }

    fn find_sense(&self, at: usize, sense: Sense) -> Option<Found<()>> {
        self.find(at, |found| (found == sense).then_some(()))
    }

    /// Whether the word at token `at`, or a phrase that begins with it, has a sense of one of some kinds.
    #[inline(always)]
    pub(in crate::mention) fn means_any(&self, at: usize, kinds: Kinds) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kinds.meet(kinds))
    }

    /// The same as [`Passage::find`], of senses of one of some kinds.
    #[inline(always)]
    pub(in crate::mention) fn find_of<T>(
        &self,
        at: usize,
        kinds: Kinds,
        pick: impl Fn(Sense) -> Option<T>,
    ) -> Option<Found<T>> {
        if self.means_any(at, kinds) { self.find(at, pick) } else { None }
    }
}

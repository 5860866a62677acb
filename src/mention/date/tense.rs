//! Whether the words around a date speak of what was or of what is to come.

use crate::lexicon::Sense;
use crate::mention::passage::Passage;
use crate::mention::token::TokenKind;

/// The time of which a clause speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
}

/// How far a verb is sought on each side, in tokens.
const REACH: usize = 14;

/// The time that the cue nearest to the tokens `from..next` in their sentence tells; the one before them where two are as near.
pub(crate) fn around(passage: &Passage<'_>, from: usize, next: usize) -> Option<Tense> {
    let cue = |at: usize| {
        passage.find(at, |sense| match sense {
            Sense::PastCue => Some(Some(Tense::Past)),
            Sense::FutureCue => Some(Some(Tense::Future)),
            // "Sales will fall, it said Friday": the day is that of the saying.
            Sense::SayCue => Some(None),
            _ => None,
        })
    };
    let ends = |at: usize| matches!(passage.sign(at), Some('.' | '!' | '?' | '؟' | ';' | '؛'));
    let starts_line = |at: usize| passage.tokens.get(at).is_some_and(|token| token.line_start);
    let before = (from.saturating_sub(REACH)..from)
        .rev()
        .take_while(|&at| !ends(at) && !starts_line(at + 1))
        .find_map(|at| cue(at).filter(|found| found.next <= from).map(|found| (from - at, found.sense)));
    let after = (next..passage.tokens.len().min(next + REACH))
        .take_while(|&at| !ends(at) && !starts_line(at))
        .filter(|&at| passage.tokens[at].kind == TokenKind::Word)
        .find_map(|at| cue(at).map(|found| (at + 1 - next, found.sense)));
    let nearest = [before, after].into_iter().flatten().min_by_key(|&(distance, _)| distance);
    nearest.and_then(|(_, tense)| tense)
}

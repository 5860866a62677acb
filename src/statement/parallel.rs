//! Two statements that are word for word the same but for their figures: each figure answers the one in its place.

use super::figure::{Judged, comparable, judge};
use super::side::Statement;
use super::word::one_word;
use crate::mention::{Token, TokenKind};
use crate::relation::Terms;
use crate::text::{Signature, fold};

/// What stands at a place of a statement.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot<'t> {
    /// A word, or digits that are no figure.
    Word(Signature, &'t str),
    /// A figure, by its index.
    Figure(usize),
}

impl<'t> Slot<'t> {
    /// The slot of a token; `None` for a sign.
    pub(super) fn of(token: &Token, text: &'t str) -> Option<Self> {
        match token.kind {
            TokenKind::Word | TokenKind::Digits => Some(Slot::Word(token.signature, token.span.cut(text))),
            TokenKind::Sign(_) => None,
        }
    }
}

/// How each figure of the hypothesis stands to the one in its place, in the order of the text; `None` where the two are not the same
/// words, or deny what they say.
pub(super) fn parallel(
    premise: &Statement<'_>,
    hypothesis: &Statement<'_>,
    terms: &Terms<'_>,
) -> Option<Vec<(usize, Judged)>> {
    let (ours, theirs) = (&premise.frame, &hypothesis.frame);
    let plain = |statement: &Statement<'_>| statement.clauses.iter().all(|clause| !clause.negated);
    if ours.len() != theirs.len() || hypothesis.figures.is_empty() || !plain(premise) || !plain(hypothesis) {
        return None;
    }
    let mut judged = Vec::with_capacity(hypothesis.figures.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        match (ours, theirs) {
            (Slot::Word(ours, written), Slot::Word(theirs, other)) => {
                let same = written == other || ours == theirs && written.starts_with(char::is_alphabetic);
                if !same && !one_word(&fold(written), &fold(other)) {
                    return None;
                }
            }
            (Slot::Figure(ours), Slot::Figure(theirs)) => {
                let (given, wanted) = (premise.figures.get(*ours)?, hypothesis.figures.get(*theirs)?);
                let found = comparable(given, wanted).then(|| judge(&given.value, &wanted.value, true, terms));
                judged.push((*ours, found??));
            }
            _ => return None,
        }
    }
    Some(judged)
}

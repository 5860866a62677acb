//! Where less said is more: "no tourist bought a carpet" says so of red carpets, and "at most four drank red wine" not of wine.

use super::matched::Match;
use super::reasoning::Reasoning;
use super::side::{Figure, Statement};
use super::word::Word;
use crate::value::{Amount, Bound, Quantity, Value};

/// What follows where both sides deny, or state no more than an upper bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Downward {
    /// The hypothesis only says so of fewer.
    Narrower,
    /// The hypothesis says so of more.
    Wider,
}

/// How the hypothesis stands to what the premise denies or bounds from above; `None` where the two are of the same, or of neither
/// kind.
pub(super) fn downward(reasoning: &Reasoning<'_, '_>, denied: bool) -> Option<Downward> {
    let (premise, hypothesis, cover) = (reasoning.premise, reasoning.hypothesis, &reasoning.cover);
    let bounded = !hypothesis.figures.is_empty()
        && reasoning.matches.len() == hypothesis.figures.len()
        && [premise, hypothesis].into_iter().all(|statement| statement.figures.iter().all(is_upper));
    if !(denied || bounded) || !cover.opposed.is_empty() {
        return None;
    }
    let kind = |at: usize, by: &Option<usize>| {
        by.is_some_and(|by| {
            let (ours, theirs) = (&premise.words[by], &hypothesis.words[at]);
            ours.is_kind_of(theirs) && !theirs.covers(ours)
        })
    };
    let wider = cover.by.iter().enumerate().any(|(at, by)| kind(at, by));
    // A quality of the premise that the hypothesis leaves out.
    let left = |at: usize| premise.words[at].tells_quality() && !cover.by.contains(&Some(at));
    let wider = wider || cover.missing.is_empty() && (0..premise.words.len()).any(left);
    if wider {
        return Some(Downward::Wider);
    }
    let narrows = |at: &usize| {
        let word = &hypothesis.words[*at];
        let of_kind =
            || premise.words.iter().enumerate().any(|(by, own)| !cover.by.contains(&Some(by)) && word.is_kind_of(own));
        word.tells_quality() || of_kind()
    };
    let whole = premise.words.iter().enumerate().all(|(at, word)| {
        let kind = || cover.missing.iter().any(|&asked| hypothesis.words[asked].is_kind_of(word));
        word.weak || cover.by.contains(&Some(at)) || kind()
    });
    (!cover.missing.is_empty() && cover.missing.iter().all(narrows) && whole).then_some(Downward::Narrower)
}

/// Whether what is so of all is said of those of one kind alone: "every child" and "every tall child".
pub(super) fn of_some(reasoning: &Reasoning<'_, '_>) -> bool {
    let (premise, hypothesis) = (reasoning.premise, reasoning.hypothesis);
    let [missing] = reasoning.cover.missing[..] else { return false };
    let Some(word) = hypothesis.words.get(missing).filter(|word| word.tells_quality()) else { return false };
    // Whose quality it is stands next to "every".
    let subject = missing == usize::from(!word.is_latin());
    let plain =
        |statement: &Statement<'_>| statement.clauses.iter().all(|clause| !clause.negated && clause.stance.is_none());
    let same = |found: &Match| found.judged.label == crate::relation::Label::Entailment;
    let words = |statement: &Statement<'_>| statement.words.iter().filter(|word| !word.weak).count();
    subject
        && premise.all
        && hypothesis.all
        && plain(premise)
        && plain(hypothesis)
        && reasoning.cover.opposed.is_empty()
        && reasoning.matches.iter().all(same)
        && words(premise) + 1 == words(hypothesis)
        && !premise.words.iter().any(Word::tells_quality)
}

fn is_upper(figure: &Figure) -> bool {
    let Value::Quantity(Quantity { amount, .. }) = &figure.value else { return false };
    matches!(amount, Amount::Bound(Bound::Below | Bound::AtMost, _))
}

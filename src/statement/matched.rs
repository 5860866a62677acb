//! Which figure of a premise answers each of a hypothesis, and which clause of the premise is about the hypothesis.

mod answer;
pub(super) mod day;
mod noun;

use self::answer::Asked;
use super::cover::{Cover, cover, reach};
use super::figure::{self, Judged, is_date};
use super::parallel;
use super::side::{self, Statement};
use crate::relation::Terms;

/// How a figure of the hypothesis stands to the premise.
pub(super) struct Match {
    pub date: bool,
    /// Whether the date of the premise only opens a span: "since 1998".
    pub since: bool,
    pub clause: usize,
    pub judged: Judged,
    /// The noun of the hypothesis that a list of names covers.
    pub named: Option<usize>,
    /// Whether it follows from the premise as a whole.
    pub whole: bool,
}

/// The figure of the premise that answers each figure of the hypothesis, and whether one has none.
pub(super) fn matched(premise: &Statement<'_>, hypothesis: &Statement<'_>, terms: &Terms<'_>) -> (Vec<Match>, bool) {
    let mut matches = Vec::new();
    let mut unmatched = false;
    let covers: Vec<Cover> =
        (0..premise.clauses.len()).map(|clause| cover(premise, hypothesis, &reach(premise, clause))).collect();
    let turn = parallel::respective(premise, hypothesis);
    for wanted in &hypothesis.figures {
        // What is so every day is so on Sunday.
        let daily = premise.daily && !premise.spares && figure::is_weekday(hypothesis, wanted);
        if daily && !premise.figures.iter().any(is_date) {
            continue;
        }
        match (Asked { premise, hypothesis, wanted, covers: &covers, turn: turn.as_ref(), terms }).answer() {
            Some(found) => matches.push(found),
            None => unmatched = true,
        }
    }
    (matches, unmatched)
}

/// The clause of the premise that is about the hypothesis, and what its words cover: that of the figures, else the one that covers
/// most.
pub(super) fn covered(premise: &Statement<'_>, hypothesis: &Statement<'_>, matches: &[Match]) -> (usize, Cover) {
    if let Some(found) = matches.iter().find(|found| found.whole) {
        return (found.clause, cover(premise, hypothesis, &vec![true; premise.words.len()]));
    }
    let measured = matches.iter().find(|found| !found.date).or(matches.first());
    if let Some(found) = measured {
        // "Sales of vans rose in May, while those of cars fell": a day is of the whole sentence.
        if let Some(found) =
            matches.iter().all(|found| found.date).then(|| of_sentence(premise, hypothesis, found)).flatten()
        {
            return found;
        }
        let mut reached = reach(premise, found.clause);
        for other in matches {
            reached.iter_mut().zip(reach(premise, other.clause)).for_each(|(word, other)| *word |= other);
        }
        return (found.clause, cover(premise, hypothesis, &reached));
    }
    let covers = (0..premise.clauses.len()).map(|clause| (clause, cover(premise, hypothesis, &reach(premise, clause))));
    let fits = |cover: &Cover| (cover.missing.is_empty(), cover.count());
    covers
        .reduce(|best, next| if fits(&next.1) > fits(&best.1) { next } else { best })
        .unwrap_or_else(|| (0, cover(premise, hypothesis, &[])))
}

/// Another clause of the sentence that holds a day, without a day of its own, that says all that the hypothesis does where that of the
/// day does not.
fn of_sentence(premise: &Statement<'_>, hypothesis: &Statement<'_>, found: &Match) -> Option<(usize, Cover)> {
    let own = premise.clauses.get(found.clause)?;
    if cover(premise, hypothesis, &reach(premise, found.clause)).missing.is_empty() {
        return None;
    }
    let dated = |clause: &side::Clause| premise.figures[clause.figures.clone()].iter().any(is_date);
    let beside =
        premise.clauses.iter().enumerate().filter(|(_, clause)| clause.sentence == own.sentence && !dated(clause));
    let mut covers = beside.map(|(at, _)| {
        let reached = reach(premise, at);
        (at, cover(premise, hypothesis, &reached))
    });
    covers.find(|(_, cover)| cover.missing.is_empty())
}

//! Two that are held against each other: who has more, and whether the premise says so.

use crate::statement::cover::Cover;
use crate::statement::figure::{is_count, is_date};
use crate::statement::linked::compared;
use crate::statement::side::{Figure, Statement, Than};
use crate::statement::sum::point;
use crate::statement::vocabulary::Role;
use crate::statement::word::Word;

/// Whether a comparison without a figure holds: "Ben scored more points than Ana". `None` where the premise does not tell.
pub(in crate::statement) fn comparison(premise: &Statement<'_>, hypothesis: &Statement<'_>) -> Option<bool> {
    let [than] = hypothesis.thans[..] else { return None };
    if !hypothesis.figures.is_empty()
        || hypothesis.clauses.iter().any(|clause| clause.negated || clause.stance.is_some())
    {
        return None;
    }
    let compares = Role::MORE.and(Role::LESS);
    let covered =
        |word: &Word<'_>| word.weak || word.role().is(compares) || premise.words.iter().any(|own| own.covers(word));
    if !hypothesis.words.iter().all(covered)
        || premise.clauses.iter().any(|clause| clause.negated || clause.stance.is_some())
    {
        return None;
    }
    let figures: Vec<&Figure> = premise.figures.iter().filter(|figure| !is_date(figure) && !figure.factor).collect();
    let (left, right) = hypothesis.words.split_at(than.place.min(hypothesis.words.len()));
    if let Some(holds) = compared(premise, left, right, than.way) {
        return Some(holds);
    }
    // Of several figures those two are meant whose nouns the two sides tell apart.
    let beside = |figure: &Figure, own: &[Word<'_>], other: &[Word<'_>]| {
        let end = premise.clauses[figure.clause].words.end.min(figure.place + figure.nouns.max(1) + 1);
        let mut words = premise.words.get(figure.place.min(end)..end).unwrap_or_default().iter();
        words.any(|given| own.iter().any(|word| given.covers(word)) && !other.iter().any(|word| given.covers(word)))
    };
    let told: Vec<&Figure> = match figures.len() {
        0..=2 => figures,
        _ => figures.into_iter().filter(|figure| beside(figure, left, right) || beside(figure, right, left)).collect(),
    };
    let [one, other] = told[..] else { return None };
    let ((a, first), (b, second)) = (point(one)?, point(other)?);
    if a.unit != b.unit && !(is_count(one) && is_count(other)) {
        return None;
    }
    let gap = match of_whom(premise, one, other, left, right)? {
        true => first.value.checked_sub(second.value)?,
        false => second.value.checked_sub(first.value)?,
    };
    (!gap.is_zero()).then(|| gap.is_sign_positive() == (than.way > 0))
}

/// Whether it holds that one is taller than another, where the premise holds two against each other in the same or the opposite
/// degree; `Some(None)` where it does not tell. `None` where the hypothesis holds nothing against anything.
pub(in crate::statement) fn held(
    premise: &Statement<'_>,
    hypothesis: &Statement<'_>,
    cover: &Cover,
) -> Option<Option<bool>> {
    let [asked] = &hypothesis.thans[..] else { return None };
    let figures = hypothesis.figures.iter().filter(|figure| !is_date(figure)).count();
    let plain =
        |statement: &Statement<'_>| statement.clauses.iter().all(|clause| !clause.negated && clause.stance.is_none());
    if figures > 0 || !plain(premise) || !plain(hypothesis) {
        return None;
    }
    // "Higher in January than in February" is of two days, of which the premise may tell one after the other.
    let dated = hypothesis.figures.len() > 1 && hypothesis.figures.iter().rposition(is_date) >= Some(asked.figures);
    let against = hypothesis.words[asked.place..].iter().any(|word| !word.weak || word.describes());
    let [told] = &premise.thans[..] else { return (dated || against).then_some(None) };
    if !against {
        // "Higher in May than in April" and "lower in April than in May".
        let day = |statement: &Statement<'_>, than: &Than| {
            statement.figures.get(than.figures).filter(|figure| is_date(figure)).map(|figure| figure.value.clone())
        };
        return (dated && day(premise, told) != day(hypothesis, asked)).then_some(None);
    }
    let degrees = || told.degree.zip(asked.degree);
    let alike = degrees().is_some_and(|(told, asked)| told.agrees(asked));
    let opposite = degrees().is_some_and(|(told, asked)| told.opposes(asked));
    let degree =
        |at: usize| hypothesis.words[at].role().is(Role::MORE.and(Role::LESS)) || hypothesis.words[at].way().is_some();
    let missing = cover.missing.iter().chain(cover.opposed.iter().map(|(_, at, _)| at)).any(|&at| !degree(at));
    if alike == opposite || missing {
        return Some(None);
    }
    // What both sides of "than" have, as the "car" of "the red car" and "the blue car", tells nothing.
    let (head, tail) = premise.words.split_at(told.place.min(premise.words.len()));
    let of = |words: &[Word<'_>], own: &[Word<'_>], other: &[Word<'_>]| {
        let tells = |word: &&Word<'_>| !word.role().is(Role::MORE.and(Role::LESS));
        let has = |side: &[Word<'_>], word: &Word<'_>| side.iter().any(|own| own.covers(word));
        words.iter().filter(tells).any(|word| has(own, word) && !has(other, word))
    };
    let (left, right) = hypothesis.words.split_at(asked.place.min(hypothesis.words.len()));
    let straight = of(left, head, tail) && of(right, tail, head);
    let crossed = of(left, tail, head) && of(right, head, tail);
    Some((straight != crossed).then_some(alike == straight))
}

/// Whether the words before "than" are of the first of two figures, and those after it of the second; `Some(false)` where it is
/// the other way round.
pub(super) fn of_whom(
    premise: &Statement<'_>,
    one: &Figure,
    other: &Figure,
    left: &[Word<'_>],
    right: &[Word<'_>],
) -> Option<bool> {
    // A noun that both count tells nothing, but «عدد الأبقار أكبر من عدد الخراف».
    of_whom_by(premise, one, other, left, right, false).or_else(|| of_whom_by(premise, one, other, left, right, true))
}

fn of_whom_by(
    premise: &Statement<'_>,
    one: &Figure,
    other: &Figure,
    left: &[Word<'_>],
    right: &[Word<'_>],
    counted: bool,
) -> Option<bool> {
    let has = |figure: &Figure, words: &[Word<'_>]| {
        let clause = premise.clauses[figure.clause].words.clone();
        let rest = premise.words.len();
        let clause = clause.start.min(rest)..clause.end.min(rest);
        let strange = |word: &&Word<'_>| !word.weak && word.is_counted() == counted;
        words
            .iter()
            .filter(strange)
            .map(|word| premise.words[clause.clone()].iter().any(|own| own.covers(word)))
            .collect::<Vec<_>>()
    };
    if one.clause == other.clause {
        return None;
    }
    let tells = |a: &[bool], b: &[bool]| a.iter().zip(b).any(|(a, b)| *a && !*b);
    let (left_one, left_other) = (has(one, left), has(other, left));
    let (right_one, right_other) = (has(one, right), has(other, right));
    let straight = tells(&right_other, &right_one) && !tells(&left_other, &left_one);
    let crossed = tells(&right_one, &right_other) && !tells(&left_one, &left_other);
    (straight != crossed).then_some(straight)
}

//! Two that are held against each other: who has more, and whether the premise says so.

use crate::statement::cover::{Cover, is_elliptic};
use crate::statement::figure::{is_count, is_date, same_noun};
use crate::statement::grammar::List;
use crate::statement::linked::compared;
use crate::statement::role::Role;
use crate::statement::side::{Figure, Statement, Than};
use crate::statement::sum::point;
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
    if premise.thans.is_empty()
        && let Some(holds) = by_day(premise, hypothesis, asked)
    {
        return Some(Some(holds));
    }
    if premise.thans.len() > 1
        && let Some(holds) = chained(premise, hypothesis, asked)
    {
        return Some(Some(holds));
    }
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
    // What is so in July need not be so in January.
    let told_of = |day: &Figure| premise.figures.iter().any(|figure| figure.value == day.value);
    if alike == opposite || missing || !hypothesis.figures.iter().all(told_of) {
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

/// Whether something is more at one time than at another, by the figures that the premise gives beside both: "5,000 in May and 6,500 in
/// June". `None` where it does not tell.
fn by_day(premise: &Statement<'_>, hypothesis: &Statement<'_>, asked: &Than) -> Option<bool> {
    let [first, last] = &hypothesis.figures[..] else { return None };
    let times = is_date(first) && is_date(last) && asked.figures == 1;
    let covered = |word: &Word<'_>| {
        let degree = word.role().is(Role::MORE.and(Role::LESS)) || word.way().is_some();
        word.weak || degree || premise.words.iter().any(|own| own.covers(word))
    };
    if !times || !hypothesis.words.iter().all(covered) {
        return None;
    }
    let run: Vec<&Figure> = premise.figures.iter().collect();
    let pairs: Vec<(&Figure, &Figure)> = match run[..] {
        [a, b, c, d] if !is_date(a) && is_date(b) && !is_date(c) && is_date(d) => vec![(a, b), (c, d)],
        [a, b, c, d] if is_date(a) && !is_date(b) && is_date(c) && !is_date(d) => vec![(b, a), (d, c)],
        _ => return None,
    };
    let of = |day: &Figure| pairs.iter().find(|(_, own)| own.value == day.value).map(|(figure, _)| *figure);
    let (one, other) = (of(first)?, of(last)?);
    // "Up 4 billion from September" is no level, and what another noun counts is another thing.
    let level = |figure: &Figure| !List::MovedBy.is(&figure.before) && !figure.relative && !figure.factor;
    let (early, late) = (pairs[0].0, pairs[1].0);
    let end = premise.clauses[late.clause].words.end;
    let same = is_elliptic(premise, late) || is_count(late) && same_noun(premise, early, premise, late);
    let between = (early.place + early.nouns).min(late.place)..late.place;
    let tells = |word: &Word<'_>| !word.weak && !word.is_counted();
    let behind = premise.words.get(late.place + late.nouns..end).unwrap_or_default();
    let other_noun = !same && (is_count(late) || behind.iter().any(|word| !word.beside && tells(word)));
    if !level(one) || !level(other) || other_noun || premise.words[between].iter().any(tells) {
        return None;
    }
    let ((a, left), (b, right)) = (point(one)?, point(other)?);
    if a.unit != b.unit && !(is_count(one) && is_count(other)) || left.value == right.value {
        return None;
    }
    Some((left.value > right.value) == (asked.way > 0))
}

/// Whether one is taller than another who is named in no comparison with it, but through others: "Maya is taller than Lena and Lena than
/// Ruth". `None` where the premise does not tell.
fn chained(premise: &Statement<'_>, hypothesis: &Statement<'_>, asked: &Than) -> Option<bool> {
    let names = |word: &&Word<'_>| !word.weak && !word.role().is(Role::MORE.and(Role::LESS)) && word.way().is_none();
    let (left, right) = hypothesis.words.split_at(asked.place.min(hypothesis.words.len()));
    let alone = |words: &'_ [Word<'_>]| {
        let mut own = words.iter().enumerate().filter(|(_, word)| names(word));
        let first = own.next().map(|(at, _)| at);
        first.filter(|_| own.next().is_none())
    };
    let (left, right) = (&left[alone(left)?], &right[alone(right)?]);
    // Each comparison as who has more and who has less.
    let degree = asked.degree?;
    let steps = premise.thans.iter().map(|than| {
        let told = than.degree?;
        let straight = told.agrees(degree);
        if straight == told.opposes(degree) {
            return None;
        }
        let one = premise.words[..than.place.min(premise.words.len())].iter().rfind(names)?;
        let other = premise.words.get(than.place..)?.iter().find(names)?;
        Some(if straight { (one, other) } else { (other, one) })
    });
    let steps: Vec<(&Word<'_>, &Word<'_>)> = steps.collect::<Option<_>>()?;
    let reaches = |from: &Word<'_>, to: &Word<'_>| {
        let mut known: Vec<&Word<'_>> = vec![from];
        for _ in 0..steps.len() {
            let more = steps.iter().filter(|(one, _)| known.iter().any(|known| known.covers(one)));
            let more: Vec<&Word<'_>> = more.map(|(_, other)| *other).collect();
            known.extend(more);
            known.truncate(WORDS);
        }
        known[1..].iter().any(|word| word.covers(to))
    };
    let (straight, crossed) = (reaches(left, right), reaches(right, left));
    (straight != crossed).then_some(straight)
}

/// The most words that a chain of comparisons is followed through.
const WORDS: usize = 32;

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

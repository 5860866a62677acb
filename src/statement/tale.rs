//! Figures that a premise tells step by step: what was had, gained and lost leaves a figure that it need not state. So do two figures
//! that are added, held against each other, or multiplied.

mod held;
mod rate;
mod state;

pub(super) use self::held::{comparison, held};
use self::rate::{gap, moved, priced, quotient, rated, reckoned};
use self::state::{change, difference, product, state, total};
use super::cover::{is_elliptic, reach};
use super::figure::{is_count, is_date, same_noun};
use super::linked::linked;
use super::role::Role;
use super::side::{Clause, Figure, Link, Statement, Than};
use super::sum::{Derived, exact, point, quantity};
use super::word::Word;
use crate::value::{Quantity, Unit};
use rust_decimal::Decimal;

/// What a tale says of a figure that the hypothesis asks for.
#[derive(Clone, Debug)]
pub(super) enum Told {
    /// It gives one.
    Value(Derived),
    /// It tells of it, and leaves it open: no figure of it is to be taken for the answer.
    Open,
}

const STATE: Role = Role::STATE;
const CHANGE: Role = Role::CHANGE;
/// The most figures of a tale that are added and subtracted in every way.
const TERMS: usize = 5;

/// What a tale of the premise says of a figure of the hypothesis.
pub(super) fn tale(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Told> {
    if is_date(wanted) || premise.figures.len() + premise.multiples.len() < 2 {
        return None;
    }
    // "His sister" is not who the tale says has so many.
    let whose = hypothesis.words.iter().position(|word| word.owner);
    let whose = whose.filter(|at| hypothesis.words.get(at + 1).is_some_and(Word::is_person));
    let related = !premise.multiples.is_empty()
        || !premise.thans.is_empty()
        || premise.figures.iter().any(|figure| figure.relative || figure.factor);
    if whose.is_some() && !related && !premise.words.iter().any(|word| word.owner) {
        return Some(Told::Open);
    }
    let question = Question::new(premise, hypothesis, wanted);
    let told = rated(&question)
        .or_else(|| gap(&question))
        .or_else(|| moved(&question))
        .or_else(|| priced(&question))
        .or_else(|| quotient(&question))
        .or_else(|| linked(&question))
        .or_else(|| difference(&question))
        .or_else(|| product(&question))
        .or_else(|| state(&question))
        .or_else(|| change(&question))
        .or_else(|| total(&question));
    match told {
        Some(Told::Value(derived)) => Some(Told::Value(derived)),
        Some(Told::Open) => reckoned(&question).or(Some(Told::Open)),
        None => reckoned(&question),
    }
}

/// What the hypothesis asks for, and the figures of the premise that count the same.
pub(super) struct Question<'q, 't> {
    pub premise: &'q Statement<'t>,
    pub hypothesis: &'q Statement<'t>,
    wanted: &'q Figure,
    pub steps: Vec<Step<'q>>,
    /// Words of the hypothesis that tell of whom and where: no noun of the figure, and nothing that becomes of it.
    pub own: Vec<usize>,
}

/// A figure of the premise that counts what is asked for.
#[derive(Clone, Copy)]
pub(super) struct Step<'q> {
    pub figure: &'q Figure,
    quantity: &'q Quantity,
    pub number: Decimal,
    than: Option<Than>,
}

impl<'q, 't> Question<'q, 't> {
    fn new(premise: &'q Statement<'t>, hypothesis: &'q Statement<'t>, wanted: &'q Figure) -> Self {
        let steps = premise.figures.iter().enumerate().filter_map(|(at, figure)| {
            let (quantity, number) = point(figure)?;
            let than = premise.thans.iter().find(|than| than.figures == at + 1).copied();
            let counts = alike(premise, figure, hypothesis, wanted) && !figure.factor;
            let plain = figure.link != Some(Link::To) && quantity.per.is_none();
            let number = number.value.checked_mul(copies(premise, at)?)?;
            (counts && plain).then_some(Step { figure, quantity, number, than })
        });
        let steps: Vec<Step<'q>> = steps.collect();
        let nouns = wanted.place..wanted.place + wanted.nouns;
        let tells = |word: &Word<'_>| {
            word.weak || word.total || word.role().is(STATE.and(CHANGE).and(Role::FIRST).and(Role::EACH))
        };
        let own = (0..hypothesis.words.len()).filter(|at| !nouns.contains(at) && !tells(&hypothesis.words[*at]));
        let counted = |at: &usize| {
            let word = &hypothesis.words[*at];
            *at >= wanted.place
                && *at <= wanted.place + 1
                && steps.iter().any(|step| {
                    let end = premise.clauses[step.figure.clause].words.end;
                    let noun = step.figure.place.min(end)..(step.figure.place + step.figure.nouns.max(1) + 1).min(end);
                    let noun = if *at > wanted.place { noun } else { noun.start..noun.end.min(noun.start + 1) };
                    // "Slices of pie", and not "phones in the quarter".
                    let part = |own: &Word<'_>| own.covers(word) && !own.beside && !word.beside;
                    premise.words[noun].iter().any(|own| *at == wanted.place && own.covers(word) || part(own))
                })
        };
        let own = own.filter(|at| !counted(at)).collect();
        Question { premise, hypothesis, wanted, steps, own }
    }

    pub(super) fn words(&self, clause: &Clause) -> &'q [Word<'t>] {
        &self.premise.words[clause.words.clone()]
    }

    pub(super) fn clause(&self, step: &Step<'_>) -> &'q Clause {
        &self.premise.clauses[step.figure.clause]
    }

    /// Which words of the hypothesis that tell of whom the clause of a figure has.
    fn owned(&self, step: &Step<'_>) -> Vec<usize> {
        let mut reached = reach(self.premise, step.figure.clause);
        let clause = self.clause(step);
        // Who acts in a clause of its own is told there.
        if self.words(clause).first().is_some_and(Word::is_somebody) {
            reached.iter_mut().enumerate().for_each(|(at, word)| *word = clause.words.contains(&at));
        }
        if clause.pronoun || clause.whom {
            reached[..clause.words.start].iter_mut().for_each(|word| *word = true);
        }
        let words = || self.premise.words.iter().zip(&reached).filter(|(_, reached)| **reached).map(|(word, _)| word);
        let own = self.own.iter().copied();
        own.filter(|&at| words().any(|word| word.covers(&self.hypothesis.words[at]))).collect()
    }

    /// Whether a clause between two figures, with none of its own, tells what the hypothesis tells of.
    fn told_between(&self, first: &Step<'_>, last: &Step<'_>) -> bool {
        let clauses = self.premise.clauses.get(first.figure.clause + 1..last.figure.clause).unwrap_or_default();
        let nouns = self.wanted.place..self.wanted.place + self.wanted.nouns;
        let mut wanted = (0..self.hypothesis.words.len()).filter(|at| !nouns.contains(at)).peekable();
        let told = |at: usize| {
            let mut plain =
                clauses.iter().filter(|clause| clause.figures.clone().all(|at| is_date(&self.premise.figures[at])));
            plain.any(|clause| self.words(clause).iter().any(|word| word.covers(&self.hypothesis.words[at])))
        };
        wanted.peek().is_some() && wanted.all(told)
    }

    /// Whether the figures of the premise, added, subtracted and with "each" multiplied or divided, come to what is asked for.
    fn comes_to(&self) -> bool {
        let Some((_, asked)) = point(self.wanted) else { return false };
        // Tall trees are no short ones.
        let kind = self.wanted.place..(self.wanted.place + self.wanted.nouns).min(self.hypothesis.words.len());
        let told: Vec<&Word<'_>> = self.hypothesis.words[kind.clone()]
            .iter()
            .filter(|word| self.steps.iter().any(|step| noun(self.premise, step.figure).any(|own| own.covers(word))))
            .collect();
        let of_kind = |step: &&Step<'_>| {
            let own: Vec<&Word<'_>> = noun(self.premise, step.figure).collect();
            own.len() < kind.len()
                || is_elliptic(self.premise, step.figure)
                || told.iter().all(|word| own.iter().any(|own| own.covers(word)))
        };
        let numbers: Vec<Decimal> = self.steps.iter().filter(of_kind).map(|step| step.number).collect();
        if (2..=TERMS).contains(&numbers.len()) {
            let mut sums = vec![(Decimal::ZERO, 0)];
            for number in &numbers {
                let more: Vec<(Decimal, usize)> = sums
                    .iter()
                    .flat_map(|&(sum, terms)| {
                        [(sum.checked_add(*number), terms + 1), (sum.checked_sub(*number), terms + 1)]
                    })
                    .filter_map(|(sum, terms)| Some((sum?, terms)))
                    .collect();
                sums.extend(more);
            }
            if sums.iter().any(|&(sum, terms)| terms > 1 && sum == asked.value) {
                return true;
            }
        }
        let each = |statement: &Statement<'_>| statement.roles.iter().any(|acting| acting.role.is(Role::EACH));
        if !(each(self.premise) || each(self.hypothesis)) || self.premise.figures.len() > TERMS {
            return false;
        }
        let all: Vec<Decimal> = self.premise.figures.iter().filter_map(|figure| Some(point(figure)?.1.value)).collect();
        all.iter().enumerate().any(|(at, one)| {
            all.iter().enumerate().filter(|(other, _)| *other != at).any(|(_, other)| {
                one.checked_mul(*other) == Some(asked.value) || one.checked_div(*other) == Some(asked.value)
            })
        })
    }

    pub(super) fn told(&self, value: Decimal, like: &Step<'_>, rule: &'static str) -> Option<Told> {
        let like = Quantity { approx: None, ..like.quantity.clone() };
        let clause = self.wanted.clause.min(self.premise.clauses.len().checked_sub(1)?);
        let derived = Derived { value: exact(value, 0, &like), rule, least: false, clause, named: false, whole: true };
        Some(Told::Value(derived))
    }
}

/// How often a figure of a tale is had: "3 erasers for 15 cents each" cost three times as much. One, but in a tale of more than these
/// two, which [`product`] takes.
fn copies(premise: &Statement<'_>, at: usize) -> Option<Decimal> {
    let figure = premise.figures.get(at)?;
    let before = at.checked_sub(1).and_then(|before| premise.figures.get(before));
    let each = premise
        .roles
        .iter()
        .any(|acting| acting.role.is(Role::EACH) && acting.figures == at + 1 && acting.clause == figure.clause);
    let other = |before: &&Figure| !is_count(figure) || !same_noun(premise, before, premise, figure);
    let of = before.filter(|before| is_count(before) && other(before) && premise.figures.len() > 2);
    Some(match of.and_then(point) {
        Some((_, of)) if each => of.value,
        _ => Decimal::ONE,
    })
}

/// The words after a figure that are its noun.
fn noun<'a, 't>(statement: &'a Statement<'t>, figure: &Figure) -> impl Iterator<Item = &'a Word<'t>> {
    let end = statement.clauses[figure.clause].words.end;
    statement.words[figure.place.min(end)..(figure.place + figure.nouns.max(1)).min(end)].iter()
}

/// Whether a figure of the premise counts what one of the hypothesis does.
fn alike(premise: &Statement<'_>, given: &Figure, hypothesis: &Statement<'_>, wanted: &Figure) -> bool {
    if is_date(given) || given.relative {
        return false;
    }
    if is_count(given) && is_count(wanted) {
        return same_noun(premise, given, hypothesis, wanted)
            || is_elliptic(premise, given)
            || is_elliptic(hypothesis, wanted);
    }
    let unit = |figure: &Figure| quantity(figure).map(|quantity| quantity.unit.clone());
    unit(given).zip(unit(wanted)).is_some_and(|(ours, theirs)| ours == theirs && ours != Unit::Percent)
}

fn is_money(step: &Step<'_>) -> bool {
    matches!(step.quantity.unit, Unit::Money(_))
}

//! Figures that a premise tells step by step: what was had, gained and lost leaves a figure that it need not state. So do two figures
//! that are added, held against each other, or multiplied.

use super::cover::{Cover, is_elliptic, reach};
use super::figure::{is_count, is_date, same_noun};
use super::linked::{compared, linked};
use super::side::{Clause, Figure, Link, Statement, Than};
use super::sum::{Derived, exact, point, quantity};
use super::vocabulary::Role;
use super::word::{self, Word};
use crate::text::fold;
use crate::value::{Quantity, Unit, Value};
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

/// What a tale of the premise says of a figure of the hypothesis.
pub(super) fn tale(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Told> {
    if is_date(wanted) || premise.figures.len() + premise.multiples.len() < 2 {
        return None;
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

/// "$15 an hour" for 8 hours come to $120.
fn rated(question: &Question<'_, '_>) -> Option<Told> {
    let figures = || question.premise.figures.iter();
    let mut rates = figures().filter(|figure| quantity(figure).is_some_and(|quantity| quantity.per.is_some()));
    let (rate, None) = (rates.next()?, rates.next()) else { return None };
    let (per, number) = point(rate)?;
    let unit = per.per.as_deref()?;
    let asked = quantity(question.wanted)?;
    let of_unit = |figure: &&Figure| {
        quantity(figure).is_some_and(|quantity| match &quantity.unit {
            Unit::Time(time) => time.as_str() == unit,
            Unit::Noun(noun) => word::one_word(&fold(noun), unit),
            _ => false,
        })
    };
    let mut times = figures().filter(of_unit);
    let (times, None) = (times.next()?, times.next()) else { return None };
    if per.unit != asked.unit || asked.per.is_some() {
        return None;
    }
    let value = number.value.checked_mul(point(times)?.1.value)?;
    let plain = Quantity { per: None, approx: None, ..per.clone() };
    let like = Step { figure: rate, quantity: &plain, number: value, than: None };
    question.told(value, &like, "so much for each of those that the premise counts")
}

/// 84 that are shared equally among 7 are 12 each.
fn quotient(question: &Question<'_, '_>) -> Option<Told> {
    let each = |statement: &Statement<'_>| statement.roles.iter().any(|acting| acting.role.is(Role::EACH));
    let [one, other] = &question.premise.figures[..] else { return None };
    let [all] = &question.steps[..] else { return None };
    let among = if all.figure.span == one.span { other } else { one };
    let (_, count) = point(among).filter(|_| is_count(among))?;
    let counted = |word: &Word<'_>| noun(question.premise, among).any(|counted| counted.covers(word));
    let asked = question.hypothesis.words.get(question.wanted.place);
    let named = question.hypothesis.words.iter().any(counted);
    let of_count = is_count(question.wanted) && asked.is_some_and(counted);
    if !each(question.premise) || !each(question.hypothesis) || !named || of_count {
        return None;
    }
    let value = all.number.checked_div(count.value)?;
    question.told(value, all, "so much for each of those that share the figure that the premise gives")
}

/// How far two figures are apart, where the hypothesis names their difference.
fn gap(question: &Question<'_, '_>) -> Option<Told> {
    let named = question.hypothesis.roles.iter().any(|acting| acting.role.is(Role::GAP));
    let [one, other] = &question.steps[..] else { return None };
    if !named || question.premise.figures.len() != 2 {
        return None;
    }
    let gap = one.number.checked_sub(other.number)?.abs();
    question.told(gap, one, "how far the two figures of the premise are apart")
}

/// How much something rose or fell that was so much and is so much now.
fn moved(question: &Question<'_, '_>) -> Option<Told> {
    let [one, other] = &question.steps[..] else { return None };
    let now = |step: &Step<'_>| {
        let (words, figures) = (question.clause(step).words.clone(), question.clause(step).figures.clone());
        let mut acting = question.premise.roles.iter();
        acting.any(|acting| {
            let own = words.start <= acting.place && acting.place <= words.end;
            own && figures.start <= acting.figures && acting.figures <= figures.end && acting.role.is(Role::NOW)
        })
    };
    let (before, after) = match (now(one), now(other)) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        _ => return None,
    };
    let asked = question.wanted.role.shared(CHANGE);
    let way = question.hypothesis.words.iter().find_map(Word::way);
    let way = way.or(if asked.is(Role::LOSES) {
        Some(-1)
    } else if asked.is(Role::GAINS) {
        Some(1)
    } else {
        None
    })?;
    let changes = |step: &Step<'_>| step.figure.role.is(CHANGE);
    if is_count(one.figure)
        || changes(one)
        || changes(other)
        || question.premise.clauses.iter().any(|clause| clause.negated)
    {
        return None;
    }
    let by = after.number.checked_sub(before.number)?.checked_mul(way.into())?;
    question.told(by, after, "the change from what there was to what there is")
}

/// What is paid for so many of which the premise tells the price of one.
fn priced(question: &Question<'_, '_>) -> Option<Told> {
    let premise = question.premise;
    let [one, other] = &premise.figures[..] else { return None };
    let (price, bought) = if is_count(one) { (other, one) } else { (one, other) };
    let (like, number) = point(price)?;
    let pays = question.wanted.role.is(Role::LOSES)
        || question.hypothesis.roles.iter().any(|acting| acting.role.is(Role::PRICE));
    let asked = quantity(question.wanted)?;
    if !is_count(bought) || !matches!(like.unit, Unit::Money(_)) || asked.unit != like.unit || !pays {
        return None;
    }
    let priced = premise.roles.iter().find(|acting| {
        acting.role.is(Role::PRICE)
            && acting.figures <= premise.figures.partition_point(|figure| figure.span < price.span)
    })?;
    // «سعر الدفتر»: what has the price is one of those.
    let of = premise.words.get(priced.place..)?.iter().take(2);
    let end = (bought.place + bought.nouns.max(1)).min(premise.words.len());
    let counted = premise.words.get(bought.place..end)?.iter().next()?;
    let each = premise.roles.iter().any(|acting| acting.role.is(Role::EACH));
    let one_of = |word: &Word<'_>| word.covers(counted) || counted.covers(word);
    if !(each || of.into_iter().any(one_of) || premise.words.iter().filter(|word| one_of(word)).count() > 1) {
        return None;
    }
    let value = number.value.checked_mul(point(bought)?.1.value)?;
    let plain = Quantity { per: None, approx: None, ..like.clone() };
    let step = Step { figure: price, quantity: &plain, number: value, than: None };
    question.told(value, &step, "so much for each of those that the premise counts")
}

/// The most figures of a tale that are added and subtracted in every way.
const TERMS: usize = 5;

/// What the figures of a tale come to, where the words do not tell in which way: a sum or a difference of them that is what the
/// hypothesis states, and with "each" a product or a quotient. It contradicts what none of them is where the hypothesis says that
/// it is the whole, the rest or a change.
fn reckoned(question: &Question<'_, '_>) -> Option<Told> {
    let steps = &question.steps;
    let (_, asked) = point(question.wanted)?;
    let tells = |step: &Step<'_>| step.figure.role.is(STATE.and(CHANGE));
    let role = question.wanted.role;
    // Who saved did not lend: what is done must be told, but for what is paid where something is bought.
    let done = question.hypothesis.words.iter().filter(|word| word.role().is(CHANGE)).all(|verb| {
        question.premise.words.iter().any(|word| {
            let other = word.opposes(verb).is_some() && word.role().is(CHANGE);
            word.covers(verb)
                || other
                || verb.role().is(Role::LOSES) && word.role().is(Role::BUYS) && steps.iter().all(is_money)
        })
    });
    if steps.iter().any(|step| step.number == asked.value) || !steps.iter().any(tells) || !done {
        return None;
    }
    let like = steps.first()?;
    let rule = "what the figures that the premise tells come to";
    if question.comes_to() {
        return question.told(asked.value, like, rule);
    }
    let total = question.hypothesis.words.iter().any(|word| word.total)
        || question.hypothesis.roles.iter().any(|acting| acting.role.is(Role::TOGETHER));
    if steps.len() < 2 || steps.len() > TERMS || !(total || role.is(Role::LEAVES)) {
        return None;
    }
    let sum = steps.iter().try_fold(Decimal::ZERO, |sum, step| sum.checked_add(step.number))?;
    let first = like.number.checked_add(like.number)?.checked_sub(sum)?;
    question.told(if role.is(Role::LEAVES) && !total { first } else { sum }, like, rule)
}

/// Whether a comparison without a figure holds: "Ben scored more points than Ana". `None` where the premise does not tell.
pub(super) fn comparison(premise: &Statement<'_>, hypothesis: &Statement<'_>) -> Option<bool> {
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
pub(super) fn held(premise: &Statement<'_>, hypothesis: &Statement<'_>, cover: &Cover) -> Option<Option<bool>> {
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
fn of_whom(
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

/// What is there after everything that was gained and lost, or what was there before.
fn state(question: &Question<'_, '_>) -> Option<Told> {
    let asked = question.wanted.role;
    if !asked.is(STATE) || asked.is(CHANGE) || question.hypothesis.thans.iter().any(|than| than.figures > 0) {
        return None;
    }
    let steps = &question.steps;
    let states: Vec<usize> = (0..steps.len())
        .filter(|&at| {
            let role = steps[at].figure.role;
            steps[at].than.is_none() && (role.is(STATE) || at == 0 && role.is_empty()) && !role.is(CHANGE)
        })
        .collect();
    let changes: Vec<usize> = (0..steps.len()).filter(|&at| steps[at].figure.role.is(CHANGE)).collect();
    if changes.is_empty() {
        return None;
    }
    // "Dan picked 9 and gave away 4": what was gained first is what there was.
    let gained = || (changes.len() > 1 && steps[0].figure.role.is(Role::GAINS) && !is_money(&steps[0])).then_some(0);
    let best = states.iter().copied().max_by_key(|&at| (question.owned(&steps[at]).len(), std::cmp::Reverse(at)));
    let best = best.or_else(gained)?;
    if states.iter().any(|&at| at > changes[0]) {
        return initial(question, &states, &changes);
    }
    if asked.is(Role::HAD) && !asked.is(Role::LEAVES.and(Role::HAS)) {
        return None;
    }
    let mut value = steps[best].number;
    for &at in changes.iter().filter(|&&at| at > best) {
        let rivals: Vec<usize> = states.iter().copied().filter(|&state| state != best).collect();
        match sign(question, best, &rivals, at) {
            Sign::Gained => value = value.checked_add(steps[at].number)?,
            Sign::Lost => value = value.checked_sub(steps[at].number)?,
            Sign::None => {}
            Sign::Open => return Some(Told::Open),
        }
    }
    if value.is_sign_negative() {
        return Some(Told::Open);
    }
    question.told(value, &steps[best], "what there is after the changes that the premise tells")
}

/// What there was at first, where the premise tells what is there in the end.
fn initial(question: &Question<'_, '_>, states: &[usize], changes: &[usize]) -> Option<Told> {
    let first = question.hypothesis.roles.iter().any(|acting| acting.role.is(Role::FIRST));
    let [state] = states[..] else { return None };
    if !first || changes.iter().any(|&at| at > state) {
        return None;
    }
    let mut value = question.steps[state].number;
    for &at in changes {
        match sign(question, state, &[], at) {
            Sign::Gained => value = value.checked_sub(question.steps[at].number)?,
            Sign::Lost => value = value.checked_add(question.steps[at].number)?,
            Sign::None => {}
            Sign::Open => return Some(Told::Open),
        }
    }
    question.told(value, &question.steps[state], "what there was before the changes that the premise tells")
}

/// What a change does to what is asked for.
enum Sign {
    Gained,
    Lost,
    /// It is of something else.
    None,
    Open,
}

fn sign(question: &Question<'_, '_>, state: usize, rivals: &[usize], at: usize) -> Sign {
    let (state, step) = (&question.steps[state], &question.steps[at]);
    let clause = question.clause(step);
    let words = question.words(clause);
    let held = question.words(question.clause(state));
    let owned = |word: &Word<'_>| {
        let own = question.own.iter().map(|&at| &question.hypothesis.words[at]);
        own.into_iter().any(|own| word.covers(own))
    };
    let mention = words.iter().position(owned);
    let of_rival = |word: &Word<'_>| {
        let mut rivals = rivals.iter().flat_map(|&rival| question.words(question.clause(&question.steps[rival])));
        rivals.any(|rival| rival.covers(word) && rival.is_somebody()) && !held.iter().any(|own| own.covers(word))
    };
    if mention.is_none() && !rivals.is_empty() {
        return if words.iter().any(of_rival) { Sign::None } else { Sign::Open };
    }
    let head = question.premise.head(clause);
    let head = &question.premise.words[head];
    // Who acts, where it is not who has.
    let stranger = |word: &Word<'_>| word.is_somebody() && !held.iter().any(|own| own.covers(word)) && !word.counted;
    let newcomer = head.iter().position(stranger).filter(|_| !clause.pronoun);
    let first = newcomer.is_some_and(|newcomer| mention.is_none_or(|mention| newcomer < mention));
    let role = step.figure.role;
    // Who buys has less money, and who sells has more.
    let gains = match is_money(step) && role.is(Role::BUYS.and(Role::SELLS)) {
        true => role.is(Role::SELLS),
        false => role.is(Role::GAINS),
    };
    let acts = clause.pronoun || head.iter().any(owned);
    if role.is(Role::TAKES) {
        return if acts { Sign::Gained } else { Sign::Lost };
    }
    if is_money(step) && acts {
        return if gains { Sign::Gained } else { Sign::Lost };
    }
    let other = !clause.pronoun && head.iter().any(|word| !word.weak && word.role().is_empty());
    match (gains, first, mention.is_some()) {
        // "Sam gave Nadia 5."
        (false, true, true) => Sign::Gained,
        (false, _, false) if clause.whom && other => Sign::Gained,
        (true, true, false) => Sign::Open,
        // "Her mother borrowed 6 from Vera."
        (true, true, true) if mention.is_some_and(|mention| words[mention].beside) => Sign::Lost,
        (true, ..) => Sign::Gained,
        (false, ..) => Sign::Lost,
    }
}

fn is_money(step: &Step<'_>) -> bool {
    matches!(step.quantity.unit, Unit::Money(_))
}

/// How much was gained or lost, where the premise tells what there was before and after.
fn change(question: &Question<'_, '_>) -> Option<Told> {
    let asked = question.wanted.role;
    let [first, last] = question.steps[..] else { return None };
    let gains = asked.is(Role::GAINS);
    let stated = |step: &Step<'_>| step.than.is_none() && step.figure.role.is(STATE) && !step.figure.role.is(CHANGE);
    let by = last.number.checked_sub(first.number)?;
    if asked.is_empty() && stated(&first) && stated(&last) && question.told_between(&first, &last) {
        return question.told(by.abs(), &last, "the change from what there was to what there is");
    }
    let grown = first.figure.role.is(Role::GAINS) && asked.is(Role::LOSES);
    if !asked.is(CHANGE) || gains == asked.is(Role::LOSES) || !(stated(&first) || grown) || !stated(&last) {
        return None;
    }
    let verb = question.hypothesis.words.iter().filter(|word| word.role().is(CHANGE));
    let mut told = question.premise.words.iter().filter(|word| word.role().shared(CHANGE) == asked.shared(CHANGE));
    let same = verb.clone().next().is_none() || verb.into_iter().any(|verb| told.any(|word| word.covers(verb)));
    if first.figure.clause == last.figure.clause || !same || by.is_sign_positive() != gains || by.is_zero() {
        return None;
    }
    question.told(by.abs(), &last, "the change from what there was to what there is")
}

/// The sum of figures of which the hypothesis gives the whole.
fn total(question: &Question<'_, '_>) -> Option<Told> {
    let asked = question.wanted.role.shared(CHANGE);
    let whole = Role::TOGETHER.and(Role::BOTH);
    let together = question.hypothesis.roles.iter().any(|acting| acting.role.is(whole));
    let total = together || question.hypothesis.words.iter().any(|word| word.total);
    let listed = question.own.iter().any(|&at| question.hypothesis.words[at].listed);
    if !(total || listed || !asked.is_empty()) || !question.hypothesis.thans.is_empty() {
        return None;
    }
    let mut parts: Vec<&Step<'_>> = question.steps.iter().filter(|step| step.than.is_none()).collect();
    if !asked.is_empty() {
        // What is bought is paid for.
        let paid = |step: &Step<'_>| asked.is(Role::LOSES) && is_money(step) && step.figure.role.is(Role::BUYS);
        parts.retain(|step| step.figure.role.is(asked) || paid(step));
    } else if question.wanted.role.is(STATE) {
        parts.retain(|step| !step.figure.role.is(CHANGE));
    }
    let owned: Vec<Vec<usize>> = parts.iter().map(|part| question.owned(part)).collect();
    let telling: Vec<usize> = (question.own.iter().copied())
        .filter(|at| owned.iter().any(|own| own.contains(at)) && !owned.iter().all(|own| own.contains(at)))
        .collect();
    if !telling.is_empty() {
        let mut owned = owned.iter();
        parts.retain(|_| owned.next().is_some_and(|own| own.iter().any(|at| telling.contains(at))));
    }
    let one_each =
        parts.windows(2).all(|pair| pair[0].figure.clause != pair[1].figure.clause && pair[1].figure.link.is_none());
    let alike = parts.windows(2).all(|pair| pair[0].figure.role.shared(CHANGE) == pair[1].figure.role.shared(CHANGE));
    if parts.len() < 2 || !one_each || !alike {
        return (together && question.steps.len() > 1).then_some(Told::Open);
    }
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.number))?;
    let told = question.told(sum, parts[0], "the sum of the figures that the premise gives")?;
    Some(match told {
        Told::Value(derived) => Told::Value(Derived { least: !total && (!listed || telling.is_empty()), ..derived }),
        Told::Open => Told::Open,
    })
}

/// How many more one has than another, and how many one has who has so many more than another.
fn difference(question: &Question<'_, '_>) -> Option<Told> {
    let than = question.hypothesis.thans.iter().find(|than| than.figures > 0);
    if let Some(than) = than {
        let plain: Vec<&Step<'_>> = question.steps.iter().filter(|step| step.than.is_none()).collect();
        let [one, other] = plain[..] else { return Some(Told::Open) };
        let (left, right) = question.hypothesis.words.split_at(than.place.min(question.hypothesis.words.len()));
        let Some(straight) = of_whom(question.premise, one.figure, other.figure, left, right) else {
            return Some(Told::Open);
        };
        let (a, b) = if straight { (one, other) } else { (other, one) };
        let gap = a.number.checked_sub(b.number)?.checked_mul(than.way.into())?;
        return question.told(gap, one, "how far the two figures of the premise are apart");
    }
    let more = question.steps.iter().find(|step| step.than.is_some())?;
    let of = question.steps.iter().find(|step| step.than.is_none())?;
    let than = more.than?;
    // The one that is held against must be the one whose figure is stated.
    let clause = question.clause(more);
    let against = &question.premise.words[than.place.min(clause.words.end)..clause.words.end];
    let known = question.words(question.clause(of));
    let named = against.iter().any(|word| !word.is_counted() && known.iter().any(|own| own.covers(word)));
    let (head, asked) = (question.premise.head(clause), &question.own);
    let about = |words: &[Word<'_>]| {
        asked
            .iter()
            .any(|&at| words.iter().any(|word| word.is_somebody() && word.covers(&question.hypothesis.words[at])))
    };
    let subject = &question.premise.words[head.start..than.place.min(clause.words.end).max(head.start)];
    if question.steps.len() != 2
        || !named
        || about(known)
        || !(about(subject)
            || asked.iter().any(|&at| subject.iter().any(|word| word.covers(&question.hypothesis.words[at]))))
    {
        return None;
    }
    let value = of.number.checked_add(more.number.checked_mul(than.way.into())?)?;
    question.told(value, of, "so many more or fewer than the figure that the premise gives")
}

/// So many of others, each with so many: "4 boxes of 6 eggs each" hold 24 eggs.
fn product(question: &Question<'_, '_>) -> Option<Told> {
    let premise = question.premise;
    let [one, other] = &premise.figures[..] else { return None };
    let each = premise.roles.iter().find(|acting| acting.role.is(Role::EACH))?;
    // "3 packs, in each 8", "3 packs of 8 each", and "each pack holds 8", "8 each in 3 packs".
    let held = |figure: &Figure| {
        let holder = premise.words.get(each.place);
        holder.is_some_and(|word| noun(premise, figure).any(|counted| word.covers(counted)))
    };
    let (per, of) = if held(one) || each.figures == 2 && !held(other) { (other, one) } else { (one, other) };
    let asked_each = question.hypothesis.roles.iter().any(|acting| acting.role.is(Role::EACH));
    if asked_each || !is_count(of) || !alike(premise, per, question.hypothesis, question.wanted) {
        return None;
    }
    let ((quantity, per_each), (_, count)) = (point(per)?, point(of)?);
    let counted = noun(premise, of).next()?;
    // "Each box": the others are what is counted besides.
    let asked = question.hypothesis.words.get(question.wanted.place);
    let of_others = is_count(question.wanted) && asked.is_some_and(|asked| counted.covers(asked));
    if of_others || !(held(of) || each.figures == 2) || quantity.per.is_some() && each.figures != 2 {
        return None;
    }
    let value = per_each.value.checked_mul(count.value)?;
    let like = Step { figure: per, quantity, number: value, than: None };
    let told = question.told(value, &like, "so many in each of those that the premise counts")?;
    Some(match told {
        Told::Value(Derived { value: Value::Quantity(quantity), rule, least, clause, named, whole }) => {
            let value = Value::Quantity(Quantity { per: None, ..quantity });
            Told::Value(Derived { value, rule, least, clause, named, whole })
        }
        other => other,
    })
}

//! What comes to so much by a rate, a price, a share or a gap.

use super::{CHANGE, Question, STATE, Step, TERMS, Told, is_money, noun};
use crate::statement::figure::is_count;
use crate::statement::form::one_word;
use crate::statement::role::Role;
use crate::statement::side::{Figure, Statement};
use crate::statement::sum::{point, quantity};
use crate::statement::word::Word;
use crate::text::fold;
use crate::value::{Quantity, Unit};
use rust_decimal::Decimal;

/// "$15 an hour" for 8 hours come to $120.
pub(super) fn rated(question: &Question<'_, '_>) -> Option<Told> {
    let figures = || question.premise.figures.iter();
    let mut rates = figures().filter(|figure| quantity(figure).is_some_and(|quantity| quantity.per.is_some()));
    let (rate, None) = (rates.next()?, rates.next()) else { return None };
    let (per, number) = point(rate)?;
    let unit = per.per.as_deref()?;
    let asked = quantity(question.wanted)?;
    let of_unit = |figure: &&Figure| {
        quantity(figure).is_some_and(|quantity| match &quantity.unit {
            Unit::Time(time) => time.as_str() == unit,
            Unit::Noun(noun) => one_word(&fold(noun), unit),
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
pub(super) fn quotient(question: &Question<'_, '_>) -> Option<Told> {
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
pub(super) fn gap(question: &Question<'_, '_>) -> Option<Told> {
    let named = question.hypothesis.roles.iter().any(|acting| acting.role.is(Role::GAP));
    let [one, other] = &question.steps[..] else { return None };
    if !named || question.premise.figures.len() != 2 {
        return None;
    }
    let gap = one.number.checked_sub(other.number)?.abs();
    question.told(gap, one, "how far the two figures of the premise are apart")
}

/// How much something rose or fell that was so much and is so much now.
pub(super) fn moved(question: &Question<'_, '_>) -> Option<Told> {
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
pub(super) fn priced(question: &Question<'_, '_>) -> Option<Told> {
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

/// What the figures of a tale come to, where the words do not tell in which way: a sum or a difference of them that is what the
/// hypothesis states, and with "each" a product or a quotient. It contradicts what none of them is where the hypothesis says that
/// it is the whole, the rest or a change.
pub(super) fn reckoned(question: &Question<'_, '_>) -> Option<Told> {
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

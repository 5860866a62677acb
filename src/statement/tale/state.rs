//! What is left of something after what was gained and lost, and what two figures make together.

use super::held::of_whom;
use super::{CHANGE, Question, STATE, Step, Told, alike, is_money, noun};
use crate::statement::figure::is_count;
use crate::statement::role::Role;
use crate::statement::side::Figure;
use crate::statement::sum::{Derived, point};
use crate::statement::word::Word;
use crate::value::{Quantity, Value};
use rust_decimal::Decimal;

/// What is there after everything that was gained and lost, or what was there before.
pub(super) fn state(question: &Question<'_, '_>) -> Option<Told> {
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

/// How much was gained or lost, where the premise tells what there was before and after.
pub(super) fn change(question: &Question<'_, '_>) -> Option<Told> {
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
pub(super) fn total(question: &Question<'_, '_>) -> Option<Told> {
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
pub(super) fn difference(question: &Question<'_, '_>) -> Option<Told> {
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
pub(super) fn product(question: &Question<'_, '_>) -> Option<Told> {
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

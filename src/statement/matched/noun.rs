//! What a figure is of, by its noun and by the names beside it, where that is not what the other one is of.

use crate::statement::figure::is_count;
use crate::statement::form::one_word;
use crate::statement::grammar::List;
use crate::statement::role::Role;
use crate::statement::side::{Figure, Statement};
use crate::statement::word::Word;
use crate::text::fold;
use crate::value::{Unit, Value};

/// Whether the names beside a figure of the premise are none of those of the hypothesis.
pub(super) fn is_of_other(premise: &Statement<'_>, given: &Figure, hypothesis: &Statement<'_>) -> bool {
    const REACH: usize = 2;
    let clause = premise.clauses[given.clause].words.clone();
    let beside = given.place.saturating_sub(REACH).max(clause.start)..(given.place + REACH).min(clause.end);
    let mut names =
        premise.words[beside.start.min(beside.end)..beside.end].iter().filter(|word| word.capital).peekable();
    let asked = || hypothesis.words.iter().filter(|word| word.capital);
    names.peek().is_some() && asked().next().is_some() && !names.any(|name| asked().any(|word| name.covers(word)))
}

/// Whether a figure stands behind "than", and the hypothesis is of what stands before it alone.
pub(super) fn is_of_whom(premise: &Statement<'_>, given: &Figure, hypothesis: &Statement<'_>) -> bool {
    let [than] = &premise.thans[..] else { return false };
    let at = premise.figures.partition_point(|figure| figure.span < given.span);
    if at < than.figures || !hypothesis.thans.is_empty() || given.place <= than.place || given.relative {
        return false;
    }
    let who =
        |word: &&Word<'_>| !word.weak && !word.role().is(Role::MORE.and(Role::LESS)) && !word.role().is(Role::AGE);
    let has = |words: &[Word<'_>]| {
        words.iter().filter(who).any(|word| hypothesis.words.iter().any(|wanted| word.covers(wanted)))
    };
    has(&premise.words[..than.place]) && !has(&premise.words[than.place..given.place])
}

/// Whether "and" joins a count to somebody who is named without one: "a man and two women".
pub(super) fn is_added(premise: &Statement<'_>, given: &Figure) -> bool {
    let joined = List::And.is(&given.before)
        || List::AttachedAnd.is(&given.before)
        || List::AttachedAnd.begins(given.span.cut(premise.text));
    let before = given.place.checked_sub(1).and_then(|at| premise.words.get(at));
    joined && before.is_some_and(|word| word.is_person() && !word.counted)
}

/// Whether the noun of a figure of the hypothesis names a kind, of which that of the premise is one: animals and cows.
pub(super) fn is_broader(premise: &Statement<'_>, given: &Figure, hypothesis: &Statement<'_>, wanted: &Figure) -> bool {
    let noun = |statement: &Statement<'_>, figure: &Figure| {
        statement.words.get(figure.place).filter(|word| word.is_counted()).map(Word::is_kind)
    };
    let kind = || {
        let pair = premise.words.get(given.place).zip(hypothesis.words.get(wanted.place));
        pair.is_some_and(|(ours, theirs)| ours.is_kind_of(theirs))
    };
    noun(hypothesis, wanted) == Some(true) && noun(premise, given) == Some(false) || kind()
}

/// Whether two figures count things by nouns that are not one, though one of them may say the other.
pub(super) fn is_other_noun(
    premise: &Statement<'_>,
    given: &Figure,
    hypothesis: &Statement<'_>,
    wanted: &Figure,
) -> bool {
    let noun = |statement: &Statement<'_>, figure: &Figure| {
        let noun = statement.words.get(figure.place).filter(|word| figure.nouns > 0 || word.is_counted());
        noun.filter(|_| is_count(figure)).map(|word| fold(word.written))
    };
    let parts = premise.figures.iter().filter(|figure| is_count(figure)).count() > 1;
    let (Some(ours), Some(theirs)) = (noun(premise, given), noun(hypothesis, wanted)) else { return false };
    let is_person = |statement: &Statement<'_>, at: usize| statement.words.get(at).is_some_and(Word::is_person);
    let person = is_person(hypothesis, wanted.place) && is_person(premise, given.place);
    parts && !person && !one_word(&ours, &theirs)
}

/// Whether what a figure of the hypothesis counts is told only of a part of what one of the premise counts: "five, among them two
/// women" says nothing of five women.
pub(super) fn is_part_noun(
    premise: &Statement<'_>,
    given: &Figure,
    hypothesis: &Statement<'_>,
    wanted: &Figure,
) -> bool {
    let at = premise.figures.partition_point(|figure| figure.span <= given.span);
    let Some(part) = premise.figures.get(at) else { return false };
    let among = premise.roles.iter().any(|acting| acting.role.is(Role::AMONG) && acting.figures == at);
    let Some(noun) = hypothesis.words.get(wanted.place) else { return false };
    let covers = |words: &[Word<'_>]| words.iter().any(|word| word.covers(noun));
    let (before, after) = premise.words.split_at(part.place.min(premise.words.len()));
    among && !covers(before) && covers(after)
}

/// Whether a figure counts people, whoever they are.
pub(super) fn anyone(statement: &Statement<'_>, figure: &Figure) -> bool {
    statement.words.get(figure.place).is_some_and(Word::is_anyone)
}

/// Whether a figure of a hypothesis is that of all: "all 23 provinces".
pub(super) fn of_all(hypothesis: &Statement<'_>, wanted: &Figure) -> bool {
    hypothesis.every && is_count(wanted) && hypothesis.figures.iter().filter(|figure| is_count(figure)).count() == 1
}

/// Whether the premise gives the number of a figure without its unit: "I earn 7,000 riyals and pay 2,000 of them for rent".
pub(super) fn is_elsewhere(premise: &Statement<'_>, wanted: &Figure) -> bool {
    let point = |figure: &Figure| match &figure.value {
        Value::Quantity(quantity) => quantity.amount.point().map(|figure| figure.value),
        _ => None,
    };
    let money = matches!(&wanted.value, Value::Quantity(quantity) if matches!(quantity.unit, Unit::Money(_)));
    let bare = |figure: &&Figure| matches!(&figure.value, Value::Quantity(quantity) if quantity.unit == Unit::Bare);
    money && premise.figures.iter().filter(bare).any(|figure| point(figure).is_some() && point(figure) == point(wanted))
}

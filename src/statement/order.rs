//! What comes before and after what: "before" and "after" between two things, days counted from another, and the two ends of a
//! life.

use super::cover::Cover;
use super::figure::{date, is_date, is_time};
use super::grammar::List;
use super::role::Role;
use super::side::{Figure, Statement, stand_in};
use super::sum::{Derived, exact, point, quantity};
use super::vocabulary;
use super::word::Word;
use crate::value::{DateBound, DateSpan, Figure as Number, Grain, Quantity, TimeUnit, Unit, Value};
use jiff::{Span, ToSpan};
use rust_decimal::Decimal;
use std::ops::Range;

/// How many content words after "before" are looked at for what it speaks of.
const HEAD: usize = 3;

/// Whether the premise tells two things in the order in which the hypothesis does. `None` where it does not tell of their order.
pub(super) fn ordered(premise: &Statement<'_>, hypothesis: &Statement<'_>, cover: &Cover) -> Option<bool> {
    let [asked] = hypothesis.orders[..] else { return None };
    let theirs = sentence(hypothesis, asked.place);
    let by = |words: Range<usize>| -> Vec<usize> { words.filter_map(|at| cover.by[at]).collect() };
    let (left, right) = (by(theirs.start..asked.place), by(asked.place..theirs.end.min(asked.place + HEAD)));
    premise.orders.iter().find_map(|told| {
        let ours = sentence(premise, told.place);
        let is_before = |at: &usize| ours.contains(at) && *at < told.place;
        let is_after = |at: &usize| ours.contains(at) && *at >= told.place;
        let straight = right.iter().any(is_after) && left.iter().any(is_before);
        let crossed = right.iter().any(is_before) && left.iter().any(is_after);
        (straight != crossed).then_some((told.later == asked.later) == straight)
    })
}

/// The words of the sentence that holds a place.
fn sentence(statement: &Statement<'_>, place: usize) -> Range<usize> {
    let holds = |words: &Range<usize>| words.start <= place && place <= words.end;
    let clause = statement.clauses.iter().rfind(|clause| holds(&clause.words) && clause.words.start < clause.words.end);
    let Some(clause) = clause else { return 0..statement.words.len() };
    let mut own = statement.clauses.iter().filter(|other| other.sentence == clause.sentence);
    let start = own.next().map_or(0, |first| first.words.start);
    start..own.next_back().map_or(clause.words.end, |last| last.words.end)
}

/// "Three years after the railway was built" tells when it was built, where the day of the other is given.
pub(super) fn shifted(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    if !is_date(wanted) {
        return None;
    }
    premise.orders.iter().find_map(|told| {
        let time = |at: &usize| premise.figures.get(*at).is_some_and(|figure| is_time(figure) && !figure.age);
        // «بعد ثلاث سنوات من بناء السكة», «بعد الأولى بخمسة أعوام»
        let rank = premise.words.get(told.place).is_some_and(is_ordinal);
        let behind = Some(told.figures);
        let behind = behind.filter(|at| time(at) && premise.figures[*at].place == told.place + usize::from(rank));
        let apart = behind.or(told.figures.checked_sub(1).filter(time))?;
        let stretch = &premise.figures[apart];
        let ours = sentence(premise, told.place);
        let known = |figure: &&Figure| {
            is_date(figure)
                && figure.floating == wanted.floating
                && ours.contains(&figure.place.max(1).saturating_sub(1))
        };
        let before = premise.figures[..apart].iter().rfind(known);
        let after = premise.figures.get(apart + 1..).and_then(|rest| rest.iter().find(known));
        let covered = |words: Range<usize>| {
            let words = &premise.words[words];
            let wanted = hypothesis.words.iter().filter(|wanted| !wanted.weak);
            wanted.filter(|wanted| words.iter().any(|word| word.covers(wanted))).count()
        };
        let left = covered(ours.start..told.place);
        let right = covered(told.place..ours.end.max(told.place));
        // "After the first": what is asked for by its place is that.
        let of_other = is_of_other(premise, hypothesis);
        let right = if of_other { right.max(left + 1) } else { right };
        let (day, forward) = match (before, after) {
            // The day is that of what stands before "after": what stands behind it was so much earlier.
            (Some(day), None) if right > left || right == left && right > 0 && wanted.role.is(Role::BEGINS) => {
                (day, !told.later)
            }
            (None, Some(day)) if left > right => (day, told.later),
            // ", in 2009" is of what stands first.
            (None, Some(day)) if of_other && is_apart(premise, day) => (day, !told.later),
            _ => return None,
        };
        let by = length(stretch)?;
        let span = date(day)?;
        let step = |day: jiff::civil::Date| match forward {
            true => day.checked_add(by).ok(),
            false => day.checked_sub(by).ok(),
        };
        let (first, last) = (step(span.first)?, step(span.last)?);
        let value = Value::Date(DateSpan { first, last, ..span.clone() });
        let rule = "so long before or after the day that the premise gives";
        Some(Derived { value, rule, least: false, clause: day.clause, named: false, whole: true })
    })
}

/// Whether the hypothesis is of what stands behind "before" or "after" by its place: "five years after the first".
pub(super) fn is_of_other(premise: &Statement<'_>, hypothesis: &Statement<'_>) -> bool {
    let [told] = premise.orders[..] else { return false };
    let (head, tail) = premise.words.split_at(told.place.min(premise.words.len()));
    let has = |words: &[Word<'_>], wanted: &Word<'_>| words.iter().any(|word| word.covers(wanted));
    let mut asked = hypothesis.words.iter().filter(|word| is_ordinal(word));
    hypothesis.orders.is_empty() && asked.any(|wanted| has(tail, wanted) && !has(head, wanted))
}

fn is_ordinal(word: &Word<'_>) -> bool {
    vocabulary::told("first").is_some_and(|first| word.says_as(first))
}

/// Whether a comma stands before a day and its preposition.
fn is_apart(premise: &Statement<'_>, day: &Figure) -> bool {
    let before = premise.text[..day.span.start].trim_end();
    let before = List::OnADay.off_end(before).unwrap_or(before);
    before.trim_end().ends_with([',', '،'])
}

/// «تأسست عام 1908، وبعد ثلاثة أعوام افتتحت»: what is told so long after a day that stands before.
pub(super) fn later(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    if !is_date(wanted) || premise.words.iter().any(Word::is_latin) {
        return None;
    }
    let mut stretches = premise.figures.iter().enumerate().filter(|(at, figure)| {
        let written = figure.span.cut(premise.text);
        let after = List::AndAfter.opens(written);
        let behind = premise.text[figure.span.end..].trim_start();
        let on = after && !List::OfAlone.opens(behind) && premise.clauses[figure.clause].words.start == figure.place;
        let then = premise
            .roles
            .iter()
            .any(|acting| acting.role.is(Role::AFTERWARDS) && (acting.figures == *at || acting.figures == at + 1));
        is_time(figure) && !figure.age && then || figure.floating && is_date(figure) && on
    });
    let ((at, stretch), None) = (stretches.next()?, stretches.next()) else { return None };
    let day = premise.figures[..at].iter().rfind(|figure| is_date(figure) && !figure.floating && !wanted.floating)?;
    let covered = |clause: usize| {
        let words = &premise.words[premise.clauses[clause].words.clone()];
        let wanted = hypothesis.words.iter().filter(|wanted| !wanted.weak);
        wanted.filter(|wanted| words.iter().any(|word| word.covers(wanted))).count()
    };
    let near = premise.clauses[day.clause].sentence == premise.clauses[stretch.clause].sentence;
    if !near || day.clause == stretch.clause || covered(stretch.clause) <= covered(day.clause) {
        return None;
    }
    let (by, span) = (length(stretch).or_else(|| ahead(stretch))?, date(day)?);
    let (first, last) = (span.first.checked_add(by).ok()?, span.last.checked_add(by).ok()?);
    let value = Value::Date(DateSpan { first, last, ..span.clone() });
    let rule = "so long after the day that the premise gives";
    Some(Derived { value, rule, least: false, clause: stretch.clause, named: false, whole: true })
}

/// "Broke out in 1870 and ended the following year": the year after the one that stands before.
pub(super) fn following(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    if !is_date(wanted) || wanted.floating {
        return None;
    }
    let mut told = premise.roles.iter().filter(|acting| acting.role.is(Role::FOLLOWS));
    let (acting, None) = (told.next()?, told.next()) else { return None };
    let day = premise.figures[..acting.figures.min(premise.figures.len())]
        .iter()
        .rfind(|figure| is_date(figure) && !figure.floating)?;
    let span = date(day).filter(|span| !span.range && span.bound.is_none())?;
    let covered = |words: &[Word<'_>]| {
        let wanted = hypothesis.words.iter().filter(|wanted| !wanted.weak);
        wanted.filter(|wanted| words.iter().any(|word| word.covers(wanted))).count()
    };
    let place = acting.place.min(premise.words.len());
    let start = day.place.min(place);
    let (first, second) = (&premise.words[..start], &premise.words[start..place]);
    // What it did then stands between the two times.
    let head = sentence(premise, start).start.min(start);
    if covered(second) == 0 || covered(&first[head..]) > 1 && covered(second) < covered(&first[head..]) {
        return None;
    }
    let next = |day: jiff::civil::Date| day.checked_add(1.years()).ok();
    let (first, last) = (next(span.first.first_of_year())?, next(span.last.last_of_year())?);
    let value = Value::Date(DateSpan { first, last, grain: Grain::Year, part: None, season: None, ..span.clone() });
    let rule = "the year after the one that the premise gives";
    Some(Derived { value, rule, least: false, clause: day.clause, named: false, whole: true })
}

/// What began on the 3rd and lasted ten days ended on the 12th or the 13th.
pub(super) fn ended(premise: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let mut days = premise.figures.iter().filter(|figure| is_date(figure));
    let mut stretches = premise.figures.iter().filter(|figure| is_time(figure) && !figure.age);
    let (day, None) = (days.next()?, days.next()) else { return None };
    let (stretch, None) = (stretches.next()?, stretches.next()) else { return None };
    let lasts = day.role.is(Role::BEGINS)
        && stretch.role.is(Role::LASTS)
        && !premise.clauses.iter().any(|clause| clause.negated);
    if !lasts
        || !is_date(wanted)
        || !wanted.role.is(Role::ENDS)
        || wanted.role.is(Role::BEGINS)
        || wanted.floating != day.floating
    {
        return None;
    }
    let (by, span) = (length(stretch)?, date(day)?);
    let days = matches!(quantity(stretch)?.unit, Unit::Time(TimeUnit::Day));
    let first = span.first.checked_add(by).ok()?;
    let first = if days { first.yesterday().ok()? } else { first };
    let value = Value::Date(DateSpan { first, last: span.last.checked_add(by).ok()?, ..span.clone() });
    let rule = "so long after the first day that the premise gives";
    Some(Derived { value, rule, least: false, clause: stretch.clause, named: false, whole: true })
}

/// Who died in 2018 at the age of 76 was born in 1941 or 1942.
pub(super) fn born(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let says = |statement: &Statement<'_>, role: Role| statement.roles.iter().any(|acting| acting.role.is(role));
    let mut days = premise.figures.iter().filter(|figure| is_date(figure));
    let mut ages =
        premise.figures.iter().filter(|figure| is_time(figure) && (figure.age || figure.role.is(Role::LASTS)));
    let (day, None) = (days.next()?, days.next()) else { return None };
    let (age, None) = (ages.next()?, ages.next()) else { return None };
    let asked = says(hypothesis, Role::BORN) && !says(hypothesis, Role::DIES);
    let told = says(premise, Role::DIES) && !says(premise, Role::BORN) && !day.floating;
    if !is_date(wanted)
        || wanted.floating
        || !asked
        || !told
        || !matches!(quantity(age)?.unit, Unit::Time(TimeUnit::Year))
    {
        return None;
    }
    let (by, span) = (length(age)?, date(day)?);
    let first = span.first.checked_sub(by).ok()?.checked_sub(1.years()).ok()?.first_of_year();
    let last = span.last.checked_sub(by).ok()?.last_of_year();
    let value = Value::Date(DateSpan { first, last, grain: Grain::Year, ..span.clone() });
    let rule = "so long before the day of death that the premise gives";
    Some(Derived { value, rule, least: false, clause: age.clause, named: false, whole: true })
}

/// How long after the day that stands in for the unknown one a day lies.
pub(super) fn ahead(stretch: &Figure) -> Option<Span> {
    let (day, from) = (date(stretch)?, stand_in()?.first);
    let years = day.first.year() - from.year();
    match day.grain {
        Grain::Year => Some(years.years()),
        Grain::Month => Some((i32::from(years) * 12 + i32::from(day.first.month()) - i32::from(from.month())).months()),
        Grain::Day => Some((day.first - from).get_days().days()),
        _ => None,
    }
}

fn length(stretch: &Figure) -> Option<Span> {
    let (quantity, number) = point(stretch)?;
    let number = i32::try_from(number.value.normalize()).ok().filter(|_| quantity.approx.is_none())?;
    Some(match quantity.unit {
        Unit::Time(TimeUnit::Day) => number.days(),
        Unit::Time(TimeUnit::Week) => number.checked_mul(7)?.days(),
        Unit::Time(TimeUnit::Month) => number.months(),
        Unit::Time(TimeUnit::Year) => number.years(),
        _ => return None,
    })
}

/// "(12 March 1931 – 4 July 2009)" behind a name: the days of birth and death, and the age between them.
pub(super) fn lived(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let named = |figure: &&Figure| {
        let name = figure.place.checked_sub(1).and_then(|at| premise.words.get(at));
        let opened = premise.text[..figure.span.start].trim_end().ends_with('(');
        opened && name.is_some_and(Word::is_name)
    };
    let life = premise.figures.iter().filter(|figure| date(figure).is_some_and(|date| date.range)).find(named)?;
    let span = date(life)?;
    let says = |role: Role| hypothesis.roles.iter().any(|acting| acting.role.is(role));
    let rule = "the first and the last day of a life, behind the name";
    let told = |value| Derived { value, rule, least: false, clause: life.clause, named: false, whole: true };
    if is_date(wanted) {
        let day = match (says(Role::BORN), says(Role::DIES)) {
            (true, false) => span.first,
            (false, true) => span.last,
            _ => return None,
        };
        // Of a year alone the range has its first and its last day.
        let (first, last) = match span.grain {
            Grain::Day => (day, day),
            Grain::Month => (day.first_of_month(), day.last_of_month()),
            _ => (day.first_of_year(), day.last_of_year()),
        };
        return Some(told(Value::Date(DateSpan { first, last, range: false, ..span.clone() })));
    }
    let years = matches!(quantity(wanted)?.unit, Unit::Time(TimeUnit::Year));
    if !years || !says(Role::DIES) || span.grain != Grain::Day {
        return None;
    }
    let full = i64::from(span.last.year()) - i64::from(span.first.year());
    let short = (span.last.month(), span.last.day()) < (span.first.month(), span.first.day());
    let like = Quantity::exact(Number::whole(Decimal::ZERO), Unit::Time(TimeUnit::Year));
    Some(told(exact(Decimal::from(full - i64::from(short)), 0, &like)))
}

/// Whether a time that the hypothesis names lies in the span through which the premise says that something went on.
pub(super) fn during(given: &Figure, wanted: &Figure) -> bool {
    let Some((ours, theirs)) = date(given).zip(date(wanted)) else { return false };
    let lasts = given.role.is(Role::LASTS) && wanted.role.is(Role::LASTS);
    let plain = !theirs.range && theirs.bound.is_none() && ours.approx.is_none();
    let within = ours.range && theirs.last <= ours.last;
    // Who has worked there since 2015 did so in 2018.
    let since = ours.bound == Some(DateBound::Since) && theirs.first > ours.last;
    lasts && plain && (within || since) && ours.first <= theirs.first
}

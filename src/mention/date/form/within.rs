//! Units counted from either end of a period: "the first nine months of 2025", "the last Friday in May", «الأسبوع الأول من مايو».

use super::*;
use crate::value::TimeUnit;
use jiff::ToSpan;

/// From which end, and the how-many-eth.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Nth(u32),
    Last,
}

/// What is counted.
#[derive(Clone, Copy, PartialEq)]
enum Counted {
    Weekday(i8),
    Weekend,
    Unit(TimeUnit),
}

/// "First nine months of", "last Friday in", «أول تسعة أشهر من».
pub(super) fn place_first(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (place, next) = place(passage, at)?;
    let several = passage.numeral(next).filter(|&(_, after)| counted(passage, after).is_some());
    let (count, next) = several.unwrap_or((1, next));
    let (unit, next) = counted(passage, next)?;
    of_period(passage, place, count, unit, next)
}

/// «الأشهر التسعة الأولى من», «التسعة أشهر الأولى من», «الأسبوع الأخير من».
pub(super) fn unit_first(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let before = passage.numeral(at).filter(|&(_, after)| counted(passage, after).is_some());
    let (unit, next) = counted(passage, before.map_or(at, |(_, after)| after))?;
    let after = if before.is_some() { None } else { passage.numeral(next) };
    let (count, next) = match (before, after) {
        (Some((count, _)), _) => (count, next),
        (None, Some((count, after))) => (count, after),
        (None, None) => (1, next),
    };
    let (place, next) = place(passage, next)?;
    let form = of_period(passage, place, count, unit, next)?;
    Some(by_number(passage, place, unit, next).unwrap_or(form))
}

/// «الأحد الثاني من نوفمبر» is the second of November where that is a Sunday, as no second Sunday can be.
fn by_number(passage: &Passage<'_>, place: Place, unit: Counted, next: usize) -> Option<Form> {
    let (Place::Nth(number), Counted::Weekday(weekday)) = (place, unit) else { return None };
    let form = plain_unit(passage, passage.past_of_the(next))?;
    let Unit::Month(month) = form.first.unit else { return None };
    let day = Named { unit: Unit::Day(month, u8::try_from(number).ok()?), ..form.first };
    let day = day.resolve(reference(passage), false).ok()?.first;
    (day.weekday().to_monday_zero_offset() == weekday).then(|| Form::days(day, day, Grain::Day, form.next))
}

/// With what words a place in an order begins; in digits it needs none.
const PLACES: Kinds = Kinds::of(&[Sense::Final, Sense::LooseOrdinal(0), Sense::Ordinal(0), Sense::Number(0)]);

fn place(passage: &Passage<'_>, at: usize) -> Option<(Place, usize)> {
    if !passage.means_any(at, PLACES) && passage.digits(at).is_none() {
        return None;
    }
    if let Some(next) = passage.word(at, Sense::Final) {
        return Some((Place::Last, next));
    }
    let loose = passage.find(at, |sense| match sense {
        Sense::LooseOrdinal(number) => Some(u32::from(number)),
        _ => None,
    });
    let (number, next) = loose.map(|found| (found.sense, found.next)).or_else(|| passage.ordinal(at))?;
    (number > 0).then_some((Place::Nth(number), next))
}

/// The words of what is counted.
const COUNTED: Kinds = Kinds::of(&[
    Sense::Weekday(0),
    Sense::ShortWeekday(0),
    Sense::Weekend,
    Sense::Period(0, TimeUnit::Day),
    Sense::Grain(Grain::Day),
]);

fn counted(passage: &Passage<'_>, at: usize) -> Option<(Counted, usize)> {
    if !passage.means_any(at, COUNTED) {
        return None;
    }
    let weekday = |at: usize| {
        passage.find(at, |sense| match sense {
            Sense::Weekday(day) | Sense::ShortWeekday(day) => Some(Counted::Weekday(day)),
            Sense::Weekend => Some(Counted::Weekend),
            _ => None,
        })
    };
    // «أول يوم اثنين»
    let named = match passage.grain(at) {
        Some((Grain::Day, next)) => weekday(next),
        _ => None,
    };
    let found = named.or_else(|| weekday(at)).or_else(|| {
        passage.find(at, |sense| match sense {
            Sense::Period(1, unit @ (TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year)) => {
                Some(Counted::Unit(unit))
            }
            Sense::Grain(Grain::Day) => Some(Counted::Unit(TimeUnit::Day)),
            Sense::Grain(Grain::Week) => Some(Counted::Unit(TimeUnit::Week)),
            Sense::Grain(Grain::Month) => Some(Counted::Unit(TimeUnit::Month)),
            _ => None,
        })
    })?;
    Some((found.sense, found.next))
}

/// The units of the period that is named after "of" or "in" at `next`.
fn of_period(passage: &Passage<'_>, place: Place, count: u32, unit: Counted, next: usize) -> Option<Form> {
    let of = passage.past_of_the(next);
    // «الأشهر التسعة الأولى 2023»
    let year = passage.digits(next).is_some_and(|(_, count)| count == 4)
        || passage.grain(next).is_some_and(|(grain, _)| grain == Grain::Year) && count > 1;
    let inner = match (of > next, year) {
        (true, _) => of,
        (_, true) => next,
        _ => passage.past_the(passage.word(next, Sense::Prepositional)?),
    };
    if passage.tokens.get(inner)?.line_start {
        return None;
    }
    let period = plain_unit(passage, inner).or_else(|| this_unit(passage, inner))?;
    let long = period.first.grain() >= Grain::Month || matches!(period.first.unit, Unit::Unresolved(_));
    let plausible = match period.need {
        Need::Nothing | Need::Month => true,
        Need::Year => matches!(period.first.when, When::Year(year) if super::super::YEARS.contains(&year)),
        Need::DoubtfulMonth => written_as_name(passage, inner),
        _ => false,
    };
    if !long || !plausible || period.last.is_some() || period.side.is_some() {
        return None;
    }
    let whole = match period.first.resolve(reference(passage), false) {
        Ok(span) => (span.first, span.last),
        Err(why) => return Some(Form::unresolved(why, period.next)),
    };
    let (first, last, grain) = days(place, count, unit, whole)?;
    if first < whole.0 || last > whole.1 {
        return None;
    }
    let mut form = Form::days(first, last, grain, period.next);
    if grain == Grain::Month && count > 1 {
        form.first = Named::days(first, first.last_of_month(), grain);
        form.last = Some(Named::days(last.first_of_month(), last, grain));
    } else if grain == Grain::Day && first < last {
        form.first = Named::days(first, first, grain);
        form.last = Some(Named::days(last, last, grain));
    }
    Some(form)
}

/// The days of the units: the first and the last, and what they are.
fn days(place: Place, count: u32, unit: Counted, (first, last): (Date, Date)) -> Option<(Date, Date, Grain)> {
    let count = i64::from(count);
    let nth = match place {
        Place::Nth(number) => Some(i64::from(number) - 1),
        Place::Last => None,
    };
    // "The first three days"; which are the second three is for the reader to say.
    if count == 0 || count > 1 && nth.is_some_and(|nth| nth > 0) {
        return None;
    }
    let weekday = |day: i8| match nth {
        Some(nth) => {
            let ahead = i64::from((day - first.weekday().to_monday_zero_offset()).rem_euclid(7));
            first.checked_add((ahead + 7 * nth).days()).ok()
        }
        None => {
            let back = i64::from((last.weekday().to_monday_zero_offset() - day).rem_euclid(7));
            last.checked_sub(back.days()).ok()
        }
    };
    let run = |length: i64| match nth {
        Some(nth) => {
            let start = first.checked_add((length * nth).days()).ok()?;
            Some((start, start.checked_add((length - 1).days()).ok()?, Grain::Day))
        }
        None => Some((last.checked_sub((length - 1).days()).ok()?, last, Grain::Day)),
    };
    let units = |months: i64, grain: Grain| match nth {
        Some(nth) => {
            let start = first.checked_add((months * nth).months()).ok()?;
            Some((start, start.checked_add((months * count).months()).ok()?.yesterday().ok()?, grain))
        }
        None => Some((last.tomorrow().ok()?.checked_sub((months * count).months()).ok()?, last, grain)),
    };
    if count > 400 {
        return None;
    }
    match unit {
        Counted::Weekday(_) | Counted::Weekend if count > 1 => None,
        Counted::Weekday(day) => weekday(day).map(|day| (day, day, Grain::Day)),
        // Saturday is the fifth day from Monday.
        Counted::Weekend if nth.is_some() => weekday(5).and_then(|day| Some((day, day.tomorrow().ok()?, Grain::Day))),
        Counted::Weekend => weekday(6).and_then(|day| Some((day.yesterday().ok()?, day, Grain::Day))),
        Counted::Unit(TimeUnit::Day) => run(count),
        Counted::Unit(TimeUnit::Week) => run(7 * count),
        Counted::Unit(TimeUnit::Month) => units(1, Grain::Month),
        Counted::Unit(TimeUnit::Year) => units(12, Grain::Year),
        Counted::Unit(_) => None,
    }
}

//! Lengths of time counted from the reference: "three days ago" is a date, "the coming three years" a duration with its span as
//! another reading.

use super::form::{Need, reference};
use super::named::{Unit as NamedUnit, shifted};
use crate::lexicon::{Kinds, Script, Sense};
use crate::mention::number::and_part;
use crate::mention::passage::{Passage, Reading};
use crate::mention::token::TokenKind;
use crate::mention::{Alternative, Doubt, Mention, Unresolved};
use crate::value::{Amount, Approx, Bound, DateBound, DateSpan, Figure, Grain, Lean, Quantity, TimeUnit, Unit, Value};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A number of units.
#[derive(Clone, Copy)]
struct Length {
    count: u32,
    grain: Grain,
    next: usize,
}

/// What no length of time is without.
const UNITS: Kinds = Kinds::of(&[Sense::Period(0, TimeUnit::Day), Sense::Grain(Grain::Day)]);

/// More tokens than stand before the unit of a length of time: an opening, a hedge and a number.
const BEFORE_UNIT: usize = 24;

/// With what a word of it begins.
const BEGINNING: Kinds = Kinds::of(&[
    Sense::AgoBefore,
    Sense::HenceBefore,
    Sense::Around,
    Sense::Hedge(Lean::Both),
    Sense::Bound(Bound::Above),
    Sense::Number(0),
    Sense::Article,
    Sense::Couple,
    Sense::Few(0),
    Sense::Part(0, 0),
    Sense::Pair,
    Sense::Period(0, TimeUnit::Day),
    Sense::Grain(Grain::Day),
]);

/// With what it goes on after digits.
const AFTER_DIGITS: Kinds = Kinds::of(&[Sense::Period(0, TimeUnit::Day), Sense::ShiftAfter(0)]);

/// Whether the words at `at` may be a length of time, or what stands before one.
fn may_begin(passage: &Passage<'_>, at: usize) -> bool {
    match passage.tokens[at].kind {
        TokenKind::Digits => passage.means_any(passage.past_hyphen(at + 1), AFTER_DIGITS),
        TokenKind::Word | TokenKind::Sign(_) => passage.means_any(at, BEGINNING),
    }
}

/// The expression that begins at `at`.
pub(super) fn read(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let near = at..passage.tokens.len().min(at + BEFORE_UNIT);
    if !may_begin(passage, at) || !passage.tokens[near].iter().any(|token| token.kinds.meet(UNITS)) {
        debug_assert!(read_length(passage, at).is_none());
        return None;
    }
    read_length(passage, at)
}

fn read_length(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    moments_ago(passage, at)
        .or_else(|| few_ago(passage, at))
        .or_else(|| ago(passage, at))
        .or_else(|| offset(passage, at))
        .or_else(|| span_ahead(passage, at))
        .or_else(|| definite_span(passage, at))
}

/// What stands between "in" or «قبل» and the number: a hedge, a bound.
struct Margin {
    approx: Option<Approx>,
    bound: Option<Bound>,
    next: usize,
}

fn margin(passage: &Passage<'_>, at: usize) -> Margin {
    let mut margin = Margin { approx: None, bound: None, next: at };
    let found = passage.find(at, |sense| match sense {
        Sense::Around => Some((Some(Lean::Both), None)),
        Sense::Hedge(lean) => Some((Some(lean), None)),
        Sense::Bound(bound) => Some((None, Some(bound))),
        _ => None,
    });
    if let Some(found) = found {
        let words = passage.cut(passage.span(at, found.next)).to_owned();
        margin.approx = found.sense.0.map(|lean| Approx { words, lean });
        margin.bound = found.sense.1;
        margin.next = found.next;
    }
    margin
}

/// "Three days ago", "in six months", "more than two years ago", «قبل أربعة أيام», « il y a dix jours ».
fn ago(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let opener = passage.find(at, |sense| match sense {
        Sense::AgoBefore => Some(-1),
        Sense::HenceBefore => Some(1),
        _ => None,
    });
    let (start, sign) = opener.map_or((at, 0), |found| (found.next, found.sense));
    let margin = margin(passage, start);
    let counted = margin.next;
    let length = length(passage, counted)?;
    let (sign, to) = if sign == 0 {
        let after = passage.find(length.next, |sense| match sense {
            Sense::AgoAfter => Some(-1),
            Sense::HenceAfter => Some(1),
            _ => None,
        })?;
        (after.sense, after.next)
    } else {
        // "In four months of war", «قبل أربعة أيام من الاقتراع» and "in three weeks' time" count from elsewhere, or not at all.
        let other = counts_from_elsewhere(passage, length.next);
        let hence = passage.word(length.next, Sense::HenceAfter).filter(|_| sign > 0);
        // "In less than two weeks" tells how long something took.
        let took = sign > 0
            && (margin.bound.is_some()
                // "Were sold in a week"
                || passage.language_of(at).script == Script::Latin
                    && super::tense_around(passage, at, length.next) == Some(super::Tense::Past));
        // "The worst storm to hit the island in almost a century"
        let leans = margin.approx.as_ref().is_some_and(|approx| approx.lean != Lean::Both);
        let reach = if leans { FURTHER } else { REACH };
        if other && hence.is_none() || took || (sign > 0 && compared(passage, at, reach)) {
            return None;
        }
        (sign, hence.unwrap_or(length.next))
    };
    let count = i32::try_from(length.count).ok()?.checked_mul(sign)?;
    let today = reference(passage).filter(|(first, last)| first == last).map(|(today, _)| today);
    let exact = today.and_then(|today| moved(today, length.grain, count.into()));
    let value = match margin.bound {
        Some(bound) => exact.ok_or(Unresolved::NoReference).map(|day| {
            let mut span = DateSpan::new(day, day, Grain::Day);
            span.bound = Some(side(bound, sign));
            Value::Date(span)
        }),
        None => shifted(reference(passage), length.grain, count).map(|(first, last)| {
            Value::Date(DateSpan { approx: margin.approx.clone(), ..DateSpan::new(first, last, length.grain) })
        }),
    };
    let mut alternatives = Vec::new();
    let mut add = |value: Value, why: &str| {
        alternatives.push(Alternative { value, why: why.to_owned(), doubt: Doubt::Sense });
    };
    if let Some(day) = exact.filter(|_| length.grain > Grain::Day && margin.bound.is_none()) {
        add(Value::Date(DateSpan::new(day, day, Grain::Day)), "counted to the day");
    }
    // "In three years he wrote two books"
    if opener.is_some() && sign > 0 && margin.bound.is_none() {
        let quantity = Quantity { approx: margin.approx.clone(), ..duration_of(length.count, length.grain) };
        add(Value::Quantity(quantity), "a length of time rather than a date");
    }
    Some(reading(passage, at, counted, to, value, alternatives))
}

/// "Two hours ago", «قبل نصف ساعة»: a day, since a publication date tells no hour.
fn moments_ago(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    const DAY: u64 = 86_400;
    let opener = passage.word(at, Sense::AgoBefore);
    let start = opener.unwrap_or(at);
    let counted = margin(passage, start).next;
    let (seconds, next) = moments(passage, counted)?;
    let to = match opener {
        Some(_) => (!counts_from_elsewhere(passage, next)).then_some(next)?,
        None => passage.word(next, Sense::AgoAfter)?,
    };
    let day = |days: u64| match reference(passage) {
        Some((today, last)) if today == last => {
            today.checked_sub(jiff::Span::new().try_days(i64::try_from(days).unwrap_or(i64::MAX)).ok()?).ok()
        }
        _ => None,
    };
    // Later than noon it may have been the day before.
    let most = if seconds < DAY / 2 { 0 } else { seconds.div_ceil(DAY) };
    let value = match (day(most), day(seconds / DAY)) {
        (Some(first), Some(last)) => {
            let mut span = DateSpan::new(first, last, Grain::Day);
            span.range = first < last;
            Ok(Value::Date(span))
        }
        _ => Err(Unresolved::NoReference),
    };
    Some(reading(passage, at, counted, to, value, Vec::new()))
}

/// Hours, minutes or seconds, in seconds.
fn moments(passage: &Passage<'_>, at: usize) -> Option<(u64, usize)> {
    let unit = |at: usize| {
        passage.find(at, |sense| match sense {
            Sense::Period(1, unit @ (TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second)) => Some(unit.seconds()),
            _ => None,
        })
    };
    let part = passage.find(at, |sense| match sense {
        Sense::Part(numerator, denominator @ (2 | 4)) => Some((numerator, denominator)),
        _ => None,
    });
    if let Some(part) = part {
        let of = passage.past_of(part.next);
        let hour = unit(passage.word(of, Sense::Article).unwrap_or(of))?;
        return Some((hour.sense * u64::from(part.sense.0) / u64::from(part.sense.1), hour.next));
    }
    if let Some(own) = unit(at) {
        let count = if passage.word(at, Sense::Pair).is_some() { 2 } else { 1 };
        let single = count == 2 || passage.language_of(at).script == Script::Arabic && !passage.definite(at);
        let alone = passage.word(at, Sense::Single).is_some() || count == 2;
        let (half, next) = and_half(passage, own.sense, own.next);
        return (single && alone && !heads_name(passage, next)).then_some((own.sense * count + half, next));
    }
    let (count, next) = match passage.word(at, Sense::Couple) {
        Some(next) => (2, next),
        None => passage.cardinal(at).filter(|_| !passage.continues(at))?,
    };
    let unit = unit(passage.past_hyphen(next)).filter(|_| count > 0 && count < 10_000)?;
    let seconds = unit.sense * u64::from(count);
    let (half, next) = and_half(passage, unit.sense, unit.next);
    Some((seconds + half, next))
}

/// The seconds of "and a half" after a unit of so many, and the token after it.
fn and_half(passage: &Passage<'_>, unit: u64, at: usize) -> (u64, usize) {
    match and_part(passage, at) {
        Some((next, half)) if half == Decimal::new(5, 1) => (unit / 2, next),
        _ => (0, at),
    }
}

/// Whether a definite word follows, which makes the unit before it the head of a name: «قبل يوم الجمعة», «بعد عام الفيل».
fn heads_name(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|token| {
        token.kind == TokenKind::Word && !token.line_start && passage.cut(token.span).starts_with("ال")
    }) || passage.has(at, |sense| matches!(sense, Sense::Month(_) | Sense::HijriMonth(_) | Sense::Weekday(_)))
}

/// Whether what follows a length of time makes it count from another event than the publication: «قبل أربعة أيام من الاقتراع», "in
/// three weeks' time".
fn counts_from_elsewhere(passage: &Passage<'_>, at: usize) -> bool {
    passage.past_of_the(at) > at
        || passage.has(at, |sense| matches!(sense, Sense::Later | Sense::Passing))
        || passage.shift_after(at).is_some()
}

/// "A few days ago", «قبل بضعة أشهر»: from the most that the word may mean to the least.
fn few_ago(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    const MOST: i32 = 10;
    let opener = passage.word(at, Sense::AgoBefore);
    let few = passage.find(opener.unwrap_or(at), |sense| match sense {
        Sense::Few(least) => Some(i32::from(least)),
        _ => None,
    })?;
    let unit = time_unit(passage, few.next)?;
    let to = match opener {
        Some(_) => (!counts_from_elsewhere(passage, unit.next)).then_some(unit.next)?,
        None => passage.word(unit.next, Sense::AgoAfter)?,
    };
    let count = i32::try_from(unit.count).ok()?;
    let shifted = |number: i32| shifted(reference(passage), unit.grain, number.saturating_mul(count));
    let value = shifted(-MOST).and_then(|(first, _)| {
        let (_, last) = shifted(-few.sense)?;
        let mut span = DateSpan::new(first, last, unit.grain);
        span.range = true;
        let words = passage.cut(passage.span(opener.unwrap_or(at), few.next)).to_owned();
        span.approx = Some(Approx { words, lean: Lean::Both });
        Ok(Value::Date(span))
    });
    Some(reading(passage, at, opener.unwrap_or(at), to, value, Vec::new()))
}

/// The side of the day that a bound on a distance in time leaves open.
const fn side(bound: Bound, sign: i32) -> DateBound {
    match (bound, sign < 0) {
        (Bound::Above, true) | (Bound::Below, false) => DateBound::Before,
        (Bound::AtLeast, true) | (Bound::AtMost, false) => DateBound::By,
        (Bound::Below, true) | (Bound::Above, false) => DateBound::After,
        (Bound::AtMost, true) | (Bound::AtLeast, false) => DateBound::Since,
    }
}

/// "Three days before 21 March", "a week from Friday", «بعد ثلاثة أيام من 21 مارس».
fn offset(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let opener = passage.find(at, |sense| match sense {
        Sense::AgoBefore => Some(-1),
        Sense::HenceBefore if passage.language_of(at).script == Script::Arabic => Some(1),
        _ => None,
    });
    let length = length(passage, opener.map_or(at, |found| found.next)).or_else(|| one_day(passage, at))?;
    let from = passage.word(length.next, Sense::From);
    let (sign, next) = match opener {
        Some(opener) => (opener.sense, from?),
        None => {
            let side = passage.find(length.next, |sense| match sense {
                Sense::DateBound(DateBound::Before) => Some(-1),
                Sense::DateBound(DateBound::After) => Some(1),
                _ => None,
            });
            side.map(|side| (side.sense, side.next)).or_else(|| from.map(|next| (1, next)))?
        }
    };
    let form = super::form::date(passage, passage.past_the(next))?;
    let weekday = matches!(form.first.unit, NamedUnit::Weekday(_));
    let named =
        matches!(form.need, Need::Nothing | Need::Feast) || weekday && super::form::written_as_name(passage, next);
    if !named || form.last.is_some() || form.first.grain() != Grain::Day || passage.tokens[next].line_start {
        return None;
    }
    let day = form.first.resolve(reference(passage), sign > 0);
    let value = day.and_then(|day| {
        let count = i64::from(length.count) * i64::from(sign);
        let day = moved(day.first, length.grain, count).ok_or(Unresolved::NoSuchDay)?;
        Ok(Value::Date(DateSpan::new(day, day, Grain::Day)))
    });
    Some(reading(passage, at, at, form.next, value, Vec::new()))
}

/// "The day" before or after a date.
fn one_day(passage: &Passage<'_>, at: usize) -> Option<Length> {
    let (grain, next) = passage.grain(at).filter(|_| passage.language_of(at).script == Script::Latin)?;
    (grain == Grain::Day && passage.definite(at)).then_some(Length { count: 1, grain, next })
}

/// How many words before a length of time a word of comparison may stand, and before one that is "almost" or "just over" so long,
/// which hardly anything will last.
const REACH: usize = 6;
const FURTHER: usize = 12;

/// Whether a word of comparison stands shortly before: "the worst drought in three years", "twice in two months".
fn compared(passage: &Passage<'_>, at: usize, reach: usize) -> bool {
    let words = (at.saturating_sub(reach)..at).rev();
    let clause = |index: &usize| {
        !passage.tokens[index + 1].line_start
            && !matches!(passage.sign(*index), Some('.' | ',' | ';' | ':' | '?' | '!'))
    };
    words.take_while(clause).any(|word| passage.word(word, Sense::Superlative).is_some())
}

/// A number of units, or a dual of one.
fn length(passage: &Passage<'_>, at: usize) -> Option<Length> {
    if let Some(next) = passage.word(at, Sense::Couple) {
        let unit = time_unit(passage, next)?;
        return Some(Length { count: unit.count * 2, ..unit });
    }
    if let Some(unit) = time_unit(passage, at) {
        let pair = passage.word(at, Sense::Pair).is_some();
        let single = passage.grain(at).is_some() && !passage.definite(at);
        // «قبل عام» is a year ago; "in year" is nothing.
        if pair || (single && passage.language_of(at).script == Script::Arabic) {
            // A number after it is its own: «بعد عام 2011».
            let numbered = passage.digits(unit.next).is_some() || !pair && heads_name(passage, unit.next);
            return (!numbered).then_some(Length { count: unit.count * if pair { 2 } else { 1 }, ..unit });
        }
        return None;
    }
    let (count, next) = passage.cardinal(at)?;
    if passage.continues(at) {
        return None;
    }
    let unit = time_unit(passage, passage.past_hyphen(next)).filter(|_| count > 0 && count < 10_000)?;
    Some(Length { count: unit.count * count, ..unit })
}

/// A unit of the calendar, in any number.
fn time_unit(passage: &Passage<'_>, at: usize) -> Option<Length> {
    let found = passage.find(at, |sense| match sense {
        Sense::Period(count, TimeUnit::Day) => Some((count, Grain::Day)),
        Sense::Period(count, TimeUnit::Week) => Some((count, Grain::Week)),
        Sense::Period(count, TimeUnit::Month) => Some((count, Grain::Month)),
        Sense::Period(10, TimeUnit::Year) => Some((1, Grain::Decade)),
        Sense::Period(100, TimeUnit::Year) => Some((1, Grain::Century)),
        Sense::Period(count, TimeUnit::Year) => Some((count, Grain::Year)),
        _ => None,
    })?;
    Some(Length { count: found.sense.0.into(), grain: found.sense.1, next: found.next })
}

/// "The next three months", "the past 12 years": the number and its unit are the mention.
fn span_ahead(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let before = at.checked_sub(1)?;
    let past = passage.word(before, Sense::SpanBefore).map(|next| (-1, next));
    let (shift, next) = passage.shift_before(before).or(past)?;
    if next != at || shift == 0 {
        return None;
    }
    let (count, unit_at) = passage.numeral(at)?;
    let unit = time_unit(passage, unit_at)?;
    Some(duration(passage, at, unit.next, count.saturating_mul(unit.count), unit.grain, shift.into()))
}

/// «السنوات الثلاث المقبلة», «الـ24 شهرا الماضية», « les trois prochaines années ».
fn definite_span(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    if let Some(unit) = time_unit(passage, at).filter(|_| passage.definite(at)) {
        let pair = passage.word(at, Sense::Pair).is_some();
        let (count, next) = if pair { (2, unit.next) } else { passage.numeral(unit.next)? };
        let (shift, to) = passage.shift_after(next)?;
        return Some(duration(passage, at, to, count.saturating_mul(unit.count), unit.grain, shift.into()));
    }
    let (count, next) = passage.numeral(at)?;
    if let Some((shift, next)) = passage.shift_after(next)
        && shift != 0
        && let Some(unit) = time_unit(passage, next)
        // "turned 80 last week"
        && (count == 1 || passage.word(next, Sense::Single).is_none())
    {
        return Some(duration(passage, at, unit.next, count.saturating_mul(unit.count), unit.grain, shift.into()));
    }
    let unit = time_unit(passage, next)?;
    let (shift, to) = passage.shift_after(unit.next)?;
    Some(duration(passage, at, to, count.saturating_mul(unit.count), unit.grain, shift.into()))
}

fn duration_of(count: u32, grain: Grain) -> Quantity {
    let (count, unit) = match grain {
        Grain::Day => (count, TimeUnit::Day),
        Grain::Week => (count, TimeUnit::Week),
        Grain::Month => (count, TimeUnit::Month),
        Grain::Decade => (count.saturating_mul(10), TimeUnit::Year),
        Grain::Century => (count.saturating_mul(100), TimeUnit::Year),
        _ => (count, TimeUnit::Year),
    };
    let amount = Amount::Point(Figure::whole(Decimal::from(count)));
    Quantity { amount, approx: None, unit: Unit::Time(unit), per: None }
}

/// A duration before or after the reference, with the days that it spans as the other reading.
fn duration(passage: &Passage<'_>, from: usize, to: usize, count: u32, grain: Grain, sign: i32) -> Reading {
    let value = Value::Quantity(duration_of(count, grain));
    let mut alternatives = Vec::new();
    if let Some((today, last)) = reference(passage)
        && today == last
        && let Some(other) = moved(today, grain, i64::from(sign.signum()) * i64::from(count))
    {
        let mut span = DateSpan::new(today, other, Grain::Day);
        span.range = true;
        let why = "the days that it spans, counted from the publication date".to_owned();
        alternatives.push(Alternative { value: Value::Date(span), why, doubt: Doubt::Sense });
    }
    reading(passage, from, from, to, Ok(value), alternatives)
}

/// The day `count` units after another.
fn moved(day: Date, grain: Grain, count: i64) -> Option<Date> {
    let steps = match grain {
        Grain::Day => jiff::Span::new().try_days(count),
        Grain::Week => jiff::Span::new().try_weeks(count),
        Grain::Month => jiff::Span::new().try_months(count),
        Grain::Decade => jiff::Span::new().try_years(count.checked_mul(10)?),
        Grain::Century => jiff::Span::new().try_years(count.checked_mul(100)?),
        _ => jiff::Span::new().try_years(count),
    };
    day.checked_add(steps.ok()?).ok()
}

fn reading(
    passage: &Passage<'_>,
    from: usize,
    figure: usize,
    to: usize,
    value: Result<Value, Unresolved>,
    alternatives: Vec<Alternative>,
) -> Reading {
    let mention = Mention { span: passage.span(from, to), figure: passage.span(figure, to), value, alternatives };
    Reading { from, to, mention }
}

//! Days, days of the week and months: "5 March 2024", «الأحد 8 مارس», "March".

use super::super::outlook::BEHIND_MONTH;
use super::*;
use jiff::ToSpan;

/// A day of the week, alone or before its date.
pub(super) fn weekday(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let found = passage.find(at, |sense| match sense {
        Sense::Weekday(day) => Some((day, false)),
        Sense::ShortWeekday(day) => Some((day, true)),
        _ => None,
    })?;
    let (day, short) = found.sense;
    let mut next = found.next;
    if short && passage.sign(next) == Some('.') && passage.glued(next) {
        next += 1;
    }
    // "Mon." is no form of the tables, but a comma is common.
    if matches!(passage.sign(next), Some(',' | '،')) {
        next += 1;
    }
    let dated = passage.past_the(passage.skip(next, Sense::Matching));
    let line = passage.tokens.get(dated).is_some_and(|token| !token.line_start);
    let date = match passage.tokens.get(dated).map(|token| token.kind) {
        Some(TokenKind::Digits) if line && !passage.continues(dated) => {
            numeric::date(passage, dated).or_else(|| day_first(passage, dated))
        }
        Some(TokenKind::Word) if line => month_first(passage, dated).or_else(|| day_first(passage, dated)),
        _ => None,
    };
    if let Some(mut date) = date.filter(|date| date.first.grain() == Grain::Day && date.last.is_none()) {
        if let Some(year) = date.first.year_on(day, reference(passage)) {
            date.first.when = When::Year(year);
        }
        return Some(date);
    }
    if let Some(day) = line.then(|| numbered_weekday(passage, day, dated)).flatten() {
        return Some(day);
    }
    if short {
        return None;
    }
    if let Some(form) = day_of_week(passage, day, found.next) {
        return Some(form);
    }
    if let Some((shift, next)) = passage.shift_after(found.next) {
        return Some(weekday_shifted(passage, day, shift, next));
    }
    Some(Form::new(Named::new(Unit::Weekday(day), When::Nearest), found.next, Need::Weekday))
}

/// "Friday next", "the Friday after next", «الأربعاء الماضي».
fn weekday_shifted(passage: &Passage<'_>, weekday: i8, shift: i8, next: usize) -> Form {
    let named = Named::new(Unit::Weekday(weekday), When::of_shift(shift));
    let weeks = i64::from(shift) - i64::from(shift.signum());
    if weeks == 0 {
        return Form::new(named, next, Need::Nothing);
    }
    let day = named.resolve(reference(passage), false);
    match day.and_then(|day| day.first.checked_add(weeks.weeks()).map_err(|_| Unresolved::NoSuchDay)) {
        Ok(day) => Form::days(day, day, Grain::Day, next),
        Err(why) => Form::unresolved(why, next),
    }
}

/// "Sunday the 15th": the nearest day of that number that is one.
fn numbered_weekday(passage: &Passage<'_>, weekday: i8, at: usize) -> Option<Form> {
    const MONTHS: [i64; 7] = [0, 1, -1, 2, -2, 3, -3];
    let Unit::DayAlone(number) = day_alone(passage, at)?.first.unit else { return None };
    let next = at + 2;
    let Some((today, _)) = reference(passage) else { return Some(Form::unresolved(Unresolved::NoReference, next)) };
    let day = MONTHS.into_iter().find_map(|months| {
        let month = today.first_of_month().checked_add(months.months()).ok()?;
        let day = Date::new(month.year(), month.month(), i8::try_from(number).ok()?).ok()?;
        (day.weekday().to_monday_zero_offset() == weekday).then_some(day)
    })?;
    Some(Form::days(day, day, Grain::Day, next))
}

/// "The 20th", whose month is not told.
pub(super) fn day_alone(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (number, _) = passage.digits(at).filter(|&(_, count)| count <= 2)?;
    let next = passage.word(at + 1, Sense::OrdinalSuffix).filter(|_| passage.glued(at + 1))?;
    let day = u8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
    Some(Form::new(Named::new(Unit::DayAlone(day), When::Nearest), next, Need::DayAlone))
}

/// "The weekend", near the reference.
pub(super) fn weekend(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let next = passage.word(at, Sense::Weekend)?;
    let mut form = Form::new(Named::new(Unit::Weekend, When::Nearest), next, Need::Weekend);
    form.first.part = Some(Part::Late);
    Some(form)
}

/// "Christmas 2024", «عيد الفطر».
pub(super) fn feast(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let found = passage.find(at, |sense| match sense {
        Sense::Feast(calendar, month, day) => Some((calendar, month, day)),
        _ => None,
    })?;
    let (calendar, month, day) = found.sense;
    let named = |when| Named { calendar, ..Named::new(Unit::Day(month, day), when) };
    if !written_as_name(passage, at) {
        return None;
    }
    if let Some((when, _, next)) = year_after(passage, found.next, true) {
        return Some(Form::new(named(when), next, Need::Nothing));
    }
    if let Some((shift, next)) = passage.shift_after(found.next) {
        return Some(Form::new(named(When::of_shift(shift)), next, Need::Nothing));
    }
    Some(Form::new(named(When::Nearest), found.next, Need::Feast))
}

/// "Wednesday of next week", «الأربعاء من الأسبوع المقبل»
fn day_of_week(passage: &Passage<'_>, day: i8, at: usize) -> Option<Form> {
    let of = passage.past_of_the(at);
    let (shift, next) = match passage.shift_before(of) {
        Some((shift, week)) => (shift, passage.grain(week).filter(|&(grain, _)| grain == Grain::Week)?.1),
        None => passage.shift_after(passage.grain(of).filter(|&(grain, _)| grain == Grain::Week)?.1)?,
    };
    Some(match shifted(reference(passage), Grain::Week, shift.into()) {
        Ok((monday, _)) => match monday.checked_add(i64::from(day).days()) {
            Ok(day) => Form::days(day, day, Grain::Day, next),
            Err(_) => Form::unresolved(Unresolved::NoSuchDay, next),
        },
        Err(why) => Form::unresolved(why, next),
    })
}

/// A month's name, or two names of one month.
struct MonthRead {
    month: u8,
    calendar: Calendar,
    need: Need,
    short: bool,
    next: usize,
}

fn month(passage: &Passage<'_>, at: usize) -> Option<MonthRead> {
    let mut read = month_name(passage, at)?;
    // «أغسطس/آب» and «أيار (مايو)» are one month.
    let (inner, close) = match passage.sign(read.next) {
        Some('/') => (read.next + 1, None),
        Some('(') => (read.next + 1, Some(')')),
        // «يوليو تموز»
        None if read.calendar == Calendar::Gregorian && is_arabic_word(passage, read.next) => (read.next, None),
        _ => return Some(read),
    };
    if let Some(other) = month_name(passage, inner)
        && (other.month, other.calendar) == (read.month, read.calendar)
    {
        match close {
            None => read.next = other.next,
            Some(close) if passage.sign(other.next) == Some(close) => read.next = other.next + 1,
            Some(_) => return Some(read),
        }
        read.need = Need::Month;
    }
    Some(read)
}

/// Whether an Arabic word goes on with the line at token `at`.
fn is_arabic_word(passage: &Passage<'_>, at: usize) -> bool {
    passage
        .tokens
        .get(at)
        .is_some_and(|token| token.kind == TokenKind::Word && token.script == Script::Arabic && !token.line_start)
}

fn month_name(passage: &Passage<'_>, at: usize) -> Option<MonthRead> {
    let found = passage.find_of(at, MONTH, |sense| match sense {
        Sense::Month(month) => Some((month, Calendar::Gregorian, Need::Month, false)),
        Sense::DoubtfulMonth(month) => Some((month, Calendar::Gregorian, Need::DoubtfulMonth, false)),
        Sense::ShortMonth(month) => Some((month, Calendar::Gregorian, Need::DoubtfulMonth, true)),
        Sense::HijriMonth(month) => Some((month, Calendar::Hijri, Need::DoubtfulMonth, false)),
        _ => None,
    })?;
    let (month, calendar, need, short) = found.sense;
    let mut next = found.next;
    if short && passage.sign(next) == Some('.') && passage.glued(next) {
        next += 1;
    }
    Some(MonthRead { month, calendar, need, short, next })
}

/// A month before its day, its year or nothing.
pub(super) fn month_first(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let read = month(passage, at)?;
    let written = written_as_name(passage, at);
    let named = |unit, when, calendar| Named { calendar, ..Named::new(unit, when) };
    // "March 5, 2024", "March 3–5", "March the 5th".
    if let Some(days) = day_numbers(passage, passage.past_the(read.next)) {
        let year = year_after(passage, days.next, true);
        if year.is_some() || written || is_plain_day(passage, at, &read, days.next) {
            let (when, calendar, next) = year.unwrap_or((When::Nearest, read.calendar, days.next));
            let calendar = read.marked(calendar);
            let day = |day| named(Unit::Day(read.month, day), when, calendar);
            let mut form = Form::new(day(days.first), next, Need::Nothing);
            form.last = days.last.map(day);
            return Some(form);
        }
    }
    if let Some((when, calendar, next)) = year_after(passage, read.next, true) {
        return Some(Form::new(named(Unit::Month(read.month), when, read.marked(calendar)), next, Need::Nothing));
    }
    if let Some((shift, next)) = passage.shift_after(read.next) {
        // «أغسطس المنصرم 2019»
        let year = year_after(passage, next, false).filter(|_| !passage.tokens[next].line_start);
        let (when, calendar, next) = year.unwrap_or((When::of_shift(shift), read.calendar, next));
        return Some(Form::new(named(Unit::Month(read.month), when, read.marked(calendar)), next, Need::Nothing));
    }
    if !written || (read.short && passage.sign(read.next - 1) != Some('.')) {
        return None;
    }
    // "November-end"
    let hyphen = passage.past_hyphen(read.next);
    if hyphen > read.next
        && let Some(found) = passage.find(hyphen, |sense| match sense {
            Sense::ThirdAfter(part) => Some(part),
            _ => None,
        })
    {
        let mut form =
            Form::new(named(Unit::Month(read.month), When::Nearest, read.calendar), found.next, Need::Nothing);
        form.first.part = Some(found.sense);
        return Some(form);
    }
    Some(Form::new(named(Unit::Month(read.month), When::Nearest, read.calendar), read.next, read.need))
}

/// Whether the word at `at` is written as its language writes names of months and days.
pub(in crate::mention::date) fn written_as_name(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.tokens[at];
    let capital = passage.cut(token.span).chars().next().is_some_and(char::is_uppercase);
    if passage.language_of(at).capital_names {
        capital || is_unmistakable(passage, at)
    } else {
        !capital || token.line_start || at == 0
    }
}

/// Whether the word at `at` is the name of a month or of a day of the week and nothing else, so that it needs no capital.
fn is_unmistakable(passage: &Passage<'_>, at: usize) -> bool {
    passage.has(at, |sense| matches!(sense, Sense::Month(_) | Sense::Weekday(_) | Sense::Feast(..)))
        && !passage.means(at, Sense::CapitalOnly)
}

/// Whether a day is told so plainly that its month needs no capital: "on oct 6", "may 5th".
fn is_plain_day(passage: &Passage<'_>, at: usize, read: &MonthRead, next: usize) -> bool {
    let ordinal = passage.digits(next - 1).is_none();
    let led = at.checked_sub(1).is_none_or(|before| {
        passage.has(before, |sense| {
            matches!(sense, Sense::Prepositional | Sense::DateBound(_) | Sense::From | Sense::Between)
        })
    });
    let on = at.checked_sub(1).is_some_and(|before| passage.means(before, Sense::DayCue));
    ordinal || on || read.short && led
}

/// One or two days of a month.
struct DayNumbers {
    first: u8,
    last: Option<u8>,
    next: usize,
}

/// "5", "5th", "3–5", "12 to 15", «3 إلى 6».
fn day_numbers(passage: &Passage<'_>, at: usize) -> Option<DayNumbers> {
    let (first, next) = day_number(passage, at)?;
    let second = range_sign(passage, next).and_then(|to| day_number(passage, passage.past_the(to)));
    let second = second.or_else(|| next_day(passage, first, next));
    Some(match second {
        Some((last, next)) if last > first => DayNumbers { first, last: Some(last), next },
        _ => DayNumbers { first, last: None, next },
    })
}

/// The day after `first`, joined to it by "and": "September 4 and 5", «4 و5 سبتمبر». Days that lie apart are no span.
fn next_day(passage: &Passage<'_>, first: u8, at: usize) -> Option<(u8, usize)> {
    let and = range_and(passage, at)?;
    passage.digits(and)?;
    let (second, next) = day_number(passage, and).filter(|&(second, _)| second == first + 1)?;
    let month = || month(passage, passage.past_of_the(next)).is_some();
    (super::super::beside::ends_phrase(passage, next) || month()).then_some((second, next))
}

/// A day of a month, in digits or as an ordinal.
fn day_number(passage: &Passage<'_>, at: usize) -> Option<(u8, usize)> {
    let (number, next) = match passage.digits(at) {
        Some((number, count)) if count <= 2 => {
            let next = at + 1;
            let suffixed = passage.word(next, Sense::OrdinalSuffix).filter(|_| passage.glued(next));
            let next = suffixed.unwrap_or(next);
            if suffixed.is_none() && passage.runs_on(next) && range_sign(passage, next).is_none() {
                return None;
            }
            (number, next)
        }
        Some(_) => return None,
        None => passage.ordinal(at)?,
    };
    u8::try_from(number).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, next))
}

/// A day before its month: "5 March 2024", "the 9th of December", «الثاني والعشرين من أكتوبر».
pub(super) fn day_first(passage: &Passage<'_>, at: usize) -> Option<Form> {
    if let Some(form) = borrowed_month(passage, at) {
        return Some(form);
    }
    let mut days = day_numbers(passage, at)?;
    if days.last.is_none()
        && let Some(and) = range_and(passage, days.next)
        && (at.saturating_sub(2)..at)
            .any(|before| passage.word(before, Sense::Between).is_some_and(|next| passage.past_the(next) == at))
        && let Some((last, next)) = day_number(passage, passage.past_the(and))
    {
        days = DayNumbers { last: Some(last), next, ..days };
    }
    let mut of = passage.past_hyphen(passage.past_of_the(days.next));
    if let Some((Grain::Month, next)) = passage.grain(of) {
        if let Some((shift, next)) = passage.shift_after(next) {
            return day_of_month(passage, &days, shift, next);
        }
        of = next;
    } else if let Some((shift, next)) = passage.shift_before(of)
        && let Some((Grain::Month, next)) = passage.grain(next)
    {
        return day_of_month(passage, &days, shift, next);
    }
    let Some(read) = month(passage, of).filter(|_| !passage.tokens[of].line_start) else {
        return lent_month(passage, at, &days);
    };
    // "5-Mar-2024"
    let end = passage.past_hyphen(read.next);
    let hyphened = passage.year(end).filter(|_| end > read.next);
    let year = hyphened.map(|read| (When::Year(read.year), read.calendar, read.next));
    // "21-Mar-24"
    let joined = end > read.next && passage.past_hyphen(days.next) > days.next;
    let short = || short_year(passage, end).filter(|_| joined);
    let year = year.or_else(|| short().map(|(year, next)| (When::Year(year), read.calendar, next)));
    let year = year.or_else(|| year_after(passage, read.next, true));
    // "The 3rd of may"
    let plain = passage.digits(days.next - 1).is_none() && passage.past_of_the(days.next) > days.next;
    if year.is_none() && !plain && !written_as_name(passage, of) {
        return None;
    }
    let (when, calendar, next) = match year {
        Some(year) => year,
        None => match passage.shift_after(read.next) {
            Some((shift, next)) => (When::of_shift(shift), read.calendar, next),
            None => (When::Nearest, read.calendar, read.next),
        },
    };
    let calendar = read.marked(calendar);
    let day = |day| Named { calendar, ..Named::new(Unit::Day(read.month, day), when) };
    let mut form = Form::new(day(days.first), next, Need::Nothing);
    form.last = days.last.map(day);
    Some(form)
}

/// The first of several days that share the month of the last: "on 2 and 5 September", «يومي 16 و19 نوفمبر المقبل».
fn lent_month(passage: &Passage<'_>, at: usize, days: &DayNumbers) -> Option<Form> {
    let opened = at.checked_sub(1).is_none_or(|before| {
        let token = &passage.tokens[before];
        let known = |sense| {
            matches!(
                sense,
                Sense::Function | Sense::Prepositional | Sense::DayCue | Sense::The | Sense::And | Sense::Or
            )
        };
        token.line_start
            || passage.has(before, known)
            || passage.grain(before).is_some_and(|(grain, _)| grain == Grain::Day)
            || matches!(token.kind, TokenKind::Sign(',' | '،' | ':' | '('))
    });
    if !opened || days.last.is_some() {
        return None;
    }
    let comma = matches!(passage.sign(days.next), Some(',' | '،'));
    let joined = if comma { Some(days.next + 1) } else { and_or(passage, days.next) };
    let next = passage.past_the(joined?);
    let later =
        day_numbers(passage, next).filter(|later| later.first > days.first && (!comma || later.last.is_none()))?;
    let mut form = match comma {
        true => lent_month(passage, next, &later)?,
        false => day_first(passage, next)?,
    };
    let Unit::Day(month, _) = form.first.unit else { return None };
    form.first.unit = Unit::Day(month, days.first);
    (form.last, form.next) = (None, days.next);
    Some(form)
}

/// The day that shares the month of the one before it: "September 2 or 5".
fn borrowed_month(passage: &Passage<'_>, at: usize) -> Option<Form> {
    passage.digits(at)?;
    let (day, next) = day_number(passage, at).filter(|&(_, next)| super::super::beside::ends_phrase(passage, next))?;
    let joined = |from: usize| and_or(passage, from).is_some_and(|next| next == at);
    let mut form = (at.saturating_sub(BEHIND_MONTH)..at).find_map(|from| {
        let word = passage.tokens[from].kind == TokenKind::Word;
        let form = word.then(|| month_first(passage, from)).flatten()?;
        (form.last.is_none() && joined(form.next)).then_some(form)
    })?;
    let Unit::Day(month, earlier) = form.first.unit else { return None };
    form.first.unit = Unit::Day(month, day);
    form.next = next;
    (earlier < day).then_some(form)
}

/// "And" or "or" between two days, past it.
fn and_or(passage: &Passage<'_>, at: usize) -> Option<usize> {
    range_and(passage, at).or_else(|| passage.word(at, Sense::Or))
}

/// «الخامس من الشهر الجاري»
fn day_of_month(passage: &Passage<'_>, days: &DayNumbers, shift: i8, next: usize) -> Option<Form> {
    if days.last.is_some() {
        return None;
    }
    Some(match shifted(reference(passage), Grain::Month, shift.into()) {
        Ok((first, _)) => match Date::new(first.year(), first.month(), i8::try_from(days.first).ok()?) {
            Ok(day) => Form::days(day, day, Grain::Day, next),
            Err(_) => Form::unresolved(Unresolved::NoSuchDay, next),
        },
        Err(why) => Form::unresolved(why, next),
    })
}

impl MonthRead {
    /// The calendar of the month with a year of `calendar`: a Hijri month makes its year one.
    fn marked(&self, calendar: Calendar) -> Calendar {
        if self.calendar == Calendar::Hijri { Calendar::Hijri } else { calendar }
    }
}

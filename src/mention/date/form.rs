//! The forms in which a text names one date: a day, a month, a quarter, a year, a relative date.
//!
//! Each form begins at its first word and reads to the right. What stands before it (bounds, "around", what opens a range) is
//! read by [`super::expression`].

use super::named::{Named, Unit, When, shifted};
use super::numeric;
use crate::lexicon::Sense;
use crate::mention::Unresolved;
use crate::mention::passage::Passage;
use crate::mention::token::TokenKind;
use crate::value::{Calendar, Grain, Part, Season};
use jiff::civil::Date;

/// One date as read, or the two ends of a range whose words share a month ("3–5 March").
#[derive(Debug)]
pub(super) struct Form {
    pub first: Named,
    pub last: Option<Named>,
    /// The token after it.
    pub next: usize,
    /// What must stand beside it for the words to be a date.
    pub need: Need,
    /// Other readings, and what would make each the right one.
    pub others: Vec<(Named, &'static str)>,
    /// Whether it is the part of its unit before or after the reference.
    pub side: Option<Side>,
}

/// What a form needs beside it to be a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    Nothing,
    /// A month without a day or a year.
    Month,
    /// The same of a word that mostly is no month.
    DoubtfulMonth,
    /// A number that may be a year.
    Year,
    /// Two years, the second without its century.
    ShortYears,
    Weekday,
    Season,
    /// A decade in words, or in two digits.
    Decade,
}

/// A unit up to the reference, or from it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    SoFar,
    ToCome,
}

impl Form {
    fn new(first: Named, next: usize, need: Need) -> Form {
        Form { first, last: None, next, need, others: Vec::new(), side: None }
    }

    fn plain(unit: Unit, when: When, next: usize) -> Form {
        Form::new(Named::new(unit, when), next, Need::Nothing)
    }

    pub(super) fn days(first: Date, last: Date, grain: Grain, next: usize) -> Form {
        Form::new(Named::days(first, last, grain), next, Need::Nothing)
    }

    pub(super) fn unresolved(why: Unresolved, next: usize) -> Form {
        Form::new(Named::unresolved(why), next, Need::Nothing)
    }
}

/// The date that begins at `at`, a third of a unit included.
pub(super) fn date(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let side = passage.find(at, |sense| match sense {
        Sense::SoFar => Some(Side::SoFar),
        Sense::ToCome => Some(Side::ToCome),
        _ => None,
    });
    if let Some(found) = side {
        let inner = passage.past_the(passage.past_of_the(found.next));
        let mut form = unit(passage, inner).or_else(|| this_unit(passage, inner))?;
        (form.last.is_none() && form.need == Need::Nothing).then_some(())?;
        form.side = Some(found.sense);
        return Some(form);
    }
    let third = passage.find(at, |sense| match sense {
        Sense::Third(part) => Some(part),
        _ => None,
    });
    if let Some(found) = third
        && let Some(form) = third_of(passage, found.next, found.sense)
    {
        return Some(form);
    }
    unit(passage, at)
}

/// "The middle" of what stands at `at`.
fn third_of(passage: &Passage<'_>, at: usize, part: Part) -> Option<Form> {
    let inner = passage.past_of_the(passage.past_hyphen(at));
    let inner = passage.past_the(passage.skip(inner, Sense::HenceBefore));
    let form = unit(passage, inner).or_else(|| this_unit(passage, inner));
    let mut form = form.filter(|form| form.last.is_none())?;
    if form.first.grain() == Grain::Day && !matches!(form.first.unit, Unit::Unresolved(_)) {
        return None;
    }
    form.first.part = Some(part);
    if form.need != Need::Year || passage.digits(inner).is_some_and(|(_, count)| count == 4) {
        form.need = Need::Nothing;
    }
    Some(form)
}

/// "The year" that is the reference's, after "the end of".
fn this_unit(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (grain, next) = passage.grain(at)?;
    let fits = !matches!(grain, Grain::Day | Grain::Half | Grain::Quarter | Grain::Decade);
    (fits && passage.definite(at)).then(|| relative_unit(passage, grain, 0, next))
}

fn relative_unit(passage: &Passage<'_>, grain: Grain, shift: i8, next: usize) -> Form {
    match shifted(reference(passage), grain, shift.into()) {
        Ok((first, last)) => Form::days(first, last, grain, next),
        Err(why) => Form::unresolved(why, next),
    }
}

/// The publication date.
pub(super) fn reference(passage: &Passage<'_>) -> Option<(Date, Date)> {
    passage.context.reference.as_ref().map(|reference| (reference.first, reference.last))
}

/// The unit that is named from `at` on.
fn unit(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let token = passage.tokens.get(at)?;
    match token.kind {
        TokenKind::Digits => numbered(passage, at),
        TokenKind::Sign(sign) => short_decade(passage, at, sign),
        TokenKind::Word => day_shift(passage, at)
            .or_else(|| weekday(passage, at))
            .or_else(|| month_first(passage, at))
            .or_else(|| season(passage, at))
            .or_else(|| lettered(passage, at))
            .or_else(|| fiscal(passage, at))
            .or_else(|| shifted_before(passage, at))
            .or_else(|| grain_first(passage, at))
            .or_else(|| decade_word(passage, at))
            .or_else(|| ordinal_first(passage, at))
            .or_else(|| roman_century(passage, at)),
    }
}

/// What begins with digits.
fn numbered(passage: &Passage<'_>, at: usize) -> Option<Form> {
    if passage.continues(at) {
        return None;
    }
    numeric::date(passage, at)
        .or_else(|| letter_after(passage, at))
        .or_else(|| decade_digits(passage, at))
        .or_else(|| ordinal_first(passage, at))
        .or_else(|| day_first(passage, at))
        .or_else(|| years(passage, at))
}

/// "Yesterday", with the day of the week or the date beside it.
fn day_shift(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let found = passage.find(at, |sense| match sense {
        Sense::DayShift(shift) => Some(shift),
        _ => None,
    })?;
    let form = relative_unit(passage, Grain::Day, found.sense, found.next);
    let Some(beside) = weekday(passage, found.next).filter(|form| form.last.is_none()) else { return Some(form) };
    if let Unit::Weekday(_) = beside.first.unit {
        return Some(Form { next: beside.next, ..form });
    }
    Some(Form { need: Need::Nothing, ..beside })
}

/// A day of the week, alone or before its date.
fn weekday(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let found = passage.find(at, |sense| match sense {
        Sense::Weekday(day) => Some(day),
        _ => None,
    })?;
    let mut next = found.next;
    // "Mon." is no form of the tables, but a comma is common.
    if matches!(passage.sign(next), Some(',' | '،')) {
        next += 1;
    }
    let dated = passage.past_the(next);
    let line = passage.tokens.get(dated).is_some_and(|token| !token.line_start);
    let date = match passage.tokens.get(dated).map(|token| token.kind) {
        Some(TokenKind::Digits) if line && !passage.continues(dated) => {
            numeric::date(passage, dated).or_else(|| day_first(passage, dated))
        }
        Some(TokenKind::Word) if line => month_first(passage, dated).or_else(|| day_first(passage, dated)),
        _ => None,
    };
    if let Some(date) = date.filter(|date| date.first.grain() == Grain::Day && date.last.is_none()) {
        return Some(date);
    }
    if let Some((shift, next)) = passage.shift_after(found.next) {
        return Some(Form::plain(Unit::Weekday(found.sense), When::of_shift(shift), next));
    }
    Some(Form::new(Named::new(Unit::Weekday(found.sense), When::Nearest), found.next, Need::Weekday))
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

fn month_name(passage: &Passage<'_>, at: usize) -> Option<MonthRead> {
    let found = passage.find(at, |sense| match sense {
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
fn month_first(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let read = month(passage, at)?;
    let written = written_as_name(passage, at);
    let named = |unit, when, calendar| Named { calendar, ..Named::new(unit, when) };
    // "March 5, 2024", "March 3–5", "March the 5th".
    if let Some(days) = day_numbers(passage, passage.past_the(read.next)) {
        let year = year_after(passage, days.next, true);
        if year.is_some() || written {
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
        let when = When::of_shift(shift);
        return Some(Form::new(named(Unit::Month(read.month), when, read.calendar), next, Need::Nothing));
    }
    if !written || (read.short && passage.sign(read.next - 1) != Some('.')) {
        return None;
    }
    Some(Form::new(named(Unit::Month(read.month), When::Nearest, read.calendar), read.next, read.need))
}

/// Whether the word at `at` is written as its language writes names of months and days.
pub(super) fn written_as_name(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.tokens[at];
    let capital = passage.cut(token.span).chars().next().is_some_and(char::is_uppercase);
    if passage.language_of(at).capital_names { capital } else { !capital || token.line_start || at == 0 }
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
    Some(match second {
        Some((last, next)) if last > first => DayNumbers { first, last: Some(last), next },
        _ => DayNumbers { first, last: None, next },
    })
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

/// What joins the ends of a range, past it: a dash, "to", «إلى»; "and" only where the caller looks for it.
pub(super) fn range_sign(passage: &Passage<'_>, at: usize) -> Option<usize> {
    match passage.sign(at) {
        Some('–' | '—' | '-' | '\u{2011}' | '\u{2010}') => return Some(at + 1),
        Some(_) => return None,
        None => {}
    }
    passage.word(at, Sense::To).or_else(|| passage.word(at, Sense::DateTo))
}

/// "And" before the second date of a range, past it; an attached one is no token of its own.
pub(super) fn range_and(passage: &Passage<'_>, at: usize) -> Option<usize> {
    if let Some(next) = passage.word(at, Sense::And) {
        return Some(next);
    }
    if passage.attached_and(at) {
        return Some(at + 1);
    }
    let entry = passage.tokens.get(at)?.entry?;
    entry.clitic.and.then_some(at)
}

/// The year that a date's words go on with: its number, or "last year". A comma may stand before a number.
fn year_after(passage: &Passage<'_>, at: usize, comma: bool) -> Option<(When, Calendar, usize)> {
    if comma
        && matches!(passage.sign(at), Some(',' | '،'))
        && let Some(read) = passage.year(at + 1).filter(|_| !passage.glued(at + 1))
    {
        return Some((When::Year(read.year), read.calendar, read.next));
    }
    // "March '24"
    if matches!(passage.sign(at), Some('\'' | '’')) && passage.glued(at + 1) {
        return short_year(passage, at + 1).map(|(year, next)| (When::Year(year), Calendar::Gregorian, next));
    }
    let of = passage.past_of_the(at);
    let of = if of == at { passage.skip(at, Sense::HenceBefore) } else { of };
    let of = passage.past_the(of);
    if let Some(read) = passage.year(of).filter(|_| !passage.continues(of)) {
        return Some((When::Year(read.year), read.calendar, read.next));
    }
    // "last year", "of this year"
    if let Some((shift, next)) = passage.shift_before(of) {
        let (grain, next) = passage.grain(next)?;
        return (grain == Grain::Year).then_some((When::Shift(shift), Calendar::Gregorian, next));
    }
    let (grain, next) = passage.grain(of)?;
    if grain != Grain::Year {
        return None;
    }
    if let Some(read) = passage.year(next) {
        return Some((When::Year(read.year), read.calendar, read.next));
    }
    if let Some((shift, next)) = passage.shift_after(next) {
        return Some((When::Shift(shift), Calendar::Gregorian, next));
    }
    // "of the year"
    (of > at && passage.definite(of)).then_some((When::Shift(0), Calendar::Gregorian, next))
}

/// A year of two digits, of this century.
fn short_year(passage: &Passage<'_>, at: usize) -> Option<(i16, usize)> {
    let (number, count) = passage.digits(at)?;
    let year = i16::try_from(number).ok()?;
    (count == 2 && !passage.runs_on(at + 1)).then_some((2000 + year, at + 1))
}

/// A day before its month: "5 March 2024", "the 9th of December", «الثاني والعشرين من أكتوبر».
fn day_first(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let mut days = day_numbers(passage, at)?;
    if days.last.is_none()
        && let Some(and) = range_and(passage, days.next)
        && at.checked_sub(1).is_some_and(|before| passage.word(before, Sense::Between).is_some())
        && let Some((last, next)) = day_number(passage, and)
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
    let read = month(passage, of).filter(|_| !passage.tokens[of].line_start)?;
    // "5-Mar-2024"
    let end = passage.past_hyphen(read.next);
    let year = year_after(passage, end, true).or_else(|| year_after(passage, read.next, true));
    if year.is_none() && !written_as_name(passage, of) {
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

/// A year alone, or two years.
fn years(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let read = passage.year(at).or_else(|| {
        // The first of two years runs on to the second.
        let (number, count) = passage.digits(at)?;
        let year = i16::try_from(number).ok().filter(|year| count == 4 && (1000..=2999).contains(year))?;
        let second = range_sign(passage, at + 1).filter(|&second| passage.glued(second))?;
        passage.digits(second)?;
        Some(super::word::YearRead { year, calendar: Calendar::Gregorian, next: at + 1 })
    })?;
    let year = |year| Named { calendar: read.calendar, ..Named::new(Unit::Year, When::Year(year)) };
    let mut form = Form::new(year(read.year), read.next, Need::Year);
    if read.calendar == Calendar::Hijri || read.year <= 0 || read.next > at + 1 {
        form.need = Need::Nothing;
    }
    if let Some(second) = range_sign(passage, read.next).filter(|_| passage.sign(read.next).is_some())
        && let Some((number, count)) = passage.digits(second).filter(|_| !passage.runs_on(second + 1))
    {
        let number = i16::try_from(number).ok()?;
        let last = match count {
            4 => number,
            2 if passage.glued(second) => read.year / 100 * 100 + number,
            _ => return None,
        };
        if last <= read.year || last > 2999 || read.calendar == Calendar::Hijri {
            return None;
        }
        form.last = Some(year(last));
        form.next = second + 1;
        form.need = if count == 2 { Need::ShortYears } else { Need::Year };
    }
    // A number that runs on is no year.
    (form.last.is_some() || !passage.runs_on(form.next)).then_some(form)
}

/// "1990s".
fn decade_digits(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (number, count) = passage.digits(at)?;
    let mut suffix = at + 1;
    if matches!(passage.sign(suffix), Some('\'' | '’')) && passage.glued(suffix) {
        suffix += 1;
    }
    let next = passage.word(suffix, Sense::DecadeSuffix).filter(|_| passage.glued(suffix))?;
    if number % 10 != 0 {
        return None;
    }
    let (first, need) = match count {
        4 => (number, Need::Nothing),
        2 if number >= 20 => (1900 + number, Need::Decade),
        _ => return None,
    };
    decade(first, next, need)
}

/// "'90s".
fn short_decade(passage: &Passage<'_>, at: usize, sign: char) -> Option<Form> {
    if !matches!(sign, '\'' | '’' | '‘') || passage.glued(at) || !passage.glued(at + 1) {
        return None;
    }
    let mut form = decade_digits(passage, at + 1)?;
    form.need = Need::Nothing;
    Some(form)
}

fn decade(first: u32, next: usize, need: Need) -> Option<Form> {
    let day = Date::new(i16::try_from(first).ok()?, 1, 1).ok()?;
    let (first, last) = Grain::Decade.days(day)?;
    Some(Form { need, ..Form::days(first, last, Grain::Decade, next) })
}

/// «تسعينيات القرن الماضي», "the nineties", « années 1960 ».
fn decade_word(passage: &Passage<'_>, at: usize) -> Option<Form> {
    if let Some(next) = passage.word(at, Sense::Decades) {
        let (number, count) = passage.digits(next)?;
        let year = match count {
            4 if number % 10 == 0 => number,
            2 if number % 10 == 0 => 1900 + number,
            _ => return None,
        };
        return decade(year, next + 1, Need::Nothing);
    }
    let found = passage.find(at, |sense| match sense {
        Sense::Decade(years) => Some(u32::from(years)),
        _ => None,
    })?;
    let century = passage.past_the(passage.past_of_the(found.next));
    if let Some((Grain::Century, _)) = passage.grain(century)
        && let Some(form) = grain_first(passage, century)
    {
        let Unit::Days(first, ..) = form.first.unit else { return Some(form) };
        let base = u32::try_from(first.year() - 1).ok()?;
        return decade(base + found.sense, form.next, Need::Nothing);
    }
    let need = if found.clitic.the { Need::Nothing } else { Need::Decade };
    decade(1900 + found.sense, found.next, need)
}

/// "19th century", "third quarter of 2025", "first half of 2026", "22nd of October".
fn ordinal_first(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let found = match passage.ordinal(at) {
        Some(found) => found,
        None => (4, passage.word(at, Sense::Final)?),
    };
    let (number, next) = found;
    let named = passage.past_hyphen(next);
    if let Some((grain, next)) = passage.grain(named) {
        match grain {
            Grain::Century => return century(number, next),
            Grain::Quarter | Grain::Half => return numbered_part(passage, grain, number, next),
            _ => return None,
        }
    }
    if passage.digits(at).is_some() { None } else { day_first(passage, at) }
}

fn century(number: u32, next: usize) -> Option<Form> {
    let last = i16::try_from(number).ok().filter(|number| (1..=99).contains(number))? * 100;
    let (first, last) = Grain::Century.days(Date::new(last, 1, 1).ok()?)?;
    Some(Form::days(first, last, Grain::Century, next))
}

/// A quarter or a half by its number, with its year.
fn numbered_part(passage: &Passage<'_>, grain: Grain, number: u32, next: usize) -> Option<Form> {
    let number = u8::try_from(number).ok()?;
    let unit = match grain {
        Grain::Quarter if (1..=4).contains(&number) => Unit::Quarter(number),
        Grain::Half if (1..=2).contains(&number) => Unit::Half(number),
        _ => return None,
    };
    if let Some(form) = fiscal(passage, passage.past_the(passage.past_of_the(next)))
        && let Unit::Year = form.first.unit
    {
        return Some(Form { first: Named { unit, ..form.first }, ..form });
    }
    if let Some((when, _, next)) = year_after(passage, next, false) {
        return Some(Form::plain(unit, when, next));
    }
    if grain == Grain::Half {
        let of = passage.past_of_the(next);
        let month = month_first(passage, passage.past_the(of)).filter(|_| of > next)?;
        let Unit::Month(name) = month.first.unit else { return None };
        let first = Named { unit: Unit::HalfMonth(name, number), ..month.first };
        return Some(Form { first, need: Need::Nothing, ..month });
    }
    // "the third quarter of the match" is none.
    let of_other = passage.past_of_the(next) > next;
    (!of_other).then(|| Form::plain(unit, When::Nearest, next))
}

/// "Q1 2026", "H1 2025", "T1 2026".
fn lettered(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let grain = grain_letter(passage, at)?;
    if passage.continues(at) {
        return None;
    }
    let (number, count) = passage.digits(at + 1).filter(|_| passage.glued(at + 1))?;
    let limit = if grain == Grain::Quarter { 4 } else { 2 };
    if count != 1 || !(1..=limit).contains(&number) || passage.glued(at + 2) && passage.sign(at + 2).is_none() {
        return None;
    }
    with_short_year(passage, grain, number, at + 2)
}

/// "1Q26", "3Q 2025".
fn letter_after(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (number, count) = passage.digits(at)?;
    let grain = grain_letter(passage, at + 1).filter(|_| count == 1 && passage.glued(at + 1))?;
    with_short_year(passage, grain, number, at + 2)
}

fn grain_letter(passage: &Passage<'_>, at: usize) -> Option<Grain> {
    let found = passage.find(at, |sense| match sense {
        Sense::GrainLetter(grain) => Some(grain),
        _ => None,
    })?;
    Some(found.sense)
}

fn with_short_year(passage: &Passage<'_>, grain: Grain, number: u32, next: usize) -> Option<Form> {
    let hyphen = passage.past_hyphen(next);
    let short = if matches!(passage.sign(next), Some('\'' | '’')) { next + 1 } else { hyphen };
    if let Some((year, end)) = short_year(passage, short) {
        let mut form = numbered_part(passage, grain, number, end)?;
        form.first.when = When::Year(year);
        form.next = end;
        return Some(form);
    }
    let form = numbered_part(passage, grain, number, hyphen)?;
    // A letter and a digit alone may name many things.
    let dated = form.first.when != When::Nearest;
    (dated || (grain == Grain::Quarter && passage.language_of(next.saturating_sub(2)).capital_names)).then_some(form)
}

/// "Summer 2023", "winter of 2021–22", «ربيع العام المقبل», «الشتاء الماضي».
fn season(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let found = passage.find(at, |sense| match sense {
        Sense::Season(season) => Some(season),
        _ => None,
    })?;
    let unit = Unit::Season(found.sense);
    if let Some((shift, next)) = passage.shift_after(found.next) {
        return Some(Form::plain(unit, When::of_shift(shift), next));
    }
    // Both years of a winter.
    let of = passage.past_of_the(found.next);
    let of = if let Some((Grain::Year, next)) = passage.grain(of) { next } else { of };
    if let Some((number, 4)) = passage.digits(of)
        && matches!(passage.sign(of + 1), Some('-' | '–' | '/' | '—'))
        && let Some((second, count)) = passage.digits(of + 2)
        && matches!(count, 2 | 4)
        && (number + 1) % 100 == second % 100
    {
        return Some(Form::plain(unit, When::Year(i16::try_from(number).ok()?), of + 3));
    }
    if let Some((when, _, next)) = year_after(passage, found.next, false) {
        let mut form = Form::plain(unit, when, next);
        if let (Season::Winter, When::Year(year)) = (found.sense, when) {
            form.others.push((Named::new(unit, When::Year(year - 1)), "the winter that ends in that year"));
        }
        return Some(form);
    }
    Some(Form::new(Named::new(unit, When::Nearest), found.next, Need::Season))
}

/// "Fiscal 2025", "FY25", «السنة المالية 2024/2025».
fn fiscal(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let next = passage.word(at, Sense::Fiscal)?;
    fiscal_year(passage, next)
}

/// The year of a fiscal year; the months that it began with may lie in the year before.
fn fiscal_year(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let of = passage.past_of_the(at);
    let of = if let Some((Grain::Year, next)) = passage.grain(of) { next } else { of };
    let mut form = if let Some((number, 4)) = passage.digits(of)
        && matches!(passage.sign(of + 1), Some('-' | '–' | '/'))
        && let Some((second, count)) = passage.digits(of + 2)
        && matches!(count, 2 | 4)
        && (number + 1) % 100 == second % 100
    {
        let year = i16::try_from(number).ok()?;
        let mut form = Form::plain(Unit::Year, When::Year(year), of + 3);
        form.last = Some(Named::new(Unit::Year, When::Year(year + 1)));
        form
    } else if let Some((number, 4)) = passage.digits(of).filter(|_| !passage.runs_on(of + 1)) {
        Form::plain(Unit::Year, When::Year(i16::try_from(number).ok()?), of + 1)
    } else if let Some((year, next)) = short_year(passage, of) {
        Form::plain(Unit::Year, When::Year(year), next)
    } else if let Some((shift, next)) = passage.shift_after(at) {
        Form::plain(Unit::Year, When::Shift(shift), next)
    } else {
        return None;
    };
    note_fiscal(&mut form);
    Some(form)
}

fn note_fiscal(form: &mut Form) {
    let last = form.last.unwrap_or(form.first);
    if let When::Year(year) = last.when {
        let days = Date::new(year - 1, 7, 1).and_then(|first| Ok((first, Date::new(year, 6, 30)?)));
        if let Ok((first, last)) = days {
            form.others.push((Named::days(first, last, Grain::Year), "a fiscal year from July to June"));
        }
    }
}

/// "Last week", "next April", "this summer".
fn shifted_before(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (shift, next) = passage.shift_before(at)?;
    let last = passage.word(at, Sense::Final).is_some();
    if let Some((grain, after)) = passage.grain(next) {
        if last && matches!(grain, Grain::Quarter | Grain::Half) && passage.past_of_the(after) > after {
            let number = if grain == Grain::Quarter { 4 } else { 2 };
            return numbered_part(passage, grain, number, after);
        }
        if grain == Grain::Day || (shift != 0 && passage.tokens[next].entry.is_some_and(|entry| entry.clitic.len > 2)) {
            return None;
        }
        // «هذا العام الماضي» does not occur; "this year" does.
        return Some(relative_unit(passage, grain, shift, after));
    }
    if let Some(after) = passage.word(next, Sense::Fiscal) {
        let mut form = Form::plain(Unit::Year, When::Shift(shift), after);
        note_fiscal(&mut form);
        return Some(form);
    }
    let form = weekday(passage, next).or_else(|| season(passage, next)).or_else(|| month_first(passage, next))?;
    let when = When::of_shift(shift);
    let fits = form.last.is_none() && form.first.when == When::Nearest && written_as_name(passage, next)
        || matches!(form.first.unit, Unit::Season(_));
    fits.then_some(Form { first: Named { when, ..form.first }, need: Need::Nothing, ..form })
}

/// What begins with a unit: «عام 2016», «الأسبوع الماضي», «القرن التاسع عشر», « l'année 2024 ».
fn grain_first(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (grain, next) = passage.grain(at)?;
    let general = || at > 0 && passage.word(at - 1, Sense::General).is_some();
    match grain {
        Grain::Year => {
            if let Some(mut form) = years(passage, next).filter(|_| !passage.tokens[next].line_start) {
                form.need = Need::Nothing;
                return Some(form);
            }
        }
        Grain::Month => {
            if let Some(mut form) = month_first(passage, next).filter(|_| !passage.tokens[next].line_start) {
                form.need = Need::Nothing;
                return Some(form);
            }
        }
        Grain::Day => {
            let day = weekday(passage, next).or_else(|| match passage.tokens.get(next)?.kind {
                TokenKind::Digits => numeric::date(passage, next).or_else(|| day_first(passage, next)),
                _ => None,
            });
            return day.map(|form| Form { need: Need::Nothing, ..form });
        }
        Grain::Century => {
            if let Some((number, next)) = passage.ordinal(next).or_else(|| {
                let particle = passage.tokens.get(next + 1).is_some_and(|token| token.glued);
                let digits = if particle && passage.digits(next).is_none() { next + 1 } else { next };
                passage.digits(digits).map(|(number, _)| (number, digits + 1))
            }) {
                return century(number, next);
            }
        }
        Grain::Quarter | Grain::Half => {
            let number = passage.ordinal(next).or_else(|| {
                let last = passage.word(next, Sense::Final)?;
                Some((if grain == Grain::Quarter { 4 } else { 2 }, last))
            });
            if let Some((number, next)) = number {
                return numbered_part(passage, grain, number, next);
            }
        }
        _ => {}
    }
    let (shift, next) = passage.shift_after(next)?;
    (!general()).then(|| relative_unit(passage, grain, shift, next))
}

/// « XIXe siècle »
fn roman_century(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let word = passage.cut(passage.tokens[at].span);
    if !word.starts_with(['I', 'V', 'X']) || word.len() > 12 {
        return None;
    }
    let (grain, next) = passage.grain(at + 1)?;
    let digits: String = word.chars().take_while(|letter| matches!(letter, 'I' | 'V' | 'X')).collect();
    if grain != Grain::Century || digits.len() == word.len() {
        return None;
    }
    let values = digits.bytes().map(|letter| match letter {
        b'I' => 1_i32,
        b'V' => 5,
        _ => 10,
    });
    let values: Vec<i32> = values.collect();
    let number: i32 = (0..values.len())
        .map(|index| {
            if values.get(index + 1).is_some_and(|next| *next > values[index]) { -values[index] } else { values[index] }
        })
        .sum();
    century(u32::try_from(number).ok()?, next)
}

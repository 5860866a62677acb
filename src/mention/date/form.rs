//! The forms in which a text names one date: a day, a month, a quarter, a year, a relative date.
//!
//! Each form begins at its first word and reads to the right. What stands before it (bounds, "around", what opens a range) is
//! read by [`super::expression`].

mod century;
mod day;
mod part;
mod within;

use self::century::{century, decade_digits, decade_word, roman_century, short_decade};
pub(super) use self::day::written_as_name;
use self::day::{day_alone, day_first, feast, month_first, weekday, weekend};
use self::part::{fiscal, letter_after, lettered, note_fiscal, numbered_part, ordinal_first, season};
use super::named::{Named, Unit, When, shifted};
use super::numeric;
use super::outlook::MONTH;
use crate::lexicon::{Kinds, Script, Sense};
use crate::mention::Unresolved;
use crate::mention::number::number_at;
use crate::mention::passage::Passage;
use crate::mention::token::TokenKind;
use crate::value::{Calendar, Grain, Part, Season};
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

/// One date as read, or the two ends of a range whose words share a month ("3–5 March").
#[derive(Clone, Debug)]
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
    /// A number in words that may be a year.
    YearInWords,
    /// Two years, the second without its century.
    ShortYears,
    Weekday,
    /// The end of a week that is not named.
    Weekend,
    /// A feast without a year.
    Feast,
    /// The number of a day without a month.
    DayAlone,
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

    pub(super) fn plain(unit: Unit, when: When, next: usize) -> Form {
        Form::new(Named::new(unit, when), next, Need::Nothing)
    }

    pub(super) fn days(first: Date, last: Date, grain: Grain, next: usize) -> Form {
        Form::new(Named::days(first, last, grain), next, Need::Nothing)
    }

    pub(super) fn unresolved(why: Unresolved, next: usize) -> Form {
        Form::new(Named::unresolved(why), next, Need::Nothing)
    }
}

/// With what a part of a unit begins that the reference divides.
const SIDES: Kinds = Kinds::of(&[Sense::SoFar, Sense::ToCome]);

/// With what a third of a unit begins.
const THIRDS: Kinds = Kinds::of(&[Sense::Third(Part::Early)]);

/// The date that begins at `at`, a third of a unit included.
pub(super) fn date(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let side = passage.find_of(at, SIDES, |sense| match sense {
        Sense::SoFar => Some(Side::SoFar),
        Sense::ToCome => Some(Side::ToCome),
        _ => None,
    });
    if let Some(found) = side {
        let inner = passage.past_the(passage.past_of_the(found.next));
        let mut form = unit(passage, inner).or_else(|| this_unit(passage, inner))?;
        let whole = form.first.grain() > Grain::Day || matches!(form.first.unit, Unit::Days(..) | Unit::Unresolved(_));
        (whole && form.last.is_none() && form.need == Need::Nothing).then_some(())?;
        form.side = Some(found.sense);
        return Some(form);
    }
    let third = passage.find_of(at, THIRDS, |sense| match sense {
        Sense::Third(part) => Some(part),
        _ => None,
    });
    if let Some(found) = third
        && let Some(form) = third_of(passage, found.next, found.sense)
        && !(form.first.grain() == Grain::Decade && is_owned(passage, at))
    {
        return Some(form);
    }
    unit(passage, at).map(|form| past_weekday(passage, form))
}

/// A day with its day of the week in brackets: "24 June 2020 (Wednesday)".
fn past_weekday(passage: &Passage<'_>, mut form: Form) -> Form {
    let day = form.first.grain() == Grain::Day && form.last.is_none() && form.need == Need::Nothing;
    if !day || passage.sign(form.next) != Some('(') {
        return form;
    }
    let named = passage.find(form.next + 1, |sense| match sense {
        Sense::Weekday(day) | Sense::ShortWeekday(day) => Some(day),
        _ => None,
    });
    if let Some(named) = named.filter(|named| passage.sign(named.next) == Some(')'))
        && let Ok(span) = form.first.resolve(reference(passage), false)
        && span.first.weekday().to_monday_zero_offset() == named.sense
    {
        form.next = named.next + 1;
    }
    form
}

/// Whether a word such as "her" stands before: "in her early 20s" tells an age.
fn is_owned(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        passage.means(before, Sense::Determiner)
            && !passage.has(before, |sense| matches!(sense, Sense::The | Sense::Article))
    })
}

/// "The middle" of what stands at `at`.
fn third_of(passage: &Passage<'_>, at: usize, part: Part) -> Option<Form> {
    let inner = passage.past_of_the(passage.past_hyphen(at));
    let inner = passage.past_the(passage.skip(inner, Sense::HenceBefore));
    let form = unit(passage, inner).or_else(|| this_unit(passage, inner));
    let form = form.or_else(|| if part == Part::Late { this_decade(passage, inner) } else { None });
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
    // "By end of month"
    let bare = || passage.past_of_the(at - 1) == at && !super::beside::before_noun(passage, next);
    (fits && (passage.definite(at) || at > 0 && bare())).then(|| relative_unit(passage, grain, 0, next))
}

/// "The decade" that is the reference's, after "the end of"; a tale of the past tells of another. «العقد» is as often a contract.
fn this_decade(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (grain, next) = passage.grain(at)?;
    let fits = grain == Grain::Decade
        && passage.language_of(at).script == Script::Latin
        && passage.definite(at)
        && passage.past_of_the(next) == next;
    let past = || super::tense::around(passage, at, next) == Some(super::tense::Tense::Past);
    (fits && !past()).then(|| relative_unit(passage, grain, 0, next))
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

/// The unit that is named from `at` on, or parts of one counted from its ends.
fn unit(passage: &Passage<'_>, at: usize) -> Option<Form> {
    within::place_first(passage, at).or_else(|| within::unit_first(passage, at)).or_else(|| plain_unit(passage, at))
}

/// The unit that is named from `at` on by its own words.
fn plain_unit(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let token = passage.tokens.get(at)?;
    match token.kind {
        TokenKind::Digits => numbered(passage, at),
        TokenKind::Sign(sign) => short_decade(passage, at, sign),
        TokenKind::Word if token.kinds == Kinds::NONE => roman_century(passage, at),
        TokenKind::Word => {
            let mut rules = WORDED.iter().filter(|(kinds, _)| token.kinds.meet(*kinds));
            rules.find_map(|(_, rule)| rule(passage, at))
        }
    }
}

/// The rules of units that begin with a word of the tables, in order, each with the kinds of senses of that word.
const WORDED: [(Kinds, Rule); 17] = [
    (Kinds::of(&[Sense::DayShift(0)]), day_shift),
    (Kinds::of(&[Sense::Weekday(0), Sense::ShortWeekday(0)]), weekday),
    (Kinds::of(&[Sense::Weekend]), weekend),
    (Kinds::of(&[Sense::Feast(Calendar::Gregorian, 0, 0)]), feast),
    (MONTH, month_first),
    (Kinds::of(&[Sense::Season(Season::Spring)]), season),
    (Kinds::of(&[Sense::GrainLetter(Grain::Quarter)]), |passage, at| lettered(passage, at, false)),
    (Kinds::of(&[Sense::Fiscal]), fiscal),
    (Kinds::of(&[Sense::ShiftBefore(0)]), shifted_before),
    (Kinds::of(&[Sense::Grain(Grain::Day)]), grain_first),
    (Kinds::of(&[Sense::LooseGrain(Grain::Quarter)]), part_of_year),
    (Kinds::of(&[Sense::Decades, Sense::Decade(0)]), decade_word),
    (Kinds::of(&[Sense::Ordinal(0), Sense::Number(0), Sense::Final]), ordinal_first),
    (Kinds::ALL, roman_century),
    (Kinds::of(&[Sense::Number(0)]), |passage, at| passage.year_in_words(at).and_then(|_| years(passage, at))),
    (Kinds::of(&[Sense::Number(0), Sense::Dual(0), Sense::Scale(0)]), spelled_year),
    (Kinds::of(&[Sense::CivilMark]), marked_year),
];

type Rule = fn(&Passage<'_>, usize) -> Option<Form>;

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
        .or_else(|| year_first(passage, at))
        .or_else(|| years(passage, at))
        .or_else(|| day_alone(passage, at))
}

/// "Yesterday", with the day of the week or the date beside it.
fn day_shift(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let found = passage.find(at, |sense| match sense {
        Sense::DayShift(shift) => Some(shift),
        _ => None,
    })?;
    // «اليوم العاشر» is the tenth of some days.
    if passage.definite(at) && passage.has(found.next, |sense| matches!(sense, Sense::Ordinal(_))) {
        return None;
    }
    let form = relative_unit(passage, Grain::Day, found.sense, found.next);
    // «اليوم، الثلاثاء», «اليوم الموافق 23 مارس»
    let next = if passage.sign(found.next) == Some('،') { found.next + 1 } else { found.next };
    let dated = || {
        let date = passage.word(next, Sense::Matching)?;
        numeric::date(passage, date).or_else(|| day_first(passage, date)).filter(|date| date.need == Need::Nothing)
    };
    let beside = weekday(passage, next).or_else(dated).filter(|form| form.last.is_none());
    let Some(beside) = beside else { return Some(form) };
    if let Unit::Weekday(_) = beside.first.unit {
        return Some(Form { next: beside.next, ..form });
    }
    Some(Form { need: Need::Nothing, ..beside })
}

/// What joins the ends of a range, past it: a dash, "to", «إلى»; "and" only where the caller looks for it.
pub(super) fn range_sign(passage: &Passage<'_>, at: usize) -> Option<usize> {
    match passage.sign(at) {
        Some('–' | '—' | '-' | '\u{2011}' | '\u{2010}') => return Some(at + 1),
        Some(_) => return None,
        None => {}
    }
    // «إلى غاية» is longer than its «إلى».
    passage.word(at, Sense::DateTo).or_else(|| passage.word(at, Sense::To))
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
    // "The summer of '69"
    if of > at
        && matches!(passage.sign(of), Some('\'' | '’' | '‘'))
        && passage.glued(of + 1)
        && let Some((year, next)) = short_year(passage, of + 1)
    {
        return Some((When::Year(year), Calendar::Gregorian, next));
    }
    // «أيلول/سبتمبر2012»: the blank may be missing after the name itself.
    let written_on = of == at && passage.tokens[at - 1].kind == TokenKind::Word;
    if let Some(read) = passage.year(of).filter(|_| written_on || !passage.continues(of)) {
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

/// A year that is written as a number in words: «عام ألفين وأربعة وعشرين».
fn year_of_words(passage: &Passage<'_>, at: usize) -> Option<(i16, usize)> {
    let token = passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word && !token.line_start)?;
    token.entry?;
    let numeral = number_at(passage, at).filter(|numeral| !numeral.digits && numeral.scale == Some(3))?;
    let year = numeral.size.figure()?.value.to_i16().filter(|year| (1000..=2999).contains(year))?;
    Some((year, numeral.to))
}

/// "Two thousand and seven", where the words around make it a year.
fn spelled_year(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let number = passage.word(at, Sense::Number(2)).or_else(|| passage.word(at, Sense::Number(1)));
    let dual = passage.has(at, |sense| matches!(sense, Sense::Dual(3) | Sense::Scale(3)));
    if number.is_none() && !dual {
        return None;
    }
    let (year, next) = year_of_words(passage, at).filter(|(year, _)| year % 1000 != 0)?;
    Some(Form::new(Named::new(Unit::Year, When::Year(year)), next, Need::YearInWords))
}

/// "AD 79"
fn marked_year(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let next = passage.word(at, Sense::CivilMark)?;
    let capital = passage.cut(passage.tokens[at].span).chars().all(char::is_uppercase);
    let (number, _) = passage.digits(next).filter(|_| capital && !passage.glued(next) && !passage.runs_on(next + 1))?;
    let year = i16::try_from(number).ok().filter(|year| (1..=2999).contains(year))?;
    Some(Form::plain(Unit::Year, When::Year(year), next + 1))
}

/// A year of two digits.
fn short_year(passage: &Passage<'_>, at: usize) -> Option<(i16, usize)> {
    let (number, count) = passage.digits(at)?;
    if count != 2 || passage.runs_on(at + 1) {
        return None;
    }
    Some((i16::try_from(Passage::of_century(number)).ok()?, at + 1))
}

/// A year before its quarter or its half: "2008 second-quarter", "2025 Q3".
fn year_first(passage: &Passage<'_>, at: usize) -> Option<Form> {
    // "2018Q4"
    let glued = passage.digits(at).filter(|&(_, count)| count == 4 && passage.glued(at + 1));
    if let Some((number, _)) = glued
        && let Some(form) = lettered(passage, at + 1, true).filter(|form| form.first.when == When::Nearest)
    {
        let year = i16::try_from(number).ok().filter(|year| super::YEARS.contains(year))?;
        return Some(Form::plain(form.first.unit, When::Year(year), form.next));
    }
    let read = passage.year(at).filter(|read| !passage.tokens.get(read.next).is_none_or(|token| token.line_start))?;
    let form = lettered(passage, read.next, false).or_else(|| ordinal_first(passage, read.next))?;
    let part = matches!(form.first.unit, Unit::Quarter(_) | Unit::Half(_)) && form.first.when == When::Nearest;
    part.then(|| Form::plain(form.first.unit, When::Year(read.year), form.next))
}

/// A year alone, or two years.
fn years(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let read = passage.year(at).or_else(|| {
        // The first of two years runs on to the second.
        let (number, count) = passage.digits(at)?;
        let year = i16::try_from(number).ok().filter(|year| count == 4 && (1000..=2999).contains(year))?;
        let second = years_sign(passage, number, at + 1).filter(|&second| passage.glued(second))?;
        passage.digits(second)?;
        Some(super::word::YearRead { year, calendar: Calendar::Gregorian, next: at + 1 })
    })?;
    let year = |year| Named { calendar: read.calendar, ..Named::new(Unit::Year, When::Year(year)) };
    let mut form = Form::new(year(read.year), read.next, Need::Year);
    if read.calendar == Calendar::Hijri || read.year <= 0 || read.next > at + 1 {
        form.need = Need::Nothing;
    }
    let number = u32::try_from(read.year).unwrap_or_default();
    if let Some(second) = years_sign(passage, number, read.next).filter(|_| passage.sign(read.next).is_some())
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
    // A number that runs on is no year, unless its mark ends it: «656هـ/1258م».
    let marked = read.next > at + 1 && passage.sign(form.next).is_some();
    (form.last.is_some() || marked || !passage.runs_on(form.next)).then_some(form)
}

/// What joins two years, past it: a dash, or the stroke of a season, "2023/24".
fn years_sign(passage: &Passage<'_>, first: u32, at: usize) -> Option<usize> {
    if passage.sign(at) != Some('/') {
        return range_sign(passage, at);
    }
    let (second, count) = passage.digits(at + 1).filter(|_| passage.glued(at) && passage.glued(at + 1))?;
    let follows = if count == 4 { second == first + 1 } else { count == 2 && second == (first + 1) % 100 };
    (follows && (1900..2100).contains(&first)).then_some(at + 1)
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
        // "The last half hour"
        let measured = |sense| matches!(sense, Sense::Period(..) | Sense::Measure(_));
        if matches!(grain, Grain::Quarter | Grain::Half) && passage.has(passage.past_hyphen(after), measured) {
            return None;
        }
        if grain == Grain::Day || (shift != 0 && passage.tokens[next].entry.is_some_and(|entry| entry.clitic.len > 2)) {
            return None;
        }
        // «هذا العام الماضي» does not occur; "this year" does.
        return Some(relative_unit(passage, grain, shift, after));
    }
    if let Some(after) = passage.word(next, Sense::Weekend) {
        let mut form = relative_unit(passage, Grain::Week, shift, after);
        form.first.part = Some(Part::Late);
        return Some(form);
    }
    if let Some(after) = passage.word(next, Sense::Fiscal) {
        let mut form = Form::plain(Unit::Year, When::Shift(shift), after);
        note_fiscal(&mut form);
        return Some(form);
    }
    let form = weekday(passage, next)
        .or_else(|| season(passage, next))
        .or_else(|| month_first(passage, next))
        .or_else(|| feast(passage, next))?;
    let when = When::of_shift(shift);
    let fits = form.last.is_none() && form.first.when == When::Nearest && written_as_name(passage, next)
        || matches!(form.first.unit, Unit::Season(_));
    fits.then_some(Form { first: Named { when, ..form.first }, need: Need::Nothing, ..form })
}

/// What begins with a unit: «عام 2016», «الأسبوع الماضي», «القرن التاسع عشر», « l'année 2024 ».
/// A quarter or a half by a word that means other things as well, where its year tells what it is: «الثلاثي الأول من سنة 2025».
fn part_of_year(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let found = passage.find(at, |sense| match sense {
        Sense::LooseGrain(grain) => Some(grain),
        _ => None,
    })?;
    let (number, next) = passage.ordinal(found.next)?;
    let form = numbered_part(passage, found.sense, number, next)?;
    matches!(form.first.when, When::Year(_) | When::Shift(_)).then_some(form)
}

fn grain_first(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (grain, next) = passage.grain(at)?;
    let general = || at > 0 && passage.word(at - 1, Sense::General).is_some();
    match grain {
        Grain::Year => {
            if let Some(mut form) = years(passage, next).filter(|_| !passage.tokens[next].line_start) {
                form.need = Need::Nothing;
                return Some(form);
            }
            if let Some((year, next)) = year_of_words(passage, next) {
                return Some(Form::plain(Unit::Year, When::Year(year), next));
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
        Grain::Week => {
            let of = passage.past_of_the(next);
            if of > next
                && let Some(Form { first: named @ Named { unit: Unit::Day(..), .. }, next, .. }) =
                    month_first(passage, of).or_else(|| day_first(passage, of))
                && let Ok(day) = named.resolve(reference(passage), false)
            {
                let (first, last) = Grain::Week.days(day.first)?;
                return Some(Form::days(first, last, Grain::Week, next));
            }
        }
        Grain::Century => {
            if let Some((number, next)) = passage.ordinal(next).or_else(|| {
                let particle = passage.tokens.get(next + 1).is_some_and(|token| token.glued);
                let digits = if particle && passage.digits(next).is_none() { next + 1 } else { next };
                passage.digits(digits).map(|(number, _)| (number, digits + 1))
            }) {
                return century(passage, number, next);
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

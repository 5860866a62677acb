//! Dates in digits alone: `2024-03-05`, `25/3/2024`, `30.08.2024`.

use super::form::Form;
use super::named::{Named, Unit, When};
use crate::lexicon::{LANGUAGES, Sense};
use crate::mention::Unresolved;
use crate::mention::passage::Passage;
use crate::mention::token::{TokenKind, digit};
use crate::value::{Calendar, Grain};
use jiff::civil::Date;

/// How far the words are sought whose language tells in which order a date is written.
const NEAR: usize = 12;

/// One of the three numbers of a date, and how many digits it has.
#[derive(Clone, Copy)]
struct Field {
    number: u32,
    digits: usize,
}

/// The date in digits that begins at `at`. Where both orders give a day, both are kept: the day first, but for languages that
/// write the month first.
pub(super) fn date(passage: &Passage<'_>, at: usize) -> Option<Form> {
    if let Some(form) = month_alone(passage, at) {
        return Some(form);
    }
    let (fields, next) = dotted(passage, at).or_else(|| separated(passage, at))?;
    if let Some(form) = hijri(passage, fields, next) {
        return Some(form);
    }
    // «9/6/2025م»
    let next = passage.word(next, Sense::CivilMark).unwrap_or(next);
    if passage.runs_on(next) && passage.sign(next) != Some('/') {
        // The time of day may be written on.
        let time = passage.tokens[next].kind == TokenKind::Word && passage.cut(passage.tokens[next].span) == "T";
        if !time {
            return None;
        }
    }
    let [a, b, c] = fields;
    if a.digits == 4 && b.digits <= 2 && c.digits <= 2 {
        return known(day(a, b, c), a, b, c, next);
    }
    let year = match (a.digits, b.digits, c.digits) {
        (1..=2, 1..=2, 4) => c,
        (1..=2, 1..=2, 2) => Field { number: Passage::of_century(c.number), digits: 4 },
        _ => return None,
    };
    let (by_day, by_month) = (day(year, b, a), day(year, a, b));
    let month_first = month_first(passage, at);
    let (reading, other) = if month_first { (by_month, by_day) } else { (by_day, by_month) };
    let Some(first) = reading.or(other) else { return known(None, year, a, b, next) };
    let mut form = Form::days(first, first, Grain::Day, next);
    if let (Some(_), Some(second)) = (reading, other)
        && second != first
    {
        let why = if month_first { "the day written first" } else { "the month written first" };
        form.others.push((Named::days(second, second, Grain::Day), why));
    }
    Some(form)
}

/// A day of the Hijri calendar, by its mark: «1/7/1446هـ», «1446/7/1 هـ».
fn hijri(passage: &Passage<'_>, [a, b, c]: [Field; 3], next: usize) -> Option<Form> {
    let marked = passage.word(next, Sense::HijriMark)?;
    let (year, day) = if a.digits == 4 { (a, c) } else { (c, a) };
    let month = u8::try_from(b.number).ok().filter(|month| (1..=12).contains(month))?;
    let day = u8::try_from(day.number).ok().filter(|day| (1..=30).contains(day))?;
    let year = i16::try_from(year.number).ok().filter(|years| year.digits == 4 && (1000..=1600).contains(years))?;
    let mut form = Form::plain(Unit::Day(month, day), When::Year(year), marked);
    form.first.calendar = Calendar::Hijri;
    Some(form)
}

/// "03/2024" as a whole text; elsewhere it numbers laws and resolutions as often.
fn month_alone(passage: &Passage<'_>, at: usize) -> Option<Form> {
    if at > 0 || passage.tokens.len() != 3 || passage.sign(1) != Some('/') {
        return None;
    }
    let (month, 1..=2) = passage.digits(0)? else { return None };
    let (year, 4) = passage.digits(2)? else { return None };
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let year = i16::try_from(year).ok().filter(|year| super::YEARS.contains(year))?;
    Some(Form::plain(Unit::Month(month), When::Year(year), 3))
}

/// The day, or that the calendar has none where the numbers could be a month and a day.
fn known(day: Option<Date>, year: Field, a: Field, b: Field, next: usize) -> Option<Form> {
    if let Some(day) = day {
        return Some(Form::days(day, day, Grain::Day, next));
    }
    let (month, day) = (a.number.min(b.number), a.number.max(b.number));
    let plausible = (1000..=2999).contains(&year.number) && (1..=12).contains(&month) && (1..=31).contains(&day);
    plausible.then(|| Form::unresolved(Unresolved::NoSuchDay, next))
}

fn day(year: Field, month: Field, day: Field) -> Option<Date> {
    let year = i16::try_from(year.number).ok().filter(|year| (1000..=2999).contains(year))?;
    Date::new(year, i8::try_from(month.number).ok()?, i8::try_from(day.number).ok()?).ok()
}

/// Three runs of digits with one sign between them: `/` or `-`.
fn separated(passage: &Passage<'_>, at: usize) -> Option<([Field; 3], usize)> {
    let sign = passage.sign(at + 1).filter(|sign| matches!(sign, '/' | '-' | '\u{2011}' | '\u{2010}'))?;
    // «9 / 6 / 2025»
    let apart = sign == '/'
        && (at + 1..=at + 4)
            .all(|index| passage.tokens.get(index).is_some_and(|token| !token.glued && !token.line_start))
        && passage.digits(at + 4).is_some_and(|(_, count)| count == 4);
    let field = |index: usize| {
        let (number, digits) = passage.digits(index).filter(|_| index == at || apart || passage.glued(index))?;
        Some(Field { number, digits })
    };
    let glued = passage.glued(at + 1) && passage.glued(at + 3);
    let together = (glued || apart) && passage.sign(at + 3) == Some(sign);
    let fields = [field(at)?, field(at + 2)?, field(at + 4)?];
    // A long series of numbers is a path or a telephone number.
    let goes_on = passage.sign(at + 5) == Some(sign) && passage.glued(at + 5) && passage.glued(at + 6);
    let goes_on =
        goes_on && (fields[0].digits != 4 || sign != '/' || passage.digits(at + 6).is_none_or(|(_, n)| n != 4));
    (together && !goes_on).then_some((fields, at + 5))
}

/// One run of digits with two points in it.
fn dotted(passage: &Passage<'_>, at: usize) -> Option<([Field; 3], usize)> {
    let token = passage.tokens.get(at).filter(|token| token.kind == TokenKind::Digits)?;
    let mut fields = [Field { number: 0, digits: 0 }; 3];
    let mut index = 0;
    for letter in passage.cut(token.span).chars() {
        match digit(letter) {
            Some(digit) => {
                let field = fields.get_mut(index)?;
                field.number = field.number.checked_mul(10)?.checked_add(digit)?;
                field.digits += 1;
            }
            None if letter == '.' => index += 1,
            None if crate::text::is_invisible(letter) => {}
            None => return None,
        }
    }
    // A version number has no year of four digits.
    let years = fields.iter().filter(|field| field.digits == 4).count();
    (index == 2 && years == 1 && fields[1].digits <= 2).then_some((fields, at + 1))
}

/// Whether the language of the nearest word, or the one that is given, writes the month first.
fn month_first(passage: &Passage<'_>, at: usize) -> bool {
    let word = |index: &usize| {
        passage.tokens[*index].kind == TokenKind::Word
            && passage.cut(passage.tokens[*index].span).chars().next().is_some_and(char::is_alphabetic)
    };
    let before = (at.saturating_sub(NEAR)..at).rev().find(word);
    let after = || (at..passage.tokens.len().min(at + NEAR)).find(word);
    if let Some(index) = before.or_else(after) {
        return passage.language_of(index).month_first;
    }
    let given = passage.context.lang.as_deref().and_then(crate::lexicon::Language::of);
    given.is_some_and(|given| LANGUAGES.iter().any(|language| language.code == given.code && language.month_first))
}

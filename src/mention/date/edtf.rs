//! The Extended Date/Time Format (ISO 8601-2) as a whole value: level 1, the quarters and halves of level 2, and the `..` that
//! reports put between first and last day.

use crate::mention::token::digit;
use crate::value::{Approx, DateBound, DateSpan, Grain, Lean, Season};
use jiff::ToSpan;
use jiff::civil::Date;

/// No form is longer.
const LONGEST: usize = 32;

/// The date that a whole text writes in the format; `None` for what is better read as words.
pub(super) fn whole(text: &str) -> Option<DateSpan> {
    let text = text.trim();
    if text.len() > 2 * LONGEST {
        return None;
    }
    let mut ascii = String::with_capacity(LONGEST);
    for letter in text.chars() {
        match (letter, digit(letter)) {
            (_, Some(digit)) => ascii.push(char::from_digit(digit, 10)?),
            ('-' | '/' | '.' | '~' | '?' | 'X' | 'x', _) => ascii.push(letter.to_ascii_uppercase()),
            (letter, _) if crate::text::is_invisible(letter) => {}
            _ => return None,
        }
    }
    if let Some((first, last)) = ascii.split_once('/') {
        return interval(first, last);
    }
    match ascii.find("..") {
        Some(at) if at > 0 && at + 2 < ascii.len() => interval(&ascii[..at], &ascii[at + 2..]),
        _ => date(&ascii, true),
    }
}

fn interval(first: &str, last: &str) -> Option<DateSpan> {
    let open = |end: &str| end.is_empty() || end == "..";
    match (open(first), open(last)) {
        (true, true) => None,
        (true, false) => Some(DateSpan { bound: Some(DateBound::By), ..date(last, false)? }),
        (false, true) => Some(DateSpan { bound: Some(DateBound::Since), ..date(first, false)? }),
        (false, false) => {
            let (first, last) = (date(first, false)?, date(last, false)?);
            if first.first > last.last {
                return None;
            }
            let mut span = DateSpan::new(first.first, last.last, first.grain.min(last.grain));
            span.range = true;
            span.approx = first.approx.or(last.approx);
            Some(span)
        }
    }
}

fn date(text: &str, alone: bool) -> Option<DateSpan> {
    let bare = text.trim_end_matches(['~', '?']);
    let mark = &text[bare.len()..];
    let mut span = plain(bare, alone && mark.is_empty())?;
    if !mark.is_empty() {
        if mark.len() > 2 {
            return None;
        }
        span.approx = Some(Approx { words: mark.to_owned(), lean: Lean::Both });
    }
    Some(span)
}

/// `alone` is set for what is the whole text and bears no mark: most numbers of four digits are no years.
fn plain(text: &str, alone: bool) -> Option<DateSpan> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let unit = |grain: Grain, day: Date| grain.days(day).map(|(first, last)| DateSpan::new(first, last, grain));
    let number = |part: &str| part.parse::<i16>().ok();
    match text.len() {
        4 if text.ends_with("XX") => {
            let first = number(&text[..2])?.checked_mul(100 * sign)?;
            let last = Date::new(first.checked_add(99)?, 12, 31).ok()?;
            Some(DateSpan::new(Date::new(first, 1, 1).ok()?, last, Grain::Century))
        }
        4 if text.ends_with('X') => {
            unit(Grain::Decade, Date::new(number(&text[..3])?.checked_mul(10 * sign)?, 1, 1).ok()?)
        }
        4 if alone && !text.starts_with('0') && !(1900..=2100).contains(&(number(text)? * sign)) => None,
        4 => unit(Grain::Year, Date::new(number(text)? * sign, 1, 1).ok()?),
        7 if text.as_bytes()[4] == b'-' => within(number(&text[..4])? * sign, number(&text[5..])?),
        10 if text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-' => {
            let part = |range: std::ops::Range<usize>| text[range].parse::<i8>().ok();
            unit(Grain::Day, Date::new(number(&text[..4])? * sign, part(5..7)?, part(8..10)?).ok()?)
        }
        _ => None,
    }
}

/// A month of a year, or what the format numbers above the months.
fn within(year: i16, number: i16) -> Option<DateSpan> {
    let unit = |grain: Grain, month: i16| {
        let (first, last) = grain.days(Date::new(year, i8::try_from(month).ok()?, 1).ok()?)?;
        Some(DateSpan::new(first, last, grain))
    };
    let season = |season: Season| {
        let (first, last) = season.days(year)?;
        Some(DateSpan { season: Some(season), ..DateSpan::new(first, last, Grain::Season) })
    };
    match number {
        1..=12 => unit(Grain::Month, number),
        21 | 25 => season(Season::Spring),
        22 | 26 => season(Season::Summer),
        23 | 27 => season(Season::Autumn),
        24 | 28 => season(Season::Winter),
        29..=32 => southern(year, number),
        33..=36 => unit(Grain::Quarter, (number - 33) * 3 + 1),
        40 | 41 => unit(Grain::Half, (number - 40) * 6 + 1),
        _ => None,
    }
}

/// A season of the southern hemisphere, by the number of the format.
fn southern(year: i16, number: i16) -> Option<DateSpan> {
    let (season, month) = match number {
        29 => (Season::Spring, 9),
        30 => (Season::Summer, 12),
        31 => (Season::Autumn, 3),
        _ => (Season::Winter, 6),
    };
    let first = Date::new(year, month, 1).ok()?;
    let last = first.checked_add(3.months()).ok()?.yesterday().ok()?;
    Some(DateSpan { season: Some(season), ..DateSpan::new(first, last, Grain::Season) })
}

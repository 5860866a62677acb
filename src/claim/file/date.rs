//! Dates of publication and of the facts themselves.

use crate::mention::{self, Context, Unresolved};
use crate::value::{DateSpan, Grain, Value};
use jiff::civil::Date;

/// A date as claim files give it: EDTF, any full notation that articles use, or a timestamp, of which the day counts.
///
/// # Errors
/// What the words are instead of one date, to be put behind them.
pub fn read(words: &str, context: &Context) -> Result<DateSpan, &'static str> {
    if let Some(plain) = plain(words).or_else(|| timestamp(words)) {
        return Ok(plain);
    }
    match mention::read_whole(words, context).map(|mention| mention.value) {
        Some(Ok(Value::Date(date))) => Ok(date),
        Some(Err(Unresolved::NoReference)) => Err("counts from a publication date, and none is given"),
        Some(Err(Unresolved::NoSuchDay)) => Err("is a day that the calendar does not have"),
        _ => Err("cannot be read as a date; write it as 2025-06-10, 2025-06 or 2025"),
    }
}

/// `2025`, `2025-06` and `2025-06-10`: what nearly every file holds.
fn plain(words: &str) -> Option<DateSpan> {
    let number = |digits: &str| {
        digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
        digits.parse::<i16>().ok()
    };
    let (year, rest) = words.split_at_checked(4)?;
    let year = number(year)?;
    if rest.is_empty() {
        return Some(DateSpan::new(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?, Grain::Year));
    }
    let (month, rest) = rest.strip_prefix('-')?.split_at_checked(2)?;
    let month = i8::try_from(number(month)?).ok()?;
    if rest.is_empty() {
        let first = Date::new(year, month, 1).ok()?;
        return Some(DateSpan::new(first, first.last_of_month(), Grain::Month));
    }
    let day = rest.strip_prefix('-').filter(|day| day.len() == 2)?;
    let day = Date::new(year, month, i8::try_from(number(day)?).ok()?).ok()?;
    Some(DateSpan::new(day, day, Grain::Day))
}

/// The day of a timestamp: RFC 3339 with or without a zone, or RFC 2822 as feeds write it.
fn timestamp(words: &str) -> Option<DateSpan> {
    let (day, time) = words.split_at_checked(10).unwrap_or((words, ""));
    if let Some(day) = plain(day)
        && time.starts_with(['T', 't', ' '])
        && (words.parse::<jiff::Timestamp>().is_ok() || words.parse::<jiff::civil::DateTime>().is_ok())
    {
        return Some(day);
    }
    let day = jiff::fmt::rfc2822::DateTimeParser::new().parse_zoned(words).ok()?.date();
    Some(DateSpan::new(day, day, Grain::Day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notations() {
        for (words, days) in [
            ("2025", "2025-01-01/2025-12-31 year"),
            ("2024-02", "2024-02-01/2024-02-29 month"),
            ("2025-06-10", "2025-06-10/2025-06-10 day"),
            ("2025-06-10T23:30:00+03:00", "2025-06-10/2025-06-10 day"),
            ("2025-06-10 08:00:00", "2025-06-10/2025-06-10 day"),
            ("2025-06-10T08:00:00Z", "2025-06-10/2025-06-10 day"),
            ("Tue, 10 Jun 2025 08:00:00 +0300", "2025-06-10/2025-06-10 day"),
            ("2025-6-31", "-"),
            ("2025-02-30", "-"),
            ("2025-06-10T25:00:00Z", "-"),
            ("soon", "-"),
        ] {
            let read = read(words, &Context::default());
            let read = read.map(|date| format!("{}/{} {}", date.first, date.last, date.grain.as_str()));
            assert_eq!(read.as_deref().unwrap_or("-"), days, "{words}");
        }
    }
}

//! Dates: by the name of their unit where they fill one, by first and last day otherwise, and in EDTF.
//!
//! EDTF is the Extended Date/Time Format of ISO 8601-2, here of level 1: `2026-21` is spring 2026, `2025-06~` about
//! June 2025, `../2025-04-30` the time up to a day.

use super::super::{DateBound, DateSpan, Grain, Interval, Part, Season};
use super::digits;
use jiff::Span;
use jiff::civil::{Date, date};
use rust_decimal::prelude::ToPrimitive;
use std::fmt;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl fmt::Display for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(f)
    }
}

impl DateSpan {
    /// Writes the span in its notation.
    pub(super) fn write_to(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str(match self.bound {
            None => "",
            Some(DateBound::Before) => "before ",
            Some(DateBound::By) => "by ",
            Some(DateBound::After) => "after ",
            Some(DateBound::Since) => "since ",
        })?;
        if self.approx.is_some() {
            out.write_str("~")?;
        }
        if let Some((unit, month, year)) = self.plain_unit() {
            if unit == Grain::Day {
                digits::plain(out, self.first.day().unsigned_abs().into())?;
                out.write_str(" ")?;
            }
            if unit != Grain::Year {
                out.write_str(month)?;
                out.write_str(" ")?;
            }
            return digits::plain(out, year);
        }
        match self.name() {
            Some(name) => out.write_str(&name),
            None => out.write_str(&ends(self.first, self.last, "..")),
        }
    }

    /// What most spans are, a whole day, month or year of four digits: the unit, its month and its year.
    fn plain_unit(&self) -> Option<(Grain, &'static str, u64)> {
        let whole = !self.range && self.part.is_none() && self.season.is_none();
        let unit = matches!(self.grain, Grain::Day | Grain::Month | Grain::Year);
        let year =
            u64::try_from(self.first.year()).ok().filter(|year| (1_000..9_999).contains(year) && whole && unit)?;
        let month = MONTHS.get(usize::try_from(self.first.month() - 1).ok()?)?;
        (unit_around(self.first, self.grain) == Some((self.first, self.last))).then_some((self.grain, month, year))
    }

    /// The span in the Extended Date/Time Format, level 1: `2025-04-05`, `2026-21`, `2026-03/2026-05`,
    /// `../2025-04-30`, `2025-06~`. Quarters and halves, which level 1 does not name, are intervals of months.
    pub fn edtf(&self) -> String {
        let about = if self.approx.is_some() { "~" } else { "" };
        if self.bound.is_some() {
            let end = |day: Option<Date>| day.map_or_else(|| "..".to_owned(), |day| format!("{day}{about}"));
            return format!("{}/{}", end(self.start()), end(self.end()));
        }
        if let Some(season) = self.season.filter(|_| self.part.is_none() && !self.range) {
            let number = match season {
                Season::Spring => 21,
                Season::Summer => 22,
                Season::Autumn => 23,
                // A winter has two years, and EDTF does not say which one it is written with.
                Season::Winter => 0,
            };
            if number > 0 && season_of(season, self.first.year()) == Some((self.first, self.last)) {
                return format!("{}-{number}{about}", year(self.first));
            }
        }
        if self.fills(Grain::Decade) && self.first.year() >= 0 {
            return format!("{:03}X{about}", self.first.year() / 10);
        }
        ends(self.first, self.last, &format!("{about}/")) + about
    }

    /// The English name, where the days are those of a unit, a part of a unit or a range of units.
    fn name(&self) -> Option<String> {
        if self.range {
            // First and last day in ISO form say the same as a pair of days, months or years.
            if matches!(self.grain, Grain::Day | Grain::Month | Grain::Year) {
                return None;
            }
            let (first, _) = unit_around(self.first, self.grain)?;
            let (_, last) = unit_around(self.last, self.grain)?;
            if (first, last) != (self.first, self.last) {
                return None;
            }
            return Some(format!("{} to {}", unit_name(self.first, self.grain)?, unit_name(self.last, self.grain)?));
        }
        let part = match self.part {
            None => "",
            Some(Part::Early) => "early ",
            Some(Part::Mid) => "mid ",
            Some(Part::Late) => "late ",
        };
        if let Some(season) = self.season {
            let year = self.first.year() - i16::from(season == Season::Winter && self.first.month() < 3);
            let (first, last) = season_of(season, year)?;
            let inside = first <= self.first && self.last <= last;
            if !inside || (self.part.is_none() && (first, last) != (self.first, self.last)) {
                return None;
            }
            return Some(match season {
                Season::Winter => {
                    format!("{part}winter {}–{:02}", self::year(first), last.year().rem_euclid(100))
                }
                _ => format!("{part}{} {}", season.as_str(), self::year(first)),
            });
        }
        let (first, last) = unit_around(self.first, self.grain)?;
        let inside = first <= self.first && self.last <= last;
        if !inside || (self.part.is_none() && (first, last) != (self.first, self.last)) {
            return None;
        }
        let name = unit_name(self.first, self.grain)?;
        Some(if part.is_empty() { name } else { format!("{part}{name}") })
    }

    fn fills(&self, grain: Grain) -> bool {
        unit_around(self.first, grain) == Some((self.first, self.last))
    }
}

/// First and last day of the unit that holds `day`; `None` for seasons, whose months are given apart, and for what
/// reaches out of the calendar.
fn unit_around(day: Date, grain: Grain) -> Option<(Date, Date)> {
    // Nearly all units, for which no days need to be counted.
    if day.year() < Date::MAX.year() {
        match grain {
            Grain::Day => return Some((day, day)),
            Grain::Month => return Some((day.first_of_month(), day.last_of_month())),
            Grain::Year => return Some((day.first_of_year(), day.last_of_year())),
            _ => {}
        }
    }
    let first = match grain {
        Grain::Day => day,
        Grain::Week => day.checked_sub(Span::new().days(i64::from(day.weekday().to_monday_zero_offset()))).ok()?,
        Grain::Month => day.first_of_month(),
        Grain::Quarter => Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?,
        Grain::Half => Date::new(day.year(), (day.month() - 1) / 6 * 6 + 1, 1).ok()?,
        Grain::Year => day.first_of_year(),
        Grain::Decade => Date::new(day.year().div_euclid(10) * 10, 1, 1).ok()?,
        Grain::Century => Date::new((day.year() - 1).div_euclid(100) * 100 + 1, 1, 1).ok()?,
        Grain::Season => return None,
    };
    let next = first.checked_add(grain.span()).ok()?;
    Some((first, next.yesterday().ok()?))
}

fn unit_name(day: Date, grain: Grain) -> Option<String> {
    let month = MONTHS.get(usize::try_from(day.month() - 1).ok()?)?;
    Some(match grain {
        Grain::Day => [&day.day().to_string(), " ", month, " ", &year(day)].concat(),
        Grain::Month => [month, " ", &year(day)].concat(),
        Grain::Quarter => format!("Q{} {}", (day.month() - 1) / 3 + 1, year(day)),
        Grain::Half => format!("H{} {}", (day.month() - 1) / 6 + 1, year(day)),
        Grain::Year => year(day),
        Grain::Decade if day.year() >= 0 => format!("{}s", day.year() / 10 * 10),
        Grain::Century if day.year() > 0 => {
            let number = (day.year() - 1) / 100 + 1;
            let suffix = match (number % 10, number % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{number}{suffix} century")
        }
        // A week has no name that tells it from others: its days do.
        Grain::Week | Grain::Season | Grain::Decade | Grain::Century => return None,
    })
}

/// The months of a northern season that begins in `year`.
fn season_of(season: Season, year: i16) -> Option<(Date, Date)> {
    let month = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    let first = Date::new(year, month, 1).ok()?;
    let last = first.checked_add(Span::new().months(3)).ok()?.yesterday().ok()?;
    Some((first, last))
}

/// First and last day, each as short as whole years or months allow; one form where they are one unit.
fn ends(first: Date, last: Date, between: &str) -> String {
    let (from, to) = if first == first.first_of_year() && last == last.last_of_year() {
        (year(first), year(last))
    } else if first == first.first_of_month() && last == last.last_of_month() {
        (month(first), month(last))
    } else {
        (first.to_string(), last.to_string())
    };
    if from == to { from } else { format!("{from}{between}{to}") }
}

fn month(day: Date) -> String {
    format!("{}-{:02}", year(day), day.month())
}

fn year(day: Date) -> String {
    match day.year() {
        year @ 1_000.. => year.to_string(),
        year @ 0.. => format!("{year:04}"),
        year => format!("-{:04}", year.unsigned_abs()),
    }
}

impl Interval {
    /// The first day of an interval of days since 1970-01-01; `None` where it is open or out of the calendar.
    pub fn first_day(&self) -> Option<Date> {
        let low = self.low?;
        let number = if low.inclusive { low.at.ceil().to_i64()? } else { low.at.floor().to_i64()?.checked_add(1)? };
        day_of(number)
    }

    /// The last day of an interval of days since 1970-01-01; `None` where it is open or out of the calendar.
    pub fn last_day(&self) -> Option<Date> {
        let high = self.high?;
        let number =
            if high.inclusive { high.at.floor().to_i64()? } else { high.at.ceil().to_i64()?.checked_sub(1)? };
        day_of(number)
    }
}

fn day_of(number: i64) -> Option<Date> {
    const EPOCH: Date = date(1970, 1, 1);
    EPOCH.checked_add(Span::new().try_days(number).ok()?).ok()
}

//! A stretch of calendar days, as stated.

use super::interval::{Interval, Intervals};
use super::quantity::Approx;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use rust_decimal::Decimal;

/// A stretch of days: what the words name, and which side of it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateSpan {
    /// The first day of what the words name ("before May 2025": 1 May 2025); the first of the range for a range.
    pub first: Date,
    /// The last day of what the words name.
    pub last: Date,
    /// The finest unit that the words name.
    pub grain: Grain,
    /// The third of the unit that is meant, if one is.
    pub part: Option<Part>,
    /// The season, where the unit is one.
    pub season: Option<Season>,
    /// The side that is meant, if the words open one.
    pub bound: Option<DateBound>,
    /// Whether the words give two dates, a first and a last.
    pub range: bool,
    /// The marker of approximation, if there is one.
    pub approx: Option<Approx>,
    /// The calendar that the words use; the days are Gregorian all the same.
    pub calendar: Calendar,
}

/// The finest unit that a date names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One day.
    Day,
    /// Seven days from Monday (ISO 8601).
    Week,
    /// A month.
    Month,
    /// Three whole months: spring is March to May.
    Season,
    /// Three months from January, April, July or October.
    Quarter,
    /// Six months from January or July.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A third of a unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The first third.
    Early,
    /// The second third.
    Mid,
    /// The last third.
    Late,
}

/// A season, as whole months of the northern hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// Which side of a date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateBound {
    /// Ends the day before the first day.
    Before,
    /// Ends on the last day: by, until, no later than.
    By,
    /// Starts the day after the last day.
    After,
    /// Starts on the first day.
    Since,
}

/// A calendar in which dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The civil calendar.
    Gregorian,
    /// The Umm al-Qura calendar of Saudi Arabia.
    Hijri,
}

impl Grain {
    /// The word that the reports use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Grain::Day => "day",
            Grain::Week => "week",
            Grain::Month => "month",
            Grain::Season => "season",
            Grain::Quarter => "quarter",
            Grain::Half => "half",
            Grain::Year => "year",
            Grain::Decade => "decade",
            Grain::Century => "century",
        }
    }

    /// The first and the last day of the unit that holds `day`; `None` for seasons, whose months are given by
    /// [`Season::days`], and for what reaches out of the calendar. Centuries are strict: the 19th is 1801 to 1900.
    pub fn days(self, day: Date) -> Option<(Date, Date)> {
        let year = |year: i16| Date::new(year, 1, 1).ok();
        let first = match self {
            Grain::Day => day,
            Grain::Week => day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?,
            Grain::Month => day.first_of_month(),
            Grain::Season => return None,
            Grain::Quarter => Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?,
            Grain::Half => Date::new(day.year(), (day.month() - 1) / 6 * 6 + 1, 1).ok()?,
            Grain::Year => day.first_of_year(),
            Grain::Decade => year(day.year().div_euclid(10) * 10)?,
            Grain::Century => year((day.year() - 1).div_euclid(100) * 100 + 1)?,
        };
        let next = first.checked_add(self.span()).ok()?;
        Some((first, next.yesterday().ok()?))
    }

    /// The length of one unit.
    pub fn span(self) -> Span {
        match self {
            Grain::Day => 1.day(),
            Grain::Week => 1.week(),
            Grain::Month => 1.month(),
            Grain::Season | Grain::Quarter => 3.months(),
            Grain::Half => 6.months(),
            Grain::Year => 1.year(),
            Grain::Decade => 10.years(),
            Grain::Century => 100.years(),
        }
    }
}

impl Part {
    /// This third of the days from `first` to `last` of a unit. Years and what is made of months are cut between months, a
    /// month after its 10th and its 20th day, anything else by days.
    pub fn days(self, first: Date, last: Date) -> Option<(Date, Date)> {
        let whole_months = first.day() == 1 && last == last.last_of_month();
        let months = (i32::from(last.year()) - i32::from(first.year())) * 12 + i32::from(last.month())
            - i32::from(first.month())
            + 1;
        let length = (last - first).get_days() + 1;
        let cut = |third: i32| -> Option<Date> {
            if whole_months && months >= 3 {
                first.checked_add((months * third / 3).months()).ok()
            } else if (28..=31).contains(&length) {
                first.checked_add((10 * third).days()).ok()
            } else {
                first.checked_add(((length * third + 1) / 3).days()).ok()
            }
        };
        Some(match self {
            Part::Early => (first, cut(1)?.yesterday().ok()?),
            Part::Mid => (cut(1)?, cut(2)?.yesterday().ok()?),
            Part::Late => (cut(2)?, last),
        })
    }

    /// The word that the reports use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Part::Early => "early",
            Part::Mid => "mid",
            Part::Late => "late",
        }
    }
}

impl Season {
    /// The first and the last day of the season that begins in `year`: winter ends in the year after.
    pub fn days(self, year: i16) -> Option<(Date, Date)> {
        let month = match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        };
        let first = Date::new(year, month, 1).ok()?;
        Some((first, first.checked_add(3.months()).ok()?.yesterday().ok()?))
    }

    /// The English name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Season::Spring => "spring",
            Season::Summer => "summer",
            Season::Autumn => "autumn",
            Season::Winter => "winter",
        }
    }
}

impl DateBound {
    /// The comparator of the report.
    pub const fn sign(self) -> &'static str {
        match self {
            DateBound::Before => "<",
            DateBound::By => "<=",
            DateBound::After => ">",
            DateBound::Since => ">=",
        }
    }
}

impl DateSpan {
    /// The days from `first` to `last`, named by a unit of `grain`, with no bound or approximation.
    pub fn new(first: Date, last: Date, grain: Grain) -> Self {
        DateSpan {
            first: first.min(last),
            last: first.max(last),
            grain,
            part: None,
            season: None,
            bound: None,
            range: false,
            approx: None,
            calendar: Calendar::Gregorian,
        }
    }

    /// The first day meant, `None` where the span is open or reaches out of the calendar.
    pub fn start(&self) -> Option<Date> {
        match self.bound {
            None | Some(DateBound::Since) => Some(self.first),
            Some(DateBound::After) => self.last.tomorrow().ok(),
            Some(DateBound::Before | DateBound::By) => None,
        }
    }

    /// The last day meant, `None` where the span is open or reaches out of the calendar.
    pub fn end(&self) -> Option<Date> {
        match self.bound {
            None | Some(DateBound::By) => Some(self.last),
            Some(DateBound::Before) => self.first.yesterday().ok(),
            Some(DateBound::After | DateBound::Since) => None,
        }
    }

    /// The comparator of the report: `=`, `range` or the sign of the bound.
    pub fn comparator(&self) -> &'static str {
        match self.bound {
            Some(bound) => bound.sign(),
            None if self.range => "range",
            None => "=",
        }
    }

    /// The three nested intervals, in days since 1970-01-01: a day is `[n, n + 1)`. Dates are not rounded; an
    /// approximate one is widened by one unit of its grain (a third of it for a part) on each closed side.
    pub fn intervals(&self) -> Intervals {
        let (start, end) = (self.start(), self.end());
        let stated = days(start, end);
        if self.approx.is_none() {
            return Intervals { stated, rounded: stated, allowed: stated };
        }
        let reach = self.reach();
        let start = start.map(|day| day.checked_sub(reach).unwrap_or(Date::MIN));
        let end = end.map(|day| day.checked_add(reach).unwrap_or(Date::MAX));
        Intervals { stated, rounded: stated, allowed: days(start, end) }
    }

    fn reach(&self) -> Span {
        match (self.part, self.grain) {
            (Some(_), Grain::Month) => 10.days(),
            (Some(_), Grain::Year) => 4.months(),
            (Some(_), Grain::Decade) => 40.months(),
            (Some(_), Grain::Season | Grain::Quarter) => 1.month(),
            (Some(_), Grain::Half) => 2.months(),
            _ => self.grain.span(),
        }
    }
}

/// The days from `start` to `end`, both included, as `[n, n + 1)` intervals since 1970-01-01.
pub(crate) fn days(start: Option<Date>, end: Option<Date>) -> Interval {
    Interval::half_open(start.map(day_number), end.map(|day| day_number(day) + Decimal::ONE))
}

/// The day counted from 1970-01-01.
pub(crate) fn day_number(day: Date) -> Decimal {
    const EPOCH: Date = jiff::civil::date(1970, 1, 1);
    Decimal::from((day - EPOCH).get_days())
}

//! What the words of a date name, and which days that is, given the date from which the text counts.

use super::hijri;
use crate::mention::Unresolved;
use crate::value::{Calendar, DateSpan, Grain, Part, Season};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// A unit of the calendar as the words name it, before its year is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Half(u8),
    Quarter(u8),
    Season(Season),
    Month(u8),
    /// A half of a month.
    HalfMonth(u8, u8),
    /// A month and a day of it.
    Day(u8, u8),
    /// From 0 for Monday.
    Weekday(i8),
    /// The week whose last days are meant.
    Weekend,
    /// A day of a month that is not named.
    DayAlone(u8),
    /// Days that need no year: decades, centuries, relative dates.
    Days(Date, Date, Grain),
    /// A date that is recognised and has no days.
    Unresolved(Unresolved),
}

/// What the words say of the year of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Nothing: the one nearest to the reference.
    Nearest,
    /// Its number.
    Year(i16),
    /// How many years after the reference's.
    Shift(i8),
    /// The latest that is over.
    Past,
    /// The one that belongs to the present.
    Present,
    /// The first that has not begun.
    Coming,
    /// The latest that has begun.
    Begun,
    /// The first that is not over.
    Lasting,
}

impl When {
    pub(super) const fn of_shift(shift: i8) -> When {
        match shift {
            ..0 => When::Past,
            0 => When::Present,
            _ => When::Coming,
        }
    }
}

/// A unit, its year, and the third of it that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub unit: Unit,
    pub when: When,
    pub calendar: Calendar,
    pub part: Option<Part>,
}

/// The publication date, as first and last day.
pub(super) type Reference = Option<(Date, Date)>;

impl Named {
    pub(super) const fn new(unit: Unit, when: When) -> Named {
        Named { unit, when, calendar: Calendar::Gregorian, part: None }
    }

    pub(super) const fn days(first: Date, last: Date, grain: Grain) -> Named {
        Named::new(Unit::Days(first, last, grain), When::Nearest)
    }

    pub(super) const fn unresolved(why: Unresolved) -> Named {
        Named::new(Unit::Unresolved(why), When::Nearest)
    }

    /// Whether a year, or a year relative to the reference's, is known.
    pub(super) const fn has_year(&self) -> bool {
        matches!(self.when, When::Year(_) | When::Shift(_))
            || matches!(self.unit, Unit::Days(..) | Unit::Unresolved(_) | Unit::Year)
    }

    pub(super) const fn grain(&self) -> Grain {
        match self.unit {
            Unit::Year => Grain::Year,
            Unit::Half(_) => Grain::Half,
            Unit::Quarter(_) => Grain::Quarter,
            Unit::Season(_) => Grain::Season,
            Unit::Month(_) => Grain::Month,
            Unit::Weekend => Grain::Week,
            Unit::HalfMonth(..) | Unit::Day(..) | Unit::Weekday(_) | Unit::DayAlone(_) | Unit::Unresolved(_) => {
                Grain::Day
            }
            Unit::Days(_, _, grain) => grain,
        }
    }

    /// The days that are meant. `ahead` makes a weekday alone the coming one.
    pub(super) fn resolve(&self, reference: Reference, ahead: bool) -> Result<DateSpan, Unresolved> {
        let (first, last) = self.whole(reference, ahead)?;
        self.spanning(first, last)
    }

    /// The first and the last date of a range: each takes from the other what its words leave out.
    pub(super) fn resolve_range(&self, last: &Named, reference: Reference) -> Result<(DateSpan, DateSpan), Unresolved> {
        // «من مارس 2022 حتى أكتوبر الماضي»: the second is told from the reference.
        let told = matches!(last.when, When::Past | When::Coming | When::Present);
        if self.has_year() && !last.has_year() && !told {
            let first = self.resolve(reference, false)?;
            let year = |year| last.in_year(year).filter(|days| days.1 >= first.last);
            let own = last.year_of(first.first).ok_or(Unresolved::NoSuchDay)?;
            let (start, end) = year(own).or_else(|| year(own + 1)).ok_or(Unresolved::NoSuchDay)?;
            return Ok((first, last.spanning(start, end)?));
        }
        let end = last.resolve(reference, false)?;
        if self.has_year() {
            return Ok((self.resolve(reference, false)?, end));
        }
        if let (Unit::Weekday(from), Unit::Weekday(to)) = (self.unit, last.unit) {
            let back = i64::from((to - from).rem_euclid(7));
            let day = end.first.checked_sub(back.days()).map_err(|_| Unresolved::NoSuchDay)?;
            return Ok((DateSpan::new(day, day, Grain::Day), end));
        }
        let year = |year| self.in_year(year).filter(|days| days.0 <= end.first);
        let own = self.year_of(end.first).ok_or(Unresolved::NoSuchDay)?;
        let (from, to) = year(own).or_else(|| year(own - 1)).ok_or(Unresolved::NoSuchDay)?;
        Ok((self.spanning(from, to)?, end))
    }

    fn spanning(&self, first: Date, last: Date) -> Result<DateSpan, Unresolved> {
        let (start, end) = match self.part {
            Some(part) => part.days(first, last).ok_or(Unresolved::NoSuchDay)?,
            None => (first, last),
        };
        let mut span = DateSpan::new(start, end, self.grain());
        span.part = self.part;
        span.calendar = self.calendar;
        if let Unit::Season(season) = self.unit {
            span.season = Some(season);
        }
        Ok(span)
    }

    /// The days of the whole unit.
    fn whole(&self, reference: Reference, ahead: bool) -> Result<(Date, Date), Unresolved> {
        match self.unit {
            Unit::Days(first, last, _) => return Ok((first, last)),
            Unit::Unresolved(why) => return Err(why),
            Unit::Weekday(weekday) => return self.weekday(weekday, reference, ahead),
            Unit::Weekend => {
                const SATURDAY: i8 = 5;
                let (day, _) = self.weekday(SATURDAY, reference, ahead)?;
                return Grain::Week.days(day).ok_or(Unresolved::NoSuchDay);
            }
            Unit::DayAlone(day) => return self.day_alone(day, reference, ahead),
            _ => {}
        }
        if let When::Year(year) = self.when {
            return self.in_year(year).ok_or(Unresolved::NoSuchDay);
        }
        if let Unit::Day(..) = self.unit
            && self.calendar == Calendar::Gregorian
            && self.in_year(2024).is_none()
        {
            return Err(Unresolved::NoSuchDay);
        }
        let reference = reference.ok_or(Unresolved::NoReference)?;
        let year = self.year_of(reference.0).ok_or(Unresolved::NoReference)?;
        if let When::Shift(shift) = self.when {
            if self.year_of(reference.1) != Some(year) {
                return Err(Unresolved::NoReference);
            }
            return self.in_year(year.saturating_add(shift.into())).ok_or(Unresolved::NoSuchDay);
        }
        // A leap day may be eight years away, and the last day of a Hijri month many; all else comes every year.
        let yearly = self.calendar == Calendar::Gregorian
            && !matches!(self.unit, Unit::Day(2, 29))
            && reference.1.year() == reference.0.year();
        let reach = if yearly { 2 } else { 9 };
        let near = (year.saturating_sub(reach)..=year.saturating_add(reach)).filter_map(|year| self.in_year(year));
        let found = match self.when {
            When::Past => near.rev().find(|days| days.1 < reference.0),
            When::Coming => near.into_iter().find(|days| days.0 > reference.1),
            When::Begun => near.rev().find(|days| days.0 <= reference.1),
            When::Lasting => near.into_iter().find(|days| days.1 >= reference.0),
            When::Present if !matches!(self.unit, Unit::Season(Season::Winter)) => self.in_year(year),
            _ => near.min_by_key(|&days| (distance(days, reference), days.0 > reference.1)),
        };
        found.ok_or(Unresolved::NoSuchDay)
    }

    /// The year in which a day whose year is not told falls on a weekday: that of the reference or a neighbour, the nearest such day.
    pub(super) fn year_on(&self, weekday: i8, reference: Reference) -> Option<i16> {
        if self.has_year() || self.when != When::Nearest || self.calendar != Calendar::Gregorian {
            return None;
        }
        let reference = reference?;
        let year = reference.0.year();
        let days = (year - 1..=year + 1).filter_map(|year| Some((year, self.in_year(year)?)));
        let fall = days.filter(|(_, (day, _))| day.weekday().to_monday_zero_offset() == weekday);
        fall.min_by_key(|&(_, days)| distance(days, reference)).map(|(year, _)| year)
    }

    fn weekday(&self, weekday: i8, reference: Reference, ahead: bool) -> Result<(Date, Date), Unresolved> {
        let (today, last) = reference.ok_or(Unresolved::NoReference)?;
        if today != last {
            return Err(Unresolved::NoReference);
        }
        let back = (today.weekday().to_monday_zero_offset() - weekday).rem_euclid(7);
        let days = match self.when {
            When::Past if back == 0 => -7,
            When::Past => -back,
            When::Coming => 7 - back,
            When::Present | When::Lasting => (7 - back) % 7,
            _ if ahead => (7 - back) % 7,
            _ => -back,
        };
        let day = today.checked_add(i64::from(days).days()).map_err(|_| Unresolved::NoSuchDay)?;
        Ok((day, day))
    }

    /// The day of that number nearest to the reference, on the side that the words tell.
    fn day_alone(&self, number: u8, reference: Reference, ahead: bool) -> Result<(Date, Date), Unresolved> {
        let (today, last) = reference.ok_or(Unresolved::NoReference)?;
        if today != last {
            return Err(Unresolved::NoReference);
        }
        let mut near = (-2..=2).filter_map(|months: i64| {
            let month = today.first_of_month().checked_add(months.months()).ok()?;
            civil(month.year(), u8::try_from(month.month()).ok()?, number)
        });
        let found = match self.when {
            When::Begun => near.rfind(|&day| day <= today),
            When::Lasting => near.into_iter().find(|&day| day >= today),
            _ if ahead => near.into_iter().find(|&day| day >= today),
            _ => near.min_by_key(|&day| distance((day, day), (today, today))),
        };
        found.map(|day| (day, day)).ok_or(Unresolved::NoSuchDay)
    }

    fn year_of(&self, day: Date) -> Option<i16> {
        match self.calendar {
            Calendar::Gregorian => Some(day.year()),
            Calendar::Hijri => hijri::year_of(day),
        }
    }

    /// The days of the unit in a year of its calendar.
    fn in_year(&self, year: i16) -> Option<(Date, Date)> {
        let months = |first: u8, count: u8| {
            let first = civil(year, first, 1)?;
            Some((first, first.checked_add(i64::from(count).months()).ok()?.yesterday().ok()?))
        };
        match (self.unit, self.calendar) {
            (Unit::Year, Calendar::Gregorian) => months(1, 12),
            (Unit::Half(half), Calendar::Gregorian) => months(half * 6 - 5, 6),
            (Unit::Quarter(quarter), Calendar::Gregorian) => months(quarter * 3 - 2, 3),
            (Unit::Month(month), Calendar::Gregorian) => months(month, 1),
            (Unit::HalfMonth(month, 1), Calendar::Gregorian) => Some((civil(year, month, 1)?, civil(year, month, 15)?)),
            (Unit::HalfMonth(month, _), Calendar::Gregorian) => {
                let first = civil(year, month, 16)?;
                Some((first, first.last_of_month()))
            }
            (Unit::Day(month, day), Calendar::Gregorian) => civil(year, month, day).map(|day| (day, day)),
            (Unit::Year, Calendar::Hijri) => hijri::year(year),
            (Unit::Month(month), Calendar::Hijri) if year > LAST_HIJRI => hijri_in(year, month),
            (Unit::Month(month), Calendar::Hijri) => hijri::month(year, month),
            // "Eid al-Fitr 2024"
            (Unit::Day(month, day), Calendar::Hijri) if year > LAST_HIJRI => {
                let own = hijri::year_of(civil(year, 1, 1)?)?;
                let days = (own..=own.saturating_add(1)).filter_map(|own| hijri::day(own, month, day));
                days.into_iter().find(|day| day.year() == year).map(|day| (day, day))
            }
            (Unit::Day(month, day), Calendar::Hijri) => hijri::day(year, month, day).map(|day| (day, day)),
            (Unit::Season(season), _) => season.days(year),
            _ => None,
        }
    }
}

/// A later year beside a Hijri month is one of the civil calendar: "Ramadan 2024".
const LAST_HIJRI: i16 = 1600;

/// The Hijri month that begins in a civil year.
fn hijri_in(year: i16, month: u8) -> Option<(Date, Date)> {
    let own = hijri::year_of(civil(year, 1, 1)?)?;
    (own..=own.saturating_add(1)).filter_map(|own| hijri::month(own, month)).find(|days| days.0.year() == year)
}

fn civil(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Days between two stretches; 0 where they overlap.
fn distance(a: (Date, Date), b: (Date, Date)) -> i32 {
    let days = |from: Date, to: Date| (to - from).get_days();
    if a.1 < b.0 {
        days(a.1, b.0)
    } else if b.1 < a.0 {
        days(b.1, a.0)
    } else {
        0
    }
}

/// `count` units of `grain` after the unit that holds the reference; the reference must lie in one such unit.
pub(super) fn shifted(reference: Reference, grain: Grain, count: i32) -> Result<(Date, Date), Unresolved> {
    let (first, last) = reference.ok_or(Unresolved::NoReference)?;
    let unit = grain.days(first).ok_or(Unresolved::NoReference)?;
    if grain.days(last) != Some(unit) {
        return Err(Unresolved::NoReference);
    }
    let count = i64::from(count);
    let steps = match grain {
        Grain::Day => Span::new().try_days(count),
        Grain::Week => Span::new().try_days(count.saturating_mul(7)),
        Grain::Month => Span::new().try_months(count),
        Grain::Quarter | Grain::Season => Span::new().try_months(count.saturating_mul(3)),
        Grain::Half => Span::new().try_months(count.saturating_mul(6)),
        Grain::Year => Span::new().try_months(count.saturating_mul(12)),
        Grain::Decade => Span::new().try_months(count.saturating_mul(120)),
        Grain::Century => Span::new().try_months(count.saturating_mul(1200)),
    };
    let moved = steps.and_then(|steps| unit.0.checked_add(steps)).map_err(|_| Unresolved::NoSuchDay)?;
    grain.days(moved).ok_or(Unresolved::NoSuchDay)
}

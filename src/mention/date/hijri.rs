//! The Hijri calendar: years and months of Umm al-Qura, which Saudi Arabia prints, as civil days.

use icu_calendar::Date as IcuDate;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Hijri, Iso};
use jiff::civil::Date;

/// The years whose months the calendar's tables give.
const YEARS: std::ops::RangeInclusive<i16> = 1..=2000;

/// The civil day of a Hijri one; `None` where the calendar has no such day.
pub(super) fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    civil(IcuDate::try_new_hijri_with_calendar(year.into(), month, day, Hijri::new_umm_al_qura()).ok()?)
}

/// The first and the last civil day of a Hijri month.
pub(super) fn month(year: i16, month: u8) -> Option<(Date, Date)> {
    let first = day(year, month, 1)?;
    let next = if month == 12 { day(year + 1, 1, 1) } else { day(year, month + 1, 1) };
    Some((first, next?.yesterday().ok()?))
}

/// The first and the last civil day of a Hijri year.
pub(super) fn year(year: i16) -> Option<(Date, Date)> {
    Some((day(year, 1, 1)?, day(year + 1, 1, 1)?.yesterday().ok()?))
}

/// The Hijri year that holds a civil day.
pub(super) fn year_of(date: Date) -> Option<i16> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    let iso = IcuDate::try_new_iso(date.year().into(), month, day).ok()?;
    i16::try_from(iso.to_calendar(Hijri::new_umm_al_qura()).year().extended_year()).ok()
}

fn civil(date: IcuDate<Hijri<UmmAlQura>>) -> Option<Date> {
    let iso = date.to_calendar(Iso);
    let year = i16::try_from(iso.year().extended_year()).ok()?;
    let month = i8::try_from(iso.month().ordinal).ok()?;
    Date::new(year, month, i8::try_from(iso.day_of_month().0).ok()?).ok()
}

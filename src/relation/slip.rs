//! Mistakes of writing that explain a difference.

use super::compared::{Extent, Shape, is_plain};
use super::reason::Reason;
use super::rule::Pair;
use crate::value::DateSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The slip that explains two values that do not meet, if one does.
pub(crate) fn explains(pair: &Pair<'_>) -> Option<Reason> {
    if let Some((left, right)) = pair.dates {
        return wrong_year(left, right);
    }
    let (left, right) = (&pair.left, &pair.right);
    if !pair.exact {
        return None;
    }
    for (factor, reason) in [(Decimal::ONE_THOUSAND, Reason::Thousand), (MILLION, Reason::Million)] {
        // A small whole number is a millionth of too much.
        let telling = |small: &Extent| factor != MILLION || has_two_digits(small);
        if telling(left) && is_times(left, right, factor) || telling(right) && is_times(right, left, factor) {
            return Some(reason);
        }
    }
    is_swapped(left, right).then_some(Reason::SwappedDigits)
}

/// Whether a figure is stated to two digits or more.
fn has_two_digits(extent: &Extent) -> bool {
    let unit = extent.half.saturating_add(extent.half);
    extent.point().is_some_and(|point| point.abs() >= unit.saturating_mul(Decimal::TEN))
}

/// What is missing where "million" is left out.
pub(super) const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Whether so many times the small one is the large one. Only figures and ranges: a bound would meet nearly anything.
fn is_times(small: &Extent, large: &Extent, factor: Decimal) -> bool {
    match (small.shape, large.shape) {
        (Shape::Point, Shape::Point) => small
            .intervals
            .allowed
            .try_map(|at| at.checked_mul(factor))
            .is_some_and(|scaled| scaled.meets(&large.intervals.allowed)),
        (Shape::Range, Shape::Range) => {
            let stated = small.intervals.stated.try_map(|at| at.checked_mul(factor));
            stated == Some(large.intervals.stated)
        }
        _ => false,
    }
}

/// Whether two exact figures of one last place differ by two neighbouring digits that changed places.
fn is_swapped(left: &Extent, right: &Extent) -> bool {
    if left.half != right.half || left.approximate || right.approximate {
        return false;
    }
    let digits = |extent: &Extent| {
        let units = extent.point()?.abs().checked_div(extent.half.checked_mul(Decimal::TWO)?)?.normalize();
        (units.scale() == 0).then(|| units.mantissa())
    };
    match (digits(left), digits(right)) {
        (Some(a), Some(b)) => swapped(a, b),
        _ => false,
    }
}

/// Whether two numbers of one length differ by two neighbouring digits that changed places.
pub(crate) fn swapped(a: i128, b: i128) -> bool {
    // Neighbouring digits d, e at 10^k that change places move the number by 9 × (d - e) × 10^k.
    let (mut step, (low, high)) = (1_i128, (a.min(b), a.max(b)));
    while step <= low {
        let pair = |number: i128| (number / step % 10, number / step / 10 % 10);
        let ((d, e), (f, g)) = (pair(low), pair(high));
        let rest = |number: i128| (number % step, number / step / 100);
        if d != e && (d, e) == (g, f) && rest(low) == rest(high) {
            // A swap must not change how many digits there are.
            return e != 0 || low / step / 100 != 0;
        }
        step *= 10;
    }
    false
}

/// The slip between two dates that name the same day or month of years that differ in one digit, or by two that changed places.
fn wrong_year(left: &DateSpan, right: &DateSpan) -> Option<Reason> {
    let day = |date: Date| (date.month(), date.day());
    let month_or_day = left.grain == right.grain && is_plain(left) && is_plain(right);
    let same = day(left.first) == day(right.first) && left.last.month() == right.last.month();
    let (a, b) = (left.first.year(), right.first.year());
    match month_or_day && same {
        true if differ_in_one_digit(a, b) => Some(Reason::WrongYear),
        true if swapped(a.into(), b.into()) => Some(Reason::SwappedDigits),
        _ => None,
    }
}

fn differ_in_one_digit(a: i16, b: i16) -> bool {
    let digits = |year: i16| [year / 1000, year / 100 % 10, year / 10 % 10, year % 10];
    digits(a).iter().zip(digits(b)).filter(|(a, b)| *a != b).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_digits_are_neighbours_of_numbers_of_one_length() {
        for (a, b, is) in [
            (143, 134, true),
            (12, 21, true),
            (1234, 1324, true),
            (123, 321, false),
            (10, 1, false),
            (105, 15, false),
            (110, 101, true),
            (143, 143, false),
            (143, 144, false),
        ] {
            assert_eq!((swapped(a, b), swapped(b, a)), (is, is), "{a} {b}");
        }
    }

    #[test]
    fn years_differ_in_one_digit() {
        for (a, b, is) in [(2024, 2025, true), (2015, 2025, true), (2019, 2020, false), (2024, 2024, false)] {
            assert_eq!(differ_in_one_digit(a, b), is, "{a} {b}");
        }
    }
}

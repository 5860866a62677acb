//! The words of a decision: the rule, the intervals that it compared, and what lies between them.

use super::compared::{Compared, Extent, Held, Measured, Shape};
use super::reason::{Reason, Stage, Used, relative_gap, share};
use super::rule::{Decision, Terms, aligned, moved};
use super::slip::MILLION;
use super::unit::{Meeting, Tag, meeting};
use super::{Axis, Because, Between};
use crate::value::{Dimension, Interval, TimeUnit, Unit};
use rust_decimal::Decimal;

impl Compared<'_> {
    /// Why two sides are in the relation that [`super::decide`] found between them.
    pub fn explain(&self, other: &Compared<'_>, decision: &Decision, terms: &Terms<'_>) -> Because {
        let reason = decision.reason;
        let shown = match (&self.held, &other.held) {
            (Held::Amount(left), Held::Amount(right)) => amounts(left, right, terms),
            (Held::Date(_, left), Held::Date(_, right)) => Some((*left, *right, Axis::Days)),
            _ => None,
        };
        let Some((left, right, axis)) = shown.filter(|_| reason.stage() != Stage::None) else {
            let axis = Axis::Amount(String::new());
            let rule = reason.words(terms.policy, "", Used::default());
            return Because { rule, left: None, right: None, between: Between::Nothing, axis };
        };
        let used = Used {
            dates: axis == Axis::Days,
            rounding: left.shape == Shape::Point || right.shape == Shape::Point,
            approximate: left.approximate || right.approximate,
        };
        let mut rule = reason.words(terms.policy, &arithmetic(reason, self, other, &left, &right), used);
        if decision.exchanged {
            let told = match (&self.held, &other.held) {
                (Held::Amount(left), Held::Amount(right)) => match (&left.tag, &right.tag) {
                    (Tag::Money(one), Tag::Money(other)) => terms.rates.told(one, other),
                    _ => None,
                },
                _ => None,
            };
            rule.push_str("; one amount was converted at the ");
            match told {
                Some(told) => rule.push_str(&format!("exchange rate that an article gives ({told})")),
                None => rule.push_str("configured exchange rate"),
            }
            rule.push_str(" and counts as approximate");
        }
        let (ours, theirs) = compared(reason, &left, &right);
        let between = match ours.overlap(&theirs) {
            Some(shared) if ours.meets(&theirs) => Between::Overlap(shared),
            _ => {
                let (stated, other) = (&left.intervals.stated, &right.intervals.stated);
                let relative = match axis {
                    Axis::Days => None,
                    Axis::Amount(_) => relative_gap(stated, other).map(|gap| gap.round_dp(6).normalize()),
                };
                // From the last day of one to the first of the other.
                let next = if axis == Axis::Days { Decimal::ONE } else { Decimal::ZERO };
                Between::Gap((stated.gap(other) + next).normalize(), relative)
            }
        };
        Because { rule, left: Some(ours), right: Some(theirs), between, axis }
    }

    /// How far what two sides state is apart, as a share of the larger magnitude; for dates as a share of a year. One
    /// for names, categories and yes/no. Findings are ranked by it.
    pub fn distance(&self, other: &Compared<'_>, terms: &Terms<'_>) -> Decimal {
        match (&self.held, &other.held) {
            (Held::Date(_, left), Held::Date(_, right)) => {
                let days = left.intervals.stated.gap(&right.intervals.stated);
                days.checked_div(Decimal::from(365_u16)).unwrap_or_default()
            }
            (Held::Amount(left), Held::Amount(right)) => aligned(left, right, terms)
                .and_then(|(left, right)| relative_gap(&left.intervals.stated, &right.intervals.stated))
                .unwrap_or_default(),
            _ => Decimal::ONE,
        }
    }
}

/// The intervals that a rule is a statement about.
fn compared(reason: Reason, left: &Extent, right: &Extent) -> (Interval, Interval) {
    let (x, y) = (&left.intervals, &right.intervals);
    match reason.stage() {
        Stage::Rounded if reason == Reason::FinerInRounding && left.half > right.half => (x.rounded, y.stated),
        Stage::Rounded if reason == Reason::FinerInRounding => (x.stated, y.rounded),
        Stage::Rounded => (x.rounded, y.rounded),
        Stage::Allowed => (x.allowed, y.allowed),
        Stage::None | Stage::Stated => (x.stated, y.stated),
    }
}

/// Two amounts as they are shown: as written where that is in one unit, else converted.
fn amounts(left: &Measured<'_>, right: &Measured<'_>, terms: &Terms<'_>) -> Option<(Extent, Extent, Axis)> {
    let (ours, theirs) = (&left.quantity.unit, &right.quantity.unit);
    let axis = |unit: &Unit| Axis::Amount(unit.to_string());
    let written = |amount: &Measured<'_>| Extent::of_amount(amount.quantity, terms.policy);
    if ours == theirs || *theirs == Unit::Bare {
        return Some((written(left)?, written(right)?, axis(left.quantity.shared_unit([right.quantity]))));
    }
    if *ours == Unit::Bare {
        return Some((written(left)?, written(right)?, axis(theirs)));
    }
    let met = meeting(left, right, terms.rates).unwrap_or(Meeting::Same);
    let (x, y) = moved(left, right, met, terms.policy)?;
    match (ours, theirs) {
        _ if matches!(met, Meeting::LeftRate(_)) => Some((x, y, axis(theirs))),
        (Unit::Time(a), Unit::Time(b)) => {
            // The finer of the two units, so that the figures stay readable.
            let unit = *a.min(b);
            let size = if unit >= TimeUnit::Month { Decimal::ONE } else { Decimal::from(unit.seconds()) };
            Some((divided(&x, size)?, divided(&y, size)?, Axis::Amount(Unit::Time(unit).to_string())))
        }
        (Unit::Measure(measure), _) => Some((x, y, Axis::Amount(base(measure.dimension).to_owned()))),
        (Unit::PercentPoint | Unit::BasisPoint, _) => Some((x, y, axis(&Unit::PercentPoint))),
        (Unit::Money(currency), _) if currency.possible().is_empty() => Some((x, y, axis(theirs))),
        _ => Some((x, y, axis(left.quantity.shared_unit([right.quantity])))),
    }
}

/// The symbol of the unit in which an amount is compared.
pub(crate) fn base_symbol(amount: &Measured<'_>) -> String {
    match &amount.quantity.unit {
        Unit::Measure(measure) => base(measure.dimension).to_owned(),
        Unit::Time(unit) if *unit >= TimeUnit::Month => Unit::Time(TimeUnit::Month).to_string(),
        Unit::Time(_) => Unit::Time(TimeUnit::Second).to_string(),
        Unit::BasisPoint => Unit::PercentPoint.to_string(),
        unit => unit.to_string(),
    }
}

fn divided(extent: &Extent, by: Decimal) -> Option<Extent> {
    let divide = |interval: Interval| interval.try_map(|at| at.checked_div(by).map(|at| at.normalize()));
    let mut extent = *extent;
    extent.intervals.stated = divide(extent.intervals.stated)?;
    extent.intervals.rounded = divide(extent.intervals.rounded)?;
    extent.intervals.allowed = divide(extent.intervals.allowed)?;
    extent.half = extent.half.checked_div(by)?;
    Some(extent)
}

/// The symbol of the base unit, as [`Dimension`] documents it.
const fn base(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Length => "m",
        Dimension::Area => "m2",
        Dimension::Volume => "m3",
        Dimension::Mass => "kg",
        Dimension::Temperature => "°C",
        Dimension::Speed => "m/s",
        Dimension::Power => "W",
        Dimension::Energy => "Wh",
        Dimension::Data => "B",
        Dimension::DataRate => "bit/s",
        Dimension::Voltage => "V",
        Dimension::Current => "A",
        Dimension::Frequency => "Hz",
        Dimension::Pressure => "Pa",
        Dimension::Force => "N",
        Dimension::Resistance => "Ω",
        Dimension::Sound => "dB",
        Dimension::Pixels => "MP",
        Dimension::Angle => "°",
        Dimension::Proportion => "1",
        Dimension::Magnitude => "magnitude",
    }
}

fn arithmetic(reason: Reason, ours: &Compared<'_>, theirs: &Compared<'_>, left: &Extent, right: &Extent) -> String {
    let (stated, other) = (&left.intervals.stated, &right.intervals.stated);
    match reason {
        Reason::Thousand | Reason::Million => {
            let (factor, times) = match reason {
                Reason::Million => (MILLION, "1,000,000"),
                _ => (Decimal::ONE_THOUSAND, "1,000"),
            };
            let (small, large) = if left.point() < right.point() || stated.magnitude() < other.magnitude() {
                (stated, other)
            } else {
                (other, stated)
            };
            let product = small.try_map(|at| at.checked_mul(factor)).unwrap_or(*large);
            let sum = format!("{} × {times} = {}", figures(small), figures(&product));
            if product == *large { sum } else { format!("{sum}, which meets {}", figures(large)) }
        }
        Reason::SwappedDigits | Reason::WrongYear => match (&ours.held, &theirs.held) {
            (Held::Date(a, _), Held::Date(b, _)) => format!("{} and {}", a.first.year(), b.first.year()),
            _ => format!("{} and {}", figures(stated), figures(other)),
        },
        Reason::NearApproximate => share(relative_gap(stated, other).unwrap_or_default()),
        _ => String::new(),
    }
}

/// A point, or both ends of a range, as people write them.
fn figures(interval: &Interval) -> String {
    match (interval.low, interval.high) {
        (Some(low), Some(high)) if low.at == high.at => figure(low.at),
        (Some(low), Some(high)) => format!("{}–{}", figure(low.at), figure(high.at)),
        (Some(end), None) | (None, Some(end)) => figure(end.at),
        (None, None) => String::new(),
    }
}

/// An amount with a scale word where that leaves at most three decimals, else with its thousands grouped.
pub(crate) fn figure(amount: Decimal) -> String {
    for (zeros, word) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let unit = Decimal::from_i128_with_scale(10_i128.pow(zeros), 0);
        if amount.abs() >= unit
            && let Some(share) = amount.checked_div(unit)
            && share.normalize().scale() <= 3
        {
            return format!("{} {word}", grouped(share));
        }
    }
    grouped(amount)
}

fn grouped(amount: Decimal) -> String {
    let written = amount.normalize().to_string();
    let (sign, digits) = written.strip_prefix('-').map_or(("", written.as_str()), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_as_people_write_them() {
        for (amount, written) in [
            ("14300000000", "14.3 billion"),
            ("1234567", "1,234,567"),
            ("1500", "1,500"),
            ("-14300.5", "-14,300.5"),
            ("1000000000000000", "1,000 trillion"),
            ("0", "0"),
        ] {
            assert_eq!(figure(amount.parse().expect("a decimal")), written);
        }
    }
}

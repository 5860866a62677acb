//! The canonical notation of values: what reports print and what claim files hold.
//!
//! One figure has one notation (`14.3B USD`, `~15B USD`, `10B–12B USD`, `49 %`, `600 jobs`), and so has one date
//! (`spring 2026`, `Q1 2026`, `before May 2025`). Written digits are kept: a figure read from "14.0 billion" is
//! `14.0B`, because its zero says how exact it is. Currencies that the words leave open carry a question mark
//! (`500 SAR?`), and money without any currency the sign `¤`.

mod amount;
mod date;
mod digits;

pub use amount::plain;
pub(crate) use amount::short;

use super::{Interval, Measure, TimeUnit, Unit, Value};
use std::fmt;

impl Value {
    /// Writes the value in its notation, without the way through a formatter.
    pub(crate) fn write_to(&self, out: &mut impl fmt::Write) -> fmt::Result {
        match self {
            Value::Quantity(quantity) => quantity.write_to(out),
            Value::Date(date) => date.write_to(out),
            Value::Name(name) => out.write_str(name),
            Value::Category { label, .. } => out.write_str(label),
            Value::Polarity { positive, .. } => out.write_str(if *positive { "true" } else { "false" }),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(f)
    }
}

impl Unit {
    /// Writes the unit in the plural, as it follows an amount; nothing for bare numbers and ranks.
    fn write_to(&self, out: &mut impl fmt::Write) -> fmt::Result {
        match self {
            Unit::Bare | Unit::Rank => Ok(()),
            Unit::Money(currency) => match (currency.code, currency.candidates.as_slice()) {
                (Some(code), _) => out.write_str(code.as_str()),
                (None, [code]) => out.write_str(code.as_str()),
                (None, [first, ..]) => write!(out, "{first}?"),
                (None, []) => out.write_str("¤"),
            },
            Unit::Percent => out.write_str("%"),
            Unit::PercentPoint => out.write_str("pp"),
            Unit::BasisPoint => out.write_str("bp"),
            Unit::Measure(measure) => write!(out, "{measure}"),
            Unit::Time(unit) => {
                out.write_str(TimeUnit::as_str(*unit))?;
                out.write_str("s")
            }
            Unit::Noun(noun) => out.write_str(noun),
        }
    }
}

impl fmt::Display for Unit {
    /// The unit in the plural, as it follows an amount; empty for bare numbers and ranks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(f)
    }
}

impl fmt::Display for Measure {
    /// The symbol as it is printed: `m²`, and a word where the symbol would read as something else ("5 B" is five
    /// billion, "5 in" a place).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.symbol {
            "B" => "bytes",
            "in" => "inches",
            "ly" => "light-years",
            "gal" => "gallons",
            "ct" => "carats",
            "hp" => "horsepower",
            "Wh" => "watt-hours",
            "Mbit/s" => "Mbps",
            "Gbit/s" => "Gbps",
            "A" => "amperes",
            symbol => {
                let power = match symbol.char_indices().next_back() {
                    Some((at, '2')) => Some((at, "²")),
                    Some((at, '3')) => Some((at, "³")),
                    _ => None,
                };
                return match power {
                    Some((at, power)) => write!(f, "{}{power}", &symbol[..at]),
                    None => f.write_str(symbol),
                };
            }
        })
    }
}

impl Interval {
    /// The interval in mathematical notation with amounts in short form: `[14.25B, 14.35B] USD`, `(10B, ∞)`;
    /// a point as its amount alone. An empty `unit` is left out.
    pub fn as_amounts(&self, unit: &str) -> String {
        let mut words = match (self.low, self.high) {
            (Some(low), Some(high)) if low.at == high.at => amount::short(low.at),
            (low, high) => {
                let opening = if low.is_some_and(|low| low.inclusive) { '[' } else { '(' };
                let closing = if high.is_some_and(|high| high.inclusive) { ']' } else { ')' };
                let low = low.map_or_else(|| "-∞".to_owned(), |low| amount::short(low.at));
                let high = high.map_or_else(|| "∞".to_owned(), |high| amount::short(high.at));
                format!("{opening}{low}, {high}{closing}")
            }
        };
        if !unit.is_empty() {
            words.push(' ');
            words.push_str(unit);
        }
        words
    }

    /// The interval as first and last day, its ends being days since 1970-01-01: `2026-03-01 … 2026-05-31`,
    /// `2019-01-01 …`, `… 2025-04-30`; a single day as that day.
    pub fn as_days(&self) -> String {
        match (self.first_day(), self.last_day()) {
            (Some(first), Some(last)) if first >= last => first.to_string(),
            (Some(first), Some(last)) => format!("{first} … {last}"),
            (Some(first), None) => format!("{first} …"),
            (None, Some(last)) => format!("… {last}"),
            (None, None) => "…".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        Amount, Approx, Bound, Currency, CurrencyCode, DateBound, DateSpan, End, Figure, Grain, Lean, Part, Quantity,
        Season,
    };
    use super::*;
    use jiff::civil::{Date, date};
    use rust_decimal::Decimal;

    fn usd() -> Unit {
        Unit::Money(Currency { code: CurrencyCode::new("USD"), candidates: Vec::new() })
    }

    fn figure(digits: &str, scale: u32, decimal: bool) -> Figure {
        let written: Decimal = digits.parse().unwrap();
        let value = written * Decimal::from(10_i64.pow(scale));
        if decimal {
            Figure { value, place: scale as i32 - written.scale() as i32, decimal, fraction: None }
        } else {
            Figure { value, place: scale as i32 + Figure::whole(written).place, decimal, fraction: None }
        }
    }

    fn check(amount: Amount, unit: Unit) -> String {
        Quantity { amount, approx: None, unit, per: None }.to_string()
    }

    #[test]
    fn points_keep_the_digits_that_were_written() {
        let rows = [
            ("14.3", 9, true, "14.3B USD"),
            ("14.0", 9, true, "14.0B USD"),
            ("14", 9, false, "14B USD"),
            ("20", 9, false, "20B USD"),
            ("20000000000", 0, false, "20,000,000,000 USD"),
            ("14300000000", 0, false, "14,300,000,000 USD"),
            ("0.5", 9, true, "0.5B USD"),
            ("0.50", 12, true, "0.50T USD"),
            ("900", 3, false, "900,000 USD"),
            ("20", 3, false, "20K USD"),
            ("20.5", 3, true, "20.5K USD"),
            ("1234567", 0, false, "1,234,567 USD"),
            ("12.34", 0, true, "12.34 USD"),
            ("0", 0, false, "0 USD"),
            ("-1.5", 9, true, "-1.5B USD"),
            ("0.05", 0, true, "0.05 USD"),
            ("500", 15, false, "500,000T USD"),
        ];
        for (digits, scale, decimal, notation) in rows {
            assert_eq!(check(Amount::Point(figure(digits, scale, decimal)), usd()), notation);
        }
    }

    #[test]
    fn every_shape_of_amount_has_its_notation() {
        let whole = |digits| figure(digits, 0, false);
        let billions = |digits| figure(digits, 9, false);
        let vague = |low: i64, high: i64| Amount::Vague(Decimal::from(low), Decimal::from(high));
        let money = |codes: &[&str]| {
            let candidates = codes.iter().filter_map(|code| CurrencyCode::new(code)).collect();
            Unit::Money(Currency { code: None, candidates })
        };
        let measure = |symbol| Unit::Measure(Measure::of(symbol).unwrap());
        let rows = [
            (Amount::Bound(Bound::Above, billions("10")), usd(), ">10B USD"),
            (Amount::Bound(Bound::AtLeast, whole("40")), Unit::Noun("deaths".into()), ">=40 deaths"),
            (Amount::Bound(Bound::AtMost, whole("5")), Unit::Percent, "<=5 %"),
            (Amount::Range(billions("10"), billions("12")), usd(), "10B–12B USD"),
            (Amount::Range(whole("-5"), whole("3")), measure("°C"), "-5 to 3 °C"),
            (vague(24, 100), Unit::Noun("jobs".into()), "dozens of jobs"),
            (vague(200_000_000, 1_000_000_000), usd(), "hundreds of millions USD"),
            (vague(200_000_000, 1_000_000_000), money(&[]), "hundreds of millions ¤"),
            (vague(3, 11), Unit::Bare, "3–11"),
            (Amount::Point(whole("500")), money(&["SAR", "QAR", "YER"]), "500 SAR?"),
            (Amount::Point(whole("49")), Unit::Percent, "49 %"),
            (Amount::Point(whole("2")), Unit::PercentPoint, "2 pp"),
            (Amount::Point(whole("25")), Unit::BasisPoint, "25 bp"),
            (Amount::Point(whole("600")), Unit::Noun("jobs".into()), "600 jobs"),
            (Amount::Point(whole("180000")), measure("ft2"), "180,000 ft²"),
            (Amount::Point(whole("5")), measure("B"), "5 bytes"),
            (Amount::Point(whole("3")), Unit::Time(TimeUnit::Year), "3 years"),
            (Amount::Point(whole("1")), Unit::Time(TimeUnit::Year), "1 year"),
            (Amount::Point(whole("3")), Unit::Rank, "3rd"),
            (Amount::Point(whole("12")), Unit::Rank, "12th"),
            (Amount::Point(whole("600")), Unit::Bare, "600"),
        ];
        for (amount, unit, notation) in rows {
            assert_eq!(check(amount, unit), notation);
        }
    }

    #[test]
    fn approximation_and_rate_are_kept() {
        let check = |lean, per: Option<&str>| {
            let approx = Some(Approx { words: "…".into(), lean });
            let amount = Amount::Point(figure("15", 9, false));
            Quantity { amount, approx, unit: usd(), per: per.map(str::to_owned) }.to_string()
        };
        assert_eq!(check(Lean::Both, None), "~15B USD");
        assert_eq!(check(Lean::Under, None), "nearly 15B USD");
        assert_eq!(check(Lean::Over, Some("share")), "just over 15B USD per share");
        let thirds = Figure { value: Decimal::new(6667, 2), place: -2, decimal: true, fraction: Some((2, 3)) };
        let approx = Some(Approx { words: "two-thirds".into(), lean: Lean::Both });
        let share = Quantity { amount: Amount::Point(thirds), approx, unit: Unit::Percent, per: None };
        assert_eq!(share.to_string(), "~66.67 %");
    }

    fn span(first: Date, last: Date, grain: Grain) -> DateSpan {
        DateSpan::new(first, last, grain)
    }

    #[test]
    fn dates_have_a_name_and_an_edtf_form() {
        let day = date(2025, 4, 5);
        let may = span(date(2025, 5, 1), date(2025, 5, 31), Grain::Month);
        let year = span(date(2025, 1, 1), date(2025, 12, 31), Grain::Year);
        let spring =
            DateSpan { season: Some(Season::Spring), ..span(date(2026, 3, 1), date(2026, 5, 31), Grain::Season) };
        let winter =
            DateSpan { season: Some(Season::Winter), ..span(date(2025, 12, 1), date(2026, 2, 28), Grain::Season) };
        let southern =
            DateSpan { season: Some(Season::Spring), ..span(date(2026, 9, 1), date(2026, 11, 30), Grain::Season) };
        let months = DateSpan { range: true, ..span(date(2026, 3, 1), date(2026, 5, 31), Grain::Month) };
        let quarters = DateSpan { range: true, ..span(date(2026, 1, 1), date(2026, 9, 30), Grain::Quarter) };
        let approx = Some(Approx { words: "around".into(), lean: Lean::Both });
        let bound = |bound| DateSpan { bound: Some(bound), ..may.clone() };
        let rows = [
            (span(day, day, Grain::Day), "5 April 2025", "2025-04-05"),
            (span(date(2025, 4, 7), date(2025, 4, 13), Grain::Week), "2025-04-07..2025-04-13", "2025-04-07/2025-04-13"),
            (may.clone(), "May 2025", "2025-05"),
            (spring, "spring 2026", "2026-21"),
            (winter, "winter 2025–26", "2025-12/2026-02"),
            (southern, "2026-09..2026-11", "2026-09/2026-11"),
            (span(date(2026, 1, 1), date(2026, 3, 31), Grain::Quarter), "Q1 2026", "2026-01/2026-03"),
            (span(date(2026, 7, 1), date(2026, 12, 31), Grain::Half), "H2 2026", "2026-07/2026-12"),
            (year.clone(), "2025", "2025"),
            (span(date(2020, 1, 1), date(2029, 12, 31), Grain::Decade), "2020s", "202X"),
            (span(date(1901, 1, 1), date(2000, 12, 31), Grain::Century), "20th century", "1901/2000"),
            (
                DateSpan { part: Some(Part::Early), ..span(date(2025, 1, 1), date(2025, 4, 30), Grain::Year) },
                "early 2025",
                "2025-01/2025-04",
            ),
            (
                DateSpan { part: Some(Part::Mid), ..span(date(2025, 3, 11), date(2025, 3, 20), Grain::Month) },
                "mid March 2025",
                "2025-03-11/2025-03-20",
            ),
            (months, "2026-03..2026-05", "2026-03/2026-05"),
            (quarters, "Q1 2026 to Q3 2026", "2026-01/2026-09"),
            (span(date(2025, 6, 10), date(2028, 6, 9), Grain::Year), "2025-06-10..2028-06-09", "2025-06-10/2028-06-09"),
            (bound(DateBound::Before), "before May 2025", "../2025-04-30"),
            (bound(DateBound::By), "by May 2025", "../2025-05-31"),
            (bound(DateBound::After), "after May 2025", "2025-06-01/.."),
            (bound(DateBound::Since), "since May 2025", "2025-05-01/.."),
            (DateSpan { approx: approx.clone(), ..may }, "~May 2025", "2025-05~"),
            (DateSpan { approx, bound: Some(DateBound::By), ..year }, "by ~2025", "../2025-12-31~"),
            (span(date(-44, 1, 1), date(-44, 12, 31), Grain::Year), "-0044", "-0044"),
        ];
        for (date, notation, edtf) in rows {
            assert_eq!((date.to_string().as_str(), date.edtf().as_str()), (notation, edtf));
        }
    }

    #[test]
    fn intervals_are_shown_in_short_form() {
        let at = |digits: &str| digits.parse::<Decimal>().unwrap();
        let open = |low: &str| Interval { low: Some(End { at: at(low), inclusive: false }), high: None };
        assert_eq!(Interval::closed(at("14250000000"), at("14350000000")).as_amounts("USD"), "[14.25B, 14.35B] USD");
        assert_eq!(open("10000000000").as_amounts(""), "(10B, ∞)");
        assert_eq!(Interval::closed(at("585"), at("1200")).as_amounts("jobs"), "[585, 1,200] jobs");
        assert_eq!(Interval::point(at("66.66666666666666")).as_amounts("%"), "66.666667 %");
        assert_eq!(Interval::ALL.as_amounts(""), "(-∞, ∞)");
        let day = |n| Decimal::from(n);
        assert_eq!(Interval::half_open(Some(day(20513)), Some(day(20605))).as_days(), "2026-03-01 … 2026-05-31");
        assert_eq!(Interval::half_open(Some(day(20513)), Some(day(20514))).as_days(), "2026-03-01");
        assert_eq!(Interval::half_open(None, Some(day(20209))).as_days(), "… 2025-04-30");
        assert_eq!(Interval::half_open(Some(Decimal::MAX), None).as_days(), "…");
    }

    #[test]
    fn plain_numbers_have_no_exponent_and_no_spare_zeros() {
        for (digits, string) in [("14.0", "14"), ("-0.00", "0"), ("1000000", "1000000"), ("0.250", "0.25")] {
            assert_eq!(plain(digits.parse().unwrap()), string);
        }
    }
}

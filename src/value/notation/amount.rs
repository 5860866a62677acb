//! Amounts: which scale letter a figure takes, and which of its digits are written.

use super::super::quantity::whole_place;
use super::super::{Amount, Figure, Lean, Quantity, TimeUnit, Unit};
use super::digits;
use rust_decimal::Decimal;
use std::fmt;

/// The scale letters, largest first.
const SCALES: [(u32, &str); 4] = [(12, "T"), (9, "B"), (6, "M"), (3, "K")];

/// The words for an order of size, by the interval that they state.
const VAGUE: [(i64, i64, &str); 15] = [
    (3, 10, "several"),
    (20, 100, "tens"),
    (24, 100, "dozens"),
    (200, 1_000, "hundreds"),
    (2_000, 10_000, "thousands"),
    (20_000, 100_000, "tens of thousands"),
    (200_000, 1_000_000, "hundreds of thousands"),
    (2_000_000, 10_000_000, "millions"),
    (20_000_000, 100_000_000, "tens of millions"),
    (200_000_000, 1_000_000_000, "hundreds of millions"),
    (2_000_000_000, 10_000_000_000, "billions"),
    (20_000_000_000, 100_000_000_000, "tens of billions"),
    (200_000_000_000, 1_000_000_000_000, "hundreds of billions"),
    (2_000_000_000_000, 10_000_000_000_000, "trillions"),
    (20_000_000_000_000, 100_000_000_000_000, "tens of trillions"),
];

impl Quantity {
    /// Writes the quantity in its notation.
    pub(super) fn write_to(&self, out: &mut impl fmt::Write) -> fmt::Result {
        if let Some(approx) = &self.approx {
            out.write_str(match approx.lean {
                Lean::Both => "~",
                Lean::Under => "nearly ",
                Lean::Over => "just over ",
            })?;
        }
        match &self.amount {
            Amount::Point(figure) => write_figure(out, figure)?,
            Amount::Bound(bound, figure) => {
                out.write_str(bound.sign())?;
                write_figure(out, figure)?;
            }
            Amount::Range(low, high) => {
                // A dash before a minus sign would be two dashes.
                let negative = low.value.is_sign_negative() || high.value.is_sign_negative();
                write_figure(out, low)?;
                out.write_str(if negative { " to " } else { "–" })?;
                write_figure(out, high)?;
            }
            Amount::Vague(low, high) => match vague(*low, *high) {
                Some(word) if matches!(self.unit, Unit::Noun(_)) && word != "several" => write!(out, "{word} of")?,
                Some(word) => out.write_str(word)?,
                None => write!(out, "{}–{}", short(*low), short(*high))?,
            },
        }
        match (&self.unit, self.amount.point()) {
            (Unit::Bare, _) => {}
            (Unit::Rank, Some(figure)) => out.write_str(ordinal_suffix(figure.value))?,
            (Unit::Rank, None) => out.write_str("th")?,
            (Unit::Time(unit), Some(figure)) if figure.value.abs() == Decimal::ONE => {
                out.write_str(" ")?;
                out.write_str(TimeUnit::as_str(*unit))?;
            }
            (unit, _) => {
                out.write_str(" ")?;
                unit.write_to(out)?;
            }
        }
        match &self.per {
            Some(per) => write!(out, " per {per}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(f)
    }
}

/// A number without an exponent, spare zeros or a negative zero: `14300000000`, `0.25`.
pub fn plain(number: Decimal) -> String {
    let number = number.normalize();
    if number.is_zero() { "0".to_owned() } else { number.to_string() }
}

/// A number in short form for explanations, at most six decimals: `14.25B`, `1,200`, `66.666667`.
pub(crate) fn short(number: Decimal) -> String {
    for (exponent, letter) in SCALES {
        let unit = scale(exponent);
        if exponent > 3 && number.abs() >= unit {
            return format!("{}{letter}", grouped(&plain((number / unit).round_dp(6))));
        }
    }
    grouped(&plain(number.round_dp(6)))
}

/// Writes a figure so that its value, its place and whether it has decimals can be read back; one of thirds to two decimals.
fn write_figure(out: &mut impl fmt::Write, figure: &Figure) -> fmt::Result {
    if figure.decimal {
        match Few::of(figure) {
            Some(few) => few.write_to(out),
            None => out.write_str(&with_decimals(figure)),
        }
    } else if let Some(number) = small(figure) {
        digits::grouped(out, number, ",")
    } else if let Some((number, letter)) = scaled_up(figure) {
        digits::plain(out, number)?;
        out.write_str(letter)
    } else if figure.is_divided() {
        out.write_str(&divided(figure.value))
    } else {
        out.write_str(&whole(figure))
    }
}

/// What no digits write exactly, to two decimals of the largest scale: `66.67`, `333.33M`.
fn divided(number: Decimal) -> String {
    let reached = SCALES.iter().find(|(exponent, _)| *exponent > 3 && number.abs() >= scale(*exponent));
    let (exponent, letter) = reached.copied().unwrap_or((0, ""));
    let decimals = if exponent == 0 && number.abs() >= Decimal::ONE_THOUSAND { 0 } else { 2 };
    grouped(&plain((number / scale(exponent)).round_dp(decimals))) + letter
}

/// Decimals down to the stated place, after the largest scale that the amount reaches and that still leaves one.
fn with_decimals(figure: &Figure) -> String {
    let fits = |exponent: u32| i64::from(exponent) > i64::from(figure.place);
    let reached = SCALES.iter().find(|(exponent, _)| fits(*exponent) && figure.value.abs() >= scale(*exponent));
    // 0.5B: the amount stays below every scale that leaves a decimal.
    let smallest = || SCALES.iter().rev().find(|(exponent, _)| figure.place >= 0 && fits(*exponent));
    let (exponent, letter) = reached.or_else(smallest).copied().unwrap_or((0, ""));
    let decimals = u32::try_from(i64::from(exponent) - i64::from(figure.place)).unwrap_or(0).min(28);
    let mut number = figure.value / scale(exponent);
    if figure.fraction.is_some() {
        number = number.round_dp(decimals);
    }
    let mut digits = plain(number);
    let given = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    if given == 0 && decimals > 0 {
        digits.push('.');
    }
    digits.extend(std::iter::repeat_n('0', (decimals as usize).saturating_sub(given)));
    format!("{}{letter}", grouped(&digits))
}

/// Whole digits: a scale letter for up to three of them, else all of them, as long as the place can be read back.
fn whole(figure: &Figure) -> String {
    let scaled = |exponent: u32, limit: i64| {
        // Less than one of the scale leaves a fraction.
        if !figure.value.is_zero() && figure.value.abs() < scale(exponent) {
            return None;
        }
        let number = figure.value / scale(exponent);
        let faithful = number.fract().is_zero()
            && number.abs() < Decimal::from(limit)
            && i64::from(whole_place(number)) + i64::from(exponent) == i64::from(figure.place);
        faithful.then(|| plain(number))
    };
    // Less than a million reaches none of these scales.
    let large = figure.value.is_zero() || figure.value.abs() >= scale(6);
    for (exponent, letter) in SCALES.iter().filter(|(exponent, _)| large && *exponent > 3) {
        if let Some(digits) = scaled(*exponent, 1_000) {
            return if figure.value.is_zero() { digits } else { digits + letter };
        }
    }
    if scaled(0, 1_000_000_000_000_000).is_none() {
        for (exponent, letter) in SCALES {
            if let Some(digits) = scaled(exponent, 1_000_000_000_000) {
                return grouped(&digits) + letter;
            }
        }
    }
    grouped(&plain(figure.value))
}

/// Most figures: a whole number below a million, stated to its last digit that is not zero.
fn small(figure: &Figure) -> Option<u64> {
    let number = u64::try_from(figure.value.mantissa()).ok()?;
    let fits = figure.value.scale() == 0 && (1..1_000_000).contains(&number);
    (fits && whole_place(figure.value) == figure.place).then_some(number)
}

/// The same of a million and more, where one to three digits before a scale letter say all.
fn scaled_up(figure: &Figure) -> Option<(u64, &'static str)> {
    let number = u64::try_from(figure.value.mantissa()).ok().filter(|_| figure.value.scale() == 0)?;
    SCALES.iter().filter(|(exponent, _)| *exponent > 3).find_map(|(exponent, letter)| {
        let one = 10_u64.pow(*exponent);
        let digits = number / one;
        let fits = number.is_multiple_of(one) && (1..1_000).contains(&digits);
        let place = || i64::from(whole_place(Decimal::from(digits))) + i64::from(*exponent);
        (fits && place() == i64::from(figure.place)).then_some((digits, *letter))
    })
}

/// Most figures with decimals: less than a thousand, one to six decimals.
struct Few {
    whole: u64,
    /// The decimals that are not all zero, and how many they are.
    parts: u64,
    scale: usize,
    /// How many zeros were written behind them.
    zeros: usize,
}

impl Few {
    fn of(figure: &Figure) -> Option<Few> {
        let Figure { value, place: -6..0, fraction: None, .. } = figure else { return None };
        let (scale, decimals) = (value.scale() as usize, figure.place.unsigned_abs() as usize);
        let number = u64::try_from(value.mantissa()).ok().filter(|_| scale <= decimals && !value.is_sign_negative())?;
        let one = 10_u64.pow(value.scale());
        let (whole, parts, zeros) = (number / one, number % one, decimals - scale);
        (whole < 1_000).then_some(Few { whole, parts, scale, zeros })
    }

    fn write_to(&self, out: &mut impl fmt::Write) -> fmt::Result {
        digits::plain(out, self.whole)?;
        out.write_str(".")?;
        if self.scale > 0 {
            digits::padded(out, self.parts, self.scale)?;
        }
        (0..self.zeros).try_for_each(|_| out.write_str("0"))
    }
}

fn scale(exponent: u32) -> Decimal {
    Decimal::from(10_u64.pow(exponent))
}

/// Commas between groups of three digits before the decimal point.
fn grouped(digits: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut words = String::from(sign);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    if let Some(fraction) = fraction {
        words.push('.');
        words.push_str(fraction);
    }
    words
}

fn vague(low: Decimal, high: Decimal) -> Option<&'static str> {
    let row = |(from, to, _): &&(i64, i64, &str)| Decimal::from(*from) == low && Decimal::from(*to) == high;
    VAGUE.iter().find(row).map(|(.., word)| *word)
}

fn ordinal_suffix(rank: Decimal) -> &'static str {
    let hundredth = plain(rank.abs().trunc() % Decimal::ONE_HUNDRED);
    match hundredth.as_str() {
        "11" | "12" | "13" => "th",
        other => match other.as_bytes().last() {
            Some(b'1') => "st",
            Some(b'2') => "nd",
            Some(b'3') => "rd",
            _ => "th",
        },
    }
}

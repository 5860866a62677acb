//! Which amounts can be compared, and in which unit.

use super::compared::{Extent, Measured, singular};
use super::reason::Reason;
use crate::text::plain;
use crate::value::{Currency, CurrencyCode, Dimension, Interval, Intervals, Policy, TimeUnit, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Exchange rates between currencies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates(BTreeMap<(CurrencyCode, CurrencyCode), Rate>);

/// A rate, and where it is told; nowhere for one that a newsroom configures.
type Rate = (Decimal, Option<Arc<str>>);

/// An exchange rate that a text teaches: "€3 billion ($3.5 billion)".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaughtRate {
    /// The currency of one unit, and the one that it is told in.
    pub pair: (CurrencyCode, CurrencyCode),
    /// What one unit is.
    pub rate: Decimal,
    /// Where it is told.
    pub by: Arc<str>,
}

impl Rates {
    /// The table of a configuration: one unit of the first currency in units of the second. A rate that is not
    /// positive is left out.
    pub fn new(table: &[(CurrencyCode, CurrencyCode, Decimal)]) -> Self {
        Rates(
            table
                .iter()
                .filter(|rate| rate.2 > Decimal::ZERO)
                .map(|&(from, into, rate)| ((from, into), (rate, None)))
                .collect(),
        )
    }

    /// The same with what texts teach, where the table itself says nothing of two currencies.
    pub fn with(&self, taught: &[TaughtRate]) -> Self {
        let mut rates = self.clone();
        for TaughtRate { pair: (from, into), rate, by } in taught {
            if self.rate(*from, *into).is_none() && self.rate(*into, *from).is_none() {
                rates.0.insert((*from, *into), (*rate, Some(Arc::clone(by))));
            }
        }
        rates
    }

    /// What one unit of `from` is in units of `into`, where the table says so in this direction.
    pub fn rate(&self, from: CurrencyCode, into: CurrencyCode) -> Option<Decimal> {
        self.0.get(&(from, into)).map(|(rate, _)| *rate)
    }

    /// The rate by which amounts of two currencies are compared, in words, and where it was told; `None` for one that the
    /// configuration gives.
    pub(crate) fn told(&self, one: &Currency, other: &Currency) -> Option<String> {
        let (a, b) = one.guess().zip(other.guess())?;
        let (from, into) = if self.rate(a, b).is_some() { (a, b) } else { (b, a) };
        let (rate, by) = self.0.get(&(from, into))?;
        let by = by.as_ref()?;
        Some(format!("1 {from} = {} {into}, {by}", rate.round_sf(4)?.normalize()))
    }
}

/// How amounts of one unit become amounts of the base unit: `base = amount × factor - offset`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Scale {
    pub(crate) factor: Decimal,
    pub(crate) offset: Decimal,
}

/// How many decimals of a degree are kept.
const DEGREES: u32 = 12;

impl Scale {
    pub(crate) const ONE: Scale = Scale { factor: Decimal::ONE, offset: Decimal::ZERO };

    pub(crate) const fn by(factor: Decimal) -> Self {
        Scale { factor, offset: Decimal::ZERO }
    }

    pub(crate) fn base(&self, amount: Decimal) -> Option<Decimal> {
        let base = if self.factor == Decimal::ONE { amount } else { amount.checked_mul(self.factor)? };
        // A degree Fahrenheit has no last digit in degrees Celsius: 14 °F are −10 °C, and not nearly so.
        let base = if self.offset.is_zero() { base } else { base.checked_sub(self.offset)?.round_dp(DEGREES) };
        Some(base.normalize())
    }
}

/// What an amount is of, as far as comparing goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tag<'a> {
    Bare,
    Money(&'a Currency),
    Percent,
    Points,
    Measure(Dimension),
    /// In months, where `months`, else in seconds.
    Time {
        months: bool,
    },
    Noun(Noun),
    Rank,
}

/// A counted noun: folded, singular where that shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Noun {
    words: String,
    script: Script,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Script {
    Arabic,
    Latin,
    Other,
}

impl Noun {
    fn new(noun: &str) -> Self {
        let words = plain(noun);
        let script = match words.chars().find(|letter| letter.is_alphabetic()) {
            Some('\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}') => Script::Arabic,
            Some('a'..='z' | '\u{C0}'..='\u{24F}') => Script::Latin,
            _ => Script::Other,
        };
        let words = match (script, words.strip_prefix("ال")) {
            (Script::Arabic, Some(rest)) if rest.chars().count() > 2 => rest.to_owned(),
            _ => singular(words),
        };
        Noun { words, script }
    }

    /// Nouns of two scripts may be translations of each other; of one script they are the same where one begins with
    /// the other, as inflected forms do.
    fn may_be(&self, other: &Noun) -> bool {
        self.script != other.script || self.words.starts_with(&other.words) || other.words.starts_with(&self.words)
    }
}

impl<'a> Tag<'a> {
    pub(crate) fn of(unit: &'a Unit) -> (Self, Scale) {
        match unit {
            Unit::Bare => (Tag::Bare, Scale::ONE),
            Unit::Money(currency) => (Tag::Money(currency), Scale::ONE),
            Unit::Percent => (Tag::Percent, Scale::ONE),
            Unit::PercentPoint => (Tag::Points, Scale::ONE),
            Unit::BasisPoint => (Tag::Points, Scale::by(Decimal::new(1, 2))),
            Unit::Measure(measure) => {
                (Tag::Measure(measure.dimension), Scale { factor: measure.factor, offset: measure.offset })
            }
            Unit::Time(TimeUnit::Month) => (Tag::Time { months: true }, Scale::ONE),
            Unit::Time(TimeUnit::Year) => (Tag::Time { months: true }, Scale::by(Decimal::from(12_u8))),
            Unit::Time(unit) => (Tag::Time { months: false }, Scale::by(Decimal::from(unit.seconds()))),
            Unit::Noun(noun) => (Tag::Noun(Noun::new(noun)), Scale::ONE),
            Unit::Rank => (Tag::Rank, Scale::ONE),
        }
    }

    /// How much a unit says, so that the ones that say most are grouped first: 0 for none.
    pub(crate) fn detail(&self) -> u8 {
        match self {
            Tag::Bare => 0,
            Tag::Money(currency) => match currency.possible() {
                [] => 1,
                [_] => 3,
                _ => 2,
            },
            _ => 3,
        }
    }
}

/// How the two sides of a comparison come to one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meeting {
    /// They are in one.
    Same,
    /// The left side takes this scale: it has no unit of its own.
    Left(Scale),
    /// The right side does.
    Right(Scale),
    /// The left side is converted at an exchange rate.
    LeftRate(Decimal),
    /// The right side is.
    RightRate(Decimal),
}

/// How two amounts come to one unit, or why they cannot.
pub(crate) fn meeting(left: &Measured<'_>, right: &Measured<'_>, rates: &Rates) -> Result<Meeting, Reason> {
    if let (Some(left), Some(right)) = (&left.per, &right.per)
        && left != right
    {
        return Err(Reason::Per);
    }
    let month = || Scale::by(Decimal::from(TimeUnit::Month.seconds()));
    match (&left.tag, &right.tag) {
        (Tag::Bare, Tag::Bare) => Ok(Meeting::Same),
        (Tag::Bare, _) if right.scale == Scale::ONE => Ok(Meeting::Same),
        (_, Tag::Bare) if left.scale == Scale::ONE => Ok(Meeting::Same),
        (Tag::Bare, _) => Ok(Meeting::Left(right.scale)),
        (_, Tag::Bare) => Ok(Meeting::Right(left.scale)),
        (Tag::Money(a), Tag::Money(b)) => money(a, b, rates),
        (Tag::Percent, Tag::Points) | (Tag::Points, Tag::Percent) => Err(Reason::PercentAndPoints),
        (Tag::Time { months: true }, Tag::Time { months: false }) => Ok(Meeting::Left(month())),
        (Tag::Time { months: false }, Tag::Time { months: true }) => Ok(Meeting::Right(month())),
        (Tag::Measure(a), Tag::Measure(b)) if a != b => Err(Reason::Dimension),
        (Tag::Noun(a), Tag::Noun(b)) => {
            if a.may_be(b) {
                Ok(Meeting::Same)
            } else {
                Err(Reason::Noun)
            }
        }
        (a, b) if a == b => Ok(Meeting::Same),
        _ => Err(Reason::Unit),
    }
}

fn money(left: &Currency, right: &Currency, rates: &Rates) -> Result<Meeting, Reason> {
    let (ours, theirs) = (left.possible(), right.possible());
    if ours.is_empty() || theirs.is_empty() || ours.iter().any(|code| theirs.contains(code)) {
        return Ok(Meeting::Same);
    }
    // What a word means in its story, the rate that the story teaches means too.
    let sure = left.code.is_some() && right.code.is_some();
    let (Some(a), Some(b)) = (left.guess(), right.guess()) else { return Err(Reason::Currency) };
    if !sure && rates.told(left, right).is_none() {
        return Err(Reason::Currency);
    }
    // One way of converting for a pair, whichever side comes first: the rate from the code that sorts first, if given.
    let (left_rate, right_rate) = (rates.rate(a, b), rates.rate(b, a));
    match (left_rate, right_rate) {
        (Some(rate), None) => Ok(Meeting::LeftRate(rate)),
        (None, Some(rate)) => Ok(Meeting::RightRate(rate)),
        (Some(rate), Some(_)) if a < b => Ok(Meeting::LeftRate(rate)),
        (Some(_), Some(rate)) => Ok(Meeting::RightRate(rate)),
        (None, None) => Err(Reason::Currency),
    }
}

/// An amount at an exchange rate: approximate from now on, as rates move by the hour.
pub(crate) fn exchanged(extent: &Extent, rate: Decimal, policy: &Policy) -> Option<Extent> {
    let mut extent = extent.scaled(&Scale::by(rate))?;
    extent.approximate = true;
    if let Some(at) = extent.point() {
        let reach = at.abs().checked_mul(policy.approximate)?;
        let wide = Interval::closed(at.checked_sub(reach)?, at.checked_add(reach)?);
        let Intervals { allowed, .. } = extent.intervals;
        extent.intervals.allowed = if wide.contains(&allowed) { wide } else { allowed.cover(&wide) };
    }
    Some(extent)
}

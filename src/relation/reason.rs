//! What decided a relation, in a form that costs nothing until somebody asks for the words.

use super::Code;
use crate::value::{Interval, Policy};
use rust_decimal::Decimal;

/// The rules, and all of them in a list.
macro_rules! reasons {
    ($($reason:ident),+ $(,)?) => {
        /// The rule that fitted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Reason {
            $($reason),+
        }

        #[cfg(test)]
        impl Reason {
            const ALL: &[Reason] = &[$(Reason::$reason),+];
        }
    };
}

reasons! {
    // Slips.
    PercentForPoints,
    Thousand,
    Million,
    SwappedDigits,
    WrongYear,
    // Apart.
    Kind,
    Currency,
    Unit,
    Dimension,
    PercentAndPoints,
    Noun,
    Per,
    TooLarge,
    Set,
    Statement,
    Scope,
    AsOf,
    DenialOfAnother,
    TwoDenials,
    OneArticle,
    OtherName,
    FarApart,
    Converted,
    OtherMeasure,
    ToCome,
    // Denials.
    Denied,
    Signs,
    // Agreement.
    SameInterval,
    SameName,
    SameSign,
    TwoUnits,
    Later,
    Outcome,
    Revised,
    OtherVersion,
    SameSource,
    Stage,
    Recounted,
    PointInside,
    Holds,
    OppositeBounds,
    HalfShared,
    OneDirection,
    FinerInRounding,
    RoundingsMeet,
    CentsLeftOut,
    DatesMeet,
    Approximate,
    // Tensions.
    LessThanHalf,
    BoundsOfOneDay,
    NearApproximate,
    HalfUnit,
    VagueFactor,
    Seasons,
    QuotedCategory,
    OrderUnknown,
    ScopeOfOne,
    Turns,
    // Contradictions.
    Names,
    Categories,
    Disjoint,
}

/// Which tolerances took part in a decision.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Used {
    /// The values are dates: no tolerance is a share of them.
    pub(crate) dates: bool,
    /// One of them is a figure, which may be rounded.
    pub(crate) rounding: bool,
    /// One of them is approximate.
    pub(crate) approximate: bool,
}

/// Which intervals a rule is a statement about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    None,
    Stated,
    /// A point by its rounded interval, anything else as stated.
    Rounded,
    Allowed,
}

impl Reason {
    pub(crate) const fn code(self) -> Code {
        match self {
            Reason::PercentForPoints
            | Reason::Thousand
            | Reason::Million
            | Reason::SwappedDigits
            | Reason::WrongYear => Code::Slip,
            Reason::Kind
            | Reason::Currency
            | Reason::Unit
            | Reason::Dimension
            | Reason::PercentAndPoints
            | Reason::Noun
            | Reason::Per
            | Reason::TooLarge
            | Reason::Set
            | Reason::Statement
            | Reason::Scope
            | Reason::AsOf
            | Reason::DenialOfAnother
            | Reason::TwoDenials
            | Reason::OneArticle
            | Reason::OtherName
            | Reason::FarApart
            | Reason::Converted
            | Reason::OtherMeasure
            | Reason::ToCome => Code::Apart,
            Reason::Denied | Reason::Signs => Code::Denial,
            Reason::SameInterval | Reason::SameName | Reason::SameSign | Reason::TwoUnits => Code::Equal,
            Reason::Later
            | Reason::Outcome
            | Reason::Revised
            | Reason::OtherVersion
            | Reason::SameSource
            | Reason::Stage
            | Reason::Recounted => Code::Update,
            Reason::PointInside
            | Reason::Holds
            | Reason::OppositeBounds
            | Reason::HalfShared
            | Reason::OneDirection
            | Reason::DatesMeet => Code::Within,
            Reason::FinerInRounding | Reason::RoundingsMeet | Reason::CentsLeftOut => Code::Rounding,
            Reason::Approximate => Code::Approximate,
            Reason::LessThanHalf
            | Reason::BoundsOfOneDay
            | Reason::NearApproximate
            | Reason::HalfUnit
            | Reason::VagueFactor
            | Reason::Seasons
            | Reason::QuotedCategory
            | Reason::OrderUnknown
            | Reason::ScopeOfOne
            | Reason::Turns => Code::Tension,
            Reason::Names | Reason::Categories => Code::Identity,
            Reason::Disjoint => Code::Conflict,
        }
    }

    pub(crate) const fn stage(self) -> Stage {
        match self {
            Reason::Kind
            | Reason::Currency
            | Reason::Unit
            | Reason::Dimension
            | Reason::PercentAndPoints
            | Reason::Noun
            | Reason::Per
            | Reason::TooLarge
            | Reason::Set
            | Reason::Statement
            | Reason::Scope
            | Reason::AsOf
            | Reason::OneArticle
            | Reason::OtherName
            | Reason::Signs
            | Reason::SameName
            | Reason::SameSign
            | Reason::Names
            | Reason::QuotedCategory
            | Reason::Categories => Stage::None,
            Reason::PercentForPoints
            | Reason::SameInterval
            | Reason::Holds
            | Reason::OppositeBounds
            | Reason::HalfShared
            | Reason::OneDirection
            | Reason::LessThanHalf
            | Reason::BoundsOfOneDay
            | Reason::VagueFactor
            | Reason::Seasons
            | Reason::Turns => Stage::Stated,
            Reason::PointInside | Reason::FinerInRounding | Reason::RoundingsMeet => Stage::Rounded,
            _ => Stage::Allowed,
        }
    }

    /// The rule in one sentence without a full stop; `arithmetic` is that of a slip or the relative gap, `used` tells
    /// which tolerances took part.
    pub(crate) fn words(self, policy: &Policy, arithmetic: &str, used: Used) -> String {
        let cap = share(policy.rounding_cap);
        let words = match self {
            Reason::PercentForPoints => "the same figure, once in percent and once in percentage points",
            Reason::Thousand => return format!("a factor of 1,000 explains the difference: {arithmetic}"),
            Reason::Million => return format!("a million left out explains the difference: {arithmetic}"),
            Reason::SwappedDigits => return format!("two swapped digits explain the difference: {arithmetic}"),
            Reason::WrongYear => return format!("one digit of the year explains the difference: {arithmetic}"),
            Reason::Kind => "values of different kinds are not compared",
            Reason::Currency => "amounts of different currencies are not compared without an exchange rate",
            Reason::Unit => "units of different kinds are not compared",
            Reason::Dimension => "the units measure different things",
            Reason::PercentAndPoints => "percent and percentage points are not compared",
            Reason::Noun => "different things are counted",
            Reason::Per => "the amounts are for one of different things",
            Reason::TooLarge => "an amount is too large to compare",
            Reason::Set => "the categories belong to different sets",
            Reason::Statement => "the statements are different ones",
            Reason::Scope => "the scopes differ",
            Reason::AsOf => "the times that the facts are about differ, and the topic does not change with time",
            Reason::DenialOfAnother => "what is denied is another value",
            Reason::TwoDenials => "two denials of different values do not contradict each other",
            Reason::OneArticle => "one article tells both values, so that they are of different things",
            Reason::OtherName => "the sentences name two that the figures are of",
            Reason::FarApart => "too far apart to be of one thing",
            Reason::Converted => "one was converted from another unit or currency, and nobody may know by which rate",
            Reason::OtherMeasure => "the sentences tell of two things that are easily taken for each other",
            Reason::ToCome => "one is yet to come, the other is told as it is",
            Reason::Denied => "one asserts what the other denies",
            Reason::Signs => "one says yes and the other says no",
            Reason::SameInterval => "both state the same",
            Reason::SameName => "both give the same name",
            Reason::SameSign => "both say yes, or both say no",
            Reason::CentsLeftOut => "one gives the price without its cents",
            Reason::TwoUnits => "one article gives one amount in two units",
            Reason::Later => {
                "the topic changes with time, and the later value differs in the direction that it may take"
            }
            Reason::Outcome => "what was planned or expected came out otherwise",
            Reason::Revised => "a later version of the same article says something else: its source has revised it",
            Reason::OtherVersion => {
                "another version of the same article says something else; which is the later is not known"
            }
            Reason::SameSource => "a later article of the same source says something else",
            Reason::Stage => "the votes were being counted, and more of them had been when the later figure stood so",
            Reason::Recounted => "an article gives both figures, the other one as an earlier count",
            Reason::PointInside if used.dates => "the date meets what the other leaves open",
            Reason::PointInside => {
                return format!("the figure, rounded by at most {cap} of it, meets what the other leaves open");
            }
            Reason::Holds => "the stated time of one holds that of the other",
            Reason::OppositeBounds => "a lower and an upper bound leave room between them",
            Reason::HalfShared => "both share at least half of the narrower",
            Reason::OneDirection => "two bounds of one direction can both be true",
            Reason::FinerInRounding => {
                return format!(
                    "the coarser figure, widened by half a unit of its last place and at most {cap} of it, holds the finer"
                );
            }
            Reason::RoundingsMeet => {
                return format!(
                    "both figures, widened by half a unit of their last place and at most {cap} of them, meet"
                );
            }
            Reason::DatesMeet => "the two times have days in common",
            Reason::Approximate if used.dates => {
                "an approximate date reaches one unit of its kind to each side, and the two meet"
            }
            Reason::Approximate => {
                return format!(
                    "an approximate figure reaches one unit of its last decimal, without decimals the rounding (at most \
                     {cap}) or {} of it, and the two meet",
                    share(policy.approximate)
                );
            }
            Reason::LessThanHalf => "both share less than half of the narrower",
            Reason::BoundsOfOneDay => "two bounds of one direction with different ends on one day",
            Reason::NearApproximate => {
                return format!(
                    "approximate, and {arithmetic} apart: less than the {} that would make it a conflict",
                    share(policy.tension)
                );
            }
            Reason::HalfUnit => {
                return format!(
                    "the finer figure is within half a unit of the coarser's last place, but more than {cap} of it away"
                );
            }
            Reason::VagueFactor => "a vague amount and one within a factor of ten of it",
            Reason::Seasons => "seasons or parts of a period less than a month apart",
            Reason::OrderUnknown => "the values differ, the topic changes with time, and which came first is not known",
            Reason::ScopeOfOne => {
                "what both may have meant has nothing in common, but one of them is narrowed and the other is not"
            }
            Reason::Turns => "the two tell of the same beginning or end, and name different times for it",
            Reason::Names => "two names for one thing",
            Reason::Categories => "two categories that exclude each other",
            Reason::QuotedCategory => "two categories that exclude each other, one of them in somebody's own words",
            Reason::Disjoint => {
                let mut rule = "what both may have meant has nothing in common".to_owned();
                if used.dates && used.approximate {
                    rule.push_str("; an approximate date reaches one unit of its kind to each side");
                } else if used.rounding && !used.dates {
                    rule.push_str(&format!("; a figure is rounded by at most {cap} of it"));
                }
                if used.approximate && !used.dates {
                    let reach = share(policy.approximate);
                    rule.push_str(&format!(
                        "; an approximate one reaches a unit of its last decimal, else {reach} or the rounding"
                    ));
                }
                return rule;
            }
        };
        words.to_owned()
    }
}

/// A share in percent: `4.7 %`.
pub(crate) fn share(part: Decimal) -> String {
    let percent = part.saturating_mul(Decimal::ONE_HUNDRED);
    let places = if percent < Decimal::ONE { 3 } else { 1 };
    format!("{} %", percent.round_dp(places).normalize())
}

/// The relative gap of two stated intervals: their distance over the larger magnitude. `None` where nothing is left to
/// divide by.
pub(crate) fn relative_gap(left: &Interval, right: &Interval) -> Option<Decimal> {
    left.gap(right).checked_div(left.magnitude().max(right.magnitude()))
}

/// Every rule in words, as relations of all kinds give them.
#[cfg(test)]
pub(crate) fn rules(policy: &Policy) -> Vec<String> {
    let flags = || [false, true].into_iter();
    let used = flags().flat_map(|dates| {
        flags().flat_map(move |rounding| flags().map(move |approximate| Used { dates, rounding, approximate }))
    });
    let used: Vec<Used> = used.collect();
    Reason::ALL.iter().flat_map(|reason| used.iter().map(|used| reason.words(policy, "6.7 %", *used))).collect()
}

//! What one claim is to another: a closed set of relations, each decided by a rule over intervals.
//!
//! Deciding and explaining are two steps: a run decides hundreds of thousands of pairs and explains a few.

mod compared;
mod entail;
mod explain;
mod frame;
mod page;
mod reason;
mod rule;
mod slip;
mod sum;
mod unit;

pub use compared::{Compared, Side};
pub use entail::{Label, entails};
pub(crate) use frame::{Likeness, comparable};
pub use page::Page;
pub(crate) use reason::Reason;
#[cfg(test)]
pub(crate) use reason::rules;
pub(crate) use rule::is_outcome;
pub use rule::{Decision, Terms, decide, relate};
pub(crate) use slip::swapped;
pub use sum::sum;
pub use unit::{Rates, TaughtRate};

use crate::problem::Severity;
use crate::value::Interval;

/// What one claim of a topic is to another. The order is that of the pages, not of the rules: see [`relate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Not comparable: units, scopes or times differ.
    Apart,
    /// The same stated interval.
    Equal,
    /// A later value of a topic that evolves.
    Update,
    /// One holds the other.
    Within,
    /// The same figure at two precisions.
    Rounding,
    /// An approximate figure that the other falls into.
    Approximate,
    /// Nearly, but not quite, compatible.
    Tension,
    /// Parts that do not add up to their total.
    Sum,
    /// A mistake in writing explains the difference.
    Slip,
    /// One asserts what the other denies.
    Denial,
    /// Two names for one role, or two categories that exclude each other.
    Identity,
    /// Values that cannot both be true.
    Conflict,
}

impl Code {
    /// Every code.
    pub const ALL: [Code; 12] = [
        Code::Apart,
        Code::Equal,
        Code::Update,
        Code::Within,
        Code::Rounding,
        Code::Approximate,
        Code::Tension,
        Code::Sum,
        Code::Slip,
        Code::Denial,
        Code::Identity,
        Code::Conflict,
    ];

    /// The word that reports and the command line use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Code::Apart => "apart",
            Code::Equal => "equal",
            Code::Update => "update",
            Code::Within => "within",
            Code::Rounding => "rounding",
            Code::Approximate => "approximate",
            Code::Tension => "tension",
            Code::Sum => "sum",
            Code::Slip => "slip",
            Code::Denial => "denial",
            Code::Identity => "identity",
            Code::Conflict => "conflict",
        }
    }

    /// How much it matters; `None` for a relation that is no finding.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Code::Apart | Code::Equal | Code::Within | Code::Rounding | Code::Approximate => None,
            Code::Update => Some(Severity::Note),
            Code::Tension | Code::Sum => Some(Severity::Warning),
            Code::Slip | Code::Denial | Code::Identity | Code::Conflict => Some(Severity::Error),
        }
    }
}

/// The relation of two claims, with what decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The relation.
    pub code: Code,
    /// What decided it.
    pub because: Because,
}

/// Why two claims are in a relation: the intervals that were compared and what lies between or in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// The rule in one sentence without a full stop, with the tolerances that it used.
    pub rule: String,
    /// The interval of the left claim that the rule compared, in the unit of [`Because::axis`].
    pub left: Option<Interval>,
    /// The interval of the right claim.
    pub right: Option<Interval>,
    /// What the intervals share or what lies between them.
    pub between: Between,
    /// What the ends of the intervals are numbers of.
    pub axis: Axis,
}

/// What two intervals share, or what lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// Neither is measured: names, yes and no, things apart.
    Nothing,
    /// What they share.
    Overlap(Interval),
    /// The distance of what is stated, and its share of the larger magnitude (for dates: days, and no share).
    Gap(rust_decimal::Decimal, Option<rust_decimal::Decimal>),
}

/// What the ends of an interval are numbers of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Days since 1970-01-01, intervals half open.
    Days,
    /// Amounts, with the unit's symbol where there is one.
    Amount(String),
}

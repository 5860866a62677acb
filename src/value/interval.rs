//! Intervals of the number line, and the tolerances that widen them.

use rust_decimal::Decimal;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct End {
    /// Where the interval ends.
    pub at: Decimal,
    /// Whether the end itself belongs to the interval.
    pub inclusive: bool,
}

/// A stretch of the number line; an absent end is open to infinity.
///
/// Dates use the same type: a day is `[n, n + 1)` with `n` counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The lower end.
    pub low: Option<End>,
    /// The upper end.
    pub high: Option<End>,
}

/// The three nested intervals of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intervals {
    /// The words taken literally.
    pub stated: Interval,
    /// Points widened by half a unit of their last significant place, at most
    /// [`Policy::rounding_cap`] of the amount, as XBRL treats duplicate facts; other values as stated.
    pub rounded: Interval,
    /// What the source may have meant: the rounded interval of an exact point, wider for an
    /// approximate one, as stated for everything else.
    pub allowed: Interval,
}

/// The tolerances, as shares of the amount. They are policy: a newsroom may change them in
/// `reconcile.yaml`, and every explanation that used one prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The most that rounding may widen a point, as a share of its amount.
    pub rounding_cap: Decimal,
    /// How far at least an approximate amount without decimals reaches, as a share of it.
    pub approximate: Decimal,
    /// Approximate values closer than this, as a share of the larger, are a tension rather than a conflict.
    pub tension: Decimal,
}

impl Default for Policy {
    fn default() -> Self {
        Policy { rounding_cap: Decimal::new(5, 2), approximate: Decimal::new(25, 3), tension: Decimal::new(10, 2) }
    }
}

impl Interval {
    /// The whole line.
    pub const ALL: Interval = Interval { low: None, high: None };

    /// The interval that holds `at` alone.
    pub fn point(at: Decimal) -> Self {
        Interval::closed(at, at)
    }

    /// `[low, high]`; the ends are put in order.
    pub fn closed(low: Decimal, high: Decimal) -> Self {
        let (low, high) = if low <= high { (low, high) } else { (high, low) };
        let end = |at| Some(End { at, inclusive: true });
        Interval { low: end(low), high: end(high) }
    }

    /// `[low, high)`, as a stretch of days; absent ends are open.
    pub fn half_open(low: Option<Decimal>, high: Option<Decimal>) -> Self {
        Interval { low: low.map(|at| End { at, inclusive: true }), high: high.map(|at| End { at, inclusive: false }) }
    }

    /// Whether the interval is one point.
    pub fn is_point(&self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if low.at == high.at)
    }

    /// Whether both ends are given.
    pub fn is_bounded(&self) -> bool {
        self.low.is_some() && self.high.is_some()
    }

    /// The length, `None` where an end is open.
    pub fn width(&self) -> Option<Decimal> {
        self.high?.at.checked_sub(self.low?.at)
    }

    /// Whether `at` lies inside.
    pub fn holds(&self, at: Decimal) -> bool {
        self.low.is_none_or(|low| low.at < at || (low.inclusive && low.at == at))
            && self.high.is_none_or(|high| at < high.at || (high.inclusive && high.at == at))
    }

    /// Whether every point of `inner` lies inside.
    pub fn contains(&self, inner: &Interval) -> bool {
        let low = match (self.low, inner.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.at < b.at || (a.at == b.at && (a.inclusive || !b.inclusive)),
        };
        let high = match (self.high, inner.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.at > b.at || (a.at == b.at && (a.inclusive || !b.inclusive)),
        };
        low && high
    }

    /// What both intervals share, `None` where they share nothing; a shared end counts as a point.
    pub fn overlap(&self, other: &Interval) -> Option<Interval> {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) if a.at == b.at => Some(End { at: a.at, inclusive: a.inclusive && b.inclusive }),
            (Some(a), Some(b)) => Some(if a.at > b.at { a } else { b }),
            (a, b) => a.or(b),
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) if a.at == b.at => Some(End { at: a.at, inclusive: a.inclusive && b.inclusive }),
            (Some(a), Some(b)) => Some(if a.at < b.at { a } else { b }),
            (a, b) => a.or(b),
        };
        let shared = Interval { low, high };
        match (low, high) {
            (Some(l), Some(h)) if l.at > h.at || (l.at == h.at && !(l.inclusive && h.inclusive)) => None,
            _ => Some(shared),
        }
    }

    /// Whether the intervals *meet*: their overlap has positive length, or one is a point inside the other.
    /// Two intervals that share no more than an end do not meet.
    pub fn meets(&self, other: &Interval) -> bool {
        match self.overlap(other) {
            None => false,
            Some(shared) => !shared.is_point() || self.is_point() || other.is_point(),
        }
    }

    /// The smallest interval over both.
    pub fn cover(&self, other: &Interval) -> Interval {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) if a.at == b.at => Some(End { at: a.at, inclusive: a.inclusive || b.inclusive }),
            (Some(a), Some(b)) => Some(if a.at < b.at { a } else { b }),
            _ => None,
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) if a.at == b.at => Some(End { at: a.at, inclusive: a.inclusive || b.inclusive }),
            (Some(a), Some(b)) => Some(if a.at > b.at { a } else { b }),
            _ => None,
        };
        Interval { low, high }
    }

    /// The distance between the intervals: zero where they meet or touch.
    pub fn gap(&self, other: &Interval) -> Decimal {
        let between = |upper: Option<End>, lower: Option<End>| match (upper, lower) {
            (Some(high), Some(low)) if low.at > high.at => low.at.checked_sub(high.at).unwrap_or(Decimal::MAX),
            _ => Decimal::ZERO,
        };
        between(self.high, other.low).max(between(other.high, self.low))
    }

    /// The larger of the absolute values of the ends.
    pub fn magnitude(&self) -> Decimal {
        let at = |end: Option<End>| end.map_or(Decimal::ZERO, |end| end.at.abs());
        at(self.low).max(at(self.high))
    }

    /// Both ends through `map`, which must be increasing; `None` where a result does not fit.
    pub fn try_map(&self, map: impl Fn(Decimal) -> Option<Decimal>) -> Option<Interval> {
        let end = |end: Option<End>| match end {
            None => Some(None),
            Some(End { at, inclusive }) => map(at).map(|at| Some(End { at, inclusive })),
        };
        Some(Interval { low: end(self.low)?, high: end(self.high)? })
    }
}

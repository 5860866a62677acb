//! The ordered rules: the first that fits decides.

use super::compared::{Compared, Extent, Held, Label, Measured, Shape, Side};
use super::reason::{Reason, relative_gap};
use super::unit::{Meeting, Rates, Tag, exchanged, meeting};
use super::{Because, Code, Relation, slip};
use crate::claim::{Evolves, Stance, month};
use crate::text::plain;
use crate::value::{DateSpan, Dimension, Interval, Policy, Value};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What a newsroom decides about comparing: tolerances and exchange rates.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The tolerances.
    pub policy: &'a Policy,
    /// The exchange rates.
    pub rates: &'a Rates,
}

/// The relation of two sides, before it is put into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The relation.
    pub code: Code,
    /// For an `update`: whether the right side is the earlier one.
    pub reversed: bool,
    pub(crate) reason: Reason,
    pub(crate) exchanged: bool,
}

impl Decision {
    /// What one version of an article says and another says instead, the later one given as its order to the first.
    pub(crate) fn of_versions(order: Option<Ordering>) -> Self {
        match order {
            Some(order) => Decision { reversed: order == Ordering::Less, ..Reason::Revised.into() },
            None => Reason::OtherVersion.into(),
        }
    }

    /// Whether two versions of one article were compared, and if so whether it is known which is the later.
    pub(crate) fn versions(&self) -> Option<bool> {
        match self.reason {
            Reason::Revised => Some(true),
            Reason::OtherVersion => Some(false),
            _ => None,
        }
    }
}

impl From<Reason> for Decision {
    fn from(reason: Reason) -> Self {
        Decision { code: reason.code(), reversed: false, reason, exchanged: false }
    }
}

/// The relation of two claims of one topic, with what decided it: the first rule that fits. Symmetric but for
/// [`Code::Update`], which holds between the earlier and the later claim, whichever is given first.
///
/// For many pairs make each side ready once with [`Compared::new`], [`decide`] each pair, and [`Compared::explain`]
/// those that are shown.
pub fn relate(left: Side<'_>, right: Side<'_>, evolves: Evolves, policy: &Policy) -> Relation {
    let rates = Rates::default();
    let terms = Terms { policy, rates: &rates };
    let (left, right) = (Compared::new(left, policy), Compared::new(right, policy));
    let decision = decide(&left, &right, evolves, &terms);
    let because: Because = left.explain(&right, &decision, &terms);
    Relation { code: decision.code, because }
}

/// The relation of two sides, cheaply.
///
/// The rules, in order: percent taken for points; apart by unit, scope or time; denial; equal; update; within;
/// rounding; approximate; a slip that explains disjoint values; tension; identity; conflict. Values that meet and that
/// no rule names are `rounding` (amounts) or `within` (dates).
pub fn decide(left: &Compared<'_>, right: &Compared<'_>, evolves: Evolves, terms: &Terms<'_>) -> Decision {
    let decision = match (&left.held, &right.held) {
        (Held::Amount(a), Held::Amount(b)) => amounts(left, right, a, b, evolves, terms),
        (Held::Date(a, x), Held::Date(b, y)) => match apart(left, right, evolves) {
            Some(reason) => reason.into(),
            None => measured(left, right, &Pair::dates(a, b, x, y), evolves, terms.policy),
        },
        (Held::Label(a), Held::Label(b)) => labels(left, right, a, b, evolves),
        (Held::Sign(a), Held::Sign(b)) => signs(left, right, *a == *b, evolves).into(),
        _ => Reason::Kind.into(),
    };
    if decision.code.severity().is_some() && left.is_denied() && right.is_denied() && decision.reason != Reason::Signs {
        return Reason::TwoDenials.into();
    }
    decision
}

fn amounts(
    left: &Compared<'_>,
    right: &Compared<'_>,
    a: &Measured<'_>,
    b: &Measured<'_>,
    evolves: Evolves,
    terms: &Terms<'_>,
) -> Decision {
    let meeting = match meeting(a, b, terms.rates) {
        Ok(meeting) => meeting,
        Err(Reason::PercentAndPoints) if left.is_denied() == right.is_denied() && same_amount(a, b) => {
            return Reason::PercentForPoints.into();
        }
        Err(reason) => return reason.into(),
    };
    if let Some(reason) = apart(left, right, evolves) {
        return reason.into();
    }
    let exchanged = matches!(meeting, Meeting::LeftRate(_) | Meeting::RightRate(_));
    // A temperature has no factor: 20 °C is not twice 10 °C.
    let exact = !exchanged && ![&a.tag, &b.tag].contains(&&Tag::Measure(Dimension::Temperature));
    match moved(a, b, meeting, terms.policy) {
        Some((x, y)) => {
            let pair = Pair { left: x, right: y, dates: None, exact };
            Decision { exchanged, ..measured(left, right, &pair, evolves, terms.policy) }
        }
        None => Reason::TooLarge.into(),
    }
}

/// Two amounts in one unit; `None` where they are of different things or too large.
pub(crate) fn aligned(a: &Measured<'_>, b: &Measured<'_>, terms: &Terms<'_>) -> Option<(Extent, Extent)> {
    moved(a, b, meeting(a, b, terms.rates).ok()?, terms.policy)
}

/// Two amounts in the unit in which they meet; `None` where one does not fit.
pub(crate) fn moved(a: &Measured<'_>, b: &Measured<'_>, meeting: Meeting, policy: &Policy) -> Option<(Extent, Extent)> {
    let (x, y) = (a.extent?, b.extent?);
    Some(match meeting {
        Meeting::Same => (x, y),
        Meeting::Left(scale) => (x.scaled(&scale)?, y),
        Meeting::Right(scale) => (x, y.scaled(&scale)?),
        Meeting::LeftRate(rate) => (exchanged(&x, rate, policy)?, y),
        Meeting::RightRate(rate) => (x, exchanged(&y, rate, policy)?),
    })
}

fn same_amount(a: &Measured<'_>, b: &Measured<'_>) -> bool {
    matches!((&a.extent, &b.extent), (Some(a), Some(b)) if a.intervals.stated == b.intervals.stated)
}

/// Why two comparable values are about different things, if they are.
fn apart(left: &Compared<'_>, right: &Compared<'_>, evolves: Evolves) -> Option<Reason> {
    if !left.side.scope.is_empty() && !right.side.scope.is_empty() {
        let theirs = right.side.scope;
        let differs = |name: &str, a: &str, b: &str| {
            let of_month = month(name, a) == Some(b) || month(name, b) == Some(a);
            a != b && plain(a) != plain(b) && !of_month
        };
        if left.side.scope.iter().any(|(name, ours)| theirs.get(name).is_some_and(|theirs| differs(name, ours, theirs)))
        {
            return Some(Reason::Scope);
        }
    }
    if evolves == Evolves::Fixed
        && let (Some(ours), Some(theirs)) = (left.side.as_of, right.side.as_of)
        && ours != theirs
        && !ours.intervals().stated.meets(&theirs.intervals().stated)
    {
        return Some(Reason::AsOf);
    }
    None
}

/// Two values with intervals, in one unit.
pub(crate) struct Pair<'a> {
    pub(crate) left: Extent,
    pub(crate) right: Extent,
    /// The spans, where the values are dates.
    pub(crate) dates: Option<(&'a DateSpan, &'a DateSpan)>,
    /// Whether digits and factors of the two can be compared.
    pub(crate) exact: bool,
}

impl<'a> Pair<'a> {
    fn dates(a: &'a DateSpan, b: &'a DateSpan, x: &Extent, y: &Extent) -> Self {
        Pair { left: *x, right: *y, dates: Some((a, b)), exact: true }
    }
}

fn measured(left: &Compared<'_>, right: &Compared<'_>, pair: &Pair<'_>, evolves: Evolves, policy: &Policy) -> Decision {
    let (x, y) = (&pair.left, &pair.right);
    let same = x.intervals.stated == y.intervals.stated;
    let meets = same || x.intervals.allowed.meets(&y.intervals.allowed);
    if left.is_denied() != right.is_denied() {
        return if meets { Reason::Denied } else { Reason::DenialOfAnother }.into();
    }
    if same {
        return Reason::SameInterval.into();
    }
    if let Some(decision) = update(left, right, pair, meets, evolves) {
        return decision;
    }
    let agreement = within(left, right, pair).or_else(|| rounding(pair)).or_else(|| {
        let approximate = x.approximate || y.approximate;
        (approximate && meets).then_some(Reason::Approximate)
    });
    if let Some(reason) = agreement {
        return reason.into();
    }
    if let Some(reason) = overlapping(pair) {
        return reason.into();
    }
    if meets {
        return if pair.dates.is_some() { Reason::DatesMeet } else { Reason::RoundingsMeet }.into();
    }
    slip::explains(pair)
        .or_else(|| nearly(pair, policy))
        .or_else(|| (evolves != Evolves::Fixed && left.order(right).is_none()).then_some(Reason::OrderUnknown))
        .unwrap_or(Reason::Disjoint)
        .into()
}

fn update(
    left: &Compared<'_>,
    right: &Compared<'_>,
    pair: &Pair<'_>,
    meets: bool,
    evolves: Evolves,
) -> Option<Decision> {
    if evolves == Evolves::Fixed {
        return None;
    }
    let ends = bounds_of_one_direction(pair).filter(|(x, y)| x != y);
    if ends.is_none() && meets {
        return None;
    }
    let order = left.order(right)?;
    // Whether the right value is the higher one.
    let higher = match ends {
        Some((x, y)) => y > x,
        None => is_below(&pair.left.intervals.allowed, &pair.right.intervals.allowed),
    };
    let reversed = order == Ordering::Greater;
    let rises = higher != reversed;
    let (earlier, later) = if reversed { (right, left) } else { (left, right) };
    let reason = match evolves {
        Evolves::Fixed => return None,
        Evolves::Rising if !rises => return None,
        Evolves::Falling if rises => return None,
        Evolves::Plan if is_outcome(earlier.side.stance, later.side.stance) => Reason::Outcome,
        Evolves::Plan if pair.dates.is_some() && !rises => return None,
        _ => Reason::Later,
    };
    Some(Decision { reversed, ..reason.into() })
}

pub(crate) fn is_outcome(earlier: Stance, later: Stance) -> bool {
    matches!(earlier, Stance::Planned | Stance::Expected | Stance::Possible | Stance::Conditional)
        && matches!(later, Stance::Asserted | Stance::Reported)
}

/// Whether all of `low` lies below `high`; for intervals that do not meet.
fn is_below(low: &Interval, high: &Interval) -> bool {
    matches!((low.high, high.low), (Some(low), Some(high)) if low.at <= high.at)
}

/// The ends of two bounds of one direction.
fn bounds_of_one_direction(pair: &Pair<'_>) -> Option<(Decimal, Decimal)> {
    if pair.left.shape != pair.right.shape {
        return None;
    }
    pair.left.bound().zip(pair.right.bound())
}

fn within(left: &Compared<'_>, right: &Compared<'_>, pair: &Pair<'_>) -> Option<Reason> {
    let (x, y) = (&pair.left, &pair.right);
    let (stated, other) = (&x.intervals.stated, &y.intervals.stated);
    if let Some((ours, theirs)) = bounds_of_one_direction(pair) {
        let differ_in_one_day = ours != theirs && left.same_day(right);
        return (!differ_in_one_day).then_some(Reason::OneDirection);
    }
    if pair.dates.is_some() && (stated.contains(other) || other.contains(stated)) {
        return Some(Reason::Holds);
    }
    match (x.shape, y.shape) {
        (Shape::Point, Shape::Point) if pair.dates.is_none() => None,
        (Shape::Point, shape) | (shape, Shape::Point) if pair.dates.is_none() || shape.is_bound() => {
            x.intervals.rounded.meets(&y.intervals.rounded).then_some(Reason::PointInside)
        }
        (a, b) if a.is_bound() && b.is_bound() => stated.meets(other).then_some(Reason::OppositeBounds),
        _ => shares_half(stated, other).then_some(Reason::HalfShared),
    }
}

/// Whether two intervals, one of them bounded, meet and share at least half of the narrower.
fn shares_half(left: &Interval, right: &Interval) -> bool {
    if !left.meets(right) {
        return false;
    }
    let shared = left.overlap(right).and_then(|shared| shared.width());
    let narrower = match (left.width(), right.width()) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    match (shared, narrower) {
        (Some(shared), Some(narrower)) => shared.saturating_add(shared) >= narrower,
        _ => true,
    }
}

fn rounding(pair: &Pair<'_>) -> Option<Reason> {
    let (x, y) = (&pair.left, &pair.right);
    if x.approximate || y.approximate || pair.dates.is_some() {
        return None;
    }
    let (coarser, finer) = by_place(x, y)?;
    coarser.intervals.rounded.holds(finer.point()?).then_some(Reason::FinerInRounding)
}

/// Two points of different last places, the coarser first.
fn by_place<'e>(x: &'e Extent, y: &'e Extent) -> Option<(&'e Extent, &'e Extent)> {
    x.point().zip(y.point())?;
    match x.half.cmp(&y.half) {
        Ordering::Equal => None,
        Ordering::Greater => Some((x, y)),
        Ordering::Less => Some((y, x)),
    }
}

/// Tensions of values that meet as stated.
fn overlapping(pair: &Pair<'_>) -> Option<Reason> {
    let (x, y) = (&pair.left, &pair.right);
    if bounds_of_one_direction(pair).is_some() {
        return Some(Reason::BoundsOfOneDay);
    }
    let windows = pair.dates.is_some() || (x.shape != Shape::Point && y.shape != Shape::Point);
    (windows && x.intervals.stated.meets(&y.intervals.stated)).then_some(Reason::LessThanHalf)
}

/// Tensions of values that do not meet.
fn nearly(pair: &Pair<'_>, policy: &Policy) -> Option<Reason> {
    let (x, y) = (&pair.left, &pair.right);
    let (stated, other) = (&x.intervals.stated, &y.intervals.stated);
    if let Some((a, b)) = pair.dates {
        let named = |date: &DateSpan| date.season.is_some() || date.part.is_some();
        return (named(a) && named(b) && stated.gap(other) < Decimal::from(31_u8)).then_some(Reason::Seasons);
    }
    if (x.approximate || y.approximate) && relative_gap(stated, other).is_some_and(|gap| gap < policy.tension) {
        return Some(Reason::NearApproximate);
    }
    if let Some((coarser, finer)) = by_place(x, y)
        && let (Some(at), Some(point)) = (coarser.point(), finer.point())
        && at.checked_sub(point).is_some_and(|distance| distance.abs() <= coarser.half)
    {
        return Some(Reason::HalfUnit);
    }
    let vague = x.shape == Shape::Vague || y.shape == Shape::Vague;
    (vague && within_factor_of_ten(stated, other)).then_some(Reason::VagueFactor)
}

/// Whether the nearest ends of two intervals that do not meet are within a factor of ten of each other.
fn within_factor_of_ten(left: &Interval, right: &Interval) -> bool {
    let (low, high) = if is_below(left, right) { (left, right) } else { (right, left) };
    match (low.high, high.low) {
        (Some(low), Some(high)) => low.at > Decimal::ZERO && high.at <= low.at.saturating_mul(Decimal::TEN),
        _ => false,
    }
}

fn labels(left: &Compared<'_>, right: &Compared<'_>, a: &Label, b: &Label, evolves: Evolves) -> Decision {
    if let (Some(ours), Some(theirs)) = (&a.set, &b.set)
        && ours != theirs
    {
        return Reason::Set.into();
    }
    if let Some(reason) = apart(left, right, evolves) {
        return reason.into();
    }
    let same = a.words == b.words;
    if left.is_denied() != right.is_denied() {
        return if same { Reason::Denied } else { Reason::DenialOfAnother }.into();
    }
    if same {
        return Reason::SameName.into();
    }
    // A name neither rises nor falls: it changes in a series, or as a plan comes out.
    if matches!(evolves, Evolves::Series | Evolves::Plan) {
        match left.order(right) {
            None => return Reason::OrderUnknown.into(),
            Some(order) => {
                let reversed = order == Ordering::Greater;
                let (earlier, later) = if reversed { (right, left) } else { (left, right) };
                if evolves == Evolves::Series {
                    return Decision { reversed, ..Reason::Later.into() };
                }
                if is_outcome(earlier.side.stance, later.side.stance) {
                    return Decision { reversed, ..Reason::Outcome.into() };
                }
            }
        }
    }
    match (&a.set, &b.set) {
        // What one calls a thing in his own words need not be what it is.
        (Some(_), Some(_)) if left.side.quoted != right.side.quoted => Reason::QuotedCategory,
        (Some(_), Some(_)) => Reason::Categories,
        _ => Reason::Names,
    }
    .into()
}

fn signs(left: &Compared<'_>, right: &Compared<'_>, same: bool, evolves: Evolves) -> Reason {
    if let (Value::Polarity { statement: Some(a), .. }, Value::Polarity { statement: Some(b), .. }) =
        (left.side.value, right.side.value)
        && a != b
        && plain(a) != plain(b)
    {
        return Reason::Statement;
    }
    if let Some(reason) = apart(left, right, evolves) {
        return reason;
    }
    match same {
        true => Reason::SameSign,
        false if left.is_denied() != right.is_denied() => Reason::Denied,
        false => Reason::Signs,
    }
}

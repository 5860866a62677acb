//! Parts that ought to add up to a total.

use super::compared::{Compared, Held, Measured};
use super::reason::{Reason, share};
use super::unit::{Meeting, meeting};
use super::{Axis, Because, Between, Code, Relation, Terms};
use crate::value::{End, Interval};
use rust_decimal::Decimal;

/// Adds up `parts` and holds them against `total`.
///
/// Each part counts with its rounded interval, an approximate one with what it allows; the answer is a relation of
/// [`Code::Sum`] where the added interval misses that of the total, and `None` where it does not, or where the values
/// are not amounts of one unit, denied, or too large to add.
pub fn sum(parts: &[Compared<'_>], total: &Compared<'_>, terms: &Terms<'_>) -> Option<Relation> {
    let Held::Amount(whole) = &total.held else { return None };
    if parts.is_empty() || total.is_denied() {
        return None;
    }
    let zero = Interval::point(Decimal::ZERO);
    let (mut widened, mut stated) = (zero, zero);
    for part in parts {
        let Held::Amount(part) = &part.held else { return None };
        // Men and women are people.
        let adds = matches!(meeting(part, whole, terms.rates), Ok(Meeting::Same) | Err(Reason::Noun));
        if !adds || part.scale != whole.scale {
            return None;
        }
        widened = added(&widened, &reach(part)?)?;
        stated = added(&stated, &part.extent?.intervals.stated)?;
    }
    if parts.iter().any(Compared::is_denied) || widened.overlap(&reach(whole)?).is_some() {
        return None;
    }
    let rule =
        format!("the parts add up to another total, each rounded by at most {}", share(terms.policy.rounding_cap));
    let literal = whole.extent?.intervals.stated;
    let relative = super::reason::relative_gap(&stated, &literal).map(|gap| gap.round_dp(6).normalize());
    let because = Because {
        rule,
        left: Some(reach(whole)?),
        right: Some(widened),
        between: Between::Gap(literal.gap(&stated).normalize(), relative),
        axis: Axis::Amount(super::explain::base_symbol(whole)),
    };
    Some(Relation { code: Code::Sum, because })
}

fn reach(amount: &Measured<'_>) -> Option<Interval> {
    let extent = amount.extent?;
    Some(if extent.approximate { extent.intervals.allowed } else { extent.intervals.rounded })
}

fn added(left: &Interval, right: &Interval) -> Option<Interval> {
    let end = |a: Option<End>, b: Option<End>| match (a, b) {
        (Some(a), Some(b)) => {
            let at = a.at.checked_add(b.at)?.normalize();
            Some(Some(End { at, inclusive: a.inclusive && b.inclusive }))
        }
        _ => Some(None),
    };
    Some(Interval { low: end(left.low, right.low)?, high: end(left.high, right.high)? })
}

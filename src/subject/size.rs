//! Which sums of money are out of the question for what an attribute measures: no share costs a billion, no company is worth ten.

use crate::lexicon::{AttributeRow, Trait};
use crate::value::{Quantity, Unit};
use rust_decimal::Decimal;

/// From here on a sum is that of no single thing.
const TOO_MUCH: Decimal = Decimal::from_parts(10_000_000, 0, 0, false, 0);
/// Below this a sum whose currency is told is that of no whole.
const TOO_LITTLE: Decimal = Decimal::from_parts(1_000, 0, 0, false, 0);

/// Whether a sum may be what an attribute measures.
pub(super) fn fits(attribute: &AttributeRow<'_>, quantity: &Quantity) -> bool {
    if !matches!(quantity.unit, Unit::Money(_)) {
        return true;
    }
    let stated = quantity.amount.stated();
    let least = stated.low.or(stated.high).map(|end| end.at.abs());
    let Some(least) = least else { return true };
    let is_time =
        |per: &str| matches!(per, "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year");
    if let Some(per) = quantity.per.as_deref() {
        // What is paid once is paid neither for each share nor every week.
        if !is_time(per) && attribute.is(Trait::OfWhole) || attribute.is(Trait::Once) {
            return false;
        }
    }
    if attribute.is(Trait::OfOne) {
        return least < TOO_MUCH;
    }
    !attribute.is(Trait::OfWhole) || least >= TOO_LITTLE
}

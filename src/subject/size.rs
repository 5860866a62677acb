//! Which sums of money are out of the question for what an attribute measures: no share costs a billion, no company is worth ten.

use crate::value::{Quantity, Unit};
use rust_decimal::Decimal;

/// What one of many costs or earns.
const OF_ONE: [&str; 8] = [
    "share price",
    "offer per share",
    "earnings per share",
    "exchange rate",
    "oil price",
    "gold price",
    "ticket price",
    "subscription price",
];
/// What a company, a state or an offering has or takes as a whole.
const OF_A_WHOLE: [&str; 16] = [
    "market value",
    "profit",
    "valuation",
    "amount raised",
    "target fundraising",
    "operating profit",
    "net loss",
    "revenue",
    "capital spending",
    "military spending",
    "budget deficit",
    "trade deficit",
    "trade volume",
    "reserves",
    "budget",
    "gdp",
];
/// What is paid once.
const PAID_ONCE: [&str; 2] = ["deal amount", "contract value"];
/// From here on a sum is that of no single thing.
const TOO_MUCH: Decimal = Decimal::from_parts(10_000_000, 0, 0, false, 0);
/// Below this a sum whose currency is told is that of no whole.
const TOO_LITTLE: Decimal = Decimal::from_parts(1_000, 0, 0, false, 0);

/// Whether a sum may be what an attribute measures.
pub(super) fn fits(attribute: &str, quantity: &Quantity) -> bool {
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
        if !is_time(per) && OF_A_WHOLE.contains(&attribute) || PAID_ONCE.contains(&attribute) {
            return false;
        }
    }
    if OF_ONE.contains(&attribute) {
        return least < TOO_MUCH;
    }
    !OF_A_WHOLE.contains(&attribute) || least >= TOO_LITTLE
}

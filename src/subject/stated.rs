//! The categories that an article states without a figure, where one name stands beside them. The build script marks the words
//! of the tables with which they begin by this same file.

/// The categories whose name stands behind them, of a company.
pub const DEAL: &str = "deal kind";
/// The kinds of deals that exclude each other.
pub const DEALS: [&str; 4] = ["acquisition", "minority stake", "majority stake", MERGER];
/// The kind that is told of two.
pub const MERGER: &str = "merger";
/// The categories of a person, before or behind them.
pub const OF_PERSONS: [&str; 3] = ["office", "verdict", LIFE];
/// Whether somebody is alive.
pub const LIFE: &str = "life";
/// What has become of an event.
pub const EVENT_STATUS: &str = "event status";
/// The categories of a thing that has a name: a bridge, a match.
pub const OF_THINGS: [&str; 2] = ["operation", EVENT_STATUS];
/// What somebody has decided.
pub const DECISION: &str = "decision";
/// The categories of a product, beside it.
pub const OF_PRODUCTS: [&str; 1] = ["source model"];

/// Whether one of a set of categories is stated by itself.
pub fn is_stated(set: &str, one: &str) -> bool {
    set == DEAL && DEALS.contains(&one)
        || OF_PERSONS.contains(&set)
        || OF_THINGS.contains(&set)
        || set == DECISION
        || OF_PRODUCTS.contains(&set)
}

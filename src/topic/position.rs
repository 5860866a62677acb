//! Positions: the maximal sets of claims that are consistent with each other.

use crate::value::Interval;

/// Claims whose allowed intervals all meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Indices of claims in the corpus, in order.
    pub claims: Vec<usize>,
    /// What their allowed intervals have in common; `None` for names and yes/no.
    pub common: Option<Interval>,
    /// How many independent origins stand behind it.
    pub origins: usize,
}

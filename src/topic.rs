//! Topics: which claims are about the same thing, and why.
//!
//! Grouping runs in two steps, so that one machine and many run the same code: [`map`] gives each claim of an
//! article its base key, and [`join`] works over keys alone, never over pairs of claims.

mod join;
mod key;
mod position;
mod reduce;

pub use join::{Group, Why, join};
pub use key::{Aliases, TopicKey, map};
pub use position::Position;
pub use reduce::{Finding, Topic, Verdict, reduce};

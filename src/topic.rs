//! Topics: which claims are about the same thing, and why.
//!
//! Grouping runs in two steps, so that one machine and many run the same code: [`map`] gives each claim of an
//! article its base key, and [`join()`] works over keys alone, never over pairs of claims.

mod finding;
mod ground;
mod join;
mod key;
mod meant;
mod members;
mod near;
mod pairs;
mod position;
mod rank;
mod reduce;
mod revised;
mod scope;
mod told;
mod why;

pub use finding::{Backing, Finding, Standing};
pub use ground::Ground;
pub use join::{Group, Why, join, join_unless};
pub(crate) use key::split;
pub use key::{Aliases, Keyed, Keys, TopicKey, map};
pub use near::{Near, nearly};
pub use position::Position;
pub(crate) use rank::by_weight;
pub use rank::{rank, topics};
pub use reduce::{Topic, Verdict, reduce};

//! Which keys are one topic.

use super::key::TopicKey;

/// Keys that make one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Indices into the keys given; for a suggested group those of the two sure groups it compares.
    pub keys: Vec<usize>,
    /// Whether the keys are one for sure; a suggested group stands beside its sure groups.
    pub sure: bool,
    /// Why they were joined.
    pub why: Vec<Why>,
}

/// One reason why claims were joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The kind of reason: "label", "alias", "likeness".
    pub by: &'static str,
    /// The words that it rests on.
    pub words: String,
}

/// Groups distinct keys, sure groups first.
pub fn join(keys: &[TopicKey]) -> Vec<Group> {
    let _ = keys;
    Vec::new()
}

//! The ordered rules.

use super::Relation;
use crate::claim::{Evolves, Stance};
use crate::value::{DateSpan, Policy, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One claim as the rules see it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What it states.
    pub value: &'a Value,
    /// How it is said.
    pub stance: Stance,
    /// The time that the fact is about, where it is stated.
    pub as_of: Option<&'a DateSpan>,
    /// The time of publication, where it is known.
    pub published: Option<&'a DateSpan>,
    /// Period, place, population and the like, by name.
    pub scope: &'a BTreeMap<Arc<str>, Arc<str>>,
}

/// The relation of two claims of one topic: the first rule that fits. Symmetric but for [`super::Code::Update`], whose
/// earlier claim is told by the caller's order.
pub fn relate(left: Side<'_>, right: Side<'_>, evolves: Evolves, policy: &Policy) -> Relation {
    let _ = (left, right, evolves, policy);
    todo!()
}

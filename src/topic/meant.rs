//! What claims mean in the light of their topic: names by alias, and amounts whose unit others give.

use super::ground::Ground;
use super::pairs::PAIRED;
use crate::value::{Quantity, Unit, Value};
use std::borrow::Cow;

/// For each claim the value that it is compared by, where that is not the stated one.
pub(crate) fn values(claims: &[usize], ground: &Ground<'_>) -> Vec<Option<Box<Value>>> {
    let known = &ground.corpus.claims;
    let mut meant: Vec<Option<Box<Value>>> = claims
        .iter()
        .map(|&claim| match ground.aliases.value(&known[claim].value) {
            Cow::Owned(value) => Some(Box::new(value)),
            Cow::Borrowed(_) => None,
        })
        .collect();
    if claims.len() <= PAIRED {
        let stated: Vec<&Value> = claims.iter().map(|&claim| &known[claim].value).collect();
        give_units(&stated, &mut meant, ground);
    }
    meant
}

/// Where a topic has amounts of several units, a bare one is of the unit with whose amounts it agrees: "5" beside
/// "5 km" and "5,000 m" is five kilometres, and no slip of a thousand.
fn give_units(stated: &[&Value], meant: &mut [Option<Box<Value>>], ground: &Ground<'_>) {
    let amounts: Vec<(usize, &Quantity)> = stated
        .iter()
        .enumerate()
        .filter_map(|(at, value)| match value {
            Value::Quantity(quantity) => Some((at, quantity)),
            _ => None,
        })
        .collect();
    let with_unit = || amounts.iter().map(|(_, amount)| *amount).filter(|amount| amount.unit != Unit::Bare);
    let several = with_unit().next().is_some_and(|first| with_unit().any(|amount| amount.unit != first.unit));
    if !several {
        return;
    }
    for (at, bare) in amounts.iter().filter(|(_, amount)| amount.unit == Unit::Bare) {
        let allowed = bare.intervals(ground.terms.policy).allowed;
        let agreeing = with_unit().find(|amount| amount.intervals(ground.terms.policy).allowed.meets(&allowed));
        meant[*at] =
            agreeing.map(|amount| Box::new(Value::Quantity(Quantity { unit: amount.unit.clone(), ..(*bare).clone() })));
    }
}

//! What claims mean in the light of their topic: names by alias, amounts whose unit others give, and counts whose nouns say no more
//! than the topic does.

use super::ground::Ground;
use super::pairs::PAIRED;
use crate::lexicon::Attribute;
use crate::subject::MODEL;
use crate::text::is_arabic;
use crate::value::{Quantity, Unit, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

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
    share_nouns(claims, &mut meant, ground);
    if claims.len() <= PAIRED {
        give_units(claims, &mut meant, ground);
    }
    meant
}

/// Of counts that articles tell of one thing the nouns may differ where they say no more than what is counted: "632 killed" and
/// "820 people" who died are counted alike, "12 children" among them are not.
fn share_nouns(claims: &[usize], meant: &mut [Option<Box<Value>>], ground: &Ground<'_>) {
    let mut nouns: BTreeMap<(Attribute, Option<&Arc<str>>, bool), &Unit> = BTreeMap::new();
    for (&claim, meant) in claims.iter().zip(meant) {
        let claim = &ground.corpus.claims[claim];
        let Some(subject) = claim.subject.as_deref() else { continue };
        let (Some((attribute, _)), Value::Quantity(quantity)) = (&subject.attribute, &claim.value) else { continue };
        let Unit::Noun(noun) = &quantity.unit else { continue };
        // Of things the noun says more than that they are counted, but an Arabic one looks other in the plural. Nouns of two scripts
        // may be translations of each other as they are, and where the model is one the noun is too.
        let arabic = noun.chars().any(is_arabic);
        let model = subject.scope.get(MODEL);
        if subject.counted.is_some() && model.is_none() && !arabic {
            continue;
        }
        let first = *nouns.entry((*attribute, model.or(subject.counted.as_ref()), arabic)).or_insert(&quantity.unit);
        if quantity.unit != *first {
            *meant = Some(Box::new(Value::Quantity(Quantity { unit: first.clone(), ..quantity.clone() })));
        }
    }
}

/// Where a topic has amounts of several units, a bare one is of the unit with whose amounts it agrees: "5" beside
/// "5 km" and "5,000 m" is five kilometres, and no slip of a thousand.
fn give_units(claims: &[usize], meant: &mut [Option<Box<Value>>], ground: &Ground<'_>) {
    let value = |at: usize| meant[at].as_deref().unwrap_or(&ground.corpus.claims[claims[at]].value);
    let amounts: Vec<(usize, &Quantity)> = (0..claims.len())
        .filter_map(|at| match value(at) {
            Value::Quantity(quantity) => Some((at, quantity)),
            _ => None,
        })
        .collect();
    let with_unit = || amounts.iter().map(|(_, amount)| *amount).filter(|amount| amount.unit != Unit::Bare);
    let several = with_unit().next().is_some_and(|first| with_unit().any(|amount| amount.unit != first.unit));
    if !several {
        return;
    }
    let given = |&(at, bare): &(usize, &Quantity)| {
        let allowed = bare.intervals(ground.terms.policy).allowed;
        let agreeing = with_unit().find(|amount| amount.intervals(ground.terms.policy).allowed.meets(&allowed))?;
        Some((at, Value::Quantity(Quantity { unit: agreeing.unit.clone(), ..bare.clone() })))
    };
    let given: Vec<(usize, Value)> =
        amounts.iter().filter(|(_, amount)| amount.unit == Unit::Bare).filter_map(given).collect();
    for (at, value) in given {
        meant[at] = Some(Box::new(value));
    }
}

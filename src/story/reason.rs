//! What makes a claim one with the others of its cell, kept while cells grow.

use super::cells::Of;
use super::fact::value_key;
use crate::claim::{Claim, Corpus};
use crate::lexicon::Attribute;
use crate::subject::{By, Joined, Subject};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many words of an agreement are told.
const TOLD: usize = 3;

/// The reasons of each claim that is read, by its place among them.
pub(super) struct Reasons(Vec<Vec<Joined>>);

impl Reasons {
    /// Those that claims have by themselves: the name that they are of, or the event.
    pub fn of<'s>(subjects: impl Iterator<Item = &'s Subject>, of: &[Of]) -> Self {
        let own = |(subject, of): (&Subject, &Of)| {
            subject.attribute.as_ref()?;
            match of {
                Of::Name(key) => {
                    let sure = subject.entity.as_ref().is_some_and(|entity| entity.stated);
                    Some(Joined { by: By::Name, words: Arc::clone(key), sure })
                }
                // Which earlier event a year stands for, and which event elsewhere a place, is not told by the two alone.
                Of::Event(year, place) => {
                    let sure = year.is_none() && place.is_none();
                    let words: Vec<String> =
                        place.iter().map(ToString::to_string).chain(year.map(|year| year.to_string())).collect();
                    Some(Joined { by: By::Event, words: words.join(" ").into(), sure })
                }
                Of::Open => None,
            }
        };
        Reasons(subjects.zip(of).map(|pair| own(pair).into_iter().collect()).collect())
    }

    /// What the members of a cell have in common beside what each has by itself: a name that some leave open, and what pairs
    /// of them state alike.
    pub fn within(
        &mut self,
        corpus: &Corpus,
        read: &[(usize, &Subject)],
        members: &[usize],
        attribute: Option<Attribute>,
        entity: Option<&Arc<str>>,
    ) {
        if members.len() < 2 {
            return;
        }
        let name = attribute.map(|attribute| corpus.attributes.row(attribute).name);
        let mut told: BTreeMap<String, usize> = BTreeMap::new();
        for &at in members {
            if let Some(name) = entity.filter(|_| self.0[at].is_empty()) {
                self.0[at].push(Joined { by: By::Open, words: Arc::clone(name), sure: false });
            }
            let claim = &corpus.claims[read[at].0];
            // Each that states what another states is told with the last one that did.
            if let Some(before) = told.insert(value_key(&claim.value), at) {
                let others = &corpus.claims[read[before].0];
                let by = if beside(claim).is_disjoint(&beside(others)) { By::Amount } else { By::Words };
                self.same(by, (before, at), (others, claim), name);
            }
        }
    }

    /// Two claims state the same: by words beside their values, or by the amount of an attribute.
    fn same(&mut self, by: By, (one, other): (usize, usize), claims: (&Claim, &Claim), what: Option<&str>) {
        let shared = beside(claims.0);
        let theirs = beside(claims.1);
        let words: Vec<&str> =
            shared.intersection(&theirs).map(|word| word.trim_start_matches('=')).take(TOLD).collect();
        let words = match (by, what) {
            (By::Words, _) if !words.is_empty() => format!("{}: {}", claims.0.value, words.join(", ")),
            (_, Some(what)) => format!("{} of {what}", claims.0.value),
            _ => claims.0.value.to_string(),
        };
        let joined = Joined { by, words: words.into(), sure: false };
        self.0[one].push(joined.clone());
        self.0[other].push(joined);
    }

    /// Those of one claim, each once.
    pub fn take(&mut self, at: usize) -> Vec<Joined> {
        let mut reasons = std::mem::take(&mut self.0[at]);
        reasons.sort();
        reasons.dedup();
        reasons
    }
}

/// The words beside a claim's figure.
fn beside(claim: &Claim) -> BTreeSet<Arc<str>> {
    claim.subject.iter().flat_map(|subject| subject.near.iter().flatten().cloned()).collect()
}

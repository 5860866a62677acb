//! What makes a claim one with the others of its cell, kept while cells grow.

use super::cells::Of;
use crate::claim::Claim;
use crate::subject::{By, Joined, Subject};
use std::collections::BTreeSet;
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

    /// Claims that leave open what they are of are taken to be of what nearly all others name.
    pub fn left_open(&mut self, open: &[usize], of: &Of) {
        let words: Arc<str> = match of {
            Of::Name(name) => Arc::clone(name),
            _ => Arc::default(),
        };
        open.iter().for_each(|&at| self.0[at].push(Joined { by: By::Open, words: Arc::clone(&words), sure: false }));
    }

    /// Two claims state the same: by words beside their values, or by the amount of an attribute.
    pub fn same(&mut self, by: By, (one, other): (usize, usize), claims: (&Claim, &Claim), what: Option<&str>) {
        let beside = |claim: &Claim| -> BTreeSet<Arc<str>> {
            claim.subject.iter().flat_map(|subject| subject.near.iter().flatten().cloned()).collect()
        };
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

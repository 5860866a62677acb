//! Topics that nearly met: the same attribute in the same story, of another name or scope.

use super::Topic;
use crate::claim::Corpus;
use crate::lexicon::Attribute;
use crate::subject::{By, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// A topic that nearly met another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// Its index among the topics.
    pub topic: usize,
    /// What keeps the two apart, as a clause: "of another name".
    pub apart: String,
}

/// How many near topics are told of one.
const TOLD: usize = 6;

/// What a topic of articles is of, by its claims.
#[derive(Default)]
struct Of<'c> {
    keys: BTreeSet<(usize, Attribute)>,
    names: BTreeSet<&'c str>,
    events: BTreeSet<&'c str>,
    scope: BTreeSet<String>,
}

/// For each topic those that nearly met it, the first few where there are many.
#[must_use]
pub fn nearly(corpus: &Corpus, topics: &[Topic]) -> Vec<Vec<Near>> {
    let of: Vec<Of<'_>> = topics.iter().map(|topic| Of::topic(topic, corpus)).collect();
    let mut alike: BTreeMap<(usize, Attribute), Vec<usize>> = BTreeMap::new();
    for (at, of) in of.iter().enumerate() {
        of.keys.iter().for_each(|key| alike.entry(*key).or_default().push(at));
    }
    let near = |at: usize| {
        let others =
            of[at].keys.iter().flat_map(|key| alike[key].iter().copied().filter(|&other| other != at).take(TOLD));
        let others: BTreeSet<usize> = others.collect();
        let near = others.into_iter().take(TOLD);
        near.map(|other| Near { topic: other, apart: of[at].apart(&of[other]) }).collect()
    };
    (0..topics.len()).map(near).collect()
}

impl<'c> Of<'c> {
    fn topic(topic: &Topic, corpus: &'c Corpus) -> Self {
        let mut of = Of::default();
        if topic.sides.is_some() {
            return of;
        }
        let subjects = topic.claims.iter().filter_map(|&claim| corpus.claims.get(claim)?.subject.as_deref());
        subjects.for_each(|subject| of.add(subject));
        of
    }

    fn add(&mut self, subject: &'c Subject) {
        let (Some((attribute, _)), Some(placed)) = (&subject.attribute, &subject.placed) else { return };
        self.keys.insert((placed.story, *attribute));
        let named = |by: By| placed.reasons.iter().filter(move |reason| reason.by == by).map(|reason| &*reason.words);
        self.names.extend(named(By::Name));
        self.events.extend(named(By::Event));
        self.scope.extend(subject.scope.iter().map(|(name, value)| format!("{name}: {value}")));
        self.scope.extend(subject.counted.iter().map(|noun| format!("counted: {noun}")));
    }

    /// Whether every claim leaves open what it is of.
    fn is_open(&self) -> bool {
        self.names.is_empty() && self.events.is_empty()
    }

    /// What keeps another topic of the attribute apart.
    fn apart(&self, other: &Of<'_>) -> String {
        let list = |words: &BTreeSet<&str>| words.iter().take(3).copied().collect::<Vec<_>>().join(", ");
        if self.names.is_disjoint(&other.names) && !other.names.is_empty() && !self.names.is_empty() {
            return format!("of another name: {}", list(&other.names));
        }
        if self.events.is_disjoint(&other.events) && !other.events.is_empty() && !self.events.is_empty() {
            return format!("of another event: {}", list(&other.events));
        }
        if self.is_open() || other.is_open() {
            return "what it is of is left open".to_owned();
        }
        if self.scope != other.scope {
            let theirs: Vec<&str> = other.scope.difference(&self.scope).take(3).map(String::as_str).collect();
            let words = if theirs.is_empty() { "wider".to_owned() } else { theirs.join(", ") };
            return format!("of another scope: {words}");
        }
        "amounts of another order, days further apart, or several in one sentence".to_owned()
    }
}

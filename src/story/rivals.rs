//! Claims that contest each other: what the articles of a story each tell once, and not alike.
//!
//! Values that differ speak against two claims being about one thing, since most articles tell several things of a kind. Where
//! none does, and each article gives one figure for what the others give one for too, they tell of one thing all the same: "three
//! boats" of one article and "two boats" of the others.

use super::evidence::Facts;
use super::fact::{Fact, Group};
use super::likeness::{Bearers, Relation, bearers, relation};
use crate::claim::Evolves;
use crate::lexicon::{Attribute, KeyRole};
use std::collections::{BTreeMap, BTreeSet};

/// Of how many things of a kind a story may tell and still be looked through.
const THINGS: usize = 8;

/// What two claims have to have in common to be accounts of one thing.
type Key<'f> = (Attribute, Option<&'f str>, &'f str, Option<i16>, Option<&'f str>);

/// The pairs of clusters, each by one of its members, that contest each other. `cluster` tells of which cluster each of the places is.
pub(super) fn pairs(facts: &Facts<'_>, places: &[usize], cluster: &[usize]) -> Vec<(usize, usize)> {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, &cluster) in cluster.iter().enumerate() {
        *sizes.entry(cluster).or_default() += 1;
        if let Some(key) = key(facts.fact(places[at])) {
            kinds.entry(key).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for members in kinds.into_values() {
        let mut things: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut told: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for &at in &members {
            things.entry(cluster[at]).or_default().push(at);
            told.entry(facts.fact(places[at]).article).or_default().insert(cluster[at]);
        }
        let alone = |thing: &usize, members: &[usize]| {
            let once = members.iter().all(|&at| told[&facts.fact(places[at]).article].len() == 1);
            once && members.len() * 2 >= sizes[thing]
        };
        things.retain(|thing, members| alone(thing, members));
        if !(2..=THINGS).contains(&things.len()) {
            continue;
        }
        let things: Vec<Vec<usize>> = things.into_values().collect();
        for (at, one) in things.iter().enumerate() {
            let contests = |other: &&Vec<usize>| contest(facts, places, one, other);
            found.extend(things[at + 1..].iter().filter(contests).map(|other| (one[0], other[0])));
        }
    }
    found
}

/// What a claim is a figure of; `None` where too little is known of it.
fn key<'f>(fact: &'f Fact<'_>) -> Option<Key<'f>> {
    let (attribute, _) = fact.attribute?;
    let Fact { subject, strict, .. } = fact;
    let noun = subject.counted.as_deref().or(fact.noun.as_deref());
    if fact.group == Group::Count && noun.is_none() || fact.is_plural {
        return None;
    }
    Some((attribute, noun, strict, subject.background, subject.elsewhere.as_deref()))
}

/// Whether two things are one of which articles differ: their values lie near each other, nothing says that they are of two
/// bearers, and either two articles agree on one of them or more than the attribute tells that they are one.
fn contest(facts: &Facts<'_>, places: &[usize], one: &[usize], other: &[usize]) -> bool {
    let fact = |at: usize| facts.fact(places[at]);
    let pairs = || one.iter().flat_map(|&one| other.iter().map(move |&other| (one, other)));
    let near = |(one, other): (usize, usize)| {
        let (a, b) = (fact(one), fact(other));
        let period = |fact: &Fact<'_>| fact.subject.scope.get("period").cloned();
        let named = |fact: &Fact<'_>| fact.subject.entity.as_ref().is_some_and(|entity| entity.stated);
        let apart = match bearers(a, b) {
            Bearers::OtherName | Bearers::OtherEvent => true,
            // What happened has its own things, whoever stands beside them.
            Bearers::OtherBeside => a.group != Group::Count,
            _ => false,
        };
        let close = matches!(relation(a, b), Relation::Close | Relation::Fifth | Relation::Twice | Relation::Days);
        close && period(a) == period(b) && !(apart && named(a) && named(b))
    };
    let articles = |members: &[usize]| members.iter().map(|&at| fact(at).article).collect::<BTreeSet<_>>().len();
    let agreed = articles(one) > 1 || articles(other) > 1;
    let alike = |(one, other): (usize, usize)| {
        bearers(fact(one), fact(other)) == Bearers::SameName || facts.shared(places[one], places[other]) > 1
    };
    // What moves from day to day, and what many things of a story have, is told of several of them.
    let common = |at: usize| {
        let row = fact(at).attribute.as_ref().map(|(_, row)| row);
        fact(at).group == Group::Share
            || row.is_some_and(|row| row.evolves == Evolves::Series || row.role == KeyRole::Subject)
    };
    let common = one.iter().chain(other).any(|&at| common(at));
    pairs().all(near) && (agreed && !common || pairs().any(alike))
}

//! The topics of a corpus, worst first.

use super::finding::Finding;
use super::ground::Ground;
use super::reduce::{Topic, reduce};
use super::{Aliases, Group, Keyed, TopicKey, join_unless, map};
use crate::claim::Corpus;
use crate::relation::Terms;
use rayon::prelude::*;
use std::cmp::{Ordering, Reverse};
use std::collections::{HashMap, HashSet};

/// From how many claims on topics are reduced on all cores; below it, starting threads costs more than it saves.
const MANY: usize = 4_000;

/// The topics of a corpus: keys, groups, and each group's relations, ranked. The answer does not depend on the number
/// of threads.
#[must_use]
pub fn topics(corpus: &Corpus, aliases: &Aliases, terms: Terms<'_>) -> Vec<Topic> {
    let keys = map(&corpus.claims, aliases);
    let members = keys.members();
    let told_by = told_by(corpus, &keys.keys, &members);
    let of = |key: &TopicKey| told_by.get(key).map_or(&[][..], Vec::as_slice);
    // An article that tells of both means two.
    let one_tells_both = |a: &TopicKey, b: &TopicKey| of(a).iter().any(|article| of(b).binary_search(article).is_ok());
    let groups = join_unless(&keys.keys, &|a, b| aliases.are_apart(a, b) || one_tells_both(a, b));
    let ground = Ground::new(corpus, aliases, terms);
    let one = |group: &Group| reduce(group, &gather(&group.keys, &members), &gather(&group.beside, &members), &ground);
    let mut topics: Vec<Topic> = if corpus.claims.len() < MANY {
        groups.iter().flat_map(one).collect()
    } else {
        groups.par_iter().with_min_len(64).flat_map_iter(one).collect()
    };
    rank(&mut topics);
    topics
}

/// For each key of a topic the articles whose texts tell of it, in order.
fn told_by<'k>(corpus: &Corpus, keys: &'k [Keyed], members: &[Vec<usize>]) -> HashMap<&'k TopicKey, Vec<usize>> {
    let articles = |members: &Vec<usize>| {
        let read = members.iter().map(|&claim| &corpus.claims[claim]).filter(|claim| claim.subject.is_some());
        let mut articles: Vec<usize> = read.map(|claim| claim.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles
    };
    let told = keys.iter().zip(members).map(|(keyed, members)| (&keyed.key, articles(members)));
    told.filter(|(_, articles)| !articles.is_empty()).collect()
}

fn gather(keys: &[usize], members: &[Vec<usize>]) -> Vec<usize> {
    let mut gathered: Vec<usize> = keys.iter().flat_map(|&key| members[key].iter().copied()).collect();
    gathered.sort_unstable();
    gathered
}

/// Puts topics and their findings in order, worst first, and makes the findings' ids unique among them.
///
/// Findings stand by severity, distance and the independent origins on their weaker side; topics by verdict, the sure
/// before the suggested, then by their first finding, then by label.
pub fn rank(topics: &mut [Topic]) {
    for topic in topics.iter_mut() {
        topic.findings.sort_by(by_weight);
    }
    topics.sort_by(|a, b| {
        Reverse(a.verdict)
            .cmp(&Reverse(b.verdict))
            .then(Reverse(a.sure).cmp(&Reverse(b.sure)))
            .then_with(|| match (a.findings.first(), b.findings.first()) {
                (Some(a), Some(b)) => weight(a, b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            })
            .then_with(|| a.label.cmp(&b.label))
            .then_with(|| a.scope.cmp(&b.scope))
            .then_with(|| a.claims.cmp(&b.claims))
    });
    let mut taken = HashSet::new();
    for finding in topics.iter_mut().flat_map(|topic| &mut topic.findings) {
        if taken.contains(&finding.id) {
            let free = finding.longer_ids().find(|id| !taken.contains(id));
            finding.id = free.unwrap_or_default();
        }
        taken.insert(finding.id.clone());
    }
}

fn weight(a: &Finding, b: &Finding) -> Ordering {
    let sides = |finding: &Finding| {
        let (x, y) = finding.origins;
        (x.min(y), x.max(y))
    };
    Reverse(a.severity)
        .cmp(&Reverse(b.severity))
        .then_with(|| a.backing.map(|backing| backing.order()).cmp(&b.backing.map(|backing| backing.order())))
        .then_with(|| b.distance.cmp(&a.distance))
        .then_with(|| sides(b).cmp(&sides(a)))
}

/// The order of findings, worst first.
pub(crate) fn by_weight(a: &Finding, b: &Finding) -> Ordering {
    weight(a, b).then_with(|| a.key.cmp(&b.key)).then_with(|| a.claims.cmp(&b.claims))
}

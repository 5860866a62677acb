//! The topics of a corpus, worst first.

use super::finding::Finding;
use super::ground::Ground;
use super::reduce::{Topic, reduce};
use super::{Aliases, Group, join_unless, map};
use crate::claim::Corpus;
use crate::relation::Terms;
use rayon::prelude::*;
use std::cmp::{Ordering, Reverse};
use std::collections::HashSet;

/// From how many claims on topics are reduced on all cores; below it, starting threads costs more than it saves.
const MANY: usize = 4_000;

/// The topics of a corpus: keys, groups, and each group's relations, ranked. The answer does not depend on the number
/// of threads.
pub fn topics(corpus: &Corpus, aliases: &Aliases, terms: Terms<'_>) -> Vec<Topic> {
    let keys = map(&corpus.claims, aliases);
    let groups = join_unless(&keys.keys, &|a, b| aliases.are_apart(a, b));
    let ground = Ground::new(corpus, aliases, terms);
    let members = keys.members();
    let one = |group: &Group| reduce(group, &gather(&group.keys, &members), &gather(&group.beside, &members), &ground);
    let mut topics: Vec<Topic> = if corpus.claims.len() < MANY {
        groups.iter().flat_map(one).collect()
    } else {
        groups.par_iter().with_min_len(64).flat_map_iter(one).collect()
    };
    rank(&mut topics);
    topics
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
        .then_with(|| b.distance.cmp(&a.distance))
        .then_with(|| sides(b).cmp(&sides(a)))
}

/// The order of findings, worst first.
pub(crate) fn by_weight(a: &Finding, b: &Finding) -> Ordering {
    weight(a, b).then_with(|| a.key.cmp(&b.key)).then_with(|| a.claims.cmp(&b.claims))
}

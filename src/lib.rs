//! Cross-checks the figures and dates of several sources and shows where they conflict.
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod claim;
pub mod config;
pub mod lexicon;
pub mod mention;
pub mod problem;
pub mod relation;
pub mod report;
pub mod text;
pub mod topic;
pub mod value;
mod yaml;

use claim::Corpus;
use config::Config;
use rayon::prelude::*;
use report::{Pattern, Report};
use std::cmp::Reverse;
use topic::{Aliases, Group, Topic, TopicKey};

/// From how many claims on topics are reduced on all cores; below it, starting threads costs more than it saves.
const MANY: usize = 4_000;

/// Groups the claims of a corpus into topics and relates them: the whole journey from claims to findings.
///
/// The result depends on nothing but the corpus and the configuration, and on neither the order in which files were
/// read nor the number of threads.
pub fn check(corpus: Corpus, config: &Config) -> Report {
    let aliases = Aliases::new(&config.aliases);
    let (keys, members) = by_key(topic::map(&corpus.claims, &aliases));
    let groups = topic::join(&keys);
    let reduce = |group: &Group| topic::reduce(group, &claims_of(group, &groups, &members), &corpus, &config.policy);
    let mut topics: Vec<Topic> = if corpus.claims.len() < MANY {
        groups.iter().flat_map(reduce).collect()
    } else {
        groups.par_iter().flat_map_iter(reduce).collect()
    };
    leave_ignored(&mut topics, config);
    rank(&mut topics);
    Report { corpus, topics, policy: config.policy }
}

/// The distinct keys in order, with the claims of each.
fn by_key(keys: Vec<Option<TopicKey>>) -> (Vec<TopicKey>, Vec<Vec<usize>>) {
    let mut keyed: Vec<(TopicKey, usize)> =
        keys.into_iter().enumerate().filter_map(|(claim, key)| Some((key?, claim))).collect();
    keyed.sort_unstable();
    let (mut distinct, mut members): (Vec<TopicKey>, Vec<Vec<usize>>) = (Vec::new(), Vec::new());
    for (key, claim) in keyed {
        match members.last_mut() {
            Some(last) if distinct.last() == Some(&key) => last.push(claim),
            _ => {
                distinct.push(key);
                members.push(vec![claim]);
            }
        }
    }
    (distinct, members)
}

/// The claims of a group in order; a suggested group has those of the two sure groups that it compares.
fn claims_of(group: &Group, groups: &[Group], members: &[Vec<usize>]) -> Vec<usize> {
    let keys: Vec<usize> = if group.sure {
        group.keys.clone()
    } else {
        group.keys.iter().filter_map(|&at| groups.get(at)).flat_map(|sure| sure.keys.iter().copied()).collect()
    };
    let mut claims: Vec<usize> = keys.iter().filter_map(|&key| members.get(key)).flatten().copied().collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// Takes out the findings that a person has decided to leave.
fn leave_ignored(topics: &mut [Topic], config: &Config) {
    for ignored in &config.ignore {
        let Ok(pattern) = ignored.topic.parse::<Pattern>();
        for topic in topics.iter_mut().filter(|topic| pattern.fits(&topic.label)) {
            topic.findings.retain(|finding| ignored.code.is_some_and(|code| code != finding.code));
        }
    }
}

/// Worst first; suggested topics after sure ones of the same verdict, then by the worst finding, then by name.
fn rank(topics: &mut [Topic]) {
    topics.sort_by_cached_key(|topic| {
        let worst = topic.findings.iter().map(|finding| (finding.severity, Reverse(finding.id.clone()))).max();
        (Reverse(topic.verdict), !topic.sure, Reverse(worst), topic.label.clone(), topic.claims.first().copied())
    });
}

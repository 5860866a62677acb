//! Decisions bound to the findings of a report: which are settled, which open again, and which decisions fit nothing.

use super::Ledger;
use super::evidence::Evidence;
use super::record::{Judgement, Record};
use crate::claim::Corpus;
use crate::problem::{Problem, Severity};
use crate::text::{Place, plain};
use crate::topic::{Aliases, Finding, Topic};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A finding that a person has decided, with the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The finding.
    pub finding: Finding,
    /// Who decided what, when and why.
    pub by: Arc<Record>,
}

/// Why a finding that a person had decided is open again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopened {
    /// The decision.
    pub by: Arc<Record>,
    /// What has changed since, a sentence each.
    pub changes: Vec<String>,
}

/// Moves the findings that the ledger settles out of the findings of their topics, marks those that open again, and
/// tells of decisions that have expired or that fit nothing. Without `today` no decision expires.
///
/// What an earlier call has moved is taken back first.
pub(crate) fn bind(
    topics: &mut [Topic],
    corpus: &Corpus,
    ledger: &Ledger,
    aliases: &Aliases,
    today: Option<Date>,
) -> Vec<Problem> {
    for topic in topics.iter_mut() {
        topic.findings.extend(std::mem::take(&mut topic.decided).into_iter().map(|decided| decided.finding));
        topic.findings.iter_mut().for_each(|finding| finding.reopened = None);
    }
    let decisions = Decisions::of(ledger, topics);
    if decisions.records.is_empty() {
        return Vec::new();
    }
    let mut uses = vec![Use::None; decisions.records.len()];
    for topic in topics.iter_mut() {
        for mut finding in std::mem::take(&mut topic.findings) {
            let Some(at) = decisions.on(&finding, topic, corpus, aliases, &uses) else {
                topic.findings.push(finding);
                continue;
            };
            let (record, judgement) = decisions.records[at];
            let evidence = Evidence::of(corpus, topic, &finding);
            let is_same = judgement.key == finding.key && judgement.evidence == finding.evidence;
            let mut changes = Vec::new();
            if let Some(last) = judgement.expires.filter(|last| today.is_some_and(|today| today > *last)) {
                changes.push(format!("the decision held until {last}"));
                uses[at] = uses[at].max(Use::Expired);
            }
            if !is_same || evidence.has_news(judgement, aliases) {
                changes.extend(news(&evidence, judgement, &finding, aliases));
            }
            if changes.is_empty() {
                uses[at] = Use::Settled;
                topic.decided.push(Decided { finding, by: Arc::clone(record) });
            } else {
                uses[at] = uses[at].max(Use::Reopened);
                finding.reopened = Some(Reopened { by: Arc::clone(record), changes });
                topic.findings.push(finding);
            }
        }
    }
    decisions.told(&uses, topics)
}

/// What has changed in the evidence.
fn news(evidence: &Evidence, judgement: &Judgement, finding: &Finding, aliases: &Aliases) -> Vec<String> {
    let mut changes = evidence.changes(judgement, aliases);
    let code = judgement.key.split(':').next().unwrap_or_default();
    if code != finding.code.as_str() {
        changes.push(format!("what was a {code} is now a {}", finding.code.as_str()));
    }
    if changes.is_empty() {
        changes.push("the evidence is not what it was".to_owned());
    }
    changes
}

/// What a run made of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    None,
    Reopened,
    Expired,
    Settled,
}

/// The decisions of a ledger that hold, by what findings are known by.
struct Decisions<'l> {
    records: Vec<(&'l Arc<Record>, &'l Judgement)>,
    by_key: BTreeMap<&'l str, Vec<usize>>,
    /// By the key without its code.
    by_rest: BTreeMap<&'l str, Vec<usize>>,
    by_topic: BTreeMap<String, Vec<usize>>,
    /// Whether a finding of just this key and evidence is there.
    is_met: Vec<bool>,
}

impl<'l> Decisions<'l> {
    fn of(ledger: &'l Ledger, topics: &[Topic]) -> Self {
        let records: Vec<(&Arc<Record>, &Judgement)> =
            ledger.live().filter_map(|record| Some((record, record.judgement()?))).collect();
        let mut decisions = Decisions {
            is_met: vec![false; records.len()],
            records,
            by_key: BTreeMap::new(),
            by_rest: BTreeMap::new(),
            by_topic: BTreeMap::new(),
        };
        if decisions.records.is_empty() {
            return decisions;
        }
        let findings = topics.iter().flat_map(|topic| &topic.findings);
        let there: BTreeSet<(&str, &str)> =
            findings.map(|finding| (finding.key.as_str(), finding.evidence.as_str())).collect();
        for (at, (_, judgement)) in decisions.records.iter().enumerate() {
            decisions.is_met[at] = there.contains(&(judgement.key.as_str(), judgement.evidence.as_str()));
            decisions.by_key.entry(&judgement.key).or_default().push(at);
            decisions.by_rest.entry(rest(&judgement.key)).or_default().push(at);
            decisions.by_topic.entry(plain(&judgement.topic)).or_default().push(at);
        }
        decisions
    }

    /// The decision that speaks of a finding: of the same key and evidence, else the last one whose own finding is gone:
    /// of the same key, of the same topic and sources, or of the same topic and one of the sources.
    fn on(&self, finding: &Finding, topic: &Topic, corpus: &Corpus, aliases: &Aliases, uses: &[Use]) -> Option<usize> {
        let judgement = |at: usize| self.records[at].1;
        let same_key = || self.by_key.get(finding.key.as_str()).into_iter().flatten().copied();
        if let Some(same) = same_key().rfind(|&at| judgement(at).evidence == finding.evidence) {
            return Some(same);
        }
        let same_rest = || self.by_rest.get(rest(&finding.key)).into_iter().flatten().copied();
        let free = |at: &usize| !self.is_met[*at];
        if let Some(changed) = same_key().rfind(free).or_else(|| same_rest().rfind(free)) {
            return Some(changed);
        }
        let near = self.by_topic.get(&plain(&topic.label))?;
        let now = Evidence::of(corpus, topic, finding).claims;
        let shares = |at: &usize| {
            let then = &judgement(*at).claims;
            now.iter().any(|now| then.iter().any(|then| aliases.name(&then.source) == aliases.name(&now.source)))
        };
        near.iter().rev().copied().find(|at| free(at) && uses[*at] == Use::None && shares(at))
    }

    /// What a person should know of decisions that did not settle a finding.
    fn told(&self, uses: &[Use], topics: &[Topic]) -> Vec<Problem> {
        let labels: BTreeSet<String> = topics.iter().map(|topic| plain(&topic.label)).collect();
        let mut problems = Vec::new();
        let mut elsewhere: Vec<&Record> = Vec::new();
        for ((record, judgement), made) in self.records.iter().zip(uses) {
            let mut tell = |severity: Severity, message: String| {
                problems.push(Problem {
                    severity,
                    path: record.path.to_string(),
                    place: Some(Place { line: record.line, column: 1 }),
                    message,
                    excerpt: None,
                });
            };
            let topic = &judgement.topic;
            match made {
                Use::Settled | Use::Reopened => {}
                Use::Expired => {
                    let message =
                        format!("the decision {} on {topic} has expired, and its finding counts again", record.id);
                    tell(Severity::Warning, message);
                }
                Use::None if labels.contains(&plain(topic)) => {
                    tell(Severity::Note, format!("the finding that {} decided on {topic} is gone", record.id));
                }
                Use::None => elsewhere.push(record),
            }
        }
        // A run on some of the files says nothing of decisions about the others.
        if let Some(first) = elsewhere.first() {
            let message = match elsewhere.len() {
                1 => "1 decision is about nothing that was read in this run".to_owned(),
                more => format!("{more} decisions are about nothing that was read in this run"),
            };
            problems.push(Problem::of_file(Severity::Note, &first.path, message));
        }
        problems
    }
}

/// A key without its code.
fn rest(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, rest)| rest)
}

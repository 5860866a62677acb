//! The report for programs: one JSON object of version 1, whose shape [`super::schema::REPORT`] describes.
//!
//! Every element of a list stands on a line of its own, so that reports can be compared line by line, and is written as
//! soon as it is made: the memory that a report takes does not grow with it.

mod value;

pub(super) use value::unit;
pub use value::{AlternativeJson, QuoteJson, ValueJson, kind_and_value};

use super::Report;
use crate::claim::Claim;
use crate::ledger::Record;
use crate::relation::{Axis, Because, Between, Code};
use crate::topic::{Finding, Standing, Topic};
use crate::value::{Interval, plain};
use serde::Serialize;
use std::io::{self, Write};

/// The version of the shape.
pub const SCHEMA: u32 = 1;

/// Writes the report. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{{\"reconcile\": \"{}\", \"schema\": {SCHEMA},", env!("CARGO_PKG_VERSION"))?;
    list(out, "articles", articles(report))?;
    list(out, "claims", claims(report))?;
    list(out, "topics", topics(report))?;
    list(out, "findings", findings(report))?;
    if report.ignored().next().is_some() {
        list(out, "ignored", ignored(report))?;
    }
    if report.decided().next().is_some() {
        list(out, "decided", decided(report))?;
    }
    list(out, "unread", unread(report))?;
    last_list(out, "problems", problems(report))?;
    out.write_all(b"}\n")
}

/// The articles, in order.
pub(super) fn articles(report: &Report) -> impl Iterator<Item = impl Serialize> {
    let corpus = &report.corpus;
    corpus.articles.iter().enumerate().map(|(at, article)| ArticleJson {
        id: article_id(at),
        path: &article.path,
        source: article.source.as_deref(),
        title: article.title.as_deref(),
        published: article.published.as_deref(),
        lang: article.lang.as_deref(),
        copy_of: corpus.copy_of(at).map(article_id),
        version_of: corpus.version_of(at).map(article_id),
    })
}

/// The claims, in order.
pub(super) fn claims(report: &Report) -> impl Iterator<Item = impl Serialize> {
    let topics = topics_of_claims(report);
    report.corpus.claims.iter().zip(topics).map(|(claim, topic)| ClaimJson::new(claim, topic))
}

/// The topics, worst first.
pub(super) fn topics(report: &Report) -> impl Iterator<Item = impl Serialize> {
    report.topics.iter().enumerate().map(|(at, topic)| TopicJson::new(report, topic, at))
}

/// The findings, worst first.
pub(super) fn findings(report: &Report) -> impl Iterator<Item = impl Serialize> {
    report.findings().into_iter().map(|(at, finding)| FindingJson::new(report, finding, at))
}

/// The findings that a person has decided to leave.
pub(super) fn ignored(report: &Report) -> impl Iterator<Item = impl Serialize> {
    report.ignored().map(|(at, ignored)| IgnoredJson {
        finding: FindingJson::new(report, &ignored.finding, at),
        reason: &ignored.by.reason,
        expires: ignored.by.expires.map(|last| last.to_string()),
        path: &ignored.by.path,
        line: ignored.by.place.line,
    })
}

/// The findings that a person has decided in the ledger.
pub(super) fn decided(report: &Report) -> impl Iterator<Item = impl Serialize> {
    report.decided().map(|(at, decided)| DecidedJson {
        finding: FindingJson::new(report, &decided.finding, at),
        decision: DecisionJson::new(&decided.by),
    })
}

/// What was not understood.
pub(super) fn unread(report: &Report) -> impl Iterator<Item = impl Serialize> {
    report.corpus.unread.iter().map(|unread| UnreadJson {
        article: article_id(unread.article),
        quote: QuoteJson::new(&unread.quote),
        why: unread.why,
    })
}

/// What was wrong with the input.
pub(super) fn problems(report: &Report) -> impl Iterator<Item = impl Serialize> {
    report.corpus.problems.iter().map(|problem| ProblemJson {
        severity: problem.severity.as_str(),
        path: &problem.path,
        line: problem.place.map(|place| place.line),
        column: problem.place.map(|place| place.column),
        message: &problem.message,
    })
}

fn list<T: Serialize>(out: &mut dyn Write, name: &str, rows: impl Iterator<Item = T>) -> io::Result<()> {
    last_list(out, name, rows)?;
    out.write_all(b",\n")
}

fn last_list<T: Serialize>(out: &mut dyn Write, name: &str, rows: impl Iterator<Item = T>) -> io::Result<()> {
    write!(out, "\"{name}\": [")?;
    for (at, row) in rows.enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &row)?;
    }
    out.write_all(b"]")
}

/// The topic of each claim: where two labels are alike its own, not the one of both.
pub(super) fn topics_of_claims(report: &Report) -> Vec<Option<usize>> {
    let mut topics: Vec<Option<usize>> = vec![None; report.corpus.claims.len()];
    for own in [false, true] {
        for (at, topic) in report.topics.iter().enumerate().filter(|(_, topic)| topic.sides.is_none() == own) {
            for &claim in &topic.claims {
                if let Some(place) = topics.get_mut(claim) {
                    *place = Some(at);
                }
            }
        }
    }
    topics
}

fn article_id(at: usize) -> String {
    format!("a{}", at + 1)
}

fn topic_id(at: usize) -> String {
    format!("t{}", at + 1)
}

fn claim_id(report: &Report, at: usize) -> &str {
    report.corpus.claims.get(at).map_or("", |claim| &claim.id)
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    id: String,
    path: &'a str,
    source: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<&'a str>,
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copy_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version_of: Option<String>,
}

#[derive(Serialize)]
struct ClaimJson<'a> {
    id: &'a str,
    article: String,
    topic: Option<String>,
    kind: &'static str,
    quote: QuoteJson<'a>,
    value: ValueJson<'a>,
    stance: &'static str,
    attribution: Vec<&'a str>,
    as_of: Option<String>,
    scope: std::collections::BTreeMap<&'a str, &'a str>,
}

impl<'a> ClaimJson<'a> {
    fn new(claim: &'a Claim, topic: Option<usize>) -> Self {
        let (kind, value) = kind_and_value(&claim.value, &claim.alternatives);
        ClaimJson {
            id: &claim.id,
            article: article_id(claim.article),
            topic: topic.map(topic_id),
            kind,
            quote: QuoteJson::new(&claim.quote),
            value,
            stance: claim.stance.as_str(),
            attribution: claim.attribution.iter().map(|name| &**name).collect(),
            as_of: claim.as_of.as_ref().map(crate::value::DateSpan::edtf),
            scope: claim.scope.iter().map(|(name, value)| (&**name, &**value)).collect(),
        }
    }
}

#[derive(Serialize)]
struct TopicJson<'a> {
    id: String,
    entity: Option<&'a str>,
    attribute: Option<&'a str>,
    label: &'a str,
    verdict: &'static str,
    joined: &'static str,
    why: Vec<WhyJson<'a>>,
    claims: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    revised: Vec<(&'a str, &'a str)>,
    relations: Vec<(&'a str, &'a str, &'static str)>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    relations_omitted: bool,
    positions: Vec<PositionJson<'a>>,
}

#[derive(Serialize)]
struct WhyJson<'a> {
    by: &'static str,
    words: &'a str,
}

#[derive(Serialize)]
struct PositionJson<'a> {
    claims: Vec<&'a str>,
    low: Option<String>,
    high: Option<String>,
    origins: usize,
}

impl<'a> TopicJson<'a> {
    fn new(report: &'a Report, topic: &'a Topic, at: usize) -> Self {
        let id_of = |&claim: &usize| claim_id(report, claim);
        let relation = |&(left, right, code): &(usize, usize, Code)| {
            (claim_id(report, left), claim_id(report, right), code.as_str())
        };
        let position = |position: &'a crate::topic::Position| {
            let days = position.axis == Some(Axis::Days);
            let [low, high] = position.common.map_or([None, None], |common| ends(&common, days));
            PositionJson { claims: position.claims.iter().map(id_of).collect(), low, high, origins: position.origins }
        };
        TopicJson {
            id: topic_id(at),
            entity: topic.entity.as_deref(),
            attribute: topic.attribute.as_deref(),
            label: &topic.label,
            verdict: topic.verdict.as_str(),
            joined: if topic.sure { "sure" } else { "suggested" },
            why: topic.why.iter().map(|why| WhyJson { by: why.by, words: &why.words }).collect(),
            claims: topic.claims.iter().map(id_of).collect(),
            revised: topic.revised.iter().map(|(earlier, by)| (id_of(earlier), id_of(by))).collect(),
            relations: topic.relations.iter().map(relation).collect(),
            relations_omitted: topic.relations_omitted,
            positions: topic.positions.iter().map(position).collect(),
        }
    }
}

#[derive(Serialize)]
struct FindingJson<'a> {
    id: &'a str,
    key: &'a str,
    evidence: &'a str,
    code: &'static str,
    severity: &'static str,
    topic: String,
    claims: Vec<&'a str>,
    message: &'a str,
    because: BecauseJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reopened: Option<ReopenedJson<'a>>,
}

#[derive(Serialize)]
struct ReopenedJson<'a> {
    changes: &'a [String],
    decision: DecisionJson<'a>,
}

#[derive(Serialize)]
struct DecidedJson<'a> {
    #[serde(flatten)]
    finding: FindingJson<'a>,
    decision: DecisionJson<'a>,
}

/// A decision of the ledger.
#[derive(Serialize)]
pub(super) struct DecisionJson<'a> {
    id: &'a str,
    verdict: Option<String>,
    says: Option<&'a str>,
    by: &'a str,
    at: String,
    reason: &'a str,
    expires: Option<String>,
    path: &'a str,
    line: usize,
}

impl<'a> DecisionJson<'a> {
    pub(super) fn new(record: &'a Record) -> Self {
        let judgement = record.judgement();
        DecisionJson {
            id: &record.id,
            verdict: judgement.map(|judgement| judgement.ruling.to_string()),
            says: judgement.and_then(|judgement| judgement.says.as_deref()),
            by: &record.by,
            at: record.at.to_string(),
            reason: &record.reason,
            expires: judgement.and_then(|judgement| judgement.expires).map(|last| last.to_string()),
            path: &record.path,
            line: record.line,
        }
    }
}

#[derive(Serialize)]
struct IgnoredJson<'a> {
    #[serde(flatten)]
    finding: FindingJson<'a>,
    reason: &'a str,
    expires: Option<String>,
    path: &'a str,
    line: usize,
}

impl<'a> FindingJson<'a> {
    fn new(report: &'a Report, finding: &'a Finding, topic: usize) -> Self {
        FindingJson {
            id: &finding.id,
            key: &finding.key,
            evidence: &finding.evidence,
            code: finding.code.as_str(),
            severity: finding.severity.as_str(),
            topic: topic_id(topic),
            claims: finding.claims.iter().map(|&claim| claim_id(report, claim)).collect(),
            message: &finding.message,
            because: BecauseJson::new(&finding.because),
            standing: finding.standing.map(Standing::as_str),
            reopened: finding
                .reopened
                .as_ref()
                .map(|reopened| ReopenedJson { changes: &reopened.changes, decision: DecisionJson::new(&reopened.by) }),
        }
    }
}

/// What decided a relation, as findings and comparisons give it: the rule, both intervals as `[low, high]` with `null`
/// for an open end, and the distance between them as a decimal string, `"0"` where they overlap.
#[derive(Serialize)]
pub struct BecauseJson<'a> {
    rule: &'a str,
    left: Option<[Option<String>; 2]>,
    right: Option<[Option<String>; 2]>,
    gap: Option<String>,
}

impl<'a> BecauseJson<'a> {
    /// The form of a relation's reason.
    pub fn new(because: &'a Because) -> Self {
        let days = because.axis == Axis::Days;
        let gap = match because.between {
            Between::Nothing => None,
            Between::Overlap(_) => Some("0".to_owned()),
            Between::Gap(distance, _) => Some(plain(distance)),
        };
        BecauseJson {
            rule: &because.rule,
            left: because.left.map(|left| ends(&left, days)),
            right: because.right.map(|right| ends(&right, days)),
            gap,
        }
    }
}

/// Both ends of an interval, dates as first and last day.
fn ends(interval: &Interval, days: bool) -> [Option<String>; 2] {
    if days {
        [interval.first_day().map(|day| day.to_string()), interval.last_day().map(|day| day.to_string())]
    } else {
        [interval.low.map(|end| plain(end.at)), interval.high.map(|end| plain(end.at))]
    }
}

#[derive(Serialize)]
struct UnreadJson<'a> {
    article: String,
    quote: QuoteJson<'a>,
    why: &'a str,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    severity: &'static str,
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
}

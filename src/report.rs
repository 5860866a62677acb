//! The one result of a run, and the forms in which it is told. A renderer adds no judgement.
//!
//! The renderers are peers: [`terminal`] for people at a terminal, [`markdown`] for a memo, [`page`] for a browser,
//! [`csv`] for a spreadsheet, [`json`] and [`jsonl`] for programs, [`sarif`], [`github`] and [`junit`] for continuous integration, [`schema_org`]
//! for the pages of a publisher.
//! [`reading`] and [`comparison`] tell how one text is read and how two relate.

mod axis;
pub mod comparison;
pub mod csv;
pub mod decisions;
pub mod github;
pub mod json;
pub mod jsonl;
pub mod junit;
mod labels;
mod lesser;
pub mod markdown;
pub mod page;
mod place;
pub mod reading;
pub mod sarif;
pub mod schema;
pub mod schema_org;
mod select;
pub mod terminal;
mod timeline;
mod trace;
mod words;

use place::VOICE;
pub(crate) use words::{clean as visible_line, count, cut, isolate};

pub use labels::Ui;
pub use select::{Pattern, Selection};

use crate::claim::{Article, Claim, Corpus};
use crate::ignore::Ignored;
use crate::ledger::Decided;
use crate::problem::{Problem, Severity};
use crate::topic::{Finding, Standing, Topic, Verdict, Why, by_weight};
use crate::value::Policy;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that a run found out.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The articles, the claims, what was not understood and what was wrong.
    pub corpus: Corpus,
    /// The topics, worst first; suggested ones after sure ones of the same verdict.
    pub topics: Vec<Topic>,
    /// The tolerances that decided.
    pub policy: Policy,
}

impl Report {
    /// The article of a claim.
    pub fn article(&self, claim: &Claim) -> Option<&Article> {
        self.corpus.articles.get(claim.article)
    }

    /// Every finding with the index of its topic, by severity, then by relative gap, then by the independent origins of
    /// the weaker side.
    pub fn findings(&self) -> Vec<(usize, &Finding)> {
        let mut findings: Vec<(usize, &Finding)> = Vec::new();
        for (at, topic) in self.topics.iter().enumerate() {
            findings.extend(topic.findings.iter().map(|finding| (at, finding)));
        }
        findings.sort_by(|(_, a), (_, b)| by_weight(a, b));
        findings
    }

    /// The severity of the worst finding that the baseline does not know, `None` where there is none.
    pub fn worst(&self) -> Option<Severity> {
        let findings = self.topics.iter().flat_map(|topic| &topic.findings);
        let unknown = findings.filter(|finding| finding.standing != Some(Standing::Known));
        unknown.map(|finding| finding.severity).max()
    }

    /// Every finding that a person has decided to leave, with the index of its topic, in the order of the topics.
    pub fn ignored(&self) -> impl Iterator<Item = (usize, &Ignored)> {
        self.topics.iter().enumerate().flat_map(|(at, topic)| topic.ignored.iter().map(move |ignored| (at, ignored)))
    }

    /// Every finding that a person has decided in the ledger, with the index of its topic, in the order of the topics.
    pub fn decided(&self) -> impl Iterator<Item = (usize, &Decided)> {
        self.topics.iter().enumerate().flat_map(|(at, topic)| topic.decided.iter().map(move |decided| (at, decided)))
    }

    /// What was wrong with files or claims that were left out.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.corpus.problems.iter().filter(|problem| problem.severity == Severity::Error)
    }

    /// Whether a file or a claim was left out.
    pub fn has_trouble(&self) -> bool {
        self.errors().next().is_some()
    }

    /// How many topics have a verdict.
    fn verdicts(&self, verdict: Verdict) -> usize {
        self.topics.iter().filter(|topic| topic.verdict == verdict).count()
    }
}

/// The source of a claim and the chain behind it in at most `columns`: `Outlet E (a person familiar with it, The
/// Information)`; of a chain that is too long the last, who said it first: `Outlet E (…, The Information)`.
fn voice(report: &Report, claim: &Claim, columns: usize, ui: Ui) -> String {
    let tidy = |name: &str| words::isolate(&words::cut(&words::clean(name), columns));
    let source = report.article(claim).map_or("", |article| article.source.as_deref().unwrap_or(&article.path));
    let mut voice = tidy(source);
    if voice.is_empty() {
        voice.push_str(ui.say("unnamed source"));
    }
    let chain: Vec<String> = claim.attribution.iter().take(8).map(|name| tidy(name)).collect();
    if let Some(last) = claim.attribution.last().map(|name| tidy(name)) {
        let whole = format!("{voice} ({})", chain.join(ui.comma()));
        let is_whole = chain.len() == claim.attribution.len() && words::width(&whole) <= columns;
        let dots = if chain.len() > 1 { format!("…{}", ui.comma()) } else { String::new() };
        let room = columns.saturating_sub(words::width(&voice) + dots.len() + 3);
        voice = if is_whole { whole } else { format!("{voice} ({dots}{})", words::cut(&last, room.max(8))) };
    }
    words::cut(&voice, columns)
}

/// What stands behind the source of a claim that a later version of its article has revised.
const REVISED: &str = "revised since";

/// The sources of a topic whose articles are copies of one text, in groups: each counts as one origin.
fn copies(report: &Report, topic: &Topic) -> Vec<Vec<String>> {
    let corpus = &report.corpus;
    let mut groups: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for claim in topic.claims.iter().filter_map(|&claim| corpus.claims.get(claim)) {
        if let (Some(&origin), Some(article)) = (corpus.origins.get(claim.article), report.article(claim)) {
            groups.entry(origin).or_default().insert(article.source.as_deref().unwrap_or(&article.path));
        }
    }
    let several = groups.into_values().filter(|sources| sources.len() > 1);
    let name = |name: &str| words::isolate(&words::cut(&words::clean(name), VOICE));
    several.map(|sources| sources.into_iter().map(name).collect()).collect()
}

/// Why a suggested topic is not sure.
fn doubt(topic: &Topic) -> &'static str {
    let alike = topic.sides.is_some() || topic.why.iter().any(|why| why.by == "likeness");
    if alike { "grouped by likeness alone" } else { "not all of these claims name what they are of" }
}

/// One reason for which the claims of a topic were joined.
fn joined(why: &Why, ui: Ui) -> String {
    ui.fill("joined by {}: {}", &[ui.say(why.by), &words::isolate(&words::cut(&words::clean(&why.words), 2 * VOICE))])
}

/// The summary sentence under a report: what was read and what came of it.
fn summary(report: &Report, ui: Ui) -> String {
    let verdicts = [(Verdict::Conflict, "conflict"), (Verdict::Tension, "tension"), (Verdict::Update, "update")];
    let mut parts: Vec<String> = verdicts
        .into_iter()
        .map(|(verdict, noun)| (report.verdicts(verdict), noun))
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| ui.count(number, noun))
        .collect();
    for (verdict, words) in [(Verdict::Consistent, "{} consistent"), (Verdict::Single, "{} with one claim")] {
        let number = report.verdicts(verdict);
        if number > 0 {
            parts.push(ui.fill(words, &[&number.to_string()]));
        }
    }
    let mut sources: Vec<&str> =
        report.corpus.articles.iter().map(|article| article.source.as_deref().unwrap_or(&article.path)).collect();
    sources.sort_unstable();
    sources.dedup();
    let mut sentence = ui.count(report.topics.len(), "topic");
    if !parts.is_empty() {
        sentence.push_str(&format!(": {}", parts.join(ui.comma())));
    }
    let mut add = |words: &str, with: &[&str]| {
        sentence.push_str(ui.semicolon());
        sentence.push_str(&ui.fill(words, with));
    };
    add("{} of {}", &[&ui.count(report.corpus.claims.len(), "claim"), &ui.count(sources.len(), "source")]);
    let known = report.topics.iter().flat_map(|topic| &topic.findings);
    let known = known.filter(|finding| finding.standing == Some(Standing::Known)).count();
    if known > 0 {
        add("{} known from the baseline", &[&ui.count(known, "finding")]);
    }
    let ignored = report.ignored().count();
    if ignored > 0 {
        add("{} ignored", &[&ui.count(ignored, "finding")]);
    }
    let decided = report.decided().count();
    if decided > 0 {
        add("{} decided", &[&ui.count(decided, "finding")]);
    }
    if !report.corpus.unread.is_empty() {
        add("{} not understood", &[&report.corpus.unread.len().to_string()]);
    }
    let errors = report.errors().count();
    if errors > 0 {
        add("{} in the input", &[&ui.count(errors, "error")]);
    }
    sentence
}

//! Decisions from a file: a line an entry, as the queue is written as JSON, with verdict and reason filled in.

use super::{Choice, Entry, Filter, Item, Proposal, proposal, queue};
use crate::claim::file::read_date;
use crate::ledger::{Act, Ruling, RulingError};
use crate::mention::Context;
use crate::problem::{Excerpt, Problem, Severity};
use crate::report::Report;
use crate::text::{Place, plain};
use serde::Deserialize;

/// A line that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// What is to be recorded.
    pub proposal: Proposal,
    /// Why.
    pub reason: String,
    /// Who, where the line says so.
    pub by: Option<String>,
}

#[derive(Deserialize)]
struct Line {
    finding: Option<String>,
    suggestion: Option<[String; 2]>,
    verdict: Option<String>,
    #[serde(default)]
    reason: String,
    by: Option<String>,
    expires: Option<String>,
}

/// What the lines of a file decide of what is undecided in a report. A line without a verdict is passed over, one that
/// cannot be read or that decides nothing of this report is told, and the others count.
pub fn apply(path: &str, text: &str, report: &Report) -> (Vec<Applied>, Vec<Problem>) {
    let (mut applied, mut problems) = (Vec::new(), Vec::new());
    let queue = queue(report, &Filter::default());
    for (number, line) in (1..).zip(text.strip_prefix('\u{FEFF}').unwrap_or(text).lines()) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        match read(line, &queue, report) {
            Ok(done) => applied.extend(done),
            Err(message) => problems.push(Problem {
                severity: Severity::Error,
                path: path.to_owned(),
                place: Some(Place { line: number, column: 1 }),
                message,
                excerpt: Some(Excerpt::new(line, 0..line.len())),
            }),
        }
    }
    (applied, problems)
}

fn read(line: &str, queue: &[Entry<'_>], report: &Report) -> Result<Option<Applied>, String> {
    let told = |error: RulingError| error.to_string();
    let line: Line = serde_json::from_str(line).map_err(|error| {
        let why = error.to_string();
        format!("the line is no decision: {}", why.split(" at line ").next().unwrap_or_default())
    })?;
    let Some(verdict) = line.verdict else { return Ok(None) };
    let reason = line.reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        return Err("the decision has no `reason`; say why for those who come after".to_owned());
    }
    let (entry, choice) = match (&line.finding, &line.suggestion) {
        (Some(id), None) => {
            let entry = queue.iter().find(|entry| matches!(entry.item, Item::Finding(finding) if finding.id == *id));
            let ruling: Ruling = verdict.parse().map_err(told)?;
            (
                entry.ok_or_else(|| format!("no undecided finding is called `{}`", id.escape_debug()))?,
                Choice::Rule(ruling),
            )
        }
        (None, Some([a, b])) => {
            let choice = match verdict.as_str() {
                "join" => Choice::Join,
                "part" => Choice::Part,
                _ => {
                    return Err(format!(
                        "`{}` is no verdict on a suggestion; known: join, part",
                        verdict.escape_debug()
                    ));
                }
            };
            let wanted = [(a, b), (b, a)].map(|(a, b)| (plain(a), plain(b)));
            let is_it =
                |item: &Item<'_>| matches!(item, Item::Suggestion(x, y) if wanted.contains(&(plain(x), plain(y))));
            let entry = queue.iter().find(|entry| is_it(&entry.item));
            let missing = || format!("no undecided suggestion is `{}` and `{}`", a.escape_debug(), b.escape_debug());
            (entry.ok_or_else(missing)?, choice)
        }
        _ => return Err("the decision names a `finding` or a `suggestion`".to_owned()),
    };
    if let (Choice::Rule(ruling), Item::Finding(finding)) = (choice, entry.item) {
        crate::ledger::judge(report, entry.topic, finding, ruling, None).map_err(told)?;
    }
    let mut proposal = proposal(choice, entry, report).ok_or("the decision decides nothing")?;
    if let Some(words) = line.expires {
        let last = read_date(&words, &Context::default()).map_err(|why| format!("`{}` {why}", words.escape_debug()))?;
        match &mut proposal.act {
            Act::Decide(judgement) => judgement.expires = Some(last.last),
            _ => {
                return Err(
                    "a join and a part hold for good; take them back with `reconcile decisions --undo`".to_owned()
                );
            }
        }
    }
    Ok(Some(Applied { proposal, reason, by: line.by }))
}

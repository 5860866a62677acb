//! What the decisions of a ledger have come to in a run.

use super::{Act, Fate, Judgement, Ledger, Record, Reopened};
use crate::report::Report;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a decision has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It holds.
    Holds,
    /// Its evidence has changed, and the finding is open again.
    Reopened,
    /// Its last day is over.
    Expired,
    /// Its finding is gone, or nothing of it was read in this run.
    Orphaned,
    /// A later one took its place.
    Replaced,
    /// It was taken back.
    Undone,
}

impl Standing {
    /// Every standing with the word that lists and the command line use.
    pub const ALL: [(&'static str, Standing); 6] = [
        ("holds", Standing::Holds),
        ("reopened", Standing::Reopened),
        ("expired", Standing::Expired),
        ("orphaned", Standing::Orphaned),
        ("replaced", Standing::Replaced),
        ("undone", Standing::Undone),
    ];

    /// The word that lists and the command line use.
    pub const fn as_str(self) -> &'static str {
        Standing::ALL[self as usize].0
    }
}

/// A record with what it has come to.
#[derive(Clone, Debug)]
pub struct Row {
    /// The record.
    pub record: Arc<Record>,
    /// What it has come to.
    pub standing: Standing,
    /// Why it does not hold, a sentence each.
    pub why: Vec<String>,
}

/// Every record of a ledger with what it has come to in a report that it was bound to, in the order of the file; undos
/// stand at what they undo.
pub fn standings(ledger: &Ledger, report: &Report, today: Option<Date>) -> Vec<Row> {
    let holding: BTreeSet<&str> = report.decided().map(|(_, decided)| decided.by.id.as_str()).collect();
    let findings = report.topics.iter().flat_map(|topic| &topic.findings);
    let reopened: BTreeMap<&str, &Reopened> = findings
        .filter_map(|finding| finding.reopened.as_ref())
        .map(|reopened| (reopened.by.id.as_str(), reopened))
        .collect();
    let of_judgement = |record: &Record, judgement: &Judgement| {
        if holding.contains(record.id.as_str()) {
            return (Standing::Holds, Vec::new());
        }
        let over = judgement.expires.is_some_and(|last| today.is_some_and(|today| today > last));
        match reopened.get(record.id.as_str()) {
            Some(reopened) if over => (Standing::Expired, reopened.changes.clone()),
            Some(reopened) => (Standing::Reopened, reopened.changes.clone()),
            None => (Standing::Orphaned, vec!["its finding is gone, or was not read in this run".to_owned()]),
        }
    };
    let by_id: BTreeMap<&str, &Arc<Record>> =
        ledger.records.iter().map(|record| (record.id.as_str(), record)).collect();
    let by = |verb: &str, id: &str| {
        let later = by_id.get(id);
        later
            .map(|later| format!("{verb} by {}: {} ({})", later.id, later.reason, later.signed()))
            .into_iter()
            .collect()
    };
    let rows = ledger.records.iter().zip(ledger.fates());
    rows.filter(|(record, _)| !matches!(record.act, Act::Undo(_)))
        .map(|(record, fate)| {
            let (standing, why) = match (fate, &record.act) {
                (Fate::Undone(id), _) => (Standing::Undone, by("undone", &id)),
                (Fate::Replaced(id), _) => (Standing::Replaced, by("replaced", &id)),
                (Fate::Live, Act::Decide(judgement)) => of_judgement(record, judgement),
                (Fate::Live, _) => (Standing::Holds, Vec::new()),
            };
            Row { record: Arc::clone(record), standing, why }
        })
        .collect()
}

//! What is undecided: findings and suggested topics, worst first.

use super::Filter;
use crate::ledger::choices;
use crate::problem::Severity;
use crate::report::{Report, isolate, visible_line};
use crate::text::plain;
use crate::topic::{Finding, Standing, Topic, split};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Something that a person should decide.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'r> {
    /// Its topic.
    pub topic: &'r Topic,
    /// What it is.
    pub item: Item<'r>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug)]
pub enum Item<'r> {
    /// A finding of a sure topic.
    Finding(&'r Finding),
    /// Two topics that may be one, by their labels.
    Suggestion(&'r str, &'r str),
}

impl<'r> Entry<'r> {
    /// What it is called: the id of a finding, or both labels.
    pub fn name(&self) -> String {
        match self.item {
            Item::Finding(finding) => finding.id.clone(),
            Item::Suggestion(a, b) => format!("{a} ~ {b}"),
        }
    }

    /// What entries of one kind have in common: the code of findings, the names in which labels differ.
    pub fn kind(&self) -> String {
        match self.item {
            Item::Finding(finding) => finding.code.as_str().to_owned(),
            Item::Suggestion(a, b) => {
                let (x, y) = (split(a), split(b));
                let same = |one: Option<&str>, other: Option<&str>| one.map(plain) == other.map(plain);
                let (one, other) = match (same(Some(x.0), Some(y.0)), same(x.1, y.1)) {
                    (false, true) => (x.0, y.0),
                    (true, false) => (x.1.unwrap_or_default(), y.1.unwrap_or_default()),
                    _ => (a, b),
                };
                let (one, other) = (plain(one), plain(other));
                if one <= other { format!("{one} ~ {other}") } else { format!("{other} ~ {one}") }
            }
        }
    }

    /// In one sentence.
    fn words(&self) -> String {
        match self.item {
            Item::Finding(finding) => visible_line(&finding.message),
            Item::Suggestion(a, b) => {
                format!("are {} and {} one topic?", isolate(&visible_line(a)), isolate(&visible_line(b)))
            }
        }
    }
}

/// What is undecided in a report: the findings of topics, worst first, and each topic that is suggested by likeness where its own
/// findings would stand, since these mean nothing before it is decided; suggestions without findings come last.
///
/// What the baseline knows is not asked again.
pub fn queue<'r>(report: &'r Report, filter: &Filter) -> Vec<Entry<'r>> {
    let mut asked: BTreeSet<(String, String)> = BTreeSet::new();
    let mut entries = Vec::new();
    let wanted =
        |topic: &Topic| filter.topics.is_empty() || filter.topics.iter().any(|pattern| pattern.fits(&topic.label));
    let mut suggest = |topic: &'r Topic, entries: &mut Vec<Entry<'r>>| {
        let Some((a, b)) = topic.sides.as_ref().filter(|_| filter.codes.is_empty() && wanted(topic)) else { return };
        if asked.insert((plain(a), plain(b))) {
            entries.push(Entry { topic, item: Item::Suggestion(a, b) });
        }
    };
    for (at, finding) in report.findings() {
        let topic = &report.topics[at];
        if topic.sides.is_some() {
            suggest(topic, &mut entries);
        } else if finding.standing != Some(Standing::Known)
            && wanted(topic)
            && (filter.codes.is_empty() || filter.codes.contains(&finding.code))
        {
            entries.push(Entry { topic, item: Item::Finding(finding) });
        }
    }
    report.topics.iter().for_each(|topic| suggest(topic, &mut entries));
    entries
}

/// Writes a line an entry and how many there are. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_text(entries: &[Entry<'_>], out: &mut dyn Write) -> io::Result<()> {
    for entry in entries {
        match entry.item {
            Item::Finding(finding) => {
                let label = isolate(&visible_line(&entry.topic.label));
                let again = if finding.reopened.is_some() { "open again, " } else { "" };
                let (severity, code) = (finding.severity.as_str(), finding.code.as_str());
                writeln!(out, "{}  {again}{severity} {code}  {label}: {}", finding.id, entry.words())?;
            }
            Item::Suggestion(..) => writeln!(out, "suggestion    {}", entry.words())?,
        }
    }
    write_count(entries.len(), out)
}

/// Writes how many entries there are. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_count(entries: usize, out: &mut dyn Write) -> io::Result<()> {
    match entries {
        0 => writeln!(out, "Nothing is undecided."),
        number => writeln!(out, "{number} undecided."),
    }
}

#[derive(Serialize)]
struct EntryJson<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    finding: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<[&'r str; 2]>,
    verdict: Option<&'static str>,
    reason: &'static str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    topic: &'r str,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    positions: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<&'r str>,
}

/// Writes a JSON object an entry, with `verdict` and `reason` left open: filled in, the lines are what [`super::apply()`]
/// reads. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_json(report: &Report, entries: &[Entry<'_>], out: &mut dyn Write) -> io::Result<()> {
    for entry in entries {
        let (topic, message) = (entry.topic.label.as_str(), entry.words());
        let (verdict, reason) = (None, "");
        let row = match entry.item {
            Item::Finding(finding) => EntryJson {
                finding: Some(&finding.id),
                suggestion: None,
                verdict,
                reason,
                severity: finding.severity.as_str(),
                code: Some(finding.code.as_str()),
                topic,
                message,
                positions: choices(&report.corpus, entry.topic, finding),
                changes: finding.reopened.iter().flat_map(|reopened| &reopened.changes).map(String::as_str).collect(),
            },
            Item::Suggestion(a, b) => EntryJson {
                finding: None,
                suggestion: Some([a, b]),
                verdict,
                reason,
                severity: Severity::Note.as_str(),
                code: None,
                topic,
                message,
                positions: Vec::new(),
                changes: Vec::new(),
            },
        };
        serde_json::to_writer(&mut *out, &row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

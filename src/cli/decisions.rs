//! `decisions`: what the ledger holds, and how to take something back.

use super::args::{Decisions, PlainFormat};
use super::check::Run;
use super::decide::tell_notes;
use super::ledger::{self, Draft};
use super::{End, Stopped, check, output, tell_problems};
use reconcile::ledger::{Act, Ledger, Record, Row, standings};
use reconcile::report::decisions;
use std::sync::Arc;

/// Lists decisions, shows one, or takes one back.
pub fn run(asked: &Decisions) -> Result<End, Stopped> {
    let Run { report, config, today, ledger: path, .. } = check::read(&asked.claims)?;
    tell_problems(&report.corpus.problems, true);
    let end = if report.has_trouble() { End::Trouble } else { End::Clean };
    if let Some(id) = &asked.undo {
        let by = ledger::author(asked.by.as_deref(), &path)?;
        let at = ledger::time(asked.claims.from.today.as_ref().map(|_| today))?;
        let reason = asked.reason.clone().unwrap_or_default();
        let mut notes = Vec::new();
        let (added, ledger) = ledger::add(&path, |ledger| {
            notes.extend(ledger::clock_runs_back(ledger, at));
            let record = named(ledger, id)?;
            if ledger.live().all(|live| live.id != record.id) {
                return Err(format!("{} does not hold any more; nothing is undone", record.id));
            }
            Ok(vec![Draft { at, by, reason, act: Act::Undo(record.id.clone()), replaces: None }])
        })?;
        tell_notes(&notes);
        output::write(None, |out| {
            added.iter().try_for_each(|record| {
                let Act::Undo(id) = &record.act else { return Ok(()) };
                let words = ledger.get(id).map_or_else(String::new, |undone| undone.in_words());
                writeln!(out, "{}  takes {id} back: {words}", record.id)
            })
        })?;
        return Ok(end);
    }
    let rows = standings(&config.ledger, &report, Some(today));
    if let Some(id) = &asked.show {
        let record = named(&config.ledger, id)?;
        let row = rows.iter().find(|row| row.record.id == record.id);
        output::write(asked.output.output.as_deref(), |out| match row {
            Some(row) => decisions::write_one(row, output::paint(&asked.output), out),
            None => writeln!(out, "{}  {}", record.id, record.in_words()),
        })?;
        return Ok(end);
    }
    let wanted = |row: &&Row| {
        let topics: Vec<&str> = match &row.record.act {
            Act::Decide(judgement) => vec![&judgement.topic],
            Act::Join(a, b) | Act::Part(a, b) => vec![a, b],
            Act::Undo(_) => Vec::new(),
        };
        (asked.standing.is_empty() || asked.standing.contains(&row.standing))
            && asked.by.as_ref().is_none_or(|by| row.record.by.eq_ignore_ascii_case(by.trim()))
            && (asked.topic.is_empty()
                || asked.topic.iter().any(|pattern| topics.iter().any(|label| pattern.fits(label))))
    };
    let rows: Vec<Row> = rows.iter().filter(wanted).cloned().collect();
    output::write(asked.output.output.as_deref(), |out| match asked.format {
        PlainFormat::Text => decisions::write(&rows, output::paint(&asked.output), out),
        PlainFormat::Json => decisions::write_json(&rows, out),
    })?;
    Ok(end)
}

/// The record of an id, or of the head of one.
fn named<'l>(ledger: &'l Ledger, id: &str) -> Result<&'l Arc<Record>, Stopped> {
    let id = id.trim();
    let fits = |record: &&Arc<Record>| record.id == id || (id.len() >= 4 && record.id.starts_with(id));
    let found: Vec<&Arc<Record>> = ledger.records.iter().filter(fits).collect();
    match found.as_slice() {
        [record] => Ok(record),
        [] => Err(format!("no decision is called `{}`; `reconcile decisions` lists them", id.escape_debug())),
        several => {
            let ids: Vec<&str> = several.iter().map(|record| record.id.as_str()).collect();
            Err(format!("several decisions begin with `{}`: {}", id.escape_debug(), ids.join(", ")))
        }
    }
}

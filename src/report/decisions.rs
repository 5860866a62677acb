//! The list of decisions: what people have decided, and what has come of it since.

use super::Ui;
use super::place::settled;
use super::terminal::Paint;
use super::terminal::{bold, write_wrapped};
use super::words::{clean, count, cut, isolate, pad};
use crate::ledger::{Act, Line, Row, Seen, Standing};
use serde::Serialize;
use std::io::{self, Write};

/// Writes two lines or more a decision, and how many there are. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(rows: &[Row], paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    for row in rows {
        head(row, paint, out)?;
        write_wrapped(out, &clean(&settled(&row.record, Ui::English)), "    ", 4)?;
        for why in &row.why {
            write_wrapped(out, &clean(why), "    ", 3)?;
        }
    }
    let of = |standing: Standing| rows.iter().filter(|row| row.standing == standing).count();
    let parts: Vec<String> = Standing::ALL
        .into_iter()
        .map(|(word, standing)| (word, of(standing)))
        .filter(|(_, number)| *number > 0)
        .map(|(word, number)| format!("{word} {number}"))
        .collect();
    match parts.as_slice() {
        [] => writeln!(out, "No decisions."),
        parts => writeln!(out, "{}: {}.", count(rows.len(), "decision"), parts.join(", ")),
    }
}

fn head(row: &Row, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let record = &row.record;
    let about = match &record.act {
        Act::Decide(judgement) => {
            let code = judgement.key.split(':').next().unwrap_or_default();
            format!("{}: {} {}", isolate(&cut(&clean(&judgement.topic), 36)), clean(code), clean(&judgement.finding))
        }
        Act::Join(..) => "join".to_owned(),
        Act::Part(..) => "part".to_owned(),
        Act::Undo(_) => "undo".to_owned(),
    };
    writeln!(out, "{}  {}  {about}", bold(paint, &clean(&record.id)), pad(row.standing.as_str(), 8))
}

/// Writes one decision in full: what was decided, what has come of it, and what its author saw. Fails only where `out`
/// does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_one(row: &Row, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let record = &row.record;
    head(row, paint, out)?;
    write_wrapped(out, &clean(&settled(record, Ui::English)), "    ", 8)?;
    for why in &row.why {
        write_wrapped(out, &clean(why), "    ", 8)?;
    }
    writeln!(out, "    {}:{}, {}", clean(&record.path), record.line, record.at)?;
    if let Some(earlier) = &record.replaces {
        writeln!(out, "    takes the place of {}", clean(earlier))?;
    }
    let Act::Decide(judgement) = &record.act else { return Ok(()) };
    if let Some(last) = judgement.expires {
        writeln!(out, "    holds until {last}")?;
    }
    writeln!(out, "\n    {}", bold(paint, "as it was then"))?;
    write_wrapped(out, &clean(&judgement.message), "    ", 8)?;
    let said = |seen: &Seen| {
        let stance = if seen.stance.is_empty() { String::new() } else { format!(", {}", clean(&seen.stance)) };
        let quote = clean(&seen.quote);
        let quote = if quote.is_empty() { String::new() } else { format!("  {}", isolate(&format!("«{quote}»"))) };
        format!("{}: {}{stance}{quote}", isolate(&clean(&seen.source)), isolate(&clean(&seen.value)))
    };
    for claim in judgement.claims.iter().chain(judgement.support.iter().flatten()) {
        write_wrapped(out, &said(claim), "      ", 4)?;
    }
    writeln!(out, "    key: {}\n    evidence: {}", clean(&judgement.key), clean(&judgement.evidence))
}

#[derive(Serialize)]
struct RowJson<'r> {
    standing: &'static str,
    why: &'r [String],
    path: &'r str,
    line: usize,
    #[serde(flatten)]
    record: Line<'r>,
}

/// Writes one JSON object a decision: the record with its standing, the reasons, and its place. Fails only where `out`
/// does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_json(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    for row in rows {
        let record = &row.record;
        let (standing, path, line) = (row.standing.as_str(), &record.path, record.line);
        let row = RowJson { standing, why: &row.why, path, line, record: Line::of(record) };
        serde_json::to_writer(&mut *out, &row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

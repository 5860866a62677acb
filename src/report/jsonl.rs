//! The report as JSON Lines: the elements of the JSON report, one a line, each with its `type`.
//!
//! The first line is of type `report` and carries the versions; then come articles, claims, topics, findings, ignored
//! and decided findings, unread passages and problems, in the order and the shapes of [`super::json`].

use super::{Report, json};
use serde::Serialize;
use std::io::{self, Write};

/// The first line.
#[derive(Serialize)]
struct Head {
    reconcile: &'static str,
    schema: u32,
}

/// An element with its type.
#[derive(Serialize)]
struct Typed<T> {
    r#type: &'static str,
    #[serde(flatten)]
    element: T,
}

/// Writes the report. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let head = Head { reconcile: env!("CARGO_PKG_VERSION"), schema: json::SCHEMA };
    lines(out, "report", std::iter::once(head))?;
    lines(out, "article", json::articles(report))?;
    lines(out, "claim", json::claims(report))?;
    lines(out, "topic", json::topics(report))?;
    lines(out, "finding", json::findings(report))?;
    lines(out, "ignored", json::ignored(report))?;
    lines(out, "decided", json::decided(report))?;
    lines(out, "unread", json::unread(report))?;
    lines(out, "problem", json::problems(report))
}

fn lines<T: Serialize>(out: &mut dyn Write, r#type: &'static str, rows: impl Iterator<Item = T>) -> io::Result<()> {
    for element in rows {
        serde_json::to_writer(&mut *out, &Typed { r#type, element })?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

//! Workflow commands of GitHub Actions: an annotation on each line that a finding speaks of.
//!
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>: the message with `%`, CR and LF
//! as `%25`, `%0D`, `%0A`, the values before it with `:` and `,` as `%3A` and `%2C` too.

use super::place::{Told, end, path, quoted, side, sides, told};
use super::words::{capitalised, clean};
use super::{Report, Ui, VOICE, voice};
use crate::claim::Claim;
use crate::problem::{Problem, Severity};
use std::io::{self, Write};

/// Writes one annotation for each line of each finding that no person has decided to leave; what the baseline knows is a
/// notice. Problems of the input that left something out are annotated too. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for told in told(report).filter(|told| told.left.is_none()) {
        finding(report, &told, out)?;
    }
    for problem in report.corpus.problems.iter().filter(|problem| problem.severity > Severity::Note) {
        write_problem(problem, out)?;
    }
    Ok(())
}

fn finding(report: &Report, told: &Told<'_>, out: &mut dyn Write) -> io::Result<()> {
    let found = told.finding;
    let severity = if told.is_open() { found.severity } else { Severity::Note };
    let standing = if told.is_open() { "" } else { " (known)" };
    let title = format!("{}{standing}: {}", found.code.as_str(), clean(&told.topic.label));
    let sides = sides(report, found);
    let mut lines: Vec<(&str, usize)> = Vec::new();
    for (at, claim) in sides.iter().enumerate() {
        let line = (path(report, claim), claim.quote.place.line);
        if lines.contains(&line) {
            continue;
        }
        lines.push(line);
        let others = sides.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| side(report, other));
        let own = format!("{}: {}", voice(report, claim, VOICE, Ui::English), quoted(claim));
        let said = std::iter::once(own).chain(others).chain([format!("Rule: {}", clean(&found.because.rule))]);
        let again = Some(told.reason()).filter(|reason| !reason.is_empty()).map(|reason| capitalised(&clean(&reason)));
        let said = said.chain(again);
        let message: Vec<String> = said.collect();
        write!(out, "::{} {}", command(severity), place(report, claim))?;
        writeln!(out, ",title={}::{}", property(&title), data(&message.join("\n")))?;
    }
    Ok(())
}

/// `file=claims/a.yaml,line=4,endLine=4,col=12,endColumn=31`.
fn place(report: &Report, claim: &Claim) -> String {
    let start = claim.quote.place;
    let file = property(path(report, claim));
    let mut place = format!("file={file},line={}", start.line);
    // Columns of a stretch of lines would be taken for those of its last line.
    match end(claim) {
        Some(end) if end.line == start.line => {
            place.push_str(&format!(",endLine={},col={},endColumn={}", end.line, start.column, end.column));
        }
        Some(end) => place.push_str(&format!(",endLine={}", end.line)),
        None => place.push_str(&format!(",col={}", start.column)),
    }
    place
}

fn write_problem(problem: &Problem, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "::{} file={}", command(problem.severity), property(&problem.path))?;
    if let Some(place) = problem.place {
        write!(out, ",line={},col={}", place.line, place.column)?;
    }
    writeln!(out, ",title=input::{}", data(&clean(&problem.message)))
}

const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn data(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}

//! `evaluate`: a report against labels made by people.

use super::args::{Evaluate, PlainFormat};
use super::{End, Stopped, input, output, tell_problems};
use reconcile::evaluate::{Gold, Scored, score};
use reconcile::problem::Severity;
use std::path::Path;

/// Scores the report. Labels that cannot be read leave nothing to score against.
pub fn run(evaluate: &Evaluate) -> Result<End, Stopped> {
    let (gold, problems) = Gold::read(&input::shown(&evaluate.gold), &text(&evaluate.gold)?);
    tell_problems(&problems, false);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Ok(End::Trouble);
    }
    let scored = Scored::read(&text(&evaluate.report)?);
    let scored = scored.map_err(|why| format!("{} {why}", input::shown(&evaluate.report)))?;
    let scores = score(&gold, &scored);
    output::write(evaluate.output.output.as_deref(), |out| match evaluate.format {
        PlainFormat::Text => scores.write(out),
        PlainFormat::Json => {
            serde_json::to_writer(&mut *out, &scores)?;
            writeln!(out)
        }
    })?;
    Ok(End::Clean)
}

fn text(path: &Path) -> Result<String, Stopped> {
    std::fs::read_to_string(path)
        .map_err(|error| format!("{}: cannot be read: {}", input::shown(path), input::reason(&error)))
}

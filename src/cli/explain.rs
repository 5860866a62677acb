//! `explain`: what a code means, or one finding in full.

use super::args::Explain;
use super::{End, Stopped, check, named, output, tell_problems};
use reconcile::relation::Code;
use reconcile::report::terminal;

/// Tells the page of a code, else looks for the finding; without either, tells which codes there are.
pub fn run(explain: &Explain) -> Result<End, Stopped> {
    let paint = output::paint(&explain.output);
    let to = explain.output.output.as_deref();
    let Some(what) = explain.what.as_deref().map(str::trim) else {
        output::write(to, |out| terminal::write_codes(paint, out))?;
        return Ok(End::Clean);
    };
    if let Some(code) = Code::ALL.into_iter().find(|code| code.as_str().eq_ignore_ascii_case(what)) {
        output::write(to, |out| terminal::write_page(code, paint, out))?;
        return Ok(End::Clean);
    }
    let report = check::read(&explain.claims)?.report;
    tell_problems(&report.corpus.problems, true);
    let (topic, finding) = named::finding(&report, what).map_err(|why| {
        let codes: Vec<&str> = Code::ALL.into_iter().map(Code::as_str).collect();
        format!("{why}; the codes are {}", codes.join(", "))
    })?;
    output::write(to, |out| terminal::write_finding(&report, topic, finding, paint, out))?;
    Ok(if report.has_trouble() { End::Trouble } else { End::Clean })
}

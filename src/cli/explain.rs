//! `explain`: what a code means, or one finding in full.

use super::args::Explain;
use super::{End, Stopped, check, output, tell_problems};
use reconcile::relation::Code;
use reconcile::report::terminal;

/// How much of a finding's id must be given.
const PREFIX: usize = 4;

/// Tells the page of a code, else looks for the finding.
pub fn run(explain: &Explain) -> Result<End, Stopped> {
    let what = explain.what.trim();
    let paint = output::paint(&explain.output);
    let to = explain.output.output.as_deref();
    if let Some(code) = Code::ALL.into_iter().find(|code| code.as_str().eq_ignore_ascii_case(what)) {
        output::write(to, |out| terminal::write_page(code, paint, out))?;
        return Ok(End::Clean);
    }
    let (report, _) = check::read(&explain.paths, &explain.from, &explain.reading)?;
    tell_problems(&report.corpus.problems, true);
    let ignored = report.ignored().map(|(topic, ignored)| (topic, &ignored.finding));
    let findings: Vec<_> = report.findings().into_iter().chain(ignored).collect();
    let exact = |id: &str, key: &str| id == what || key == what;
    let chosen: Vec<_> = if findings.iter().any(|(_, finding)| exact(&finding.id, &finding.key)) {
        findings.into_iter().filter(|(_, finding)| exact(&finding.id, &finding.key)).collect()
    } else {
        findings.into_iter().filter(|(_, finding)| what.len() >= PREFIX && finding.id.starts_with(what)).collect()
    };
    match chosen.as_slice() {
        [] => {
            let codes: Vec<&str> = Code::ALL.into_iter().map(Code::as_str).collect();
            let what = what.escape_debug();
            Err(format!("no code and no finding is called `{what}`; the codes are {}", codes.join(", ")))
        }
        [(topic, finding)] => {
            let topic = &report.topics[*topic];
            output::write(to, |out| terminal::write_finding(&report, topic, finding, paint, out))?;
            Ok(if report.has_trouble() { End::Trouble } else { End::Clean })
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|(_, finding)| finding.id.as_str()).collect();
            Err(format!("several findings begin with `{}`: {}", what.escape_debug(), ids.join(", ")))
        }
    }
}

//! A finding by the id or the key that a person gives.

use super::Stopped;
use reconcile::report::Report;
use reconcile::topic::{Finding, Topic};

/// How much of a finding's id must be given.
const PREFIX: usize = 4;

/// The finding that `what` names: an id, the head of one, or a key; findings that are ignored or decided count too.
pub fn finding<'r>(report: &'r Report, what: &str) -> Result<(&'r Topic, &'r Finding), Stopped> {
    let what = what.trim();
    let ignored = report.ignored().map(|(topic, ignored)| (topic, &ignored.finding));
    let decided = report.decided().map(|(topic, decided)| (topic, &decided.finding));
    let findings: Vec<(usize, &Finding)> = report.findings().into_iter().chain(ignored).chain(decided).collect();
    let exact = |finding: &Finding| finding.id == what || finding.key == what;
    let begins = |finding: &Finding| what.len() >= PREFIX && finding.id.starts_with(what);
    let chosen: Vec<&(usize, &Finding)> = if findings.iter().any(|(_, finding)| exact(finding)) {
        findings.iter().filter(|(_, finding)| exact(finding)).collect()
    } else {
        findings.iter().filter(|(_, finding)| begins(finding)).collect()
    };
    match chosen.as_slice() {
        [(topic, finding)] => Ok((&report.topics[*topic], finding)),
        [] => Err(unknown(what, &findings)),
        several => {
            let ids: Vec<&str> = several.iter().map(|(_, finding)| finding.id.as_str()).collect();
            Err(format!("several findings begin with `{}`: {}", what.escape_debug(), ids.join(", ")))
        }
    }
}

/// Nothing is called so; a finding of the same key is the same with other evidence.
fn unknown(what: &str, findings: &[(usize, &Finding)]) -> String {
    let key = what.split_once('-').map_or(what, |(key, _)| key);
    let kin = findings.iter().find(|(_, finding)| what.contains('-') && finding.id.split('-').next() == Some(key));
    if let Some((_, finding)) = kin {
        let what = what.escape_debug();
        return format!(
            "no finding is called `{what}` any more: its evidence has changed, and it is {} now",
            finding.id
        );
    }
    format!("no finding is called `{}`; `reconcile` lists them", what.escape_debug())
}

//! `decide`: what a person says of a finding, into the ledger.

use super::args::Decide;
use super::check::Run;
use super::ledger::{self, Draft};
use super::{End, Stopped, check, date, named, output, tell, tell_problems};
use reconcile::ledger::{Act, judge};
use reconcile::mention::Context;
use reconcile::problem::{Severity, visible};

/// Looks the finding up and adds the decision.
pub fn run(decide: &Decide) -> Result<End, Stopped> {
    let Run { report, today, ledger: path, .. } = check::read_anew(&decide.claims)?;
    tell_problems(&report.corpus.problems, true);
    let (topic, finding) = named::finding(&report, &decide.finding)?;
    let expires = match &decide.expires {
        Some(words) => {
            let last = date("last day", words, &Context::default())?.last;
            if last < today {
                return Err(format!("the last day `{}` is over", words.escape_debug()));
            }
            Some(last)
        }
        None => None,
    };
    let judgement = judge(&report, topic, finding, decide.verdict, expires).map_err(|error| error.to_string())?;
    let by = ledger::author(decide.signed.by.as_deref(), &path)?;
    let at = ledger::time(decide.claims.from.today.as_ref().map(|_| today))?;
    let reopened = finding.reopened.as_ref().map(|reopened| reopened.by.id.clone());
    let mut notes = Vec::new();
    let (added, _) = ledger::add(&path, |ledger| {
        notes.extend(ledger::clock_runs_back(ledger, at));
        let act = Act::Decide(Box::new(judgement));
        let earlier = ledger.standing_on(&act);
        notes.extend(earlier.map(|earlier| {
            let verb = if earlier.act.says_what(&act) { "says what" } else { "contradicts" };
            format!("this {verb} {}: {} ({}), and takes its place", earlier.id, earlier.in_words(), earlier.signed())
        }));
        let replaces = earlier.map(|earlier| earlier.id.clone()).or(reopened);
        Ok(vec![Draft { at, by, reason: decide.signed.reason.clone(), act, replaces }])
    })?;
    tell_notes(&notes);
    output::write(None, |out| {
        added.iter().try_for_each(|record| {
            writeln!(out, "{}  {}: {}", record.id, decided(record.judgement()), record.in_words())
        })
    })?;
    let has_errors = report.corpus.problems.iter().any(|problem| problem.severity == Severity::Error);
    Ok(if has_errors { End::Trouble } else { End::Clean })
}

fn decided(judgement: Option<&reconcile::ledger::Judgement>) -> String {
    judgement.map_or_else(String::new, |judgement| format!("{} ({})", judgement.finding, judgement.topic))
}

/// Notes for the person who decides.
pub fn tell_notes(notes: &[String]) {
    for note in notes {
        tell(&format!("reconcile: note: {}\n", visible(note)));
    }
}

//! Why a finding is not worse than it is.

use super::doubt;
use super::labels::Ui;
use crate::relation::Code;
use crate::topic::{Finding, Topic};

/// The rule of a finding in words; where it is what keeps the finding from being an error, it is told so.
pub(super) fn rule(finding: &Finding, ui: Ui) -> String {
    let rule = ui.sentence(&finding.because.rule);
    match finding.code {
        Code::Tension => ui.fill("not an error because: {}", &[&rule]),
        Code::Update => ui.fill("only a note because: {}", &[&rule]),
        _ => ui.fill("rule: {}", &[&rule]),
    }
}

/// Why a finding whose code is an error is told as less: its claims may be about two things.
pub(super) fn excuse(topic: &Topic, finding: &Finding, ui: Ui) -> Option<String> {
    let lesser = finding.code.severity() > Some(finding.severity);
    lesser.then(|| ui.fill("not an error because: {}", &[ui.say(doubt(topic))]))
}

/// How many independent origins stand on either side, where that is more than one each.
pub(super) fn origins(finding: &Finding, ui: Ui) -> Option<String> {
    let (left, right) = finding.origins;
    (left.max(right) > 1)
        .then(|| ui.fill("independent origins: {} against {}", &[&left.to_string(), &right.to_string()]))
}

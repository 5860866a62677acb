//! A finding of a topic as the page shows it: both sides with their words, the intervals and the rule.

use super::topic::Homes;
use super::{name, ordered, value_of};
use crate::claim::{Claim, Stance};
use crate::ignore::Ignored;
use crate::ledger::Decided;
use crate::relation::Between;
use crate::report::labels::Ui;
use crate::report::lesser;
use crate::report::place::{VOICE, open_again, settled, sides};
use crate::report::terminal::{gap, interval};
use crate::report::words::{clean, cut};
use crate::report::{Report, voice};
use crate::topic::{Finding, Topic};
use serde::Serialize;

/// The sides of a sum that are shown.
const SIDES: usize = 12;

/// The columns to which a quote is cut.
const QUOTE: usize = 600;

/// A finding.
#[derive(Serialize)]
pub(super) struct FindingView {
    /// Its stable id, by which it is linked to.
    pub id: String,
    pub code: &'static str,
    pub code_words: String,
    pub severity: &'static str,
    pub severity_words: String,
    /// What an earlier run knows of it, in words; empty where there is none.
    pub standing: String,
    pub sides: Vec<SideView>,
    pub sides_more: usize,
    /// What lies between the two, or what they share; empty for names and yes/no.
    pub between: String,
    /// The rule, or why the finding is not worse than it is.
    pub rule: String,
    /// Why it is told as less than its code; empty where it is not.
    pub excuse: String,
    /// What the code means.
    pub means: String,
    pub origins: String,
    /// Why it is open again; empty where nobody had decided it.
    pub reopened: String,
    /// The whole as text, to be copied.
    pub text: String,
}

/// One claim of a finding.
#[derive(Serialize)]
pub(super) struct SideView {
    /// Where the claim stands on the page.
    pub anchor: String,
    pub voice: String,
    pub denied: bool,
    pub words: String,
    pub value: String,
    /// The interval that the rule compared; empty where it compared none.
    pub interval: String,
    pub published: String,
}

/// A finding that a person has settled.
#[derive(Serialize)]
pub(super) struct SettledView {
    pub id: String,
    pub code_words: String,
    pub words: String,
}

impl FindingView {
    pub fn new(report: &Report, topic: &Topic, finding: &Finding, homes: &Homes, ui: Ui) -> FindingView {
        let because = &finding.because;
        let intervals = [because.left, because.right];
        let side = |(at, (&place, claim)): (usize, (&usize, &Claim))| SideView {
            anchor: homes.anchor(place).to_owned(),
            voice: voice(report, claim, VOICE, ui),
            denied: claim.stance == Stance::Denied,
            words: cut(&clean(&claim.quote.exact), QUOTE),
            value: value_of(claim, ui),
            // Of a sum the second interval is that of all its parts.
            interval: intervals
                .get(at)
                .filter(|_| finding.claims.len() == 2 || at == 0)
                .and_then(|compared| Some(ordered(&interval(compared.as_ref()?, &because.axis))))
                .unwrap_or_default(),
            published: report
                .article(claim)
                .and_then(|article| article.published.as_deref())
                .map(name)
                .unwrap_or_default(),
        };
        let claims = finding.claims.iter().zip(sides(report, finding));
        let sides: Vec<SideView> = claims.enumerate().take(SIDES).map(side).collect();
        let between = match because.between {
            Between::Nothing => String::new(),
            Between::Overlap(shared) => ui.fill("overlap: {}", &[&ordered(&interval(&shared, &because.axis))]),
            Between::Gap(distance, share) => {
                ui.fill("apart: {}", &[&ordered(&gap(distance, share, &because.axis, ui))])
            }
        };
        let (left, right) = finding.origins;
        let mut view = FindingView {
            id: name(&finding.id),
            code: finding.code.as_str(),
            code_words: ui.say(finding.code.as_str()).to_owned(),
            severity: finding.severity.as_str(),
            severity_words: ui.say(finding.severity.as_str()).to_owned(),
            standing: finding.standing.map(|standing| ui.say(standing.as_str()).to_owned()).unwrap_or_default(),
            sides_more: finding.claims.len().saturating_sub(sides.len()),
            sides,
            between,
            rule: clean(&lesser::rule(finding, ui)).replace(" %", "\u{A0}%"),
            excuse: lesser::excuse(topic, finding, ui).unwrap_or_default(),
            means: ui.say(finding.code.page().summary).to_owned(),
            origins: ui.fill("independent origins: {} against {}", &[&left.to_string(), &right.to_string()]),
            reopened: finding.reopened.as_ref().map(|known| clean(&open_again(known, ui))).unwrap_or_default(),
            text: String::new(),
        };
        view.text = view.as_text(topic, ui);
        view
    }

    /// The finding for an e-mail or a note: a line each for what, who says what, and the rule.
    fn as_text(&self, topic: &Topic, ui: Ui) -> String {
        let mut lines = vec![format!("{}: {} ({})", self.code_words, name(&topic.label), self.id)];
        for side in &self.sides {
            let words = if side.denied { "{} denies {}" } else { "{} says {}" };
            let said = if side.words.is_empty() { side.value.clone() } else { format!("«{}»", side.words) };
            let mut line = format!("- {}", ui.fill(words, &[&side.voice, &said]));
            for fact in [&side.interval, &side.published].into_iter().filter(|fact| !fact.is_empty()) {
                line.push_str(&format!(" · {fact}"));
            }
            lines.push(line);
        }
        lines.extend((!self.between.is_empty()).then(|| self.between.clone()));
        lines.push(self.rule.clone());
        lines.extend((!self.excuse.is_empty()).then(|| self.excuse.clone()));
        lines.join("\n")
    }
}

/// What people have left or decided of a topic.
pub(super) fn settled_of(topic: &Topic, ui: Ui) -> Vec<SettledView> {
    let view = |finding: &Finding, words: String| SettledView {
        id: name(&finding.id),
        code_words: ui.say(finding.code.as_str()).to_owned(),
        words,
    };
    let ignored = |Ignored { finding, by }: &Ignored| {
        let why = format!("{}: {}", ui.say("ignored"), clean(&by.reason));
        view(finding, why)
    };
    let decided =
        |decided: &Decided| view(&decided.finding, ui.fill("decided: {}", &[&clean(&settled(&decided.by, ui))]));
    topic.ignored.iter().map(ignored).chain(topic.decided.iter().map(decided)).collect()
}

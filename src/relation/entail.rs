//! What follows from a statement.

use super::Code;
use super::compared::{Compared, Held, Side};
use super::rule::{Decision, Terms, aligned, decide};
use crate::claim::Evolves;

/// What a premise says about a hypothesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// The hypothesis follows.
    Entailment,
    /// Both cannot be true.
    Contradiction,
    /// Neither.
    Neutral,
}

impl Label {
    /// The word that programs read.
    pub const fn as_str(self) -> &'static str {
        match self {
            Label::Entailment => "entailment",
            Label::Contradiction => "contradiction",
            Label::Neutral => "neutral",
        }
    }
}

/// What `premise` says about `hypothesis`, and the relation between them.
///
/// The hypothesis follows when its stated interval, the allowed one where it approximates, holds what the premise
/// states; of two denials it is the wider that says more. It contradicts when the relation is `conflict`, `slip`,
/// `denial` or `identity`.
pub fn entails(premise: Side<'_>, hypothesis: Side<'_>, evolves: Evolves, terms: &Terms<'_>) -> (Label, Decision) {
    let premise = Compared::new(premise, terms.policy);
    let hypothesis = Compared::new(hypothesis, terms.policy);
    let decision = decide(&premise, &hypothesis, evolves, terms);
    let label = match decision.code {
        Code::Conflict | Code::Slip | Code::Denial | Code::Identity => Label::Contradiction,
        Code::Apart => Label::Neutral,
        _ if follows(&premise, &hypothesis, &decision, terms) => Label::Entailment,
        _ => Label::Neutral,
    };
    (label, decision)
}

fn follows(premise: &Compared<'_>, hypothesis: &Compared<'_>, decision: &Decision, terms: &Terms<'_>) -> bool {
    let (wide, narrow) = if premise.is_denied() { (premise, hypothesis) } else { (hypothesis, premise) };
    let pair = match (&wide.held, &narrow.held) {
        (Held::Amount(wide), Held::Amount(narrow)) => aligned(wide, narrow, terms),
        (Held::Date(_, wide), Held::Date(_, narrow)) => Some((*wide, *narrow)),
        _ => return decision.code == Code::Equal,
    };
    pair.is_some_and(|(wide, narrow)| {
        let holder = if wide.approximate { wide.intervals.allowed } else { wide.intervals.stated };
        holder.contains(&narrow.intervals.stated)
    })
}

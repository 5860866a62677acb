//! One topic's claims to its relations, positions, verdict and findings.

use super::join::Why;
use super::position::Position;
use crate::problem::Severity;
use crate::relation::{Because, Code};

/// What the sources say of one thing, taken together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What it is about, as most claims write it; `None` where the label gives no attribute and no entity apart.
    pub entity: Option<String>,
    /// What is measured, as most claims write it.
    pub attribute: Option<String>,
    /// Both, as most claims write them.
    pub label: String,
    /// The scope that its claims share.
    pub scope: std::collections::BTreeMap<String, String>,
    /// The worst of its relations.
    pub verdict: Verdict,
    /// Whether its claims belong together for sure, or by likeness alone.
    pub sure: bool,
    /// Why they were joined.
    pub why: Vec<Why>,
    /// Indices of claims in the corpus, in order.
    pub claims: Vec<usize>,
    /// Every pair of a topic of at most 64 claims; of a longer one the pairs behind its findings.
    pub relations: Vec<(usize, usize, Code)>,
    /// Whether pairs were left out of `relations`.
    pub relations_omitted: bool,
    /// The positions, best supported first.
    pub positions: Vec<Position>,
    /// What is worth an editor's time.
    pub findings: Vec<Finding>,
}

/// What the relations of a topic come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// One claim alone.
    Single,
    /// Nothing to report.
    Consistent,
    /// Values changed with time.
    Update,
    /// Nearly compatible values.
    Tension,
    /// Values that cannot all be true.
    Conflict,
}

impl Verdict {
    /// The word that the reports use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Verdict::Single => "single",
            Verdict::Consistent => "consistent",
            Verdict::Update => "update",
            Verdict::Tension => "tension",
            Verdict::Conflict => "conflict",
        }
    }
}

/// A relation worth an editor's time, with an identity that does not depend on where in a file the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A short form of key and evidence.
    pub id: String,
    /// Code, topic and sources.
    pub key: String,
    /// A hash of values and quotes.
    pub evidence: String,
    /// The relation.
    pub code: Code,
    /// Its severity: that of the code, at most a warning in a suggested topic.
    pub severity: Severity,
    /// The representative pair, indices of claims in the corpus; more for a sum.
    pub claims: Vec<usize>,
    /// What the sources say, in one sentence.
    pub message: String,
    /// What decided it.
    pub because: Because,
    /// Independent origins on the side of the first claim and of the second.
    pub origins: (usize, usize),
}

/// Relates the claims of one group: one topic for each scope that its claims tell apart.
///
/// `members` are indices into the claims of `corpus`, in order. A suggested group relates only claims of its two sure
/// groups to each other.
pub fn reduce(
    group: &super::Group,
    members: &[usize],
    corpus: &crate::claim::Corpus,
    policy: &crate::value::Policy,
) -> Vec<Topic> {
    let _ = (group, members, corpus, policy);
    Vec::new()
}

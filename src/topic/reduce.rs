//! One topic's claims to its relations, positions, verdict and findings.

use super::finding::{Finding, findings, sums};
use super::ground::Ground;
use super::join::{Group, Why};
use super::key::split;
use super::meant;
use super::members::{Members, class_of, classes, homes, positions};
use super::pairs::{PAIRED, relate_all, relate_some};
use super::position::Position;
use super::revised::{Revisions, superseded};
use super::told::Told;
use super::{scope, why};
use crate::claim::{Claim, Evolves};
use crate::ignore::Ignored;
use crate::ledger::Decided;
use crate::problem::Severity;
use crate::relation::{Code, Compared};
use std::collections::BTreeMap;

/// What the sources say of one thing, taken together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What it is about, as most claims write it; `None` where the label gives no attribute and no entity apart.
    pub entity: Option<String>,
    /// What is measured, as most claims write it.
    pub attribute: Option<String>,
    /// Both, as most claims write them; of one with two sides the labels of both.
    pub label: String,
    /// Of a topic that is suggested by the likeness of two labels: the labels of its two sides.
    pub sides: Option<(String, String)>,
    /// The scope that its claims share.
    pub scope: BTreeMap<String, String>,
    /// The worst of its relations.
    pub verdict: Verdict,
    /// Whether its claims belong together for sure, or are only likely to: by the likeness of labels, by what a sentence leaves open,
    /// or by the same words alone.
    pub sure: bool,
    /// Why they were joined.
    pub why: Vec<Why>,
    /// Indices of claims in the corpus, in order.
    pub claims: Vec<usize>,
    /// Claims that their source has revised since, each with a claim of the later version; they have no part in
    /// positions, and no disagreement with others is told of them.
    pub revised: Vec<(usize, usize)>,
    /// Every pair of a topic of at most 64 claims; of a longer one the pairs behind its findings.
    pub relations: Vec<(usize, usize, Code)>,
    /// Whether pairs were left out of `relations`, or positions out of `positions`.
    pub relations_omitted: bool,
    /// The positions, best supported first.
    pub positions: Vec<Position>,
    /// What is worth an editor's time.
    pub findings: Vec<Finding>,
    /// The findings that a person has decided to leave.
    pub ignored: Vec<Ignored>,
    /// The findings that a person has decided in the ledger.
    pub decided: Vec<Decided>,
}

impl Topic {
    /// Whether the source of a claim has revised it since.
    pub fn is_revised(&self, claim: usize) -> bool {
        self.revised.iter().any(|(earlier, _)| *earlier == claim)
    }
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

    const fn of(severity: Option<Severity>) -> Self {
        match severity {
            None => Verdict::Consistent,
            Some(Severity::Note) => Verdict::Update,
            Some(Severity::Warning) => Verdict::Tension,
            Some(Severity::Error) => Verdict::Conflict,
        }
    }
}

/// Relates the claims of one group: one topic for each scope that its claims tell apart.
///
/// `members` are indices into the claims of the corpus, in order; `beside` those of a suggested group's second side,
/// empty for a sure one. A suggested group relates only claims of its two sides to each other.
#[must_use]
pub fn reduce(group: &Group, members: &[usize], beside: &[usize], ground: &Ground<'_>) -> Vec<Topic> {
    let mut all = [members, beside].concat();
    all.sort_unstable();
    all.dedup();
    let cells = scope::split(&all, &ground.corpus.claims, ground.aliases);
    cells
        .into_iter()
        .filter_map(|(scope, claims)| {
            let second: Vec<bool> = claims.iter().map(|claim| beside.binary_search(claim).is_ok()).collect();
            // Nothing of the draft is held against an archive alone.
            if claims.iter().all(|&claim| ground.corpus.is_archived(claim)) {
                return None;
            }
            // A scope that only one side of a suggestion has is no suggestion.
            let two_sided = second.contains(&true) && second.contains(&false);
            (group.beside.is_empty() || two_sided).then(|| topic(group, &scope, claims, second, ground))
        })
        .collect()
}

/// The topic of the claims of one scope.
fn topic(
    group: &Group,
    scope: &BTreeMap<String, String>,
    claims: Vec<usize>,
    second: Vec<bool>,
    ground: &Ground<'_>,
) -> Topic {
    let known = &ground.corpus.claims;
    let meant = meant::values(&claims, ground);
    let compared: Vec<Compared<'_>> = claims
        .iter()
        .zip(&meant)
        .map(|(&claim, meant)| {
            let value = meant.as_deref().unwrap_or(&known[claim].value);
            Compared::new(ground.side(claim, value), ground.terms.policy)
        })
        .collect();
    let beside = !group.beside.is_empty();
    let read = if beside { Vec::new() } else { why::of(&claims, ground.corpus) };
    let sure = group.sure && !beside && why::is_sure(&claims, ground.corpus);
    let evolves = evolves(claims.iter().map(|&claim| known[claim].evolves));
    let Named { entity, attribute, label, sides } = named(group, &claims, &second, known);
    let revised = superseded(&claims, ground);
    let revisions = Revisions { ground, claims: &claims, compared: &compared, evolves, revised: &revised };
    let (standing, compared, second) = revisions.standing(&second);
    let classes = classes(&compared, &standing, &second, ground);
    let room = if standing.len() <= PAIRED { usize::MAX } else { standing.len() * 8 };
    let (mut positions, omitted) = positions(&compared, &classes, room, ground);
    let home = homes(&positions, standing.len());
    let class_of = class_of(&classes, standing.len());
    let told = Told::of(&standing, &compared, evolves, ground);
    let members = Members {
        ground,
        compared: &compared,
        claims: standing,
        second,
        beside,
        sure,
        grouped: group.sure && !beside,
        evolves,
        classes,
        class_of,
        told,
        home,
    };
    let long = members.claims.len() > PAIRED;
    let pairs = if long { relate_some(&members) } else { relate_all(&members) };
    let name = scoped(&group.label, scope);
    let mut findings: Vec<Finding> = findings(&pairs, &members, &positions, &name);
    if !beside {
        findings.extend(sums(&members, &name));
        findings.extend(revisions.findings(&name));
        findings.retain(|finding| finding.claims.iter().any(|&claim| !ground.corpus.is_archived(claim)));
    }
    let worst = pairs.worst.max(findings.iter().map(|finding| finding.severity).max());
    let standing = members.claims;
    for position in &mut positions {
        position.claims.iter_mut().for_each(|claim| *claim = standing[*claim]);
    }
    let mut relations: Vec<(usize, usize, Code)> =
        pairs.relations.iter().map(|&(a, b, code)| (standing[a], standing[b], code)).collect();
    if !beside && !revised.is_empty() {
        relations.extend(revisions.relations());
        relations.sort_by_key(|&(a, b, _)| (a.min(b), a.max(b)));
    }
    Topic {
        entity,
        attribute,
        label,
        sides,
        scope: shared_scope(&claims, known),
        verdict: if standing.len() == 1 && worst.is_none() { Verdict::Single } else { Verdict::of(worst) },
        sure,
        why: [group.why.clone(), read].concat(),
        revised,
        relations,
        relations_omitted: claims.len() > PAIRED
            || omitted
            || claims.iter().filter(|claim| ground.corpus.is_archived(**claim)).nth(1).is_some(),
        claims,
        positions,
        findings,
        ignored: Vec::new(),
        decided: Vec::new(),
    }
}

/// The way in which the claims of a topic say that it changes; the most permissive where they differ.
fn evolves(said: impl Iterator<Item = Evolves>) -> Evolves {
    said.fold(Evolves::Fixed, |most, next| match (most, next) {
        (Evolves::Series, _) | (_, Evolves::Series) => Evolves::Series,
        (Evolves::Rising, Evolves::Falling) | (Evolves::Falling, Evolves::Rising) => Evolves::Series,
        (Evolves::Plan, _) | (_, Evolves::Plan) => Evolves::Plan,
        (Evolves::Fixed, other) | (other, _) => other,
    })
}

/// A group's label with the scope of one of its topics.
fn scoped(label: &str, scope: &BTreeMap<String, String>) -> String {
    if scope.is_empty() {
        return label.to_owned();
    }
    let scope: Vec<String> = scope.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{label} [{}]", scope.join(", "))
}

/// The scope of the claims, as the most outspoken of them writes it.
fn shared_scope(claims: &[usize], known: &[Claim]) -> BTreeMap<String, String> {
    let fullest = claims.iter().map(|&claim| &known[claim].scope).max_by(|a, b| a.len().cmp(&b.len()).then(b.cmp(a)));
    fullest.into_iter().flatten().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

/// How a topic is called.
struct Named {
    entity: Option<String>,
    attribute: Option<String>,
    label: String,
    sides: Option<(String, String)>,
}

fn named(group: &Group, claims: &[usize], second: &[bool], known: &[Claim]) -> Named {
    let side = |wanted: bool| {
        let labels = claims.iter().zip(second).filter(|(_, second)| **second == wanted);
        usual(labels.filter_map(|(&claim, _)| known[claim].topic.as_deref()))
    };
    let first = side(false);
    let (entity, attribute) = match split(first) {
        (entity, Some(attribute)) => (Some(entity.to_owned()), Some(attribute.to_owned())),
        _ => (None, None),
    };
    let sides = (!group.beside.is_empty()).then(|| (first.to_owned(), side(true).to_owned()));
    let label = sides.as_ref().map_or_else(|| first.to_owned(), |(first, second)| format!("{first} ~ {second}"));
    Named { entity, attribute, label, sides }
}

/// The label that most claims use; of several the first in alphabetical order.
fn usual<'l>(labels: impl Iterator<Item = &'l str>) -> &'l str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    labels.for_each(|label| *counts.entry(label.trim()).or_default() += 1);
    counts.into_iter().max_by(|(a, x), (b, y)| x.cmp(y).then_with(|| b.cmp(a))).map_or("", |(label, _)| label)
}

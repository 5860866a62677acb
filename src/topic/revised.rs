//! Versions of one article: within a topic the latest stands for its source, and what earlier ones say is superseded.

use super::finding::{Finding, revision};
use super::ground::Ground;
use super::pairs::{PAIRED, decide_read};
use crate::claim::Evolves;
use crate::relation::{Code, Compared};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The claims of `claims` that their source has revised since, each with the first claim of the latest version that
/// speaks of the topic too. Versions of which nobody knows which came first all stand.
pub(super) fn superseded(claims: &[usize], ground: &Ground<'_>) -> Vec<(usize, usize)> {
    let appeared = |claim: usize| ground.version(claim).and_then(|version| Some((version.of, version.appeared?)));
    let mut latest = BTreeMap::new();
    for &claim in claims {
        if let Some((of, time)) = appeared(claim) {
            let (known, by) = latest.entry(of).or_insert((time, claim));
            if time.order() > known.order() {
                (*known, *by) = (time, claim);
            }
        }
    }
    let revised = |&claim: &usize| {
        let (of, time) = appeared(claim)?;
        let (last, by) = latest.get(&of)?;
        last.is_after(&time).then_some((claim, *by))
    };
    claims.iter().filter_map(revised).collect()
}

/// The claims of a topic, ready to be compared, with those that are superseded.
pub(super) struct Revisions<'r> {
    pub ground: &'r Ground<'r>,
    pub claims: &'r [usize],
    pub compared: &'r [Compared<'r>],
    pub evolves: Evolves,
    pub revised: &'r [(usize, usize)],
}

impl Revisions<'_> {
    fn compared(&self, claim: usize) -> Option<&Compared<'_>> {
        self.compared.get(self.claims.binary_search(&claim).ok()?)
    }

    fn is_superseded(&self, claim: usize) -> bool {
        self.revised.binary_search_by_key(&claim, |(earlier, _)| *earlier).is_ok()
    }

    /// The claims that stand, ready to be compared, and for each whether it is of a suggestion's second side.
    pub fn standing(&self, second: &[bool]) -> (Vec<usize>, Cow<'_, [Compared<'_>]>, Vec<bool>) {
        if self.revised.is_empty() {
            return (self.claims.to_vec(), Cow::Borrowed(self.compared), second.to_vec());
        }
        let (mut claims, mut compared, mut sides) = (Vec::new(), Vec::new(), Vec::new());
        for ((&claim, ready), &side) in self.claims.iter().zip(self.compared).zip(second) {
            if !self.is_superseded(claim) {
                claims.push(claim);
                compared.push(ready.clone());
                sides.push(side);
            }
        }
        (claims, Cow::Owned(compared), sides)
    }

    /// The relations of superseded claims. They contradict nobody: where values do not agree, a pair is `apart`, and
    /// an `update` where the other is of a later version.
    pub fn relations(&self) -> Vec<(usize, usize, Code)> {
        if self.claims.len() > PAIRED {
            return Vec::new();
        }
        let mut relations = Vec::new();
        for (at, (&left, a)) in self.claims.iter().zip(self.compared).enumerate() {
            for (&right, b) in self.claims.iter().zip(self.compared).skip(at + 1) {
                if !self.is_superseded(left) && !self.is_superseded(right) || !self.ground.may_relate(left, right) {
                    continue;
                }
                let decision = decide_read((left, a), (right, b), self.evolves, self.ground);
                relations.push(match decision.code.severity() {
                    None => (left, right, decision.code),
                    Some(_) if !self.ground.are_versions(left, right) => (left, right, Code::Apart),
                    Some(_) if decision.reversed => (right, left, Code::Update),
                    Some(_) => (left, right, Code::Update),
                });
            }
        }
        relations
    }

    /// One finding for each superseded claim of which the later version says something else.
    pub fn findings(&self, topic: &str) -> Vec<Finding> {
        let mut standing: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &claim in self.claims.iter().filter(|claim| !self.is_superseded(**claim)) {
            if let Some(version) = self.ground.version(claim) {
                standing.entry(version.of).or_default().push(claim);
            }
        }
        let finding = |&(earlier, by): &(usize, usize)| {
            let now = standing.get(&self.ground.version(by)?.of)?;
            let ours = self.compared(earlier)?;
            let mut other = None;
            for &later in now.iter().take(PAIRED) {
                let theirs = self.compared(later)?;
                let decision = decide_read((earlier, ours), (later, theirs), self.evolves, self.ground);
                match decision.code {
                    Code::Apart => {}
                    code if code.severity().is_none() => return None,
                    _ => other = other.or(Some((later, theirs, decision))),
                }
            }
            let (later, theirs, decision) = other?;
            Some(revision((earlier, ours), (later, theirs), &decision, topic, self.ground))
        };
        self.revised.iter().filter_map(finding).take(PAIRED).collect()
    }
}

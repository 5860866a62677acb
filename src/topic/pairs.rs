//! Which pairs of a topic's claims are related, and which of them stand for a disagreement of two positions.

use super::finding::Backing;
use super::ground::Ground;
use super::members::Members;
use super::told::weigh;
use crate::claim::Evolves;
use crate::mention::Doubt;
use crate::problem::Severity;
use crate::relation::{Code, Compared, Decision, decide};
use rust_decimal::Decimal;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, HashSet};

/// Up to how many claims every pair is related, and how many findings a longer topic has at most.
pub(crate) const PAIRED: usize = 64;

/// What relating the claims of a topic came to; claims are known by their place in the topic.
#[derive(Debug, Default)]
pub(crate) struct Pairs {
    /// The pairs, the earlier of an update first.
    pub(crate) relations: Vec<(usize, usize, Code)>,
    /// The worst of all relations that were looked at.
    pub(crate) worst: Option<Severity>,
    /// One pair for each disagreement.
    pub(crate) findings: Vec<Pair>,
    /// How many further positions disagree with the leading one.
    pub(crate) rest: usize,
}

/// A pair that stands for a disagreement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) left: usize,
    pub(crate) right: usize,
    pub(crate) decision: Decision,
    pub(crate) distance: Decimal,
    pub(crate) severity: Severity,
    pub(crate) backing: Option<Backing>,
}

impl Pair {
    fn new(left: usize, right: usize, decision: Decision, members: &Members<'_>) -> Self {
        let terms = members.ground.terms_of(members.claims[left], members.claims[right]);
        let distance = members.compared[left].distance(&members.compared[right], &terms);
        let severity = members.severity(decision.code, left, right).unwrap_or(Severity::Note);
        let backing = members.backing(left, right);
        // The draft speaks first, but for an update.
        let archived = |at: usize| members.ground.corpus.is_archived(members.claims[at]);
        let turned = decision.reversed || decision.code != Code::Update && archived(left) && !archived(right);
        let (left, right) = if turned { (right, left) } else { (left, right) };
        Pair { left, right, decision, distance, severity, backing }
    }

    /// The disagreement that the pair stands for: both positions, in order of support but for an update, and the code.
    fn stands_for(&self, members: &Members<'_>) -> (usize, usize, Code) {
        let (a, b) = (members.home[self.left], members.home[self.right]);
        match self.decision.code {
            Code::Update => (a, b, Code::Update),
            code => (a.min(b), a.max(b), code),
        }
    }
}

impl Members<'_> {
    /// The relation of two claims.
    fn decide(&self, left: usize, right: usize) -> Decision {
        let side = |at: usize| (self.claims[at], &self.compared[at]);
        let decision = decide_read(side(left), side(right), self.evolves, self.ground);
        weigh((left, right), decision, self)
    }

    fn may_relate(&self, left: usize, right: usize) -> bool {
        (!self.beside || self.second[left] != self.second[right])
            && self.ground.may_relate(self.claims[left], self.claims[right])
    }

    /// What an archive has for a pair of a draft's claim and one of its own.
    fn backing(&self, left: usize, right: usize) -> Option<Backing> {
        let archived = |at: &usize| self.ground.corpus.is_archived(self.claims[*at]);
        let at = [left, right].into_iter().find(archived)?;
        let origins = self.class_of(at).map_or(1, |class| class.origins.len());
        let days = self.compared[left].time.zip(self.compared[right].time).map(|(a, b)| a.gap(&b));
        Some(Backing { origins, days })
    }

    /// Which of two pairs stands better for a disagreement: the one further apart, then by source and words, so that
    /// the choice does not depend on the order of the claims.
    fn better(&self, a: &Pair, b: &Pair) -> Ordering {
        let content = |at: usize| {
            let claim = self.claims[at];
            (self.ground.source(claim), self.ground.corpus.claims[claim].quote.exact.as_str())
        };
        let evidence = |pair: &Pair| pair.backing.map(|backing| backing.order());
        let contents = |pair: &Pair| {
            let (x, y) = (content(pair.left), content(pair.right));
            if x <= y { (x, y) } else { (y, x) }
        };
        Reverse(a.severity)
            .cmp(&Reverse(b.severity))
            .then_with(|| evidence(a).cmp(&evidence(b)))
            .then_with(|| b.distance.cmp(&a.distance))
            .then_with(|| contents(a).cmp(&contents(b)))
            .then_with(|| (a.left.min(a.right), a.left.max(a.right)).cmp(&(b.left.min(b.right), b.left.max(b.right))))
    }
}

/// The relation of two claims of the corpus. A figure with several readings is no finding where one of them agrees.
pub(super) fn decide_read(
    (left, a): (usize, &Compared<'_>),
    (right, b): (usize, &Compared<'_>),
    evolves: Evolves,
    ground: &Ground<'_>,
) -> Decision {
    let terms = ground.terms_of(left, right);
    let decision = decide(a, b, evolves, &terms);
    if decision.code.severity().is_none() {
        return decision;
    }
    // Only what the signs leave open excuses a contradiction.
    let readings = |claim: usize| {
        let all = &ground.corpus.claims[claim].alternatives;
        all.iter().filter(|other| other.doubt == Doubt::Notation)
    };
    let otherwise = || {
        let versions = ground.are_versions(left, right);
        if versions { Decision::of_versions(ground.order_of_versions(left, right)) } else { decision }
    };
    if readings(left).next().is_none() && readings(right).next().is_none() {
        return otherwise();
    }
    let others = |claim: usize| -> Vec<Compared<'_>> {
        let side = |value| ground.side(claim, value);
        readings(claim).map(|other| Compared::new(side(&other.value), ground.terms.policy)).collect()
    };
    let (ours, theirs) = (others(left), others(right));
    let mut readings = ours.iter().chain([a]).flat_map(|a| theirs.iter().chain([b]).map(move |b| (a, b)));
    let agreed = readings.find_map(|(a, b)| {
        let decision = decide(a, b, evolves, &terms);
        (decision.code != Code::Apart && decision.code.severity().is_none()).then_some(decision)
    });
    agreed.unwrap_or_else(otherwise)
}

/// Relates all pairs of a topic of at most [`PAIRED`] claims.
pub(crate) fn relate_all(members: &Members<'_>) -> Pairs {
    let mut pairs = Pairs::default();
    let mut worth = Vec::new();
    let count = members.claims.len();
    for left in 0..count {
        for right in left + 1..count {
            if !members.may_relate(left, right) {
                continue;
            }
            let decision = members.decide(left, right);
            let (a, b) = if decision.reversed { (right, left) } else { (left, right) };
            pairs.relations.push((a, b, decision.code));
            let severity = members.severity(decision.code, left, right);
            pairs.worst = pairs.worst.max(severity);
            if decision.code.severity().is_some() {
                worth.push(Pair::new(left, right, decision, members));
            }
        }
    }
    pairs.findings = representatives(only_next_updates(worth, members), members).into_values().collect();
    if members.beside {
        one_of_each_code(&mut pairs.findings, members);
    }
    pairs
}

/// Of a suggestion one pair of each code is told: whether the two labels are one is the first question.
fn one_of_each_code(findings: &mut Vec<Pair>, members: &Members<'_>) {
    findings.sort_by(|a, b| a.decision.code.cmp(&b.decision.code).then_with(|| members.better(a, b)));
    findings.dedup_by_key(|pair| pair.decision.code);
}

/// Relates the claims of a longer topic: those of the best supported values to each other, and every other position to
/// the leading one.
pub(crate) fn relate_some(members: &Members<'_>) -> Pairs {
    let mut pairs = Pairs::default();
    let mut worth = Vec::new();
    let first = |class: usize| members.classes[class].members[0];
    let chosen = chosen(members);
    for (place, &a) in chosen.iter().enumerate() {
        for &b in &chosen[place + 1..] {
            let (left, right) = (first(a).min(first(b)), first(a).max(first(b)));
            if members.may_relate(left, right) {
                let decision = members.decide(left, right);
                pairs.worst = pairs.worst.max(members.severity(decision.code, left, right));
                if decision.code.severity().is_some() {
                    worth.push(Pair::new(left, right, decision, members));
                }
            }
        }
    }
    let is_leading = |pair: &Pair| {
        let (a, b, code) = pair.stands_for(members);
        a == 0 || a == b || code == Code::Update
    };
    if members.ground.corpus.archived.is_empty() {
        worth.retain(is_leading);
    }
    let mut seen = HashSet::new();
    let firsts = || members.classes.iter().map(|class| class.members[0]);
    // The best supported value of the leading position, and of its other side where the topic has two.
    let lead_beside =
        |second: bool| firsts().find(|&first| members.home[first] == 0 && members.second[first] == second);
    let leads = [lead_beside(false), lead_beside(true)];
    for other in firsts() {
        let home = members.home[other];
        let Some(lead) = leads.into_iter().flatten().find(|&lead| members.may_relate(lead, other)) else { continue };
        if home == 0 || (home != usize::MAX && !seen.insert(home)) {
            continue;
        }
        let (left, right) = (lead.min(other), lead.max(other));
        let decision = members.decide(left, right);
        pairs.worst = pairs.worst.max(members.severity(decision.code, left, right));
        if decision.code.severity().is_some() && decision.code != Code::Update {
            worth.push(Pair::new(left, right, decision, members));
        }
    }
    let (updates, disagreements): (Vec<Pair>, Vec<Pair>) =
        worth.into_iter().partition(|pair| pair.decision.code == Code::Update);
    let updates = representatives(only_next_updates(updates, members), members).into_values();
    let mut disagreements: Vec<Pair> = representatives(disagreements, members).into_values().collect();
    disagreements.sort_by_key(|pair| Reverse(pair.decision.code.severity()));
    pairs.rest = disagreements.len().saturating_sub(PAIRED);
    pairs.findings = updates.take(PAIRED).chain(disagreements.into_iter().take(PAIRED)).collect();
    if members.beside {
        one_of_each_code(&mut pairs.findings, members);
    }
    pairs.relations = pairs.findings.iter().map(|pair| (pair.left, pair.right, pair.decision.code)).collect();
    pairs
}

/// The best supported classes, and the lowest and the highest.
fn chosen(members: &Members<'_>) -> Vec<usize> {
    let archived =
        |class: &usize| members.ground.corpus.is_archived(members.claims[members.classes[*class].members[0]]);
    let all = 0..members.classes.len();
    let mut chosen: Vec<usize> = all.clone().filter(|class| !archived(class)).take(PAIRED).collect();
    chosen.extend(all.filter(archived).take(PAIRED));
    let ends = |class: usize| {
        let allowed = members.compared[members.classes[class].members[0]].allowed()?;
        Some((allowed.low.map(|end| end.at)?, allowed.high.map(|end| end.at)?))
    };
    let bounded = || (0..members.classes.len()).filter_map(|class| Some((ends(class)?, class)));
    let lowest = bounded().min_by(|(a, x), (b, y)| a.0.cmp(&b.0).then(x.cmp(y)));
    let highest = bounded().min_by(|(a, x), (b, y)| b.1.cmp(&a.1).then(x.cmp(y)));
    for (_, class) in lowest.into_iter().chain(highest) {
        if !chosen.contains(&class) {
            chosen.push(class);
        }
    }
    chosen
}

/// Updates between neighbours in time only: Monday to Tuesday and Tuesday to Friday, not Monday to Friday.
fn only_next_updates(worth: Vec<Pair>, members: &Members<'_>) -> Vec<Pair> {
    if worth.iter().all(|pair| pair.decision.code != Code::Update) {
        return worth;
    }
    let mut later: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let updates = || worth.iter().filter(|pair| pair.decision.code == Code::Update);
    updates().for_each(|pair| later.entry(pair.left).or_default().push(pair.right));
    let known: HashSet<(usize, usize)> = updates().map(|pair| (pair.left, pair.right)).collect();
    let is_next = |pair: &Pair| {
        let between = later.get(&pair.left).into_iter().flatten();
        pair.decision.code != Code::Update
            || !between.copied().any(|middle| {
                let time = |at: usize| &members.compared[at];
                known.contains(&(middle, pair.right)) && time(middle).is_before(time(pair.right))
            })
    };
    let keep: Vec<bool> = worth.iter().map(is_next).collect();
    worth.into_iter().zip(keep).filter_map(|(pair, keep)| keep.then_some(pair)).collect()
}

/// One pair for each disagreement.
fn representatives(worth: Vec<Pair>, members: &Members<'_>) -> BTreeMap<(usize, usize, usize, Code), Pair> {
    let mut best: BTreeMap<(usize, usize, usize, Code), Pair> = BTreeMap::new();
    for pair in worth {
        let (a, b, code) = pair.stands_for(members);
        // Without a position of its own a claim stands for itself.
        let alone = if b == usize::MAX { pair.left.max(pair.right) } else { 0 };
        best.entry((a, b, alone, code))
            .and_modify(|kept| {
                if members.better(&pair, kept).is_lt() {
                    *kept = pair;
                }
            })
            .or_insert(pair);
    }
    best
}

//! The claims of one topic: those that no rule tells apart, and the positions that they come to.

use super::ground::Ground;
use super::position::{Item, Position, by_support, sweep};
use super::told::Told;
use super::why;
use crate::claim::Evolves;
use crate::problem::Severity;
use crate::relation::{Code, Compared, Likeness, comparable};
use crate::value::Interval;
use std::collections::{BTreeMap, HashMap};

/// The claims of one topic, made ready to be compared. Claims are known by their place in `claims`.
pub(crate) struct Members<'g> {
    pub(crate) ground: &'g Ground<'g>,
    /// The claims, ready to be compared.
    pub(crate) compared: &'g [Compared<'g>],
    /// Indices of claims in the corpus, in order.
    pub(crate) claims: Vec<usize>,
    /// Of a topic with two sides, which claims are of its second side.
    pub(crate) second: Vec<bool>,
    /// Whether the topic has two sides, and only pairs across are related.
    pub(crate) beside: bool,
    /// Whether all claims are of the topic for sure.
    pub(crate) sure: bool,
    /// Whether their labels are; of claims of articles each pair may still be suggested.
    pub(crate) grouped: bool,
    pub(crate) evolves: Evolves,
    /// Claims that no rule tells apart, best supported first.
    pub(crate) classes: Vec<Class>,
    /// For each claim its class.
    pub(crate) class_of: Vec<usize>,
    /// What their articles tell beside them.
    pub(crate) told: Told,
    /// For each claim its best supported position.
    pub(crate) home: Vec<usize>,
}

impl Members<'_> {
    /// How much a relation of two claims matters: at most a warning where they are of one topic by suggestion.
    pub(crate) fn severity(&self, code: Code, left: usize, right: usize) -> Option<Severity> {
        let severity = code.severity()?;
        let pair = [self.claims[left], self.claims[right]];
        let sure = || self.sure || self.grouped && why::is_sure(&pair, self.ground.corpus);
        Some(if severity > Severity::Warning && !sure() { Severity::Warning } else { severity })
    }

    /// How many independent origins stand on the side of `claim` against `other`: those of its position, or where both
    /// are of one position those that say the same as it.
    pub(crate) fn origins_of(&self, claim: usize, other: usize, positions: &[Position]) -> usize {
        let home = self.home[claim];
        match positions.get(home) {
            Some(position) if home != self.home[other] => position.origins,
            _ => self.class_of(claim).map_or(1, |class| class.origins.len()),
        }
    }

    /// The claims that no rule tells from one.
    pub(crate) fn class_of(&self, claim: usize) -> Option<&Class> {
        self.classes.get(*self.class_of.get(claim)?)
    }
}

/// For each of `count` claims its class.
pub(crate) fn class_of(classes: &[Class], count: usize) -> Vec<usize> {
    let mut of = vec![usize::MAX; count];
    for (at, class) in classes.iter().enumerate() {
        class.members.iter().for_each(|&claim| of[claim] = at);
    }
    of
}

/// Claims that no rule tells apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Class {
    pub(crate) members: Vec<usize>,
    pub(crate) origins: Vec<u32>,
}

/// Claims that no rule tells apart, best supported first.
pub(crate) fn classes(compared: &[Compared<'_>], claims: &[usize], second: &[bool], ground: &Ground<'_>) -> Vec<Class> {
    let mut known: HashMap<(Likeness<'_>, bool, bool), usize> = HashMap::with_capacity(compared.len());
    let mut classes: Vec<Class> = Vec::new();
    for (place, claim) in compared.iter().enumerate() {
        let archived = ground.corpus.is_archived(claims[place]);
        let class = *known.entry((claim.likeness(), second[place], archived)).or_insert_with(|| {
            classes.push(Class::default());
            classes.len() - 1
        });
        classes[class].members.push(place);
        classes[class].origins.push(ground.origin(claims[place]));
    }
    for class in &mut classes {
        class.origins.sort_unstable();
        class.origins.dedup();
    }
    let low = |class: &Class| compared[class.members[0]].allowed().and_then(|allowed| allowed.low).map(|end| end.at);
    classes.sort_by(|a, b| {
        let support = |class: &Class| (class.origins.len(), class.members.len());
        support(b).cmp(&support(a)).then_with(|| low(a).cmp(&low(b))).then_with(|| a.members.cmp(&b.members))
    });
    classes
}

/// The positions of the classes, best supported first; claims are known by their place in the topic.
pub(crate) fn positions(
    compared: &[Compared<'_>],
    classes: &[Class],
    room: usize,
    ground: &Ground<'_>,
) -> (Vec<Position>, bool) {
    let firsts: Vec<&Compared<'_>> = classes.iter().map(|class| &compared[class.members[0]]).collect();
    let (group_of, frames) = comparable(&firsts);
    let mut swept: Vec<Vec<Item>> = frames.iter().map(|_| Vec::new()).collect();
    let mut listed: BTreeMap<(usize, String), Item> = BTreeMap::new();
    for ((class, first), group) in classes.iter().zip(&firsts).zip(group_of) {
        let allowed = frames[group].as_ref().and_then(|frame| frame.allowed(first, &ground.terms));
        let item = Item {
            interval: allowed.unwrap_or(Interval::ALL),
            claims: class.members.clone(),
            origins: class.origins.clone(),
        };
        match first.sameness() {
            None if allowed.is_some() => swept[group].push(item),
            sameness => {
                let words = sameness.unwrap_or_else(|| format!("{:?}", class.members));
                listed.entry((group, words)).and_modify(|same| same.add(&item)).or_insert(item);
            }
        }
    }
    let mut all: Vec<Position> = Vec::new();
    let mut omitted = false;
    for (items, frame) in swept.iter().zip(&frames).filter(|(items, _)| !items.is_empty()) {
        let (positions, left_out) = sweep(items, room);
        omitted |= left_out;
        let axis = frame.as_ref().map(|frame| frame.axis.clone());
        all.extend(positions.into_iter().map(|position| Position { axis: axis.clone(), ..position }));
    }
    all.extend(listed.into_values().map(Item::position));
    all.sort_by(by_support);
    (all, omitted)
}

/// For each claim its best supported position; `usize::MAX` for one whose positions were left out.
pub(crate) fn homes(positions: &[Position], count: usize) -> Vec<usize> {
    let mut homes = vec![usize::MAX; count];
    for (at, position) in positions.iter().enumerate() {
        for &claim in &position.claims {
            homes[claim] = homes[claim].min(at);
        }
    }
    homes
}

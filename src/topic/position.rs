//! Positions: the maximal sets of claims that are consistent with each other.
//!
//! Amounts and dates are swept from left to right. Three intervals that meet in pairs meet all together, so the
//! maximal sets are those where something ends after something began. Two intervals that share no more than an end do
//! not meet, while a point on an end meets the interval: a point between two that touch belongs to two positions.

use crate::relation::Axis;
use crate::value::Interval;
use rust_decimal::Decimal;
use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

/// Claims whose allowed intervals all meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Indices of claims in the corpus, in order.
    pub claims: Vec<usize>,
    /// What their allowed intervals have in common; `None` for names and yes/no.
    pub common: Option<Interval>,
    /// What the ends of `common` are numbers of: the unit as written where all claims share it, else the base unit;
    /// `None` for names, yes/no and denials.
    pub axis: Option<Axis>,
    /// How many independent origins stand behind it.
    pub origins: usize,
}

/// Claims that count as one in the sweep: they allow the same interval.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) interval: Interval,
    /// The claims, in order.
    pub(crate) claims: Vec<usize>,
    /// The distinct origins of the claims.
    pub(crate) origins: Vec<u32>,
}

impl Item {
    /// Adds claims that say the same.
    pub(crate) fn add(&mut self, other: &Item) {
        self.claims.extend(&other.claims);
        self.claims.sort_unstable();
        self.origins.extend(&other.origins);
        self.origins.sort_unstable();
        self.origins.dedup();
    }

    /// The position of claims that have no interval to share.
    pub(crate) fn position(self) -> Position {
        Position { claims: self.claims, common: None, axis: None, origins: self.origins.len() }
    }
}

/// Best supported first: by origins, then claims, then lower end; by upper end and unit where even that is the same, so
/// that the order does not depend on that of the claims.
pub(crate) fn by_support(a: &Position, b: &Position) -> Ordering {
    let low = |position: &Position| position.common.and_then(|common| common.low).map(|end| (end.at, !end.inclusive));
    let high = |position: &Position| position.common.and_then(|common| common.high).map(|end| (end.at, end.inclusive));
    let support = |position: &Position| (position.origins, position.claims.len());
    let unit = |position: &Position| match &position.axis {
        Some(Axis::Amount(unit)) => Some(unit.clone()),
        _ => None,
    };
    support(b)
        .cmp(&support(a))
        .then_with(|| low(a).cmp(&low(b)))
        .then_with(|| high(a).cmp(&high(b)))
        .then_with(|| unit(a).cmp(&unit(b)))
}

/// The maximal sets of items that all meet, best supported first, and whether some were left out.
///
/// A set is left out once those listed name `room` claims between them: a claim that leaves much open belongs to
/// every set, and a long topic would else list it as often as there are values.
pub(crate) fn sweep(items: &[Item], room: usize) -> (Vec<Position>, bool) {
    let turns = turns(items);
    let mut found = Vec::new();
    walk(items, &turns, |set| found.push(set.measure()));
    let mut best: Vec<usize> = (0..found.len()).collect();
    best.sort_by(|&a, &b| {
        let key = |at: usize| (Reverse((found[at].origins, found[at].claims)), at);
        key(a).cmp(&key(b))
    });
    let mut wanted = vec![false; found.len()];
    let mut named = 0;
    for &at in &best {
        named += found[at].claims;
        wanted[at] = named <= room || at == best[0];
    }
    let mut positions = Vec::new();
    let mut at = 0;
    walk(items, &turns, |set| {
        if wanted[at] {
            positions.push(set.position());
        }
        at += 1;
    });
    positions.sort_by(by_support);
    (positions, wanted.contains(&false))
}

/// One coordinate at which intervals begin or end.
struct Turn {
    at: Decimal,
    starts: Vec<u32>,
    ends: Vec<u32>,
    points: Vec<u32>,
}

fn turns(items: &[Item]) -> Vec<Turn> {
    #[derive(Clone, Copy)]
    enum What {
        Start,
        End,
        Point,
    }
    let mut events: Vec<(Decimal, What, u32)> = Vec::with_capacity(items.len() * 2);
    for (index, item) in (0_u32..).zip(items) {
        let Interval { low, high } = item.interval;
        if item.interval.is_point() {
            events.extend(low.map(|end| (end.at, What::Point, index)));
        } else {
            events.extend(low.map(|end| (end.at, What::Start, index)));
            events.extend(high.map(|end| (end.at, What::End, index)));
        }
    }
    events.sort_by(|a, b| a.0.cmp(&b.0).then(a.2.cmp(&b.2)));
    let turn = |same: &[(Decimal, What, u32)]| {
        let mut turn = Turn { at: same[0].0, starts: Vec::new(), ends: Vec::new(), points: Vec::new() };
        for (_, what, index) in same {
            match what {
                What::Start => turn.starts.push(*index),
                What::End => turn.ends.push(*index),
                What::Point => turn.points.push(*index),
            }
        }
        turn
    };
    events.chunk_by(|a, b| a.0 == b.0).map(turn).collect()
}

/// The set of items that the sweep is in, with its support kept up to date.
struct Set<'i> {
    items: &'i [Item],
    members: Vec<u32>,
    /// Where each item stands in `members`.
    places: Vec<u32>,
    claims: usize,
    origins: HashMap<u32, u32>,
}

struct Measure {
    claims: usize,
    origins: usize,
}

impl Set<'_> {
    fn add(&mut self, index: u32) {
        self.places[index as usize] = self.members.len() as u32;
        self.members.push(index);
        let item = &self.items[index as usize];
        self.claims += item.claims.len();
        for origin in &item.origins {
            *self.origins.entry(*origin).or_default() += 1;
        }
    }

    fn remove(&mut self, index: u32) {
        let place = self.places[index as usize] as usize;
        self.members.swap_remove(place);
        if let Some(&moved) = self.members.get(place) {
            self.places[moved as usize] = place as u32;
        }
        let item = &self.items[index as usize];
        self.claims -= item.claims.len();
        for origin in &item.origins {
            if let Some(count) = self.origins.get_mut(origin) {
                *count -= 1;
                if *count == 0 {
                    self.origins.remove(origin);
                }
            }
        }
    }

    fn measure(&self) -> Measure {
        Measure { claims: self.claims, origins: self.origins.len() }
    }

    fn position(&self) -> Position {
        let items = || self.members.iter().map(|&index| &self.items[index as usize]);
        let mut claims: Vec<usize> = items().flat_map(|item| item.claims.iter().copied()).collect();
        claims.sort_unstable();
        let common = items().try_fold(Interval::ALL, |common, item| common.overlap(&item.interval));
        Position { claims, common, axis: None, origins: self.origins.len() }
    }
}

/// Walks the sweep and shows every maximal set once, from left to right.
fn walk<'i>(items: &'i [Item], turns: &[Turn], mut show: impl FnMut(&Set<'i>)) {
    let mut set = Set { items, members: Vec::new(), places: vec![0; items.len()], claims: 0, origins: HashMap::new() };
    for (index, item) in (0_u32..).zip(items) {
        if item.interval.low.is_none() {
            set.add(index);
        }
    }
    // Whether something was added since the last set that was shown: only then is the set no part of that one.
    let mut fresh = !set.members.is_empty();
    let included = |index: &u32, at: Decimal| {
        let Interval { low, high } = items[*index as usize].interval;
        [low, high].into_iter().flatten().any(|end| end.at == at && end.inclusive)
    };
    for turn in turns {
        if turn.points.is_empty() {
            if fresh && !turn.ends.is_empty() {
                show(&set);
                fresh = false;
            }
            turn.ends.iter().for_each(|&index| set.remove(index));
            turn.starts.iter().for_each(|&index| set.add(index));
            fresh |= !turn.starts.is_empty();
            continue;
        }
        let (ending, ended): (Vec<u32>, Vec<u32>) = turn.ends.iter().partition(|index| included(index, turn.at));
        let (starting, started): (Vec<u32>, Vec<u32>) = turn.starts.iter().partition(|index| included(index, turn.at));
        if fresh && !ended.is_empty() {
            show(&set);
        }
        ended.iter().for_each(|&index| set.remove(index));
        turn.points.iter().for_each(|&index| set.add(index));
        if !ending.is_empty() || starting.is_empty() {
            show(&set);
        }
        ending.iter().for_each(|&index| set.remove(index));
        starting.iter().for_each(|&index| set.add(index));
        if !starting.is_empty() {
            show(&set);
        }
        turn.points.iter().for_each(|&index| set.remove(index));
        started.iter().for_each(|&index| set.add(index));
        fresh = !started.is_empty();
    }
    if fresh && !set.members.is_empty() {
        show(&set);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::End;

    /// `[1 2]` with brackets that include and parentheses that do not; `*` is open.
    fn interval(text: &str) -> Interval {
        let (low, high) = text[1..text.len() - 1].split_once(' ').expect("two ends");
        let end = |text: &str, inclusive| text.parse().ok().map(|at| End { at, inclusive });
        Interval { low: end(low, text.starts_with('[')), high: end(high, text.ends_with(']')) }
    }

    fn check(intervals: &str) -> String {
        let items: Vec<Item> = intervals
            .split(", ")
            .enumerate()
            .map(|(at, text)| Item { interval: interval(text), claims: vec![at], origins: vec![at as u32] })
            .collect();
        let (positions, _) = sweep(&items, usize::MAX);
        positions.iter().map(|position| format!("{:?}", position.claims)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn sets_that_meet() {
        for (intervals, positions) in [
            ("[1 2]", "[0]"),
            ("[1 3], [2 4]", "[0, 1]"),
            ("[1 2], [2 3]", "[0] [1]"),
            ("[1 2], [2 3], [2 2]", "[0, 2] [1, 2]"),
            ("[1 2), [2 3], [2 2]", "[1, 2] [0]"),
            ("[1 2), (2 3], [2 2]", "[0] [2] [1]"),
            ("[1 2], [2 3], [1 3]", "[0, 2] [1, 2]"),
            ("[1 9], [2 4], [3 5], [6 7], [8 8]", "[0, 1, 2] [0, 3] [0, 4]"),
            ("(* 5), (3 *), (* 2)", "[0, 2] [0, 1]"),
            ("[2 2], [2 2], [3 3]", "[0, 1] [2]"),
            ("[2 2], (2 4), [2 3]", "[0, 2] [1, 2]"),
            ("[* *], [1 1]", "[0, 1]"),
        ] {
            assert_eq!(check(intervals), positions, "{intervals}");
        }
    }
}

//! Clusters of what belongs together on the whole: average linkage over weighed pairs.

use foldhash::HashMap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A pair of members, the lower first, and its weight.
pub(super) type Pair = (usize, usize, i32);

/// Two clusters that may be joined: the mean weight of their pairs, and their numbers, the lower first. The greatest comes first.
type Join = (i64, Reverse<(u32, u32)>);

/// What the pairs between a cluster and each of its neighbours weigh together, and how many they are. It is never read in the
/// order of the map but to put what it holds in order.
type Neighbours = HashMap<u32, (i64, i64)>;

/// Joins the two clusters whose pairs weigh most on average, again and again, as long as they weigh more than `least`. A pair
/// that is not given says nothing. Returns for each of `count` members the lowest member of its cluster.
pub(super) fn average(count: usize, pairs: &[Pair], least: i32) -> Vec<usize> {
    let mut between = neighbours(count, pairs);
    // Pairs of members, the greatest last, and pairs of clusters that have grown since.
    let heavy = pairs.iter().filter(|(.., weight)| *weight > least);
    let mut given: Vec<Join> =
        heavy.map(|&(one, other, weight)| (mean((weight.into(), 1)), Reverse((number(one), number(other))))).collect();
    given.sort_unstable();
    let mut grown: BinaryHeap<Join> = BinaryHeap::new();
    // A cluster is kept under one of its members, which is not its lowest where a larger one took it in.
    let mut cluster: Vec<usize> = (0..count).collect();
    let mut lowest: Vec<usize> = (0..count).collect();
    while let Some((weight, Reverse(ends))) = if grown.peek() > given.last() { grown.pop() } else { given.pop() } {
        let (one, other) = (ends.0 as usize, ends.1 as usize);
        // What was said of a cluster that has grown since is no longer so.
        let stands = cluster[one] == one && cluster[other] == other;
        if !stands || between[one].get(&ends.1).is_none_or(|&sum| mean(sum) != weight) {
            continue;
        }
        // The one with fewer neighbours is taken in, so that each neighbour moves seldom.
        let (kept, taken) = if between[one].len() < between[other].len() { (other, one) } else { (one, other) };
        cluster[taken] = kept;
        lowest[kept] = lowest[kept].min(lowest[taken]);
        let (into, from) = (number(kept), number(taken));
        between[kept].remove(&from);
        for (third, (weight, pairs)) in std::mem::take(&mut between[taken]) {
            if third == into {
                continue;
            }
            between[third as usize].remove(&from);
            let sum = between[kept].entry(third).or_default();
            *sum = (sum.0 + weight, sum.1 + pairs);
            let sum = *sum;
            between[third as usize].insert(into, sum);
            if sum.0 > i64::from(least) * sum.1 {
                grown.push((mean(sum), Reverse((into.min(third), into.max(third)))));
            }
        }
    }
    for member in 0..count {
        let mut root = cluster[member];
        while cluster[root] != root {
            root = cluster[root];
        }
        // What was passed on the way need not be passed again.
        let mut passed = member;
        while cluster[passed] != root {
            passed = std::mem::replace(&mut cluster[passed], root);
        }
    }
    cluster.into_iter().map(|root| lowest[root]).collect()
}

/// A member as it is numbered here: no story has as many claims as there are numbers.
const fn number(member: usize) -> u32 {
    member as u32
}

/// The neighbours of each member by itself.
fn neighbours(count: usize, pairs: &[Pair]) -> Vec<Neighbours> {
    let mut counts = vec![0; count];
    for &(one, other, _) in pairs {
        counts[one] += 1;
        counts[other] += 1;
    }
    let mut between: Vec<Neighbours> =
        counts.into_iter().map(|count| Neighbours::with_capacity_and_hasher(count, Default::default())).collect();
    for &(one, other, weight) in pairs {
        between[one].insert(number(other), (weight.into(), 1));
        between[other].insert(number(one), (weight.into(), 1));
    }
    between
}

/// The mean weight of pairs, in parts so small that two means hardly ever fall together.
fn mean((weight, pairs): (i64, i64)) -> i64 {
    weight * 4_096 / pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(count: usize, pairs: &[Pair], want: &[usize]) {
        assert_eq!(average(count, pairs, 0), want);
    }

    #[test]
    fn clusters_hold_together_on_average() {
        check(3, &[], &[0, 1, 2]);
        check(3, &[(0, 2, 5)], &[0, 1, 0]);
        // A chain whose ends repel each other breaks at its weaker link.
        check(3, &[(0, 1, 5), (1, 2, 4), (0, 2, -9)], &[0, 0, 2]);
        check(3, &[(0, 1, 5), (1, 2, 4), (0, 2, -3)], &[0, 0, 0]);
        // Of equal links the first is taken.
        check(4, &[(0, 1, 2), (1, 2, 2), (2, 3, 2), (0, 2, -3), (1, 3, -3), (0, 3, -3)], &[0, 0, 2, 2]);
        check(5, &[(3, 4, 9), (0, 4, 1), (0, 3, 1), (1, 2, -1)], &[0, 1, 2, 0, 0]);
    }
}

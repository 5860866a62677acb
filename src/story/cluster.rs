//! Clusters of what belongs together on the whole: average linkage over weighed pairs.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// A pair of members, the lower first, and its weight.
pub(super) type Pair = (usize, usize, i32);

/// Joins the two clusters whose pairs weigh most on average, again and again, as long as they weigh more than `least`. A pair
/// that is not given says nothing. Returns for each of `count` members the lowest member of its cluster.
pub(super) fn average(count: usize, pairs: &[Pair], least: i32) -> Vec<usize> {
    // What the pairs between two clusters weigh together, and how many they are.
    let mut between: Vec<BTreeMap<usize, (i64, i64)>> = vec![BTreeMap::new(); count];
    let mut heap: BinaryHeap<(i64, Reverse<usize>, Reverse<usize>)> = BinaryHeap::new();
    for &(one, other, weight) in pairs {
        between[one].insert(other, (i64::from(weight), 1));
        between[other].insert(one, (i64::from(weight), 1));
        if weight > least {
            heap.push((mean((i64::from(weight), 1)), Reverse(one), Reverse(other)));
        }
    }
    // A cluster is kept under one of its members, which is not its lowest where a larger one took it in.
    let mut cluster: Vec<usize> = (0..count).collect();
    let mut lowest: Vec<usize> = (0..count).collect();
    while let Some((weight, Reverse(one), Reverse(other))) = heap.pop() {
        // What was said of a cluster that has grown since is no longer so.
        let stands = cluster[one] == one && cluster[other] == other;
        if !stands || between[one].get(&other).is_none_or(|&sum| mean(sum) != weight) {
            continue;
        }
        // The one with fewer neighbours is taken in, so that each neighbour moves seldom.
        let (kept, taken) = if between[one].len() < between[other].len() { (other, one) } else { (one, other) };
        cluster[taken] = kept;
        lowest[kept] = lowest[kept].min(lowest[taken]);
        between[kept].remove(&taken);
        for (third, (weight, pairs)) in std::mem::take(&mut between[taken]) {
            if third == kept {
                continue;
            }
            between[third].remove(&taken);
            let sum = between[kept].entry(third).or_default();
            *sum = (sum.0 + weight, sum.1 + pairs);
            let sum = *sum;
            between[third].insert(kept, sum);
            if sum.0 > i64::from(least) * sum.1 {
                heap.push((mean(sum), Reverse(kept.min(third)), Reverse(kept.max(third))));
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

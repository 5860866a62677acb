//! Sets that grow together, each under its smallest member.

/// Disjoint sets of the numbers below a limit.
pub(super) struct Union {
    parent: Vec<usize>,
}

impl Union {
    pub(super) fn new(count: usize) -> Self {
        Union { parent: (0..count).collect() }
    }

    /// The smallest member of the set of `one`.
    pub(super) fn find(&mut self, one: usize) -> usize {
        let mut root = one;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        let mut at = one;
        while self.parent[at] != root {
            at = std::mem::replace(&mut self.parent[at], root);
        }
        root
    }

    /// Makes two sets one.
    pub(super) fn join(&mut self, one: usize, other: usize) -> usize {
        let (one, other) = (self.find(one), self.find(other));
        let (least, most) = (one.min(other), one.max(other));
        if least != most {
            self.parent[most] = least;
        }
        least
    }
}

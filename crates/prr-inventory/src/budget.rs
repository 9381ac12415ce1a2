/// Comparisons that every tree is given.
const BASE: u64 = 250_000;

/// Comparisons that a tree is given for each of its resources.
const EACH: u64 = 32;

/// How much work may go into finding the other ends of relations: linear in the size of the tree. Selectors that all select everything would
/// take its square.
#[derive(Debug)]
pub(crate) struct Budget {
    left: u64,
    spent: u64,
}

impl Budget {
    pub(crate) const fn new(resources: usize) -> Self {
        Self { left: BASE + EACH * resources as u64, spent: 0 }
    }

    /// Takes what a look at this many candidates costs. False if there is not enough left.
    pub(crate) fn take(&mut self, candidates: usize) -> bool {
        let cost = candidates as u64 + 1;
        let enough = cost <= self.left;
        if enough {
            self.left -= cost;
            self.spent += cost;
        }
        enough
    }

    /// What was taken so far.
    #[cfg(test)]
    pub(crate) const fn spent(&self) -> u64 {
        self.spent
    }
}

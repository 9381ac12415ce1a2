//! What documents say, without how they are written: digests that are equal where the values are.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::arena::Arena;
use crate::image::{FLAG_MERGE, FLAG_SHADOWED, FLAG_TRUE, NONE};
use crate::{Kind, scalar};

/// A digest of a value: the first half of its SHA-256.
pub type ValueDigest = [u8; 16];

/// Mappings that merge keys lend to each other; as deep as readers of the image look.
const DEEPEST_MERGE: u8 = 8;

impl Arena {
    /// A digest of the values of each document, in the order of [`Arena::roots`]. Comments, positions, styles, the order of keys, aliases and
    /// merge keys do not count.
    #[must_use]
    pub fn value_digests(&self) -> Vec<ValueDigest> {
        let mut values = Values {
            arena: self,
            digests: vec![ValueDigest::default(); self.nodes.len()],
            // A merge is looked up as often as it is used: enough for every file that people write, and a bound on those they do not.
            merged: 4 * self.nodes.len() + 4_096,
        };
        values.all();
        self.roots.iter().map(|root| values.digests[*root as usize]).collect()
    }
}

struct Values<'a> {
    arena: &'a Arena,
    digests: Vec<ValueDigest>,
    /// Looks at other mappings and their entries that are still allowed.
    merged: usize,
}

impl<'a> Values<'a> {
    /// Digests every node once: containers when their last child is behind them, so that what an alias refers to is there already.
    fn all(&mut self) {
        let mut open: Vec<u32> = Vec::new();
        for node in 0..u32::try_from(self.arena.nodes.len()).unwrap_or(NONE) {
            self.close(&mut open, node);
            let record = self.arena.nodes.at(node);
            match Kind::from_u8(record.kind) {
                Some(Kind::Mapping | Kind::Sequence) => open.push(node),
                // A node that holds itself has no digest yet, and is a fault.
                Some(Kind::Alias) => self.digests[node as usize] = self.digests[record.a as usize],
                kind => self.digests[node as usize] = self.scalar(kind.unwrap_or(Kind::Null), node),
            }
        }
        self.close(&mut open, NONE);
    }

    fn close(&mut self, open: &mut Vec<u32>, before: u32) {
        while let Some(node) = open.pop_if(|node| self.arena.nodes.at(*node).end <= before) {
            self.digests[node as usize] =
                if self.arena.is(node, Kind::Mapping) { self.mapping(node) } else { self.sequence(node) };
        }
    }

    fn scalar(&self, kind: Kind, node: u32) -> ValueDigest {
        let record = self.arena.nodes.at(node);
        let text = self.arena.slice(record);
        match kind {
            Kind::Null => digest(kind, [&b""[..]]),
            Kind::Bool => digest(kind, [&[record.flags & FLAG_TRUE][..]]),
            // `0o17` and `15` are one number.
            Kind::Int => match scalar::integer(text) {
                Some(number) => digest(kind, [&number.to_le_bytes()[..]]),
                None => digest(kind, [text.as_bytes()]),
            },
            Kind::Float => match scalar::number(text) {
                Some(number) => digest(kind, [&number.to_bits().to_le_bytes()[..]]),
                None => digest(kind, [text.as_bytes()]),
            },
            _ => digest(kind, [text.as_bytes()]),
        }
    }

    fn sequence(&self, node: u32) -> ValueDigest {
        digest(Kind::Sequence, self.arena.children(node).map(|child| &self.digests[child as usize][..]))
    }

    fn mapping(&mut self, node: u32) -> ValueDigest {
        let mut entries = BTreeMap::new();
        let complete = self.entries(node, 0, &mut entries);
        // Past the bound a mapping is what was written, and another spelling of it is a change.
        let parts = entries.iter().flat_map(|(key, value)| [key.as_bytes(), &value[..]]);
        digest(Kind::Mapping, parts.chain((!complete).then_some(&b"?"[..])))
    }

    /// Collects own entries first, then those that merge keys lend. Whether there was room for all of them.
    fn entries(&mut self, node: u32, depth: u8, entries: &mut BTreeMap<&'a str, ValueDigest>) -> bool {
        let arena = self.arena;
        let mut merges = Vec::new();
        for child in arena.children(node) {
            let record = arena.nodes.at(child);
            if record.flags & FLAG_MERGE != 0 {
                merges.push(child);
            } else if record.flags & FLAG_SHADOWED == 0 && record.key != NONE {
                if depth > 0 && !self.spend() {
                    return false;
                }
                entries.entry(&arena.keys[record.key as usize]).or_insert(self.digests[child as usize]);
            }
        }
        let mut complete = depth < DEEPEST_MERGE || merges.is_empty();
        for merge in merges.into_iter().rev().filter(|_| depth < DEEPEST_MERGE) {
            let lender = arena.target(merge);
            let lenders: Vec<u32> =
                if arena.is(lender, Kind::Sequence) { arena.children(lender).collect() } else { vec![lender] };
            for lender in lenders.into_iter().map(|lender| arena.target(lender)) {
                let behind = arena.nodes.at(lender).end <= node || lender > node;
                if !self.spend() {
                    return false;
                }
                complete &= behind && arena.is(lender, Kind::Mapping) && self.entries(lender, depth + 1, entries);
            }
        }
        complete
    }

    /// Whether one more look at another mapping is within the bound.
    fn spend(&mut self) -> bool {
        let left = self.merged.checked_sub(1);
        self.merged = left.unwrap_or_default();
        left.is_some()
    }
}

fn digest<'p>(kind: Kind, parts: impl IntoIterator<Item = &'p [u8]>) -> ValueDigest {
    let mut hasher = Sha256::new();
    hasher.update([kind as u8]);
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let whole = hasher.finalize();
    std::array::from_fn(|index| whole[index])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Format, Limits, read};

    fn digests(text: &str) -> Vec<ValueDigest> {
        read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default()).0.value_digests()
    }

    #[test]
    fn spellings_of_one_value_have_one_digest() {
        let plain = "a: {x: 1, y: [true, null, 1.5]}\nb: {x: 1, z: text}\n";
        for other in [
            "# comment\nb:\n  z: 'text'\n  x: 0x1\na:\n  y:\n    - yes\n    - ~\n    - 1.50\n  x: 1\n",
            "a: &a {x: 1, y: [on, null, 15e-1]}\nb: {<<: {x: 1}, z: \"te\\x78t\"}\n",
            "{\"b\": {\"x\": 1, \"z\": \"text\"}, \"a\": {\"y\": [true, null, 1.5], \"x\": 1}}",
        ] {
            assert_eq!(digests(other), digests(plain), "{other}");
        }
        assert_eq!(digests("a: &x {k: v}\nb: *x\n"), digests("a: {k: v}\nb: {k: v}\n"));
        assert_eq!(digests("a: &x {k: v}\nb: {<<: [*x], l: w}\n"), digests("a: {k: v}\nb: {k: v, l: w}\n"));
    }

    #[test]
    fn other_values_have_other_digests() {
        let texts = [
            "a: 1",
            "a: '1'",
            "a: 1.0",
            "a: true",
            "a: [1]",
            "a: {b: 1}",
            "a: null",
            "b: 1",
            "a: 1\nb: 1",
            "[a, 1]",
            "a: {b: [1, 2]}",
            "a: {b: [2, 1]}",
            "a: {b: [[1], 2]}",
        ];
        let all: std::collections::BTreeSet<_> = texts.iter().flat_map(|text| digests(text)).collect();
        assert_eq!(all.len(), texts.len());
    }

    #[test]
    fn merges_of_merges_are_bounded() {
        // Seen by a copying reader, the last of these has 10^8 mappings without a single entry.
        let mut text = "m0: &m0 {}\n".to_owned();
        for n in 1..9 {
            let lenders = vec![format!("*m{}", n - 1); 10].join(", ");
            text.extend(["m", &n.to_string(), ": &m", &n.to_string(), " {<<: [", &lenders, "]}\n"]);
        }
        let limits = Limits { expanded_nodes: u64::MAX, ..Limits::default() };
        let (arena, _) = read(text.into_bytes(), Format::Yaml, &limits);
        assert_eq!(arena.value_digests().len(), 1);
    }
}

//! The nodes of a manifest, packed: a large tree has millions of them, and they are most of what it takes to hold it.

use crate::Kind;
use crate::image::{NONE, NodeRecord};

/// Distinct keys of one manifest as it is written: their numbers share a word with kind and flags, and each may become another one in JSON.
pub(super) const MOST_KEYS: usize = 2_000_000;
/// Distinct keys of a manifest with the manifests in its texts.
pub(super) const MOST_KEYS_TOGETHER: usize = KEY as usize;

const KIND_BITS: u32 = 3;
const FLAG_BITS: u32 = 7;
/// No key.
const KEY: u32 = u32::MAX >> (KIND_BITS + FLAG_BITS);

/// Nodes in pre-order.
#[derive(Clone, Debug, Default)]
pub(super) struct Nodes(Vec<Packed>);

/// A record in two thirds of its room: only a container has an end that its number does not tell, and it has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Packed {
    /// Kind, flags and key.
    head: u32,
    parent: u32,
    /// `end` of a container, `a` of everything else.
    place: u32,
    b: u32,
}

impl Packed {
    fn new(record: NodeRecord) -> Self {
        debug_assert!(record.key == NONE || record.key < KEY, "keys are counted before they are used");
        let head = u32::from(record.kind) | u32::from(record.flags) << KIND_BITS;
        let container = is_container(record.kind);
        Self {
            head: head | record.key.min(KEY) << (KIND_BITS + FLAG_BITS),
            parent: record.parent,
            place: if container { record.end } else { record.a },
            b: record.b,
        }
    }

    const fn record(self, node: u32) -> NodeRecord {
        let kind = (self.head & ((1 << KIND_BITS) - 1)) as u8;
        let key = self.head >> (KIND_BITS + FLAG_BITS);
        let container = is_container(kind);
        NodeRecord {
            kind,
            flags: (self.head >> KIND_BITS & ((1 << FLAG_BITS) - 1)) as u8,
            key: if key == KEY { NONE } else { key },
            parent: self.parent,
            end: if container { self.place } else { node + 1 },
            a: if container { 0 } else { self.place },
            b: self.b,
        }
    }
}

const fn is_container(kind: u8) -> bool {
    kind == Kind::Sequence as u8 || kind == Kind::Mapping as u8
}

impl Nodes {
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn at(&self, node: u32) -> NodeRecord {
        self.0[node as usize].record(node)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = NodeRecord> {
        self.between(0, self.0.len())
    }

    /// The nodes from one to before another.
    pub(super) fn between(&self, first: usize, end: usize) -> impl Iterator<Item = NodeRecord> {
        (0..).skip(first).zip(&self.0[first..end]).map(|(node, packed)| packed.record(node))
    }

    pub(super) fn push(&mut self, record: NodeRecord) {
        self.0.push(Packed::new(record));
    }

    pub(super) fn set(&mut self, node: u32, record: NodeRecord) {
        self.0[node as usize] = Packed::new(record);
    }

    /// Says how a container ended.
    pub(super) fn close(&mut self, container: u32, end: u32, children: u32) {
        let packed = &mut self.0[container as usize];
        (packed.place, packed.b) = (end, children);
    }

    pub(super) fn mark(&mut self, node: u32, flag: u8) {
        self.0[node as usize].head |= u32::from(flag) << KIND_BITS;
    }

    /// Takes away the nodes from this one on.
    pub(super) fn split_off(&mut self, first: usize) -> Vec<NodeRecord> {
        let taken = self.between(first, self.0.len()).collect();
        self.0.truncate(first);
        taken
    }

    pub(super) fn truncate(&mut self, nodes: usize) {
        self.0.truncate(nodes);
    }

    pub(super) fn reserve_exact(&mut self, nodes: usize) {
        self.0.reserve_exact(nodes);
    }

    /// Bytes that there is room for.
    pub(super) const fn capacity(&self) -> usize {
        self.0.capacity() * size_of::<Packed>()
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.0.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_as_it_was() {
        let mut nodes = Nodes::default();
        let records: Vec<_> = (0..8_u8)
            .map(|kind| {
                let node = u32::from(kind);
                let container = is_container(kind);
                NodeRecord {
                    kind,
                    flags: 0x7f >> kind,
                    key: if kind == 3 { NONE } else { KEY - 1 - node },
                    parent: if kind == 0 { NONE } else { node - 1 },
                    end: if container { u32::MAX - node } else { node + 1 },
                    a: if container { 0 } else { u32::MAX - node },
                    b: u32::MAX,
                }
            })
            .collect();
        for record in &records {
            nodes.push(*record);
        }
        assert_eq!(nodes.iter().collect::<Vec<_>>(), records);
        nodes.mark(0, 1);
        nodes.set(1, records[1]);
        assert_eq!((nodes.at(0).flags, nodes.at(1)), (0x7f, records[1]));
        assert_eq!(nodes.split_off(6), records[6..]);
        assert_eq!(nodes.len(), 6);
    }
}

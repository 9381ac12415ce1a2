//! How a tree becomes records of an image.

use super::{Run, Source, to_u32};
use crate::Kind;
use crate::image::{NONE, NodeRecord};
use crate::read::Arena;

/// A tree with what it takes to write it.
pub(super) struct Written<'b, 'a> {
    pub(super) source: &'b Source<'a>,
    pub(super) runs: &'b [Run],
    /// The index in the image behind the last of its nodes.
    pub(super) end: u32,
    /// Whether nothing is left out.
    pub(super) whole: bool,
}

impl<'a> Written<'_, 'a> {
    /// Its nodes as they are in the arena, with their numbers there.
    fn records(&self) -> impl Iterator<Item = (u32, NodeRecord)> {
        let arena = self.source.arena;
        self.spans().flat_map(|(node, end)| (node..end).zip(arena.nodes.between(node as usize, end as usize)))
    }

    /// The first node of each run, and the one behind its last.
    fn spans(&self) -> impl Iterator<Item = (u32, u32)> {
        let ends = self.runs.iter().skip(1).map(|run| run.first).chain([self.end]);
        self.runs.iter().zip(ends).map(|(run, end)| (run.node, run.node + (end - run.first)))
    }

    /// How many nodes of the image stand in front of a node of the arena: its own index, or that of what follows where it is left out.
    pub(super) fn moved(&self, node: u32) -> u32 {
        if self.whole {
            return self.runs[0].first + (node - self.runs[0].node);
        }
        let behind = self.runs.partition_point(|run| run.node < node);
        let Some(before) = behind.checked_sub(1) else { return self.runs[0].first };
        let end = self.runs.get(behind).map_or(self.end, |next| next.first);
        (self.runs[before].first + (node - self.runs[before].node)).min(end)
    }

    /// How many of the entries or items of a container are there.
    fn children(&self, node: u32, record: NodeRecord) -> u32 {
        if self.whole {
            return record.b;
        }
        let there = |child: &u32| self.moved(*child) < self.moved(*child + 1);
        to_u32(self.source.arena.children(node).filter(there).count())
    }

    pub(super) fn scalars(&self) -> impl Iterator<Item = &'a str> {
        let arena = self.source.arena;
        self.records().filter_map(move |(_, record)| scalar(arena, record))
    }

    /// Writes its nodes, and gives their texts their places.
    pub(super) fn write(&self, symbols: &[u32], nodes: &mut Vec<u8>, text: &mut Offsets) {
        for (node, record) in self.records() {
            let (a, b) = match (scalar(self.source.arena, record), Kind::from_u8(record.kind)) {
                (Some(scalar), _) => text.of(scalar),
                (None, Some(Kind::Alias)) => (self.moved(record.a), 0),
                _ => (0, self.children(node, record)),
            };
            let key = symbols.get(record.key as usize).copied().unwrap_or(NONE);
            let parent = if record.parent == NONE { NONE } else { self.moved(record.parent) };
            let record = NodeRecord { key, parent, end: self.moved(record.end), a, b, ..record };
            nodes.extend_from_slice(record.to_words().map(u32::to_le_bytes).as_flattened());
        }
    }
}

/// Hands out places in the text section.
#[derive(Default)]
pub(super) struct Offsets(pub(super) usize);

impl Offsets {
    pub(super) fn of(&mut self, part: &str) -> (u32, u32) {
        let offset = to_u32(self.0);
        self.0 += part.len();
        (offset, to_u32(part.len()))
    }
}

fn scalar(arena: &Arena, record: NodeRecord) -> Option<&str> {
    Kind::from_u8(record.kind).filter(|kind| kind.is_scalar()).map(|_| arena.slice(record))
}

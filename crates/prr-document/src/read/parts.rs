//! Parts of a document: what lies on the paths that somebody asks for.

use super::Arena;
use crate::Kind;
use crate::image::{FLAG_MERGE, NONE};

/// The nodes of a document that are kept: in order, the first of each run and the one behind its last.
pub(super) struct Parts(pub(super) Vec<(u32, u32)>);

impl Parts {
    /// What lies on the paths. None where the document has to be kept whole: it is an item of a list, or shares nodes by aliases, which may refer to
    /// whatever is left out.
    pub(super) fn of(arena: &Arena, root: u32, paths: &[Vec<String>]) -> Option<Self> {
        let top = arena.nodes.at(root);
        let shares = |kind: u8, flags: u8| kind == Kind::Alias as u8 || flags & FLAG_MERGE != 0;
        let mut nodes = arena.nodes.between(root as usize, top.end as usize);
        if top.parent != NONE || nodes.any(|record| shares(record.kind, record.flags)) {
            return None;
        }
        let mut parts = Self(Vec::new());
        parts.keep(arena, root, &paths.iter().map(Vec::as_slice).collect::<Vec<_>>());
        Some(parts)
    }

    fn keep<'p>(&mut self, arena: &Arena, node: u32, paths: &[&'p [String]]) {
        if paths.iter().any(|path| path.is_empty()) {
            return self.add(node, arena.nodes.at(node).end);
        }
        self.add(node, node + 1);
        if arena.is(node, Kind::Sequence) {
            arena.children(node).for_each(|item| self.keep(arena, item, paths));
        } else if arena.is(node, Kind::Mapping) {
            for entry in arena.children(node) {
                let key = &arena.keys[arena.nodes.at(entry).key as usize];
                let below = |path: &&'p [String]| path.split_first().filter(|(first, _)| *first == key);
                let rest: Vec<_> = paths.iter().filter_map(below).map(|(_, rest)| rest).collect();
                if !rest.is_empty() {
                    self.keep(arena, entry, &rest);
                }
            }
        }
    }

    fn add(&mut self, node: u32, end: u32) {
        match self.0.last_mut() {
            Some((_, last)) if *last == node => *last = end,
            _ => self.0.push((node, end)),
        }
    }
}

//! Items of typed lists: where an item of a `PodList` names neither kind nor version, kubectl gives it those of its list.

use super::builder::{Builder, to_u32};
use super::spans::Spans;
use crate::Kind;
use crate::image::{NONE, NodeRecord};

/// An item that has its kind from its list.
struct Heir {
    item: u32,
    /// Where the texts of version and kind lie.
    version: (u32, u32),
    kind: (u32, u32),
}

impl Builder<'_> {
    /// Gives the items of typed lists the entries that kubectl gives them: as their first ones, and written nowhere.
    pub(super) fn bequeath(&mut self, root: u32) {
        let mut heirs = Vec::new();
        self.find_heirs(root, &mut heirs);
        if heirs.is_empty() || self.arena().nodes.len() + 2 * heirs.len() > self.limits().nodes {
            return;
        }
        let symbols = (self.symbol("apiVersion"), self.symbol("kind"));
        let first = root as usize;
        let nodes = self.arena_mut().nodes.split_off(first);
        let spans = self.arena_mut().spans.split_off(first);
        let moved = |node: u32| node + 2 * to_u32(heirs.partition_point(|heir| heir.item < node));
        let mut waiting = heirs.iter().peekable();
        for (old, (record, span)) in (root..).zip(nodes.into_iter().zip(spans)) {
            let mut record = record;
            record.end = moved(record.end);
            record.parent = if record.parent == NONE { NONE } else { moved(record.parent) };
            if record.kind == Kind::Alias as u8 {
                record.a = moved(record.a);
            }
            let heir = waiting.next_if(|heir| heir.item == old);
            record.b += if heir.is_some() { 2 } else { 0 };
            let start = span.value.0;
            let arena = self.arena_mut();
            arena.nodes.push(record);
            arena.spans.push(span);
            let Some(heir) = heir else { continue };
            for (key, (a, b)) in [(symbols.0, heir.version), (symbols.1, heir.kind)] {
                let node = to_u32(arena.nodes.len());
                let kind = Kind::String as u8;
                arena.nodes.push(NodeRecord { kind, flags: 0, key, parent: moved(heir.item), end: node + 1, a, b });
                arena.spans.push(Spans { value: (start, start), key: (0, 0) });
            }
        }
    }

    fn find_heirs(&self, list: u32, heirs: &mut Vec<Heir>) {
        let arena = self.arena();
        let text = |key| {
            let record = arena.nodes.at(arena.target(arena.root_entry(list, key)?));
            (record.kind == Kind::String as u8).then_some(record)
        };
        let Some(items) = arena.root_entry(list, "items").filter(|items| arena.is(*items, Kind::Sequence)) else {
            return;
        };
        let (Some(version), Some(kind)) = (text("apiVersion"), text("kind")) else { return };
        let own = self.stored(kind).strip_suffix("List").filter(|own| !own.is_empty()).map(str::len);
        for item in arena.children(items).filter(|item| arena.is(*item, Kind::Mapping)) {
            let bare = !arena.has_root_key(item, "kind") && !arena.has_root_key(item, "apiVersion");
            match own {
                Some(own) if bare => {
                    let (version, kind) = ((version.a, version.b), (kind.a, to_u32(own)));
                    heirs.push(Heir { item, version, kind });
                }
                _ => self.find_heirs(item, heirs),
            }
        }
    }
}

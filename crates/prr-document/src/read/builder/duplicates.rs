//! Keys that a mapping has twice, and keys that lend it entries.

use super::Builder;
use crate::image::{FLAG_MERGE, FLAG_SHADOWED, NONE, NodeRecord};
use crate::read::faults::shortened;
use crate::read::{Fault, FaultKind, Unportable};
use crate::{Kind, scalar};

impl Builder<'_> {
    /// A merge key lends the entries of a mapping or of several; whatever else it has, no reader takes.
    pub(super) fn check_merges(&mut self, mapping: u32) {
        let is_merge = |child: &u32| self.arena.nodes.at(*child).flags & FLAG_MERGE != 0;
        let merges: Vec<u32> = self.arena.children(mapping).filter(is_merge).collect();
        for merge in &merges {
            let is_mapping = |node: u32| self.arena.is(self.arena.target(node), Kind::Mapping);
            // Go's reader takes a list of mappings where it is written, and no alias to one.
            let lends = is_mapping(*merge)
                || self.arena.is(*merge, Kind::Sequence) && self.arena.children(*merge).all(is_mapping);
            if !lends {
                let (start, end) = self.arena.spans.at(*merge).key;
                let kind = FaultKind::Unportable(Unportable::Merge);
                self.faults.push(Fault::new(kind, start as usize..end as usize));
            }
        }
        // kubectl merges what both of them lend.
        for again in merges.iter().skip(1) {
            self.rejected_in_rules(FaultKind::DuplicateKey("<<".to_owned()), self.arena.spans.at(*again).key);
        }
        if !merges.is_empty() {
            self.merging(mapping);
        }
    }

    /// Of entries with one key the later one counts. Where two keys are told apart by their types, as `1` and `"1"` are, or became one only when they
    /// were made texts, kubectl takes either.
    pub(super) fn shadow_duplicates(&mut self, mapping: u32, end: u32, renamed: bool) {
        self.looks += 1;
        let look = self.looks;
        let mut child = mapping + 1;
        while child < end {
            let NodeRecord { key, end: next, flags, .. } = self.arena.nodes.at(child);
            if key != NONE && flags & (FLAG_MERGE | FLAG_SHADOWED) == 0 {
                let (met, earlier) = self.seen[key as usize];
                if met == look {
                    self.arena.mark(earlier, FLAG_SHADOWED);
                    let (start, end) = self.arena.spans.at(child).key;
                    let either = renamed || self.has_typed_key(earlier) != self.has_typed_key(child);
                    let key = shortened(&self.arena.keys[key as usize]);
                    let kind = if either {
                        FaultKind::Unportable(Unportable::OneKeyInJson(key))
                    } else {
                        FaultKind::DuplicateKey(key)
                    };
                    self.faults.push(Fault::new(kind, start as usize..end as usize));
                }
                self.seen[key as usize] = (look, child);
            }
            child = next;
        }
    }

    /// Whether the key of an entry is written as something else than a text.
    fn has_typed_key(&self, entry: u32) -> bool {
        let (start, end) = self.arena.spans.at(entry).key;
        let written = self.source.get(start as usize..end as usize).unwrap_or_default();
        scalar::resolve(written).0 != Kind::String
    }

    pub(in crate::read) fn shadow(&mut self, node: u32) {
        self.arena.mark(node, FLAG_SHADOWED);
    }

    /// Gives an entry another key, and returns its mapping.
    pub(in crate::read) fn rename(&mut self, node: u32, key: &str) -> u32 {
        let symbol = self.symbol(key);
        let record = self.arena.nodes.at(node);
        self.arena.nodes.set(node, NodeRecord { key: symbol, ..record });
        record.parent
    }

    /// Finds the duplicates that came of new keys.
    pub(in crate::read) fn shadow_renamed(&mut self, mapping: u32) {
        let end = self.arena.nodes.at(mapping).end;
        self.shadow_duplicates(mapping, end, true);
    }
}

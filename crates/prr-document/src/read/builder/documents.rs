//! Where documents begin and end, and which of their parts are documents of their own.

use rustc_hash::FxHashMap;

use super::{Builder, Checkpoint, to_u32};
use crate::Kind;
use crate::image::NONE;
use crate::read::{Fault, FaultKind};

impl Builder<'_> {
    pub(in crate::read) fn start_document(&mut self) {
        self.frames.clear();
        // A map is as slow to clear as it was ever large, and there are many small documents.
        if !self.anchors.is_empty() {
            self.anchors = FxHashMap::default();
        }
        if !self.key_anchors.is_empty() {
            self.key_anchors = FxHashMap::default();
        }
        self.expanded = 0;
        self.start = self.checkpoint();
    }

    /// Everything that was read so far.
    pub(in crate::read) fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            nodes: self.arena.nodes.len(),
            extra: self.arena.extra.len(),
            faults: self.faults.mark(),
            roots: self.arena.roots.len(),
            pending: self.pending.size(),
        }
    }

    /// Forgets what was read since a checkpoint.
    pub(in crate::read) fn rewind(&mut self, checkpoint: Checkpoint) {
        // What was said of the document before it was read still holds.
        let mut pending = std::mem::take(&mut self.pending);
        pending.truncate(checkpoint.pending);
        self.start = checkpoint;
        self.truncate();
        self.pending = pending;
        self.faults.rewind(checkpoint.faults);
        self.arena.roots.truncate(checkpoint.roots);
    }

    /// Keeps the document, unless it is empty.
    pub(in crate::read) fn end_document(&mut self) {
        let root = to_u32(self.start.nodes);
        if self.start.nodes == self.arena.nodes.len() {
            return;
        }
        if self.arena.is(root, Kind::Null) {
            // What is wrong in front of nothing is wrong all the same.
            let faults = std::mem::take(&mut self.pending.faults);
            self.report(faults);
            self.truncate();
        } else {
            self.settle(root);
            self.bequeath(root);
            self.add_objects(root, 0);
        }
        self.forget_pending();
        // What breaks between two documents costs neither of them.
        self.start = self.checkpoint();
    }

    /// Keeps the document as it is: it is of a format without objects.
    pub(in crate::read) fn keep_document(&mut self) {
        self.forget_pending();
        if self.arena.nodes.len() > self.start.nodes {
            self.arena.roots.push(to_u32(self.start.nodes));
        }
        self.start = self.checkpoint();
    }

    /// A list stands for its items, as it does for kubectl, and a template of `OpenShift` for its objects; they may be lists again.
    fn add_objects(&mut self, root: u32, depth: usize) {
        let key = if self.is_openshift_template(root) { "objects" } else { "items" };
        let items: Vec<u32> = match self.arena.objects(root, key) {
            Some(items) if depth < self.limits.depth => items.collect(),
            _ => Vec::new(),
        };
        if items.is_empty() {
            self.add_document(root);
        }
        for item in items {
            if self.is_full() {
                return;
            }
            if key == "items" {
                self.check_item(item);
            }
            self.add_objects(item, depth + 1);
        }
    }

    fn add_document(&mut self, root: u32) {
        // Lines such as `--- x` end documents within a chunk. That there are too many is said once.
        if self.is_full() {
            return;
        }
        self.arena.roots.push(root);
        if self.is_full() {
            let span = self.arena.inner_span(root);
            let kind = FaultKind::TooMany { what: "documents", limit: self.limits.documents };
            self.faults.keep(Fault::new(kind, span.start..span.start + 1));
        }
    }

    fn is_openshift_template(&self, root: u32) -> bool {
        let is = |key, wanted: &[&str]| {
            let found = self.arena.root_entry(root, key).map(|node| self.arena.nodes.at(self.arena.target(node)));
            found.is_some_and(|record| record.kind == Kind::String as u8 && wanted.contains(&self.stored(record)))
        };
        is("kind", &["Template"]) && is("apiVersion", &["template.openshift.io/v1", "v1"])
    }

    /// Drops the document that was being read and records why.
    pub(in crate::read) fn abandon(&mut self, fault: Fault) {
        self.truncate();
        self.faults.rewind(self.start.faults);
        self.faults.push(fault);
    }

    fn truncate(&mut self) {
        self.forget_pending();
        // Node numbers are used again from here on.
        for record in self.arena.nodes.between(self.start.nodes, self.arena.nodes.len()) {
            if let Some(seen) = self.seen.get_mut(record.key as usize) {
                *seen = (NONE, NONE);
            }
        }
        self.arena.nodes.truncate(self.start.nodes);
        self.arena.spans.truncate(self.start.nodes);
        self.arena.extra.truncate(self.start.extra);
    }

    /// Whether there is no room for another document; the fault that says so is recorded.
    pub(in crate::read) fn is_full(&self) -> bool {
        self.arena.roots.len() > self.limits.documents
    }
}

use std::ops::Range;

use super::align;
use crate::Kind;
use crate::image::{self, NONE, NodeRecord};

/// The nodes of one manifest, in pre-order, with their spans. Texts lie in the manifest's own text wherever they stand there verbatim.
#[derive(Clone, Debug, Default)]
pub struct Arena {
    pub(super) text: String,
    /// Texts that the manifest spells otherwise: escapes, folded lines, block scalars.
    pub(super) extra: String,
    pub(super) nodes: Vec<NodeRecord>,
    pub(super) spans: Vec<Spans>,
    pub(super) keys: Vec<Box<str>>,
    pub(super) roots: Vec<u32>,
}

/// Where a node and its key were written, in bytes of the manifest's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spans {
    pub(super) value: (u32, u32),
    pub(super) key: (u32, u32),
}

impl Arena {
    pub(super) fn of_text(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// The manifest's decoded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The root nodes of the documents. A Kubernetes list is not among them; its items are, as documents of their own.
    #[must_use]
    pub fn roots(&self) -> &[u32] {
        &self.roots
    }

    /// The node at the top of the tree that a node belongs to: another one than a document's root only where that is an item of a list.
    #[must_use]
    pub fn top(&self, node: u32) -> u32 {
        match self.nodes[node as usize].parent {
            NONE => node,
            parent => self.top(parent),
        }
    }

    /// The items of a Kubernetes list: an object with a kind and a list of `items`.
    pub(super) fn list_items(&self, root: u32) -> Option<impl Iterator<Item = u32>> {
        self.root_entry(root, "kind")?;
        let items = self.root_entry(root, "items")?;
        (self.nodes[items as usize].kind == Kind::Sequence as u8).then(|| self.children(items))
    }

    fn children(&self, node: u32) -> impl Iterator<Item = u32> + use<'_> {
        let end = self.nodes[node as usize].end;
        let inside = move |child: u32| Some(child).filter(|child| *child < end);
        std::iter::successors(inside(node + 1), move |child| inside(self.nodes[*child as usize].end))
    }

    /// Number of nodes of all documents.
    #[must_use]
    pub const fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// Where a node's value was written.
    #[must_use]
    pub fn value_span(&self, node: u32) -> Range<usize> {
        let Spans { value: (start, end), .. } = self.spans[node as usize];
        start as usize..end as usize
    }

    /// Where a node's key was written; its value's span in lists and at roots.
    #[must_use]
    pub fn key_span(&self, node: u32) -> Range<usize> {
        let Spans { key: (start, end), .. } = self.spans[node as usize];
        if end == 0 { self.value_span(node) } else { start as usize..end as usize }
    }

    /// Where a range of a scalar's text was written, as near as its spelling allows: the whole value if it cannot be told.
    #[must_use]
    pub fn part_span(&self, node: u32, range: &Range<usize>) -> Range<usize> {
        let node = self.target(node);
        let span = self.value_span(node);
        let source = &self.text[span.clone()];
        let part = align::source_range(self.scalar(node).unwrap_or_default(), source, range);
        part.map_or(span.clone(), |part| span.start + part.start..span.start + part.end)
    }

    /// The text of the scalar under a top-level key of a document, if there is one.
    #[must_use]
    pub fn root_scalar(&self, root: u32, key: &str) -> Option<&str> {
        self.root_entry(root, key).and_then(|node| self.scalar(self.target(node)))
    }

    /// Whether a document is a mapping with this key at its top.
    #[must_use]
    pub fn has_root_key(&self, root: u32, key: &str) -> bool {
        self.root_entry(root, key).is_some()
    }

    fn root_entry(&self, root: u32, key: &str) -> Option<u32> {
        let record = self.nodes[root as usize];
        if record.kind != Kind::Mapping as u8 {
            return None;
        }
        let is_it = |child: &u32| match self.nodes[*child as usize].key {
            NONE => false,
            symbol => &*self.keys[symbol as usize] == key,
        };
        // Of two entries with one key the later one counts.
        self.children(root).filter(is_it).last()
    }

    fn target(&self, node: u32) -> u32 {
        let record = self.nodes[node as usize];
        if record.kind == Kind::Alias as u8 { self.target(record.a) } else { node }
    }

    pub(super) fn scalar(&self, node: u32) -> Option<&str> {
        let record = self.nodes[node as usize];
        Kind::from_u8(record.kind).filter(|kind| kind.is_scalar()).map(|_| self.slice(record))
    }

    pub(super) fn slice(&self, record: NodeRecord) -> &str {
        let (start, length) = (record.a as usize, record.b as usize);
        match start.checked_sub(self.text.len()) {
            Some(start) => &self.extra[start..start + length],
            None => &self.text[start..start + length],
        }
    }

    pub(super) fn mark(&mut self, node: u32, flag: u8) {
        debug_assert!(flag != image::FLAG_TRUE, "marks are structural");
        self.nodes[node as usize].flags |= flag;
    }
}

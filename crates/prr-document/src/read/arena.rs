use std::ops::Range;
use std::sync::Arc;

use super::align::Alignment;
use super::embedded::Embedding;
use super::keys::Keys;
use super::nodes::Nodes;
use super::spans::{SpanTable, Spans};
use super::tables;
use crate::Kind;
use crate::image::{self, NONE, NodeRecord};

/// The nodes of one manifest, in pre-order, with their spans. Texts lie in the manifest's own text wherever they stand there verbatim.
#[derive(Clone, Debug, Default)]
pub struct Arena {
    pub(super) text: String,
    /// Texts that the manifest spells otherwise: escapes, folded lines, block scalars.
    pub(super) extra: String,
    pub(super) nodes: Nodes,
    pub(super) spans: SpanTable,
    /// Manifests of one shape share a table.
    pub(super) keys: Arc<Keys>,
    pub(super) roots: Vec<u32>,
    /// The manifests that lie in texts of this one, behind its own nodes and without gaps.
    pub(super) embeddings: Vec<Embedding>,
}

impl Arena {
    pub(super) fn of_text(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Forgets everything, and keeps the room for it.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.extra.clear();
        self.nodes.truncate(0);
        self.spans.truncate(0);
        Arc::make_mut(&mut self.keys).clear();
        self.roots.clear();
        self.embeddings.clear();
    }

    /// Bytes that there is room for, used or not.
    pub(super) fn capacity(&self) -> usize {
        self.nodes.capacity() + self.spans.capacity() + self.extra.capacity() + self.keys.capacity()
    }

    /// Gives back the room that was left for more. It is the last thing that is done to an arena that is kept.
    pub(super) fn shrink_to_fit(&mut self) {
        self.nodes.shrink_to_fit();
        self.spans.shrink_to_fit();
        self.extra.shrink_to_fit();
        match Arc::get_mut(&mut self.keys) {
            // What nobody shares need not be copied.
            Some(keys) if keys.size() > tables::LARGEST => keys.shrink_to_fit(),
            _ => self.keys = tables::shared(&self.keys),
        }
        self.roots.shrink_to_fit();
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
        match self.nodes.at(node).parent {
            NONE => node,
            parent => self.top(parent),
        }
    }

    /// What stands in the list under a top-level key of an object, which is a mapping with a kind.
    pub(super) fn objects(&self, root: u32, key: &str) -> Option<impl Iterator<Item = u32>> {
        self.root_entry(root, "kind")?;
        let objects = self.target(self.root_entry(root, key)?);
        self.is(objects, Kind::Sequence).then(|| self.children(objects))
    }

    pub(super) fn children(&self, node: u32) -> impl Iterator<Item = u32> + use<'_> {
        let end = self.nodes.at(node).end;
        let inside = move |child: u32| Some(child).filter(|child| *child < end);
        std::iter::successors(inside(node + 1), move |child| inside(self.nodes.at(*child).end))
    }

    /// Number of nodes of all documents.
    #[must_use]
    pub const fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// Where a node's value was written.
    #[must_use]
    pub fn value_span(&self, node: u32) -> Range<usize> {
        self.outer(node, self.inner_span(node))
    }

    /// Where a node's key was written; its value's span in lists and at roots.
    #[must_use]
    pub fn key_span(&self, node: u32) -> Range<usize> {
        let Spans { key: (start, end), .. } = self.spans.at(node);
        if end == 0 { self.value_span(node) } else { self.outer(node, start as usize..end as usize) }
    }

    /// Where a range of a scalar's text was written, as near as its spelling allows: the whole value if it cannot be told.
    #[must_use]
    pub fn part_span(&self, node: u32, range: &Range<usize>) -> Range<usize> {
        let node = self.target(node);
        self.outer(node, self.inner_part(node, self.alignment(node).as_ref(), range))
    }

    /// The value's span in the text that the node was read from.
    pub(super) fn inner_span(&self, node: u32) -> Range<usize> {
        let Spans { value: (start, end), .. } = self.spans.at(node);
        start as usize..end as usize
    }

    pub(super) fn inner_part(&self, node: u32, alignment: Option<&Alignment>, range: &Range<usize>) -> Range<usize> {
        let span = self.inner_span(node);
        match alignment {
            Some(alignment) => {
                let part = alignment.source(range);
                span.start + part.start..span.start + part.end
            }
            None => span,
        }
    }

    /// How a scalar's text and its spelling belong together.
    pub(super) fn alignment(&self, node: u32) -> Option<Alignment> {
        let read_from = self.embedding(node).and_then(|embedding| self.scalar(embedding.host)).unwrap_or(&self.text);
        let block = self.nodes.at(node).flags & image::FLAG_BLOCK != 0;
        Alignment::new(self.scalar(node)?, read_from, &self.inner_span(node), block)
    }

    /// Whether a node is a mapping.
    #[must_use]
    pub fn is_mapping(&self, node: u32) -> bool {
        self.is(self.target(node), Kind::Mapping)
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

    /// The keys at the top of a document that is a mapping.
    pub fn root_keys(&self, root: u32) -> impl Iterator<Item = &str> {
        let root = Some(self.target(root)).filter(|root| self.is(*root, Kind::Mapping));
        let keys = root.into_iter().flat_map(|root| self.children(root)).map(|child| self.nodes.at(child).key);
        keys.filter(|key| *key != NONE).map(|key| &self.keys[key as usize])
    }

    /// What a document is.
    #[must_use]
    pub fn root_kind(&self, root: u32) -> Kind {
        Kind::from_u8(self.nodes.at(self.target(root)).kind).unwrap_or(Kind::Null)
    }

    /// What stands under a top-level key of a document, if there is such a key.
    #[must_use]
    pub fn root_entry_kind(&self, root: u32, key: &str) -> Option<Kind> {
        self.root_entry(root, key).map(|entry| self.root_kind(entry))
    }

    /// Whether a document is a mapping or a list of nothing.
    #[must_use]
    pub fn is_empty(&self, root: u32) -> bool {
        self.is_container(root) && self.children(root).next().is_none()
    }

    /// The first item of a document that is a list.
    #[must_use]
    pub fn first_item(&self, root: u32) -> Option<u32> {
        let item = self.is(root, Kind::Sequence).then(|| self.children(root).next())?;
        item.map(|item| self.target(item))
    }

    /// What the first entry of the mapping, or the first item of the list, under a top-level key holds.
    #[must_use]
    pub fn first_below(&self, root: u32, key: &str) -> Option<u32> {
        let entry = self.target(self.root_entry(root, key)?);
        let first = self.is_container(entry).then(|| self.children(entry).next())?;
        first.map(|first| self.target(first))
    }

    pub(super) fn root_entry(&self, root: u32, key: &str) -> Option<u32> {
        let root = self.target(root);
        if !self.is(root, Kind::Mapping) {
            return None;
        }
        let is_it = |child: &u32| match self.nodes.at(*child).key {
            NONE => false,
            symbol => self.keys[symbol as usize] == *key,
        };
        // Of two entries with one key the later one counts.
        self.children(root).filter(is_it).last()
    }

    pub(super) fn is(&self, node: u32, kind: Kind) -> bool {
        self.nodes.at(node).kind == kind as u8
    }

    pub(super) fn is_container(&self, node: u32) -> bool {
        self.is(node, Kind::Mapping) || self.is(node, Kind::Sequence)
    }

    pub(super) fn target(&self, node: u32) -> u32 {
        let record = self.nodes.at(node);
        if record.kind == Kind::Alias as u8 { self.target(record.a) } else { node }
    }

    pub(super) fn scalar(&self, node: u32) -> Option<&str> {
        let record = self.nodes.at(node);
        Kind::from_u8(record.kind).filter(|kind| kind.is_scalar()).map(|_| self.slice(record))
    }

    pub(super) fn slice(&self, record: NodeRecord) -> &str {
        let (start, length) = (record.a as usize, record.b as usize);
        match start.checked_sub(self.text.len()) {
            Some(start) => &self.extra[start..start + length],
            None => &self.text[start..start + length],
        }
    }

    /// Takes documents out: only those that `keep` says yes to stay roots. Their nodes stay where they are.
    pub fn retain_roots(&mut self, keep: impl Fn(&Self, u32) -> bool) {
        let mut roots = std::mem::take(&mut self.roots);
        roots.retain(|root| keep(self, *root));
        self.roots = roots;
    }

    /// The text that a document was read from, where that is a text of another document.
    #[must_use]
    pub fn host_text(&self, root: u32) -> Option<&str> {
        self.host(root).and_then(|host| self.scalar(host))
    }

    pub(super) fn mark(&mut self, node: u32, flag: u8) {
        debug_assert!(flag != image::FLAG_TRUE, "marks are structural");
        self.nodes.mark(node, flag);
    }
}

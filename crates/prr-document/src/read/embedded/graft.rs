//! Manifests inside texts of manifests: their nodes lie behind the others, and their positions lead through the spelling of the text.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::super::Arena;
use super::super::align::Alignment;
use crate::Kind;
use crate::image::{FLAG_EMBEDDED, NONE, NodeRecord};

/// The nodes that were read from the text of one scalar.
#[derive(Clone, Debug)]
pub(in crate::read) struct Embedding {
    first: u32,
    /// The scalar.
    pub(in crate::read) host: u32,
    /// Made once, when the first position is asked for.
    alignment: OnceLock<Option<Alignment>>,
}

impl Arena {
    /// Whether a document lies in a text of another one, so that nothing applies it as it stands there.
    #[must_use]
    pub fn is_embedded(&self, root: u32) -> bool {
        self.host(root).is_some()
    }

    /// The scalar whose text a node was read from, if that is not the manifest's own text.
    #[must_use]
    pub fn host(&self, node: u32) -> Option<u32> {
        self.embedding(node).map(|embedding| embedding.host)
    }

    /// The first node of the text that a node was read from.
    pub(in crate::read) fn first_node(&self, node: u32) -> u32 {
        self.embedding(node).map_or(0, |embedding| embedding.first)
    }

    pub(in crate::read) fn embedding(&self, node: u32) -> Option<&Embedding> {
        let index = self.embeddings.partition_point(|embedding| embedding.first <= node).checked_sub(1)?;
        Some(&self.embeddings[index])
    }

    /// The bytes of the manifest that stand for bytes of the text that a node was read from.
    pub(in crate::read) fn outer(&self, node: u32, span: Range<usize>) -> Range<usize> {
        match self.embedding(node) {
            None => span,
            Some(embedding) => self.within(embedding.host, embedding.aligned(self), &span),
        }
    }

    /// The bytes of the manifest that stand for a range of a scalar's text; `alignment` is that of the scalar.
    pub(in crate::read) fn within(
        &self,
        host: u32,
        alignment: Option<&Alignment>,
        range: &Range<usize>,
    ) -> Range<usize> {
        self.outer(host, self.inner_part(host, alignment, range))
    }

    /// Takes in what was read from the text of a scalar, and gives its roots.
    pub(in crate::read) fn embed(&mut self, host: u32, inner: Self) -> Vec<u32> {
        let moved = Moved::new(self, host);
        self.embeddings.push(Embedding { first: moved.node, host, alignment: OnceLock::new() });
        inner.nodes.iter().for_each(|record| self.nodes.push(moved.record(record)));
        self.spans.extend(&inner.spans);
        Arc::make_mut(&mut self.keys).extend(&inner.keys);
        self.extra.push_str(&inner.extra);
        let roots: Vec<u32> = inner.roots.into_iter().map(|root| root + moved.node).collect();
        for root in &roots {
            self.mark(*root, FLAG_EMBEDDED);
        }
        roots
    }
}

impl Embedding {
    fn aligned(&self, arena: &Arena) -> Option<&Alignment> {
        self.alignment.get_or_init(|| arena.alignment(self.host)).as_ref()
    }
}

/// What the numbers of an inner arena become in the outer one.
struct Moved {
    node: u32,
    key: u32,
    /// Where the inner text lies, and how long it is.
    text: u32,
    length: u32,
    extra: u32,
}

impl Moved {
    fn new(outer: &Arena, host: u32) -> Self {
        let NodeRecord { a: text, b: length, .. } = outer.nodes.at(host);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            node: count(outer.nodes.len()),
            key: count(outer.keys.len()),
            text,
            length,
            extra: count(outer.text.len() + outer.extra.len()),
        }
    }

    fn record(&self, record: NodeRecord) -> NodeRecord {
        let or_none = |number: u32, by: u32| if number == NONE { NONE } else { number + by };
        let a = match Kind::from_u8(record.kind) {
            Some(kind) if kind.is_scalar() => match record.a.checked_sub(self.length) {
                Some(extra) => self.extra + extra,
                None => self.text + record.a,
            },
            Some(Kind::Alias) => self.node + record.a,
            _ => record.a,
        };
        NodeRecord {
            key: or_none(record.key, self.key),
            parent: or_none(record.parent, self.node),
            end: record.end + self.node,
            a,
            ..record
        }
    }
}

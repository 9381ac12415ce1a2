//! What an editor of manifests asks an arena: its tree, and where each part was written, level by level.
//!
//! A node may have been read from the text of a scalar instead of from the manifest. Then its spans are bytes of that text, so that an edit there
//! becomes an edit of the scalar, which becomes one of the manifest.

use std::ops::Range;

use super::arena::Arena;
use super::spans::Spans;
use crate::Kind;
use crate::image::{FLAG_BLOCK, FLAG_MERGE, FLAG_PLAIN, NONE};

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// As a block, literal or folded.
    Block,
}

impl Arena {
    /// What a node is; an alias is an alias.
    #[must_use]
    pub fn written_kind(&self, node: u32) -> Kind {
        Kind::from_u8(self.nodes.at(node).kind).unwrap_or(Kind::Null)
    }

    /// The container of a node.
    #[must_use]
    pub fn container(&self, node: u32) -> Option<u32> {
        Some(self.nodes.at(node).parent).filter(|parent| *parent != NONE)
    }

    /// The key under which a node stands.
    #[must_use]
    pub fn key_text(&self, node: u32) -> Option<&str> {
        Some(self.nodes.at(node).key).filter(|key| *key != NONE).map(|key| &self.keys[key as usize])
    }

    /// Whether a node is a merge key, which lends entries to its mapping.
    #[must_use]
    pub fn is_merge(&self, node: u32) -> bool {
        self.nodes.at(node).flags & FLAG_MERGE != 0
    }

    /// The entries of a mapping or the items of a list as they are written.
    #[must_use]
    pub fn parts(&self, node: u32) -> Vec<u32> {
        if self.is_container(node) { self.children(node).collect() } else { Vec::new() }
    }

    /// The first node behind everything that belongs to a node.
    #[must_use]
    pub fn after(&self, node: u32) -> u32 {
        self.nodes.at(node).end
    }

    /// What an alias refers to.
    #[must_use]
    pub fn referred(&self, node: u32) -> Option<u32> {
        self.is(node, Kind::Alias).then(|| self.nodes.at(node).a)
    }

    /// The text of a scalar.
    #[must_use]
    pub fn scalar_text(&self, node: u32) -> Option<&str> {
        self.scalar(node)
    }

    /// How a scalar was written.
    #[must_use]
    pub fn style(&self, node: u32) -> Option<Style> {
        let flags = self.nodes.at(node).flags;
        self.scalar(node)?;
        Some(match () {
            () if flags & FLAG_BLOCK != 0 => Style::Block,
            () if flags & FLAG_PLAIN != 0 => Style::Plain,
            () => Style::Quoted,
        })
    }

    /// The text that a node was read from: the manifest's, or that of a scalar.
    #[must_use]
    pub fn read_from(&self, node: u32) -> &str {
        self.host(node).and_then(|host| self.scalar(host)).unwrap_or(&self.text)
    }

    /// Where a value was written, in bytes of [`Self::read_from`].
    #[must_use]
    pub fn written_span(&self, node: u32) -> Range<usize> {
        self.inner_span(node)
    }

    /// Where a key was written, in bytes of [`Self::read_from`]; nothing for items of lists and for roots.
    #[must_use]
    pub fn written_key(&self, node: u32) -> Option<Range<usize>> {
        let Spans { key: (start, end), .. } = self.spans.at(node);
        (end != 0).then_some(start as usize..end as usize)
    }

    /// Where a range of a scalar's text was written, in bytes of [`Self::read_from`]; nothing where spelling and text cannot be told apart.
    #[must_use]
    pub fn spelt(&self, node: u32, range: &Range<usize>) -> Option<Range<usize>> {
        let alignment = self.alignment(node)?;
        Some(self.inner_part(node, Some(&alignment), range))
    }
}

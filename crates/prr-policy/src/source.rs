use std::ops::Range;

use prr_document::Node;
use prr_document::read::{Arena, Image, Lines};
use prr_model::Location;

/// The text of the configuration, for the places of its nodes.
pub(crate) struct Source<'a> {
    path: &'a str,
    arena: &'a Arena,
    image: &'a Image,
    lines: Lines<'a>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(path: &'a str, arena: &'a Arena, image: &'a Image) -> Self {
        Self { path, arena, image, lines: Lines::new(arena.text()) }
    }

    /// The file, as its faults name it.
    pub(crate) const fn path(&self) -> &str {
        self.path
    }

    /// Where a node's value stands.
    pub(crate) fn value(&self, node: Node<'_>) -> Location {
        self.value_at(node.index())
    }

    /// Where the value of the node with this handle stands.
    pub(crate) fn value_at(&self, node: u32) -> Location {
        self.bytes(&self.arena.value_span(self.origin(node)))
    }

    /// Where a node's key stands.
    pub(crate) fn key(&self, node: Node<'_>) -> Location {
        self.bytes(&self.arena.key_span(self.origin(node.index())))
    }

    /// Lines and columns of a range of bytes.
    pub(crate) fn bytes(&self, bytes: &Range<usize>) -> Location {
        let (start, end) = self.lines.range(bytes);
        Location {
            path: self.path.to_owned(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }

    fn origin(&self, node: u32) -> u32 {
        self.image.origin(node).map_or(0, |origin| origin.node)
    }
}

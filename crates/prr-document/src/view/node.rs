//! Nodes: what they are, what stands below them, and what merge keys lend them.

use std::collections::BTreeSet;
use std::fmt;

use super::{Symbol, View};
use crate::image::{self, NONE, NodeRecord};
use crate::{Kind, scalar};

/// A node of a view: a handle with the view that it belongs to.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    pub(super) view: View<'a>,
    pub(super) index: u32,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && std::ptr::eq(self.view.nodes, other.view.nodes)
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "node {} ({:?})", self.index, self.kind())
    }
}

impl<'a> Node<'a> {
    /// The handle that a finding carries to the host.
    #[must_use]
    pub const fn index(self) -> u32 {
        self.index
    }

    /// The view that the node belongs to.
    #[must_use]
    pub const fn view(self) -> View<'a> {
        self.view
    }

    /// The node itself, or what it refers to if it is an alias. Readers only let aliases refer backwards, so this ends.
    #[must_use]
    pub fn target(self) -> Self {
        self.resolved().0
    }

    /// What the node is in the end, with its record: nearly everybody who asks for one needs the other.
    fn resolved(self) -> (Self, NodeRecord) {
        let mut node = self;
        loop {
            let record = node.record();
            if record.kind != Kind::Alias as u8 || record.a >= node.index {
                return (node, record);
            }
            node.index = record.a;
        }
    }

    pub(super) fn record(self) -> NodeRecord {
        self.view.record(self.index)
    }

    /// What the node is; an alias is what it refers to.
    #[must_use]
    pub fn kind(self) -> Kind {
        Kind::from_u8(self.resolved().1.kind).unwrap_or(Kind::Null)
    }

    /// The key under which the node stands in its mapping.
    #[must_use]
    pub fn key(self) -> Option<&'a str> {
        let key = self.record().key;
        (key != NONE).then(|| self.view.symbol_text(key as usize))
    }

    /// Whether the node stands under this key.
    #[must_use]
    pub fn is(self, key: Symbol) -> bool {
        self.record().key == key.0
    }

    /// The container of the node.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.view.node(self.record().parent)
    }

    /// The text of a scalar as it was written, whatever it resolves to: what a reader that wants a text gets.
    #[must_use]
    pub fn text(self) -> Option<&'a str> {
        let (_, record) = self.resolved();
        Kind::from_u8(record.kind)
            .filter(|kind| kind.is_scalar())
            .map(|_| self.view.slice(Some(record.a), Some(record.b)))
    }

    /// The text of a scalar that resolves to a text.
    #[must_use]
    pub fn as_str(self) -> Option<&'a str> {
        (self.kind() == Kind::String).then(|| self.text()).flatten()
    }

    /// The value of a boolean.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        let (_, record) = self.resolved();
        (record.kind == Kind::Bool as u8).then_some(record.flags & image::FLAG_TRUE != 0)
    }

    /// The value of an integer that fits.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        (self.kind() == Kind::Int).then(|| scalar::integer(self.text()?)).flatten()
    }

    /// The value of a number.
    #[must_use]
    pub fn as_f64(self) -> Option<f64> {
        matches!(self.kind(), Kind::Int | Kind::Float).then(|| scalar::number(self.text()?)).flatten()
    }

    /// Whether the value depends on something that the tree does not tell: then the text of a scalar is an expression and no value, and a
    /// container may have other entries than those that are there.
    #[must_use]
    pub fn is_unresolved(self) -> bool {
        self.resolved().1.flags & image::FLAG_UNRESOLVED != 0
    }

    /// Whether the node is null.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// The entries of a mapping or the items of a list, in the order of the manifest. Merged entries are not among them.
    #[must_use]
    pub fn children(self) -> Children<'a> {
        let (node, record) = self.resolved();
        node.children_of(record)
    }

    const fn children_of(self, record: NodeRecord) -> Children<'a> {
        let container = record.kind == Kind::Sequence as u8 || record.kind == Kind::Mapping as u8;
        let next = self.index.saturating_add(1);
        Children { view: self.view, next, end: if container { record.end } else { next } }
    }

    /// The entry under a key; entries that a merge key lends are found too, own entries first.
    #[must_use]
    pub fn get(self, key: Symbol) -> Option<Self> {
        let (mapping, record) = self.resolved();
        if record.kind != Kind::Mapping as u8 {
            return None;
        }
        let mut merges = false;
        let mut children = mapping.children_of(record);
        while let Some((child, record)) = children.next_record() {
            if record.key == key.0 && record.flags & (image::FLAG_SHADOWED | image::FLAG_MERGE) == 0 {
                return Some(child);
            }
            merges |= record.flags & image::FLAG_MERGE != 0;
        }
        // Most mappings lend nothing, and most keys that are looked for are in few of them: a miss must not allocate.
        let mut lenders = merges.then(|| self.lenders())?;
        lenders.find_map(|lender| lender.own_entries().find(|entry| entry.is(key)))
    }

    /// The entry under a key that is looked up by its text: for keys that are data, such as label names.
    #[must_use]
    pub fn field(self, key: &str) -> Option<Self> {
        self.get(self.view.symbol(key))
    }

    /// Whether a node below this one stands under this key. What aliases refer to is not below it, unless it stands there too.
    #[must_use]
    pub fn holds(self, key: Symbol) -> bool {
        let end = (self.record().end as usize).min(self.view.node_count());
        let below = self.view.nodes.get(self.index as usize + 1..end).unwrap_or_default();
        below.iter().any(|record| record.as_chunks::<4>().0.get(1) == Some(&key.0.to_le_bytes()))
    }

    /// Every entry of a mapping, those lent by merge keys after its own and without those that it overrides.
    #[must_use]
    pub fn entries(self) -> Vec<Self> {
        if self.kind() != Kind::Mapping {
            return Vec::new();
        }
        let mut entries: Vec<Self> = self.own_entries().collect();
        if self.children().any(Self::is_merge) {
            let mut keys: BTreeSet<u32> = entries.iter().map(|entry| entry.record().key).collect();
            let lent = self.lenders().flat_map(Self::own_entries);
            entries.extend(lent.filter(|entry| keys.insert(entry.record().key)));
        }
        entries
    }

    fn is_merge(self) -> bool {
        self.record().flags & image::FLAG_MERGE != 0
    }

    fn own_entries(self) -> impl Iterator<Item = Self> + use<'a> {
        self.children().filter(|child| child.record().flags & (image::FLAG_SHADOWED | image::FLAG_MERGE) == 0)
    }

    /// The mappings that merge keys lend the entries of: the one that overrides first. Those of a later key override,
    /// and of one key the earlier ones; what a mapping is lent itself comes behind its own. Each comes once, however many ways lead to it.
    fn lenders(self) -> impl Iterator<Item = Self> + use<'a> {
        let mut seen = BTreeSet::from([self.target().index]);
        let mut waiting = Vec::new();
        self.push_merged(&mut waiting);
        std::iter::from_fn(move || {
            let lender = std::iter::from_fn(|| waiting.pop()).find(|lender: &Self| seen.insert(lender.index))?;
            lender.push_merged(&mut waiting);
            Some(lender)
        })
    }

    /// Puts the mappings that this one merges on a stack, the first to be taken on top.
    fn push_merged(self, waiting: &mut Vec<Self>) {
        for merge in self.children().filter(|child| child.is_merge()) {
            let before = waiting.len();
            if merge.kind() == Kind::Sequence {
                waiting.extend(merge.children().map(Self::target).filter(|lender| lender.kind() == Kind::Mapping));
                waiting[before..].reverse();
            } else if merge.kind() == Kind::Mapping {
                waiting.push(merge.target());
            }
        }
    }
}

/// Iterates over the children of a container.
#[derive(Clone)]
pub struct Children<'a> {
    view: View<'a>,
    next: u32,
    end: u32,
}

impl<'a> Children<'a> {
    fn next_record(&mut self) -> Option<(Node<'a>, NodeRecord)> {
        if self.next >= self.end {
            return None;
        }
        let node = self.view.node(self.next)?;
        let record = node.record();
        // A record that does not move forward would loop; the host never writes one.
        self.next = record.end.max(self.next + 1);
        Some((node, record))
    }
}

impl<'a> Iterator for Children<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.next_record().map(|(node, _)| node)
    }
}

//! Documents that are made and not read from top to bottom: a tree whose nodes say where they come from.

use super::builder::{Builder, Resolution, to_u32};
use super::{Arena, Fault, Limits};
use crate::image::{FLAG_TRUE, FLAG_UNRESOLVED};
use crate::{Kind, scalar};

/// A node and everything below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// What it is.
    pub value: Value,
    /// Where it was written, in bytes of the manifest's decoded text.
    pub span: (usize, usize),
    /// Whether it depends on something that the tree does not tell; see [`FLAG_UNRESOLVED`].
    pub unresolved: bool,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number, as JSON writes it.
    Number(String),
    /// A text.
    Text(String),
    /// A text that was written over several lines.
    Block(String),
    /// A list.
    List(Vec<Tree>),
    /// A mapping, with the places of its keys.
    Map(Vec<(String, (usize, usize), Tree)>),
}

impl Tree {
    /// A node that is known.
    #[must_use]
    pub const fn new(value: Value, span: (usize, usize)) -> Self {
        Self { value, span, unresolved: false }
    }

    /// The entries of a mapping.
    #[must_use]
    pub fn entries(&self) -> &[(String, (usize, usize), Self)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The entry under a key. Of several the last one counts.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().rev().find(|(own, ..)| own == key).map(|(.., tree)| tree)
    }

    /// The items of a list.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// A text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) | Value::Block(text) => Some(text),
            _ => None,
        }
    }

    /// How many nodes it has.
    #[must_use]
    pub fn size(&self) -> usize {
        match &self.value {
            Value::List(items) => items.iter().fold(1, |size, item| size + item.size()),
            Value::Map(entries) => entries.iter().fold(1, |size, (.., item)| size + item.size()),
            _ => 1,
        }
    }
}

impl Arena {
    /// The documents that these trees are, and what keeps them from being documents: too many levels, a key twice.
    #[must_use]
    pub fn of_trees(text: String, trees: &[Tree], limits: &Limits) -> (Self, Vec<Fault>) {
        let mut builder = Builder::new(&text, limits);
        for tree in trees {
            builder.start_document();
            match builder.tree(tree) {
                Ok(()) => builder.keep_document(),
                Err(fault) => builder.abandon(fault),
            }
        }
        let (mut arena, faults) = builder.finish();
        arena.text = text;
        (arena, faults)
    }

    /// What stands under a node of a manifest without aliases, which are left out.
    #[must_use]
    pub fn tree(&self, node: u32) -> Tree {
        let record = self.nodes.at(node);
        let text = || self.slice(record).to_owned();
        let value = match Kind::from_u8(record.kind) {
            Some(Kind::Bool) => Value::Bool(record.flags & FLAG_TRUE != 0),
            Some(Kind::Int | Kind::Float) => Value::Number(text()),
            Some(Kind::String) => Value::Text(text()),
            Some(Kind::Sequence) => Value::List(self.children(node).map(|child| self.tree(child)).collect()),
            Some(Kind::Mapping) => Value::Map(self.children(node).map(|child| self.entry(child)).collect()),
            Some(Kind::Null | Kind::Alias) | None => Value::Null,
        };
        let (start, end) = self.spans.at(node).value;
        let unresolved = record.flags & FLAG_UNRESOLVED != 0;
        Tree { value, span: (start as usize, end as usize), unresolved }
    }

    fn entry(&self, node: u32) -> (String, (usize, usize), Tree) {
        let key = self.nodes.at(node).key;
        let (start, end) = self.spans.at(node).key;
        let key = self.keys.get(key as usize).map(ToString::to_string).unwrap_or_default();
        (key, (start as usize, end as usize), self.tree(node))
    }
}

impl Builder<'_> {
    /// Takes a tree in as the next value.
    pub(super) fn tree(&mut self, tree: &Tree) -> Result<(), Fault> {
        let node = to_u32(self.arena().node_count());
        let mut unresolved = tree.unresolved;
        match &tree.value {
            Value::List(items) => {
                self.open(false, tree.span.0, 0)?;
                items.iter().try_for_each(|item| self.tree(item))?;
                self.close(tree.span.1);
            }
            Value::Map(entries) => {
                self.open(true, tree.span.0, 0)?;
                for (key, span, value) in entries {
                    self.scalar(key, Resolution::Text, *span, 0)?;
                    self.tree(value)?;
                }
                self.close(tree.span.1);
            }
            Value::Null => self.scalar("null", Resolution::Kind(Kind::Null), tree.span, 0)?,
            Value::Bool(truth) => {
                let word = if *truth { "true" } else { "false" };
                self.scalar(word, Resolution::Kind(Kind::Bool), tree.span, 0)?;
            }
            // What is too large for double precision is no number that anything could be compared with.
            Value::Number(number) if scalar::number(number).is_none() => {
                unresolved = true;
                self.scalar(number, Resolution::Text, tree.span, 0)?;
            }
            Value::Number(number) => {
                let whole = scalar::integer(number).is_some();
                let kind = if whole { Kind::Int } else { Kind::Float };
                self.scalar(number, Resolution::Kind(kind), tree.span, 0)?;
            }
            Value::Text(text) => self.scalar(text, Resolution::Text, tree.span, 0)?,
            Value::Block(text) => self.scalar(text, Resolution::Block, tree.span, 0)?,
        }
        self.settle_place(node, tree.span, unresolved);
        Ok(())
    }
}

//! A body as a document: arguments under their names, blocks under their types and labels.

use super::super::{Tree, Value};
use super::literal::last_wins;
use super::syntax::{Attribute, Block, Body, Entry, Expr, Name};

/// What expressions stand for.
pub trait Fill<'a> {
    /// The value of an expression, at its place.
    fn value(&mut self, expr: &'a Expr) -> Tree;

    /// The bodies that a block stands for, and whether there may be others: one, unless something multiplies it.
    fn bodies(&mut self, block: &'a Block) -> (Vec<Tree>, bool)
    where
        Self: Sized,
    {
        (vec![body(&block.body, self)], false)
    }

    /// The type and the labels under which a block is found: those that are written, unless something stands for another block.
    fn path(&self, block: &'a Block) -> Vec<&'a Name> {
        std::iter::once(&block.kind).chain(&block.labels).collect()
    }
}

/// The document of a body.
pub fn body<'a>(body: &'a Body, fill: &mut impl Fill<'a>) -> Tree {
    let mut root = Level::default();
    for entry in &body.entries {
        match entry {
            Entry::Attribute(Attribute { name, value }) => {
                let value = fill.value(value);
                root.entries.push((name.text.clone(), place(name), Slot::Value(value)));
            }
            Entry::Block(block) => {
                let (bodies, open) = fill.bodies(block);
                root.add(&fill.path(block), bodies, open);
            }
        }
    }
    root.tree((body.span.start, body.span.end))
}

const fn place(name: &Name) -> (usize, usize) {
    (name.span.start, name.span.end)
}

/// A mapping that is being made.
#[derive(Default)]
struct Level {
    entries: Vec<(String, (usize, usize), Slot)>,
    /// Where blocks stand in `entries`, by type or label.
    index: std::collections::BTreeMap<String, usize>,
}

enum Slot {
    Value(Tree),
    Labels(Level),
    Blocks { bodies: Vec<Tree>, open: bool },
}

impl Level {
    /// Blocks of one type with other numbers of labels would need one key for two things: each number has its own.
    fn add(&mut self, path: &[&Name], bodies: Vec<Tree>, open: bool) {
        let Some((first, rest)) = path.split_first() else { return };
        let key = format!("{}/{}", first.text, usize::from(rest.is_empty()));
        let at = *self.index.entry(key).or_insert_with(|| {
            let slot = if rest.is_empty() {
                Slot::Blocks { bodies: Vec::new(), open: false }
            } else {
                Slot::Labels(Self::default())
            };
            self.entries.push((first.text.clone(), place(first), slot));
            self.entries.len() - 1
        });
        match &mut self.entries[at].2 {
            Slot::Labels(inner) => inner.add(rest, bodies, open),
            Slot::Blocks { bodies: own, open: any } => {
                own.extend(bodies);
                *any |= open;
            }
            Slot::Value(_) => {}
        }
    }

    fn tree(self, span: (usize, usize)) -> Tree {
        let entries = self.entries.into_iter().filter_map(|(key, key_span, slot)| {
            let tree = match slot {
                Slot::Value(tree) => tree,
                Slot::Labels(level) => {
                    let span = level.span().unwrap_or(key_span);
                    let tree = level.tree(span);
                    if tree.entries().is_empty() {
                        return None;
                    }
                    tree
                }
                Slot::Blocks { bodies, open } if bodies.is_empty() && !open => return None,
                Slot::Blocks { bodies, open } => {
                    let span = (
                        bodies.first().map_or(key_span.0, |body| body.span.0),
                        bodies.last().map_or(key_span.1, |body| body.span.1),
                    );
                    Tree { value: Value::List(bodies), span, unresolved: open }
                }
            };
            Some((key, key_span, tree))
        });
        Tree::new(Value::Map(last_wins(entries.collect())), span)
    }

    fn span(&self) -> Option<(usize, usize)> {
        let (first, last) = (self.entries.first()?, self.entries.last()?);
        Some((first.1.0, last.1.1))
    }
}

//! Trees of values: what a change adds, and what a manifest must come out as once it is changed.

use prr_document::Kind;
use prr_document::read::{Arena, Format, Limits, read};

use crate::operation::Operation;

/// A node with everything below it. Aliases are no more than that: what they refer to is written once, elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A scalar; without a kind where only its text is known.
    Scalar(Option<Kind>, String),
    Sequence(Vec<Self>),
    Mapping(Vec<(String, Self)>),
    Alias,
}

impl Value {
    /// Reads what a plugin wrote: one YAML value.
    pub fn parse(text: &str) -> Option<Self> {
        let (arena, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
        let trees = Self::trees(&arena, None, &[]);
        if !faults.is_empty() || trees.len() > 1 {
            return None;
        }
        Some(trees.into_iter().next().unwrap_or_else(|| Self::Scalar(Some(Kind::Null), String::new())))
    }

    /// Every tree of one level of an arena, operations applied: of the manifest itself, or of what was read from the text of a scalar.
    pub fn trees(arena: &Arena, level: Option<u32>, operations: &[&Operation]) -> Vec<Self> {
        let build = Build { arena, operations };
        tops(arena, level).into_iter().map(|top| build.value(top)).collect()
    }

    /// Whether two trees are the same, as far as both are known.
    pub fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Scalar(kind, text), Self::Scalar(other_kind, other_text)) => {
                let known = kind.zip(*other_kind).is_none_or(|(one, other)| one == other);
                known && (text == other_text || *kind == Some(Kind::Null) && *other_kind == Some(Kind::Null))
            }
            (Self::Sequence(items), Self::Sequence(others)) => {
                items.len() == others.len() && items.iter().zip(others).all(|(one, other)| one.agrees(other))
            }
            (Self::Mapping(entries), Self::Mapping(others)) => {
                let same = |((key, one), (other_key, other)): (&(String, Self), &(String, Self))| {
                    key == other_key && one.agrees(other)
                };
                entries.len() == others.len() && entries.iter().zip(others).all(same)
            }
            (Self::Alias, Self::Alias) => true,
            _ => false,
        }
    }
}

/// The topmost nodes of a level.
pub(crate) fn tops(arena: &Arena, level: Option<u32>) -> Vec<u32> {
    let end = u32::try_from(arena.node_count()).unwrap_or(u32::MAX);
    let tops = std::iter::successors((end > 0).then_some(0), |top| Some(arena.after(*top)).filter(|next| *next < end));
    tops.filter(|top| arena.host(*top) == level).collect()
}

struct Build<'b> {
    arena: &'b Arena,
    operations: &'b [&'b Operation],
}

impl Build<'_> {
    fn of(&self, node: u32) -> impl Iterator<Item = &Operation> {
        self.operations.iter().copied().filter(move |operation| operation.node() == node)
    }

    fn is_removed(&self, node: u32) -> bool {
        self.of(node).any(|operation| matches!(operation, Operation::Remove { .. }))
    }

    fn value(&self, node: u32) -> Value {
        let arena = self.arena;
        let set = self.of(node).find_map(|operation| match operation {
            Operation::Set { value, .. } => Some(value.clone()),
            _ => None,
        });
        if let Some(value) = set {
            return value;
        }
        // Readers bound how deep a manifest is.
        match arena.written_kind(node) {
            Kind::Alias => Value::Alias,
            Kind::Sequence => Value::Sequence(self.items(node)),
            Kind::Mapping => Value::Mapping(self.entries(node)),
            kind => self.scalar(node, kind),
        }
    }

    fn items(&self, node: u32) -> Vec<Value> {
        let added = |wanted: Option<u32>| {
            self.of(node).filter_map(move |operation| match operation {
                Operation::Item { value, after, .. } if *after == wanted => Some(value.clone()),
                _ => None,
            })
        };
        let mut items = Vec::new();
        for part in self.arena.parts(node) {
            if !self.is_removed(part) {
                items.push(self.value(part));
            }
            items.extend(added(Some(part)));
        }
        items.extend(added(None));
        items
    }

    fn entries(&self, node: u32) -> Vec<(String, Value)> {
        let added = |wanted: Option<u32>| {
            self.of(node).filter_map(move |operation| match operation {
                Operation::Entry { key, value, after, .. } if *after == wanted => Some((key.clone(), value.clone())),
                _ => None,
            })
        };
        let mut entries = Vec::new();
        for part in self.arena.parts(node) {
            if !self.is_removed(part) {
                let key = self.arena.key_text(part).unwrap_or_default();
                entries.push((key.to_owned(), self.value(part)));
            }
            entries.extend(added(Some(part)));
        }
        entries.extend(added(None));
        entries
    }

    fn scalar(&self, node: u32, kind: Kind) -> Value {
        let text = self.arena.scalar_text(node).unwrap_or_default();
        let replaced = self.of(node).filter_map(|operation| match operation {
            Operation::Text { within, text, .. } => Some((within.clone(), text.as_str())),
            _ => None,
        });
        let mut replaced: Vec<_> = replaced.collect();
        if replaced.is_empty() {
            return Value::Scalar(Some(kind), text.to_owned());
        }
        // Of two at one place the earlier one comes first.
        replaced.sort_by_key(|(within, _)| (within.start, within.end));
        replaced.dedup();
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for (within, new) in replaced {
            out.push_str(text.get(done..within.start.max(done)).unwrap_or_default());
            out.push_str(new);
            done = within.end.max(done);
        }
        out.push_str(text.get(done..).unwrap_or_default());
        Value::Scalar(None, out)
    }
}

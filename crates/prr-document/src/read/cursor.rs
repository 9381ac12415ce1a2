use std::collections::BTreeSet;

use super::Arena;
use crate::Kind;
use crate::image::{FLAG_MERGE, FLAG_SHADOWED, FLAG_UNRESOLVED, NONE, NodeRecord};

/// Mappings that lend mappings: nobody writes eight levels, a bomb does.
const DEEPEST_MERGE: u8 = 8;

/// A node of an arena, read in place: what a view is to a guest, without an image in between.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    arena: &'a Arena,
    node: u32,
}

impl Arena {
    /// Reads at a node.
    #[must_use]
    pub const fn cursor(&self, node: u32) -> Cursor<'_> {
        Cursor { arena: self, node }
    }
}

impl<'a> Cursor<'a> {
    /// The node in its arena.
    #[must_use]
    pub const fn node(self) -> u32 {
        self.node
    }

    fn record(self) -> NodeRecord {
        self.arena.nodes.at(self.node)
    }

    fn target(self) -> Self {
        Self { node: self.arena.target(self.node), ..self }
    }

    /// What the node is; an alias is what it refers to.
    #[must_use]
    pub fn kind(self) -> Kind {
        Kind::from_u8(self.target().record().kind).unwrap_or(Kind::Null)
    }

    /// The key under which the node stands in its mapping.
    #[must_use]
    pub fn key(self) -> Option<&'a str> {
        let key = self.record().key;
        (key != NONE).then(|| &self.arena.keys[key as usize])
    }

    /// The text of a scalar as it was written, whatever it resolves to.
    #[must_use]
    pub fn text(self) -> Option<&'a str> {
        self.arena.scalar(self.target().node)
    }

    /// The text of a scalar that resolves to a text.
    #[must_use]
    pub fn as_str(self) -> Option<&'a str> {
        (self.kind() == Kind::String).then(|| self.text()).flatten()
    }

    /// The value of a boolean.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        let record = self.target().record();
        (record.kind == Kind::Bool as u8).then_some(record.flags & crate::image::FLAG_TRUE != 0)
    }

    /// Whether the value depends on something outside of the file.
    #[must_use]
    pub fn is_unresolved(self) -> bool {
        self.target().record().flags & FLAG_UNRESOLVED != 0
    }

    /// Whether the node is null.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// The items of a list or the entries of a mapping as written; merged entries are not among them.
    pub fn children(self) -> impl Iterator<Item = Self> + use<'a> {
        let Self { arena, node } = self.target();
        let container = arena.is_container(node).then_some(node);
        container.into_iter().flat_map(move |node| arena.children(node)).map(move |node| Self { arena, node })
    }

    /// The items of a list; nothing where the node is none.
    pub fn items(self) -> impl Iterator<Item = Self> + use<'a> {
        (self.kind() == Kind::Sequence).then(|| self.children()).into_iter().flatten()
    }

    /// The entry under a key; entries that a merge key lends are found too, own entries first.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        self.find(key, 0)
    }

    /// The entry at the end of a path of keys.
    #[must_use]
    pub fn at(self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(self, |node, key| node.get(key))
    }

    /// Every entry of a mapping, those lent by merge keys after its own and without those that it overrides.
    #[must_use]
    pub fn entries(self) -> Vec<Self> {
        let mut entries = Vec::new();
        let mut seen = BTreeSet::new();
        if self.kind() == Kind::Mapping {
            self.collect(&mut entries, &mut seen, 0);
        }
        entries
    }

    fn is_own(self) -> bool {
        self.record().flags & (FLAG_SHADOWED | FLAG_MERGE) == 0
    }

    fn find(self, key: &str, depth: u8) -> Option<Self> {
        if self.kind() != Kind::Mapping {
            return None;
        }
        let own = self.children().find(|child| child.is_own() && child.key() == Some(key));
        own.or_else(|| self.merged(depth).into_iter().find_map(|source| source.find(key, depth + 1)))
    }

    fn collect(self, entries: &mut Vec<Self>, seen: &mut BTreeSet<&'a str>, depth: u8) {
        let merged = self.merged(depth);
        // Within one mapping a key that is not shadowed is there once, so nothing is looked up where nothing is lent.
        let alone = depth == 0 && merged.is_empty();
        for child in self.children().filter(|child| child.is_own()) {
            if alone || child.key().is_some_and(|key| seen.insert(key)) {
                entries.push(child);
            }
        }
        for source in merged {
            source.collect(entries, seen, depth + 1);
        }
    }

    /// The mappings that merge keys lend: those of a later key first, those of one key in their order.
    fn merged(self, depth: u8) -> Vec<Self> {
        if depth == DEEPEST_MERGE {
            return Vec::new();
        }
        let merges: Vec<Self> = self.children().filter(|child| child.record().flags & FLAG_MERGE != 0).collect();
        let sources = merges.into_iter().rev().flat_map(|child| {
            let list = child.kind() == Kind::Sequence;
            child.items().chain((!list).then_some(child)).collect::<Vec<_>>()
        });
        sources.filter(|source| source.kind() == Kind::Mapping).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Limits, read};
    use super::*;

    fn with_root(text: &str, look: impl FnOnce(Cursor<'_>)) {
        let (arena, _) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
        look(arena.cursor(arena.roots()[0]));
    }

    #[test]
    fn entries_that_a_merge_lends_are_found_behind_its_own() {
        let text = "base: &base {a: 1, b: 2}\nuser:\n  <<: *base\n  b: 3\n  c: on\n";
        with_root(text, |root| {
            let user = root.get("user").unwrap();
            let pairs: Vec<_> =
                user.entries().iter().map(|entry| (entry.key().unwrap(), entry.text().unwrap())).collect();
            assert_eq!(pairs, [("b", "3"), ("c", "on"), ("a", "1")]);
            assert_eq!(user.get("a").and_then(Cursor::text), Some("1"));
            assert_eq!(user.get("c").and_then(Cursor::as_bool), Some(true));
            assert_eq!(root.at(&["user", "b"]).and_then(Cursor::as_str), None);
        });
    }

    #[test]
    fn lists_and_scalars_have_no_entries() {
        with_root("a: [x, y]\nb: text\n", |root| {
            let texts: Vec<_> = root.get("a").unwrap().items().filter_map(Cursor::text).collect();
            assert_eq!(texts, ["x", "y"]);
            assert_eq!(root.get("a").unwrap().entries().len(), 0);
            assert_eq!(root.get("b").unwrap().items().count() + root.get("b").unwrap().children().count(), 0);
            assert!(root.get("b").unwrap().get("x").is_none());
        });
    }
}

//! Documents of an arena: which one a node belongs to, and what names it.

use super::arena::Arena;

impl Arena {
    /// The document that a node belongs to, as a position in [`Arena::roots`]; `None` for a node beside all documents, such as the key `items`
    /// of a Kubernetes list.
    #[must_use]
    pub fn document_of(&self, node: u32) -> Option<usize> {
        let before = self.roots.partition_point(|root| *root <= node);
        let candidate = before.checked_sub(1)?;
        let root = self.roots[candidate];
        (node < self.nodes.at(root).end).then_some(candidate)
    }

    /// The text of the scalar that a path of keys leads to from a document's root.
    #[must_use]
    pub fn scalar_at(&self, root: u32, keys: &[&str]) -> Option<&str> {
        let mut node = root;
        for key in keys {
            node = self.target(self.root_entry(node, key)?);
        }
        self.scalar(node)
    }
}

#[cfg(test)]
mod tests {
    use crate::read::{Format, Limits, read};

    #[test]
    fn every_node_of_a_document_knows_it() {
        let text = "apiVersion: v1\nkind: List\nitems:\n  - {kind: A, metadata: {name: a}}\n  - {kind: B}\n---\nc: 1\n";
        let (arena, _) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
        let roots: Vec<_> = arena.roots().to_vec();
        assert_eq!(roots.len(), 3);
        for (number, root) in roots.iter().enumerate() {
            assert_eq!(arena.document_of(*root), Some(number));
            assert_eq!(arena.document_of(*root + 1), Some(number));
        }
        assert_eq!(arena.document_of(0), None, "the list itself is no document");
        assert_eq!(arena.scalar_at(roots[0], &["metadata", "name"]), Some("a"));
        assert_eq!(arena.scalar_at(roots[0], &["metadata", "namespace"]), None);
        assert_eq!(arena.scalar_at(roots[0], &["kind", "name"]), None);
    }
}

//! Documents as the objects in them: a template stands for what it makes.

use prr_sdk::{Document, Node};

use super::{Keys, items, text};

/// Templates in templates that are opened. A template makes objects, and nobody lets it make templates.
const DEEPEST: u8 = 2;

/// A document, or an object within one.
#[derive(Clone, Copy)]
pub(super) struct Object<'a> {
    /// Path of the manifest.
    pub path: &'a str,
    /// The topmost node.
    pub root: Node<'a>,
    /// `apiVersion`, or nothing.
    pub api: &'a str,
    /// `kind`, or nothing.
    pub kind: &'a str,
}

impl<'a> Object<'a> {
    /// Finds the objects of a document. The items of lists are documents already.
    pub fn find(document: &Document<'a>, keys: &Keys, into: &mut Vec<Self>) {
        Self::open(document.path(), document.root(), keys, 0, into);
    }

    fn open(path: &'a str, root: Node<'a>, keys: &Keys, depth: u8, into: &mut Vec<Self>) {
        let field = |key| text(root.get(key)).unwrap_or_default();
        let object = Self { path, root, api: field(keys.api_version), kind: field(keys.kind) };
        if object.kind == "Template" && depth < DEEPEST {
            for item in items(root.get(keys.objects)) {
                Self::open(path, item, keys, depth + 1, into);
            }
        } else {
            into.push(object);
        }
    }

    /// Whether the object has this kind in an API group.
    pub fn is(&self, group: &str, kind: &str) -> bool {
        self.kind == kind && self.api.strip_prefix(group).is_some_and(|rest| rest.starts_with('/'))
    }

    /// A scalar of `metadata`.
    pub fn metadata(&self, keys: &Keys, key: prr_sdk::Symbol) -> Option<Node<'a>> {
        self.root.get(keys.metadata)?.get(key).filter(|node| text(Some(*node)).is_some())
    }

    /// The value of a label.
    pub fn label(&self, keys: &Keys, name: &str) -> Option<&'a str> {
        text(self.root.get(keys.metadata)?.get(keys.labels)?.field(name))
    }
}

//! What all objects have.

use prr_sdk::{Document, Node, keys};

use crate::value::text;

keys! {
    /// The keys that say which object one is.
    pub(crate) struct Keys { generate_name = "generateName", labels, metadata, name, namespace, spec }
}

/// A named object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Object<'a> {
    pub group: &'a str,
    pub kind: &'a str,
    pub name: &'a str,
    /// Absent, it is whatever the one who applies the object says.
    pub namespace: Option<&'a str>,
    pub path: &'a str,
    pub root: Node<'a>,
    pub spec: Option<Node<'a>>,
    pub labels: Option<Node<'a>>,
    /// Where its name stands.
    pub at: Node<'a>,
}

impl<'a> Object<'a> {
    pub fn read(document: &Document<'a>, keys: &Keys) -> Option<Self> {
        let (api, kind) = document.api_version_and_kind()?;
        let root = document.root();
        let metadata = root.get(keys.metadata);
        let field = |key| metadata.and_then(|metadata| metadata.get(key));
        let name = field(keys.name).or_else(|| field(keys.generate_name));
        Some(Self {
            group: api.split_once('/').map_or("", |(group, _)| group),
            kind,
            name: name.and_then(Node::text).unwrap_or_default(),
            namespace: text(field(keys.namespace)),
            path: document.path(),
            root,
            spec: root.get(keys.spec),
            labels: field(keys.labels),
            at: name.unwrap_or(root),
        })
    }

    /// The service that its labels name, or its own name.
    pub fn service(&self) -> &'a str {
        let label = |name| text(self.labels.and_then(|labels| labels.field(name)));
        label("app.kubernetes.io/name").or_else(|| label("app")).unwrap_or(self.name)
    }

    /// An annotation.
    pub fn annotation(&self, name: &str) -> Option<Node<'a>> {
        self.root.field("metadata")?.field("annotations")?.field(name)
    }

    /// Whether two objects can be in one namespace. One without a namespace may be in any; then the folder tells.
    pub fn may_share_namespace(&self, other: &Self) -> bool {
        near((self.namespace, self.path), (other.namespace, other.path))
    }
}

/// Whether two places, each a namespace and a file, can be one namespace: the same one, or none and the same folder.
pub(crate) fn near(one: (Option<&str>, &str), other: (Option<&str>, &str)) -> bool {
    match (one.0, other.0) {
        (Some(mine), Some(theirs)) => mine == theirs,
        _ => folder(one.1) == folder(other.1),
    }
}

/// The folder of a file.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

//! Resources of clouds and forges as Terraform declares them.

pub(crate) mod identity;
pub(crate) mod json;
pub(crate) mod ports;
pub(crate) mod rules;

use prr_sdk::{Document, Kind, Node};

use crate::value::{items, text};

/// Instances of one type in one document that are read.
const MOST: usize = 20_000;

/// A resource, or a source of data.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resource<'a> {
    /// Its type, such as `aws_security_group`.
    pub kind: &'a str,
    /// The label that it has in its configuration.
    pub label: &'a str,
    /// The address of the module that it is one of; empty for the root module.
    pub module: &'a str,
    /// The file that it stands in.
    pub path: &'a str,
    pub body: Node<'a>,
}

impl<'a> Resource<'a> {
    /// `type.label`, as Terraform calls it.
    pub fn address(&self) -> String {
        match self.module {
            "" => format!("{}.{}", self.kind, self.label),
            module => format!("{module}.{}.{}", self.kind, self.label),
        }
    }

    /// An argument that is there.
    pub fn field(&self, key: &str) -> Option<Node<'a>> {
        self.body.field(key).filter(|node| !node.is_null())
    }

    /// Whether blocks of it may be missing because only Terraform can make them.
    pub fn is_open(&self) -> bool {
        self.body.is_unresolved() || self.body.field("dynamic").is_some()
    }
}

/// All resources of a tree, by type.
#[derive(Debug, Default)]
pub(crate) struct Cloud<'a> {
    resources: Vec<Resource<'a>>,
    data: Vec<Resource<'a>>,
}

impl<'a> Cloud<'a> {
    /// Takes up a document, and gives its resources.
    pub fn add(&mut self, document: &Document<'a>) -> Vec<Resource<'a>> {
        let root = document.root();
        let module = text(root.field("prr:module")).unwrap_or_default();
        let read: Vec<_> = each(root.field("resource"), module, document.path()).take(MOST).collect();
        self.resources.extend(&read);
        self.data.extend(each(root.field("data"), module, document.path()).take(MOST));
        read
    }

    /// Orders what was taken up, once all is there.
    pub fn finish(&mut self) {
        self.resources.sort_by_key(|resource| resource.kind);
        self.data.sort_by_key(|resource| resource.kind);
    }

    /// The resources of a type.
    pub fn of(&self, kind: &str) -> &[Resource<'a>] {
        range(&self.resources, kind)
    }

    /// The sources of data of a type.
    pub fn data(&self, kind: &str) -> &[Resource<'a>] {
        range(&self.data, kind)
    }
}

fn range<'r, 'a>(all: &'r [Resource<'a>], kind: &str) -> &'r [Resource<'a>] {
    let first = all.partition_point(|resource| resource.kind < kind);
    let end = all.partition_point(|resource| resource.kind <= kind);
    &all[first..end.max(first)]
}

/// Whether a document is one of Terraform's: by its file, or by its shape where it comes from a plan.
pub(crate) fn is_terraform(document: &Document<'_>) -> bool {
    let path = document.path();
    let shaped = || {
        let resources = document.root().field("resource").filter(|node| node.kind() == Kind::Mapping);
        resources.is_some() && document.api_version_and_kind().is_none()
    };
    [".tf", ".tf.json", ".tofu"].iter().any(|end| path.ends_with(end)) || shaped()
}

fn each<'a>(types: Option<Node<'a>>, module: &'a str, path: &'a str) -> impl Iterator<Item = Resource<'a>> {
    let kinds = items(types).flat_map(Node::entries);
    let labelled = kinds.flat_map(|kind| items(Some(kind)).flat_map(Node::entries).map(move |entry| (kind, entry)));
    labelled.flat_map(move |(kind, entry)| {
        let (kind, label) = (kind.key().unwrap_or_default(), entry.key().unwrap_or_default());
        items(Some(entry)).map(move |body| Resource { kind, label, module, path, body })
    })
}

/// What a resource is called: as its argument says, or as Terraform does.
pub(crate) fn named(resource: &Resource<'_>, key: &str) -> String {
    text(resource.field(key)).map_or_else(|| resource.address(), str::to_owned)
}

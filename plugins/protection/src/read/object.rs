//! Kubernetes objects, found by their kind, and the containers of those that run pods.

use std::collections::BTreeMap;

use prr_sdk::{Document, Kind, Node};

use super::terraform::text;

/// A Kubernetes object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Object<'a> {
    pub kind: &'a str,
    pub group: &'a str,
    pub name: &'a str,
    /// Where its name stands, or the object where it has none.
    pub at: Node<'a>,
    pub namespace: Option<&'a str>,
    pub root: Node<'a>,
    pub path: &'a str,
}

impl<'a> Object<'a> {
    pub fn read(document: &Document<'a>) -> Option<Self> {
        let (api, kind) = document.api_version_and_kind()?;
        let root = document.root();
        let metadata = root.field("metadata");
        let name = metadata.and_then(|metadata| metadata.field("name").or_else(|| metadata.field("generateName")));
        Some(Self {
            kind,
            group: api.split_once('/').map_or("", |(group, _)| group),
            name: text(name).unwrap_or_default(),
            at: name.unwrap_or(root),
            namespace: metadata.and_then(|metadata| text(metadata.field("namespace"))),
            root,
            path: document.path(),
        })
    }

    /// What it is called in findings: `Deployment/shop/checkout`.
    pub fn subject(&self) -> String {
        match self.namespace {
            _ if self.name.is_empty() => format!("{} {}", self.kind, self.path),
            Some(namespace) => format!("{}/{namespace}/{}", self.kind, self.name),
            None => format!("{}/{}", self.kind, self.name),
        }
    }

    pub fn spec(&self) -> Option<Node<'a>> {
        self.root.field("spec")
    }

    pub fn annotation(&self, name: &str) -> Option<Node<'a>> {
        self.root.field("metadata")?.field("annotations")?.field(name)
    }

    /// The description of its pods.
    pub fn pod(&self) -> Option<Node<'a>> {
        let spec = self.spec()?;
        match self.kind {
            "Pod" => Some(spec),
            "CronJob" => spec.field("jobTemplate")?.field("spec")?.field("template")?.field("spec"),
            _ => spec.field("template")?.field("spec"),
        }
    }

    /// Its containers, those that run before the others first.
    pub fn containers(&self) -> Vec<Node<'a>> {
        let pod = self.pod();
        let lists = ["initContainers", "containers"].map(|list| pod.and_then(|pod| pod.field(list)));
        lists.into_iter().flat_map(items).filter(|container| container.kind() == Kind::Mapping).collect()
    }
}

/// The items of a list, or nothing.
pub(crate) fn items(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    let list = node.map(Node::target).filter(|node| node.kind() == Kind::Sequence);
    list.into_iter().flat_map(Node::children).map(Node::target)
}

/// All objects, by kind.
#[derive(Debug, Default)]
pub(crate) struct Objects<'a> {
    sorted: Vec<Object<'a>>,
}

impl<'a> Objects<'a> {
    pub fn add(&mut self, object: Object<'a>) {
        self.sorted.push(object);
    }

    pub fn sort(&mut self) {
        self.sorted.sort_by_key(|object| (object.kind, object.root.index()));
    }

    /// The objects of a kind, of whatever group.
    pub fn of(&self, kind: &str) -> &[Object<'a>] {
        let first = self.sorted.partition_point(|object| object.kind < kind);
        let end = self.sorted.partition_point(|object| object.kind <= kind);
        &self.sorted[first..end.max(first)]
    }

    pub fn all(&self) -> &[Object<'a>] {
        &self.sorted
    }
}

/// Objects by a name that they give, such as that of what they scale: those of one name with their namespaces.
#[derive(Debug, Default)]
pub(crate) struct ByName<'a>(BTreeMap<&'a str, Vec<Object<'a>>>);

/// Objects of one name that are looked through.
const MOST_OF_NAME: usize = 256;

impl<'a> ByName<'a> {
    /// Sorts objects of a kind by a name in them.
    pub fn new(objects: &[Object<'a>], group: &str, name: impl Fn(&Object<'a>) -> Option<&'a str>) -> Self {
        let mut by: BTreeMap<&str, Vec<Object<'a>>> = BTreeMap::new();
        for object in objects.iter().filter(|object| object.group == group) {
            if let Some(name) = name(object) {
                by.entry(name).or_default().push(*object);
            }
        }
        Self(by)
    }

    /// The first one that gives a name and may be in a namespace.
    pub fn get(&self, name: &str, namespace: Option<&str>) -> Option<&Object<'a>> {
        let mut named = self.0.get(name)?.iter().take(MOST_OF_NAME);
        named.find(|object| object.namespace.is_none() || namespace.is_none() || object.namespace == namespace)
    }
}

//! Terraform's resources, found by their type, and by what refers to them.

use std::collections::BTreeMap;

use prr_sdk::{Document, Kind, Node};

/// Resources that are read of one tree.
const MOST: usize = 200_000;

/// A resource, as it is applied.
#[derive(Clone, Debug)]
pub(crate) struct Resource<'a> {
    pub kind: &'a str,
    /// The name that its configuration gives it.
    pub label: &'a str,
    /// Where that name stands.
    pub name: Node<'a>,
    pub body: Node<'a>,
    pub path: &'a str,
    /// The module that it is part of, so that equal names of two modules are apart.
    pub module: Module<'a>,
    /// What Terraform calls it.
    pub address: String,
}

/// The instance of a module: the folder that is applied, and the address in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Module<'a> {
    pub root: &'a str,
    pub address: &'a str,
}

impl<'a> Module<'a> {
    fn of(document: &Document<'a>) -> Self {
        let text = |key| document.root().field(key).and_then(Node::text);
        let folder = document.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        Self { root: text("prr:root").unwrap_or(folder), address: text("prr:module").unwrap_or_default() }
    }
}

/// All resources, by type and name.
#[derive(Debug, Default)]
pub(crate) struct Resources<'a> {
    sorted: Vec<Resource<'a>>,
    /// What is asked of providers, such as documents of policies.
    data: Vec<Resource<'a>>,
}

/// What an argument names: a resource by its label, or anything by a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Named<'a> {
    Label(&'a str, &'a str),
    Text(&'a str),
}

/// Resources of one type by what an argument of theirs names; positions among all resources.
#[derive(Debug, Default)]
pub(crate) struct Attached<'a> {
    own_name: &'static str,
    by: BTreeMap<(Module<'a>, Named<'a>), Vec<usize>>,
}

impl<'a> Resources<'a> {
    /// Takes up what a document declares.
    pub fn add(&mut self, document: &Document<'a>) {
        let module = Module::of(document);
        declared(document, "resource", module, &mut self.sorted);
        declared(document, "data", module, &mut self.data);
    }

    /// The data source that an argument takes its value from.
    pub fn source(&self, from: &Resource<'a>, argument: Node<'a>, kind: &str) -> Option<&Resource<'a>> {
        let text = text(Some(argument).filter(|node| node.is_unresolved()))?;
        let rest = text.trim().trim_start_matches("${").strip_prefix("data.")?.strip_prefix(kind)?.strip_prefix('.')?;
        let label = &rest[..label_end(rest)];
        let first = self.data.partition_point(|data| (data.kind, data.label) < (kind, label));
        let same = self.data[first..].iter().take_while(|data| (data.kind, data.label) == (kind, label));
        same.into_iter().find(|data| data.module == from.module)
    }

    pub fn sort(&mut self) {
        for list in [&mut self.sorted, &mut self.data] {
            list.sort_by_key(|resource| (resource.kind, resource.label, resource.body.index()));
        }
    }

    /// The resources of a type.
    pub fn of(&self, kind: &str) -> &[Resource<'a>] {
        let first = self.sorted.partition_point(|resource| resource.kind < kind);
        let end = self.sorted.partition_point(|resource| resource.kind <= kind);
        &self.sorted[first..end.max(first)]
    }

    /// Resources that carry tags or labels.
    pub fn with_tags(&self) -> impl Iterator<Item = &Resource<'a>> {
        let tagged = |resource: &&Resource<'a>| {
            ["tags", "labels", "user_labels"].iter().any(|name| resource.body.field(name).is_some())
        };
        self.sorted.iter().filter(tagged)
    }

    /// The resource that an argument of another one refers to.
    pub fn target(&self, from: &Resource<'a>, argument: Option<Node<'a>>, kind: &str) -> Option<&Resource<'a>> {
        let named = named(argument?)?;
        let of_kind = self.of(kind);
        match named {
            Named::Label(_, label) => {
                let first = of_kind.partition_point(|resource| resource.label < label);
                let same = of_kind[first..].iter().take_while(|resource| resource.label == label);
                same.into_iter().find(|resource| resource.module == from.module)
            }
            Named::Text(_) => None,
        }
    }

    /// The resources of a type, by what an argument of theirs names. What they belong to goes by the name under `own_name`.
    pub fn attached(&self, kind: &str, argument: &str, own_name: &'static str) -> Attached<'a> {
        let mut attached = Attached { own_name, by: BTreeMap::new() };
        let first = self.sorted.partition_point(|resource| resource.kind < kind);
        let of_kind = self.sorted[first..].iter().take_while(|resource| resource.kind == kind);
        for (position, resource) in (first..).zip(of_kind) {
            if let Some(named) = resource.body.field(argument).and_then(named) {
                attached.by.entry((resource.module, named)).or_default().push(position);
            }
        }
        attached
    }
}

/// The resources under a key of a document.
fn declared<'a>(document: &Document<'a>, key: &str, module: Module<'a>, into: &mut Vec<Resource<'a>>) {
    let Some(types) = document.root().field(key) else { return };
    for of_type in many(Some(types)).flat_map(Node::entries) {
        let Some(kind) = of_type.key().filter(|kind| kind.contains('_')) else { continue };
        for entry in many(Some(of_type)).flat_map(Node::entries) {
            for body in many(Some(entry)).filter(|body| body.kind() == Kind::Mapping) {
                if into.len() >= MOST {
                    return;
                }
                let label = entry.key().unwrap_or_default();
                let instance = text(body.field("prr:instance")).unwrap_or_default();
                let dot = if module.address.is_empty() { "" } else { "." };
                let address = format!("{}{dot}{kind}.{label}{instance}", module.address);
                into.push(Resource { kind, label, name: entry, body, path: document.path(), module, address });
            }
        }
    }
}

fn label_end(text: &str) -> usize {
    text.find(|char: char| !char.is_ascii_alphanumeric() && char != '_' && char != '-').unwrap_or(text.len())
}

impl<'a> Attached<'a> {
    /// Those that name a resource, by its label or by its own name.
    pub fn to<'r>(&self, resources: &'r Resources<'a>, resource: &Resource<'a>) -> Vec<&'r Resource<'a>> {
        let label = self.by.get(&(resource.module, Named::Label(resource.kind, resource.label)));
        let name = known(resource.body.field(self.own_name)).map(Named::Text);
        let name = name.and_then(|name| self.by.get(&(resource.module, name)));
        label.into_iter().chain(name).flatten().filter_map(|position| resources.sorted.get(*position)).collect()
    }
}

/// What an argument names. A reference stays unresolved: `aws_s3_bucket.logs.id`.
fn named(node: Node<'_>) -> Option<Named<'_>> {
    let text = text(Some(node))?;
    if !node.is_unresolved() {
        return Some(Named::Text(text));
    }
    let bare = text.trim().strip_prefix("${").map_or(text, |inner| inner.trim_end_matches('}')).trim();
    let (kind, rest) = bare.split_once('.')?;
    let end = label_end(rest);
    let is_kind = kind.contains('_') && kind.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
    (is_kind && end > 0).then(|| Named::Label(kind, &rest[..end]))
}

/// The items of a list, or the node alone: nested blocks are either.
pub(crate) fn many(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    let list = node.is_some_and(|node| node.kind() == Kind::Sequence);
    let items = node.filter(|_| list).into_iter().flat_map(Node::children).map(Node::target);
    items.chain(node.filter(|node| !list && !node.is_null()))
}

/// The first block of a type.
pub(crate) fn block<'a>(body: Node<'a>, name: &str) -> Option<Node<'a>> {
    many(body.field(name)).next()
}

/// The text of a scalar that is not empty.
pub(crate) fn text(node: Option<Node<'_>>) -> Option<&str> {
    node.filter(|node| !node.is_null()).and_then(Node::text).filter(|text| !text.is_empty())
}

/// A text that is known.
pub(crate) fn known(node: Option<Node<'_>>) -> Option<&str> {
    text(node.filter(|node| !node.is_unresolved()))
}

use prr_sdk::{Document, Node};

use crate::flow::{Owner, Step};
use crate::messages as m;

/// A Kubernetes object.
#[derive(Clone, Debug)]
pub(crate) struct Object<'a> {
    pub group: &'a str,
    pub kind: &'a str,
    pub name: &'a str,
    /// Where the name stands, or the object where it has none.
    pub node: Node<'a>,
    pub root: Node<'a>,
    pub owner: Owner<'a>,
    pub path: &'a str,
}

impl<'a> Object<'a> {
    pub fn read(document: &Document<'a>) -> Option<Self> {
        let (api, kind) = document.api_version_and_kind()?;
        let group = api.split_once('/').map_or("", |(group, _)| group);
        let root = document.root();
        let metadata = root.field("metadata");
        let field = |key| metadata.and_then(|metadata| metadata.field(key)).filter(|node: &Node<'a>| !node.is_null());
        let name = field("name").or(field("generateName"));
        let mut labels: Vec<_> = ["labels", "annotations"].into_iter().filter_map(field).collect();
        if let Some(template) = root.field("spec").and_then(|spec| spec.field("template")?.field("metadata")) {
            labels.extend(["labels", "annotations"].into_iter().filter_map(|key| template.field(key)));
        }
        let named = |key: &&str| labels.iter().find_map(|labels| labels.field(key)?.text());
        let shown = name.and_then(Node::text).unwrap_or_default();
        let service = ["prr:service", "app.kubernetes.io/name", "app"].iter().find_map(named).unwrap_or(shown);
        let namespace = field("namespace").and_then(Node::text).filter(|text| !text.is_empty());
        let service = Some(service).filter(|service| !service.is_empty());
        let owner = Owner { service, namespace, labels, paths: vec![document.path()] };
        Some(Self { group, kind, name: shown, node: name.unwrap_or(root), root, owner, path: document.path() })
    }

    /// `Deployment/checkout`.
    pub fn subject(&self) -> String {
        format!("{}/{}", self.kind, self.name)
    }

    pub fn spec(&self) -> Option<Node<'a>> {
        self.root.field("spec")
    }

    /// The object itself, where a way begins.
    pub fn itself(&self) -> Step {
        Step::new(self.node, m::STEP_RESOURCE).with("name", self.subject())
    }
}

/// The items of a list, or nothing.
pub(super) fn items(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    let list = node.map(Node::target).filter(|node| node.kind() == prr_sdk::Kind::Sequence);
    list.into_iter().flat_map(Node::children).map(Node::target)
}

/// The node at the end of a route of keys.
pub(super) fn at<'a>(node: Node<'a>, route: &[&str]) -> Option<Node<'a>> {
    route.iter().try_fold(node, |node, key| node.field(key)).filter(|node| !node.is_null())
}

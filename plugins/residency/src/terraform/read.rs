use prr_sdk::{Document, Kind, Node};

use super::{Backend, Call, Module, Other, Provider, Resource, Terraform};
use crate::region::Cloud;

/// Instances of one resource that are read.
const MOST: usize = 10_000;
/// Beginnings of the types of resources that send data on and are of no cloud.
const OTHERS: &[&str] = &["helm_release", "cloudflare_", "fastly_service", "akamai_property"];
/// Stores that others name by what the cloud calls them, and the argument with that name.
const NAMES: &[(&str, &str)] = &[
    ("aws_s3_bucket", "bucket"),
    ("azurerm_storage_account", "name"),
    ("google_storage_bucket", "name"),
    ("ncloud_objectstorage_bucket", "bucket_name"),
];

impl<'a> Terraform<'a> {
    /// Takes up a document of configuration.
    pub fn add(&mut self, document: &Document<'a>) {
        let root = document.root();
        let text = |key| root.field(key).and_then(Node::text);
        let folder = document.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let module =
            Module { applied: text("prr:root").unwrap_or(folder), address: text("prr:module").unwrap_or_default() };
        for (kind, names) in labels(root.field("resource")) {
            let Some(cloud) = Cloud::of_resource(kind) else {
                self.others(module, kind, names, document.path());
                continue;
            };
            for (name, bodies) in labels(Some(names)) {
                self.resources.extend(many(Some(bodies)).take(MOST).map(|body| {
                    let instance = body.field("prr:instance").and_then(Node::text).unwrap_or_default();
                    Resource { module, kind, name, instance, body, cloud, path: document.path() }
                }));
            }
        }
        self.backends(module, root.field("terraform"), document.path());
        for (name, bodies) in labels(root.field("provider")) {
            self.providers.extend(many(Some(bodies)).map(|body| {
                let alias = body.field("alias").and_then(Node::text);
                Provider { module, name, alias, body }
            }));
        }
        for (name, bodies) in labels(root.field("module")) {
            let path = document.path();
            let call = |body: Node<'a>| Call { module, name, body, path, providers: body.field("providers") };
            self.calls.extend(many(Some(bodies)).map(call));
        }
    }

    fn others(&mut self, module: Module<'a>, kind: &'a str, names: Node<'a>, path: &'a str) {
        let sends = OTHERS.iter().any(|start| kind.starts_with(start));
        for (name, bodies) in labels(Some(names)).filter(|_| sends) {
            let other = |body| Other { module, kind, name, body, path };
            self.others.extend(many(Some(bodies)).take(MOST).map(other));
        }
    }

    fn backends(&mut self, module: Module<'a>, settings: Option<Node<'a>>, path: &'a str) {
        for settings in many(settings) {
            for (kind, bodies) in labels(settings.field("backend")) {
                self.backends.extend(many(Some(bodies)).map(|body| Backend { module, kind, body, path }));
            }
            let hosted = many(settings.field("cloud")).map(|body| Backend { module, kind: "cloud", body, path });
            self.backends.extend(hosted);
        }
    }

    /// Puts everything in order; nothing is found before.
    pub fn sort(&mut self) {
        self.resources.sort_by_key(|resource| (resource.module, resource.kind, resource.name));
        self.providers.sort_by_key(|provider| (provider.module, provider.name));
        self.calls.sort_by_key(|call| (call.module, call.name));
        let named = |(index, resource): (usize, &Resource<'a>)| {
            let key = NAMES.iter().find(|(kind, _)| *kind == resource.kind)?.1;
            let name = resource.body.field(key).filter(|node| !node.is_unresolved())?.text()?;
            Some((resource.kind, name, index))
        };
        self.named = self.resources.iter().enumerate().filter_map(named).collect();
        self.named.sort_unstable();
    }
}

/// The labelled blocks of a type.
fn labels(node: Option<Node<'_>>) -> impl Iterator<Item = (&str, Node<'_>)> {
    many(node).flat_map(Node::entries).filter_map(|entry| Some((entry.key()?, entry)))
}

/// The items of a list, or the one thing that is there instead: Terraform's JSON syntax takes both.
pub(crate) fn many(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    let node = node.map(Node::target);
    let items = node.filter(|node| node.kind() == Kind::Sequence).into_iter().flat_map(Node::children);
    let alone = node.filter(|node| node.kind() == Kind::Mapping);
    items.chain(alone).map(Node::target)
}

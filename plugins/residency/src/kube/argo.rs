//! Which cluster the manifests of a folder are put into, as Argo CD's Applications tell it.

use prr_sdk::compliance::{Cluster, Declarations};
use prr_sdk::{Document, Node};

use super::object::{Object, at, items};

/// One folder and the cluster that gets it.
#[derive(Clone, Copy, Debug)]
struct Destination<'a> {
    folder: &'a str,
    /// Where the cluster is named.
    node: Node<'a>,
    cluster: &'a str,
}

/// The destinations of a tree, by folder.
#[derive(Debug, Default)]
pub(crate) struct Destinations<'a>(Vec<Destination<'a>>);

impl<'a> Destinations<'a> {
    pub fn add(&mut self, document: &Document<'a>) {
        let Some(object) = Object::read(document).filter(|object| object.group == "argoproj.io") else { return };
        let spec = match object.kind {
            "Application" => object.spec(),
            "ApplicationSet" => at(object.root, &["spec", "template", "spec"]),
            _ => None,
        };
        let Some(spec) = spec else { return };
        let Some(node) = at(spec, &["destination", "name"]).or_else(|| at(spec, &["destination", "server"])) else {
            return;
        };
        let sources = spec.field("source").into_iter().chain(items(spec.field("sources")));
        for folder in sources.filter_map(|source| source.field("path")?.text()) {
            let folder = folder.trim_start_matches("./").trim_matches('/');
            if let (false, Some(cluster)) = (folder.is_empty(), node.text()) {
                self.0.push(Destination { folder, node, cluster });
            }
        }
    }

    pub fn sort(&mut self) {
        self.0.sort_by_key(|destination| (destination.folder, destination.node.index()));
    }

    /// The cluster of the nearest folder around a file, and where that is said.
    fn of(&self, path: &str) -> Option<(&'a str, Node<'a>)> {
        let mut rest = path;
        while let Some(end) = rest.rfind('/') {
            rest = &rest[..end];
            let first = self.0.partition_point(|destination| destination.folder < rest);
            if let Some(found) = self.0.get(first).filter(|destination| destination.folder == rest) {
                return Some((found.cluster, found.node));
            }
        }
        None
    }

    /// The declared cluster that a file's objects run in: the one that an Application names, or the only one there is.
    pub fn cluster<'d>(&self, path: &str, declared: &'d Declarations<'a>) -> Found<'d, 'a> {
        if let Some((name, node)) = self.of(path) {
            return match declared.clusters.iter().find(|cluster| cluster.name == name) {
                Some(cluster) => Found::Declared(cluster, Some(node)),
                None => Found::Unknown(name, node),
            };
        }
        match &declared.clusters[..] {
            [only] => Found::Declared(only, None),
            _ => Found::Nothing,
        }
    }
}

/// What is known of where an object runs.
pub(crate) enum Found<'d, 'a> {
    Declared(&'d Cluster<'a>, Option<Node<'a>>),
    /// A cluster that is named and not declared.
    Unknown(&'a str, Node<'a>),
    Nothing,
}

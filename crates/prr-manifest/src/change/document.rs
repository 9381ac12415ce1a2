use std::fmt::Write as _;

use prr_document::read::{Arena, ValueDigest};
use rayon::prelude::*;

use crate::inventory::Inventory;
use crate::manifest::{Manifest, Places};

/// Keys that name a document which is no Kubernetes object, in the order in which they are told.
const NAMES: &[&str] = &["kind", "service", "name", "id", "uid", "title"];

/// A document of one side, as it is compared.
pub(super) struct Document<'a> {
    pub(super) path: &'a str,
    pub(super) line: u32,
    pub(super) number: usize,
    pub(super) identity: Identity,
    pub(super) values: ValueDigest,
}

/// What a document is known by while its values and its place change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Identity {
    /// A Kubernetes object: whatever file it lies in, it is one object of the cluster.
    Object(String),
    /// What names it within its file.
    Named(String),
    /// Nothing but its position in its file, counted from 1.
    Position(usize),
}

impl Identity {
    fn new(arena: &Arena, root: u32, number: usize) -> Self {
        if let Some(object) = object(arena, root) {
            return Self::Object(object);
        }
        let mut names = String::new();
        for (name, text) in NAMES.iter().filter_map(|name| Some((name, arena.root_scalar(root, name)?))) {
            let comma = if names.is_empty() { "" } else { "," };
            let written = write!(names, "{comma}{name}={text}");
            debug_assert!(written.is_ok(), "writing to a string does not fail");
        }
        if names.is_empty() { Self::Position(number + 1) } else { Self::Named(names) }
    }

    pub(super) fn shown(&self, path: &str) -> String {
        match self {
            Self::Object(object) => object.clone(),
            Self::Named(names) => format!("{path}#{names}"),
            Self::Position(number) => format!("{path}#{number}"),
        }
    }
}

/// `Kind.group/namespace/name`, as kubectl names a kind. The version is not part of it: an object that moves to a newer one is the same.
fn object(arena: &Arena, root: u32) -> Option<String> {
    let version = arena.root_scalar(root, "apiVersion")?;
    let kind = arena.root_scalar(root, "kind")?;
    let name = arena.scalar_at(root, &["metadata", "name"])?;
    let group = version.rsplit_once('/').map_or(String::new(), |(group, _)| format!(".{group}"));
    let namespace =
        arena.scalar_at(root, &["metadata", "namespace"]).map_or(String::new(), |space| format!("{space}/"));
    Some(format!("{kind}{group}/{namespace}{name}"))
}

/// The documents of the manifests at the paths that are wanted, in order.
pub(super) fn documents(inventory: &Inventory, wanted: impl Fn(&str) -> bool + Sync) -> Vec<Document<'_>> {
    let manifests = inventory.manifests.par_iter();
    manifests.filter(|manifest| wanted(manifest.path())).flat_map_iter(of).collect()
}

fn of(manifest: &Manifest) -> impl Iterator<Item = Document<'_>> {
    let arena = manifest.arena();
    let places = Places::new(manifest.path(), arena.text());
    let documents = arena.roots().iter().zip(arena.value_digests()).enumerate();
    documents.map(move |(number, (root, values))| Document {
        path: manifest.path(),
        line: places.location(&arena.value_span(*root)).line,
        number,
        identity: Identity::new(arena, *root, number),
        values,
    })
}

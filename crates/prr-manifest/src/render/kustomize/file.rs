use prr_document::read::{Image, ImageBuilder};
use prr_document::{Kind, Node, View};

use crate::manifest::Manifest;

/// One kustomization, as far as it says what goes into it.
#[derive(Clone, Debug, Default)]
pub(super) struct File {
    /// Whether it is a component, which is nothing without the overlay that takes it in.
    pub(super) component: bool,
    /// Whether it only gathers files and folders, so that what comes out is what went in.
    pub(super) plain: bool,
    /// Whether it asks for Helm charts.
    pub(super) charts: bool,
    pub(super) prefix: String,
    pub(super) suffix: String,
    pub(super) references: Vec<Reference>,
}

/// Something that a kustomization names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reference {
    pub(super) role: Role,
    /// As written.
    pub(super) text: String,
}

/// What becomes of what is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Objects, or a folder with a kustomization.
    Resource,
    /// A change to objects.
    Patch,
    /// Settings of kustomize's own: generators, transformers, schemas.
    Settings,
    /// Copied into an object as it stands.
    Data,
}

/// Fields that list files or folders.
const LISTS: [(&str, Role); 10] = [
    ("resources", Role::Resource),
    ("bases", Role::Resource),
    ("components", Role::Resource),
    ("patchesStrategicMerge", Role::Patch),
    ("patches", Role::Patch),
    ("generators", Role::Settings),
    ("transformers", Role::Settings),
    ("validators", Role::Settings),
    ("configurations", Role::Settings),
    ("crds", Role::Settings),
];

/// Fields that list mappings with a `path`.
const PATHS: [(&str, Role); 3] =
    [("patches", Role::Patch), ("patchesJson6902", Role::Patch), ("replacements", Role::Settings)];

/// Fields of generators that name files.
const DATA: [&str; 3] = ["files", "envs", "env"];

/// What changes nothing.
const PLAIN: [&str; 5] = ["apiVersion", "kind", "metadata", "resources", "bases"];

/// All documents of a manifest in one image.
pub(super) fn image(manifest: &Manifest) -> Image {
    let arena = manifest.arena();
    let mut builder = ImageBuilder::default();
    for root in arena.roots().iter().filter(|root| !arena.is_embedded(**root)) {
        builder.push(manifest.path(), arena, 0, *root);
    }
    builder.finish()
}

impl File {
    /// Reads a kustomization; `None` where it is none, such as the object of the same kind that Flux applies.
    pub(super) fn new(manifest: &Manifest) -> Option<Self> {
        let image = image(manifest);
        let root = View::new(&image.bytes).ok()?.documents().next()?.root();
        let version = root.field("apiVersion").and_then(Node::as_str).unwrap_or_default();
        if root.kind() != Kind::Mapping || !version.is_empty() && !version.starts_with("kustomize.config.k8s.io/") {
            return None;
        }
        let text = |key| root.field(key).and_then(Node::text).unwrap_or_default().to_owned();
        let plain = |entry: &Node<'_>| entry.is_null() || entry.key().is_some_and(|key| PLAIN.contains(&key));
        Some(Self {
            component: text("kind") == "Component",
            plain: root.entries().iter().all(plain),
            charts: ["helmCharts", "helmChartInflationGenerator"].iter().any(|key| root.field(key).is_some()),
            prefix: text("namePrefix"),
            suffix: text("nameSuffix"),
            references: references(root),
        })
    }
}

fn references(root: Node<'_>) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut add = |role, node: Option<Node<'_>>| {
        // A text of several lines is the thing itself and no name of it.
        let text = node.and_then(Node::text).filter(|text| !text.is_empty() && !text.contains('\n'));
        found.extend(text.map(|text| Reference { role, text: text.to_owned() }));
    };
    let items = |key: &str| root.field(key).into_iter().flat_map(Node::children);
    for (key, role) in LISTS {
        items(key).for_each(|item| add(role, Some(item)));
    }
    for (key, role) in PATHS {
        items(key).for_each(|item| add(role, item.field("path")));
    }
    add(Role::Settings, root.field("openapi").and_then(|openapi| openapi.field("path")));
    for generator in ["configMapGenerator", "secretGenerator"].into_iter().flat_map(items) {
        for key in DATA {
            match generator.field(key) {
                Some(list) if list.kind() == Kind::Sequence => {
                    list.children().for_each(|item| add(Role::Data, Some(item)));
                }
                single => add(Role::Data, single),
            }
        }
    }
    found
}

/// What settings of generators and transformers name: files that they read.
pub(super) fn named_in_settings(manifest: &Manifest) -> Vec<String> {
    let image = image(manifest);
    let Ok(view) = View::new(&image.bytes) else { return Vec::new() };
    let nodes = (0..image.node_count()).filter_map(|node| view.node(node));
    let keys = ["path", "files", "envs", "env"];
    let below = |node: &Node<'_>| {
        let key = node.key().or_else(|| node.parent()?.key());
        key.is_some_and(|key| keys.contains(&key))
    };
    nodes.filter(below).filter_map(|node| Some(node.text()?.to_owned())).filter(|text| !text.contains('\n')).collect()
}

//! Texts of manifests that are applied: each scalar with the name that it goes by.

use prr_sdk::{Document, Kind, Node, View};

/// Texts that are looked at in one tree.
const MOST: usize = 5_000_000;

/// What applies a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Applied {
    Kubernetes,
    Terraform,
    /// Values of a chart.
    Values,
    Compose,
    /// What builds and releases.
    Pipeline,
}

/// A scalar.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub node: Node<'a>,
    pub value: &'a str,
    /// What it is called: the name of an environment variable, or its key.
    pub name: &'a str,
    pub document: Document<'a>,
    pub applied: Applied,
}

/// Containers above a text that are looked at.
const DEEPEST: usize = 64;

impl Text<'_> {
    /// The address of the resource, or the name of the provider, that a text of Terraform stands in.
    pub fn block(&self) -> Option<String> {
        let (mut inner, mut outer) = ("", "");
        let mut above = self.node.parent();
        for _ in 0..DEEPEST {
            let node = above?;
            above = node.parent();
            let Some(key) = node.key() else { continue };
            let at_top = above.is_none_or(|parent| parent == self.document.root());
            match key {
                "resource" if at_top => return Some(format!("{outer}.{inner}")),
                "provider" | "module" if at_top => return Some(format!("{key}.{outer}")),
                _ => (inner, outer) = (outer, key),
            }
        }
        None
    }
}

/// Kinds that carry expressions, schemas or dashboards and configure no program that holds data.
const OTHER_KINDS: &[&str] = &[
    "CustomResourceDefinition",
    "PrometheusRule",
    "GrafanaDashboard",
    "ServiceLevelObjective",
    "PrometheusServiceLevel",
    "Policy",
    "ClusterPolicy",
];

/// What applies a document; nothing for documentation, pipelines and what else is not run where data are.
pub(crate) fn applied(document: &Document<'_>) -> Option<Applied> {
    if document.is_embedded() {
        return None;
    }
    if let Some((_, kind)) = document.api_version_and_kind() {
        return (!OTHER_KINDS.contains(&kind)).then_some(Applied::Kubernetes);
    }
    let path = document.path();
    let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
    let ends = |extensions: &[&str]| extensions.iter().any(|extension| file.ends_with(extension));
    if ends(&[".tf", ".tofu", ".tf.json", ".tfvars"]) {
        return Some(Applied::Terraform);
    }
    if !ends(&[".yaml", ".yml", ".json"]) {
        return None;
    }
    if path.starts_with(".github/workflows/") || file == ".gitlab-ci.yml" {
        return Some(Applied::Pipeline);
    }
    if file.starts_with("values") || file.contains("-values.") || file.contains("values-") {
        return Some(Applied::Values);
    }
    (file.contains("compose") && document.root().field("services").is_some()).then_some(Applied::Compose)
}

/// Calls a function with every text of what is applied, in the order of the documents.
pub(crate) fn each<'a>(view: &View<'a>, mut with: impl FnMut(Text<'a>)) {
    let mut left = MOST;
    for document in view.documents() {
        let Some(applied) = applied(&document) else { continue };
        let mut waiting = vec![document.root()];
        while let Some(node) = waiting.pop() {
            left = left.saturating_sub(1);
            if left == 0 {
                return;
            }
            match node.kind() {
                Kind::Mapping | Kind::Sequence => {
                    let before = waiting.len();
                    waiting.extend(node.children());
                    waiting[before..].reverse();
                }
                Kind::String if node.target() == node => {
                    if let Some(text) = node.text() {
                        with(Text { node, value: text, name: name(node), document, applied });
                    }
                }
                _ => {}
            }
        }
    }
}

/// The name of an entry `{name: X, value: Y}`, or else the key, or that of the list that it is in.
fn name(node: Node<'_>) -> &str {
    let own = node.key();
    let parent = node.parent();
    if own == Some("value")
        && let Some(name) = parent.and_then(|entry| entry.field("name")).and_then(Node::text)
    {
        return name;
    }
    own.or_else(|| parent.and_then(Node::key)).unwrap_or_default()
}

use prr_sdk::{Document, Node};

use super::{Keys, identity, items, text};
use crate::written::{Service, Target};

pub(super) fn service<'a>(document: &Document<'a>, keys: &Keys) -> Option<Service<'a>> {
    let selector = document.root().get(keys.spec)?.get(keys.selector)?;
    let selector = labels(Some(selector));
    (!selector.is_empty()).then(|| Service { identity: identity(document, keys), selector })
}

/// What an autoscaler scales.
pub(super) fn scaled<'a>(document: &Document<'a>, keys: &Keys) -> Option<Target<'a>> {
    target(document.root().get(keys.spec)?.get(keys.scale_target), keys)
}

/// A reference by kind and name; without a kind it is a Deployment.
pub(super) fn target<'a>(node: Option<Node<'a>>, keys: &Keys) -> Option<Target<'a>> {
    let name = text(node?.get(keys.name))?;
    Some(Target { kind: text(node?.get(keys.kind)).unwrap_or("Deployment"), name })
}

/// Labels and their values, sorted.
pub(super) fn labels(node: Option<Node<'_>>) -> Vec<(&str, &str)> {
    let entries = node.map(Node::entries).unwrap_or_default();
    let mut labels: Vec<_> = entries.into_iter().filter_map(|entry| entry.key().zip(text(Some(entry)))).collect();
    labels.sort_unstable();
    labels
}

/// Names of the images that a Kustomization or a Skaffold configuration tags.
pub(super) fn images<'a>(root: Node<'a>, keys: &Keys, into: &mut Vec<&'a str>) {
    let tags = |item: &Node<'a>| [keys.new_tag, keys.digest, keys.new_name].iter().any(|key| item.get(*key).is_some());
    into.extend(items(root.get(keys.images)).filter(tags).filter_map(|item| text(item.get(keys.name))));
    let artifacts = root.get(keys.build).and_then(|build| build.get(keys.artifacts));
    into.extend(items(artifacts).filter_map(|item| text(item.get(keys.image))));
}

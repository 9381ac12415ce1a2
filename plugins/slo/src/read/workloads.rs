//! Workloads that serve requests, and the service that their labels name.

use prr_sdk::Node;

use super::{Keys, text};
use crate::model::Workload;

pub(super) fn read<'a>(root: Node<'a>, object: Option<(&str, &'a str)>, keys: &Keys, into: &mut Vec<Workload<'a>>) {
    let Some((_, kind @ ("Deployment" | "StatefulSet" | "Rollout"))) = object else { return };
    let Some(metadata) = root.get(keys.metadata) else { return };
    let label = |name| metadata.get(keys.labels).and_then(|labels| labels.field(name));
    let named = [label("app.kubernetes.io/name"), label("app"), metadata.get(keys.name)];
    if let Some(node) = named.into_iter().flatten().find(|node| text(Some(*node)).is_some()) {
        into.push(Workload { service: text(Some(node)).unwrap_or_default(), node, kind });
    }
}

//! Workloads that serve requests, and the service that their labels name.

use super::object::Object;
use super::{Keys, text};
use crate::written::Workload;

pub(super) fn read<'a>(object: &Object<'a>, keys: &Keys, into: &mut Vec<Workload<'a>>) {
    let kind @ ("Deployment" | "StatefulSet" | "Rollout") = object.kind else { return };
    if object.api.is_empty() {
        return;
    }
    let Some(metadata) = object.root.get(keys.metadata) else { return };
    let label = |name| metadata.get(keys.labels).and_then(|labels| labels.get(name));
    let named = [label(keys.app_name), label(keys.app), metadata.get(keys.name)];
    if let Some(node) = named.into_iter().flatten().find(|node| text(Some(*node)).is_some()) {
        into.push(Workload { service: text(Some(node)).unwrap_or_default(), node, kind });
    }
}

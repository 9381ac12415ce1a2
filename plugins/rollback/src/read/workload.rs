use prr_sdk::{Document, Kind, Node};

use super::surroundings::{labels, target};
use super::{Keys, identity, items, limit, text};
use crate::written::{Container, Unavailable, Update, Workload};

pub(super) fn read<'a>(document: &Document<'a>, keys: &Keys, kind: &'a str) -> Option<Workload<'a>> {
    let spec = document.root().get(keys.spec)?;
    let template = spec.get(keys.template);
    let pod = template.and_then(|template| template.get(keys.spec));
    let metadata = template.and_then(|template| template.get(keys.metadata));
    let containers = |key| items(pod.and_then(|pod| pod.get(key))).filter_map(|node| container(node, keys));
    let mut volumes = items(pod.and_then(|pod| pod.get(keys.volumes)));
    Some(Workload {
        identity: identity(document, keys),
        kind,
        complete: pod.is_some_and(|pod| pod.get(keys.containers).is_some()),
        replicas: limit(spec.get(keys.replicas)),
        revisions: limit(spec.get(keys.revision_history_limit)),
        update: update(spec, keys, kind),
        labels: labels(metadata.and_then(|metadata| metadata.get(keys.labels))),
        containers: containers(keys.init_containers).chain(containers(keys.containers)).collect(),
        claim: volumes.find_map(|volume| volume.get(keys.persistent_volume_claim)),
        served_by: None,
        of: target(spec.get(keys.workload_ref), keys),
    })
}

fn container<'a>(node: Node<'a>, keys: &Keys) -> Option<Container<'a>> {
    let image = node.get(keys.image)?;
    let name = text(node.get(keys.name)).unwrap_or_default();
    Some(Container { name, image, listens: node.get(keys.ports).is_some() })
}

fn update<'a>(spec: Node<'a>, keys: &Keys, kind: &str) -> Update<'a> {
    let key = if matches!(kind, "StatefulSet" | "DaemonSet") { keys.update_strategy } else { keys.strategy };
    let Some(strategy) = spec.get(key).filter(|strategy| strategy.kind() == Kind::Mapping) else {
        return Update::Rolling(None);
    };
    let unavailable = strategy.get(keys.rolling_update).and_then(|rolling| rolling.get(keys.max_unavailable));
    let rolling = Update::Rolling(unavailable.map(self::unavailable));
    let Some(named) = strategy.get(keys.kind_of) else { return rolling };
    match named.text() {
        Some("Recreate") => Update::Recreate(named),
        Some("OnDelete") => Update::OnDelete(named),
        Some("RollingUpdate") => rolling,
        _ => Update::Unreadable(named),
    }
}

/// A number of pods or a percentage of them.
fn unavailable(node: Node<'_>) -> Unavailable<'_> {
    let text = node.text().unwrap_or_default().trim();
    let percent = text.strip_suffix('%').and_then(|percent| percent.parse().ok());
    let pods = || text.parse().ok().map(|pods| Unavailable::Pods(pods, node));
    let percent = percent.map(|percent| Unavailable::Percent(percent, node));
    percent.or_else(pods).unwrap_or(Unavailable::Unreadable(node))
}

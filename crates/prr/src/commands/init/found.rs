//! Services that documents name: by their objectives, in a Backstage catalogue, by labels, and as workloads.

use std::collections::BTreeMap;

use prr_manifest::Inventory;
use prr_model::Location;
use prr_plugin::{RawPlace, Selector};
use prr_sdk::{Document, Node, View};

/// A service that something in the tree names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FoundService {
    pub(crate) name: String,
    /// Who owns it, where something says so.
    pub(crate) owner: Option<String>,
    /// How important it is, 1 to 4, where something says so.
    pub(crate) tier: Option<u8>,
    /// Where it is named: the strongest evidence first, then by place.
    pub(crate) evidence: Vec<Evidence>,
}

/// One place that names a service.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Evidence {
    pub(crate) kind: EvidenceKind,
    pub(crate) location: Location,
}

/// What names a service, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EvidenceKind {
    /// A service level objective is of it.
    Objective,
    /// A Backstage catalogue has it.
    Catalogue,
    /// A workload carries `app.kubernetes.io/name`, or `app`.
    Label,
    /// A workload is called so.
    Workload,
}

/// A service as one document names it.
struct Named<'a> {
    kind: EvidenceKind,
    node: Node<'a>,
    owner: Option<&'a str>,
    tier: Option<u8>,
}

/// Every service that a document names, by name.
pub(crate) fn services(inventory: &Inventory) -> Vec<FoundService> {
    let image = prr_engine::image(inventory, &[Selector::All]);
    let Ok(view) = View::new(&image.bytes) else { return Vec::new() };
    let mut services: BTreeMap<&str, FoundService> = BTreeMap::new();
    for named in view.documents().filter_map(|document| named(&document)) {
        let Some(name) = text(Some(named.node)) else { continue };
        let place = RawPlace { node: named.node.index(), key: false, within: None };
        let Some(location) = prr_engine::location(inventory, &image, &place) else { continue };
        let service = services.entry(name).or_default();
        name.clone_into(&mut service.name);
        service.owner = service.owner.take().or_else(|| named.owner.map(str::to_owned));
        service.tier = service.tier.or(named.tier);
        service.evidence.push(Evidence { kind: named.kind, location });
    }
    let sorted = |mut service: FoundService| {
        service.evidence.sort();
        service
    };
    services.into_values().map(sorted).collect()
}

fn named<'a>(document: &Document<'a>) -> Option<Named<'a>> {
    let root = document.root();
    let (api, kind) = document.api_version_and_kind().unwrap_or_default();
    let metadata = root.field("metadata");
    let label = |name: &str| metadata?.field("labels")?.field(name);
    let name = metadata.and_then(|metadata| metadata.field("name"));
    let spec = |key: &str| root.field("spec")?.field(key);
    let tier = label("tier").or_else(|| label("app.kubernetes.io/tier")).and_then(|node| tier(node.text()?));
    let named = |kind, node: Option<Node<'a>>, owner| node.map(|node| Named { kind, node, owner, tier });
    let group = api.split('/').next().unwrap_or_default();
    match (group, kind) {
        // Objectives in a plain file: a service, and what is promised of it.
        ("", "") if root.field("slis").or_else(|| root.field("slos")).is_some() => {
            named(EvidenceKind::Objective, root.field("service"), text(root.field("owner")))
        }
        ("openslo", "SLO") | (_, "PrometheusServiceLevel") => named(EvidenceKind::Objective, spec("service"), None),
        ("openslo", "Service") => named(EvidenceKind::Objective, name, None),
        ("pyrra.dev", "ServiceLevelObjective") => {
            let own = label("pyrra.dev/service").or_else(|| label("service"));
            named(EvidenceKind::Objective, own, None)
        }
        ("sre.google.com", "ServiceLevelObjective") => named(EvidenceKind::Objective, label("service_name"), None),
        ("backstage.io", "Component") if !matches!(text(spec("type")), Some("library" | "documentation")) => {
            named(EvidenceKind::Catalogue, name, text(spec("owner")))
        }
        (group, "Deployment" | "StatefulSet" | "Rollout") if !group.is_empty() => {
            let labelled = label("app.kubernetes.io/name").or_else(|| label("app"));
            match labelled.filter(|node| text(Some(*node)).is_some()) {
                Some(node) => named(EvidenceKind::Label, Some(node), None),
                None => named(EvidenceKind::Workload, name, None),
            }
        }
        _ => None,
    }
}

/// A text that is no placeholder: what a template leaves open names nobody.
fn text(node: Option<Node<'_>>) -> Option<&str> {
    let open = |text: &str| ["{{", "${", "$("].iter().any(|mark| text.contains(mark));
    node?.as_str().filter(|text| !text.trim().is_empty() && !open(text))
}

/// `1`, `tier1`, `tier-1`.
fn tier(text: &str) -> Option<u8> {
    let number = text.strip_prefix("tier").unwrap_or(text).trim_start_matches(['-', '_']);
    number.parse().ok().filter(|tier| (1..=4).contains(tier))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_is_read_from_the_spellings_that_labels_have() {
        assert_eq!(["1", "tier1", "tier-3", "tier_4"].map(tier), [Some(1), Some(1), Some(3), Some(4)]);
        assert_eq!(["backend", "0", "5", "tier", "", "-1x"].map(tier), [None; 6]);
    }
}

//! Stores that objects of operators describe: volumes, backups, secrets, and resources of clouds.

use prr_sdk::{Kind, Node};

use super::object::{Object, at};
use super::topology;
use crate::flow::{Flow, Rule, Step, Target, scan, sent};
use crate::messages as m;
use crate::region::Cloud;
use crate::terraform::Why;

pub(super) fn flows<'a>(object: &Object<'a>) -> Vec<Flow<'a>> {
    match (object.group, object.kind) {
        ("storage.k8s.io", "StorageClass") => bound(object, &topology::of_class(object.root)),
        ("", "PersistentVolume") => {
            object.spec().map_or_else(Vec::new, |spec| bound(object, &topology::of_volume(spec)))
        }
        ("velero.io", "BackupStorageLocation" | "VolumeSnapshotLocation") => vec![velero(object)],
        ("postgresql.cnpg.io", "Cluster") => {
            let store = at(object.root, &["spec", "backup", "barmanObjectStore"]);
            store.map(|store| barman(object, store)).into_iter().collect()
        }
        ("barmancloud.cnpg.io", "ObjectStore") => {
            let store = at(object.root, &["spec", "configuration"]);
            store.map(|store| barman(object, store)).into_iter().collect()
        }
        ("external-secrets.io", "SecretStore" | "ClusterSecretStore") => secrets(object),
        (group, _) => managed(object, group).into_iter().collect(),
    }
}

fn flow<'a>(object: &Object<'a>, rule: Rule, at: Node<'a>, target: Target<'a>, says: prr_sdk::Message) -> Flow<'a> {
    let steps = vec![object.itself(), Step::new(at, says)];
    Flow { rule, subject: object.subject(), at: at.into(), target, steps, owner: object.owner.clone() }
}

fn bound<'a>(object: &Object<'a>, values: &[Node<'a>]) -> Vec<Flow<'a>> {
    let placed = topology::placed(values, None);
    placed.map(|(node, target)| flow(object, Rule::Primary, node, target, m::STEP_NODES)).into_iter().collect()
}

/// The cloud of a plugin of Velero, or of a driver.
fn cloud(name: &str) -> Option<Cloud> {
    match name.rsplit('/').next()? {
        "aws" => Some(Cloud::Aws),
        "gcp" => Some(Cloud::Google),
        "azure" => Some(Cloud::Azure),
        "alibabacloud" => Some(Cloud::Alibaba),
        _ => None,
    }
}

fn velero<'a>(object: &Object<'a>) -> Flow<'a> {
    let config = at(object.root, &["spec", "config"]);
    let field = |key| config.and_then(|config| config.field(key)).filter(|node: &Node<'a>| !node.is_null());
    let provider = at(object.root, &["spec", "provider"]).and_then(Node::text).and_then(cloud);
    // An address of one's own decides; the region is then a word that the client wants.
    if let Some(node) = field("s3Url") {
        return flow(object, Rule::Copy, node, address(node), m::STEP_COPIED);
    }
    if let Some(node) = field("region").or_else(|| field("snapshotLocation")) {
        return flow(object, Rule::Copy, node, region(provider, node), m::STEP_COPIED);
    }
    flow(object, Rule::Copy, object.node, Target::unknown(Why::Absent), m::STEP_COPIED)
}

fn region(provider: Option<Cloud>, node: Node<'_>) -> Target<'_> {
    let text = node.text().unwrap_or_default();
    match provider {
        _ if node.is_unresolved() || text.contains("${") => Target::unknown(Why::Expression(text)),
        Some(cloud) => Target::region(cloud, text),
        None => topology::placed(&[node], None).map_or(Target::unknown(Why::Absent), |(_, target)| target),
    }
}

/// Where an address is: of a cloud, of the cluster, or of nobody that is known.
fn address(node: Node<'_>) -> Target<'_> {
    let text = node.text().unwrap_or_default();
    match scan::host(text).filter(|_| !node.is_unresolved()) {
        Some(host) => sent::elsewhere(host),
        None => Target::unknown(Why::Expression(text)),
    }
}

fn barman<'a>(object: &Object<'a>, store: Node<'a>) -> Flow<'a> {
    let field = |key| store.field(key).filter(|node: &Node<'a>| !node.is_null());
    if let Some(node) = field("endpointURL") {
        return flow(object, Rule::Copy, node, address(node), m::STEP_COPIED);
    }
    // A path of Azure has its host; one of S3 or Google has none.
    match field("destinationPath") {
        Some(node) if node.text().is_some_and(|text| text.starts_with("http")) => {
            flow(object, Rule::Copy, node, address(node), m::STEP_COPIED)
        }
        Some(node) => {
            let why = Why::Host(node.text().unwrap_or_default());
            flow(object, Rule::Copy, node, Target::unknown(why), m::STEP_COPIED)
        }
        None => flow(object, Rule::Copy, object.node, Target::unknown(Why::Absent), m::STEP_COPIED),
    }
}

fn secrets<'a>(object: &Object<'a>) -> Vec<Flow<'a>> {
    let Some(provider) = at(object.root, &["spec", "provider"]) else { return Vec::new() };
    let mut flows = Vec::new();
    for (route, cloud) in [
        (["aws", "region"], Cloud::Aws),
        (["gcpsm", "location"], Cloud::Google),
        (["oracle", "region"], Cloud::Oracle),
        (["alibaba", "regionID"], Cloud::Alibaba),
    ] {
        if let Some(node) = at(provider, &route) {
            flows.push(flow(object, Rule::Secret, node, region(Some(cloud), node), m::STEP_SECRETS));
        }
    }
    for route in [["azurekv", "vaultUrl"], ["vault", "server"]] {
        flows.extend(at(provider, &route).map(|node| flow(object, Rule::Secret, node, address(node), m::STEP_SECRETS)));
    }
    flows
}

/// Resources of clouds that controllers in the cluster make: Crossplane, ACK, Config Connector, Azure Service Operator.
fn managed<'a>(object: &Object<'a>, group: &str) -> Option<Flow<'a>> {
    let crossplane = [("aws.", Cloud::Aws), ("gcp.", Cloud::Google), ("azure.", Cloud::Azure)];
    let of = crossplane.into_iter().find(|(part, _)| {
        let named = group.contains(part);
        named && (group.ends_with("upbound.io") || group.ends_with("crossplane.io"))
    });
    let (cloud, node) = if let Some((_, cloud)) = of {
        let provider = at(object.root, &["spec", "forProvider"]).filter(|node| node.kind() == Kind::Mapping)?;
        (cloud, provider.field("region").or_else(|| provider.field("location")).or_else(|| provider.field("zone"))?)
    } else if group.ends_with("services.k8s.aws") {
        (Cloud::Aws, at(object.root, &["metadata", "annotations", "services.k8s.aws/region"])?)
    } else if group.ends_with("cnrm.cloud.google.com") {
        (Cloud::Google, at(object.root, &["spec", "location"]).or_else(|| at(object.root, &["spec", "region"]))?)
    } else if group.ends_with("azure.com") {
        (Cloud::Azure, at(object.root, &["spec", "location"])?)
    } else {
        return None;
    };
    // Permissions and networks hold no data.
    let holds = !["iam", "ec2.", "network", "route53", "dns"].iter().any(|part| group.starts_with(part));
    holds.then(|| flow(object, Rule::Primary, node, region(Some(cloud), node), m::STEP_REGION))
}

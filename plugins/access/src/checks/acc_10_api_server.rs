//! ACC-10: the API server of a cluster is not reached from anywhere.

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::cloud::Resource;
use crate::kube::network::is_world;
use crate::messages as m;
use crate::model::Model;
use crate::value::{Switch, at, items, switch, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-10",
        severity: Severity::High,
        documentation: include_str!("acc_10_api_server.md"),
        parameters: &[],
        judge,
    }
}

/// How the API server of a cluster can be reached.
enum Reach<'a> {
    /// By no public address.
    Private(Node<'a>),
    /// From the addresses of a list.
    Listed(Node<'a>),
    /// From every address.
    World(Node<'a>),
    Unknown(Node<'a>),
}

type Reader = for<'r, 'a> fn(&'r Resource<'a>) -> Reach<'a>;

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let readers: [(&str, Reader); 4] = [
        ("aws_eks_cluster", eks),
        ("google_container_cluster", gke),
        ("azurerm_kubernetes_cluster", aks),
        ("ncloud_nks_cluster", nks),
    ];
    let mut findings = Vec::new();
    for (kind, reach) in readers {
        findings.extend(model.cloud.of(kind).iter().map(|cluster| reached(cluster, &reach(cluster))));
    }
    findings
}

fn reached(cluster: &Resource<'_>, reach: &Reach<'_>) -> Finding {
    let name = cluster.address();
    match reach {
        Reach::Private(at) => pass(&name, *at).because(m::API_PRIVATE),
        Reach::Listed(at) => pass(&name, *at).because(m::API_LISTED),
        Reach::World(at) => fail(&name, *at).because(m::API_WORLD).fix(m::CLOSE_API, &[], None),
        Reach::Unknown(at) => unknown(&name, *at).because(m::API_UNKNOWN),
    }
    .with("name", name)
}

/// A list of addresses; without one everybody is on it.
fn listed<'a>(list: Option<Node<'a>>, otherwise: Node<'a>) -> Reach<'a> {
    let Some(list) = list.filter(|list| !list.is_null()) else { return Reach::World(otherwise) };
    let mut any = false;
    for block in items(Some(list)) {
        any = true;
        match text(Some(block)) {
            Some(block_text) if is_world(block_text) => return Reach::World(block),
            None => return Reach::Unknown(block),
            Some(_) => {}
        }
    }
    if any { Reach::Listed(list) } else { Reach::World(list) }
}

/// Public and open to all addresses unless said otherwise.
fn eks<'a>(cluster: &Resource<'a>) -> Reach<'a> {
    let Some(config) = items(cluster.field("vpc_config")).next() else { return Reach::Unknown(cluster.body) };
    match switch(config.field("endpoint_public_access")) {
        Switch::Off(node) => Reach::Private(node),
        Switch::Open(node) => Reach::Unknown(node),
        Switch::On(node) => listed(config.field("public_access_cidrs"), node),
        Switch::Absent => listed(config.field("public_access_cidrs"), config),
    }
}

/// Open to all addresses unless networks are authorised. A block without networks lets none in.
fn gke<'a>(cluster: &Resource<'a>) -> Reach<'a> {
    match switch(at(cluster.body, &["private_cluster_config", "enable_private_endpoint"])) {
        Switch::On(node) => return Reach::Private(node),
        Switch::Open(node) => return Reach::Unknown(node),
        _ => {}
    }
    let endpoints = ["control_plane_endpoints_config", "ip_endpoints_config", "enabled"];
    if let Switch::Off(node) = switch(at(cluster.body, &endpoints)) {
        return Reach::Private(node);
    }
    let Some(networks) = items(cluster.field("master_authorized_networks_config")).next() else {
        return if cluster.is_open() { Reach::Unknown(cluster.body) } else { Reach::World(cluster.body) };
    };
    if networks.field("dynamic").is_some() || networks.is_unresolved() {
        return Reach::Unknown(networks);
    }
    let blocks: Vec<_> = items(networks.field("cidr_blocks")).collect();
    for block in &blocks {
        let cidr = block.field("cidr_block");
        match text(cidr) {
            Some(written) if is_world(written) => return Reach::World(cidr.unwrap_or(*block)),
            None => return Reach::Unknown(cidr.unwrap_or(*block)),
            Some(_) => {}
        }
    }
    Reach::Listed(networks)
}

fn aks<'a>(cluster: &Resource<'a>) -> Reach<'a> {
    match switch(cluster.field("private_cluster_enabled")) {
        Switch::On(node) => return Reach::Private(node),
        Switch::Open(node) => return Reach::Unknown(node),
        _ => {}
    }
    let nested = at(cluster.body, &["api_server_access_profile", "authorized_ip_ranges"]);
    listed(nested.or_else(|| cluster.field("api_server_authorized_ip_ranges")), cluster.body)
}

/// Clusters of Naver Cloud let in what their list of addresses does not say, unless its default is to deny.
fn nks<'a>(cluster: &Resource<'a>) -> Reach<'a> {
    let action = cluster.field("ip_acl_default_action");
    match (text(action), action) {
        (Some("deny"), Some(node)) => Reach::Listed(node),
        (None, Some(node)) if node.is_unresolved() => Reach::Unknown(node),
        (_, node) => Reach::World(node.unwrap_or(cluster.body)),
    }
}

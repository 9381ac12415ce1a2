//! Hosts that policies let pods reach, and that a mesh knows.

use prr_sdk::Node;

use super::object::{Object, items};
use crate::flow::{Flow, Step, Target, sent};
use crate::foreign::{self, Use};
use crate::messages as m;

pub(super) fn flows<'a>(object: &Object<'a>) -> Vec<Flow<'a>> {
    let hosts = match (object.group, object.kind) {
        ("cilium.io", "CiliumNetworkPolicy" | "CiliumClusterwideNetworkPolicy") => cilium(object.root),
        ("networking.istio.io", "ServiceEntry") => items(object.spec().and_then(|spec| spec.field("hosts"))).collect(),
        ("projectcalico.org" | "crd.projectcalico.org", "NetworkPolicy" | "GlobalNetworkPolicy") => calico(object),
        _ => Vec::new(),
    };
    hosts.into_iter().filter_map(|node| flow(object, node)).collect()
}

fn cilium(root: Node<'_>) -> Vec<Node<'_>> {
    let specs = root.field("spec").into_iter().chain(items(root.field("specs")));
    let rules = specs.flat_map(|spec| items(spec.field("egress")));
    let names = rules.flat_map(|rule| items(rule.field("toFQDNs")));
    names.filter_map(|name| name.field("matchName").or_else(|| name.field("matchPattern"))).collect()
}

fn calico<'a>(object: &Object<'a>) -> Vec<Node<'a>> {
    let rules = items(object.spec().and_then(|spec| spec.field("egress")));
    rules
        .flat_map(|rule| items(rule.field("destination").and_then(|destination| destination.field("domains"))))
        .collect()
}

fn flow<'a>(object: &Object<'a>, node: Node<'a>) -> Option<Flow<'a>> {
    let host = node.text()?.trim_start_matches("*.").trim_start_matches('*').trim_start_matches('.');
    let service =
        foreign::of_host(host).filter(|service| matches!(service.used, Use::Telemetry | Use::Model | Use::Business))?;
    Some(Flow {
        rule: sent::rule(service),
        subject: object.subject(),
        at: node.into(),
        target: Target::service(service, host),
        steps: vec![object.itself(), Step::new(node, m::STEP_ALLOWED).with("name", service.name)],
        owner: object.owner.clone(),
    })
}

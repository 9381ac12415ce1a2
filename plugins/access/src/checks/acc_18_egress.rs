//! ACC-18: what holds personal data does not reach the whole internet.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use prr_sdk::compliance::Regime;

use crate::kube::near::Near;
use crate::kube::network::{Policy, Wide, is_world};
use crate::kube::object::Object;
use crate::kube::workload::Workload;
use crate::messages as m;
use crate::model::Model;
use crate::value::{items, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-18",
        severity: Severity::High,
        documentation: include_str!("acc_18_egress.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let near = Near::new(model.policies.iter().map(|policy| (policy.object.namespace, policy.object.path)));
    let cilium: Vec<_> = model.objects("CiliumNetworkPolicy").iter().collect();
    let foreign = Near::new(cilium.iter().map(|object| (object.namespace, object.path)));
    let mut namespaces: BTreeMap<&str, &Workload<'_>> = BTreeMap::new();
    for workload in &model.workloads {
        if let Some(namespace) = workload.object.namespace {
            namespaces.entry(namespace).or_insert(workload);
        }
    }
    let mut findings = Vec::new();
    for (name, workload) in namespaces {
        let object = &workload.object;
        let answers = model.declared.of(object).answers;
        let Some(classes) = answers.data_classes else {
            findings.push(unknown(name, object.at).because(m::CLASSES_UNSAID).with("name", name));
            continue;
        };
        if !classes.value.is_personal() {
            continue;
        }
        let own: Vec<_> = near.of(object.namespace, object.path).map(|at| &model.policies[at]).collect();
        let other: Vec<_> = foreign.of(object.namespace, object.path).map(|at| cilium[at]).collect();
        let finance = answers.regime.is_some_and(|regime| regime.value == Regime::Finance);
        findings.push(egress(name, object, &own, &other, finance).proof(classes.node));
    }
    findings
}

fn egress(name: &str, object: &Object<'_>, own: &[&Policy<'_>], cilium: &[&Object<'_>], finance: bool) -> Finding {
    let closing = || own.iter().filter(|policy| policy.egress.closes);
    let open = closing().find_map(|policy| policy.egress.wide().find_map(outside));
    let closed = closing().find(|policy| policy.pods.is_everything());
    let listed = cilium.iter().find_map(|policy| lists(policy));
    let regulated = if finance { m::EGRESS_FINANCE } else { m::EGRESS_OPEN };
    let found = match (open, closed, listed) {
        (Some(at), ..) | (None, None, Some(Err(at))) => fail(name, at).because(m::EGRESS_WORLD),
        (None, Some(policy), _) => pass(name, policy.object.at).because(m::EGRESS_CLOSED),
        (None, None, Some(Ok(at))) => pass(name, at).because(m::EGRESS_CLOSED),
        (None, None, None) => fail(name, object.at).because(regulated).fix(m::LIST_EGRESS, &[], Some(DENY.to_owned())),
    };
    found.with("name", name)
}

/// A rule that leads out of the cluster to anywhere.
fn outside(wide: Wide<'_>) -> Option<Node<'_>> {
    match wide {
        Wide::Everybody(rule) => Some(rule),
        Wide::World(block) => Some(block),
        Wide::Namespaces(_) => None,
    }
}

/// A policy of Cilium for a whole namespace: where it closes egress, or the place that opens it.
fn lists<'a>(policy: &Object<'a>) -> Option<Result<Node<'a>, Node<'a>>> {
    let spec = policy.spec?;
    let everything = spec.field("endpointSelector").is_some_and(|selector| selector.entries().is_empty());
    let rules: Vec<_> = items(spec.field("egress")).collect();
    if !everything || rules.is_empty() {
        return None;
    }
    let world = rules.iter().find_map(|rule| {
        let entity = |node: &Node<'a>| matches!(text(Some(*node)), Some("all" | "world" | "world-ipv4"));
        let block = |node: &Node<'a>| text(Some(*node)).is_some_and(is_world);
        let name = |node: &Node<'a>| text(node.field("matchPattern")) == Some("*");
        let mut entities = items(rule.field("toEntities"));
        let narrowed = rule.field("toFQDNs").is_some();
        entities
            .find(entity)
            .filter(|_| !narrowed)
            .or_else(|| items(rule.field("toCIDR")).find(block))
            .or_else(|| items(rule.field("toFQDNs")).find(name))
    });
    Some(world.map_or(Ok(policy.at), Err))
}

const DENY: &str = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: egress}\nspec:\n  podSelector: {}\n  policyTypes: [Egress]\n  egress:\n    - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]\n      ports: [{port: 53, protocol: UDP}]";

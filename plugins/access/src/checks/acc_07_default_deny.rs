//! ACC-07: a namespace is closed but for what its policies let in.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::kube::near::Near;
use crate::kube::network::{Policy, Wide};
use crate::kube::object::{Object, folder};
use crate::messages as m;
use crate::model::Model;
use crate::value::{items, number, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-07",
        severity: Severity::High,
        documentation: include_str!("acc_07_default_deny.md"),
        parameters: &[],
        judge,
    }
}

/// Namespaces that belong to Kubernetes itself.
const SYSTEM: &[&str] = &["kube-system", "kube-public", "kube-node-lease"];
/// Policies of whole clusters in other words, whose meaning is not read here.
const ELSEWISE: &[&str] = &[
    "CiliumClusterwideNetworkPolicy",
    "GlobalNetworkPolicy",
    "AdminNetworkPolicy",
    "BaselineAdminNetworkPolicy",
    "ClusterNetworkPolicy",
];

/// A namespace, or a folder whose objects name none.
struct Place<'a> {
    namespace: Option<&'a str>,
    path: &'a str,
    /// The Namespace, or the first workload in it.
    at: Node<'a>,
    workloads: Vec<usize>,
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let near = Near::new(model.policies.iter().map(|policy| (policy.object.namespace, policy.object.path)));
    let cilium: Vec<_> = model.objects("CiliumNetworkPolicy").iter().collect();
    let cilium_near = Near::new(cilium.iter().map(|object| (object.namespace, object.path)));
    let wide = ELSEWISE.iter().find_map(|kind| model.objects(kind).first());
    let one = |place: Place<'_>| {
        let own = near.of(place.namespace, place.path).map(|position| &model.policies[position]);
        let own: Vec<_> = own.filter(|policy| policy.lies_in(place.namespace, place.path)).collect();
        let foreign: Vec<_> = cilium_near.of(place.namespace, place.path).map(|position| cilium[position]).collect();
        namespace(model, &place, &own, &foreign, wide)
    };
    places(model).into_iter().map(one).collect()
}

fn places<'a>(model: &Model<'a>) -> Vec<Place<'a>> {
    let mut places: BTreeMap<(Option<&str>, &str), Place<'a>> = BTreeMap::new();
    for object in model.objects("Namespace").iter().filter(|object| !SYSTEM.contains(&object.name)) {
        let place = Place { namespace: Some(object.name), path: object.path, at: object.at, workloads: Vec::new() };
        places.entry((Some(object.name), "")).or_insert(place);
    }
    for (position, workload) in model.workloads.iter().enumerate() {
        let object = &workload.object;
        if object.namespace.is_some_and(|name| SYSTEM.contains(&name)) {
            continue;
        }
        let key = (object.namespace, if object.namespace.is_some() { "" } else { folder(object.path) });
        let new = || Place { namespace: object.namespace, path: object.path, at: object.at, workloads: Vec::new() };
        places.entry(key).or_insert_with(new).workloads.push(position);
    }
    places.into_values().collect()
}

fn namespace(
    model: &Model<'_>,
    place: &Place<'_>,
    policies: &[&Policy<'_>],
    cilium: &[&Object<'_>],
    wide: Option<&Object<'_>>,
) -> Finding {
    let name = place.namespace.unwrap_or(match folder(place.path) {
        "" => ".",
        folder => folder,
    });
    let everything = policies.iter().filter(|policy| policy.ingress.closes && policy.pods.is_everything());
    let opened = everything.clone().find_map(|policy| lets_everything_in(policy));
    let found = match (opened, everything.into_iter().next()) {
        (Some(rule), _) => fail(name, rule).because(m::EVERYTHING_IN),
        (None, Some(policy)) => pass(name, policy.object.at).because(m::CLOSED),
        (None, None) => match (cilium.iter().find(|object| denies(object)), cilium.first().copied().or(wide)) {
            (Some(denies), _) => pass(name, denies.at).because(m::CLOSED),
            (None, Some(other)) => unknown(name, other.at).because(m::OTHER_POLICIES).with("kind", other.kind),
            (None, None) if place.namespace.is_none() => unknown(name, place.at).because(m::NAMESPACE_UNSAID),
            (None, None) if place.workloads.is_empty() => unknown(name, place.at).because(m::NOTHING_RUNS),
            (None, None) => left_open(model, place, name, policies),
        },
    };
    found.with("name", name)
}

fn left_open(model: &Model<'_>, place: &Place<'_>, name: &str, policies: &[&Policy<'_>]) -> Finding {
    let isolates = |position: &&usize| {
        let workload = &model.workloads[**position];
        policies.iter().any(|policy| policy.ingress.closes && policy.pods.selects(&workload.labels))
    };
    let selected = place.workloads.iter().filter(isolates).count();
    let found = fail(name, place.at).because(m::LEFT_OPEN).fix(m::ADD_DEFAULT_DENY, &[], Some(DENY.to_owned()));
    found.with("isolated", number(selected)).with("all", number(place.workloads.len()))
}

/// The rule of a policy that lets everything in on every port, which undoes it.
fn lets_everything_in<'a>(policy: &Policy<'a>) -> Option<Node<'a>> {
    policy.ingress.wide().find_map(|wide| match wide {
        Wide::Everybody(rule) => rule.field("ports").is_none().then_some(rule),
        _ => None,
    })
}

/// Whether a policy of Cilium closes its whole namespace. There an empty rule lets nothing in.
fn denies(object: &Object<'_>) -> bool {
    let Some(spec) = object.spec else { return false };
    let selector = spec.field("endpointSelector").filter(|selector| !selector.is_null());
    let rules: Vec<_> = items(spec.field("ingress")).collect();
    let opens = rules.iter().any(|rule| {
        items(rule.field("fromEntities")).any(|entity| matches!(text(Some(entity)), Some("all" | "world")))
    });
    selector.is_some_and(|selector| selector.entries().is_empty()) && !rules.is_empty() && !opens
}

const DENY: &str = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: default-deny}\nspec:\n  podSelector: {}\n  policyTypes: [Ingress, Egress]";

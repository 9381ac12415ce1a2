//! ACC-24: what is internal has no address on the internet.

use prr_sdk::compliance::{Scope, ServiceRole};
use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::cloud::Resource;
use crate::kube::object::Object;
use crate::messages as m;
use crate::model::Model;
use crate::value::{Switch, items, mentions, switch, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-24",
        severity: Severity::High,
        documentation: include_str!("acc_24_internal_services.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for service in &model.services {
        if let (Some("LoadBalancer"), Some(kind)) = (text(service.kind), service.kind) {
            let narrowed = service.internal().or_else(|| service.sources());
            findings.extend(door(model, &service.object, narrowed.map_or(Way::Public(kind), Way::Inside)));
        }
    }
    for ingress in model.objects("Ingress") {
        findings.extend(door(model, ingress, way(ingress)));
    }
    for kind in ["aws_instance", "google_compute_instance", "ncloud_public_ip"] {
        findings.extend(model.cloud.of(kind).iter().filter_map(|machine| {
            let scope = model.declared.in_file(machine.path);
            let name = machine.address();
            let service = scope.service.map_or_else(|| name.clone(), |service| service.name.to_owned());
            judged(&scope, &name, &service, address(machine)?)
        }));
    }
    findings
}

/// The public address of a machine. Without a word of it, the subnet decides.
fn address<'a>(machine: &Resource<'a>) -> Option<Way<'a>> {
    match machine.kind {
        "aws_instance" => match switch(machine.field("associate_public_ip_address")) {
            Switch::On(node) => Some(Way::Public(node)),
            Switch::Off(node) => Some(Way::Inside(node)),
            Switch::Open(_) | Switch::Absent => None,
        },
        "google_compute_instance" => {
            let interface = items(machine.field("network_interface")).next()?;
            Some(interface.field("access_config").map_or(Way::Inside(interface), Way::Public))
        }
        _ => machine.field("server_instance_no").map(Way::Public),
    }
}

/// How a door is reached.
pub(super) enum Way<'a> {
    Public(Node<'a>),
    Inside(Node<'a>),
    /// By whatever its controller listens on.
    Controller(Node<'a>),
}

/// Load balancers of AWS are internal unless they say otherwise; other controllers have an address of their own.
pub(super) fn way<'a>(ingress: &Object<'a>) -> Way<'a> {
    if let Some(list) = [
        "nginx.ingress.kubernetes.io/whitelist-source-range",
        "nginx.ingress.kubernetes.io/allowlist-source-range",
        "alb.ingress.kubernetes.io/inbound-cidrs",
    ]
    .iter()
    .find_map(|name| ingress.annotation(name))
    .filter(|node| text(Some(*node)).is_some_and(|it| !it.contains("0.0.0.0/0")))
    {
        return Way::Inside(list);
    }
    let scheme = ["alb.ingress.kubernetes.io/scheme", "alb.ingress.kubernetes.io/load-balancer-scheme"]
        .iter()
        .find_map(|name| ingress.annotation(name));
    let class = ingress
        .spec
        .and_then(|spec| spec.field("ingressClassName"))
        .or_else(|| ingress.annotation("kubernetes.io/ingress.class"));
    let inner =
        |node: Node<'_>| text(Some(node)).is_some_and(|class| mentions(class, &["internal", "private", "intranet"]));
    let outer = |node: Node<'_>| {
        text(Some(node)).is_some_and(|class| mentions(class, &["external", "public", "internet-facing"]))
    };
    match (scheme, class) {
        (Some(node), _) if outer(node) => Way::Public(node),
        (Some(node), _) => Way::Inside(node),
        (None, Some(node)) if inner(node) => Way::Inside(node),
        (None, Some(node)) if outer(node) => Way::Public(node),
        (None, Some(node)) if text(Some(node)) == Some("alb") => Way::Inside(node),
        (None, node) => Way::Controller(node.unwrap_or(ingress.at)),
    }
}

fn door(model: &Model<'_>, object: &Object<'_>, way: Way<'_>) -> Option<Finding> {
    let name = format!("{} {}", object.kind, object.name);
    judged(&model.declared.of(object), &name, object.service(), way)
}

fn judged(scope: &Scope<'_, '_>, name: &str, service: &str, way: Way<'_>) -> Option<Finding> {
    let role = scope.service.and_then(|service| service.role);
    let found = match (role, way) {
        (Some(role), _) if role.value == ServiceRole::UserFacing => return None,
        (Some(role), Way::Public(at)) => fail(name, at)
            .because(m::INTERNAL_PUBLIC)
            .with("role", role.value.as_str())
            .related(role.node, m::ROLE_HERE, &[])
            .fix(m::KEEP_INSIDE, &[], None),
        (Some(role), Way::Inside(at)) => pass(name, at).because(m::INTERNAL_INSIDE).proof(role.node),
        (Some(role), Way::Controller(at)) => {
            unknown(name, at).because(m::CLASS_UNSAID).with("role", role.value.as_str())
        }
        (None, Way::Public(at)) => unknown(name, at).because(m::ROLE_UNSAID).with("service", service),
        (None, _) => return None,
    };
    Some(found.with("name", name).service(service))
}

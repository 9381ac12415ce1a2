//! ACC-23: what the internet reaches shows its service and nothing else.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::cloud::Resource;
use crate::kube::near::Near;
use crate::kube::object::Object;
use crate::messages as m;
use crate::model::Model;
use crate::value::{Switch, at, items, switch, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-23",
        severity: Severity::Medium,
        documentation: include_str!("acc_23_public_servers.md"),
        parameters: &[],
        judge,
    }
}

/// Paths that are for developers and operators.
const INNER: &[&str] = &[
    "/actuator",
    "/debug",
    "/h2-console",
    "/phpinfo",
    "/server-status",
    "/server-info",
    "/jolokia",
    "/heapdump",
    "/.git",
    "/.env",
    "/phpmyadmin",
    "/adminer",
    "/nginx_status",
];
/// Stages that one is made from, one after the other.
const MOST_STAGES: usize = 50;
/// Images that bring a compiler and everything around it.
const BUILDERS: &[&str] =
    &["golang", "maven", "gradle", "rust", "gcc", "buildpack-deps", "sbt", "dotnet/sdk", "elixir"];

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    let ingresses = model.objects("Ingress").iter();
    findings.extend(ingresses.flat_map(paths));
    for container in model.workloads.iter().flat_map(|workload| &workload.containers) {
        let exposed = container.variables().find(|(name, node)| {
            *name == "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE" && text(Some(*node)).is_some_and(|it| it.trim() == "*")
        });
        findings.extend(exposed.map(|(_, node)| {
            fail(container.name, node)
                .because(m::INNER_EXPOSED)
                .with("name", container.name)
                .with("path", "/actuator/*")
        }));
    }
    for map in model.objects("ConfigMap") {
        let texts = map.root.field("data").map(Node::entries).unwrap_or_default();
        findings.extend(texts.into_iter().filter_map(|entry| listing(map, entry)));
    }
    findings.extend(model.images().filter_map(|(path, image)| tools(path, image)));
    let walls = walls(model);
    for kind in ["aws_lb", "aws_alb"] {
        findings.extend(model.cloud.of(kind).iter().filter_map(|balancer| wall(&walls, balancer)));
    }
    findings.extend(model.cloud.of("aws_cloudfront_distribution").iter().map(|network| {
        let name = network.address();
        match network.field("web_acl_id") {
            Some(node) => pass(&name, node).because(m::WALLED).with("name", name),
            None => unwalled(&name, network.body),
        }
    }));
    findings.extend(zones(model));
    findings
}

fn paths(ingress: &Object<'_>) -> Vec<Finding> {
    let rules = items(ingress.spec.and_then(|spec| spec.field("rules")));
    let paths = rules.flat_map(|rule| items(at(rule, &["http", "paths"])).filter_map(|path| path.field("path")));
    let inner = paths.filter_map(|node| Some((node, text(Some(node))?))).filter(|(_, path)| {
        let path = path.trim_start_matches('^').to_ascii_lowercase();
        INNER.iter().any(|inner| {
            path == *inner || path.strip_prefix(inner).is_some_and(|rest| rest.starts_with(['/', '(', '*', '.']))
        })
    });
    inner
        .map(|(node, path)| {
            let found = fail(format!("{}: {path}", ingress.name), node).because(m::INNER_EXPOSED);
            found.with("name", ingress.name).with("path", path).service(ingress.service())
        })
        .collect()
}

/// `autoindex on;` of nginx.
fn listing(map: &Object<'_>, entry: Node<'_>) -> Option<Finding> {
    let written = text(Some(entry))?;
    let start = written.find("autoindex on;")?;
    let line = written[..start].rsplit('\n').next().unwrap_or_default();
    if line.contains('#') {
        return None;
    }
    let place = prr_sdk::Place::within(entry, start..start + "autoindex on;".len());
    Some(fail(map.name, place).because(m::FOLDERS_LISTED).with("name", map.name))
}

/// An image whose last stage is made from one that builds.
fn tools(path: &str, image: Node<'_>) -> Option<Finding> {
    let stages: Vec<_> = items(image.field("stages")).collect();
    let mut stage = *stages.last()?;
    for _ in 0..MOST_STAGES.min(stages.len()) {
        let Some(base) = text(stage.field("stage")) else { break };
        let Some(earlier) = stages.iter().copied().find(|it| text(it.field("name")) == Some(base)) else { break };
        stage = earlier;
    }
    let node = stage.field("image")?;
    let name = text(Some(node))?;
    let builder = BUILDERS.iter().find(|builder| name == **builder || name.ends_with(&format!("/{builder}")));
    Some(
        match builder {
            Some(builder) => fail(path, node).because(m::TOOLS_SHIPPED).with("image", *builder),
            None => pass(path, node).because(m::NO_TOOLS).with("image", name),
        }
        .with("name", path),
    )
}

fn unwalled(name: &str, at: Node<'_>) -> Finding {
    fail(name, at).because(m::UNWALLED).fix(m::ADD_WALL, &[], None).with("name", name)
}

/// Load balancers that a wall is associated with, by their labels, and where.
fn walls<'a>(model: &Model<'a>) -> BTreeMap<&'a str, Node<'a>> {
    let associations = model.cloud.of("aws_wafv2_web_acl_association").iter();
    let named = associations.filter_map(|wall| {
        let node = wall.field("resource_arn")?;
        let written = node.text()?;
        let rest = written.split_once("aws_lb.").or_else(|| written.split_once("aws_alb."))?.1;
        Some((rest.split(['.', '[']).next()?, node))
    });
    named.collect()
}

/// A load balancer for HTTP that the internet reaches, and what stands before it.
fn wall(walls: &BTreeMap<&str, Node<'_>>, balancer: &Resource<'_>) -> Option<Finding> {
    let name = balancer.address();
    if text(balancer.field("load_balancer_type")).is_some_and(|kind| kind != "application") {
        return None;
    }
    match switch(balancer.field("internal")) {
        Switch::On(_) => return None,
        Switch::Open(node) => return Some(unknown(&name, node).because(m::WALL_UNKNOWN).with("name", name)),
        _ => {}
    }
    let own = walls.get(balancer.label).copied();
    Some(match own {
        Some(node) => pass(&name, node).because(m::WALLED).with("name", name),
        None => unwalled(&name, balancer.body),
    })
}

/// A door to the internet and a store of data in one namespace, with nothing between them.
fn zones(model: &Model<'_>) -> Vec<Finding> {
    let ingresses = model.objects("Ingress").iter().map(|object| (*object, object.at));
    let balancers = model
        .services
        .iter()
        .filter(|service| text(service.kind) == Some("LoadBalancer") && service.internal().is_none());
    let balancers = balancers.map(|service| (service.object, service.kind.unwrap_or(service.object.at)));
    let doors: Vec<_> = ingresses.chain(balancers).filter(|(object, _)| object.namespace.is_some()).collect();
    let near_doors = Near::new(doors.iter().map(|(object, _)| (object.namespace, object.path)));
    let near = Near::new(model.policies.iter().map(|policy| (policy.object.namespace, policy.object.path)));
    let stores =
        model.workloads.iter().filter(|workload| workload.store().is_some() && workload.object.namespace.is_some());
    let judged = stores.filter_map(|store| {
        let object = &store.object;
        let (_, door) = near_doors
            .of(object.namespace, object.path)
            .map(|at| doors[at])
            .find(|(it, _)| it.namespace == object.namespace)?;
        let mut closing = near.of(object.namespace, object.path).map(|at| &model.policies[at]);
        let closed = closing.find(|policy| policy.ingress.closes && policy.selects(store));
        let name = store.title();
        let found = match closed {
            Some(policy) => pass(&name, object.at).because(m::ZONED).proof(policy.object.at),
            None => fail(&name, object.at).because(m::ONE_ZONE).related(door, m::DOOR_HERE, &[]),
        };
        Some(found.with("name", name).service(object.service()))
    });
    judged.collect()
}

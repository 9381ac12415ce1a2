//! ACC-15: consoles ask who signs in.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Message, Node, Parameters, Place, Severity, fail, manual, pass, unknown};

use prr_sdk::compliance::ServiceRole;

use crate::kube::object::Object;
use crate::messages as m;
use crate::model::Model;
use crate::search::under;
use crate::value::{Switch, at, items, mentions, switch, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-15",
        severity: Severity::Critical,
        documentation: include_str!("acc_15_consoles.md"),
        parameters: &[],
        judge,
    }
}

/// Consoles that let everybody in: they leave the question to what stands before them.
const UNASKING: &[&str] = &[
    "alertmanager",
    "flower",
    "goldpinger",
    "hubble-ui",
    "jaeger",
    "jaeger-query",
    "kafka-ui",
    "kafdrop",
    "kube-ops-view",
    "longhorn-frontend",
    "mailhog",
    "mlflow",
    "prometheus",
    "prometheus-k8s",
    "prometheus-server",
    "redis-commander",
    "rollouts-dashboard",
    "tekton-dashboard",
    "thanos-query",
    "traefik-dashboard",
    "zipkin",
];
/// Annotations by which what stands before a console asks.
const ASKING: &[&str] = &[
    "nginx.ingress.kubernetes.io/auth-url",
    "nginx.ingress.kubernetes.io/auth-type",
    "nginx.ingress.kubernetes.io/auth-tls-secret",
    "alb.ingress.kubernetes.io/auth-type",
    "haproxy.org/auth-type",
    "haproxy-ingress.github.io/auth-type",
    "ingress.kubernetes.io/auth-type",
    "konghq.com/plugins",
    "traefik.ingress.kubernetes.io/router.middlewares",
    "external-auth.ingress.kubernetes.io/url",
    "cert-auth.ingress.kubernetes.io/secret",
];
/// Arguments that turn the question off.
const SILENCED: &[&str] = &["--anonymous-auth=true", "--enable-skip-login", "--auth-mode=server"];

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for root in model.values() {
        findings.extend(
            under(root, "auth.anonymous")
                .into_iter()
                .filter_map(|section| switched(section.field("enabled"), "Grafana")),
        );
        findings.extend(
            under(root, "users.anonymous.enabled").into_iter().filter_map(|node| switched(Some(node), "Argo CD")),
        );
    }
    for map in model.objects("ConfigMap").iter().chain(model.objects("Secret")) {
        let texts = ["data", "stringData"].into_iter().filter_map(|key| map.root.field(key)).flat_map(Node::entries);
        findings.extend(texts.filter_map(grafana));
        if map.name == "argocd-cm" {
            findings.extend(argo(map));
        }
    }
    for configuration in model.objects("KubeletConfiguration") {
        findings.extend(switched(at(configuration.root, &["authentication", "anonymous", "enabled"]), "kubelet"));
    }
    for configuration in model.objects("ClusterConfiguration") {
        findings
            .extend(switched(at(configuration.root, &["apiServer", "extraArgs", "anonymous-auth"]), "kube-apiserver"));
    }
    for container in model.workloads.iter().flat_map(|workload| &workload.containers) {
        let anonymous = container.variables().find(|(name, _)| *name == "GF_AUTH_ANONYMOUS_ENABLED");
        findings.extend(anonymous.and_then(|(_, node)| switched(Some(node), "Grafana")));
        let words = ["command", "args"].into_iter().flat_map(|key| items(container.node.field(key)));
        let silent =
            words.filter_map(|word| Some((word, text(Some(word))?))).find(|(_, text)| SILENCED.contains(&text.trim()));
        findings.extend(
            silent.map(|(word, _)| console(container.software().unwrap_or(container.name), word, m::NOBODY_ASKED)),
        );
    }
    findings.extend(model.objects("Ingress").iter().flat_map(|ingress| doors(model, ingress)));
    findings
}

fn console(name: &str, at: impl Into<Place>, why: Message) -> Finding {
    fail(name, at).because(why).fix(m::ASK, &[], None).with("name", name)
}

/// A switch that lets everybody in.
fn switched(node: Option<Node<'_>>, name: &str) -> Option<Finding> {
    match switch(node) {
        Switch::On(node) => Some(console(name, node, m::NOBODY_ASKED)),
        Switch::Off(node) => Some(pass(name, node).because(m::ASKED).with("name", name)),
        Switch::Open(node) => Some(unknown(name, node).because(m::ASKING_UNKNOWN).with("name", name)),
        Switch::Absent => None,
    }
}

/// The section `[auth.anonymous]` of a `grafana.ini`.
fn grafana(entry: Node<'_>) -> Option<Finding> {
    let written = text(Some(entry))?;
    let section = written.find("[auth.anonymous]")?;
    let mut start = section + "[auth.anonymous]".len();
    for line in written[start..].split_inclusive('\n') {
        let end = start + line.len();
        let setting = line.trim();
        if setting.starts_with('[') {
            return None;
        }
        if let Some((key, value)) = setting.split_once('=').filter(|(key, _)| key.trim() == "enabled") {
            let from = start + line.find(key)?;
            let place = Place::within(entry, from..from + setting.len());
            return Some(match value.split(['#', ';']).next().unwrap_or_default().trim() {
                "true" => console("Grafana", place, m::NOBODY_ASKED),
                _ => pass("Grafana", place).because(m::ASKED).with("name", "Grafana"),
            });
        }
        start = end;
    }
    None
}

/// Argo CD: nobody anonymous, and no shared administrator where nobody else can sign in.
fn argo(map: &Object<'_>) -> Vec<Finding> {
    let field = |key: &str| map.root.field("data").and_then(|data| data.field(key)).filter(|node| !node.is_null());
    let single = field("dex.config").or_else(|| field("oidc.config"));
    let administrator = match (switch(field("admin.enabled")), single) {
        (Switch::Off(node), _) | (_, Some(node)) => pass("Argo CD admin", node).because(m::ASKED),
        (Switch::On(node), None) => fail("Argo CD admin", node).because(m::ONE_ADMIN).fix(m::ASK, &[], None),
        _ => unknown("Argo CD admin", map.at).because(m::ADMIN_UNSAID),
    };
    let anonymous = switched(field("users.anonymous.enabled"), "Argo CD");
    anonymous.into_iter().chain([administrator.with("name", "Argo CD")]).collect()
}

/// The annotation by which an Ingress asks who comes.
pub(super) fn asked<'a>(ingress: &Object<'a>) -> Option<Node<'a>> {
    ASKING.iter().find_map(|name| ingress.annotation(name).filter(|node| asks(name, *node)))
}

/// What an Ingress leads to, and whether anybody is asked on the way.
fn doors(model: &Model<'_>, ingress: &Object<'_>) -> Vec<Finding> {
    let asks = asked(ingress);
    let rules = items(ingress.spec.and_then(|spec| spec.field("rules")));
    let paths = rules.flat_map(|rule| items(at(rule, &["http", "paths"])));
    let mut seen = BTreeMap::new();
    for path in paths {
        let node = at(path, &["backend", "service", "name"]).or_else(|| at(path, &["backend", "serviceName"]));
        let Some((name, node)) = node.and_then(|node| Some((text(Some(node))?, node))) else { continue };
        seen.entry(name).or_insert(node);
    }
    let unasking = |name: &str| {
        UNASKING.iter().any(|known| name.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('-')))
    };
    let consoles = seen.into_iter().filter(|(name, _)| unasking(name));
    let mut findings: Vec<_> = consoles
        .map(|(name, node)| match asks {
            Some(asked) => pass(name, asked).because(m::ASKED).with("name", name).proof(node),
            None => console(name, node, m::UNASKING_DOOR),
        })
        .collect();
    let scope = model.declared.of(ingress);
    let role = scope.service.and_then(|service| service.role).filter(|role| role.value == ServiceRole::HandlerConsole);
    if let (Some(role), true) = (role, findings.is_empty()) {
        findings.push(
            match asks {
                Some(asked) => pass(ingress.name, asked).because(m::ASKED).proof(role.node),
                None => manual(ingress.name, ingress.at).because(m::CONSOLE_ITSELF).proof(role.node),
            }
            .with("name", ingress.name),
        );
    }
    findings
}

/// Whether a chain of plugins or middlewares has one that asks.
fn asks(name: &str, node: Node<'_>) -> bool {
    let chain = name.ends_with("plugins") || name.ends_with("middlewares");
    let asking = ["auth", "oidc", "oauth", "login", "sso", "jwt", "authelia", "forward"];
    node.text().is_some_and(|text| !text.is_empty() && (!chain || mentions(text, &asking)))
}

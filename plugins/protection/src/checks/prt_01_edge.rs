//! PRT-01: what comes in from outside comes over TLS, of version 1.2 or later.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Node, Parameters, Place, Severity, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::{Object, items};
use crate::read::terraform::{Resource, block, known, many, text};
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, judge as settings, on, shown, switch, want};

const TLS_12: Want = Want::OneOf(&["1.2", "1.3", "TLS1_2", "TLS1_3", "TLS_1_2", "TLS_1_3"]);

const SETTINGS: &[Setting] = &[
    want("aws_cloudfront_distribution", "default_cache_behavior.viewer_protocol_policy", Want::NoneOf(&["allow-all"])),
    want("aws_cloudfront_distribution", "ordered_cache_behavior.viewer_protocol_policy", Want::NoneOf(&["allow-all"]))
        .absent(Absent::Fine),
    want(
        "aws_cloudfront_distribution",
        "viewer_certificate.minimum_protocol_version",
        Want::NoneOf(&["SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016"]),
    ),
    want("aws_elb", "listener.lb_protocol", Want::NoneOf(&["http"])),
    want("aws_api_gateway_domain_name", "security_policy", Want::NoneOf(&["TLS_1_0"])).absent(Absent::Open),
    on("aws_opensearch_domain", "domain_endpoint_options.enforce_https").absent(Absent::Open),
    // Without a policy of its own a proxy offers TLS 1.0.
    want("google_compute_ssl_policy", "min_tls_version", TLS_12),
    want("google_compute_target_https_proxy", "ssl_policy", Want::Present),
    want("google_compute_region_target_https_proxy", "ssl_policy", Want::Present),
    want("google_compute_target_ssl_proxy", "ssl_policy", Want::Present),
    on("azurerm_linux_web_app", "https_only"),
    on("azurerm_windows_web_app", "https_only"),
    on("azurerm_linux_function_app", "https_only"),
    on("azurerm_windows_function_app", "https_only"),
    want("azurerm_linux_web_app", "site_config.minimum_tls_version", TLS_12).absent(Absent::Fine),
    want("azurerm_windows_web_app", "site_config.minimum_tls_version", TLS_12).absent(Absent::Fine),
    on("azurerm_storage_account", "https_traffic_only_enabled").absent(Absent::Fine),
    on("azurerm_storage_account", "enable_https_traffic_only").absent(Absent::Fine),
    want("azurerm_storage_account", "min_tls_version", TLS_12).absent(Absent::Fine),
];

const WORDING: Wording = Wording { good: m::EDGE_SETTING, bad: m::EDGE_SETTING_WEAK, missing: m::EDGE_SETTING_MISSING };

/// Policies of AWS's load balancers that offer TLS 1.0 or 1.1. The first is the default of its interface.
const WEAK_POLICIES: &[&str] = &[
    "ELBSecurityPolicy-2016-08",
    "ELBSecurityPolicy-2015-05",
    "ELBSecurityPolicy-FS-2018-06",
    "ELBSecurityPolicy-FS-1-1-2019-08",
    "ELBSecurityPolicy-TLS-1-0-2015-04",
    "ELBSecurityPolicy-TLS-1-1-2017-01",
    "ELBSecurityPolicy-TLS13-1-0-2021-06",
    "ELBSecurityPolicy-TLS13-1-1-2021-06",
];

/// Annotations with which a controller serves TLS without `spec.tls`.
const CERTIFICATES: &[&str] = &[
    "alb.ingress.kubernetes.io/certificate-arn",
    "networking.gke.io/managed-certificates",
    "ingress.gcp.kubernetes.io/pre-shared-cert",
    "appgw.ingress.kubernetes.io/appgw-ssl-certificate",
    "traefik.ingress.kubernetes.io/router.tls",
    "alb.ingress.kubernetes.io/ssl-certificate-no",
];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-01",
        severity: Severity::High,
        documentation: include_str!("prt_01_edge.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = settings(model, SETTINGS, &WORDING, Concern::Personal);
    for kind in ["aws_lb_listener", "aws_alb_listener"] {
        of_kind(model, kind, aws_listener, &mut findings);
    }
    of_kind(model, "ncloud_lb_listener", ncloud_listener, &mut findings);
    for kind in ["google_compute_target_http_proxy", "google_compute_region_target_http_proxy"] {
        of_kind(model, kind, http_proxy, &mut findings);
    }
    let routes = Routes::read(model);
    for object in model.objects.all() {
        let found = match (object.group, object.kind) {
            ("networking.k8s.io" | "extensions", "Ingress") => ingress(object).into_iter().collect(),
            ("gateway.networking.k8s.io", "Gateway") => gateway(object, &routes),
            ("networking.istio.io", "Gateway") => istio(object),
            _ => continue,
        };
        let (scope, name) = (model.of_object(object), object.subject());
        findings.extend(
            found
                .into_iter()
                .map(|found| scope.concerned(Concern::Personal, found.with("name", name.as_str()), &name, "TLS")),
        );
    }
    findings
}

fn of_kind(
    model: &Model<'_>,
    kind: &str,
    judge: fn(&Model<'_>, &Resource<'_>) -> Option<Finding>,
    findings: &mut Vec<Finding>,
) {
    for resource in model.resources.of(kind) {
        let Some(found) = judge(model, resource) else { continue };
        let name = resource.address.as_str();
        let found = found.with("name", name);
        findings.push(model.of_resource(resource).concerned(Concern::Personal, found, name, "protocol"));
    }
}

fn aws_listener(model: &Model<'_>, listener: &Resource<'_>) -> Option<Finding> {
    let name = &listener.address;
    let protocol = listener.body.field("protocol")?;
    match known(Some(protocol)) {
        None => Some(open(name, protocol, "protocol")),
        Some("HTTP") => Some(plain_listener(model, listener, protocol)),
        Some("HTTPS" | "TLS") => {
            let policy = listener.body.field("ssl_policy").filter(|policy| !policy.is_null());
            Some(match policy {
                None => fail(name, Place::key(listener.name)).because(m::EDGE_POLICY_DEFAULT).fix(
                    m::EDGE_SET_POLICY,
                    &[],
                    None,
                ),
                Some(policy) if policy.is_unresolved() => open(name, policy, "ssl_policy"),
                Some(policy) if WEAK_POLICIES.contains(&policy.text().unwrap_or_default()) => fail(name, policy)
                    .because(m::EDGE_POLICY_WEAK)
                    .with("value", shown(policy))
                    .fix(m::EDGE_SET_POLICY, &[], None),
                Some(policy) => pass(name, policy).because(m::EDGE_TLS),
            })
        }
        Some(_) => None,
    }
}

/// Plain HTTP is right only to send everybody to HTTPS.
fn plain_listener<'a>(model: &Model<'a>, listener: &Resource<'a>, protocol: Node<'a>) -> Finding {
    let name = &listener.address;
    let mut actions = many(listener.body.field("default_action")).peekable();
    let harmless = |action: Node<'_>| match known(action.field("type")) {
        Some("redirect") => block(action, "redirect").and_then(|to| known(to.field("protocol"))) == Some("HTTPS"),
        Some("fixed-response") => true,
        _ => false,
    };
    if actions.peek().is_some() && actions.all(harmless) {
        return pass(name, protocol).because(m::EDGE_REDIRECTS);
    }
    let balancer = listener.body.field("load_balancer_arn");
    let balancer = ["aws_lb", "aws_alb"].iter().find_map(|kind| model.resources.target(listener, balancer, kind));
    match balancer
        .and_then(|balancer| balancer.body.field("internal"))
        .filter(|internal| switch(*internal) == Some(true))
    {
        Some(internal) => unknown(name, protocol).because(m::EDGE_INTERNAL).proof(internal),
        None => fail(name, protocol).because(m::EDGE_PLAIN).fix(m::EDGE_REDIRECT, &[], None),
    }
}

fn ncloud_listener(_: &Model<'_>, listener: &Resource<'_>) -> Option<Finding> {
    let name = &listener.address;
    let protocol = listener.body.field("protocol")?;
    match known(Some(protocol)) {
        None => Some(open(name, protocol, "protocol")),
        Some("HTTP") => Some(fail(name, protocol).because(m::EDGE_PLAIN).fix(m::EDGE_REDIRECT, &[], None)),
        Some("HTTPS" | "TLS") => {
            let version = listener.body.field("tls_min_version_type").filter(|version| !version.is_null());
            Some(match version {
                None => fail(name, Place::key(listener.name)).because(m::EDGE_NCLOUD_DEFAULT),
                Some(version) if version.is_unresolved() => open(name, version, "tls_min_version_type"),
                Some(version) if version.text() == Some("TLSV12") => pass(name, version).because(m::EDGE_TLS),
                Some(version) => fail(name, version).because(m::EDGE_POLICY_WEAK).with("value", shown(version)),
            })
        }
        Some(_) => None,
    }
}

/// A proxy for plain HTTP is right where its map of URLs does nothing but redirect.
fn http_proxy(model: &Model<'_>, proxy: &Resource<'_>) -> Option<Finding> {
    let (name, map) = (&proxy.address, proxy.body.field("url_map")?);
    let of_kind = |kind| model.resources.target(proxy, Some(map), kind);
    let Some(target) = of_kind("google_compute_url_map").or_else(|| of_kind("google_compute_region_url_map")) else {
        return Some(open(name, map, "url_map"));
    };
    let redirect = block(target.body, "default_url_redirect").and_then(|redirect| redirect.field("https_redirect"));
    Some(match redirect.map(|node| (node, switch(node))) {
        Some((node, Some(true))) => pass(name, node).because(m::EDGE_REDIRECTS),
        Some((node, None)) => open(name, node, "https_redirect"),
        _ => fail(name, map).because(m::EDGE_PLAIN).fix(m::EDGE_REDIRECT, &[], None),
    })
}

fn open(name: &str, node: Node<'_>, setting: &str) -> Finding {
    unknown(name, node).because(m::OPEN).with("setting", setting).with("value", shown(node))
}

fn ingress(object: &Object<'_>) -> Option<Finding> {
    let (name, spec) = (object.subject(), object.spec()?);
    // What has neither rules nor a backend is a patch.
    spec.field("rules").or_else(|| spec.field("defaultBackend")).or_else(|| spec.field("backend"))?;
    let off = |annotation| object.annotation(annotation).filter(|node| switch(*node) == Some(false));
    if let Some(tls) = items(spec.field("tls")).next() {
        let plain_too = off("nginx.ingress.kubernetes.io/ssl-redirect")
            .filter(|_| object.annotation("nginx.ingress.kubernetes.io/force-ssl-redirect").is_none());
        return Some(match plain_too {
            Some(node) => fail(&name, node).because(m::EDGE_NO_REDIRECT),
            None => pass(&name, tls).because(m::EDGE_TLS),
        });
    }
    if let Some(certificate) = CERTIFICATES.iter().find_map(|annotation| object.annotation(annotation)) {
        return Some(pass(&name, certificate).because(m::EDGE_TLS));
    }
    let ports = object.annotation("alb.ingress.kubernetes.io/listen-ports");
    if let Some(ports) = ports.filter(|ports| ports.text().is_some_and(|text| text.contains("HTTPS"))) {
        return Some(pass(&name, ports).because(m::EDGE_TLS));
    }
    let class = spec.field("ingressClassName").or_else(|| object.annotation("kubernetes.io/ingress.class"));
    let scheme = object.annotation("alb.ingress.kubernetes.io/scheme");
    let inside = |node: &Node<'_>| {
        let text = text(Some(*node)).unwrap_or_default();
        ["internal", "private", "tunnel", "tailscale"].iter().any(|part| text.contains(part))
    };
    Some(match class.filter(inside).or(scheme.filter(inside)) {
        Some(node) => unknown(&name, node).because(m::EDGE_INTERNAL),
        None => fail(&name, object.at).because(m::EDGE_INGRESS_PLAIN).fix(m::EDGE_ADD_TLS, &[], None),
    })
}

/// What routes of the Gateway API do with requests, by the gateway that they hang on.
struct Routes<'a> {
    by_gateway: BTreeMap<&'a str, Vec<Route<'a>>>,
}

struct Route<'a> {
    /// The namespace of the gateway that it names.
    namespace: Option<&'a str>,
    /// Its own namespace, and the folder of its manifest.
    own: Option<&'a str>,
    folder: &'a str,
    listener: Option<&'a str>,
    /// Whether all that it does is to redirect to HTTPS.
    redirects: bool,
    at: Node<'a>,
}

impl<'a> Routes<'a> {
    fn read(model: &Model<'a>) -> Self {
        let mut by_gateway: BTreeMap<&str, Vec<Route<'a>>> = BTreeMap::new();
        for object in model.objects.of("HTTPRoute") {
            let Some(spec) = object.spec() else { continue };
            let mut rules = items(spec.field("rules")).peekable();
            let redirects = rules.peek().is_some() && rules.all(redirects);
            for parent in items(spec.field("parentRefs")) {
                let Some(name) = text(parent.field("name")) else { continue };
                let namespace = text(parent.field("namespace")).or(object.namespace);
                let listener = text(parent.field("sectionName"));
                by_gateway.entry(name).or_default().push(Route {
                    namespace,
                    own: object.namespace,
                    folder: folder(object.path),
                    listener,
                    redirects,
                    at: object.at,
                });
            }
        }
        Self { by_gateway }
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn redirects(rule: Node<'_>) -> bool {
    items(rule.field("filters")).any(|filter| {
        filter.field("requestRedirect").and_then(|redirect| text(redirect.field("scheme"))) == Some("https")
    })
}

fn gateway(object: &Object<'_>, routes: &Routes<'_>) -> Vec<Finding> {
    let judged = items(object.spec().and_then(|spec| spec.field("listeners"))).filter_map(|listener| {
        let (name, protocol) = (object.subject(), listener.field("protocol")?);
        match text(Some(protocol))? {
            "HTTPS" | "TLS" => Some(pass(&name, protocol).because(m::EDGE_TLS)),
            "HTTP" => {
                let own = text(listener.field("name"));
                // Unless a listener says otherwise it takes routes of its own namespace only.
                let allowed = listener.field("allowedRoutes").and_then(|allowed| allowed.field("namespaces"));
                let from = allowed.and_then(|namespaces| text(namespaces.field("from"))).unwrap_or("Same");
                let near = |route: &Route<'_>| match (from, route.own, object.namespace) {
                    ("All", ..) => true,
                    ("Same", Some(own), Some(namespace)) => own == namespace,
                    // Two that do not say where they are put need not be put in one namespace.
                    ("Same", own, _) => own == object.namespace && route.folder == folder(object.path),
                    _ => false,
                };
                let here = |route: &&Route<'_>| {
                    near(route)
                        && (route.listener.is_none() || route.listener == own)
                        && (route.namespace.is_none()
                            || object.namespace.is_none()
                            || route.namespace == object.namespace)
                };
                let attached: Vec<_> = routes.by_gateway.get(object.name).into_iter().flatten().filter(here).collect();
                let plain = attached.iter().find(|route| !route.redirects);
                Some(match (plain, attached.first()) {
                    (Some(route), _) => fail(&name, protocol)
                        .because(m::EDGE_PLAIN)
                        .related(route.at, m::EDGE_ROUTE, &[])
                        .fix(m::EDGE_REDIRECT, &[], None),
                    (None, Some(_)) => pass(&name, protocol).because(m::EDGE_REDIRECTS),
                    (None, None) => unknown(&name, protocol).because(m::EDGE_UNROUTED),
                })
            }
            _ => None,
        }
    });
    judged.collect()
}

fn istio(object: &Object<'_>) -> Vec<Finding> {
    let Some(spec) = object.spec() else { return Vec::new() };
    let selector = spec.field("selector").and_then(|selector| text(selector.field("istio"))).unwrap_or_default();
    if selector.contains("egress") {
        return Vec::new();
    }
    let judged = items(spec.field("servers")).filter_map(|server| {
        let (name, protocol) = (object.subject(), server.field("port")?.field("protocol")?);
        let tls = server.field("tls");
        let version = tls.and_then(|tls| tls.field("minProtocolVersion"));
        let redirects = tls.and_then(|tls| tls.field("httpsRedirect")).and_then(switch) == Some(true);
        match text(Some(protocol))?.to_ascii_uppercase().as_str() {
            "HTTP" | "HTTP2" | "GRPC" if redirects => Some(pass(&name, protocol).because(m::EDGE_REDIRECTS)),
            "HTTP" | "HTTP2" | "GRPC" => {
                Some(fail(&name, protocol).because(m::EDGE_PLAIN).fix(m::EDGE_REDIRECT, &[], None))
            }
            "HTTPS" | "TLS" => {
                Some(match version.filter(|version| matches!(version.text(), Some("TLSV1_0" | "TLSV1_1"))) {
                    Some(version) => fail(&name, version).because(m::EDGE_POLICY_WEAK).with("value", shown(version)),
                    None => pass(&name, protocol).because(m::EDGE_TLS),
                })
            }
            _ => None,
        }
    });
    judged.collect()
}

use prr_sdk::{Document, Kind, Node};

use super::{Keys, identity, items, text};
use crate::written::{Backend, Named, Reachable, Route, Routing, Rule, Traffic, Weight};

/// Services, routing and surge of a strategy.
pub(super) fn of<'a>(strategy: Node<'a>, keys: &Keys) -> Traffic<'a> {
    let service = |node: Option<Node<'a>>| named("Service", node?);
    let own = [keys.stable_service, keys.canary_service, keys.active_service, keys.preview_service];
    let ping_pong = strategy.get(keys.ping_pong);
    let pair = [keys.ping_service, keys.pong_service];
    let pair = pair.into_iter().filter_map(|key| service(ping_pong?.get(key)));
    let surge = strategy.get(keys.max_surge).and_then(Node::text).unwrap_or_default().trim();
    Traffic {
        services: own.into_iter().filter_map(|key| service(strategy.get(key))).chain(pair).collect(),
        routing: strategy
            .get(keys.traffic_routing)
            .filter(|node| node.kind() == Kind::Mapping)
            .map(|node| routing(node, keys)),
        surges: surge != "0" && surge != "0%",
    }
}

fn named<'a>(kind: &'static str, node: Node<'a>) -> Option<Named<'a>> {
    text(Some(node)).map(|name| Named { kind, name, namespace: None, node, rules: Vec::new() })
}

fn routing<'a>(node: Node<'a>, keys: &Keys) -> Routing<'a> {
    let mut routing = Routing { node, routes: Vec::new(), subsets: None, foreign: None };
    for router in node.entries() {
        let at = |key: &str| router.field(key);
        let listed = |key: &str| items(router.field(key)).collect::<Vec<_>>();
        match router.key().unwrap_or_default() {
            "istio" => istio(router, keys, &mut routing),
            "nginx" => {
                let ingresses = at("stableIngress").into_iter().chain(listed("stableIngresses"));
                routing.routes.extend(ingresses.filter_map(|node| named("Ingress", node)));
            }
            "alb" => {
                let ingresses = at("ingress").into_iter().chain(listed("ingresses"));
                routing.routes.extend(ingresses.filter_map(|node| named("Ingress", node)));
            }
            "traefik" => {
                let service = at("weightedTraefikServiceName");
                routing.routes.extend(service.and_then(|node| named("TraefikService", node)));
            }
            "ambassador" => {
                routing.routes.extend(listed("mappings").into_iter().filter_map(|node| named("Mapping", node)));
            }
            "apisix" => {
                let route = at("route").and_then(|route| route.get(keys.name));
                routing.routes.extend(route.and_then(|node| named("ApisixRoute", node)));
            }
            "appMesh" => {
                let service = at("virtualService").and_then(|service| service.get(keys.name));
                routing.routes.extend(service.and_then(|node| named("AppMeshVirtualService", node)));
            }
            "plugins" => plugins(router, keys, &mut routing),
            // Objects that the controller makes itself, and routes that steps add.
            "smi" | "managedRoutes" | "maxTrafficWeight" => {}
            _ => routing.foreign = Some(router),
        }
    }
    routing
}

/// A `VirtualService` may be named with its namespace behind a dot.
fn istio<'a>(router: Node<'a>, keys: &Keys, routing: &mut Routing<'a>) {
    let services = router.get(keys.virtual_service).into_iter().chain(items(router.get(keys.virtual_services)));
    for service in services {
        let Some(node) = service.get(keys.name) else { continue };
        let Some(full) = text(Some(node)) else { continue };
        let (name, namespace) = full.split_once('.').map_or((full, None), |(name, space)| (name, Some(space)));
        let rules = items(service.get(keys.routes)).filter_map(|rule| text(Some(rule))).collect();
        routing.routes.push(Named { kind: "VirtualService", name, namespace, node, rules });
    }
    let Some(rule) = router.get(keys.destination_rule) else { return };
    routing.routes.extend(rule.get(keys.name).and_then(|node| named("DestinationRule", node)));
    let subset = |key: &str| text(rule.field(key));
    routing.subsets = subset("stableSubsetName").zip(subset("canarySubsetName"));
}

/// Of the plugins that of Gateway API is understood.
fn plugins<'a>(plugins: Node<'a>, keys: &Keys, routing: &mut Routing<'a>) {
    for plugin in plugins.entries() {
        if plugin.key() != Some("argoproj-labs/gatewayAPI") {
            routing.foreign = Some(plugin);
            continue;
        }
        let namespace = text(plugin.get(keys.namespace));
        for (one, many, kind) in [
            ("httpRoute", "httpRoutes", "HTTPRoute"),
            ("grpcRoute", "grpcRoutes", "GRPCRoute"),
            ("tcpRoute", "tcpRoutes", "TCPRoute"),
            ("tlsRoute", "tlsRoutes", "TLSRoute"),
        ] {
            let listed = items(plugin.field(many)).filter_map(|route| route.get(keys.name));
            let found = plugin.field(one).into_iter().chain(listed).filter_map(|node| named(kind, node));
            routing.routes.extend(found.map(|route| Named { namespace, ..route }));
        }
    }
}

/// What references of Rollouts can reach.
pub(super) fn reachable<'a>(document: &Document<'a>, keys: &Keys, group: &str, kind: &str) -> Option<Reachable<'a>> {
    let kind = match (group, kind) {
        ("", "Service") => "Service",
        ("networking.istio.io", "VirtualService") => "VirtualService",
        ("networking.istio.io", "DestinationRule") => "DestinationRule",
        ("networking.k8s.io" | "extensions", "Ingress") => "Ingress",
        ("gateway.networking.k8s.io", "HTTPRoute") => "HTTPRoute",
        ("gateway.networking.k8s.io", "GRPCRoute") => "GRPCRoute",
        ("gateway.networking.k8s.io", "TCPRoute") => "TCPRoute",
        ("gateway.networking.k8s.io", "TLSRoute") => "TLSRoute",
        (_, "TraefikService") => "TraefikService",
        ("getambassador.io", "Mapping") => "Mapping",
        ("apisix.apache.org", "ApisixRoute") => "ApisixRoute",
        ("appmesh.k8s.aws", "VirtualService") => "AppMeshVirtualService",
        _ => return None,
    };
    let identity = identity(document, keys);
    Some(Reachable { kind, name: identity.name, namespace: identity.namespace })
}

/// A route with weights that are read.
pub(super) fn route<'a>(document: &Document<'a>, keys: &Keys, group: &str, kind: &str) -> Option<Route<'a>> {
    let spec = document.root().get(keys.spec)?;
    let (kind, rules) = match (group, kind) {
        ("networking.istio.io", "VirtualService") => {
            let protocols = ["http", "tls", "tcp"].into_iter().flat_map(|protocol| items(spec.field(protocol)));
            ("VirtualService", protocols.filter_map(|node| istio_rule(node, keys)).collect())
        }
        ("gateway.networking.k8s.io", "HTTPRoute") => {
            ("HTTPRoute", items(spec.get(keys.rules)).filter_map(|node| gateway_rule(node, keys)).collect())
        }
        _ => return None,
    };
    Some(Route { identity: identity(document, keys), kind, rules })
}

fn istio_rule<'a>(node: Node<'a>, keys: &Keys) -> Option<Rule<'a>> {
    let route = node.get(keys.route)?;
    let backend = |item: Node<'a>| {
        let destination = item.get(keys.destination)?;
        let host = text(destination.get(keys.host))?;
        // A host is a Service's name, or its whole domain.
        let service = host.split('.').next().unwrap_or(host);
        Some(Backend { service, subset: text(destination.get(keys.subset)), weight: weight(item, keys) })
    };
    Some(Rule {
        name: text(node.get(keys.name)),
        node: route,
        backends: items(Some(route)).filter_map(backend).collect(),
    })
}

fn gateway_rule<'a>(node: Node<'a>, keys: &Keys) -> Option<Rule<'a>> {
    let references = node.get(keys.backend_refs)?;
    let backend = |item: Node<'a>| {
        Some(Backend { service: text(item.get(keys.name))?, subset: None, weight: weight(item, keys) })
    };
    let backends = items(Some(references)).filter_map(backend).collect();
    Some(Rule { name: text(node.get(keys.name)), node: references, backends })
}

fn weight<'a>(item: Node<'a>, keys: &Keys) -> Weight<'a> {
    match item.get(keys.weight).filter(|node| !node.is_null()) {
        None => Weight::Absent,
        Some(node) => node.as_f64().map_or(Weight::Unreadable(node), Weight::Number),
    }
}

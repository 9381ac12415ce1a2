use std::borrow::Cow;

use prr_document::read::Cursor;
use prr_model::inventory::RelationKind;

use super::object::Object;
use super::{Reader, Wanted};
use crate::facts::{Named, Target};

/// What sends requests to services.
pub(super) fn read<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    match (object.group, object.kind) {
        ("networking.k8s.io" | "extensions", "Ingress") => ingress(reader, object, thing),
        ("gateway.networking.k8s.io", kind) if kind.ends_with("Route") => gateway(reader, object, thing),
        ("networking.istio.io", "VirtualService") => istio(reader, object, thing),
        ("networking.istio.io", "DestinationRule") => host(reader, object, thing, object.at(&["host"])),
        ("route.openshift.io", "Route") => {
            reader.ask_name(thing, RelationKind::Routes, object.at(&["to", "name"]), Wanted::service(object));
        }
        _ => {}
    }
}

fn list<'a>(node: Option<Cursor<'a>>, key: &str) -> impl Iterator<Item = Cursor<'a>> + use<'a> {
    node.and_then(|node| node.get(key)).into_iter().flat_map(Cursor::items)
}

fn ingress<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    let default = object.at(&["defaultBackend"]).or_else(|| object.at(&["backend"]));
    let rules = list(object.spec, "rules").flat_map(|rule| list(rule.get("http"), "paths"));
    for backend in default.into_iter().chain(rules.filter_map(|path| path.get("backend"))) {
        let name = backend.at(&["service", "name"]).or_else(|| backend.get("serviceName"));
        reader.ask_name(thing, RelationKind::Routes, name, Wanted::service(object));
    }
}

/// Routes of the Gateway API: a backend is a core `Service` unless it says otherwise.
fn gateway<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    for backend in list(object.spec, "rules").flat_map(|rule| list(Some(rule), "backendRefs")) {
        let text = |key| backend.get(key).and_then(Cursor::text);
        let wanted = Wanted {
            kind: text("kind").unwrap_or("Service"),
            group: Some(text("group").unwrap_or("")),
            namespace: text("namespace").or(object.namespace),
            optional: false,
        };
        reader.ask_name(thing, RelationKind::Routes, backend.get("name"), wanted);
    }
}

fn istio<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    for routes in ["http", "tcp", "tls"].into_iter().flat_map(|key| list(object.spec, key)) {
        let mirror = routes.get("mirror");
        let destinations = list(Some(routes), "route").filter_map(|route| route.get("destination"));
        for destination in destinations.chain(mirror).collect::<Vec<_>>() {
            host(reader, object, thing, destination.get("host"));
        }
    }
}

/// The service behind a host: a short name is one of the same namespace, `name.namespace.svc` says which. Any other name with dots may
/// lie anywhere.
fn host<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize, at: Option<Cursor<'a>>) {
    let Some((at, text)) = at.and_then(|at| Some((at, at.as_str()?))) else { return };
    let mut parts = text.split('.');
    let (name, namespace) = match (parts.next(), parts.next(), parts.next()) {
        (Some(name), None, None) => (name, object.namespace),
        (Some(name), Some(namespace), Some("svc")) => (name, Some(namespace)),
        _ => return,
    };
    let named = Named { kind: "Service", group: Some(""), namespace, name: Cow::Borrowed(name), optional: false };
    reader.ask(thing, RelationKind::Routes, at, Target::Named(named));
}

use prr_document::read::Cursor;
use prr_model::inventory::RelationKind;

use super::object::Object;
use super::scaling::refer;
use super::{Reader, Wanted};

/// A rollout of Argo: the workload that it borrows its template from, the services and routes that it switches, and the analyses that decide.
pub(super) fn read<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    if object.group != "argoproj.io" {
        return;
    }
    match object.kind {
        "Rollout" => {
            refer(reader, object, thing, RelationKind::Template, object.at(&["workloadRef"]));
            services(reader, object, thing);
            analyses(reader, object, thing);
        }
        "AnalysisTemplate" | "ClusterAnalysisTemplate" => templates(reader, object, thing, object.spec),
        "Experiment" => templates(reader, object, thing, object.at(&["analyses"])),
        _ => {}
    }
}

fn services<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    let named: [&[&str]; 6] = [
        &["canary", "canaryService"],
        &["canary", "stableService"],
        &["canary", "pingPong", "pingService"],
        &["canary", "pingPong", "pongService"],
        &["blueGreen", "activeService"],
        &["blueGreen", "previewService"],
    ];
    let strategy = object.at(&["strategy"]);
    for path in named {
        let at = strategy.and_then(|strategy| strategy.at(path));
        reader.ask_name(thing, RelationKind::Routes, at, Wanted::service(object));
    }
    let Some(routing) = strategy.and_then(|strategy| strategy.at(&["canary", "trafficRouting"])) else { return };
    let mut route = |at: Option<Cursor<'a>>, kind| {
        reader.ask_name(thing, RelationKind::Routes, at, Wanted::beside(object, kind));
    };
    for controller in ["nginx", "alb"] {
        route(routing.at(&[controller, "stableIngress"]).or_else(|| routing.at(&[controller, "ingress"])), "Ingress");
        let several = routing.at(&[controller, "stableIngresses"]).into_iter().flat_map(Cursor::items);
        several.for_each(|ingress| route(Some(ingress), "Ingress"));
    }
    let several = routing.at(&["istio", "virtualServices"]).into_iter().flat_map(Cursor::items);
    let all = routing.at(&["istio", "virtualService"]).into_iter().chain(several);
    all.for_each(|service| route(service.get("name"), "VirtualService"));
}

fn analyses<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    let strategy = object.at(&["strategy"]);
    let at = |path: &[&str]| strategy.and_then(|strategy| strategy.at(path));
    templates(reader, object, thing, at(&["canary", "analysis"]));
    templates(reader, object, thing, at(&["blueGreen", "prePromotionAnalysis"]));
    templates(reader, object, thing, at(&["blueGreen", "postPromotionAnalysis"]));
    for step in at(&["canary", "steps"]).into_iter().flat_map(Cursor::items) {
        templates(reader, object, thing, step.get("analysis"));
        templates(reader, object, thing, step.at(&["experiment", "analyses"]));
    }
}

/// The templates that a list names, or a mapping with such a list under `templates`.
fn templates<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize, node: Option<Cursor<'a>>) {
    let Some(node) = node else { return };
    let list = node.get("templates").unwrap_or(node);
    for template in list.items() {
        let of_cluster = template.get("clusterScope").and_then(Cursor::as_bool) == Some(true);
        let kind = if of_cluster { "ClusterAnalysisTemplate" } else { "AnalysisTemplate" };
        reader.ask_name(thing, RelationKind::Analysis, template.get("templateName"), Wanted::beside(object, kind));
    }
}

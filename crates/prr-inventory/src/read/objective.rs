use std::borrow::Cow;

use prr_document::read::Cursor;
use prr_model::inventory::{Role, SourceKind};

use super::Reader;
use super::object::Object;
use crate::facts::{Claim, Thing};
use crate::labels::Labels;

/// Objectives in files that are no objects: the plain schema (`service`, `slis`) and sloth's (`version`, `service`, `slos`).
pub(super) fn plain<'a>(reader: &mut Reader<'a>, root: Cursor<'a>) {
    let sloth = root.get("version").and_then(Cursor::text).is_some_and(|version| version.starts_with("prometheus/"));
    let list = root.get("slis").or_else(|| root.get("slos").filter(|_| sloth));
    let (Some(list), Some(at)) = (list, root.get("service")) else { return };
    objectives(reader, at, list, root.get("labels"), None);
}

/// Objectives in objects of sloth, pyrra and slo-generator.
pub(super) fn object<'a>(reader: &mut Reader<'a>, object: &Object<'a>) {
    match (object.group, object.kind) {
        ("sloth.slok.dev", "PrometheusServiceLevel") => {
            if let (Some(at), Some(list)) = (object.at(&["service"]), object.at(&["slos"])) {
                objectives(reader, at, list, object.at(&["labels"]), object.namespace);
            }
        }
        ("sre.google.com", "ServiceLevelObjective") => {
            let Some(name) = object.name else { return };
            let slo = object.labels.get("slo_name").unwrap_or(object.name_text());
            let service = object.labels.get("service_name");
            rename(reader, slo, service);
            if let Some(service) = service {
                claim(reader, service, name, owner(&object.labels));
            }
        }
        ("pyrra.dev", "ServiceLevelObjective") => {
            // Pyrra passes labels with its prefix on to the rules that it makes.
            let service = object.labels.get("pyrra.dev/service");
            rename(reader, object.name_text(), service);
            if let Some((name, service)) = object.name.zip(service) {
                claim(reader, service, name, object.labels.get("pyrra.dev/team"));
            }
        }
        _ => {}
    }
}

/// The object that was just read is an objective of a service.
fn rename<'a>(reader: &mut Reader<'a>, slo: &'a str, service: Option<&'a str>) {
    let Some(thing) = reader.facts.things.last_mut() else { return };
    thing.role = Role::Objective;
    thing.kind = Cow::Borrowed("SLO");
    thing.name = Cow::Borrowed(slo);
    thing.hints = service.into_iter().collect();
}

/// Documents of `OpenSLO`: a service, and objectives that name theirs.
pub(super) fn openslo<'a>(reader: &mut Reader<'a>, object: &Object<'a>) {
    let Some(at) = object.name else { return };
    let name = object.name_text();
    match object.kind {
        "Service" => {
            let thing = Thing { api: object.api, hints: vec![name], ..reader.plain("Service", name, at) };
            reader.push(thing);
            claim(reader, name, at, owner(&object.labels));
        }
        "SLO" => {
            let service = object.at(&["service"]).and_then(|at| Some((at, at.text()?)));
            let hints = service.map(|(_, service)| service).into_iter().collect();
            let thing = Thing { api: object.api, role: Role::Objective, hints, ..reader.plain("SLO", name, at) };
            reader.push(thing);
            if let Some((at, service)) = service {
                claim(reader, service, at, owner(&object.labels));
            }
        }
        _ => {}
    }
}

fn objectives<'a>(
    reader: &mut Reader<'a>,
    service: Cursor<'a>,
    list: Cursor<'a>,
    labels: Option<Cursor<'a>>,
    namespace: Option<&'a str>,
) {
    let Some(name) = service.text() else { return };
    claim(reader, name, service, owner(&Labels::read(labels)));
    for objective in list.items() {
        let Some((at, slo)) = objective.get("name").and_then(|at| Some((at, at.text()?))) else { continue };
        let thing = Thing { role: Role::Objective, hints: vec![name], namespace, ..reader.plain("SLO", slo, at) };
        reader.push(thing);
    }
}

fn claim<'a>(reader: &mut Reader<'a>, service: &'a str, at: Cursor<'a>, owner: Option<&'a str>) {
    let spot = Some(reader.spot(at));
    let owner = owner.map(Cow::Borrowed);
    reader.claim(Claim { service, source: SourceKind::Slo, spot, owner, tier: None, system: None, objects: None });
}

/// Who owns what has these labels.
pub(super) fn owner<'a>(labels: &Labels<'a>) -> Option<&'a str> {
    ["owner", "team"].iter().find_map(|key| labels.get(key)).filter(|owner| !owner.is_empty())
}

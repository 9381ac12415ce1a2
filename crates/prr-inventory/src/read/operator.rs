use prr_document::read::Cursor;
use prr_model::inventory::Role;

use super::Reader;
use super::object::Object;
use super::workload::found;
use crate::facts::Thing;
use crate::labels::Labels;

/// Objects whose operator makes others under names and labels that the rest of the tree relies on.
pub(super) fn read<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    match (object.group, object.kind) {
        ("monitoring.coreos.com", "Prometheus" | "PrometheusAgent") => {
            pods(reader, object, thing, "prometheus", "prometheus");
        }
        ("monitoring.coreos.com", "Alertmanager") => pods(reader, object, thing, "alertmanager", "alertmanager"),
        ("monitoring.coreos.com", "ThanosRuler") => pods(reader, object, thing, "thanos-ruler", "thanos-ruler"),
        ("external-secrets.io", "ExternalSecret") => {
            makes(reader, object, thing, "Secret", object.at(&["target", "name"]).or(object.name));
        }
        ("bitnami.com", "SealedSecret") => makes(reader, object, thing, "Secret", object.name),
        ("cert-manager.io", "Certificate") => makes(reader, object, thing, "Secret", object.at(&["secretName"])),
        _ => {}
    }
}

/// The pods of the Prometheus operator have the labels of `podMetadata` and some of its own.
fn pods<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize, name: &'static str, key: &'static str) {
    let own = [
        ("app.kubernetes.io/managed-by", "prometheus-operator"),
        ("app.kubernetes.io/instance", object.name_text()),
        ("app.kubernetes.io/name", name),
        (key, object.name_text()),
    ];
    let labels = Labels::new(own.to_vec()).or(Labels::read(object.at(&["podMetadata", "labels"])).iter());
    found(reader, object, thing, &labels);
    reader.facts.things[thing].role = Role::Workload;
    reader.facts.things[thing].pods = Some(labels);
}

/// An object of another kind that exists because this one does.
fn makes<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize, kind: &'static str, name: Option<Cursor<'a>>) {
    let Some((at, name)) = name.and_then(|name| Some((name, name.text()?))) else { return };
    let hints = reader.facts.things[thing].hints.clone();
    reader.push(Thing { api: "v1", namespace: object.namespace, hints, ..reader.plain(kind, name, at) });
}

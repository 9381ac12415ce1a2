use prr_document::read::Cursor;
use prr_model::inventory::RelationKind;

use super::object::Object;
use super::{Reader, Wanted};

/// What changes the number or the size of pods, and what rolls them out for somebody else: a kind and a name in the same namespace.
pub(super) fn read<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    match (object.group, object.kind) {
        ("autoscaling.k8s.io", "VerticalPodAutoscaler") => scales(reader, object, thing, "targetRef"),
        ("autoscaling", "HorizontalPodAutoscaler") | ("keda.sh", "ScaledObject") => {
            scales(reader, object, thing, "scaleTargetRef");
        }
        ("flagger.app", "Canary") => {
            refer(reader, object, thing, RelationKind::RollsOut, object.at(&["targetRef"]));
            refer(reader, object, thing, RelationKind::Scales, object.at(&["autoscalerRef"]));
            refer(reader, object, thing, RelationKind::Routes, object.at(&["ingressRef"]));
        }
        _ => {}
    }
}

fn scales<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize, key: &str) {
    refer(reader, object, thing, RelationKind::Scales, object.at(&[key]));
}

/// A reference by kind and name; a `ScaledObject` may leave out that it means a `Deployment`.
pub(super) fn refer<'a>(
    reader: &mut Reader<'a>,
    object: &Object<'a>,
    thing: usize,
    relation: RelationKind,
    reference: Option<Cursor<'a>>,
) {
    let Some(reference) = reference else { return };
    let kind = reference.get("kind").and_then(Cursor::text).unwrap_or("Deployment");
    let wanted = if kind == "Service" { Wanted::service(object) } else { Wanted::beside(object, kind) };
    reader.ask_name(thing, relation, reference.get("name"), wanted);
}

use prr_document::read::Cursor;
use prr_model::inventory::RelationKind;

use super::Reader;
use super::object::Object;
use crate::facts::{Spaces, Target};
use crate::selector::Selector;

/// What selects pods in its own namespace.
///
/// By the Kubernetes documentation an empty selector of a `NetworkPolicy` or of a `PodDisruptionBudget` of `policy/v1` selects every pod
/// of the namespace; a budget of `policy/v1beta1` with one selects none, and neither does a budget without one. A `Service` without a
/// selector has endpoints that somebody else keeps.
pub(super) fn read<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    let own = Spaces::Own(object.namespace);
    match (object.group, object.kind) {
        ("", "Service") => {
            let external = object.at(&["type"]).and_then(Cursor::text) == Some("ExternalName");
            let Some(at) = object.at(&["selector"]).filter(|at| !external && !at.entries().is_empty()) else { return };
            pods(reader, thing, at, Selector::equalities(at), own);
        }
        ("policy", "PodDisruptionBudget") => {
            let Some(at) = object.at(&["selector"]) else { return };
            let selector = Selector::read(at);
            let nothing = object.api.ends_with("/v1beta1") && selector.as_ref().is_some_and(Selector::is_empty);
            if !at.is_null() && !nothing {
                pods(reader, thing, at, selector, own);
            }
        }
        ("networking.k8s.io" | "extensions", "NetworkPolicy") => {
            let at = object.at(&["podSelector"]).or(object.spec).unwrap_or(object.root);
            pods(
                reader,
                thing,
                at,
                object.at(&["podSelector"]).map_or_else(|| Some(Selector::default()), Selector::read),
                own,
            );
        }
        _ => {}
    }
}

/// Asks for the pods of a selector.
pub(super) fn pods<'a>(
    reader: &mut Reader<'a>,
    thing: usize,
    at: Cursor<'a>,
    selector: Option<Selector<'a>>,
    spaces: Spaces<'a>,
) {
    let target = match selector {
        Some(selector) => Target::Pods(selector, spaces),
        None => Target::Invalid(at.key().unwrap_or("selector").to_owned()),
    };
    reader.ask(thing, RelationKind::Selects, at, target);
}

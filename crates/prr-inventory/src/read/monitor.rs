use prr_document::read::Cursor;
use prr_model::inventory::RelationKind;

use super::Reader;
use super::object::Object;
use crate::facts::{Spaces, Target};
use crate::selector::Selector;

/// What is scraped: a `ServiceMonitor` selects services by the services' own labels, a `PodMonitor` pods. By the operator's API reference they
/// look into their own namespace unless `namespaceSelector` names others or says `any`.
pub(super) fn read<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    let of_services = match (object.group, object.kind) {
        ("monitoring.coreos.com", "ServiceMonitor") | ("operator.victoriametrics.com", "VMServiceScrape") => true,
        ("monitoring.coreos.com", "PodMonitor") | ("operator.victoriametrics.com", "VMPodScrape") => false,
        _ => return,
    };
    let Some(at) = object.at(&["selector"]) else { return };
    let spaces = spaces(object);
    let target = match Selector::read(at) {
        Some(selector) if of_services => Target::Endpoints(selector, spaces),
        Some(selector) => Target::Pods(selector, spaces),
        None => Target::Invalid("selector".to_owned()),
    };
    reader.ask(thing, RelationKind::Selects, at, target);
}

fn spaces<'a>(object: &Object<'a>) -> Spaces<'a> {
    let chosen = object.at(&["namespaceSelector"]);
    if chosen.and_then(|chosen| chosen.get("any")).and_then(Cursor::as_bool) == Some(true) {
        return Spaces::Any;
    }
    let names = chosen.and_then(|chosen| chosen.get("matchNames")).into_iter().flat_map(Cursor::items);
    let mut names: Vec<&str> = names.filter_map(Cursor::text).collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() { Spaces::Own(object.namespace) } else { Spaces::Some(names) }
}

//! Services that prr.yaml declares.

use prr_sdk::Node;

use super::object::Object;
use super::{Keys, items, text};
use crate::written::DeclaredService;

pub(super) fn read<'a>(object: &Object<'a>, keys: &Keys, into: &mut Vec<DeclaredService<'a>>) {
    if object.path != "prr.yaml" {
        return;
    }
    for service in items(object.root.get(keys.services)) {
        let node = service.get(keys.name).unwrap_or(service);
        if let Some(name) = text(Some(node)) {
            let traffic = service.get(keys.requests_per_second).and_then(Node::as_f64).filter(|rate| *rate > 0.0);
            into.push(DeclaredService { name, node, traffic });
        }
    }
}

//! Services that prr.yaml declares.

use super::object::Object;
use super::{Keys, items, text};
use crate::model::DeclaredService;

pub(super) fn read<'a>(object: &Object<'a>, keys: &Keys, into: &mut Vec<DeclaredService<'a>>) {
    if object.path != "prr.yaml" {
        return;
    }
    for service in items(object.root.get(keys.services)) {
        let node = service.get(keys.name).unwrap_or(service);
        if let Some(name) = text(Some(node)) {
            into.push(DeclaredService { name, node });
        }
    }
}

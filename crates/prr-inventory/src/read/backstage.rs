use std::borrow::Cow;

use prr_document::read::Cursor;
use prr_model::inventory::SourceKind;

use super::Reader;
use super::object::Object;
use crate::facts::{Claim, Thing};
use crate::selector::Selector;

/// A component of a Backstage catalog: its owner, its system, and the objects that the plugin for Kubernetes shows for it.
pub(super) fn read<'a>(reader: &mut Reader<'a>, object: &Object<'a>) {
    let Some(at) = object.name.filter(|_| object.kind == "Component") else { return };
    let said = |key| object.at(&[key]).and_then(Cursor::text).map(entity);
    let name = object.name_text();
    let mut hints = vec![name];
    hints.extend(object.annotation("backstage.io/kubernetes-id").and_then(Cursor::text));
    let thing = Thing { api: object.api, hints, ..reader.plain("Component", name, at) };
    reader.push(thing);
    // What is built into others, or only read, does not go to production by itself.
    if matches!(object.at(&["type"]).and_then(Cursor::text), Some("library" | "documentation")) {
        return;
    }
    let claim = Claim {
        service: name,
        source: SourceKind::Backstage,
        spot: Some(reader.spot(at)),
        owner: said("owner"),
        tier: tier(object),
        system: said("system"),
        objects: objects(object),
    };
    reader.claim(claim);
}

/// The objects of a component: those with its id as a label, or those that its selector selects, which counts if there are both.
fn objects<'a>(object: &Object<'a>) -> Option<(Selector<'a>, Option<&'a str>)> {
    let said = |key| object.annotation(key).and_then(Cursor::text);
    let namespace = said("backstage.io/kubernetes-namespace");
    let selector = said("backstage.io/kubernetes-label-selector").and_then(Selector::parse);
    let by_id = || {
        let id = said("backstage.io/kubernetes-id")?;
        let test = crate::selector::Test::In(vec![id]);
        let requirement = crate::selector::Requirement { key: "backstage.io/kubernetes-id", test };
        Some(Selector { requirements: vec![requirement] })
    };
    Some((selector.or_else(by_id)?, namespace))
}

/// Backstage has no field for a tier, so organisations put it among labels or annotations under a prefix of their own.
fn tier<'a>(object: &Object<'a>) -> Option<Cow<'a, str>> {
    let labels = object.labels.iter();
    let annotations = object.annotations.map(Cursor::entries).unwrap_or_default();
    let annotations = annotations.into_iter().filter_map(|entry| Some((entry.key()?, entry.text()?)));
    let (_, tier) = labels.chain(annotations).find(|(key, _)| key.rsplit('/').next() == Some("tier"))?;
    Some(Cow::Borrowed(tier.strip_prefix("tier-").unwrap_or(tier)))
}

/// The name in a reference to an entity: `group:default/payments` is `payments`.
fn entity(reference: &str) -> Cow<'_, str> {
    let name = reference.rsplit_once('/').map_or(reference, |(_, name)| name);
    Cow::Borrowed(name.rsplit_once(':').map_or(name, |(_, name)| name))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_reference_to_an_entity_ends_in_its_name() {
        for reference in ["payments", "group:payments", "group:default/payments", "default/payments"] {
            assert_eq!(super::entity(reference), "payments", "{reference}");
        }
    }
}

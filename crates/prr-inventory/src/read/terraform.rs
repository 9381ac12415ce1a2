use std::borrow::Cow;

use prr_document::Kind;
use prr_document::read::Cursor;
use prr_model::inventory::{Role, SourceKind};

use super::Reader;
use crate::facts::{Claim, Thing};

/// Instances of one resource that are read.
const MOST: usize = 10_000;

/// Objectives as Terraform's resources: those of Google Cloud, Datadog and Grafana.
pub(super) fn read<'a>(reader: &mut Reader<'a>, root: Cursor<'a>) {
    for kind in ["google_monitoring_slo", "datadog_service_level_objective", "grafana_slo"] {
        let names = many(root.get("resource")).filter_map(|types| types.get(kind)).flat_map(|names| many(Some(names)));
        let bodies = names.flat_map(Cursor::entries).flat_map(|entry| {
            let name = entry.key().unwrap_or_default();
            many(Some(entry)).map(move |body| (name, body))
        });
        for (name, body) in bodies.take(MOST) {
            let service = match kind {
                "google_monitoring_slo" => body.get("service").and_then(known),
                "grafana_slo" => label(body, "service"),
                _ => tag(body, "service"),
            };
            objective(reader, name, body, service);
        }
    }
}

/// A text and where it stands.
type Said<'a> = (Cursor<'a>, &'a str);

fn objective<'a>(reader: &mut Reader<'a>, resource: &'a str, body: Cursor<'a>, service: Option<Said<'a>>) {
    let called = ["slo_id", "name", "display_name"].iter().find_map(|key| known(body.get(key)?));
    let (at, name) = called.unwrap_or((body, resource));
    let hints = service.map(|(_, service)| service).into_iter().collect();
    let thing = Thing { role: Role::Objective, hints, ..reader.plain("SLO", name, at) };
    reader.push(thing);
    let Some((at, service)) = service else { return };
    let owner = label(body, "team").or_else(|| tag(body, "team")).map(|(_, team)| Cow::Borrowed(team));
    let spot = Some(reader.spot(at));
    reader.claim(Claim { service, source: SourceKind::Slo, spot, owner, tier: None, system: None, objects: None });
}

/// The value of a block `label` with a key.
fn label<'a>(body: Cursor<'a>, key: &str) -> Option<Said<'a>> {
    let label = many(body.get("label")).find(|label| label.get("key").and_then(Cursor::text) == Some(key))?;
    known(label.get("value")?)
}

/// The value of a tag `key:value`.
fn tag<'a>(body: Cursor<'a>, key: &str) -> Option<Said<'a>> {
    let mut tags = many(body.get("tags")).filter_map(known);
    tags.find_map(|(at, tag)| Some((at, tag.strip_prefix(key)?.strip_prefix(':')?)))
}

/// A text that does not depend on something outside of the tree.
fn known(node: Cursor<'_>) -> Option<Said<'_>> {
    let text = node.as_str().filter(|text| !text.is_empty() && !node.is_unresolved())?;
    Some((node, text))
}

/// The items of a list, or the node alone: in Terraform's JSON syntax a single block needs no list.
fn many(node: Option<Cursor<'_>>) -> impl Iterator<Item = Cursor<'_>> {
    let alone = node.filter(|node| !matches!(node.kind(), Kind::Sequence | Kind::Null));
    node.into_iter().flat_map(Cursor::items).chain(alone)
}

use std::borrow::Cow;

use prr_document::read::Cursor;
use prr_model::inventory::SourceKind;

use super::Reader;
use crate::facts::Claim;

/// The services of `prr.yaml`: the configuration says what holds, this says where it is written.
pub(super) fn read<'a>(reader: &mut Reader<'a>, root: Cursor<'a>) {
    if reader.path != "prr.yaml" {
        return;
    }
    for service in root.get("services").into_iter().flat_map(Cursor::items) {
        let Some((at, name)) = service.get("name").and_then(|name| Some((name, name.text()?))) else { continue };
        let said = |key| service.get(key).and_then(Cursor::text).map(Cow::Borrowed);
        let claim = Claim {
            service: name,
            source: SourceKind::Declared,
            spot: Some(reader.spot(at)),
            owner: said("owner"),
            tier: said("tier"),
            system: None,
            objects: None,
        };
        reader.claim(claim);
    }
}

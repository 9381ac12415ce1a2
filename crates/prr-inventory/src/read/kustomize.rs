use prr_document::read::Cursor;

use super::Reader;
use crate::facts::Thing;

/// What a kustomization makes under a name that others use.
pub(super) fn read<'a>(reader: &mut Reader<'a>, root: Cursor<'a>) {
    let name = reader.path.rsplit('/').next().unwrap_or_default();
    if !matches!(name, "kustomization.yaml" | "kustomization.yml" | "Kustomization") {
        return;
    }
    for (key, kind) in [("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret")] {
        for generator in root.get(key).into_iter().flat_map(Cursor::items) {
            let Some((at, name)) = generator.get("name").and_then(|name| Some((name, name.text()?))) else { continue };
            let namespace = generator.get("namespace").and_then(Cursor::as_str);
            reader.push(Thing { api: "v1", namespace, ..reader.plain(kind, name, at) });
        }
    }
}

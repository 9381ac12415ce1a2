//! Which texts of a document can hold a manifest.

use super::super::Arena;
use super::look::Name;
use crate::Kind;
use crate::image::{FLAG_MERGE, FLAG_SHADOWED, NONE};

/// A text that may hold a manifest.
pub(super) struct Text {
    /// The scalar, aliases followed.
    pub(super) node: u32,
    pub(super) key: String,
    /// Whether it is encoded in base64.
    pub(super) encoded: bool,
}

/// Where a document has such texts.
#[derive(Clone, Copy)]
enum Place {
    /// In the values of this mapping at its top.
    Under(&'static str),
    /// Anywhere, under the name of a file.
    Anywhere,
}

/// The texts of a document, in the order in which they were written.
pub(super) fn texts(arena: &Arena, root: u32, values: bool) -> Vec<Text> {
    let places: &[(Place, bool)] = match kind(arena, root) {
        Some("ConfigMap") => &[(Place::Under("data"), false), (Place::Under("binaryData"), true)],
        Some("Secret") => &[(Place::Under("stringData"), false), (Place::Under("data"), true)],
        Some("HelmRelease") => &[(Place::Anywhere, false)],
        _ if values => &[(Place::Anywhere, false)],
        _ => &[],
    };
    let mut texts = Vec::new();
    for (place, encoded) in places {
        match place {
            Place::Under(key) => {
                arena.root_entry(root, key).into_iter().for_each(|data| entries(arena, data, *encoded, 0, &mut texts));
            }
            Place::Anywhere => files(arena, root, &mut texts),
        }
    }
    texts
}

/// Whether a document is of a kind that has such texts.
pub(super) fn has_texts(arena: &Arena, root: u32) -> bool {
    kind(arena, root).is_some()
}

fn kind(arena: &Arena, root: u32) -> Option<&str> {
    let kind = arena.root_scalar(root, "kind")?;
    let version = arena.root_scalar(root, "apiVersion")?;
    let known = match kind {
        "ConfigMap" | "Secret" => version == "v1",
        "HelmRelease" => true,
        _ => false,
    };
    known.then_some(kind)
}

/// The entries of a mapping, and those that it merges: nobody merges eight levels deep, a bomb does.
fn entries(arena: &Arena, mapping: u32, encoded: bool, depth: u8, texts: &mut Vec<Text>) {
    let mapping = arena.target(mapping);
    if depth == 8 || !arena.is_container(mapping) {
        return;
    }
    for child in arena.children(mapping) {
        let flags = arena.nodes.at(child).flags;
        if flags & FLAG_MERGE != 0 {
            entries(arena, child, encoded, depth + 1, texts);
        } else if flags & FLAG_SHADOWED == 0 {
            texts.extend(text(arena, child, encoded));
        }
    }
}

/// The texts below a node whose keys are names of files.
fn files(arena: &Arena, root: u32, texts: &mut Vec<Text>) {
    let named = |node: &u32| {
        let record = arena.nodes.at(*node);
        record.key != NONE
            && record.flags & FLAG_SHADOWED == 0
            && matches!(Name::of(&arena.keys[record.key as usize]), Name::Yaml | Name::Rules)
    };
    let below = root..arena.nodes.at(root).end;
    texts.extend(below.filter(named).filter_map(|node| text(arena, node, false)));
}

fn text(arena: &Arena, node: u32, encoded: bool) -> Option<Text> {
    let key = arena.keys.get(arena.nodes.at(node).key as usize)?.to_string();
    let node = arena.target(node);
    (arena.nodes.at(node).kind == Kind::String as u8).then_some(Text { node, key, encoded })
}

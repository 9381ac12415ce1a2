//! flagd's definitions, alone and in the objects of `OpenFeature`'s operator.

use prr_sdk::{Document, Node};

use super::{About, Flag, of_variants};
use crate::read::Keys;

pub(super) fn read<'a>(document: &Document<'a>, keys: &Keys, into: &mut Vec<Flag<'a>>) {
    let root = document.root();
    let plain = root.get(keys.flags).is_some();
    let object = document.api_version_and_kind().filter(|(api, _)| api.starts_with("core.openfeature.dev/"));
    let metadata = root.get(keys.metadata);
    let (set, around) = match object {
        Some((_, "FeatureFlag" | "FeatureFlagConfiguration")) => {
            let spec = root.get(keys.spec);
            let set = spec.and_then(|spec| spec.field("flagSpec").or_else(|| spec.field("featureFlagSpec")));
            let part = |key| metadata.and_then(|metadata| metadata.field(key));
            (set, About::default().read(part("annotations")).read(part("labels")))
        }
        None if plain => (Some(root), About::default()),
        _ => return,
    };
    let Some(set) = set else { return };
    let of_set = set.field("metadata").filter(|_| object.is_some() || set.field("flags").is_some());
    for flag in set.field("flags").map(Node::entries).unwrap_or_default() {
        let Some(variants) = flag.field("variants") else { continue };
        let default = flag.field("defaultVariant").filter(|node| !node.is_null());
        let at = default.unwrap_or(flag);
        let variants = variants.entries();
        let mut found = About::default().read(flag.field("metadata")).read(of_set);
        found.owner = found.owner.or(around.owner);
        found.expiry = found.expiry.or(around.expiry);
        found.service = found.service.or(around.service);
        // Of a flag that is disabled the program's own default holds, which is that of a program without it.
        let disabled = flag.field("state").is_some_and(|state| state.text() == Some("DISABLED"));
        let state =
            if disabled { super::Default::Off } else { of_variants(&variants, default.and_then(Node::text), at) };
        into.push(found.flag(flag.key().unwrap_or_default(), flag, state));
    }
}

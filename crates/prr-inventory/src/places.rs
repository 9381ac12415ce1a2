use prr_manifest::Manifest;
use prr_model::Location;
use rayon::prelude::*;

use crate::facts::Spot;

/// Lines and columns of many places. What a tool rendered has the places of the files that it was rendered from.
pub(crate) fn locations(manifests: &[Manifest], spots: &[Option<Spot>]) -> Vec<Option<Location>> {
    let location = |spot: &Option<Spot>| {
        let Spot { manifest, node, key } = (*spot)?;
        let manifest = manifests.get(manifest as usize)?;
        let arena = manifest.arena();
        Some(manifest.location(&if key { arena.key_span(node) } else { arena.value_span(node) }))
    };
    spots.par_iter().with_min_len(64).map(location).collect()
}

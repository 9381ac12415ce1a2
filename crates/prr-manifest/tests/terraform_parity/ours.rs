use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use prr_document::read::{Tree, Value};
use prr_manifest::{Excludes, TreeLimits, list, load};

/// What prr makes of a folder.
pub struct Seen {
    /// The `input` of each case that could be read.
    pub inputs: BTreeMap<u64, Tree>,
    /// The cases whose files are reported.
    pub reported: BTreeSet<u64>,
}

pub fn see(folder: &Path) -> Seen {
    let inventory = load(&list(folder).unwrap(), &Excludes::default(), &TreeLimits::default());
    let number = |path: &str| path.strip_prefix('c')?.strip_suffix(".tf")?.parse::<u64>().ok();
    let reported = inventory.errors.iter().filter_map(|error| number(&error.location.as_ref()?.path)).collect();
    let input = |manifest: &prr_manifest::Manifest| {
        let number = number(manifest.path())?;
        let arena = manifest.arena();
        let tree = arena.tree(*arena.roots().first()?);
        let body = entry(entry(entry(tree, "resource")?, "terraform_data")?, &format!("c{number}"))?;
        let body = match body.value {
            Value::List(bodies) => bodies.into_iter().next()?,
            _ => body,
        };
        Some((number, entry(body, "input")?))
    };
    Seen { inputs: inventory.manifests.iter().filter_map(input).collect(), reported }
}

/// What stands under a key.
pub fn entry(tree: Tree, key: &str) -> Option<Tree> {
    let Value::Map(entries) = tree.value else { return None };
    entries.into_iter().find(|(name, ..)| name == key).map(|(.., tree)| tree)
}

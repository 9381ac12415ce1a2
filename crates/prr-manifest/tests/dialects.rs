//! What the documents of real repositories are, and which of them nobody knows.

use std::collections::BTreeMap;
use std::path::PathBuf;

use prr_manifest::{Excludes, TreeLimits, list, load};
use prr_model::{Dialect, GateError};

/// Whether an error is in YAML or JSON, which have tests over the same folders of their own.
fn is_data(error: &GateError) -> bool {
    let path = error.location.as_ref().map_or("", |location| &location.path);
    [".yaml", ".yml", ".json", ".rules"].iter().any(|extension| path.ends_with(extension))
}

#[test]
fn most_documents_of_real_repositories_are_of_a_known_dialect() {
    let Some(corpora) = std::env::var_os("PRR_CORPORA").map(PathBuf::from).filter(|path| path.is_dir()) else {
        println!("skipped: PRR_CORPORA names no folder with manifests of public projects");
        return;
    };
    let listing = list(&corpora).unwrap();
    let inventory = load(&listing, &Excludes::default(), &TreeLimits::default());
    let mut table: BTreeMap<Dialect, usize> = BTreeMap::new();
    let mut unknown: BTreeMap<&str, usize> = BTreeMap::new();
    for manifest in &inventory.manifests {
        for root in manifest.arena().roots() {
            let dialect = manifest.dialect(*root);
            *table.entry(dialect).or_default() += 1;
            if dialect == Dialect::Unknown {
                *unknown.entry(manifest.path()).or_default() += 1;
            }
        }
    }
    let documents: usize = table.values().sum();
    for (dialect, count) in &table {
        println!("{dialect:<24} {count:>6}");
    }
    println!("{:<24} {documents:>6}", "documents");
    for (path, count) in &unknown {
        println!("unknown: {path} ({count})");
    }
    for error in inventory.errors.iter().filter(|error| !is_data(error)) {
        println!("error: {} {:?} {}", error.kind, error.location, error.message.en);
    }
    let unknown = table.get(&Dialect::Unknown).copied().unwrap_or_default();
    assert!(unknown * 50 < documents, "{unknown} of {documents} documents are of no known dialect");
}

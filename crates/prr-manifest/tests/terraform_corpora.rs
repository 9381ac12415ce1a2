//! Terraform configuration of public projects: everything is read, what is resolved is counted, and a second run gives the same.

use std::env;
use std::path::PathBuf;

use prr_document::read::{Format, Limits, Tree, Value, read};
use prr_manifest::{Excludes, Inventory, TreeLimits, list, load};

const PROJECTS: [&str; 4] = [
    "google__exposure-notifications-verification-server",
    "NaverCloudPlatform__terraform-provider-ncloud",
    "terraform-aws-modules__terraform-aws-eks",
    "GoogleCloudPlatform__microservices-demo",
];

/// Scalars that are known and that are not.
#[derive(Default, PartialEq, Eq, Debug)]
struct Count {
    known: usize,
    unknown: usize,
}

impl Count {
    fn add(&mut self, tree: &Tree) {
        match &tree.value {
            Value::List(items) => items.iter().for_each(|item| self.add(item)),
            Value::Map(entries) => entries.iter().for_each(|(.., item)| self.add(item)),
            _ if tree.unresolved => self.unknown += 1,
            _ => self.known += 1,
        }
    }
}

fn trees(inventory: &Inventory) -> Vec<(String, Vec<Tree>)> {
    let configuration = inventory.manifests.iter().filter(|manifest| {
        let path = std::path::Path::new(manifest.path());
        path.extension().is_some_and(|extension| extension == "tf")
    });
    let all = configuration.map(|manifest| {
        let arena = manifest.arena();
        (manifest.path().to_owned(), arena.roots().iter().map(|root| arena.tree(*root)).collect())
    });
    all.collect()
}

#[test]
fn configuration_of_public_projects_is_resolved_as_far_as_it_goes() {
    let Some(folder) = env::var_os("PRR_CORPORA").map(PathBuf::from).filter(|folder| folder.is_dir()) else {
        return eprintln!("skipped: PRR_CORPORA names no folder");
    };
    for project in PROJECTS {
        let listing = list(&folder.join(project)).unwrap();
        let load = || load(&listing, &Excludes::default(), &TreeLimits::default());
        let inventory = load();
        let ours = |error: &&prr_model::GateError| {
            let path = error.location.as_ref().map_or("", |location| location.path.as_str());
            path.contains(".tf") || error.kind == "too-many-steps"
        };
        let errors: Vec<_> = inventory.errors.iter().filter(ours).collect();
        assert!(errors.is_empty(), "{project}: {errors:?}");
        let found = trees(&inventory);
        assert_eq!(found, trees(&load()), "{project}");
        let (mut written, mut resolved, mut documents) = (Count::default(), Count::default(), 0);
        for (path, trees) in &found {
            let (arena, _) = read(listing.read(path).unwrap(), Format::Hcl, &Limits::default());
            arena.roots().iter().for_each(|root| written.add(&arena.tree(*root)));
            for tree in trees {
                resolved.add(tree);
            }
            documents += trees.len();
        }
        eprintln!(
            "{project}: {} files, {documents} documents; as written {written:?}; resolved {resolved:?}",
            found.len()
        );
        assert!(documents > 0);
        let share = |count: &Count| count.known * 1_000 / (count.known + count.unknown);
        assert!(share(&resolved) >= share(&written), "{project}: resolution adds knowledge");
    }
}

use std::fs;

use prr_document::read::{Arena, Format, Limits, read};
use prr_model::{GateError, Skipped};
use rayon::prelude::*;

use crate::classify::{Class, Classifier};
use crate::exclude::Excludes;
use crate::listing::{Entry, Listing};
use crate::manifest::{Manifest, digest};
use crate::problem;

/// Everything that a tree declares, and what could not be read of it.
#[derive(Debug, Default)]
pub struct Inventory {
    /// Files of the tree.
    pub files: usize,
    /// The files that were read, by path.
    pub manifests: Vec<Manifest>,
    /// The files that were not, by path.
    pub skipped: Vec<Skipped>,
    /// What kept a file from being read, or makes readers disagree about it, by path.
    pub errors: Vec<GateError>,
}

impl Inventory {
    /// Number of documents.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.manifests.iter().map(|manifest| manifest.arena().roots().len()).sum()
    }

    /// The manifest at a path.
    #[must_use]
    pub fn manifest(&self, path: &str) -> Option<&Manifest> {
        let found = self.manifests.binary_search_by(|manifest| manifest.path().cmp(path));
        found.ok().map(|index| &self.manifests[index])
    }
}

enum Outcome {
    Read(Manifest, Vec<GateError>),
    Skipped(Skipped),
    Error(GateError),
}

/// Reads every manifest of a listing, on the threads of the current rayon pool; the result does not depend on how many there are.
#[must_use]
pub fn load(listing: &Listing, excludes: &Excludes, limits: &Limits) -> Inventory {
    let classifier = Classifier::new(listing.files.keys().map(String::as_str));
    let files: Vec<_> = listing.files.iter().collect();
    let outcomes: Vec<Outcome> = files
        .par_iter()
        .with_max_len(16)
        .map(|(path, entry)| {
            if let Some((_, exclude)) = excludes.find(path) {
                return Outcome::Skipped(problem::excluded(path, &exclude.reason));
            }
            match (classifier.class(path), entry) {
                (Class::Other | Class::ToolSettings, Entry::Symlink { .. }) | (_, Entry::Symlink { inside: true }) => {
                    Outcome::Skipped(problem::symlink(path))
                }
                (_, Entry::Symlink { inside: false }) => Outcome::Skipped(problem::symlink_outside(path)),
                (Class::Manifest(_), Entry::Special) => Outcome::Error(problem::special(path)),
                (Class::Manifest(format), Entry::File(bytes)) => read_file(listing, path, format, *bytes, limits),
                (Class::Template(engine), _) => Outcome::Skipped(problem::template(path, engine)),
                (Class::ToolSettings, _) => Outcome::Skipped(problem::tool_settings(path)),
                (Class::Other, _) => Outcome::Skipped(problem::no_reader(path)),
            }
        })
        .collect();

    let mut inventory = Inventory { files: files.len(), ..Inventory::default() };
    for outcome in outcomes {
        match outcome {
            Outcome::Read(manifest, errors) => {
                inventory.manifests.push(manifest);
                inventory.errors.extend(errors);
            }
            Outcome::Skipped(skipped) => inventory.skipped.push(skipped),
            Outcome::Error(error) => inventory.errors.push(error),
        }
    }
    inventory
}

fn read_file(listing: &Listing, path: &str, format: Format, bytes: u64, limits: &Limits) -> Outcome {
    let limit = u64::try_from(limits.bytes).unwrap_or(u64::MAX);
    if bytes > limit {
        return Outcome::Error(problem::too_large(path, bytes, limit));
    }
    match fs::read(listing.root.join(path)) {
        Ok(bytes) => {
            let (manifest, errors) = manifest(path, bytes, format, limits);
            Outcome::Read(manifest, errors)
        }
        Err(error) => Outcome::Error(problem::unreadable(path, &error)),
    }
}

/// Reads one manifest from bytes.
pub(crate) fn manifest(path: &str, bytes: Vec<u8>, format: Format, limits: &Limits) -> (Manifest, Vec<GateError>) {
    let marked = matches!(bytes.first(), Some(0xEF | 0xFE | 0xFF));
    let digest = marked.then(|| digest(&bytes));
    let (arena, faults): (Arena, _) = read(bytes, format, limits);
    let errors = faults.iter().map(|fault| problem::fault(path, arena.text(), fault)).collect();
    (Manifest::new(path.to_owned(), arena, digest), errors)
}

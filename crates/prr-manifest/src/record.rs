//! Records of drills, restores and the like: what became of the files that they are about.

use prr_document::read::record::{Found, Marked, is_record, mark};
use prr_model::GateError;
use rayon::prelude::*;

use crate::limits::TreeLimits;
use crate::manifest::{Manifest, digest};
use crate::problem;
use crate::source::{Entry, Listing};

/// Whether a manifest has records. Texts in manifests have none: nobody dates what a program is given.
pub(crate) fn concerns(manifest: &Manifest) -> bool {
    let arena = manifest.arena();
    arena.roots().iter().any(|root| is_record(arena, *root))
        && !arena.roots().iter().any(|root| arena.host_text(*root).is_some())
}

/// Writes into every record among the manifests that wait for others whether its subject is still what it was. Returns what keeps records from
/// being read.
pub(crate) fn resolve(
    manifests: &mut [Manifest],
    waiting: &[usize],
    listing: &Listing,
    limits: &TreeLimits,
) -> Vec<GateError> {
    let marked: Vec<(usize, Marked)> = {
        let subjects = Subjects { manifests, listing, bytes: limits.manifest.bytes };
        let find = |path: &str| subjects.find(path);
        let marked = waiting.par_iter().filter(|index| concerns(&manifests[**index]));
        marked.map(|index| (*index, mark(manifests[*index].arena(), &limits.manifest, &find))).collect()
    };
    let mut errors = Vec::new();
    for (index, marked) in marked {
        let manifest = &mut manifests[index];
        let place = |node| manifest.location(&manifest.arena().value_span(node));
        match marked {
            Marked::NoRecords => {}
            Marked::Mixed(other) => errors.push(problem::record_mixed(place(other))),
            Marked::Alias(record) => errors.push(problem::record_alias(place(record))),
            Marked::Records(arena) => manifest.replace(*arena),
        }
    }
    errors
}

/// Digests of files, whether they were read as manifests or not.
struct Subjects<'a> {
    manifests: &'a [Manifest],
    listing: &'a Listing,
    /// The largest file whose bytes are looked at.
    bytes: usize,
}

impl Subjects<'_> {
    fn find(&self, path: &str) -> Found {
        if let Ok(index) = self.manifests.binary_search_by(|manifest| manifest.path().cmp(path)) {
            return Found::File(self.manifests[index].digest().to_string());
        }
        match self.listing.files.get(path) {
            None | Some(Entry::Symlink { .. }) => Found::Nothing,
            Some(Entry::File(bytes)) if *bytes <= self.bytes as u64 => {
                self.listing.read(path).map_or(Found::Unreadable, |bytes| Found::File(digest(&bytes)))
            }
            Some(_) => Found::Unreadable,
        }
    }
}

impl Listing {
    /// `sha256:` and the hex digest of a file's bytes, as a record of it names it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn digest(&self, path: &str) -> std::io::Result<String> {
        Ok(digest(&self.read(path)?))
    }
}

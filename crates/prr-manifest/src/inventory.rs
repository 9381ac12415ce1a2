use std::sync::Arc;

use prr_model::{GateError, Rendered, Skipped};

use crate::change::Changes;
use crate::manifest::Manifest;

/// Everything that a tree declares, and what could not be read of it.
#[derive(Debug, Default)]
pub struct Inventory {
    /// Files of the tree.
    pub files: usize,
    /// The files that were read, by path.
    pub manifests: Vec<Manifest>,
    /// The files that were not, by path, and the texts of manifests that were not.
    pub skipped: Vec<Skipped>,
    /// The files that went into renderings, by path: what they declare is judged in what came of them.
    pub inputs: Vec<Arc<Manifest>>,
    /// What tools rendered, by path.
    pub rendered: Vec<Rendered>,
    /// What kept a file from being read, or makes readers disagree about it, by path.
    pub errors: Vec<GateError>,
    /// The id of the commit that was read, in full.
    pub revision: Option<String>,
    /// What the tree changes of a base, where it was compared with one.
    pub changes: Option<Changes>,
    /// What was read as a manifest, is well, and was not kept.
    pub unasked: Unasked,
}

/// Manifests that nobody asks for, and documents in others that nobody asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unasked {
    /// How many manifests there are.
    pub manifests: usize,
    /// Documents in them, and those that manifests were kept without.
    pub documents: usize,
}

impl Inventory {
    /// Number of documents.
    #[must_use]
    pub fn documents(&self) -> usize {
        let kept: usize = self.manifests.iter().map(|manifest| manifest.arena().roots().len()).sum();
        kept + self.unasked.documents
    }

    /// Number of files that were read as manifests, and of renderings.
    #[must_use]
    pub const fn manifest_count(&self) -> usize {
        self.manifests.len() + self.unasked.manifests
    }

    /// Number of files that were not read. A text inside a manifest is no file.
    #[must_use]
    pub fn skipped_files(&self) -> usize {
        self.skipped.iter().filter(|skipped| self.manifest(&skipped.path).is_none()).count()
    }

    /// A file at a path as it stands in the tree, whether it is judged itself or went into a rendering.
    #[must_use]
    pub fn source(&self, path: &str) -> Option<&Manifest> {
        let found = self.inputs.binary_search_by(|manifest| manifest.path().cmp(path));
        found.ok().map(|index| &*self.inputs[index]).or_else(|| self.manifest(path))
    }

    /// The manifest at a path.
    #[must_use]
    pub fn manifest(&self, path: &str) -> Option<&Manifest> {
        let found = self.manifests.binary_search_by(|manifest| manifest.path().cmp(path));
        found.ok().map(|index| &self.manifests[index])
    }
}

use prr_document::read::Format;
use prr_model::{GateError, Skipped};

use crate::manifest::Manifest;
use crate::problem::Problems;

/// Tells which documents of a manifest are asked for, by their roots and in their order.
pub type Asked<'a> = &'a (dyn Fn(&Manifest) -> Vec<u32> + Sync);

/// What became of one file.
pub(super) enum Outcome {
    /// What was read, what is wrong with it, and how many of its documents are not kept.
    Read(Box<Manifest>, Problems, usize),
    /// What was read, is well, and is not kept: its path and its documents.
    Unasked(String, usize),
    Skipped(Skipped),
    Error(GateError),
}

impl Outcome {
    /// Without the documents that nobody asks for.
    pub(super) fn kept_if(self, asked: Option<Asked<'_>>) -> Self {
        match (self, asked) {
            // Terraform's configurations are looked at together, and what is wrong is told with its place.
            (Self::Read(mut manifest, problems, _), Some(asked))
                if manifest.format() == Format::Yaml && problems.is_empty() =>
            {
                let (roots, count) = (asked(&manifest), manifest.arena().roots().len());
                if roots.is_empty() {
                    return Self::Unasked(manifest.path().to_owned(), count);
                }
                manifest.keep_documents(&roots);
                let left_out = count - manifest.arena().roots().len();
                Self::Read(manifest, problems, left_out)
            }
            (outcome, _) => outcome,
        }
    }

    /// Documents that were read, kept or not.
    pub(super) fn documents(&self) -> usize {
        match self {
            Self::Read(manifest, _, left_out) => manifest.arena().roots().len() + left_out,
            Self::Unasked(_, documents) => *documents,
            Self::Skipped(_) | Self::Error(_) => 0,
        }
    }

    pub(super) fn path(&self) -> &str {
        match self {
            Self::Read(manifest, ..) => manifest.path(),
            Self::Unasked(path, _) => path,
            Self::Skipped(_) | Self::Error(_) => "",
        }
    }
}

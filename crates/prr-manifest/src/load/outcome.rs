use prr_document::read::Format;
use prr_model::{GateError, Skipped};

use crate::manifest::Manifest;
use crate::problem::Problems;
use crate::{record, terraform};

/// Tells which documents of a manifest are asked for, by their roots and in their order.
pub type Asked<'a> = &'a (dyn Fn(&Manifest) -> Vec<u32> + Sync);

/// What became of one file.
pub(super) enum Outcome {
    Read(Read),
    /// What was read, is well, and is not kept: its path and its documents.
    Unasked(String, usize),
    Skipped(Skipped),
    Error(GateError),
}

/// What was read of a file.
pub(super) struct Read {
    pub(super) manifest: Manifest,
    pub(super) problems: Problems,
    /// Documents that are not kept.
    pub(super) left_out: usize,
    /// Whether what it says is known once all files are read. Told by who read it, because in a large tree to look at every manifest a second time
    /// takes long.
    pub(super) waits: bool,
}

impl Outcome {
    pub(super) fn read(manifest: Manifest, problems: Problems) -> Self {
        let waits = terraform::concerns(&manifest) || record::concerns(&manifest);
        Self::Read(Read { manifest, problems, left_out: 0, waits })
    }

    /// Without the documents that nobody asks for.
    pub(super) fn kept_if(self, asked: Option<Asked<'_>>) -> Self {
        match (self, asked) {
            // Terraform's configurations are looked at together, and what is wrong is told with its place.
            (Self::Read(mut read), Some(asked))
                if read.manifest.format() == Format::Yaml && read.problems.is_empty() =>
            {
                let (roots, count) = (asked(&read.manifest), read.manifest.arena().roots().len());
                if roots.is_empty() {
                    return Self::Unasked(read.manifest.path().to_owned(), count);
                }
                read.manifest.keep_documents(&roots);
                read.left_out = count - read.manifest.arena().roots().len();
                Self::Read(read)
            }
            (outcome, _) => outcome,
        }
    }

    /// Documents that were read, kept or not.
    pub(super) fn documents(&self) -> usize {
        match self {
            Self::Read(read) => read.manifest.arena().roots().len() + read.left_out,
            Self::Unasked(_, documents) => *documents,
            Self::Skipped(_) | Self::Error(_) => 0,
        }
    }

    pub(super) fn path(&self) -> &str {
        match self {
            Self::Read(read) => read.manifest.path(),
            Self::Unasked(path, _) => path,
            Self::Skipped(_) | Self::Error(_) => "",
        }
    }
}

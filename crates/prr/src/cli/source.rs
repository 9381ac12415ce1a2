//! What is judged, in the words that all commands share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What is judged.
#[derive(Debug, Args)]
pub(crate) struct SourceArguments {
    /// The folder or file to judge; `-` for manifests on standard input
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Judge this revision, out of git's objects instead of the worktree
    #[arg(long = "rev", value_name = "REV")]
    pub(crate) revision: Option<String>,

    /// Tell what changed since the commit in which the tree branched off from this revision
    #[arg(long, value_name = "REV")]
    pub(crate) base: Option<String>,

    /// Compare with --base itself, not with the commit where the tree branched off from it
    #[arg(long, requires = "base")]
    pub(crate) exact_base: bool,

    /// Whose packs, policies and excludes hold: those of the tree, or those of the base, which a change cannot loosen for itself
    #[arg(long, value_name = "SIDE", value_enum, requires = "base", default_value_t = PolicySide::Tree)]
    pub(crate) policy_from: PolicySide,
}

/// The side of a change whose `prr.yaml` decides what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PolicySide {
    /// The tree that is judged
    Tree,
    /// What it is compared with
    Base,
}

/// What is done with Kustomize overlays and Helm charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Render {
    /// Render them where kustomize, kubectl or helm is installed; what is not rendered is unknown
    Auto,
    /// Read the files as they stand
    Never,
    /// Render them, and do not decide where that fails
    Required,
}

impl From<Render> for prr_manifest::RenderMode {
    fn from(render: Render) -> Self {
        match render {
            Render::Auto => Self::Auto,
            Render::Never => Self::Never,
            Render::Required => Self::Required,
        }
    }
}

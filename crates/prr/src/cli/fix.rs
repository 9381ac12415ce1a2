//! `prr fix`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::JudgingArguments;

#[derive(Debug, Args)]
pub(crate) struct FixArguments {
    /// The folder or file to mend
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Show what this revision needs, out of git's objects instead of the worktree; nothing can be written
    #[arg(long = "rev", value_name = "REV", conflicts_with = "write")]
    pub(crate) revision: Option<String>,

    /// Write the changes instead of showing them
    #[arg(long)]
    pub(crate) write: bool,

    /// Mend findings of this check only (may be given several times)
    #[arg(long = "check", value_name = "ID")]
    pub(crate) checks: Vec<String>,

    /// How to show the changes
    #[arg(long, value_enum, default_value_t = FixFormat::Diff)]
    pub(crate) format: FixFormat,

    #[command(flatten)]
    pub(crate) judging: JudgingArguments,
}

/// How changes are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FixFormat {
    /// A unified diff, and a summary on standard error
    Diff,
    /// `prr.fix/v1`
    Json,
}

//! `prr controls`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::JudgingArguments;

#[derive(Debug, Args)]
pub(crate) struct ControlsArguments {
    /// The framework, such as isms-p or efsr; without it, all of them in numbers
    pub(crate) framework: Option<String>,

    /// The folder or file to judge; `-` for manifests on standard input
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Judge this revision, out of git's objects instead of the worktree
    #[arg(long = "rev", value_name = "REV")]
    pub(crate) revision: Option<String>,

    /// List every control, with what a person has to supply for it
    #[arg(long)]
    pub(crate) all: bool,

    /// How to write it
    #[arg(long, value_enum, default_value_t = ControlsFormat::Table)]
    pub(crate) format: ControlsFormat,

    /// Write it here instead of to standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) judging: JudgingArguments,
}

/// How states of controls are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ControlsFormat {
    /// For a terminal
    Table,
    /// `prr.controls/v1`
    Json,
    /// A table in Markdown
    Markdown,
    /// A page with everything
    Html,
}

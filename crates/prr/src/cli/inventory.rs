//! `prr inventory`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Render;

#[derive(Debug, Args)]
pub(crate) struct InventoryArguments {
    /// The folder or file to look at; `-` for manifests on standard input
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Look at this revision, out of git's objects instead of the worktree
    #[arg(long = "rev", value_name = "REV")]
    pub(crate) revision: Option<String>,

    /// What to do with Kustomize overlays and Helm charts
    #[arg(long, value_enum, default_value_t = Render::Auto)]
    pub(crate) render: Render,

    /// Only this service, with everything of it
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Option<String>,

    /// How to write it
    #[arg(long, value_enum, default_value_t = InventoryFormat::Table)]
    pub(crate) format: InventoryFormat,

    /// Write it here instead of to standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// How an inventory is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InventoryFormat {
    /// For a terminal
    Table,
    /// `prr.inventory/v1`
    Json,
    /// A flowchart for Mermaid
    Mermaid,
}

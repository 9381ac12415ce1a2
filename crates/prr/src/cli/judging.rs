//! What every command takes that judges a tree.

use std::path::PathBuf;

use clap::Args;

use super::Render;

#[derive(Debug, Args)]
pub(crate) struct JudgingArguments {
    /// Ask this plugin too (may be given several times)
    #[arg(long = "plugin", value_name = "FILE.wasm")]
    pub(crate) plugins: Vec<PathBuf>,

    /// Judge as of this time, which selects the versions of frameworks too: RFC 3339, or a date
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<String>,

    /// What to do with Kustomize overlays and Helm charts
    #[arg(long, value_enum, default_value_t = Render::Auto)]
    pub(crate) render: Render,
}

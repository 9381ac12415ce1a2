//! `prr init`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    /// The folder to look at, which prr.yaml is written to
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Write it here instead; `-` is standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Write it to standard output
    #[arg(long, conflicts_with = "output")]
    pub(crate) stdout: bool,

    /// Overwrite what is there
    #[arg(long)]
    pub(crate) force: bool,
}

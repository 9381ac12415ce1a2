//! `prr plugin`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub(crate) struct PluginArguments {
    #[command(subcommand)]
    pub(crate) command: PluginCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PluginCommand {
    /// Show what a plugin is, what it asks for and what it answers; without a file, the built-in ones
    Describe {
        /// The plugin
        file: Option<PathBuf>,
    },
    /// Compile the built-in plugins ahead of time, for shipped binaries
    #[command(hide = true)]
    Compile {
        /// The folder to write `NAME.cwasm` files to
        folder: PathBuf,
    },
}

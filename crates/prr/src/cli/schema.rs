//! `prr schema`.

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    /// The format, as `--list` names it
    #[arg(default_value = "prr.yaml")]
    pub(crate) name: String,

    /// List every published schema instead
    #[arg(long)]
    pub(crate) list: bool,
}

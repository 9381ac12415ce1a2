//! `prr explain`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// The check or control, such as PRR-BR-03 or isms-p/2.9.1; without it, the list of checks
    pub(crate) check: Option<String>,

    /// As of this day, which selects the version of a framework
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<String>,

    /// Look among the checks of this plugin too (may be given several times)
    #[arg(long = "plugin", value_name = "FILE.wasm")]
    pub(crate) plugins: Vec<PathBuf>,
}

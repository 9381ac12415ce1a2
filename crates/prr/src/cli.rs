use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use prr_model::Language;

/// Is this ready for production, and can we prove it to an auditor?
#[derive(Debug, Parser)]
#[command(
    name = "prr",
    version,
    after_help = "Exit codes: 0 allowed (warnings included), 1 denied by policy, 2 wrong usage or configuration, 3 the gate could not decide"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Language of messages
    #[arg(long = "lang", global = true, value_enum, default_value_t = Language::En)]
    pub(crate) language: Language,

    /// When to colour
    #[arg(long = "color", global = true, value_enum, default_value_t = Colour::Auto)]
    pub(crate) colour: Colour,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Judge a tree
    Check(CheckArguments),
    /// Explain a check
    Explain(ExplainArguments),
    /// Show services, what belongs to them, and how that is related
    Inventory(InventoryArguments),
    /// Look at plugins
    Plugin(PluginArguments),
    /// Look at service level objectives
    Slo(SloArguments),
}

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// The folder or file to judge
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// How to write the report
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub(crate) format: Format,

    /// Write the report here instead of to standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Ask this plugin too (may be given several times)
    #[arg(long = "plugin", value_name = "FILE.wasm")]
    pub(crate) plugins: Vec<PathBuf>,

    /// Judge as of this time: RFC 3339, or a date
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<String>,

    /// Deny what is unknown or waits for a person, too
    #[arg(long)]
    pub(crate) strict: bool,

    /// Threads to use; the result does not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) threads: Option<u16>,

    /// Show passes, every skipped file and what plugins log
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Terminal,
    /// `prr.report/v1`
    Json,
    /// SARIF 2.1.0
    Sarif,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// The check, such as PRR-BR-03; without it, the list of checks
    pub(crate) check: Option<String>,

    /// Look among the checks of this plugin too (may be given several times)
    #[arg(long = "plugin", value_name = "FILE.wasm")]
    pub(crate) plugins: Vec<PathBuf>,
}

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

#[derive(Debug, Args)]
pub(crate) struct SloArguments {
    #[command(subcommand)]
    pub(crate) command: SloCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SloCommand {
    /// Show what burn-rate alerts do in incidents: when somebody hears of it, and what stays silent
    Simulate(SimulateArguments),
}

#[derive(Debug, Args)]
pub(crate) struct SimulateArguments {
    /// The folder or file with objectives and alerts
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Only objectives of this service
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Option<String>,

    /// Only objectives of this name
    #[arg(long, value_name = "NAME")]
    pub(crate) slo: Option<String>,

    /// How to write it
    #[arg(long, value_enum, default_value_t = SimulationFormat::Table)]
    pub(crate) format: SimulationFormat,

    /// Write it here instead of to standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// How simulations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SimulationFormat {
    /// For a terminal
    Table,
    /// `prr.slo-simulation/v1`
    Json,
    /// A page with everything
    Html,
    /// The coverage curve of one objective
    Svg,
}

#[derive(Debug, Args)]
pub(crate) struct InventoryArguments {
    /// The folder or file to look at
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

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

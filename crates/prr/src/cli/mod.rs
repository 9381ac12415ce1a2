//! The command line, a file for each command.

mod check;
mod controls;
mod explain;
mod fix;
mod init;
mod inventory;
mod judging;
mod plugin;
mod record;
mod rollout;
mod schema;
mod slo;
mod source;

use clap::{Parser, Subcommand, ValueEnum};
use prr_model::Language;

pub(crate) use check::{CheckArguments, Format};
pub(crate) use controls::{ControlsArguments, ControlsFormat};
pub(crate) use explain::ExplainArguments;
pub(crate) use fix::{FixArguments, FixFormat};
pub(crate) use init::InitArguments;
pub(crate) use inventory::{InventoryArguments, InventoryFormat};
pub(crate) use judging::JudgingArguments;
pub(crate) use plugin::{PluginArguments, PluginCommand};
pub(crate) use record::{ListFormat, ListRecordsArguments, NewRecordArguments, RecordArguments, RecordCommand};
pub(crate) use rollout::{RolloutArguments, RolloutCommand, RolloutFormat, RolloutSimulateArguments};
pub(crate) use schema::SchemaArguments;
pub(crate) use slo::{SimulateArguments, SimulationFormat, SloArguments, SloCommand};
pub(crate) use source::{PolicySide, Render, SourceArguments};

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
    /// Show what a tree says of every control of a framework
    Controls(ControlsArguments),
    /// Explain a check or a control
    Explain(ExplainArguments),
    /// Mend what can be mended mechanically: shows a diff, and writes it with --write
    Fix(FixArguments),
    /// Write a first prr.yaml from what a tree declares
    Init(InitArguments),
    /// Show services, what belongs to them, and how that is related
    Inventory(InventoryArguments),
    /// Look at plugins
    Plugin(PluginArguments),
    /// Look at releases
    Rollout(RolloutArguments),
    /// Write down that a drill, a restore or a test was done, and look at what is written down
    Record(RecordArguments),
    /// Print the JSON Schema of prr.yaml, or of what prr writes
    Schema(SchemaArguments),
    /// Look at service level objectives
    Slo(SloArguments),
}

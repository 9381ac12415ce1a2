//! `prr slo`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::Render;

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
    /// The folder or file with objectives and alerts; `-` for manifests on standard input
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Only objectives of this service
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Option<String>,

    /// Only objectives of this name
    #[arg(long, value_name = "NAME")]
    pub(crate) slo: Option<String>,

    /// What to do with Kustomize overlays and Helm charts
    #[arg(long, value_enum, default_value_t = Render::Auto)]
    pub(crate) render: Render,

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

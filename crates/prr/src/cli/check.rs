//! `prr check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{JudgingArguments, SourceArguments};

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    #[command(flatten)]
    pub(crate) source: SourceArguments,

    /// How to write the report
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub(crate) format: Format,

    /// Write the report here instead of to standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Deny what is unknown or waits for a person, too
    #[arg(long)]
    pub(crate) strict: bool,

    #[command(flatten)]
    pub(crate) judging: JudgingArguments,

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

//! `prr rollout`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::Render;

#[derive(Debug, Args)]
pub(crate) struct RolloutArguments {
    #[command(subcommand)]
    pub(crate) command: RolloutCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RolloutCommand {
    /// Show what becomes of a bad release: when it is stopped, what it costs by then, and the worst that still reaches everybody
    Simulate(RolloutSimulateArguments),
}

#[derive(Debug, Args)]
pub(crate) struct RolloutSimulateArguments {
    /// The folder or file with rollouts, analyses and objectives; `-` for manifests on standard input
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Look at this revision, out of git's objects instead of the worktree
    #[arg(long = "rev", value_name = "REV")]
    pub(crate) revision: Option<String>,

    /// Only the Rollout, Canary or Deployment of this name
    #[arg(long, value_name = "NAME")]
    pub(crate) rollout: Option<String>,

    /// The share of answers that the new version gets wrong: 0.05, or 5%
    #[arg(long, value_name = "RATIO", default_value = "5%", value_parser = ratio)]
    pub(crate) error_ratio: f64,

    /// How long a share of users lasts that no step waits at, until the pods of the next one are ready: 30s, 2m
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = time)]
    pub(crate) step_time: f64,

    /// What to do with Kustomize overlays and Helm charts
    #[arg(long, value_enum, default_value_t = Render::Auto)]
    pub(crate) render: Render,

    /// How to write it
    #[arg(long, value_enum, default_value_t = RolloutFormat::Table)]
    pub(crate) format: RolloutFormat,

    /// Write it here instead of to standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// How simulated releases are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RolloutFormat {
    /// For a terminal
    Table,
    /// `prr.rollout-simulation/v1`
    Json,
    /// The share of users over time of one rollout
    Svg,
}

/// A share between 0 and 1, perhaps in percent.
fn ratio(text: &str) -> Result<f64, String> {
    let (number, unit) = text.strip_suffix('%').map_or((text, 1.0), |percent| (percent, 100.0));
    let ratio = number.trim().parse::<f64>().ok().map(|number| number / unit);
    ratio
        .filter(|ratio| *ratio > 0.0 && *ratio <= 1.0)
        .ok_or_else(|| "write a share above 0 such as 0.05, or 5%".to_owned())
}

/// A time span of at most a day.
fn time(text: &str) -> Result<f64, String> {
    let (number, unit) = match text.char_indices().next_back() {
        Some((at, 's')) => (&text[..at], 1.0),
        Some((at, 'm')) => (&text[..at], 60.0),
        Some((at, 'h')) => (&text[..at], 3_600.0),
        _ => (text, 1.0),
    };
    let seconds = number.trim().parse::<f64>().ok().map(|number| number * unit);
    let seconds = seconds.filter(|seconds| (0.0..=86_400.0).contains(seconds));
    seconds.ok_or_else(|| "write a time such as 30s, 2m or 1h, of at most a day".to_owned())
}

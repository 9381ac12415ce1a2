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

    /// Ask this plugin too (may be given several times)
    #[arg(long = "plugin", value_name = "FILE.wasm")]
    pub(crate) plugins: Vec<PathBuf>,

    /// Judge as of this time: RFC 3339, or a date
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<String>,

    /// Deny what is unknown or waits for a person, too
    #[arg(long)]
    pub(crate) strict: bool,

    /// What to do with Kustomize overlays and Helm charts
    #[arg(long, value_enum, default_value_t = Render::Auto)]
    pub(crate) render: Render,

    /// Threads to use; the result does not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) threads: Option<u16>,

    /// Show passes, every skipped file and what plugins log
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

/// What is done with Kustomize overlays and Helm charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Render {
    /// Render them where kustomize, kubectl or helm is installed; what is not rendered is unknown
    Auto,
    /// Read the files as they stand
    Never,
    /// Render them, and do not decide where that fails
    Required,
}

impl From<Render> for prr_manifest::RenderMode {
    fn from(render: Render) -> Self {
        match render {
            Render::Auto => Self::Auto,
            Render::Never => Self::Never,
            Render::Required => Self::Required,
        }
    }
}

/// What is judged.
#[derive(Debug, Args)]
pub(crate) struct SourceArguments {
    /// The folder or file to judge; `-` for manifests on standard input
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Judge this revision, out of git's objects instead of the worktree
    #[arg(long = "rev", value_name = "REV")]
    pub(crate) revision: Option<String>,

    /// Tell what changed since the commit in which the tree branched off from this revision
    #[arg(long, value_name = "REV")]
    pub(crate) base: Option<String>,

    /// Compare with --base itself, not with the commit where the tree branched off from it
    #[arg(long, requires = "base")]
    pub(crate) exact_base: bool,

    /// Whose packs, policies and excludes hold: those of the tree, or those of the base, which a change cannot loosen for itself
    #[arg(long, value_name = "SIDE", value_enum, requires = "base", default_value_t = PolicySide::Tree)]
    pub(crate) policy_from: PolicySide,
}

/// The side of a change whose `prr.yaml` decides what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PolicySide {
    /// The tree that is judged
    Tree,
    /// What it is compared with
    Base,
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
pub(crate) struct ControlsArguments {
    /// The framework, such as isms-p or efsr; without it, all of them in numbers
    pub(crate) framework: Option<String>,

    /// The folder or file to judge; `-` for manifests on standard input
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Judge this revision, out of git's objects instead of the worktree
    #[arg(long = "rev", value_name = "REV")]
    pub(crate) revision: Option<String>,

    /// List every control, with what a person has to supply for it
    #[arg(long)]
    pub(crate) all: bool,

    /// How to write it
    #[arg(long, value_enum, default_value_t = ControlsFormat::Table)]
    pub(crate) format: ControlsFormat,

    /// Write it here instead of to standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Ask this plugin too (may be given several times)
    #[arg(long = "plugin", value_name = "FILE.wasm")]
    pub(crate) plugins: Vec<PathBuf>,

    /// Judge as of this time, which selects the version of a framework too: RFC 3339, or a date
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<String>,

    /// What to do with Kustomize overlays and Helm charts
    #[arg(long, value_enum, default_value_t = Render::Auto)]
    pub(crate) render: Render,
}

/// How states of controls are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ControlsFormat {
    /// For a terminal
    Table,
    /// `prr.controls/v1`
    Json,
    /// A table in Markdown
    Markdown,
    /// A page with everything
    Html,
}

#[derive(Debug, Args)]
pub(crate) struct FixArguments {
    /// The folder or file to mend
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Show what this revision needs, out of git's objects instead of the worktree; nothing can be written
    #[arg(long = "rev", value_name = "REV", conflicts_with = "write")]
    pub(crate) revision: Option<String>,

    /// Write the changes instead of showing them
    #[arg(long)]
    pub(crate) write: bool,

    /// Mend findings of this check only (may be given several times)
    #[arg(long = "check", value_name = "ID")]
    pub(crate) checks: Vec<String>,

    /// How to show the changes
    #[arg(long, value_enum, default_value_t = FixFormat::Diff)]
    pub(crate) format: FixFormat,

    /// Ask this plugin too (may be given several times)
    #[arg(long = "plugin", value_name = "FILE.wasm")]
    pub(crate) plugins: Vec<PathBuf>,

    /// Judge as of this time: RFC 3339, or a date
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<String>,

    /// What to do with Kustomize overlays and Helm charts
    #[arg(long, value_enum, default_value_t = Render::Auto)]
    pub(crate) render: Render,
}

/// How changes are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FixFormat {
    /// A unified diff, and a summary on standard error
    Diff,
    /// `prr.fix/v1`
    Json,
}

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

#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    /// The format, as `--list` names it
    #[arg(default_value = "prr.yaml")]
    pub(crate) name: String,

    /// List every published schema instead
    #[arg(long)]
    pub(crate) list: bool,
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

#[derive(Debug, Args)]
pub(crate) struct InventoryArguments {
    /// The folder or file to look at; `-` for manifests on standard input
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// Look at this revision, out of git's objects instead of the worktree
    #[arg(long = "rev", value_name = "REV")]
    pub(crate) revision: Option<String>,

    /// What to do with Kustomize overlays and Helm charts
    #[arg(long, value_enum, default_value_t = Render::Auto)]
    pub(crate) render: Render,

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

#[derive(Debug, Args)]
pub(crate) struct RecordArguments {
    #[command(subcommand)]
    pub(crate) command: RecordCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RecordCommand {
    /// Write a record of something that was done, with the digest of the file that it was done with
    New(NewRecordArguments),
    /// Show records with their age and what became of their subjects
    List(ListRecordsArguments),
}

#[derive(Debug, Args)]
pub(crate) struct NewRecordArguments {
    /// What was done: drill, restore, load-test, chaos, review, risk-assessment, access-review or another kind that `prr schema record` lists
    pub(crate) kind: String,

    /// The file of the tree that it was done with, from the current folder, which is the root of the tree
    #[arg(long, value_name = "PATH")]
    pub(crate) subject: String,

    /// Whether it went as it should: pass or fail
    #[arg(long, value_name = "RESULT")]
    pub(crate) result: String,

    /// The service that it was done with
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Option<String>,

    /// When it was done: RFC 3339, or a date; otherwise now
    #[arg(long, value_name = "TIME")]
    pub(crate) performed_at: Option<String>,

    /// Who did it; otherwise the user
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,

    /// Where it was done, such as production
    #[arg(long, value_name = "NAME")]
    pub(crate) environment: Option<String>,

    /// What was measured, such as rto=12m or peak="1200 rps" (may be given several times)
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) measured: Vec<String>,

    /// The folder to write it to
    #[arg(long, short, value_name = "DIR", default_value = "records")]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct ListRecordsArguments {
    /// The folder or file to look at
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    /// As of this time: RFC 3339, or a date
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<String>,

    /// How to write it
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(crate) format: ListFormat,
}

/// How lists are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For a terminal
    Table,
    /// `prr.records/v1`
    Json,
}

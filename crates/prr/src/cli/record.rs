//! `prr record`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

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

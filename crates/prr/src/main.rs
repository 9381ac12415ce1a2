//! `prr`: is this ready for production, and can we prove it to an auditor?

mod cli;
mod commands;
mod error;
mod listing;
mod plugins;
mod tree;
mod ui;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::{Cli, Command};
use crate::commands::messages as m;
use crate::error::Error;
use crate::ui::Ui;

fn main() -> ExitCode {
    prr_manifest::whole_heaps();
    let Cli { command, language, colour } = Cli::parse();
    let ui = Ui::new(language, colour);
    let run = || match command {
        Command::Check(arguments) => commands::check::run(&arguments, &ui),
        Command::Controls(arguments) => commands::controls::run(&arguments, &ui),
        Command::Explain(arguments) => commands::explain::run(&arguments, &ui),
        Command::Fix(arguments) => commands::fix::run(&arguments, &ui),
        Command::Init(arguments) => commands::init::run(&arguments, &ui),
        Command::Inventory(arguments) => commands::inventory::run(&arguments, &ui),
        Command::Plugin(arguments) => commands::plugin::run(&arguments),
        Command::Record(arguments) => commands::record::run(&arguments, &ui),
        Command::Rollout(arguments) => commands::rollout::run(&arguments, &ui),
        Command::Schema(arguments) => commands::schema::run(&arguments),
        Command::Slo(arguments) => commands::slo::run(&arguments, &ui),
    };
    // A fault of prr itself closes the gate too, with the documented exit code.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
    let outcome =
        outcome.unwrap_or_else(|_| Err(Error::undecided(m::FAULT.localized(&[]), Some(m::FAULT_HINT.localized(&[])))));
    outcome.unwrap_or_else(|error| ui.failure(&error)).into()
}

//! `prr`: is this ready for production, and can we prove it to an auditor?

mod cli;
mod commands;
mod error;
mod plugins;
mod ui;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::{Cli, Command};
use crate::ui::Ui;

fn main() -> ExitCode {
    let Cli { command, language, colour } = Cli::parse();
    let ui = Ui::new(language, colour);
    let outcome = match command {
        Command::Check(arguments) => commands::check::run(&arguments, &ui),
        Command::Explain(arguments) => commands::explain::run(&arguments, &ui),
        Command::Plugin(arguments) => commands::plugin::run(&arguments, &ui),
    };
    outcome.unwrap_or_else(|error| ui.failure(&error)).into()
}

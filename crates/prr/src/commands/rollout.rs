mod source;

use prr_model::{ExitCode, ReleaseSimulation};
use prr_report::release;
use prr_report::simulation::TableOptions;

use crate::cli::{RolloutArguments, RolloutCommand, RolloutFormat, RolloutSimulateArguments};
use crate::commands::messages as m;
use crate::error::Error;
use crate::ui::Ui;
use source::Found;

/// Columns that a table takes at the most: it does not get easier to read by more.
const WIDEST: usize = 110;

/// Releases that a hint names.
const MOST_NAMES: usize = 20;

pub(crate) fn run(arguments: &RolloutArguments, ui: &Ui) -> Result<ExitCode, Error> {
    match &arguments.command {
        RolloutCommand::Simulate(arguments) => simulate(arguments, ui),
    }
}

fn simulate(arguments: &RolloutSimulateArguments, ui: &Ui) -> Result<ExitCode, Error> {
    let Found { simulations, errors } = source::simulations(arguments)?;
    for error in &errors {
        ui.gate_error(error);
    }
    let exit = if errors.is_empty() { ExitCode::Allow } else { ExitCode::Undecided };
    // What was not found may stand in what could not be read.
    let chosen = choose(simulations, arguments.rollout.as_deref()).map_err(|error| match exit {
        ExitCode::Undecided => Error { exit, ..error },
        _ => error,
    })?;
    let text = match arguments.format {
        RolloutFormat::Table => {
            let colour = ui.colour() && arguments.output.is_none();
            let options = TableOptions { language: ui.language, colour, width: Ui::width().min(WIDEST) };
            release::table(&chosen, &options)
        }
        RolloutFormat::Json => release::json(&chosen),
        RolloutFormat::Svg => release::svg(only(&chosen)?, ui.language),
    };
    match &arguments.output {
        None => Ui::say(&text)?,
        Some(path) => Ui::write(path, &text)?,
    }
    Ok(exit)
}

/// The releases that were asked for.
fn choose(simulations: Vec<ReleaseSimulation>, name: Option<&str>) -> Result<Vec<ReleaseSimulation>, Error> {
    let Some(name) = name else { return Ok(simulations) };
    let wanted = |found: &&ReleaseSimulation| found.name == name || found.subject() == name;
    let chosen: Vec<ReleaseSimulation> = simulations.iter().filter(wanted).cloned().collect();
    if chosen.is_empty() {
        return Err(Error::usage(m::NO_ROLLOUT.localized(&[m::text("name", name)]), Some(known(&simulations))));
    }
    Ok(chosen)
}

/// A picture shows one release.
fn only(chosen: &[ReleaseSimulation]) -> Result<&ReleaseSimulation, Error> {
    if let [only] = chosen {
        return Ok(only);
    }
    let count = m::text("count", &chosen.len().to_string());
    Err(Error::usage(m::ONE_ROLLOUT.localized(&[count]), Some(known(chosen))))
}

fn known(simulations: &[ReleaseSimulation]) -> prr_model::Localized {
    if simulations.is_empty() {
        return m::NO_ROLLOUTS_HINT.localized(&[]);
    }
    let name = |found: &ReleaseSimulation| format!("--rollout '{}'", found.subject());
    let mut names: Vec<String> = simulations.iter().take(MOST_NAMES).map(name).collect();
    if simulations.len() > MOST_NAMES {
        names.push("…".to_owned());
    }
    m::ROLLOUTS_HINT.localized(&[m::text("names", &names.join(", "))])
}

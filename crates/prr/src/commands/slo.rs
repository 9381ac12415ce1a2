pub(crate) mod source;

use prr_model::{ExitCode, Simulation};
use prr_report::simulation::{self, TableOptions};

use crate::cli::{SimulateArguments, SimulationFormat, SloArguments, SloCommand};
use crate::commands::messages as m;
use crate::error::Error;
use crate::ui::Ui;
use source::Found;

/// Columns that a table takes at the most: it does not get easier to read by more.
const WIDEST: usize = 100;

/// Objectives that a hint names.
const MOST_NAMES: usize = 20;

pub(crate) fn run(arguments: &SloArguments, ui: &Ui) -> Result<ExitCode, Error> {
    match &arguments.command {
        SloCommand::Simulate(arguments) => simulate(arguments, ui),
    }
}

fn simulate(arguments: &SimulateArguments, ui: &Ui) -> Result<ExitCode, Error> {
    let Found { simulations, errors } = source::simulations(&arguments.path, arguments.render.into())?;
    for error in &errors {
        ui.gate_error(error);
    }
    let exit = if errors.is_empty() { ExitCode::Allow } else { ExitCode::Undecided };
    // What was not found may stand in what could not be read.
    let chosen = choose(simulations, arguments).map_err(|error| match exit {
        ExitCode::Undecided => Error { exit, ..error },
        _ => error,
    })?;
    let text = match arguments.format {
        SimulationFormat::Table => {
            let colour = ui.colour() && arguments.output.is_none();
            simulation::table(&chosen, &TableOptions { language: ui.language, colour, width: Ui::width().min(WIDEST) })
        }
        SimulationFormat::Json => simulation::json(&chosen),
        SimulationFormat::Html => simulation::html(&chosen, ui.language),
        SimulationFormat::Svg => simulation::svg(only(&chosen)?, ui.language),
    };
    match &arguments.output {
        None => Ui::say(&text)?,
        Some(path) => Ui::write(path, &text)?,
    }
    Ok(exit)
}

/// The objectives that were asked for.
fn choose(simulations: Vec<Simulation>, arguments: &SimulateArguments) -> Result<Vec<Simulation>, Error> {
    let (service, slo) = (arguments.service.as_deref(), arguments.slo.as_deref());
    if service.is_none() && slo.is_none() {
        return Ok(simulations);
    }
    let wanted = |simulation: &&Simulation| {
        service.is_none_or(|service| simulation.service == service) && slo.is_none_or(|slo| simulation.slo == slo)
    };
    let chosen: Vec<Simulation> = simulations.iter().filter(wanted).cloned().collect();
    if chosen.is_empty() {
        let asked = format!("{}/{}", service.unwrap_or("*"), slo.unwrap_or("*"));
        return Err(Error::usage(m::NO_OBJECTIVE.localized(&[m::text("name", &asked)]), Some(known(&simulations))));
    }
    Ok(chosen)
}

/// A picture shows one objective.
fn only(chosen: &[Simulation]) -> Result<&Simulation, Error> {
    if let [only] = chosen {
        return Ok(only);
    }
    let count = m::text("count", &chosen.len().to_string());
    Err(Error::usage(m::ONE_OBJECTIVE.localized(&[count]), Some(known(chosen))))
}

fn known(simulations: &[Simulation]) -> prr_model::Localized {
    if simulations.is_empty() {
        return m::NO_OBJECTIVES_HINT.localized(&[]);
    }
    let name = |simulation: &Simulation| format!("--service '{}' --slo '{}'", simulation.service, simulation.slo);
    let mut names: Vec<String> = simulations.iter().take(MOST_NAMES).map(name).collect();
    if simulations.len() > MOST_NAMES {
        names.push("…".to_owned());
    }
    m::OBJECTIVES_HINT.localized(&[m::text("names", &names.join(", "))])
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;
    use prr_model::Coverage;

    use super::*;
    use crate::cli::{Cli, Command};

    fn arguments(words: &[&str]) -> SimulateArguments {
        let cli = Cli::try_parse_from(["prr", "slo", "simulate"].iter().chain(words)).unwrap();
        let Command::Slo(SloArguments { command: SloCommand::Simulate(arguments) }) = cli.command else {
            panic!("another command")
        };
        arguments
    }

    fn objective(service: &str, slo: &str) -> Simulation {
        Simulation {
            service: service.to_owned(),
            slo: slo.to_owned(),
            location: None,
            target: 0.999,
            period: 2_592_000.0,
            coverage: Coverage::None,
            missing: Vec::new(),
            tiers: Vec::new(),
            scenarios: Vec::new(),
            curve: Vec::new(),
            silent: None,
        }
    }

    fn three() -> Vec<Simulation> {
        vec![objective("checkout", "availability"), objective("checkout", "latency"), objective("search", "latency")]
    }

    #[test]
    fn objectives_are_chosen_by_service_and_name() {
        let count = |words: &[&str]| choose(three(), &arguments(words)).unwrap().len();
        assert_eq!(count(&[]), 3);
        assert_eq!(count(&["--service", "checkout"]), 2);
        assert_eq!(count(&["--slo", "latency"]), 2);
        assert_eq!(count(&["--service", "search", "--slo", "latency"]), 1);
        assert_eq!(choose(Vec::new(), &arguments(&[])).unwrap().len(), 0);
    }

    #[test]
    fn a_slip_is_told_with_the_names_that_are_known() {
        let error = choose(three(), &arguments(&["--service", "chekout"])).unwrap_err();
        assert_eq!(error.exit, ExitCode::Usage);
        let hint = error.causes[0].hint.as_ref().unwrap();
        assert!(hint.en.contains("--service 'checkout' --slo 'availability'"), "{hint:?}");
        assert!(error.causes[0].message.ko.contains("chekout/*"));
    }

    #[test]
    fn a_picture_needs_exactly_one() {
        assert_eq!(only(&three()).unwrap_err().exit, ExitCode::Usage);
        assert_eq!(only(&[]).unwrap_err().exit, ExitCode::Usage);
        assert_eq!(only(&three()[..1]).unwrap().slo, "availability");
    }
}

//! Where the numbers come from: releases as the built-in plugin of rollbacks takes them through their steps, objectives as the one of
//! objectives reads them, and traffic as `prr.yaml` declares it.

use std::collections::BTreeMap;

use prr_manifest::Inventory;
use prr_model::{GateError, ReleaseObjective, ReleaseSimulation};
use prr_plugin_rollback::Rollback;
use prr_plugin_rollback::simulation::{ServiceFacts, Settings, Simulated, simulate};
use prr_plugin_slo::Slo;
use prr_policy::Service;
use prr_sdk::Family as _;

use crate::cli::RolloutSimulateArguments;
use crate::commands::analysis::Documents;
use crate::commands::slo::source::objectives;
use crate::error::Error;
use crate::tree::Tree;

/// The releases of a tree, and what could not be read of it.
pub(super) struct Found {
    pub simulations: Vec<ReleaseSimulation>,
    pub errors: Vec<GateError>,
}

/// Simulates every release below a path.
pub(super) fn simulations(arguments: &RolloutSimulateArguments) -> Result<Found, Error> {
    let tree = Tree::at(&arguments.path, arguments.revision.as_deref())?;
    let inventory = tree.load(arguments.render.into());
    let facts = facts(&inventory, &tree.config.services)?;
    let documents = Documents::of(&inventory, Rollback::SELECTORS);
    let settings = Settings { errors: arguments.error_ratio, step_time: arguments.step_time };
    let located = |simulated: Simulated| {
        let mut simulation = simulated.simulation;
        simulation.location = documents.position(&simulated.place);
        for (watch, place) in simulation.watches.iter_mut().zip(&simulated.watches) {
            watch.location = documents.position(place);
        }
        simulation
    };
    let simulations = simulate(documents.view()?, &settings, &facts).into_iter().map(located).collect();
    Ok(Found { simulations, errors: inventory.errors })
}

/// What services are promised and get, by their names.
fn facts(inventory: &Inventory, declared: &[Service]) -> Result<BTreeMap<String, ServiceFacts>, Error> {
    let mut facts: BTreeMap<String, ServiceFacts> = BTreeMap::new();
    for service in declared {
        facts.entry(service.name.clone()).or_default().traffic = service.requests_per_second;
    }
    for simulation in objectives(&Documents::of(inventory, Slo::SELECTORS))? {
        let found = ReleaseObjective { slo: simulation.slo, target: simulation.target, period: simulation.period };
        let of_service = facts.entry(simulation.service).or_default();
        if of_service.objective.as_ref().is_none_or(|known| is_nearer(&found, known)) {
            of_service.objective = Some(found);
        }
    }
    Ok(facts)
}

/// Whether wrong answers spend the budget of one objective rather than of another: one about answers before one about times, then the
/// stricter one.
fn is_nearer(found: &ReleaseObjective, known: &ReleaseObjective) -> bool {
    let times = |objective: &ReleaseObjective| {
        let name = objective.slo.to_ascii_lowercase();
        ["latency", "duration", "slow", "time", "freshness"].iter().any(|word| name.contains(word))
    };
    (times(found), found.budget()) < (times(known), known.budget())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_answers_are_set_against_the_objective_about_answers() {
        let objective = |slo: &str, target| ReleaseObjective { slo: slo.to_owned(), target, period: 1.0 };
        let nearer =
            |one: (&str, f64), other: (&str, f64)| is_nearer(&objective(one.0, one.1), &objective(other.0, other.1));
        assert!(nearer(("availability", 0.99), ("latency-p99", 0.999)));
        assert!(!nearer(("latency", 0.999), ("availability", 0.9)));
        assert!(nearer(("errors", 0.999), ("requests", 0.99)));
        assert!(!nearer(("errors", 0.99), ("requests", 0.99)));
    }
}

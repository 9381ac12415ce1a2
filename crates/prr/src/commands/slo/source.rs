//! Where the numbers come from: the documents of a tree, analysed by the built-in plugin's own code.

use std::path::Path;

use prr_manifest::RenderMode;
use prr_model::{GateError, Simulation};
use prr_plugin_slo::Slo;
use prr_plugin_slo::simulation::{Settings, Simulated, simulate};
use prr_sdk::Family as _;

use crate::commands::analysis::Documents;
use crate::error::Error;
use crate::tree::Tree;

/// The objectives of a tree, and what could not be read of it.
pub(crate) struct Found {
    pub(crate) simulations: Vec<Simulation>,
    pub(crate) errors: Vec<GateError>,
}

/// Simulates every objective below a path.
pub(crate) fn simulations(path: &Path, render: RenderMode) -> Result<Found, Error> {
    let inventory = Tree::at(path, None)?.load(render);
    let documents = Documents::of(&inventory, Slo::SELECTORS);
    let simulations = objectives(&documents)?;
    Ok(Found { simulations, errors: inventory.errors })
}

/// The numbers of every objective, with positions for the handles that the analysis knows them by.
pub(crate) fn objectives(documents: &Documents<'_>) -> Result<Vec<Simulation>, Error> {
    let located = |simulated: Simulated| {
        let mut simulation = simulated.simulation;
        simulation.location = documents.position(&simulated.place);
        for (tier, place) in simulation.tiers.iter_mut().zip(&simulated.tiers) {
            tier.location = documents.position(place);
        }
        simulation
    };
    Ok(simulate(documents.view()?, &Settings::default()).into_iter().map(located).collect())
}

//! Where the numbers come from: the documents of a tree, analysed by the built-in plugin's own code.

use std::path::Path;

use prr_document::read::Image;
use prr_manifest::{Inventory, RenderMode};
use prr_model::{GateError, Simulation};
use prr_plugin::{RawPlace, Selector};
use prr_plugin_slo::Slo;
use prr_plugin_slo::simulation::{Settings, Simulated, simulate};
use prr_sdk::{Family as _, Place, View};

use crate::commands::messages as m;
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
    let image = prr_engine::image(&inventory, &selectors());
    Ok(Found { simulations: objectives(&inventory, &image)?, errors: inventory.errors })
}

fn selectors() -> Vec<Selector> {
    let selector = |selector: &prr_sdk::Selector| match selector {
        prr_sdk::Selector::Kind(kind) => Selector::Kind((*kind).to_owned()),
        prr_sdk::Selector::Key(key) => Selector::Key((*key).to_owned()),
        prr_sdk::Selector::Path(glob) => Selector::Path((*glob).to_owned()),
        prr_sdk::Selector::All => Selector::All,
    };
    Slo::SELECTORS.iter().map(selector).collect()
}

/// The numbers of every objective, with positions for the handles that the analysis knows them by.
fn objectives(inventory: &Inventory, image: &Image) -> Result<Vec<Simulation>, Error> {
    let view = View::new(&image.bytes)
        .map_err(|error| Error::undecided(m::NO_SANDBOX.localized(&[m::text("detail", &error.to_string())]), None))?;
    let position = |place: &Place| prr_engine::location(inventory, image, &raw(place));
    let located = |simulated: Simulated| {
        let mut simulation = simulated.simulation;
        simulation.location = position(&simulated.place);
        for (tier, place) in simulation.tiers.iter_mut().zip(&simulated.tiers) {
            tier.location = position(place);
        }
        simulation
    };
    Ok(simulate(view, &Settings::default()).into_iter().map(located).collect())
}

fn raw(place: &Place) -> RawPlace {
    RawPlace {
        node: place.node,
        key: place.key,
        within: place.within.clone().map(|range| range.start as usize..range.end as usize),
    }
}

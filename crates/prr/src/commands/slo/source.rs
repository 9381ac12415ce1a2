//! Where the numbers come from: the documents of a tree, analysed by the built-in plugin's own code.

use std::path::Path;

use prr_document::read::Image;
use prr_manifest::Inventory;
use prr_model::{GateError, Simulation};
use prr_plugin::Selector;
use prr_plugin_slo::Slo;
use prr_sdk::Family as _;

use crate::error::Error;
use crate::tree::Tree;

/// The objectives of a tree, and what could not be read of it.
pub(crate) struct Found {
    pub(crate) simulations: Vec<Simulation>,
    pub(crate) errors: Vec<GateError>,
}

/// Simulates every objective below a path.
pub(crate) fn simulations(path: &Path) -> Result<Found, Error> {
    let inventory = Tree::list(path)?.load();
    let image = prr_engine::image(&inventory, &selectors());
    Ok(Found { simulations: objectives(&inventory, &image), errors: inventory.errors })
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

/// The plugin has no native entry for simulations yet: no objective is known.
fn objectives(_: &Inventory, _: &Image) -> Vec<Simulation> {
    Vec::new()
}

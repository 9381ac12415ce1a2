//! What commands share that show the numbers of a built-in plugin's own analysis: its documents as a view, and places as positions.

use prr_document::read::Image;
use prr_manifest::Inventory;
use prr_model::Location;
use prr_plugin::{RawPlace, Selector};
use prr_sdk::{Place, View};

use crate::commands::messages as m;
use crate::error::Error;

/// The documents of a tree that a plugin asks for.
pub(crate) struct Documents<'i> {
    inventory: &'i Inventory,
    image: Image,
}

impl<'i> Documents<'i> {
    /// Those that a plugin's selectors ask for.
    pub(crate) fn of(inventory: &'i Inventory, selectors: &[prr_sdk::Selector]) -> Self {
        let selectors: Vec<Selector> = selectors.iter().map(selector).collect();
        Self { inventory, image: prr_engine::image(inventory, &selectors) }
    }

    /// The documents as the plugin sees them.
    pub(crate) fn view(&self) -> Result<View<'_>, Error> {
        View::new(&self.image.bytes)
            .map_err(|error| Error::undecided(m::NO_SANDBOX.localized(&[m::text("detail", &error.to_string())]), None))
    }

    /// Where a place of them is written.
    pub(crate) fn position(&self, place: &Place) -> Option<Location> {
        prr_engine::location(self.inventory, &self.image, &raw(place))
    }
}

fn selector(selector: &prr_sdk::Selector) -> Selector {
    match selector {
        prr_sdk::Selector::Kind(kind) => Selector::Kind((*kind).to_owned()),
        prr_sdk::Selector::Key(key) => Selector::Key((*key).to_owned()),
        prr_sdk::Selector::Path(glob) => Selector::Path((*glob).to_owned()),
        prr_sdk::Selector::All => Selector::All,
    }
}

fn raw(place: &Place) -> RawPlace {
    RawPlace {
        node: place.node,
        key: place.key,
        within: place.within.clone().map(|range| range.start as usize..range.end as usize),
    }
}

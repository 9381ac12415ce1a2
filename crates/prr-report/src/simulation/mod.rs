//! What the alerts of objectives do in incidents, for people and programs: one leaf renderer a format, over the same cells and sentences.

pub(crate) mod coverage;
pub(crate) mod csp;
pub(crate) mod escape;
mod html;
pub(crate) mod json;
mod messages;
mod plot;
mod scenarios;
pub(crate) mod shapes;
mod silent;
mod strip;
pub(crate) mod svg;
pub(crate) mod table;
mod tiers;
pub(crate) mod words;

pub use html::html;
pub use json::{SCHEMA, json};
pub use svg::svg;
pub use table::{TableOptions, table};

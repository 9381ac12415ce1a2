//! What the alerts of objectives do in incidents, for people and programs: one leaf renderer a format, over the same cells and sentences.

mod coverage;
mod csp;
mod escape;
mod html;
mod json;
mod messages;
mod plot;
mod scenarios;
mod shapes;
mod silent;
mod strip;
mod svg;
mod table;
mod tiers;
mod words;

pub use html::html;
pub use json::{SCHEMA, json};
pub use svg::svg;
pub use table::{TableOptions, table};

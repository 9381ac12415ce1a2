//! What becomes of releases that answer wrongly, for people and programs: one leaf renderer a format, over the same cells and sentences.

mod cells;
mod json;
mod messages;
mod sentence;
mod svg;
mod table;

pub use json::{SCHEMA, json};
pub use svg::svg;
pub use table::table;

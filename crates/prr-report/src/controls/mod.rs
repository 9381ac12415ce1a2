//! The state of every control of a framework: one leaf renderer a format.

mod html;
mod json;
mod markdown;
mod messages;
mod overview;
mod table;
mod words;

pub use html::html;
pub use json::{SCHEMA, json};
pub use markdown::markdown;
pub use overview::overview;
pub use table::{TableOptions, table};

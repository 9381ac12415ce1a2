//! Services and relations of a tree, for people and programs: one leaf renderer a format.

mod counts;
mod detail;
mod json;
mod mermaid;
mod messages;
mod sections;
mod table;
mod when;

pub use json::{SCHEMA, write_json};
pub use mermaid::mermaid;
pub use table::{TableOptions, table};

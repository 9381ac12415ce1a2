//! Reports: leaf renderers over the same resolved rows. Nothing is decided here, and the same report gives the same bytes.

pub mod controls;
pub mod inventory;
mod json;
mod messages;
mod printed_json;
pub mod records;
pub mod release;
mod sarif;
mod sentence;
pub mod simulation;
mod sources;
mod terminal;
mod visible;

pub use json::{SCHEMA, json, write_json};
pub use sarif::{Rule, sarif, write_sarif};
pub use sources::Sources;
pub use terminal::{TerminalOptions, terminal, wrap::wrap, write_terminal};
pub use visible::visible;

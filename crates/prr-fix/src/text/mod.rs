//! Edits of texts: what an operation on nodes is in bytes, with comments, indentation, quotes and line ends kept.

mod emit;
mod insert;
mod level;
mod patch;
mod remove;
mod scalar;

pub(crate) use emit::{Form, document};
pub(crate) use level::Level;
pub(crate) use patch::{Patch, applied, conflict, joined};

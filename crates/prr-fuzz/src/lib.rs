//! What holds for every input of the readers, however broken.
//!
//! A target takes bytes and panics where a property does not hold. `cargo fuzz` runs them for hours on a nightly compiler (folder `fuzz/`), the
//! tests of this crate run them on the committed seeds and on damaged copies of those, with every `cargo test`.

mod configuration;
mod document;
pub mod expression;
mod manifest;
mod mutation;
mod tree;

pub use document::document;
pub use expression::promql;
pub use manifest::{hcl, json, sql, yaml};
pub use mutation::Mutation;

/// A function that panics where a property does not hold.
pub type Target = fn(&[u8]);

/// The targets by their names, which are those of their folders of seeds.
pub const TARGETS: &[(&str, Target)] =
    &[("document", document), ("hcl", hcl), ("json", json), ("promql", promql), ("sql", sql), ("yaml", yaml)];

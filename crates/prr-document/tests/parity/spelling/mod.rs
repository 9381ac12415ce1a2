//! Spellings of YAML: what a manifest is made of, in every way that somebody may write it.

pub mod encoding;
pub mod entries;
pub mod scalars;
pub mod stream;

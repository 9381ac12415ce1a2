//! The flat document: one tree for every manifest format.
//!
//! A manifest is parsed once into an arena of nodes in pre-order. Documents travel to plugins as an *image*: the same nodes with
//! interned keys, as bytes that a guest reads in place ([`View`]). A node's index is its handle on both sides, so a finding points at
//! a node and the host alone knows positions.
//!
//! * [`image`]: the byte format, written by the host and read by guests;
//! * [`View`], [`Node`]: reading an image;
//! * `read` (feature): the readers, the arena and its spans;
//! * `de` (feature `serde`): typed configuration out of the same tree, with positions in its errors.

pub mod image;
mod kind;
pub mod scalar;
mod view;

#[cfg(feature = "serde")]
pub mod de;
#[cfg(feature = "read")]
pub mod read;

pub use kind::Kind;
pub use view::{Children, Document, Keys, Node, Symbol, View, ViewError};

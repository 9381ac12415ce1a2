//! Sources: where the bytes of manifests come from.
//!
//! A [`Listing`] names every file of a tree and gives its bytes, whatever stands behind it: a folder, a single file, standard input, or
//! a revision in a git repository. Only what a listing names is read, and nothing outside the tree is.

mod error;
mod folder;
mod handles;
mod ignored;
mod links;
mod listing;
pub(crate) mod name;
mod revision;
mod stream;
mod walk;
mod worktree;

pub use error::ListError;
pub use listing::{Entry, Listing};
pub use revision::{list_base, list_revision};
pub use stream::{STDIN, list_stream};
pub use worktree::list;

#[cfg(test)]
pub(crate) use listing::Overlay;
pub(crate) use listing::{Origin, read_regular};
pub(crate) use revision::Place;
pub(crate) use walk::{Item, children, walk};

//! Sources and inventory: which files a tree declares, read into flat documents, and what could not be read.
//!
//! Every file is accounted for: it is a manifest, it is skipped with a reason, or it is an error that closes the gate.

mod classify;
mod exclude;
mod inventory;
mod listing;
mod manifest;
mod messages;
mod problem;
mod remotes;

pub use exclude::{Exclude, ExcludeError, Excludes};
pub use inventory::{Inventory, load};
pub use listing::{ListError, Listing, list};
pub use manifest::Manifest;
pub use messages::ALL as MESSAGES;
pub use remotes::remotes;

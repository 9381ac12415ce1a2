//! Sources and inventory: which files a tree declares, read into flat documents, and what could not be read.
//!
//! Every file is accounted for: it is a manifest, it is skipped with a reason, or it is an error that closes the gate.

mod change;
mod classify;
mod dialect;
mod exclude;
mod git;
mod heap;
mod inventory;
mod limits;
mod load;
mod manifest;
mod messages;
mod problem;
mod record;
mod remotes;
mod render;
mod source;
mod terraform;
mod unportable;

pub use change::{Changes, compare};
pub use exclude::{Exclude, ExcludeError, Excludes};
pub use git::{CodeOwners, CommitFacts, FileFacts, FileState, GitFacts, OwnersFault, OwnersFaultKind, OwnersRule};
pub use heap::whole_heaps;
pub use inventory::{Inventory, Unasked};
pub use limits::TreeLimits;
pub use load::{Asked, load, load_asked};
pub use manifest::Manifest;
pub use messages::ALL as MESSAGES;
pub use remotes::remotes;
pub use render::{Mode as RenderMode, Rendering, render};
pub use source::{Entry, ListError, Listing, STDIN, list, list_base, list_revision, list_stream};

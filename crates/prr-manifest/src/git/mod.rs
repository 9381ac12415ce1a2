//! What git knows of the files of a listing besides their bytes: who changed them last, and who owns them.

mod facts;
mod history;
mod owners;
mod pattern;
mod root;

pub use facts::{CommitFacts, FileFacts, FileState, GitFacts};
pub use owners::{CodeOwners, OwnersFault, OwnersFaultKind, OwnersRule};

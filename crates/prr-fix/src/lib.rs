//! Mends manifests: what plugins offer becomes edits that keep comments, indentation, quotes and line ends.
//!
//! Nothing that is offered is believed. An edited text is read again and must be what the change says; the edited tree is judged again and must
//! be better: the row that was promised to go is gone, and nothing else got worse. Then the next round begins, until nothing changes.

mod batch;
mod compare;
mod diff;
mod gate;
mod json;
mod manifest;
mod messages;
mod offer;
mod operation;
mod rounds;
mod summary;
mod text;
mod value;
mod write;

pub use diff::unified;
pub use gate::Gate;
pub use json::{SCHEMA, json};
pub use messages::ALL as MESSAGES;
pub use operation::Refusal;
pub use rounds::{Fixed, FixedFile, Hand, Left, Mended, fix};
pub use summary::summary;
pub use write::{WriteError, write};

//! prr.yaml and packs: as written, then as validated, with the place of every fault.
//!
//! All faults are collected; none hides another.

mod config;
mod fault;
pub mod framework;
mod instance;
mod meaning;
mod messages;
mod pack;
mod reader;
mod record;
mod schema;
mod source;
mod suggest;
mod wording;
mod written;

pub use config::{Config, Exclusion, Override, Packs, Service};
pub use fault::Fault;
pub use messages::ALL as MESSAGES;
pub use pack::{Asked, PACKS, Pack, Policy};
pub use reader::read_config;
pub use record::{RECORD_SCHEMA, RecordKind, has_records, record_faults};
pub use schema::SCHEMA;
pub use suggest::nearest;

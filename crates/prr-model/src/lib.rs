//! The words of prr, shared by host and guests: outcomes, severities, locations, findings, reports and messages.
//!
//! This is the ground floor: plain data, no I/O, and no dependency unless the host asks for `serde` or `clap`.

mod change;
mod compliance;
mod control;
mod dialect;
mod enforcement;
mod evidence;
mod finding;
mod format;
mod hex;
pub mod inventory;
mod language;
mod location;
mod message;
mod moment;
mod outcome;
mod release;
mod report;
mod severity;
mod simulation;
mod value;
mod verdict;
mod workload_class;

pub use change::{Change, ChangedDocument, DocumentChange};
pub use compliance::{DataClass, DataClasses, DrPolicy, LogPurpose, Regime, ServiceRole};
pub use control::{Cite, Confidence, ControlCheck, ControlReport, ControlRow, ControlState, RuleKind};
pub use dialect::Dialect;
pub use enforcement::Enforcement;
pub use evidence::{Evidence, Strength};
pub use finding::{Finding, Fix, Proof, Related, Waiver};
pub use hex::hex;
pub use language::{Language, Localized};
pub use location::Location;
pub use message::{Message, render, unbalanced};
pub use moment::Moment;
pub use outcome::Outcome;
pub use release::{
    Cost, Ending, Fate, ReleaseKind, ReleaseObjective, ReleaseSimulation, ReleaseWatch, Sees, Stage, WatchKind, Worst,
};
pub use report::{GateError, Rendered, Report, SCHEMA, ServiceRow, Skipped, Summary, Tool};
pub use severity::Severity;
pub use simulation::{
    Coverage, CurvePoint, Detection, Pattern, Scenario, SilentIncident, Simulation, TierSimulation, Urgency,
};
pub use value::{Argument, Value};
pub use verdict::{ExitCode, Verdict};
pub use workload_class::WorkloadClass;

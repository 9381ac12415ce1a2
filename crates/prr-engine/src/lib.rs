//! Plan, run, decide.
//!
//! * [`plan`](Plan): which check is asked with which parameters, and what its failure does;
//! * run: each plugin gets the documents it asks for, in shards, on every core;
//! * resolve: handles become positions, messages become texts;
//! * decide: the verdict, from the rows alone;
//! * [assess]: what the rows say of every control of a framework.
//!
//! Plugins are known through [`prr_plugin::Plugin`] only.

mod controls;
mod decide;
mod fault;
mod messages;
mod plan;
mod records;
mod resolve;
mod run;
mod select;

use prr_manifest::Inventory;
use prr_model::{GateError, Report};
use prr_policy::Config;

pub use controls::assess;
pub use fault::plugin_error;
pub use messages::ALL as MESSAGES;
pub use plan::{Plan, PlanFault, PlannedPolicy};
pub use records::{RecordRow, faults as record_errors, records};
pub use resolve::location;
pub use select::{Asked, image};

/// What a judgement depends on besides the tree, the configuration and the plugins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The time as of which the tree is judged, in seconds since the Unix epoch.
    pub effective_time: i64,
    /// The same, as the report writes it.
    pub effective_time_text: String,
    /// Whether what is unknown or waits for a person denies where a failure would.
    pub strict: bool,
}

/// A report, and the lines that plugins wrote for their authors.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Everything the gate has to say.
    pub report: Report,
    /// `(plugin, line)`.
    pub log: Vec<(String, String)>,
}

/// Judges a tree on the threads of the current rayon pool. The result does not depend on how many there are.
#[must_use]
pub fn judge(
    inventory: &Inventory,
    config: &Config,
    plan: &Plan,
    asked: &Asked<'_>,
    load_errors: Vec<GateError>,
    settings: &Settings,
) -> Judgement {
    let run = run::run(inventory, plan, asked, settings);
    decide::decide(inventory, config, plan, run, load_errors, settings)
}

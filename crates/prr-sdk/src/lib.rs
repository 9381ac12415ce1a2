//! What the author of a prr policy plugin uses.
//!
//! A plugin is a *family* of checks over one model: [`Family::read`] turns documents into that model once, then every check is asked.
//! A check is one file with one rule; beside it stands its Markdown, which is documentation, `prr explain` and test at once.
//!
//! ```
//! use prr_sdk::{Finding, catalogue, fail, keys, pass};
//!
//! catalogue! {
//!     NO_OWNER = "no-owner" { en: "{name} has no owner", ko: "{name}에 담당자가 없음" }
//!     OWNED = "owned" { en: "{name} has an owner", ko: "{name}에 담당자가 있음" }
//! }
//! keys! { struct Keys { owner } }
//!
//! struct Model<'a>(Vec<prr_sdk::Document<'a>>, Keys);
//!
//! fn owner<'a>(model: &Model<'a>, _: &prr_sdk::Parameters) -> Vec<Finding> {
//!     model.0.iter().map(|document| match document.root().get(model.1.owner) {
//!         None => fail(document.path(), document.root()).because(NO_OWNER).with("name", document.path()),
//!         Some(owner) => pass(document.path(), owner).because(OWNED).with("name", document.path()),
//!     }).collect()
//! }
//! # fn main() {}
//! ```

mod check;
pub mod compliance;
pub mod declared;
mod finding;
#[cfg(target_family = "wasm")]
mod memory;
mod mend;
mod parameters;
pub mod record;
pub mod wit;

#[cfg(feature = "testing")]
pub mod testing;

/// Plugins read trees into many small pieces: nearly a third of their time was the standard library's allocator.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

pub use check::{Check, Family, Input, Mender, Projection, Request, Scope, Selector, evaluate, mends};
pub use finding::{Draft, Finding, Place, fail, manual, not_applicable, pass, unknown};
pub use mend::{Change, Mend, Remedy, choice, mend, person};
pub use parameters::{Default, Parameter, Parameters};
pub use prr_document::{Document, Kind, Node, Symbol, View, keys, scalar};
pub use prr_model::{
    Argument, Evidence, Language, Localized, Message, Moment, Outcome, Severity, Value, WorkloadClass, catalogue,
    unbalanced,
};
pub use prr_model::{
    Cost, Ending, Fate, ReleaseKind, ReleaseObjective, ReleaseSimulation, ReleaseWatch, Sees, Stage, WatchKind, Worst,
};
pub use prr_model::{
    Coverage, CurvePoint, Detection, Pattern, Scenario, SilentIncident, Simulation, TierSimulation, Urgency,
};

//! The sandbox: loads WASM policy plugins, limits them, and asks them about documents.
//!
//! A plugin is a WebAssembly component of the world `prr:policy/plugin`. It imports nothing but that package: no clock, no randomness, no
//! files, no network, no environment. Every evaluation runs in a fresh store that is thrown away; whatever goes wrong in it is a
//! [`PluginError`] that names the plugin and the limit.

mod bindings;
mod cache;
mod checked;
mod description;
mod engine;
mod error;
mod grades;
mod json;
mod known;
mod limits;
mod load;
mod pages;
mod plugin;
mod projections;
mod run;
mod state;
mod workshop;

pub use cache::Cache;
pub use description::{CheckInfo, Description, MessageTemplate, Projection, Scope, Selector};
pub use error::{Limit, PluginError, PluginFault};
pub use limits::Limits;
pub use load::{Builtin, Code, Host, Source};
pub use plugin::{
    Answer, Change, Given, Plugin, RawEdit, RawFinding, RawFix, RawMessage, RawPlace, RawRelated, Remedy, Request,
};
pub use run::SandboxedPlugin;

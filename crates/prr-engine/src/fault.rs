//! A plugin's failure, in the words of the catalogue.

use prr_model::{Argument, GateError, Localized, Value};
use prr_plugin::{Limit, PluginError, PluginFault};

use crate::messages as m;
use crate::plan::text;

/// A plugin's failure as a row of the report.
#[must_use]
pub fn plugin_error(error: &PluginError) -> GateError {
    GateError {
        kind: error.fault.name().to_owned(),
        location: None,
        plugin: Some(error.plugin.clone()),
        message: message(&error.plugin, &error.fault),
        hint: Some(m::PLUGIN_HINT.localized(&[])),
    }
}

fn message(plugin: &str, fault: &PluginFault) -> Localized {
    let about = |detail: &str| [text("plugin", plugin), text("detail", detail)];
    match fault {
        PluginFault::Limit(limit) => limited(plugin, *limit),
        PluginFault::Trap(reason) => m::TRAP.localized(&about(reason)),
        PluginFault::Invalid(reason) => m::INVALID.localized(&about(reason)),
        PluginFault::Import(name) => m::IMPORT.localized(&about(name)),
        PluginFault::World(reason) => m::WORLD.localized(&about(reason)),
        PluginFault::Contract(reason) => m::CONTRACT.localized(&about(reason)),
        PluginFault::Refused(reason) => m::REFUSED.localized(&about(reason)),
    }
}

fn limited(plugin: &str, limit: Limit) -> Localized {
    let (message, size) = match limit {
        Limit::Fuel(units) => (m::FUEL, units.to_string()),
        Limit::CallTime(seconds) => (m::CALL_TIME, seconds.to_string()),
        Limit::Memory(bytes) => (m::MEMORY, mebibytes(bytes)),
        Limit::Table(entries) => (m::TABLE, entries.to_string()),
        Limit::Stack(bytes) => (m::STACK, (bytes >> 10).to_string()),
        Limit::Output(bytes) => (m::OUTPUT, mebibytes(bytes)),
        Limit::Findings(count) => (m::FINDINGS, count.to_string()),
        Limit::HostCalls(count) => (m::HOST_CALLS, count.to_string()),
        Limit::Json(bytes) => (m::JSON, mebibytes(bytes)),
        Limit::Module(bytes) => (m::MODULE, mebibytes(bytes)),
        Limit::CompileTime(seconds) => (m::COMPILE_TIME, seconds.to_string()),
    };
    message.localized(&[text("plugin", plugin), Argument { name: "limit".to_owned(), value: Value::Text(size) }])
}

fn mebibytes(bytes: usize) -> String {
    (bytes >> 20).to_string()
}

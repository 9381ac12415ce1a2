//! Which plugins a command asks.

use std::fs;
use std::path::PathBuf;

use prr_builtin::BUILTINS;
use prr_model::GateError;
use prr_plugin::{Builtin, Cache, CheckInfo, Code, Host, Limits, Plugin as _, PluginError, SandboxedPlugin, Source};

use crate::commands::messages as m;
use crate::error::Error;

/// The plugins that could be loaded, and why others could not.
pub(crate) struct Loaded {
    pub(crate) plugins: Vec<SandboxedPlugin>,
    pub(crate) errors: Vec<GateError>,
}

/// Starts the sandbox.
pub(crate) fn host(threads: usize) -> Result<Host, Error> {
    Host::new(Limits::default(), threads, Cache::of_user())
        .map_err(|error| Error::undecided(m::NO_SANDBOX.localized(&[m::text("detail", &error.to_string())]), None))
}

/// Loads the built-in plugins and those given by file. A file that is not there is a slip of the caller; one that is no plugin closes the gate.
pub(crate) fn load(host: &Host, files: &[PathBuf]) -> Result<Loaded, Error> {
    let mut results: Vec<Result<SandboxedPlugin, PluginError>> = Vec::new();
    for builtin in BUILTINS {
        let (digest, compiled) = (builtin.digest, builtin.compiled);
        let code = Builtin { wasm: Box::new(|| builtin.wasm()), digest, compiled };
        results.push(host.load(Source { label: builtin.name, code: Code::Builtin(code) }));
    }
    for file in files {
        let shown = file.display().to_string();
        let wasm = fs::read(file).map_err(|error| {
            let about = [m::text("path", &shown), m::text("detail", &error.kind().to_string())];
            Error::usage(m::NO_PLUGIN.localized(&about), Some(m::NO_PLUGIN_HINT.localized(&[])))
        })?;
        results.push(host.load(Source { label: &shown, code: Code::Given(&wasm) }));
    }
    let mut loaded = Loaded { plugins: Vec::new(), errors: Vec::new() };
    for result in results {
        match result {
            Ok(plugin) => loaded.plugins.push(plugin),
            Err(error) => loaded.errors.push(prr_engine::plugin_error(&error)),
        }
    }
    Ok(loaded)
}

/// Every check of these plugins.
pub(crate) fn checks(plugins: &[SandboxedPlugin]) -> impl Iterator<Item = (&SandboxedPlugin, &CheckInfo)> {
    plugins.iter().flat_map(|plugin| plugin.description().checks.iter().map(move |check| (plugin, check)))
}

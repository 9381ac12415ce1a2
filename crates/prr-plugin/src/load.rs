use std::sync::Arc;
use std::thread;
use std::time::Duration;

use prr_model::hex;
use sha2::{Digest as _, Sha256};

use crate::engine::engine;
use crate::error::{Limit, PluginError, PluginFault};
use crate::pages::WhenShown;
use crate::run::{SandboxedPlugin, WhenAsked};
use crate::workshop::Workshop;
use crate::{Cache, Limits};

/// How often wall-clock time is looked at.
pub(crate) const TICK: Duration = Duration::from_millis(50);

/// Loads plugins and lends them a place to run.
pub struct Host {
    workshop: Arc<Workshop>,
}

/// Where a plugin's code comes from.
pub struct Source<'a> {
    /// What to call it until it has told its name.
    pub label: &'a str,
    /// The code.
    pub code: Code<'a>,
}

/// A plugin's code.
pub enum Code<'a> {
    /// A component from outside.
    Given(&'a [u8]),
    /// What this program was built with.
    Builtin(Builtin),
}

/// A plugin that this program was built with. Never anything from outside: compiled code is executed as it is, and found by the digest.
pub struct Builtin {
    /// Unpacks the component, where it has to be compiled.
    pub wasm: Box<dyn Fn() -> &'static [u8] + Send + Sync>,
    /// SHA-256 of the component in hex.
    pub digest: &'static str,
    /// The component compiled ahead of time by this program for itself.
    pub compiled: Option<&'static [u8]>,
}

impl Code<'_> {
    pub(crate) fn wasm(&self) -> &[u8] {
        match self {
            Self::Given(wasm) => wasm,
            Self::Builtin(builtin) => (builtin.wasm)(),
        }
    }
}

impl Host {
    /// A host that runs up to `threads` plugins at a time, with compiled plugins kept in `cache`.
    ///
    /// # Errors
    /// When the machine cannot run compiled WebAssembly at all.
    pub fn new(limits: Limits, threads: usize, cache: Option<Cache>) -> Result<Self, PluginError> {
        let threads = u32::try_from(threads.max(1)).unwrap_or(u32::MAX);
        let engine = engine(&limits, threads).map_err(|error| PluginError {
            plugin: "runtime".to_owned(),
            fault: PluginFault::Trap(format!("{error:#}")),
        })?;
        let weak = engine.weak();
        thread::spawn(move || {
            while let Some(engine) = weak.upgrade() {
                engine.increment_epoch();
                drop(engine);
                thread::sleep(TICK);
            }
        });
        Ok(Self { workshop: Arc::new(Workshop { engine, limits, cache }) })
    }

    /// Loads a plugin: compiles it unless that was done before, checks what it asks for, and asks it what it is. A built-in one that told
    /// before what it is, is only made ready when it is asked something.
    ///
    /// # Errors
    /// When it is too large, no component, takes too long to compile, asks for more than the sandbox offers, or describes itself wrongly.
    pub fn load(&self, source: Source<'_>) -> Result<SandboxedPlugin, PluginError> {
        let Source { label, code } = source;
        let plugin = match code {
            Code::Given(wasm) => self.given(wasm),
            Code::Builtin(builtin) => self.builtin(builtin),
        };
        plugin.map_err(|fault| PluginError { plugin: label.to_owned(), fault })
    }

    /// Compiles a plugin ahead of time, for [`Code::Builtin`] of a program with the same runtime.
    ///
    /// # Errors
    /// When it is not a component that can be compiled.
    pub fn compile(&self, source: &Source<'_>) -> Result<Vec<u8>, PluginError> {
        let fault = |fault| PluginError { plugin: source.label.to_owned(), fault };
        self.workshop.compiled(source.code.wasm().to_vec()).map_err(fault)
    }

    fn given(&self, wasm: &[u8]) -> Result<SandboxedPlugin, PluginFault> {
        let limits = self.workshop.limits;
        if wasm.len() > limits.module_bytes {
            return Err(PluginFault::Limit(Limit::Module(limits.module_bytes)));
        }
        component_or_fault(wasm)?;
        let digest = hex(&Sha256::digest(wasm));
        let prepared = self.workshop.prepared(&Code::Given(wasm), &digest)?;
        let (description, pages) = prepared.describe(&limits)?;
        let prepared = Arc::new(WhenAsked::new(Box::new(|| Ok(prepared))));
        Ok(SandboxedPlugin { prepared, limits, description, pages: WhenShown::new(Box::new(|| Ok(pages))), digest })
    }

    fn builtin(&self, builtin: Builtin) -> Result<SandboxedPlugin, PluginFault> {
        let digest = builtin.digest;
        let workshop = Arc::clone(&self.workshop);
        let limits = workshop.limits;
        let prepared = WhenAsked::new(Box::new(move || workshop.prepared(&Code::Builtin(builtin), digest)));
        let prepared = Arc::new(prepared);
        let (description, pages) = if let Some(description) = self.workshop.known(digest) {
            let (workshop, prepared) = (Arc::clone(&self.workshop), Arc::clone(&prepared));
            let kept = move || workshop.known(digest).map_or_else(|| Ok(workshop.told(&prepared, digest)?.1), Ok);
            (description, WhenShown::new(Box::new(kept)))
        } else {
            let (description, pages) = self.workshop.told(&prepared, digest)?;
            (description, WhenShown::new(Box::new(|| Ok(pages))))
        };
        Ok(SandboxedPlugin { prepared, limits, description, pages, digest: digest.to_owned() })
    }
}

/// Tells a component from a core module and from everything else before the compiler sees it.
fn component_or_fault(wasm: &[u8]) -> Result<(), PluginFault> {
    match wasm.get(..8) {
        Some([0, b'a', b's', b'm', 0x0d, 0, 1, 0]) => Ok(()),
        Some([0, b'a', b's', b'm', 1, 0, 0, 0]) => {
            Err(PluginFault::Invalid("it is a core module; wrap it with `wasm-tools component new`".to_owned()))
        }
        Some([0, b'a', b's', b'm', ..]) => Err(PluginFault::Invalid("its binary version is unknown".to_owned())),
        _ => Err(PluginFault::Invalid("it does not start with the WebAssembly magic".to_owned())),
    }
}

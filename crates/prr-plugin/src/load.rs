use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use prr_model::hex;
use sha2::{Digest as _, Sha256};
use wasmtime::Engine;
use wasmtime::component::{Component, HasSelf, Linker};

use crate::bindings;
use crate::description::Description;
use crate::engine::engine;
use crate::error::{Limit, PluginError, PluginFault};
use crate::grades::Exports;
use crate::run::{self, SandboxedPlugin};
use crate::state::State;
use crate::{Cache, Limits};

/// How often wall-clock time is looked at.
pub(crate) const TICK: Duration = Duration::from_millis(50);

/// Loads plugins and lends them a place to run.
pub struct Host {
    engine: Engine,
    limits: Limits,
    cache: Option<Cache>,
}

/// Where a plugin's code comes from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// What to call it until it has told its name.
    pub label: &'a str,
    /// The code.
    pub code: Code<'a>,
}

/// A plugin's code.
#[derive(Clone, Copy)]
pub enum Code<'a> {
    /// A component from outside.
    Given(&'a [u8]),
    /// What this program was built with. Never anything from outside: compiled code is executed as it is, and found by the digest.
    Builtin {
        /// Unpacks the component, where it has to be compiled.
        wasm: &'a dyn Fn() -> &'static [u8],
        /// SHA-256 of the component in hex.
        digest: &'static str,
        /// The component compiled ahead of time by this program for itself.
        compiled: Option<&'static [u8]>,
    },
}

impl Code<'_> {
    fn wasm(&self) -> &[u8] {
        match self {
            Self::Given(wasm) => wasm,
            Self::Builtin { wasm, .. } => wasm(),
        }
    }

    fn digest(&self) -> String {
        match self {
            Self::Given(wasm) => hex(&Sha256::digest(wasm)),
            Self::Builtin { digest, .. } => (*digest).to_owned(),
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
        Ok(Self { engine, limits, cache })
    }

    /// Loads a plugin: compiles it unless that was done before, checks what it asks for, and asks it what it is.
    ///
    /// # Errors
    /// When it is too large, no component, takes too long to compile, asks for more than the sandbox offers, or describes itself wrongly.
    pub fn load(&self, source: &Source<'_>) -> Result<SandboxedPlugin, PluginError> {
        let fault = |fault| PluginError { plugin: source.label.to_owned(), fault };
        self.load_as(source).map_err(fault)
    }

    /// Compiles a plugin ahead of time, for [`Code::Builtin`] of a program with the same runtime.
    ///
    /// # Errors
    /// When it is not a component that can be compiled.
    pub fn compile(&self, source: &Source<'_>) -> Result<Vec<u8>, PluginError> {
        let fault = |fault| PluginError { plugin: source.label.to_owned(), fault };
        self.compiled(source.code.wasm().to_vec()).map_err(fault)
    }

    fn load_as(&self, source: &Source<'_>) -> Result<SandboxedPlugin, PluginFault> {
        if let Code::Given(wasm) = source.code {
            if wasm.len() > self.limits.module_bytes {
                return Err(PluginFault::Limit(Limit::Module(self.limits.module_bytes)));
            }
            component_or_fault(wasm)?;
        }
        let digest = source.code.digest();
        let component = self.component(source, &digest)?;
        self.check_imports(&component)?;
        let mut linker = Linker::<State>::new(&self.engine);
        let invalid = |error: wasmtime::Error| PluginFault::World(format!("{error:#}"));
        bindings::Plugin::add_to_linker::<_, HasSelf<_>>(&mut linker, |state| state).map_err(invalid)?;
        let prepared = linker.instantiate_pre(&component).map_err(invalid)?;
        // Whoever does not export the interface for mending does not mend.
        let menders = bindings::mending::MenderIndices::new(&prepared).ok();
        let prepared = bindings::PluginPre::new(prepared).map_err(invalid)?;
        let (raw, grades) = run::describe(&prepared, &self.limits, Exports::of(&component).as_ref())?;
        let description = Description::checked(raw, &grades).map_err(PluginFault::Contract)?;
        Ok(SandboxedPlugin::new(prepared, menders, self.limits, description, digest))
    }

    fn component(&self, source: &Source<'_>, digest: &str) -> Result<Component, PluginFault> {
        if let Code::Builtin { compiled: Some(code), .. } = source.code
            && let Some(component) = self.trusted(code)
        {
            return Ok(component);
        }
        let key = self.key(digest);
        let cached = self.cache.as_ref().and_then(|cache| cache.find(&key));
        if let Some(component) = cached.and_then(|path| self.trusted_file(&path)) {
            return Ok(component);
        }
        let code = self.compiled(source.code.wasm().to_vec())?;
        if let Some(cache) = &self.cache {
            cache.keep(&key, &code);
        }
        self.trusted(&code).ok_or_else(|| PluginFault::Invalid("its compiled form is not accepted".to_owned()))
    }

    /// What decides the compiled code: the component, and the engine's own account of its version and settings.
    fn key(&self, digest: &str) -> String {
        let mut hasher = StableHasher(Sha256::new());
        std::hash::Hash::hash(&self.engine.precompile_compatibility_hash(), &mut hasher);
        hasher.0.update(digest.as_bytes());
        hex(&hasher.0.finalize())
    }

    #[expect(
        unsafe_code,
        reason = "compiled code is executed as it is; it was made by this program or lies in a folder only the user can write"
    )]
    fn trusted(&self, code: &[u8]) -> Option<Component> {
        // SAFETY: `code` was embedded when this program was built, or was compiled by it a moment ago.
        unsafe { Component::deserialize(&self.engine, code) }.ok()
    }

    #[expect(unsafe_code, reason = "see `trusted`")]
    fn trusted_file(&self, path: &std::path::Path) -> Option<Component> {
        // SAFETY: `Cache::find` only gives files that belong to the user, in a folder that belongs to the user, writable by nobody else.
        unsafe { Component::deserialize_file(&self.engine, path) }.ok()
    }

    /// Compiles within the time limit. The compiler cannot be interrupted; a thread that is too late is left behind.
    fn compiled(&self, wasm: Vec<u8>) -> Result<Vec<u8>, PluginFault> {
        let engine = self.engine.clone();
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let code = engine.precompile_component(&wasm).map_err(|error| PluginFault::Invalid(format!("{error:#}")));
            drop(sender.send(code));
        });
        let limit = self.limits.compile_time;
        receiver.recv_timeout(limit).unwrap_or(Err(PluginFault::Limit(Limit::CompileTime(limit.as_secs()))))
    }

    fn check_imports(&self, component: &Component) -> Result<(), PluginFault> {
        for (name, _) in component.component_type().imports(&self.engine) {
            if !["prr:policy/host@1.", "prr:policy/types@1."].iter().any(|offered| name.starts_with(offered)) {
                return Err(PluginFault::Import(name.to_owned()));
            }
        }
        Ok(())
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

/// SHA-256 as a hasher, because the compatibility hash must be the same in every process.
struct StableHasher(Sha256);

impl std::hash::Hasher for StableHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

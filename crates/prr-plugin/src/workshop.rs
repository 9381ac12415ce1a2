use std::sync::mpsc;
use std::thread;

use prr_model::hex;
use sha2::{Digest as _, Sha256};
use wasmtime::Engine;
use wasmtime::component::types::ComponentItem;
use wasmtime::component::{Component, HasSelf, Linker};

use crate::description::Description;
use crate::error::{Limit, PluginFault};
use crate::grades::Exports;
use crate::known::Known;
use crate::load::{Builtin, Code};
use crate::pages::Pages;
use crate::run::{Prepared, WhenAsked};
use crate::state::State;
use crate::{Cache, Limits, bindings, projections};

/// What makes plugins ready to run, and keeps what was made.
pub(crate) struct Workshop {
    pub(crate) engine: Engine,
    pub(crate) limits: Limits,
    pub(crate) cache: Option<Cache>,
}

impl Workshop {
    /// Compiles a plugin unless that was done before, and checks what it asks for.
    pub(crate) fn prepared(&self, code: &Code<'_>, digest: &str) -> Result<Prepared, PluginFault> {
        let component = self.component(code, digest)?;
        self.check_imports(&component)?;
        let mut linker = Linker::<State>::new(&self.engine);
        let invalid = |error: wasmtime::Error| PluginFault::World(format!("{error:#}"));
        bindings::Plugin::add_to_linker::<_, HasSelf<_>>(&mut linker, |state| state).map_err(invalid)?;
        let ready = linker.instantiate_pre(&component).map_err(invalid)?;
        // Whoever does not export the interface for mending does not mend.
        let menders = bindings::mending::MenderIndices::new(&ready).ok();
        let world = bindings::PluginPre::new(ready).map_err(invalid)?;
        Ok(Prepared {
            world,
            menders,
            takes_documents: self.imports(&component, "documents"),
            grades: Exports::of(&component),
            projections: projections::export(&component),
        })
    }

    /// What a plugin said of itself when this program asked it before.
    pub(crate) fn known<T: Known>(&self, digest: &str) -> Option<T> {
        let bytes = std::fs::read(self.cache.as_ref()?.find(&self.known_as::<T>(digest))?).ok()?;
        T::of(&bytes)
    }

    /// Asks a plugin what it is, and keeps what it says.
    pub(crate) fn told(&self, plugin: &WhenAsked, digest: &str) -> Result<(Description, Pages), PluginFault> {
        let told = plugin.as_ref().map_err(Clone::clone)?.describe(&self.limits)?;
        self.remember(digest, &told.0);
        self.remember(digest, &told.1);
        Ok(told)
    }

    fn remember<T: Known>(&self, digest: &str, said: &T) {
        if let Some(cache) = &self.cache {
            cache.keep(&self.known_as::<T>(digest), &said.bytes());
        }
    }

    fn known_as<T: Known>(&self, digest: &str) -> String {
        format!("{}.{}", self.key(digest), T::SHAPE)
    }

    fn component(&self, code: &Code<'_>, digest: &str) -> Result<Component, PluginFault> {
        if let Code::Builtin(Builtin { compiled: Some(shipped), .. }) = code
            && let Some(component) = self.trusted(shipped)
        {
            return Ok(component);
        }
        let key = format!("{}.cwasm", self.key(digest));
        let cached = self.cache.as_ref().and_then(|cache| cache.find(&key));
        if let Some(component) = cached.and_then(|path| self.trusted_file(&path)) {
            return Ok(component);
        }
        let code = self.compiled(code.wasm().to_vec())?;
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
    pub(crate) fn compiled(&self, wasm: Vec<u8>) -> Result<Vec<u8>, PluginFault> {
        let engine = self.engine.clone();
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let code = engine.precompile_component(&wasm).map_err(|error| PluginFault::Invalid(format!("{error:#}")));
            drop(sender.send(code));
        });
        let limit = self.limits.compile_time;
        receiver.recv_timeout(limit).unwrap_or(Err(PluginFault::Limit(Limit::CompileTime(limit.as_secs()))))
    }

    /// Whether a component imports a function of the host.
    fn imports(&self, component: &Component, function: &str) -> bool {
        component.component_type().imports(&self.engine).any(|(_, import)| match import.ty {
            ComponentItem::ComponentInstance(interface) => interface.get_export(&self.engine, function).is_some(),
            _ => false,
        })
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

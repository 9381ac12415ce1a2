//! The built-in policy plugins, as bytes. They are built from source by this crate's build script; no binary is committed.

/// One built-in plugin.
#[derive(Clone, Copy)]
pub struct Builtin {
    /// Its name.
    pub name: &'static str,
    /// The component.
    pub wasm: &'static [u8],
    /// SHA-256 of the component, in hex: known since it was built, so that no run has to make it.
    pub digest: &'static str,
    /// The component compiled ahead of time for this target, in shipped binaries.
    pub compiled: Option<&'static [u8]>,
}

/// Every built-in plugin, in the order in which they are asked.
pub static BUILTINS: &[Builtin] = include!(concat!(env!("OUT_DIR"), "/builtins.rs"));

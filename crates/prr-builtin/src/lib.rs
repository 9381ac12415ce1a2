//! The built-in policy plugins, as bytes. They are built from source by this crate's build script; no binary is committed.

/// One built-in plugin.
#[derive(Clone, Copy)]
pub struct Builtin {
    /// Its name.
    pub name: &'static str,
    /// The component.
    pub wasm: &'static [u8],
    /// The component compiled ahead of time for this target, in shipped binaries.
    pub compiled: Option<&'static [u8]>,
}

/// Every built-in plugin, in the order in which they are asked.
pub const BUILTINS: &[Builtin] = include!(concat!(env!("OUT_DIR"), "/builtins.rs"));

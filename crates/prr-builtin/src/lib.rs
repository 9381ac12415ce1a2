//! The built-in policy plugins, as bytes. They are built from source by this crate's build script; no binary is committed.
//!
//! Plugins are mostly code of the same crates, so all of them stand in one compressed stream, at less than a quarter of their size. It is unpacked
//! when somebody asks for a component, which a run with compiled plugins in its cache never does.

use std::io::Read as _;
use std::ops::Range;
use std::sync::LazyLock;

use lzma_rust2::LzmaReader;

/// One built-in plugin.
#[derive(Clone, Debug)]
pub struct Builtin {
    /// Its name.
    pub name: &'static str,
    /// SHA-256 of the component, in hex: known since it was built, so that no run has to make it.
    pub digest: &'static str,
    /// The component compiled ahead of time for this target, in shipped binaries.
    pub compiled: Option<&'static [u8]>,
    /// Where its component lies in what is unpacked.
    range: Range<usize>,
}

impl Builtin {
    /// The component. The first call unpacks the components of all plugins, which takes some tenths of a second.
    #[must_use]
    pub fn wasm(&self) -> &'static [u8] {
        &COMPONENTS[self.range.clone()]
    }
}

/// Every built-in plugin, in the order in which they are asked.
#[expect(clippy::unreadable_literal, reason = "the build script writes the ranges, and nobody reads them")]
pub static BUILTINS: &[Builtin] = include!(concat!(env!("OUT_DIR"), "/builtins.rs"));

/// All components end to end.
static COMPONENTS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let packed: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/components.lzma"));
    let mut components = Vec::with_capacity(BUILTINS.last().map_or(0, |last| last.range.end));
    let unpacked =
        LzmaReader::new_mem_limit(packed, u32::MAX, None).and_then(|mut reader| reader.read_to_end(&mut components));
    unpacked.expect("the build script packed it");
    components
});

#[cfg(test)]
mod tests {
    use sha2::{Digest as _, Sha256};

    use super::*;

    #[test]
    fn what_is_unpacked_is_what_was_built() {
        for builtin in BUILTINS {
            assert_eq!(format!("{:x}", Sha256::digest(builtin.wasm())), builtin.digest, "{}", builtin.name);
        }
    }

    #[test]
    fn components_lie_end_to_end() {
        let ends: Vec<_> = BUILTINS.iter().map(|builtin| builtin.range.end).collect();
        let starts: Vec<_> = BUILTINS.iter().map(|builtin| builtin.range.start).collect();
        assert_eq!(starts[0], 0);
        assert_eq!(starts[1..], ends[..ends.len() - 1]);
        assert_eq!(ends.last(), Some(&COMPONENTS.len()));
    }
}

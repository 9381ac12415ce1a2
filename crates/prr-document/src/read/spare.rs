//! Room that a builder leaves for the next one on its thread. Manifests are small and many: making room for each anew, and giving back what was
//! too much, costs a tenth of reading them.

use std::cell::Cell;

use super::builder::Frame;
use super::keys::Numbers;
use super::{Arena, tables};

/// Bytes of room up to which it is left for the next builder. Nothing larger is held twice while it is copied, or held for a manifest that may never come.
const MOST_LEFT: usize = 1 << 20;

/// Everything that grows while a manifest is read, empty.
#[derive(Default)]
pub(super) struct Spare {
    pub(super) arena: Arena,
    pub(super) numbers: Numbers,
    pub(super) frames: Vec<Frame>,
    pub(super) seen: Vec<(u32, u32)>,
}

thread_local! {
    static SPARE: Cell<Option<Box<Spare>>> = const { Cell::new(None) };
}

impl Spare {
    /// What the last builder left, unless another one is at work with it.
    pub(super) fn take() -> Self {
        SPARE.take().map_or_else(Self::default, |spare| *spare)
    }

    /// The arena that was built, in no more room than it takes; the rest is left for the next builder.
    pub(super) fn leave(mut self) -> Arena {
        if self.arena.capacity() > MOST_LEFT {
            self.arena.shrink_to_fit();
            return self.arena;
        }
        let built = Arena { keys: tables::shared(&self.arena.keys), ..self.arena.clone() };
        self.arena.clear();
        self.numbers.clear();
        self.frames.clear();
        self.seen.clear();
        SPARE.set(Some(Box::new(self)));
        built
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Format, Limits, read};

    #[test]
    fn what_was_large_leaves_nothing_behind() {
        let small = || "a: 1\n".to_owned();
        let escapes = || format!("a: \"{}\"\n", "\\n".repeat(MOST_LEFT));
        let keys = || (0..9).map(|key| format!("{}{key}: 1", "k".repeat(MOST_LEFT / 8))).collect::<Vec<_>>().join("\n");
        let nodes = || format!("[{}]", "1,".repeat(MOST_LEFT / 16));
        let broken = || format!("[{}}}", "1,".repeat(MOST_LEFT / 16));
        for large in [escapes, keys, nodes, broken] as [fn() -> String; 4] {
            for text in [large(), small()] {
                drop(read(text.into_bytes(), Format::Yaml, &Limits::default()));
                let spare = Spare::take();
                assert!(spare.arena.capacity() <= MOST_LEFT, "{}", spare.arena.capacity());
            }
        }
    }
}

//! Room that a builder leaves for the next one on its thread. Manifests are small and many: making room for each anew, and giving back what was
//! too much, costs a tenth of reading them.

use std::cell::Cell;

use super::Arena;
use super::builder::Frame;
use super::keys::Numbers;

/// Nodes up to which what was built is copied into room of its own size.
const MOST_COPIED: usize = 1 << 14;

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
        if self.arena.node_count() > MOST_COPIED {
            self.arena.shrink_to_fit();
            return self.arena;
        }
        let built = self.arena.clone();
        self.arena.clear();
        self.numbers.clear();
        self.frames.clear();
        self.seen.clear();
        SPARE.set(Some(Box::new(self)));
        built
    }
}

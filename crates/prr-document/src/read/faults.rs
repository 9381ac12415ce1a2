//! The faults of one manifest: as many as somebody reads, and the number of the others.

use super::{Fault, FaultKind};

/// How many bytes of a manifest's own text a message repeats.
const SHOWN: usize = 200;

/// Faults in the order in which they were found, up to a bound.
#[derive(Default)]
pub(super) struct Faults {
    kept: Vec<Fault>,
    bound: usize,
    left_out: usize,
}

/// How many faults there were at some moment.
#[derive(Clone, Copy, Default)]
pub(super) struct Mark {
    kept: usize,
    left_out: usize,
}

impl Faults {
    pub(super) const fn new(bound: usize) -> Self {
        Self { kept: Vec::new(), bound, left_out: 0 }
    }

    pub(super) fn push(&mut self, fault: Fault) {
        if self.kept.len() < self.bound {
            self.kept.push(fault);
        } else {
            self.left_out += 1;
        }
    }

    /// Keeps a fault that must be seen, whatever the bound.
    pub(super) fn keep(&mut self, fault: Fault) {
        self.kept.push(fault);
    }

    pub(super) fn extend(&mut self, others: Self) {
        others.kept.into_iter().for_each(|fault| self.push(fault));
        self.left_out += others.left_out;
    }

    pub(super) const fn mark(&self) -> Mark {
        Mark { kept: self.kept.len(), left_out: self.left_out }
    }

    /// Forgets what was found since.
    pub(super) fn rewind(&mut self, mark: Mark) {
        self.kept.truncate(mark.kept);
        self.left_out = mark.left_out;
    }

    /// The faults; `end` is where the text ends.
    pub(super) fn finish(mut self, end: usize) -> Vec<Fault> {
        if self.left_out > 0 {
            self.kept.push(Fault::new(FaultKind::More { left_out: self.left_out }, end..end));
        }
        self.kept
    }
}

/// A text as a message repeats it: a message is read by people, and there may be many.
pub(super) fn shortened(text: &str) -> String {
    if text.len() <= SHOWN {
        return text.to_owned();
    }
    format!("{}…", &text[..text.floor_char_boundary(SHOWN)])
}

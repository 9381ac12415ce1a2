use std::ops::Range;
use std::sync::OnceLock;

use prr_document::read::{Arena, LineIndex, Position};
use prr_model::Location;
use sha2::{Digest, Sha256};

/// A file of the tree that was read.
#[derive(Debug)]
pub struct Manifest {
    path: String,
    arena: Arena,
    digest: OnceLock<String>,
    /// Made when the first position is asked for.
    lines: OnceLock<LineIndex>,
}

impl Manifest {
    /// `digest` is given where the file's bytes are not its decoded text; otherwise it is made when somebody asks for it.
    pub(crate) fn new(path: String, arena: Arena, digest: Option<String>) -> Self {
        let cell = OnceLock::new();
        if let Some(digest) = digest {
            drop(cell.set(digest));
        }
        Self { path, arena, digest: cell, lines: OnceLock::new() }
    }

    /// Path relative to the root of the tree.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Its documents.
    #[must_use]
    pub const fn arena(&self) -> &Arena {
        &self.arena
    }

    /// `sha256:` and the hex digest of the file's bytes.
    #[must_use]
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| digest(self.arena.text().as_bytes()))
    }

    /// Lines and columns of a range of bytes of the text.
    #[must_use]
    pub fn location(&self, bytes: &Range<usize>) -> Location {
        let text = self.arena.text();
        let lines = self.lines.get_or_init(|| LineIndex::new(text));
        located(&self.path, lines.range(text, bytes))
    }
}

/// Turns bytes of one manifest into locations.
pub(crate) struct Places<'a> {
    path: &'a str,
    text: &'a str,
    lines: LineIndex,
}

impl<'a> Places<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, lines: LineIndex::new(text) }
    }

    /// Lines and columns of a range of bytes; the beginning of the file where there is no text to count in.
    pub(crate) fn location(&self, bytes: &Range<usize>) -> Location {
        located(self.path, self.lines.range(self.text, bytes))
    }
}

fn located(path: &str, (start, end): (Position, Position)) -> Location {
    Location {
        path: path.to_owned(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

pub(crate) fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        let written = write!(text, "{byte:02x}");
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    }
    text
}

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use prr_document::read::{Arena, Format, LineIndex, Position};
use prr_model::{Dialect, Location};
use sha2::{Digest, Sha256};

use crate::render::Origin;

/// A file of the tree that was read.
#[derive(Debug)]
pub struct Manifest {
    path: String,
    format: Format,
    arena: Arena,
    digest: OnceLock<Arc<str>>,
    /// Made when the first position is asked for.
    lines: OnceLock<LineIndex>,
    origin: Option<Box<Origin>>,
}

impl Manifest {
    /// `digest` is given where the file's bytes are not its decoded text; otherwise it is made when somebody asks for it.
    pub(crate) fn new(path: String, format: Format, arena: Arena, digest: Option<String>) -> Self {
        let cell = OnceLock::new();
        if let Some(digest) = digest {
            drop(cell.set(digest.into()));
        }
        Self { path, format, arena, digest: cell, lines: OnceLock::new(), origin: None }
    }

    /// What a tool printed: its documents were written elsewhere.
    pub(crate) fn rendered(self, origin: Origin) -> Self {
        Self { origin: Some(Box::new(origin)), ..self }
    }

    /// Puts other documents of the same text in the place of its own.
    pub(crate) fn replace(&mut self, arena: Arena) {
        self.arena = arena;
    }

    /// Takes out the documents that are not among these, with their nodes.
    pub(crate) fn keep_documents(&mut self, roots: &[u32]) {
        self.arena.keep_documents(roots);
    }

    /// Takes out documents that their program never reads; positions stay what they are.
    pub(crate) fn drop_documents(&mut self, roots: &BTreeSet<u32>) {
        self.arena.retain_roots(|_, root| !roots.contains(&root));
    }

    /// Path relative to the root of the tree; of a rendered one the kustomization that it comes of, or the template.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// How it is written.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// What one of its documents is to the program that it is written for. It is looked for at every call.
    #[must_use]
    pub fn dialect(&self, root: u32) -> Dialect {
        crate::dialect::dialect(&self.path, self.format, &self.arena, root)
    }

    /// Its documents.
    #[must_use]
    pub const fn arena(&self) -> &Arena {
        &self.arena
    }

    /// `sha256:` and the hex digest of the file's bytes; of what was printed, where it is rendered.
    #[must_use]
    pub fn digest(&self) -> &Arc<str> {
        self.digest.get_or_init(|| digest(self.arena.text().as_bytes()).into())
    }

    /// Lines and columns of a range of bytes of the text. Of rendered text that is the place in the file that it was written in, as near as
    /// that can be told: at the worst the beginning of what was rendered.
    #[must_use]
    pub fn location(&self, bytes: &Range<usize>) -> Location {
        match &self.origin {
            Some(origin) => origin.location(&self.arena, bytes),
            None => self.own_location(bytes),
        }
    }

    /// Whether a tool printed it.
    #[must_use]
    pub const fn is_rendered(&self) -> bool {
        self.origin.is_some()
    }

    /// Where a range of bytes stands in what a tool printed: what was rendered, and the line of that; `None` where the manifest is a file.
    #[must_use]
    pub fn rendered_line(&self, bytes: &Range<usize>) -> Option<(&str, u32)> {
        let origin = self.origin.as_ref()?;
        Some((origin.unit(), self.own_location(bytes).line))
    }

    /// The lines from `first` to `last` of its text, counted from 1; fewer where it ends before, and `None` where it has no such line.
    #[must_use]
    pub fn lines(&self, first: usize, last: usize) -> Option<&str> {
        self.index().lines(self.arena.text(), first, last)
    }

    fn own_location(&self, bytes: &Range<usize>) -> Location {
        located(&self.path, self.index().range(self.arena.text(), bytes))
    }

    fn index(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(self.arena.text()))
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
    format!("sha256:{}", prr_model::hex(&Sha256::digest(bytes)))
}

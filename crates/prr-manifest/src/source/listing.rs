use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use prr_document::read::{Format, Limits};

use super::revision::Revision;
use super::stream::STDIN;

/// The files of a tree, sorted by path, and where their bytes are.
///
/// Of a worktree: every tracked file, and every other one that git would not ignore. Of a revision: every file that is in it.
#[derive(Debug)]
pub struct Listing {
    /// Paths relative to the root of the tree with `/` between their parts, and what lies there.
    pub files: BTreeMap<String, Entry>,
    pub(crate) origin: Origin,
    pub(crate) laid_over: Overlay,
}

/// Files that are read as if they stood in a listing.
#[derive(Debug, Default)]
pub(crate) struct Overlay {
    bytes: BTreeMap<String, Vec<u8>>,
    /// What lies at their paths in truth.
    beneath: Vec<(String, Option<Entry>)>,
}

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A file with this many bytes.
    File(u64),
    /// A symbolic link, which is not followed.
    Symlink {
        /// Whether it leads to something inside the tree, where that is read in its own place.
        inside: bool,
    },
    /// A pipe, a socket, a device.
    Special,
    /// A submodule whose files are not in the tree.
    Submodule,
    /// A file of a revision whose content was not fetched.
    Absent,
    /// A name that git refuses to check out, or that a folder has twice: whatever lies there is not looked at.
    Refused,
}

/// Where the bytes of a listing are.
#[derive(Debug)]
pub(crate) enum Origin {
    /// In a folder.
    Folder {
        /// The folder that paths are relative to.
        root: PathBuf,
        /// The real paths of files whose path is no text.
        odd: BTreeMap<String, PathBuf>,
    },
    /// In memory, as they came from standard input.
    Stream(Vec<u8>),
    /// In the object database of a git repository.
    Revision(Revision),
}

/// Bytes past which nobody wants to know more: one more than a manifest may have.
fn most() -> u64 {
    Limits::default().bytes as u64 + 1
}

impl Listing {
    /// Lays files over the listing, in the place of those that were laid over it before: they are read as if they stood there, and nothing is
    /// written.
    pub fn lay_over(&mut self, files: BTreeMap<String, Vec<u8>>) {
        for (path, entry) in std::mem::take(&mut self.laid_over.beneath) {
            match entry {
                Some(entry) => self.files.insert(path, entry),
                None => self.files.remove(&path),
            };
        }
        for (path, bytes) in &files {
            let entry = Entry::File(bytes.len() as u64);
            self.laid_over.beneath.push((path.clone(), self.files.insert(path.clone(), entry)));
        }
        self.laid_over.bytes = files;
    }

    /// The bytes of a file of the listing. Of a file that is larger than a manifest may be, no more than tells that.
    ///
    /// # Errors
    /// When it cannot be read, or is not in the listing.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let entry = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        if let Some(bytes) = self.laid_over.bytes.get(path) {
            return Ok(bytes.clone());
        }
        match &self.origin {
            Origin::Folder { root, odd } => {
                let real = odd.get(path).map_or_else(|| root.join(path), |real| root.join(real));
                let listed = if let Entry::File(bytes) = entry { *bytes } else { 0 };
                read_regular(&real, listed, most())
            }
            Origin::Stream(bytes) => Ok(bytes.clone()),
            Origin::Revision(revision) => revision.read(path, most()),
        }
    }

    /// The bytes of the file with this name at the root of the tree, whether it is listed or not: a single file's folder has one, too, and for
    /// standard input it is the current folder.
    ///
    /// # Errors
    /// When there is something that is no file, a symbolic link included, or that cannot be read.
    pub fn read_beside(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let path = match &self.origin {
            Origin::Folder { root, .. } => root.join(name),
            Origin::Stream(_) => PathBuf::from(name),
            Origin::Revision(revision) => return revision.read_beside(name, most()),
        };
        let found = match path.symlink_metadata() {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        match found.file_type() {
            kind if kind.is_file() => read_regular(&path, found.len(), most()).map(Some),
            kind if kind.is_symlink() => Err(no_file("a symbolic link, which is not followed")),
            _ => Err(no_file("not a file")),
        }
    }

    /// The folder of the tree, where there is one: a revision and standard input have none.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match &self.origin {
            Origin::Folder { root, .. } => Some(root),
            Origin::Stream(_) | Origin::Revision(_) => None,
        }
    }

    /// The id of the commit that is listed, in full.
    #[must_use]
    pub fn commit(&self) -> Option<String> {
        match &self.origin {
            Origin::Revision(revision) => Some(revision.commit.to_string()),
            Origin::Folder { .. } | Origin::Stream(_) => None,
        }
    }

    /// How a file is read whatever its name says: a stream has no name that tells.
    pub(crate) fn format(&self, path: &str) -> Option<Format> {
        (matches!(self.origin, Origin::Stream(_)) && path == STDIN).then_some(Format::Yaml)
    }
}

pub(super) fn no_file(what: &str) -> io::Error {
    io::Error::other(what)
}

/// Reads a file that had `listed` bytes, and no more of it than `most`: it may have grown since it was listed, and some have no end.
pub(crate) fn read_regular(path: &Path, listed: u64, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.reserve_exact(usize::try_from(listed.min(most)).unwrap_or(0) + 1);
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

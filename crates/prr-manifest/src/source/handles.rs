use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use git2::{Error, ObjectType, Oid, Repository};

/// A repository that several threads read: a handle of libgit2 belongs to one thread at a time, so each takes one and gives it back.
pub(crate) struct Handles {
    folder: PathBuf,
    idle: Mutex<Vec<Repository>>,
}

impl Handles {
    pub(crate) fn new(first: Repository) -> Self {
        Self { folder: first.path().to_owned(), idle: Mutex::new(vec![first]) }
    }

    /// The folder of the repository itself, `.git` in a worktree.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Works on a handle that nobody else has.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&Repository) -> Result<T, Error>) -> Result<T, Error> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let handle = match idle {
            Some(handle) => handle,
            None => Repository::open(&self.folder)?,
        };
        let done = work(&handle);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(handle);
        done
    }

    /// Bytes of a blob, without inflating it.
    pub(crate) fn size(&self, blob: Oid) -> Result<u64, Error> {
        let header = self.with(|repository| repository.odb()?.read_header(blob));
        header.and_then(|(bytes, kind)| match kind {
            ObjectType::Blob => Ok(bytes as u64),
            _ => Err(Error::from_str("the object is not a file")),
        })
    }

    /// The content of a blob that has at most `most` bytes.
    pub(crate) fn read(&self, blob: Oid, most: u64) -> Result<Vec<u8>, Error> {
        if self.size(blob)? > most {
            return Err(Error::from_str("too large"));
        }
        self.with(|repository| Ok(repository.odb()?.read(blob)?.data().to_vec()))
    }
}

impl std::fmt::Debug for Handles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Handles").field(&self.folder).finish()
    }
}

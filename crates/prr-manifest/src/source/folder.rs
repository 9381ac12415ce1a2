//! What lies in a folder of a worktree, without what git ignores.

use std::fs::{DirEntry, FileType, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::Scope;
use rayon::slice::ParallelSliceMut as _;

use super::error::ListError;
use super::ignored::{GIT, Ignored, Marks};
use super::listing::Entry;
use super::name;

/// What lies at a path.
pub(super) struct Item {
    /// The path as the report shows it.
    pub(super) shown: String,
    /// The path itself, where it is no text.
    pub(super) odd: Option<PathBuf>,
    pub(super) entry: Entry,
}

impl Item {
    pub(super) fn new(inside: &Path, entry: Entry) -> Self {
        Self { shown: shown(inside), odd: inside.to_str().is_none().then(|| inside.to_owned()), entry }
    }
}

/// Everything that git would not ignore, and what it is, sorted by path. The threads of the current rayon pool share the folders, because to list
/// a large tree takes a tenth as long as to read it. `root` is a canonical path.
pub(super) fn walked(root: &Path) -> Result<Vec<Item>, ListError> {
    let walk = Walk { root, seen: Mutex::default() };
    rayon::scope(|scope| walk.enter(scope, PathBuf::new(), Ignored::above(root)));
    let Seen { mut items, errors } = walk.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
    // Which thread was first must not decide what is said.
    if let Some((path, error)) = errors.into_iter().min_by(|(one, _), (other, _)| one.cmp(other)) {
        return Err(ListError::unreadable(&root.join(path), &error));
    }
    items.par_sort_unstable_by(|one, other| (&one.shown, &one.odd).cmp(&(&other.shown, &other.odd)));
    Ok(items)
}

/// A walk that threads share.
struct Walk<'a> {
    root: &'a Path,
    seen: Mutex<Seen>,
}

/// What a walk came across.
#[derive(Default)]
struct Seen {
    items: Vec<Item>,
    /// Folders of which something cannot be told, and why.
    errors: Vec<(PathBuf, io::Error)>,
}

impl Walk<'_> {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at a folder, and leaves those in it to whichever thread has nothing to do.
    fn enter<'walk>(&'walk self, scope: &Scope<'walk>, inside: PathBuf, above: Option<Arc<Ignored>>) {
        match self.look(scope, &inside, above) {
            Ok(items) => self.seen().items.extend(items),
            Err(error) => self.seen().errors.push((inside, error)),
        }
    }

    /// What lies in a folder, other than folders.
    fn look<'walk>(
        &'walk self,
        scope: &Scope<'walk>,
        inside: &Path,
        above: Option<Arc<Ignored>>,
    ) -> io::Result<Vec<Item>> {
        let folder = self.root.join(inside);
        let kind = |entry: io::Result<DirEntry>| entry.and_then(|entry| Ok((entry.file_type()?, entry)));
        let entries: Vec<(FileType, DirEntry)> = folder.read_dir()?.map(kind).collect::<io::Result<_>>()?;
        let ignored = Ignored::entered(above, &folder, Marks::among(&entries));
        let mut items = Vec::with_capacity(entries.len());
        for (kind, found) in entries {
            let (name, path) = (found.file_name(), found.path());
            if name == GIT || ignored.as_ref().is_some_and(|ignored| ignored.leaves_out(&bytes(&path), kind.is_dir())) {
                continue;
            }
            let inside = inside.join(name);
            if kind.is_dir() {
                let ignored = ignored.clone();
                scope.spawn(move |scope| self.enter(scope, inside, ignored));
            } else if let Some(entry) = entry(self.root, &path, found.metadata())? {
                items.push(Item::new(&inside, entry));
            }
        }
        Ok(items)
    }
}

/// What lies at a path; nothing where that is a folder, or gone. `root` is a canonical path.
pub(super) fn entry(root: &Path, path: &Path, found: io::Result<Metadata>) -> io::Result<Option<Entry>> {
    let Some(found) = there(found)? else { return Ok(None) };
    Ok(match found.file_type() {
        kind if kind.is_symlink() => {
            Some(Entry::Symlink { inside: path.canonicalize().is_ok_and(|target| target.starts_with(root)) })
        }
        kind if kind.is_dir() => None,
        kind if kind.is_file() => Some(Entry::File(found.len())),
        _ => Some(Entry::Special),
    })
}

/// What was looked at, or nothing where that is gone. What cannot be looked at is another matter: it would be left out without a word.
pub(super) fn there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        found => found.map(Some),
    }
}

/// A path of a folder as the report shows it.
fn shown(inside: &Path) -> String {
    name::shown(&bytes(inside))
}

/// A path as git writes it: bytes with `/` between its parts.
pub(super) fn bytes(path: &Path) -> Vec<u8> {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().as_encoded_bytes()).collect();
    parts.join(&b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_looked_at_is_an_error_and_what_is_gone_is_not() {
        let what = |kind: ErrorKind| there::<()>(Err(kind.into())).map_err(|error| error.kind());
        assert_eq!(what(ErrorKind::NotFound), Ok(None));
        assert_eq!(what(ErrorKind::PermissionDenied), Err(ErrorKind::PermissionDenied));
    }
}

use std::collections::{BTreeMap, btree_map};
use std::io;
use std::path::{Component, Path, PathBuf};

use git2::{Error, ErrorCode, Oid, Repository};
use rayon::prelude::*;

use super::error::ListError;
use super::folder::bytes;
use super::handles::Handles;
use super::links::Links;
use super::listing::{Entry, Listing, Origin, Overlay, no_file};
use super::name::{LONGEST, shown};
use super::walk::{Item, children, walk};

/// A commit, and the part of its tree that is listed.
#[derive(Debug)]
pub(crate) struct Revision {
    pub(crate) handles: Handles,
    pub(crate) commit: Oid,
    /// The folder that paths are relative to, from the root of the repository, with a slash at its end unless it is the root.
    pub(crate) prefix: Vec<u8>,
    /// The tree of that folder; none where the commit does not have the folder.
    folder: Option<Oid>,
    pub(crate) blobs: BTreeMap<String, Oid>,
}

impl Revision {
    pub(super) fn read(&self, path: &str, most: u64) -> io::Result<Vec<u8>> {
        let blob = *self.blobs.get(path).ok_or(io::ErrorKind::NotFound)?;
        self.handles.read(blob, most).map_err(|error| no_file(error.message()))
    }

    pub(super) fn read_beside(&self, name: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        let Some(folder) = self.folder else { return Ok(None) };
        let found = self.handles.with(|repository| children(repository, folder));
        let found = found.map_err(|error| no_file(error.message()))?;
        match found.into_iter().find(|(found, _)| found == name.as_bytes()) {
            None => Ok(None),
            Some((_, Item::Blob(blob))) => {
                self.handles.read(blob, most).map(Some).map_err(|error| no_file(error.message()))
            }
            Some((_, Item::Symlink(_))) => Err(no_file("a symbolic link, which is not followed")),
            Some(_) => Err(no_file("not a file")),
        }
    }
}

/// A repository, and what a path is in it.
pub(crate) struct Place {
    pub(crate) repository: Repository,
    /// The parts of the path from the root of the repository's tree.
    pub(crate) inside: Vec<Vec<u8>>,
}

impl Place {
    /// Finds the repository around a path. The path itself need not be there: a revision may have it still.
    pub(crate) fn of(path: &Path) -> Result<Self, ListError> {
        let absolute = std::path::absolute(path).map_err(|_| ListError::Missing(path.to_owned()))?;
        let missing = || ListError::Missing(path.to_owned());
        let existing = absolute.ancestors().find(|folder| folder.is_dir()).ok_or_else(missing)?;
        let rest = absolute.strip_prefix(existing).map_err(|_| missing())?;
        let existing = existing.canonicalize().map_err(|_| missing())?;
        let repository = match Repository::discover(&existing) {
            Ok(repository) => repository,
            Err(error) if error.code() == ErrorCode::NotFound => return Err(ListError::NoRepository(path.to_owned())),
            Err(error) => return Err(error.into()),
        };
        let top = [repository.workdir(), Some(repository.path())].into_iter().flatten();
        let top: Vec<PathBuf> = top.filter_map(|folder| folder.canonicalize().ok()).collect();
        let inside = top.iter().find_map(|top| existing.strip_prefix(top).ok()).unwrap_or(Path::new("")).join(rest);
        let mut parts = Vec::new();
        for part in inside.components() {
            match part {
                Component::Normal(_) => parts.push(bytes(Path::new(&part))),
                _ => return Err(missing()),
            }
        }
        Ok(Self { repository, inside: parts })
    }

    /// The commit that a revision names.
    fn commit(&self, name: &str) -> Result<Oid, ListError> {
        let commit = self.repository.revparse_single(name).and_then(|object| object.peel_to_commit());
        commit.map(|commit| commit.id()).map_err(|error| ListError::NoRevision {
            name: name.to_owned(),
            detail: error.message().to_owned(),
            shallow: self.repository.is_shallow(),
        })
    }

    fn merge_base(&self, name: &str, head: Oid, base: Oid) -> Result<Oid, ListError> {
        self.repository.merge_base(head, base).map_err(|error| match error.code() {
            ErrorCode::NotFound => {
                ListError::NoMergeBase { name: name.to_owned(), shallow: self.repository.is_shallow() }
            }
            _ => error.into(),
        })
    }

    /// What the commit has at the path: the folder that is listed, and in it the only file that is, if it is one.
    fn target(&self, commit: Oid) -> Result<Option<Target>, Error> {
        let root = self.repository.find_commit(commit)?.tree_id();
        let mut target = Target { folder: root, prefix: Vec::new(), only: None };
        for part in &self.inside {
            if target.only.is_some() {
                return Ok(None);
            }
            let found = children(&self.repository, target.folder)?;
            match found.into_iter().find(|(name, _)| name == part) {
                None | Some((_, Item::Submodule)) => return Ok(None),
                Some((_, Item::Tree(folder))) => {
                    target.folder = folder;
                    target.prefix.extend(part);
                    target.prefix.push(b'/');
                }
                Some((name, item)) => target.only = Some((shown(&name), item)),
            }
        }
        Ok(Some(target))
    }

    fn list(self, commit: Oid) -> Result<Option<Listing>, ListError> {
        let Some(Target { folder, prefix, only }) = self.target(commit)? else { return Ok(None) };
        let items = match only {
            Some((name, item)) => vec![(name, Some(item))],
            None => walk(&self.repository, folder)?,
        };
        let revision = Revision {
            handles: Handles::new(self.repository),
            commit,
            prefix,
            folder: Some(folder),
            blobs: BTreeMap::new(),
        };
        Ok(Some(listing(revision, items)))
    }
}

struct Target {
    folder: Oid,
    prefix: Vec<u8>,
    only: Option<(String, Item)>,
}

/// Lists what a revision has at a path, out of the object database: nothing is checked out, and the path need not be in the worktree.
/// In a bare repository, the path goes on behind the repository's folder.
///
/// # Errors
/// When there is no repository around the path, it does not have the revision, or the revision has nothing at the path.
pub fn list_revision(path: &Path, name: &str) -> Result<Listing, ListError> {
    let place = Place::of(path)?;
    let commit = place.commit(name)?;
    place.list(commit)?.ok_or_else(|| ListError::Missing(path.to_owned()))
}

/// Lists what a change is to be compared with: the commit in which `head` branched off from the revision `name`, or with `exact` the
/// revision itself. The listing is empty where that commit has nothing at the path.
///
/// # Errors
/// When there is no repository around the path, it does not have the revision, or the two have no commit in common.
pub fn list_base(path: &Path, head: &Listing, name: &str, exact: bool) -> Result<Listing, ListError> {
    let place = Place::of(path)?;
    let base = place.commit(name)?;
    let commit = match &head.origin {
        _ if exact => base,
        Origin::Revision(head) => place.merge_base(name, head.commit, base)?,
        _ => place.merge_base(name, place.commit("HEAD")?, base)?,
    };
    // A copy of the handle, for a commit that does not have the path.
    let again = Repository::open(place.repository.path())?;
    let empty = || {
        let revision =
            Revision { handles: Handles::new(again), commit, prefix: Vec::new(), folder: None, blobs: BTreeMap::new() };
        Listing { files: BTreeMap::new(), origin: Origin::Revision(revision), laid_over: Overlay::default() }
    };
    Ok(place.list(commit)?.unwrap_or_else(empty))
}

/// The listing of items: sizes are asked for, contents are not.
fn listing(mut revision: Revision, items: Vec<(String, Option<Item>)>) -> Listing {
    let mut files = BTreeMap::new();
    let mut targets = BTreeMap::new();
    let known: Vec<(String, Entry, Option<Item>)> = items
        .into_par_iter()
        .with_min_len(64)
        .map(|(path, item)| {
            let entry = entry(&revision.handles, item);
            (path, entry, item)
        })
        .collect();
    for (path, entry, item) in known {
        // A folder that has a name twice, or names that are shown alike: whichever was taken would hide the other.
        let place = match files.entry(path) {
            btree_map::Entry::Occupied(mut taken) => {
                taken.insert(Entry::Refused);
                continue;
            }
            btree_map::Entry::Vacant(place) => place,
        };
        match item {
            Some(Item::Blob(blob)) => {
                revision.blobs.insert(place.key().clone(), blob);
            }
            Some(Item::Symlink(blob)) => {
                let target = revision.handles.read(blob, LONGEST as u64).unwrap_or_default();
                targets.insert(place.key().clone(), target);
            }
            _ => {}
        }
        place.insert(entry);
    }
    let links = Links { files: &files, targets: &targets };
    let inside: Vec<String> = targets.keys().filter(|link| links.inside(link)).cloned().collect();
    for link in inside {
        if let Some(entry @ Entry::Symlink { .. }) = files.get_mut(&link) {
            *entry = Entry::Symlink { inside: true };
        }
    }
    Listing { files, origin: Origin::Revision(revision), laid_over: Overlay::default() }
}

fn entry(handles: &Handles, item: Option<Item>) -> Entry {
    match item {
        None | Some(Item::Tree(_)) => Entry::Refused,
        Some(Item::Submodule) => Entry::Submodule,
        Some(Item::Symlink(_)) => Entry::Symlink { inside: false },
        Some(Item::Blob(blob)) => handles.size(blob).map_or(Entry::Absent, Entry::File),
    }
}

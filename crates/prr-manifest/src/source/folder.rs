//! What lies in a folder of a worktree, without what git ignores.

use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};
use rayon::prelude::*;

use super::error::ListError;
use super::listing::Entry;
use super::name;

/// Folders for each thread that lists a tree, and how deep below its root they are looked for.
const FOLDERS_EACH: usize = 4;
const DEEPEST_SHARED: usize = 4;

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

/// What a walk came across: what lies at a path, or why that cannot be told.
type Seen = Result<Item, String>;

/// Everything that git would not ignore, and what it is. Folders are shared out among the threads of the current rayon pool, because in a large tree
/// that takes as long as to read much of it.
pub(super) fn walked(root: &Path) -> Result<Vec<Item>, ListError> {
    let (mut seen, folders) = shared_out(root, rayon::current_num_threads());
    let below = folders
        .into_par_iter()
        .with_max_len(1)
        .map(|folder| walk(&folder).build().filter_map(|found| seen_at(root, found)).collect::<Vec<_>>());
    seen.extend(below.collect::<Vec<_>>().into_iter().flatten());
    // Which thread was first must not decide what is said.
    match seen.iter().filter_map(|seen| seen.as_ref().err()).min() {
        Some(first) => Err(ListError::Unreadable(first.clone())),
        None => Ok(seen.into_iter().flatten().collect()),
    }
}

/// What lies near the root, and the folders below: enough of them that no thread waits long for another, where the tree has so many. Git's files
/// above a folder hold for it wherever a walk begins.
fn shared_out(root: &Path, threads: usize) -> (Vec<Seen>, Vec<PathBuf>) {
    let enough = if threads > 1 { threads * FOLDERS_EACH } else { 1 };
    let (mut seen, mut folders) = (Vec::new(), vec![root.to_owned()]);
    for depth in 1..=DEEPEST_SHARED {
        if folders.is_empty() || folders.len() >= enough {
            break;
        }
        (seen, folders) = (Vec::new(), Vec::new());
        for found in walk(root).max_depth(Some(depth)).build() {
            match found {
                Ok(found) if found.depth() == depth && is_folder(&found) => folders.push(found.into_path()),
                found => seen.extend(seen_at(root, found)),
            }
        }
    }
    (seen, folders)
}

fn seen_at(root: &Path, found: Result<DirEntry, ignore::Error>) -> Option<Seen> {
    match found {
        Ok(found) if is_folder(&found) => None,
        Ok(found) => {
            let inside = found.path().strip_prefix(root).ok()?;
            entry(root, found.path()).map(|entry| Ok(Item::new(inside, entry)))
        }
        Err(error) => Some(Err(error.to_string())),
    }
}

fn is_folder(found: &DirEntry) -> bool {
    found.file_type().is_some_and(|kind| kind.is_dir())
}

/// Only git's own files decide what is ignored, and none outside the repository, so that every machine sees the same tree.
fn walk(root: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(root);
    walk.standard_filters(false)
        .git_ignore(true)
        .git_exclude(true)
        .parents(true)
        .require_git(true)
        .follow_links(false)
        .filter_entry(|entry| entry.file_name() != ".git");
    walk
}

/// What lies at a path; nothing where that is a folder, or gone.
pub(super) fn entry(root: &Path, path: &Path) -> Option<Entry> {
    let found = path.symlink_metadata().ok()?;
    Some(match found.file_type() {
        kind if kind.is_symlink() => {
            let inside = |(target, root): (PathBuf, PathBuf)| target.starts_with(root);
            Entry::Symlink { inside: path.canonicalize().ok().zip(root.canonicalize().ok()).is_some_and(inside) }
        }
        kind if kind.is_dir() => return None,
        kind if kind.is_file() => Entry::File(found.len()),
        _ => Entry::Special,
    })
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

//! What lies in a folder of a worktree, without what git ignores.

use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};
use rayon::prelude::*;

use super::error::ListError;
use super::listing::Entry;
use super::name;

/// Shares of the tree for each thread that lists it, and how deep below its root folders are looked for that can be shared out.
const SHARES_EACH: usize = 4;
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

/// Everything that git would not ignore, and what it is, sorted by path. Folders are shared out among the threads of the current rayon pool, because
/// in a large tree that takes as long as to read much of it.
pub(super) fn walked(root: &Path) -> Result<Vec<Item>, ListError> {
    let enough = match rayon::current_num_threads() {
        0 | 1 => 1,
        threads => threads * SHARES_EACH,
    };
    let (mut near, folders) = shared_out(root, enough);
    let below = |folders: &[PathBuf]| {
        let mut seen = Seen::default();
        walk(&folders[0], &folders[1..]).build().for_each(|found| seen.add(root, found));
        seen.items.sort_unstable_by(|one, other| one.shown.cmp(&other.shown));
        seen
    };
    let each = folders.len().div_ceil(enough).max(1);
    for seen in folders.par_chunks(each).with_max_len(1).map(below).collect::<Vec<_>>() {
        near.items.extend(seen.items);
        near.errors.extend(seen.errors);
    }
    // Which thread was first must not decide what is said.
    if let Some(first) = near.errors.into_iter().min() {
        return Err(ListError::Unreadable(first));
    }
    // This sort is fast where much is in order.
    near.items.sort_by(|one, other| one.shown.cmp(&other.shown));
    Ok(near.items)
}

/// What a walk came across.
#[derive(Default)]
struct Seen {
    items: Vec<Item>,
    /// Why something cannot be told.
    errors: Vec<String>,
}

impl Seen {
    fn add(&mut self, root: &Path, found: Result<DirEntry, ignore::Error>) {
        match found {
            Ok(found) if is_folder(&found) => {}
            Ok(found) => {
                let inside = found.path().strip_prefix(root).ok();
                let item = |inside| entry(root, found.path()).map(|entry| Item::new(inside, entry));
                self.items.extend(inside.and_then(item));
            }
            Err(error) => self.errors.push(error.to_string()),
        }
    }
}

/// What lies near the root, and the folders below: enough of them that no thread waits long for another, where the tree has so many. Git's files
/// above a folder hold for it wherever a walk begins.
fn shared_out(root: &Path, enough: usize) -> (Seen, Vec<PathBuf>) {
    let (mut seen, mut folders) = (Seen::default(), vec![root.to_owned()]);
    for depth in 1..=DEEPEST_SHARED {
        if folders.is_empty() || folders.len() >= enough {
            break;
        }
        (seen, folders) = (Seen::default(), Vec::new());
        for found in walk(root, &[]).max_depth(Some(depth)).build() {
            match found {
                Ok(found) if found.depth() == depth && is_folder(&found) => folders.push(found.into_path()),
                found => seen.add(root, found),
            }
        }
    }
    folders.sort_unstable();
    (seen, folders)
}

fn is_folder(found: &DirEntry) -> bool {
    found.file_type().is_some_and(|kind| kind.is_dir())
}

/// Only git's own files decide what is ignored, and none outside the repository, so that every machine sees the same tree.
fn walk(first: &Path, others: &[PathBuf]) -> WalkBuilder {
    let mut walk = WalkBuilder::new(first);
    for folder in others {
        walk.add(folder);
    }
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

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use ignore::{WalkBuilder, WalkState};

use super::error::ListError;
use super::listing::{Entry, Listing, Origin, Overlay};
use super::name;

/// The mode of a submodule in the index.
const GITLINK: u32 = 0o160_000;

/// Lists a folder, or one file as a tree of its own.
///
/// # Errors
/// When there is nothing at `path`, or a folder or the repository around it cannot be read: a listing with holes would judge half a tree.
pub fn list(path: &Path) -> Result<Listing, ListError> {
    let found = path.metadata().map_err(|_| ListError::Missing(path.to_owned()))?;
    if !found.is_dir() {
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut found_files = Found::new(folder);
        let entry = if found.is_file() { Entry::File(found.len()) } else { Entry::Special };
        found_files.insert(Path::new(path.file_name().unwrap_or_default()), entry);
        return Ok(found_files.listing());
    }
    let mut files = Found::new(path);
    for (found, entry) in walked(path)? {
        if let Ok(inside) = found.strip_prefix(path) {
            files.insert(inside, entry);
        }
    }
    files.add_tracked(path)?;
    Ok(files.listing())
}

/// The files that were found in a folder.
struct Found {
    root: PathBuf,
    files: BTreeMap<String, Entry>,
    odd: BTreeMap<String, PathBuf>,
}

impl Found {
    fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), files: BTreeMap::new(), odd: BTreeMap::new() }
    }

    fn insert(&mut self, inside: &Path, entry: Entry) {
        let path = shown(inside);
        if inside.to_str().is_none() {
            self.odd.insert(path.clone(), inside.to_owned());
        }
        // Only a path that is no text can be shown as another one is.
        let entry = if self.files.contains_key(&path) { Entry::Refused } else { entry };
        self.files.insert(path, entry);
    }

    /// Adds what git tracks although an ignore rule names it, and submodules that were not fetched.
    fn add_tracked(&mut self, root: &Path) -> Result<(), ListError> {
        let mut folders = Folders { root, sound: BTreeSet::from([PathBuf::new()]) };
        for Tracked { path, submodule } in tracked(root)? {
            let Some(inside) = real(&path).filter(|_| name::is_safe_path(&path)) else { continue };
            if self.files.contains_key(&name::shown(&path)) || !folders.sound(inside.parent().unwrap_or(&inside)) {
                continue;
            }
            let full = root.join(&inside);
            if submodule && is_empty_folder(&full) {
                self.insert(&inside, Entry::Submodule);
            } else if let Some(entry) = entry(root, &full) {
                // A tracked file that is gone from the worktree is not part of what would be deployed from it.
                self.insert(&inside, entry);
            }
        }
        Ok(())
    }

    fn listing(self) -> Listing {
        let origin = Origin::Folder { root: self.root, odd: self.odd };
        Listing { files: self.files, origin, laid_over: Overlay::default() }
    }
}

/// Folders that are none of them a symbolic link: behind one, a tracked path would lead out of the tree.
struct Folders<'a> {
    root: &'a Path,
    sound: BTreeSet<PathBuf>,
}

impl Folders<'_> {
    fn sound(&mut self, folder: &Path) -> bool {
        if self.sound.contains(folder) {
            return true;
        }
        let sound = folder.parent().is_some_and(|parent| self.sound(parent))
            && self.root.join(folder).symlink_metadata().is_ok_and(|found| found.is_dir());
        if sound {
            self.sound.insert(folder.to_owned());
        }
        sound
    }
}

/// Everything that git would not ignore, and what it is. Folders are looked at on as many threads as the current rayon pool has, because in a large
/// tree that takes as long as to read much of it.
fn walked(root: &Path) -> Result<Vec<(PathBuf, Entry)>, ListError> {
    let (sender, receiver) = mpsc::channel();
    walk(root).threads(rayon::current_num_threads()).build_parallel().run(|| {
        let sender = sender.clone();
        Box::new(move |found| {
            let found = match found {
                Ok(found) if found.file_type().is_some_and(|kind| kind.is_dir()) => return WalkState::Continue,
                Ok(found) => Ok(entry(root, found.path()).map(|entry| (found.into_path(), entry))),
                Err(error) => Err(error.to_string()),
            };
            // Nobody waits any more only where nothing can be read any more.
            sender.send(found).map_or(WalkState::Quit, |()| WalkState::Continue)
        })
    });
    drop(sender);
    let found: Vec<_> = receiver.into_iter().collect();
    // Which thread was first must not decide what is said.
    match found.iter().filter_map(|found| found.as_ref().err()).min() {
        Some(first) => Err(ListError::Unreadable(first.clone())),
        None => Ok(found.into_iter().flatten().flatten().collect()),
    }
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

/// An entry of the index, relative to the folder that is listed.
struct Tracked {
    path: Vec<u8>,
    submodule: bool,
}

/// What the index of the repository that `root` belongs to has below it: a tracked file is read even where `.gitignore` names it.
fn tracked(root: &Path) -> Result<Vec<Tracked>, ListError> {
    let repository = match git2::Repository::discover(root) {
        Ok(repository) => repository,
        Err(error) if error.code() == git2::ErrorCode::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let Some(worktree) = repository.workdir().and_then(|folder| folder.canonicalize().ok()) else {
        return Ok(Vec::new());
    };
    let root = root.canonicalize().map_err(|error| ListError::Unreadable(error.to_string()))?;
    let Ok(inside) = root.strip_prefix(&worktree) else { return Ok(Vec::new()) };
    let prefix = bytes(inside);
    let below = |entry: git2::IndexEntry| {
        let path = match prefix.as_slice() {
            [] => entry.path,
            prefix => entry.path.strip_prefix(prefix)?.strip_prefix(b"/")?.to_vec(),
        };
        Some(Tracked { path, submodule: entry.mode == GITLINK })
    };
    Ok(repository.index()?.iter().filter_map(below).collect())
}

fn entry(root: &Path, path: &Path) -> Option<Entry> {
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

fn is_empty_folder(path: &Path) -> bool {
    path.read_dir().is_ok_and(|mut entries| entries.next().is_none())
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

/// The path of a file that git knows by these bytes.
fn real(path: &[u8]) -> Option<PathBuf> {
    #[cfg(unix)]
    let path = Some(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(path));
    #[cfg(not(unix))]
    let path = std::str::from_utf8(path).ok();
    path.map(PathBuf::from)
}

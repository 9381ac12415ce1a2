use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::error::ListError;
use super::folder::{Item, bytes, entry, walked};
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
    walked(path)?.into_iter().for_each(|found| files.add(found));
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
        self.add(Item::new(inside, entry));
    }

    fn add(&mut self, Item { shown: path, odd, entry }: Item) {
        if let Some(odd) = odd {
            self.odd.insert(path.clone(), odd);
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

fn is_empty_folder(path: &Path) -> bool {
    path.read_dir().is_ok_and(|mut entries| entries.next().is_none())
}

/// The path of a file that git knows by these bytes.
fn real(path: &[u8]) -> Option<PathBuf> {
    #[cfg(unix)]
    let path = Some(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(path));
    #[cfg(not(unix))]
    let path = std::str::from_utf8(path).ok();
    path.map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_ignores_is_left_out_wherever_a_thread_begins() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        git2::Repository::init(root.path()).unwrap();
        git2::Repository::init(root.path().join("nested")).unwrap();
        write(".gitignore", "ignored/\n*.log\n/d/e\n");
        write(".git/info/exclude", "k/p.yaml\n");
        write("a/.gitignore", "!keep.log\nq.yaml\n");
        write("a/b/.gitignore", "z.yaml\n");
        write("nested/.gitignore", "g.yaml\n");
        let kept = ["a/b/c/d/e/f/g.yaml", "a/b/c/keep.log", "d/ok.yaml", "k/o.yaml", "nested/o.yaml", "nested/s/t.log"];
        let left_out =
            ["a/b/c/z.yaml", "a/b/q.yaml", "a/ignored/i.yaml", "d/e/h.yaml", "d/f.log", "k/p.yaml", "nested/s/g.yaml"];
        kept.iter().chain(&left_out).for_each(|path| write(path, ""));
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let listed = |folder: &str| {
                let listing = pool.install(|| list(&root.path().join(folder))).unwrap();
                let files = listing.files.into_keys().filter(|path| !path.ends_with(".gitignore"));
                files.collect::<Vec<_>>()
            };
            assert_eq!(listed(""), kept, "{threads} threads");
            assert_eq!(listed("a/b"), ["c/d/e/f/g.yaml", "c/keep.log"], "{threads} threads");
        }
    }
}

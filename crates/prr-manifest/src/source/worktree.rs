use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::ListError;
use super::folder::{Item, bytes, entry, there, walked};
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
        let entry = if found.is_file() { Entry::File(found.len()) } else { Entry::Special };
        let item = Item::new(Path::new(path.file_name().unwrap_or_default()), entry);
        return Ok(Found::new(folder, vec![item]).listing());
    }
    let root = path.canonicalize().map_err(|error| ListError::unreadable(path, &error))?;
    let (walked, tracked) = rayon::join(|| walked(&root), || tracked(&root));
    let mut files = Found::new(path, walked?);
    files.add_tracked(&root, tracked?)?;
    Ok(files.listing())
}

/// What lies at a path that was met before: only one that is no text can be shown as another one is.
const TWICE: Entry = Entry::Refused;

/// The files that were found in a folder.
struct Found {
    root: PathBuf,
    files: BTreeMap<String, Entry>,
    odd: BTreeMap<String, PathBuf>,
}

impl Found {
    /// `items` are sorted by path.
    fn new(root: &Path, mut items: Vec<Item>) -> Self {
        let odd = items.iter_mut().filter_map(|item| Some((item.shown.clone(), item.odd.take()?))).collect();
        items.dedup_by(|other, kept| {
            let twice = other.shown == kept.shown;
            if twice {
                kept.entry = TWICE;
            }
            twice
        });
        let files = items.into_iter().map(|item| (item.shown, item.entry)).collect();
        Self { root: root.to_owned(), files, odd }
    }

    fn add(&mut self, item: Item) {
        self.odd.extend(item.odd.map(|odd| (item.shown.clone(), odd)));
        self.files.entry(item.shown).and_modify(|entry| *entry = TWICE).or_insert(item.entry);
    }

    /// Whether what git knows by these bytes was found, and not something else that is shown alike.
    fn has(&self, path: &[u8]) -> bool {
        let shown = name::shown(path);
        let odd = real(path).filter(|path| path.to_str().is_none());
        self.files.contains_key(&shown) && self.odd.get(&shown) == odd.as_ref()
    }

    /// Adds what git tracks although an ignore rule names it, and submodules that were not fetched.
    fn add_tracked(&mut self, root: &Path, tracked: Vec<Tracked>) -> Result<(), ListError> {
        let unseen: Vec<_> = tracked.into_par_iter().filter(|tracked| !self.has(&tracked.path)).collect();
        let mut folders = Folders { root, sound: BTreeSet::from([PathBuf::new()]) };
        for Tracked { path, submodule } in unseen {
            let Some(inside) = real(&path).filter(|_| name::is_safe_path(&path)) else { continue };
            if !folders.sound(inside.parent().unwrap_or(&inside))? {
                continue;
            }
            let full = root.join(&inside);
            let unreadable = |error: io::Error| ListError::unreadable(&full, &error);
            if submodule && is_empty_folder(&full).map_err(unreadable)? {
                self.add(Item::new(&inside, Entry::Submodule));
                continue;
            }
            // A tracked file that is gone from the worktree is not part of what would be deployed from it.
            let entry = entry(root, &full, full.symlink_metadata()).map_err(unreadable)?;
            if let Some(entry) = entry {
                self.add(Item::new(&inside, entry));
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
    fn sound(&mut self, folder: &Path) -> Result<bool, ListError> {
        if self.sound.contains(folder) {
            return Ok(true);
        }
        let Some(parent) = folder.parent() else { return Ok(false) };
        if !self.sound(parent)? {
            return Ok(false);
        }
        let full = self.root.join(folder);
        let found = there(full.symlink_metadata()).map_err(|error| ListError::unreadable(&full, &error))?;
        let sound = found.is_some_and(|found| found.is_dir());
        if sound {
            self.sound.insert(folder.to_owned());
        }
        Ok(sound)
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

fn is_empty_folder(path: &Path) -> io::Result<bool> {
    Ok(there(path.read_dir())?.is_some_and(|mut entries| entries.next().is_none()))
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

    #[cfg(unix)]
    #[test]
    fn files_that_are_shown_alike_are_refused_tracked_or_not() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;

        let (odd, alike) = (b"a\xE9.yaml".as_slice(), br"a\xE9.yaml".as_slice());
        for (ignored, pattern) in [(odd, "/a?.yaml\n"), (alike, "/a?xE9.yaml\n")] {
            let root = tempfile::tempdir().unwrap();
            let repository = git2::Repository::init(root.path()).unwrap();
            let write =
                |name: &[u8], text: &str| std::fs::write(root.path().join(OsStr::from_bytes(name)), text).unwrap();
            let listed = || list(root.path()).unwrap().files.get(r"a\xE9.yaml").copied();
            for name in [odd, alike] {
                write(name, "");
            }
            assert_eq!(listed(), Some(Entry::Refused));
            write(b".gitignore", pattern);
            assert_eq!(listed(), Some(Entry::File(0)), "{pattern}");
            let mut index = repository.index().unwrap();
            index.add_path(Path::new(OsStr::from_bytes(ignored))).unwrap();
            index.write().unwrap();
            assert_eq!(listed(), Some(Entry::Refused), "{pattern}");
        }
    }

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

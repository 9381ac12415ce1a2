use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use ignore::WalkBuilder;

/// The files of a tree, sorted by path: every tracked one, and every other one that git would not ignore.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The folder that paths are relative to.
    pub root: PathBuf,
    /// Paths relative to the root with `/` between their parts, and what lies there.
    pub files: BTreeMap<String, Entry>,
}

impl Listing {
    /// The bytes of a file of the listing.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.root.join(path))
    }
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
}

/// Why a tree could not be listed.
#[derive(Debug)]
pub enum ListError {
    /// There is nothing at this path.
    Missing(PathBuf),
    /// A folder could not be read.
    Unreadable(String),
    /// The git repository could not be read.
    Git(String),
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "{} does not exist", path.display()),
            Self::Unreadable(reason) => write!(f, "cannot list the tree: {reason}"),
            Self::Git(reason) => write!(f, "cannot read the git repository: {reason}"),
        }
    }
}

impl std::error::Error for ListError {}

/// Lists a folder, or one file as a tree of its own.
///
/// # Errors
/// When there is nothing at `path`, or a folder or the repository around it cannot be read: a listing with holes would judge half a tree.
pub fn list(path: &Path) -> Result<Listing, ListError> {
    let found = path.metadata().map_err(|_| ListError::Missing(path.to_owned()))?;
    if found.is_file() {
        let name = path.file_name().unwrap_or_default();
        let root = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let files = BTreeMap::from([(name.to_string_lossy().into_owned(), Entry::File(found.len()))]);
        return Ok(Listing { root: root.to_owned(), files });
    }
    let mut listing = Listing { root: path.to_owned(), files: BTreeMap::new() };
    for name in tracked(path)? {
        // A tracked file that is gone from the worktree is not part of what would be deployed from it.
        if let Some(entry) = entry(path, &path.join(&name)) {
            listing.files.insert(name, entry);
        }
    }
    for found in walk(path) {
        let found = found.map_err(|error| ListError::Unreadable(error.to_string()))?;
        if found.file_type().is_some_and(|kind| kind.is_dir()) {
            continue;
        }
        if let (Some(name), Some(entry)) = (relative(path, found.path()), entry(path, found.path())) {
            listing.files.insert(name, entry);
        }
    }
    Ok(listing)
}

/// Everything that git would not ignore. Only git's own files decide that, and none outside the repository, so that every machine sees
/// the same tree.
fn walk(root: &Path) -> ignore::Walk {
    WalkBuilder::new(root)
        .standard_filters(false)
        .git_ignore(true)
        .git_exclude(true)
        .parents(true)
        .require_git(true)
        .follow_links(false)
        .filter_entry(|entry| entry.file_name() != ".git")
        .build()
}

/// The files in the index of the repository that `root` belongs to: a tracked file is read even where `.gitignore` names it.
fn tracked(root: &Path) -> Result<Vec<String>, ListError> {
    let git = |error: git2::Error| ListError::Git(error.message().to_owned());
    let repository = match git2::Repository::discover(root) {
        Ok(repository) => repository,
        Err(error) if error.code() == git2::ErrorCode::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(git(error)),
    };
    let Some(worktree) = repository.workdir().and_then(|folder| folder.canonicalize().ok()) else {
        return Ok(Vec::new());
    };
    let root = root.canonicalize().map_err(|error| ListError::Unreadable(error.to_string()))?;
    let Ok(inside) = root.strip_prefix(&worktree) else { return Ok(Vec::new()) };
    let prefix = inside.to_string_lossy();
    let index = repository.index().map_err(git)?;
    let below = |entry: git2::IndexEntry| {
        let path = String::from_utf8_lossy(&entry.path).into_owned();
        if prefix.is_empty() {
            return Some(path);
        }
        Some(path.strip_prefix(&*prefix)?.strip_prefix('/')?.to_owned())
    };
    Ok(index.iter().filter_map(below).collect())
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

fn relative(root: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root).ok()?;
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(parts.join("/"))
}

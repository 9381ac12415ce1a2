use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why a tree could not be listed.
#[derive(Debug)]
pub enum ListError {
    /// There is nothing at this path.
    Missing(PathBuf),
    /// A folder or a stream could not be read.
    Unreadable(String),
    /// The git repository could not be read.
    Git(String),
    /// A revision was asked for, and this path lies in no git repository.
    NoRepository(PathBuf),
    /// The repository does not have this revision.
    NoRevision {
        /// The revision as it was asked for.
        name: String,
        /// What git says of it.
        detail: String,
        /// Whether the clone is shallow, so that the revision may only not have been fetched.
        shallow: bool,
    },
    /// Two revisions have no commit in common, as far as the repository goes back.
    NoMergeBase {
        /// The base as it was asked for.
        name: String,
        /// Whether the clone is shallow, so that the common commit may only not have been fetched.
        shallow: bool,
    },
    /// The tree has more entries than this.
    TooMany(usize),
}

impl ListError {
    /// What lies at `path` cannot be told.
    pub(super) fn unreadable(path: &Path, error: &io::Error) -> Self {
        Self::Unreadable(format!("{}: {error}", path.display()))
    }
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "{} does not exist", path.display()),
            Self::Unreadable(reason) => write!(f, "cannot list the tree: {reason}"),
            Self::Git(reason) => write!(f, "cannot read the git repository: {reason}"),
            Self::NoRepository(path) => write!(f, "{} is not in a git repository", path.display()),
            Self::NoRevision { name, detail, .. } => write!(f, "no revision `{name}` in this repository: {detail}"),
            Self::NoMergeBase { name, .. } => write!(f, "no common commit with `{name}`"),
            Self::TooMany(most) => write!(f, "the tree has more than {most} entries"),
        }
    }
}

impl std::error::Error for ListError {}

impl From<git2::Error> for ListError {
    fn from(error: git2::Error) -> Self {
        Self::Git(error.message().to_owned())
    }
}

use std::collections::{BTreeMap, BTreeSet};

use git2::{ErrorCode, Oid, Repository, StatusOptions};

use super::history::last_changes;
use super::root::Root;
use crate::source::{Item, ListError, Listing, Origin, Place, name, walk};

/// What the history of a repository says of the files of a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GitFacts {
    files: BTreeMap<String, FileFacts>,
}

/// What is known of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    /// How the file that was listed stands to the last commit.
    pub state: FileState,
    /// The commit that changed it last. None where no commit has it, and where the history at hand does not reach back that far: a shallow
    /// clone ends with a commit that seems to have made every file.
    pub last_change: Option<CommitFacts>,
}

/// How a file stands to the last commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileState {
    /// It is as the commit has it.
    Committed,
    /// It is known to git and not as the commit has it.
    Modified,
    /// Git does not know it.
    Untracked,
}

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitFacts {
    /// Its id, in full.
    pub id: String,
    /// When it became part of the history, in seconds since the Unix epoch: the committer's time.
    pub time: i64,
    /// Who wrote it.
    pub author: String,
    /// The address of who wrote it.
    pub email: String,
}

impl GitFacts {
    /// Looks the files of a listing up in one walk of its history, which ends as soon as all are found. Without a repository, there are no facts.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn of(listing: &Listing) -> Result<Self, ListError> {
        Self::of_files(listing, |_| true)
    }

    /// The same for some of the files; the fewer are wanted, the earlier the walk ends.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn of_files(listing: &Listing, is_wanted: impl Fn(&str) -> bool) -> Result<Self, ListError> {
        let Some(History { repository, head, changed }) = History::of(listing)? else { return Ok(Self::default()) };
        let prefix = Root::of(listing)?.prefix;
        let committed = match head {
            Some(head) => committed(&repository, head)?,
            None => BTreeSet::new(),
        };
        let full = |path: &String| format!("{prefix}{path}");
        let listed: Vec<&String> = listing.files.keys().filter(|path| is_wanted(path)).collect();
        let wanted: Vec<String> = listed.iter().copied().map(full).filter(|path| committed.contains(path)).collect();
        let mut last = match head {
            Some(head) => last_changes(&repository, head, wanted)?,
            None => BTreeMap::new(),
        };
        let facts = |path: &String| {
            let full = full(path);
            let state = match () {
                () if changed.contains(&full) => FileState::Modified,
                () if committed.contains(&full) => FileState::Committed,
                () => FileState::Untracked,
            };
            (path.clone(), FileFacts { state, last_change: last.remove(&full) })
        };
        Ok(Self { files: listed.into_iter().map(facts).collect() })
    }

    /// What is known of a file, by its path in the listing.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&FileFacts> {
        self.files.get(path)
    }
}

/// Where a listing's history is.
struct History {
    repository: Repository,
    head: Option<Oid>,
    /// Paths that are not as the last commit has them.
    changed: BTreeSet<String>,
}

impl History {
    fn of(listing: &Listing) -> Result<Option<Self>, ListError> {
        match &listing.origin {
            Origin::Stream(_) => Ok(None),
            Origin::Revision(revision) => {
                let repository = Repository::open(revision.handles.folder())?;
                Ok(Some(Self { repository, head: Some(revision.commit), changed: BTreeSet::new() }))
            }
            Origin::Folder { root, .. } => match Place::of(root) {
                Ok(Place { repository, .. }) => {
                    let head = match repository.head().and_then(|head| head.peel_to_commit()) {
                        Ok(head) => Some(head.id()),
                        Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => None,
                        Err(error) => return Err(error.into()),
                    };
                    let changed = changed(&repository)?;
                    Ok(Some(Self { repository, head, changed }))
                }
                Err(ListError::NoRepository(_)) => Ok(None),
                Err(error) => Err(error),
            },
        }
    }
}

fn changed(repository: &Repository) -> Result<BTreeSet<String>, ListError> {
    if repository.is_bare() {
        return Ok(BTreeSet::new());
    }
    let mut options = StatusOptions::new();
    options.include_untracked(false).include_ignored(false).exclude_submodules(true);
    let statuses = repository.statuses(Some(&mut options))?;
    Ok(statuses.iter().map(|entry| name::shown(entry.path_bytes())).collect())
}

fn committed(repository: &Repository, head: Oid) -> Result<BTreeSet<String>, ListError> {
    let tree = repository.find_commit(head)?.tree_id();
    let files = walk(repository, tree)?.into_iter();
    Ok(files.filter(|(_, item)| matches!(item, Some(Item::Blob(_) | Item::Symlink(_)))).map(|(path, _)| path).collect())
}

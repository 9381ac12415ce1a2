//! The commits that changed files last, in one walk of the history.
//!
//! Every file starts at the newest commit and is handed to the first parent that has it with the same content; where no parent has, that
//! commit changed it. A commit is looked at only for the files that were handed to it, and of its folders only those that differ.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::fs;

use git2::{Commit, Error, Oid, Repository};

use super::facts::CommitFacts;
use crate::source::{Item, children, name};

/// Commits that are looked at. Files that are older than that many are not dated.
const MOST_COMMITS: usize = 100_000;

/// The last change of each path, which `head` must have. A path is missing from the result where the history at hand does not tell.
pub(super) fn last_changes(
    repository: &Repository,
    head: Oid,
    mut paths: Vec<String>,
) -> Result<BTreeMap<String, CommitFacts>, Error> {
    paths.sort();
    let shallow = shallow(repository);
    let mut walk = Walk { repository, paths: &paths, waiting: BTreeMap::new(), queue: BinaryHeap::new() };
    walk.hand(&repository.find_commit(head)?, (0..paths.len()).collect());
    let mut found = BTreeMap::new();
    for _ in 0..MOST_COMMITS {
        let Some((_, commit)) = walk.queue.pop() else { break };
        let Some(files) = walk.waiting.remove(&commit) else { continue };
        // What a clone was cut off at has no parents here, and did not make all its files.
        if shallow.contains(&commit) {
            continue;
        }
        let commit = repository.find_commit(commit)?;
        let Ok(own) = walk.pass_on(&commit, files) else { continue };
        if own.is_empty() {
            continue;
        }
        let facts = facts(&commit);
        found.extend(own.into_iter().map(|file| (paths[file].clone(), facts.clone())));
    }
    Ok(found)
}

struct Walk<'a> {
    repository: &'a Repository,
    /// Sorted, so that a folder is a range.
    paths: &'a [String],
    /// Files that were handed to commits, as positions among the paths.
    waiting: BTreeMap<Oid, BTreeSet<usize>>,
    /// Newest first.
    queue: BinaryHeap<(i64, Oid)>,
}

impl Walk<'_> {
    fn hand(&mut self, commit: &Commit<'_>, mut files: BTreeSet<usize>) {
        if files.is_empty() {
            return;
        }
        // A commit whose clock was wrong may have been looked at before; it is looked at again for what comes late.
        let waiting = self.waiting.entry(commit.id()).or_default();
        if waiting.is_empty() {
            self.queue.push((commit.time().seconds(), commit.id()));
        }
        if waiting.len() < files.len() {
            std::mem::swap(waiting, &mut files);
        }
        waiting.append(&mut files);
    }

    /// Hands files to the parents that have them as the commit does, and gives back the others. Where an object is missing, nobody knows.
    fn pass_on(&mut self, commit: &Commit<'_>, mut files: BTreeSet<usize>) -> Result<BTreeSet<usize>, Error> {
        for parent in commit.parents() {
            let changed = self.changed(commit.tree_id(), parent.tree_id(), &files)?;
            for file in &changed {
                files.remove(file);
            }
            self.hand(&parent, std::mem::replace(&mut files, changed));
            if files.is_empty() {
                break;
            }
        }
        Ok(files)
    }

    /// Which of some files that one tree has are not the same in another.
    fn changed(&self, tree: Oid, other: Oid, files: &BTreeSet<usize>) -> Result<BTreeSet<usize>, Error> {
        let mut changed = BTreeSet::new();
        let mut folders = vec![(String::new(), tree, other)];
        while let Some((prefix, tree, other)) = folders.pop() {
            if tree == other {
                continue;
            }
            let others: BTreeMap<Vec<u8>, Item> = children(self.repository, other)?.into_iter().collect();
            for (part, item) in children(self.repository, tree)? {
                let other = others.get(&part);
                if other == Some(&item) {
                    continue;
                }
                let path = format!("{prefix}{}", name::shown(&part));
                match (item, other) {
                    (Item::Tree(tree), other) => {
                        let folder = format!("{path}/");
                        let mut below = files.range(self.below(&folder)).peekable();
                        if below.peek().is_none() {
                            continue;
                        }
                        match other {
                            Some(Item::Tree(other)) => folders.push((folder, tree, *other)),
                            _ => changed.extend(below),
                        }
                    }
                    _ => changed.extend(self.paths.binary_search(&path).ok().filter(|file| files.contains(file))),
                }
            }
        }
        Ok(changed)
    }

    /// The positions of the paths that start with a folder's, which ends with a slash.
    fn below(&self, folder: &str) -> std::ops::Range<usize> {
        let start = self.paths.partition_point(|path| path.as_str() < folder);
        let count = self.paths[start..].partition_point(|path| path.starts_with(folder));
        start..start + count
    }
}

/// The commits at which a clone was cut off.
fn shallow(repository: &Repository) -> BTreeSet<Oid> {
    let text = fs::read_to_string(repository.commondir().join("shallow")).unwrap_or_default();
    text.lines().filter_map(|line| Oid::from_str(line.trim()).ok()).collect()
}

fn facts(commit: &Commit<'_>) -> CommitFacts {
    let author = commit.author();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    CommitFacts {
        id: commit.id().to_string(),
        time: commit.time().seconds(),
        author: text(author.name_bytes()),
        email: text(author.email_bytes()),
    }
}

use git2::{ObjectType, Oid, Repository, Tree};

use super::error::ListError;
use super::name::{LONGEST, is_safe, shown};

/// Entries of a tree, folders included. A tree of a few objects that name each other many times over can have any number.
const MOST_ENTRIES: usize = 1_000_000;

/// Bytes of the list of one folder.
const LARGEST_FOLDER: usize = 64 << 20;

/// The type bits of a mode, and what they say. Only these are looked at, as git does.
const TYPE: i32 = 0o170_000;
const FOLDER: i32 = 0o040_000;
const SYMLINK: i32 = 0o120_000;
const GITLINK: i32 = 0o160_000;

/// One thing in a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// A file.
    Blob(Oid),
    /// A symbolic link; the blob has its target.
    Symlink(Oid),
    /// A folder.
    Tree(Oid),
    /// A submodule.
    Submodule,
}

/// The entries of a folder, in its order, by the bytes of their names.
///
/// # Errors
/// When the object is not there, is not a folder, or is larger than any folder is.
pub(crate) fn children(repository: &Repository, tree: Oid) -> Result<Vec<(Vec<u8>, Item)>, git2::Error> {
    let tree = find(repository, tree)?;
    let item = |entry: git2::TreeEntry<'_>| {
        let item = match entry.filemode_raw() & TYPE {
            FOLDER => Item::Tree(entry.id()),
            SYMLINK => Item::Symlink(entry.id()),
            GITLINK => Item::Submodule,
            _ => Item::Blob(entry.id()),
        };
        (entry.name_bytes().to_vec(), item)
    };
    Ok(tree.iter().map(item).collect())
}

fn find(repository: &Repository, tree: Oid) -> Result<Tree<'_>, git2::Error> {
    let (bytes, kind) = repository.odb()?.read_header(tree)?;
    if kind != ObjectType::Tree {
        return Err(git2::Error::from_str("the object is not a folder"));
    }
    if bytes > LARGEST_FOLDER {
        return Err(git2::Error::from_str("a folder of the tree is larger than any folder is"));
    }
    repository.find_tree(tree)
}

/// Everything below a folder by its path; `None` where git would refuse the name.
pub(crate) fn walk(repository: &Repository, root: Oid) -> Result<Vec<(String, Option<Item>)>, ListError> {
    let mut found = Vec::new();
    let mut folders = vec![(Vec::new(), root)];
    let mut count = 0;
    while let Some((prefix, tree)) = folders.pop() {
        for (name, item) in children(repository, tree)? {
            count += 1;
            if count > MOST_ENTRIES {
                return Err(ListError::TooMany(MOST_ENTRIES));
            }
            let path = [prefix.as_slice(), &name].concat();
            match item {
                _ if !is_safe(&name) || path.len() > LONGEST => found.push((shown(&path), None)),
                Item::Tree(tree) => folders.push(([&path, &b"/"[..]].concat(), tree)),
                item => found.push((shown(&path), Some(item))),
            }
        }
    }
    Ok(found)
}

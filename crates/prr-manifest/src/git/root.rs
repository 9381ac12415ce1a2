use std::io;
use std::path::{Path, PathBuf};

use crate::source::{Item, ListError, Listing, Origin, Place, children, name, read_regular};

/// Files at the root of the repository that a listing is a part of; without one, at the root of the listing.
pub(super) struct Root<'a> {
    listing: &'a Listing,
    /// The folder of the worktree, where there is one.
    folder: Option<PathBuf>,
    /// What the paths of the listing have before them in the repository, with a slash at its end unless it is empty.
    pub(super) prefix: String,
}

impl<'a> Root<'a> {
    pub(super) fn of(listing: &'a Listing) -> Result<Self, ListError> {
        let (folder, prefix) = match &listing.origin {
            Origin::Stream(_) => (None, String::new()),
            Origin::Revision(revision) => (None, name::shown(&revision.prefix)),
            Origin::Folder { root, .. } => match Place::of(root) {
                Ok(place) => {
                    let parts = place.inside.iter().map(|part| name::shown(part) + "/");
                    (place.repository.workdir().map(Path::to_owned), parts.collect())
                }
                Err(ListError::NoRepository(_)) => (Some(root.clone()), String::new()),
                Err(error) => return Err(error),
            },
        };
        Ok(Self { listing, folder, prefix })
    }

    /// The bytes of a file, not through links; `None` where there is no such file.
    pub(super) fn read(&self, path: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        if let Origin::Revision(revision) = &self.listing.origin {
            let found = revision.handles.with(|repository| {
                let mut item = Item::Tree(repository.find_commit(revision.commit)?.tree_id());
                for part in path.split('/') {
                    let Item::Tree(tree) = item else { return Ok(None) };
                    let found = children(repository, tree)?.into_iter().find(|(name, _)| name == part.as_bytes());
                    let Some((_, found)) = found else { return Ok(None) };
                    item = found;
                }
                Ok(Some(item))
            });
            return match found.map_err(|error| io::Error::other(error.message().to_owned()))? {
                Some(Item::Blob(blob)) => revision
                    .handles
                    .read(blob, most)
                    .map(Some)
                    .map_err(|error| io::Error::other(error.message().to_owned())),
                _ => Ok(None),
            };
        }
        let Some(folder) = &self.folder else { return Ok(None) };
        let mut full = folder.clone();
        let parts: Vec<&str> = path.split('/').collect();
        let mut listed = 0;
        for (index, part) in parts.iter().enumerate() {
            full.push(part);
            let last = index + 1 == parts.len();
            let Ok(found) = full.symlink_metadata() else { return Ok(None) };
            if !(if last { found.is_file() } else { found.is_dir() }) {
                return Ok(None);
            }
            listed = found.len();
        }
        read_regular(&full, listed, most).map(Some)
    }
}

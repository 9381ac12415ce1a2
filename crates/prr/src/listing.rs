//! Which listing a path on the command line stands for, and what is said where there is none.

use std::path::Path;

use prr_manifest::{ListError, Listing, list, list_base, list_revision, list_stream};

use crate::commands::messages as m;
use crate::error::Error;

/// The path that stands for standard input.
const STREAM: &str = "-";

/// Lists a folder, a file, standard input, or what a revision has at the path.
pub(crate) fn of(path: &Path, revision: Option<&str>) -> Result<Listing, Error> {
    let listed = match revision {
        Some(_) if is_stream(path) => return Err(stream_only()),
        Some(revision) => list_revision(path, revision),
        None if is_stream(path) => list_stream(std::io::stdin().lock()),
        None => list(path),
    };
    listed.map_err(cannot_list)
}

/// Lists what a change is compared with.
pub(crate) fn base(path: &Path, head: &Listing, name: &str, exact: bool) -> Result<Listing, Error> {
    if is_stream(path) {
        return Err(stream_only());
    }
    list_base(path, head, name, exact).map_err(cannot_list)
}

fn is_stream(path: &Path) -> bool {
    path == Path::new(STREAM)
}

fn stream_only() -> Error {
    Error::usage(m::STREAM_ONLY.localized(&[]), Some(m::STREAM_ONLY_HINT.localized(&[])))
}

pub(crate) fn cannot_list(error: ListError) -> Error {
    let shown = |path: &Path| m::text("path", &path.display().to_string());
    match error {
        ListError::Missing(path) => {
            Error::usage(m::NO_PATH.localized(&[shown(&path)]), Some(m::NO_PATH_HINT.localized(&[])))
        }
        ListError::NoRepository(path) => {
            Error::usage(m::NO_REPOSITORY.localized(&[shown(&path)]), Some(m::NO_REPOSITORY_HINT.localized(&[])))
        }
        ListError::NoRevision { name, detail, shallow } => {
            let about = [m::text("name", &name), m::text("detail", &detail)];
            let hint = if shallow { m::SHALLOW_HINT } else { m::NO_REVISION_HINT };
            Error::usage(m::NO_REVISION.localized(&about), Some(hint.localized(&about)))
        }
        ListError::NoMergeBase { name, shallow } => {
            let about = [m::text("name", &name)];
            let hint = if shallow { m::SHALLOW_BASE_HINT } else { m::NO_MERGE_BASE_HINT };
            Error::usage(m::NO_MERGE_BASE.localized(&about), Some(hint.localized(&about)))
        }
        other => {
            let hint = matches!(other, ListError::Unreadable(_)).then(|| m::CANNOT_LIST_HINT.localized(&[]));
            Error::undecided(m::CANNOT_LIST.localized(&[m::text("detail", &other.to_string())]), hint)
        }
    }
}

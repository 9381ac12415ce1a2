//! What commands read: the files of a tree, without those that its `prr.yaml` excludes.

use std::fs;
use std::path::Path;

use prr_document::read::Limits;
use prr_manifest::{Exclude, Excludes, Inventory, ListError, Listing};
use prr_policy::{Config, Exclusion, read_config};

use crate::commands::messages as m;
use crate::error::{Cause, Error};

/// The name of the configuration, at the root of the tree.
pub(crate) const CONFIGURATION: &str = "prr.yaml";

/// A tree that is listed and not read yet.
pub(crate) struct Tree {
    pub(crate) config: Config,
    listing: Listing,
    excludes: Excludes,
}

impl Tree {
    /// Lists the files below a path and reads the configuration there.
    pub(crate) fn list(path: &Path) -> Result<Self, Error> {
        let listing = prr_manifest::list(path).map_err(cannot_list)?;
        let config = configuration(&listing.root)?;
        let excludes = excludes(&config)?;
        Ok(Self { config, listing, excludes })
    }

    /// Lists the files below a path, as if nobody had written a configuration yet.
    pub(crate) fn without_configuration(path: &Path) -> Result<Self, Error> {
        let listing = prr_manifest::list(path).map_err(cannot_list)?;
        Ok(Self { config: Config::default(), listing, excludes: Excludes::default() })
    }

    /// Reads the files, on the threads of the current rayon pool.
    pub(crate) fn load(&self) -> Inventory {
        prr_manifest::load(&self.listing, &self.excludes, &Limits::default())
    }

    /// Exclusions that no file needs.
    pub(crate) fn unused_exclusions(&self) -> impl Iterator<Item = &Exclusion> {
        self.config.excludes.iter().filter(|exclude| !self.covers_something(exclude))
    }

    fn covers_something(&self, exclude: &Exclusion) -> bool {
        let covered = |path: &String| self.excludes.find(path).is_some_and(|(_, found)| found.path == exclude.path);
        self.listing.files.keys().any(covered)
    }
}

fn configuration(root: &Path) -> Result<Config, Error> {
    let path = root.join(CONFIGURATION);
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Config { packs: all_packs(), ..Config::default() });
        }
        Err(error) => {
            let about = [m::text("path", CONFIGURATION), m::text("detail", &error.to_string())];
            return Err(Error::usage(m::CANNOT_READ.localized(&about), None));
        }
    };
    read_config(CONFIGURATION, text).map_err(|faults| {
        let cause = |fault: prr_policy::Fault| Cause {
            location: Some(fault.location),
            message: fault.message,
            hint: fault.hint,
        };
        Error::configuration(faults.into_iter().map(cause).collect())
    })
}

fn all_packs() -> Vec<String> {
    prr_policy::PACKS.iter().map(|(name, _)| (*name).to_owned()).collect()
}

fn excludes(config: &Config) -> Result<Excludes, Error> {
    let written =
        config.excludes.iter().map(|exclude| Exclude { path: exclude.path.clone(), reason: exclude.reason.clone() });
    Excludes::new(written.collect()).map_err(|error| {
        let exclude = &config.excludes[error.index];
        let message = m::BAD_EXCLUDE.localized(&[m::text("path", &exclude.path), m::text("detail", &error.message)]);
        Error::configuration(vec![Cause { location: Some(exclude.location.clone()), message, hint: None }])
    })
}

fn cannot_list(error: ListError) -> Error {
    match error {
        ListError::Missing(path) => {
            let about = [m::text("path", &path.display().to_string())];
            Error::usage(m::NO_PATH.localized(&about), Some(m::NO_PATH_HINT.localized(&[])))
        }
        other => Error::undecided(m::CANNOT_LIST.localized(&[m::text("detail", &other.to_string())]), None),
    }
}

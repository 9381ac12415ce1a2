//! What commands read: the files of a tree, without those that its `prr.yaml` excludes.

use std::path::Path;

use prr_manifest::{
    CodeOwners, Exclude, Excludes, GitFacts, Inventory, Listing, RenderMode, Rendering, TreeLimits, compare,
};
use prr_model::inventory::ServiceInventory;
use prr_policy::{Config, Exclusion, read_config};

use crate::cli::{PolicySide, SourceArguments};
use crate::commands::messages as m;
use crate::error::{Cause, Error};
use crate::listing;

/// The name of the configuration, at the root of the tree.
pub(crate) const CONFIGURATION: &str = "prr.yaml";

/// A tree that is listed and not read yet.
pub(crate) struct Tree {
    pub(crate) config: Config,
    listing: Listing,
    base: Option<Base>,
    excludes: Excludes,
}

/// What a tree is compared with.
struct Base {
    listing: Listing,
    policy: PolicySide,
}

impl Tree {
    /// Lists what a path stands for, or what it stood for in a revision, and reads the configuration there.
    pub(crate) fn at(path: &Path, revision: Option<&str>) -> Result<Self, Error> {
        Self::new(listing::of(path, revision)?, None)
    }

    /// Lists what a path stands for, as if nobody had written a configuration yet.
    pub(crate) fn without_configuration(path: &Path) -> Result<Self, Error> {
        let listing = listing::of(path, None)?;
        Ok(Self { config: Config::default(), listing, base: None, excludes: Excludes::default() })
    }

    /// Lists what is judged, and what it is compared with.
    pub(crate) fn of(source: &SourceArguments) -> Result<Self, Error> {
        let listing = listing::of(&source.path, source.revision.as_deref())?;
        let base = match &source.base {
            None => None,
            Some(name) => {
                let base = listing::base(&source.path, &listing, name, source.exact_base)?;
                Some(Base { listing: base, policy: source.policy_from })
            }
        };
        Self::new(listing, base)
    }

    fn new(listing: Listing, base: Option<Base>) -> Result<Self, Error> {
        let mut config = configuration(&listing, CONFIGURATION)?;
        if let Some(Base { listing, policy: PolicySide::Base }) = &base {
            let shown = format!("{}:{CONFIGURATION}", listing.commit().unwrap_or_default());
            // What is reviewed is a fact of the tree. What is asked of it is the base's to say, the whole of it: packs, bounds and severities
            // loosen a gate as much as exclusions do.
            config = Config { services: config.services, ..configuration(listing, &shown)? };
        }
        let excludes = excludes(&config)?;
        Ok(Self { config, listing, base, excludes })
    }

    /// Reads the files, compares them with the base, and renders what is to be rendered, on the threads of the current rayon pool.
    pub(crate) fn load(&self, render: RenderMode) -> Inventory {
        let (limits, how) = (TreeLimits::default(), rendering(render));
        let inventory = prr_manifest::load(&self.listing, &self.excludes, &limits);
        self.completed(inventory, &limits, &how)
    }

    /// The same for a judgement, which needs no more of the tree than the documents that `asked` names. What is compared with a base
    /// is needed wholly.
    pub(crate) fn load_asked(&self, render: RenderMode, asked: prr_manifest::Asked<'_>) -> Inventory {
        if self.base.is_some() {
            return self.load(render);
        }
        let (limits, how) = (TreeLimits::default(), rendering(render));
        let inventory = prr_manifest::load_asked(&self.listing, &self.excludes, &limits, asked);
        self.completed(inventory, &limits, &how)
    }

    fn completed(&self, mut inventory: Inventory, limits: &TreeLimits, how: &Rendering) -> Inventory {
        if let Some(base) = &self.base {
            compare(&mut inventory, &self.listing, &base.listing, &self.excludes, limits);
        }
        if let Some(changes) = &mut inventory.changes {
            changes.report.policy_from_base = self.policy_from_base();
        }
        prr_manifest::render(&mut inventory, &self.listing, &self.excludes, &limits.manifest, how);
        inventory
    }

    /// What is judged again and again while it is mended: the files, what is excluded of them, and the configuration.
    pub(crate) const fn parts(&mut self) -> (&mut Listing, &Excludes, &Config) {
        (&mut self.listing, &self.excludes, &self.config)
    }

    /// Adds to an inventory who owns its files and who changed them last, as far as git knows.
    pub(crate) fn tell_of_files(&self, inventory: &mut ServiceInventory) -> Result<(), Error> {
        if let Some(owners) = CodeOwners::of(&self.listing).map_err(listing::cannot_list)? {
            prr_inventory::add_code_owners(inventory, &owners);
        }
        let files = prr_inventory::files(inventory);
        let facts = GitFacts::of_files(&self.listing, |path| files.contains(path)).map_err(listing::cannot_list)?;
        prr_inventory::add_history(inventory, &facts);
        Ok(())
    }

    fn policy_from_base(&self) -> bool {
        self.base.as_ref().is_some_and(|base| base.policy == PolicySide::Base)
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

fn rendering(mode: RenderMode) -> Rendering {
    Rendering { mode, path: std::env::var_os("PATH") }
}

/// Reads the configuration at the root of a listing. `shown` is how its faults name it.
fn configuration(listing: &Listing, shown: &str) -> Result<Config, Error> {
    let unreadable = |detail: &str| {
        let about = [m::text("path", shown), m::text("detail", detail)];
        Error::usage(m::CANNOT_READ.localized(&about), None)
    };
    let bytes = listing.read_beside(CONFIGURATION).map_err(|error| unreadable(&error.to_string()))?;
    let Some(bytes) = bytes else { return Ok(Config::default()) };
    read_config(shown, bytes).map_err(|faults| {
        let cause = |fault: prr_policy::Fault| Cause {
            location: Some(fault.location),
            message: fault.message,
            hint: fault.hint,
        };
        Error::configuration(faults.into_iter().map(cause).collect())
    })
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

//! The gate as it is asked again and again while manifests are mended.

use std::collections::BTreeMap;

use prr_engine::{Asked, Plan, Settings, judge};
use prr_manifest::{Excludes, Inventory, Listing, Rendering, TreeLimits, load, render};
use prr_model::{GateError, Report};
use prr_plugin::Plugin;
use prr_policy::Config;

/// Everything that a judgement depends on besides the files.
pub struct Gate<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// What it excludes.
    pub excludes: &'a Excludes,
    /// Which checks are asked.
    pub plan: &'a Plan,
    /// Who answers them.
    pub plugins: &'a [&'a dyn Plugin],
    /// Plugins that could not be loaded.
    pub load_errors: Vec<GateError>,
    /// The time, and how strict.
    pub settings: Settings,
    /// Bounds of reading.
    pub limits: TreeLimits,
    /// Whether templates are rendered.
    pub rendering: Rendering,
}

/// A tree and what the gate says of it.
pub(crate) struct Judged {
    pub inventory: Inventory,
    pub report: Report,
}

impl Gate<'_> {
    /// Judges a listing with files laid over it.
    pub(crate) fn judge(&self, listing: &mut Listing, files: &BTreeMap<String, Vec<u8>>) -> Judged {
        listing.lay_over(files.clone());
        let mut inventory = load(listing, self.excludes, &self.limits);
        render(&mut inventory, listing, self.excludes, &self.limits.manifest, &self.rendering);
        let errors = self.load_errors.clone();
        let asked = Asked::of(self.plugins, self.plan);
        let judged = judge(&inventory, self.config, self.plan, &asked, errors, &self.settings);
        Judged { report: judged.report, inventory }
    }
}

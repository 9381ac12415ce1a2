use std::collections::BTreeMap;

use prr_model::{Argument, Enforcement, Location, Severity};

/// prr.yaml, validated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The packs in force, by name; every built-in one unless the file names some.
    pub packs: Vec<String>,
    /// The services that are reviewed.
    pub services: Vec<Service>,
    /// Paths that are not judged.
    pub excludes: Vec<Exclusion>,
    /// What is said of single checks, by check id.
    pub overrides: BTreeMap<String, Override>,
}

/// A service that is reviewed for production.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// Its tier; 1 is the most important.
    pub tier: Option<u8>,
    /// Who owns it.
    pub owner: Option<String>,
    /// How many requests it gets a second, where checks must know.
    pub requests_per_second: Option<f64>,
}

/// A path that is not judged, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// A glob over paths.
    pub path: String,
    /// Why.
    pub reason: String,
    /// Where it is written.
    pub location: Location,
}

/// What prr.yaml says of one check.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// What a failure does.
    pub enforcement: Option<Enforcement>,
    /// How much it matters.
    pub severity: Option<Severity>,
    /// Parameters, as written: the plugin that declares them says of which type they are.
    pub parameters: Vec<(Argument, Location)>,
    /// Where it is written.
    pub location: Location,
}

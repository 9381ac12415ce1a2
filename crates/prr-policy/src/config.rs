use std::collections::BTreeMap;

use prr_document::de::Spanned;
use prr_model::{Argument, Enforcement, Evidence, Location, Severity, WorkloadClass};

use crate::pack::{Asked, Pack};
use crate::source::Source;
use crate::written::{self, Parameter};

/// prr.yaml, validated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The packs in force, by name.
    pub packs: Packs,
    /// What the organisation is assessed against, by the names of frameworks, where the file says it.
    pub frameworks: Option<Vec<String>>,
    /// The services that are reviewed.
    pub services: Vec<Service>,
    /// Paths that are not judged.
    pub excludes: Vec<Exclusion>,
    /// What is said of single checks, by check id.
    pub overrides: BTreeMap<String, Override>,
}

/// The packs in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Packs {
    /// Those that the file names.
    Named(Vec<String>),
    /// Every built-in one, those that wait for it only where something is declared that decides which of their rules apply.
    All {
        /// Whether it is.
        compliance: bool,
    },
}

impl Default for Packs {
    /// Those of a tree without a file.
    fn default() -> Self {
        Self::All { compliance: false }
    }
}

impl Packs {
    /// Whether a pack is in force.
    #[must_use]
    pub fn include(&self, pack: &Pack) -> bool {
        match self {
            Self::Named(names) => names.contains(&pack.pack),
            Self::All { compliance } => *compliance || pack.asked == Asked::Always,
        }
    }
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
    /// How it works.
    pub class: Option<WorkloadClass>,
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
    /// The least evidence that a pass needs.
    pub evidence: Option<Evidence>,
    /// Parameters, as written: the plugin that declares them says of which type they are.
    pub parameters: Vec<(Argument, Location)>,
    /// Where it is written.
    pub location: Location,
}

impl Config {
    /// What is meant by a file that its schema accepts.
    pub(crate) fn new(file: written::File, source: &Source<'_>) -> Self {
        let written::File { packs, compliance, services, excludes, policies, .. } = file;
        let exclusion = |written::Exclude { path, reason }| Exclusion {
            location: source.value_at(path.node),
            path: path.value,
            reason,
        };
        Self {
            packs: packs.map_or(Packs::All { compliance: compliance.is_some() }, Packs::Named),
            frameworks: compliance.and_then(|compliance| compliance.frameworks),
            services: services.into_iter().map(Service::new).collect(),
            excludes: excludes.into_iter().map(exclusion).collect(),
            overrides: policies.into_iter().map(|policy| Override::new(policy, source)).collect(),
        }
    }
}

impl Service {
    fn new(file: written::Service) -> Self {
        let written::Service { name, tier, owner, class, requests_per_second, .. } = file;
        // A number of YAML is any number, `1.0` too.
        let tier = tier.and_then(|number| (1..=4).find(|tier| (f64::from(*tier) - number).abs() < f64::EPSILON));
        Self { name, tier, owner, class, requests_per_second }
    }
}

impl Override {
    fn new(policy: written::Policy, source: &Source<'_>) -> (String, Self) {
        let written::Policy { check, enforcement, severity, evidence, parameters, .. } = policy;
        let parameter = |(name, value): (String, Spanned<Parameter>)| {
            (Argument { name, value: value.value.into() }, source.value_at(value.node))
        };
        let parameters = parameters.into_iter().map(parameter).collect();
        (check.value, Self { enforcement, severity, evidence, parameters, location: source.value_at(check.node) })
    }
}

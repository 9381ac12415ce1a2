//! What documents say, as they are written: services, objectives and rules, whatever their format.

mod rule;
mod service;
mod slo;

use prr_sdk::Node;

pub(crate) use rule::{Label, Packing, RejectReason, Rule, RuleFile};
pub(crate) use service::{DeclaredService, Workload};
pub(crate) use slo::{
    Burn, DeclaredTier, Generator, NoData, Obstacle, Period, Promise, Query, Schema, Sli, Slo, Stated, Target, Unit,
};

/// Everything that the documents of a tree say.
#[derive(Default)]
pub(crate) struct Written<'a> {
    /// Services declared in prr.yaml.
    pub declared: Vec<DeclaredService<'a>>,
    /// Workloads, with the service they belong to.
    pub workloads: Vec<Workload<'a>>,
    /// Service level objectives.
    pub slos: Vec<Slo<'a>>,
    /// Alerting and recording rules.
    pub rules: Vec<Rule<'a>>,
    /// What the rules are packed in, in the order in which it was read.
    pub files: Vec<RuleFile<'a>>,
    /// Places that show that a generator of rules runs.
    pub generators: Vec<(Generator, Node<'a>)>,
}

//! What the checks judge: everything that is written, and the alerts that protect each objective.

use prr_sdk::{Input, Node};

use crate::burn::absence::Absences;
use crate::burn::coverage::Coverage;
use crate::burn::{coverage, inferred, promised, rejected, stated};
use crate::read;
use crate::written::{DeclaredService, Generator, Rule, RuleFile, Schema, Slo, Workload, Written};

/// Everything that this family reads from the documents.
pub struct Model<'a> {
    /// Services declared in prr.yaml.
    pub(crate) declared: Vec<DeclaredService<'a>>,
    /// Workloads, with the service they belong to.
    pub(crate) workloads: Vec<Workload<'a>>,
    /// Service level objectives: those that are declared, then those that burn-rate alerts imply.
    pub(crate) slos: Vec<Slo<'a>>,
    /// Alerting and recording rules: those that are written, then those that generators would write.
    pub(crate) rules: Vec<Rule<'a>>,
    /// The files and objects that the written ones stand in.
    pub(crate) files: Vec<RuleFile<'a>>,
    /// Places that show that a generator of rules runs.
    generators: Vec<(Generator, Node<'a>)>,
    /// What protects each objective, in the order of `slos`.
    pub(crate) coverage: Vec<Coverage<'a>>,
    /// What alerts when series disappear.
    pub(crate) absences: Absences,
}

impl<'a> Model<'a> {
    /// Reads all documents, then finds out which alerts protect which objective.
    pub(crate) fn read(input: &Input<'a>) -> Self {
        let Written { declared, workloads, mut slos, mut rules, files, generators } = read::documents(input);
        let absences = Absences::of(&rules);
        let (mut coverage, strays) = coverage::of(&slos, &rules);
        for (slo, covered) in inferred::objectives(strays, &rules) {
            slos.push(slo);
            coverage.push(covered);
        }
        rejected::kill(&slos, &mut coverage, &rules, &files);
        promised::keep(&slos, &mut coverage, &mut rules);
        stated::keep(&slos, &mut coverage, &mut rules);
        Self { declared, workloads, slos, rules, files, generators, coverage, absences }
    }

    /// The objectives that somebody declared.
    pub(crate) fn declared_slos(&self) -> impl Iterator<Item = &Slo<'a>> {
        self.slos.iter().filter(|slo| slo.schema != Schema::Inferred)
    }

    /// How many requests a second prr.yaml says that a service gets.
    pub(crate) fn traffic(&self, service: &str) -> Option<f64> {
        self.declared.iter().find(|declared| declared.name == service)?.traffic
    }

    /// Whether the tree shows that what generates an objective's rules runs.
    pub(crate) fn shows_generator(&self, slo: &Slo<'_>) -> bool {
        self.generators.iter().any(|(generator, _)| Some(*generator) == slo.generator)
    }
}

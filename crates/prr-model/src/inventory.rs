//! What a tree declares, put together: services, the resources that make them up, and the relations between those.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Dialect, Location};

/// The services of a tree and everything that is known of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceInventory {
    /// How much was read.
    pub counts: TreeCounts,
    /// Documents by kind; what has no kind is counted under an empty name.
    pub kinds: BTreeMap<String, usize>,
    /// Documents by what they are to the program that they are written for.
    pub dialects: BTreeMap<Dialect, usize>,
    /// Files that were not read, by the name of the reason.
    pub skipped: BTreeMap<String, usize>,
    /// The services, by name.
    pub services: Vec<Service>,
    /// Everything that has a name, in the order of the tree; pages and metrics, which others name, at the end.
    pub resources: Vec<Resource>,
    /// The relations, in the order of the tree.
    pub relations: Vec<Relation>,
    /// What git knows of the files that tell of services or declare something, by path; nothing outside a repository.
    pub history: BTreeMap<String, FileHistory>,
}

/// What git knows of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileHistory {
    /// `committed`, `modified` or `untracked`.
    pub state: &'static str,
    /// The commit that changed it last, where the history at hand has it.
    pub last_change: Option<FileChange>,
}

/// A commit that changed a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileChange {
    /// When it became part of the history, in seconds since the Unix epoch.
    pub time: i64,
    /// Its id, in full.
    pub commit: String,
    /// Who wrote it.
    pub author: String,
}

/// How much of a tree was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TreeCounts {
    /// Files of the tree.
    pub files: usize,
    /// Files that were read.
    pub manifests: usize,
    /// Documents in them.
    pub documents: usize,
    /// Files that were not read, with a reason.
    pub skipped: usize,
    /// What could not be read.
    pub errors: usize,
}

/// A service: the unit of production readiness.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// Who owns it, by the first source that says so. Who owns its files is another question: [`Self::code_owners`].
    pub owner: Option<String>,
    /// Who owns its files in the repository, those of most files first.
    pub code_owners: Vec<CodeOwner>,
    /// Its tier, by the first source that says so.
    pub tier: Option<String>,
    /// The system that it is a part of.
    pub system: Option<String>,
    /// Who tells of it, the most trusted source first.
    pub sources: Vec<Source>,
    /// What sources disagree about.
    pub conflicts: Vec<Conflict>,
    /// The resources that belong to it: indices into [`ServiceInventory::resources`], ascending.
    pub resources: Vec<usize>,
}

impl Service {
    /// Who answers for it: the owner that is declared, or who owns most of its files.
    #[must_use]
    pub fn answerable(&self) -> Option<String> {
        let files = || self.code_owners.first().map(|owner| owner.owners.join(" "));
        self.owner.clone().or_else(files)
    }
}

/// Who owns files of a service by one rule of CODEOWNERS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeOwner {
    /// Users, teams and addresses.
    pub owners: Vec<String>,
    /// How many files of the service the rule holds for.
    pub files: usize,
    /// The rule. Its path counts from the root of the repository.
    pub location: Location,
}

/// How a service is told of, the most trusted way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceKind {
    /// `prr.yaml` declares it.
    Declared,
    /// A Backstage component.
    Backstage,
    /// A service level objective, or the service document that it belongs to.
    Slo,
    /// The label `app.kubernetes.io/name` of a workload.
    Label,
    /// The name of a workload.
    Workload,
}

impl SourceKind {
    /// Its name in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Declared => "prr.yaml",
            Self::Backstage => "backstage",
            Self::Slo => "slo",
            Self::Label => "label",
            Self::Workload => "workload",
        }
    }
}

/// A place that tells of a service.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// How.
    pub kind: SourceKind,
    /// Where; `None` where a configuration was given that the tree does not hold.
    pub location: Option<Location>,
}

/// Something that sources disagree about. The first value is the one that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// `owner`, `tier` or `system`.
    pub field: &'static str,
    /// Each value with the first place that says it.
    pub values: Vec<(String, Source)>,
}

/// Something that a document declares under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resource {
    /// The kind of a Kubernetes object, or `Alert`, `RecordingRule`, `SLO`, `Dashboard`, `Component`, `Runbook`, `Metric`.
    pub kind: String,
    /// The API group and version, where it has one.
    pub api_version: String,
    /// The namespace that is written down. `None` is whatever the cluster's client, Kustomize or Helm sets.
    pub namespace: Option<String>,
    /// Its name.
    pub name: String,
    /// What part it has in a service.
    pub role: Role,
    /// Where it is declared; a metric is declared nowhere.
    pub location: Option<Location>,
    /// The services that it belongs to: indices into [`ServiceInventory::services`], ascending.
    pub services: Vec<usize>,
}

impl Resource {
    /// `Deployment shop/checkout`.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.namespace {
            Some(namespace) => format!("{} {namespace}/{}", self.kind, self.name),
            None => format!("{} {}", self.kind, self.name),
        }
    }
}

/// What part a resource has in a service: what a summary counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It makes pods.
    Workload,
    /// A Kubernetes `Service`.
    Endpoint,
    /// Routes requests to services.
    Route,
    /// A `PodDisruptionBudget`.
    Disruption,
    /// Scales a workload.
    Scaler,
    /// Scrapes metrics.
    Monitor,
    /// A service level objective.
    Objective,
    /// An alert rule.
    Alert,
    /// A recording rule.
    Record,
    /// A dashboard.
    Dashboard,
    /// A page that says what to do.
    Runbook,
    /// A metric.
    Metric,
    /// Anything else.
    #[default]
    Other,
}

impl Role {
    /// Its name in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Workload => "workload",
            Self::Endpoint => "endpoint",
            Self::Route => "route",
            Self::Disruption => "disruption-budget",
            Self::Scaler => "scaler",
            Self::Monitor => "monitor",
            Self::Objective => "objective",
            Self::Alert => "alert",
            Self::Record => "recording-rule",
            Self::Dashboard => "dashboard",
            Self::Runbook => "runbook",
            Self::Metric => "metric",
            Self::Other => "other",
        }
    }
}

/// What one resource has to do with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationKind {
    /// Selects them by their labels.
    Selects,
    /// Changes how many replicas it has.
    Scales,
    /// Takes its pod template from it.
    Template,
    /// Rolls it out step by step.
    RollsOut,
    /// Is analysed by it while it is rolled out.
    Analysis,
    /// Sends requests to it.
    Routes,
    /// Mounts it, reads it or runs as it.
    Uses,
    /// Alerts on it.
    AlertsOn,
    /// Reads the metric.
    Reads,
    /// Records the metric.
    Records,
    /// Says what to do when it fires.
    Runbook,
}

impl RelationKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Selects,
        Self::Scales,
        Self::Template,
        Self::RollsOut,
        Self::Analysis,
        Self::Routes,
        Self::Uses,
        Self::AlertsOn,
        Self::Reads,
        Self::Records,
        Self::Runbook,
    ];

    /// Its name in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Selects => "selects",
            Self::Scales => "scales",
            Self::Template => "template",
            Self::RollsOut => "rolls-out",
            Self::Analysis => "analysis",
            Self::Routes => "routes",
            Self::Uses => "uses",
            Self::AlertsOn => "alerts-on",
            Self::Reads => "reads",
            Self::Records => "records",
            Self::Runbook => "runbook",
        }
    }
}

/// What is known of the other end of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationState {
    /// It is in the tree.
    Resolved,
    /// It is no part of any tree, such as a page on the web.
    External,
    /// It should be in the tree and is not.
    Dangling,
    /// The tree does not decide it.
    Unknown(Doubt),
}

impl RelationState {
    /// Its name in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::External => "external",
            Self::Dangling => "dangling",
            Self::Unknown(_) => "unknown",
        }
    }

    /// Why it is unknown.
    #[must_use]
    pub const fn doubt(self) -> Option<Doubt> {
        match self {
            Self::Unknown(doubt) => Some(doubt),
            _ => None,
        }
    }
}

/// Why a relation is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// It depends on a text that nobody rendered.
    Unrendered,
    /// It would be the one if both had the same namespace, which only one of them says.
    Namespace,
    /// It is written in a way that Kubernetes or Prometheus rejects.
    Invalid,
    /// Looking for it would take more work than a tree of this size is given.
    Bounded,
}

impl Doubt {
    /// Its name in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unrendered => "unrendered",
            Self::Namespace => "namespace",
            Self::Invalid => "invalid",
            Self::Bounded => "bounded",
        }
    }
}

/// A relation from one resource to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// What it is.
    pub kind: RelationKind,
    /// The resource that says so: an index into [`ServiceInventory::resources`].
    pub from: usize,
    /// What is known of the other end.
    pub state: RelationState,
    /// The other ends, ascending. Where the state is unknown, those that it may be.
    pub targets: Vec<usize>,
    /// The other end as it is written: `Deployment checkout`, `app=checkout`, an address.
    pub wanted: String,
    /// Where it is written.
    pub location: Option<Location>,
}

impl ServiceInventory {
    /// The files that tell of a service or declare what belongs to it, by path.
    #[must_use]
    pub fn files_of<'a>(&'a self, service: &'a Service) -> BTreeSet<&'a str> {
        let told = service.sources.iter().filter_map(|source| source.location.as_ref());
        let members = service.resources.iter().filter_map(|member| self.resources[*member].location.as_ref());
        told.chain(members).map(|location| &*location.path).collect()
    }

    /// The last commit that changed a file of a service, with that file.
    #[must_use]
    pub fn last_change<'a>(&'a self, service: &'a Service) -> Option<(&'a str, &'a FileChange)> {
        let changed = |path: &'a str| Some((path, self.history.get(path)?.last_change.as_ref()?));
        self.files_of(service).into_iter().filter_map(changed).max_by_key(|(path, change)| (change.time, *path))
    }

    /// Relations with a state of this name.
    #[must_use]
    pub fn count(&self, state: &str) -> usize {
        self.relations.iter().filter(|relation| relation.state.as_str() == state).count()
    }

    /// What concerns one service: its resources, what they are related to, and nothing else. `None` if there is no such service.
    #[must_use]
    pub fn of_service(&self, name: &str) -> Option<Self> {
        let chosen = self.services.iter().position(|service| service.name == name)?;
        let mut kept = vec![false; self.resources.len()];
        for member in &self.services[chosen].resources {
            kept[*member] = true;
        }
        let members = kept.clone();
        let concerns =
            |relation: &&Relation| members[relation.from] || relation.targets.iter().any(|target| members[*target]);
        let relations: Vec<&Relation> = self.relations.iter().filter(concerns).collect();
        for relation in &relations {
            kept[relation.from] = true;
            // A selector from outside may hold thousands of others, which are none of this service's business.
            relation.targets.iter().filter(|_| members[relation.from]).for_each(|target| kept[*target] = true);
        }
        Some(self.renumbered(chosen, &kept, &relations))
    }

    fn renumbered(&self, chosen: usize, kept: &[bool], relations: &[&Relation]) -> Self {
        let mut next = 0;
        let numbers: Vec<Option<usize>> = kept
            .iter()
            .map(|kept| {
                next += usize::from(*kept);
                kept.then(|| next - 1)
            })
            .collect();
        let all = |indices: &[usize]| indices.iter().filter_map(|index| numbers[*index]).collect();
        let mut service = self.services[chosen].clone();
        service.resources = all(&service.resources);
        let resource = |(index, resource): (usize, &Resource)| {
            let services = if resource.services.contains(&chosen) { vec![0] } else { Vec::new() };
            kept[index].then(|| Resource { services, ..resource.clone() })
        };
        let relation = |relation: &&Relation| {
            let from = numbers[relation.from]?;
            Some(Relation { from, targets: all(&relation.targets), ..(*relation).clone() })
        };
        let resources: Vec<Resource> = self.resources.iter().enumerate().filter_map(resource).collect();
        let told = service.sources.iter().filter_map(|source| source.location.as_ref());
        let named: BTreeSet<&str> = resources
            .iter()
            .filter_map(|resource| resource.location.as_ref())
            .chain(told)
            .map(|location| &*location.path)
            .collect();
        let history = self.history.iter().filter(|(path, _)| named.contains(&***path));
        Self {
            history: history.map(|(path, file)| (path.clone(), file.clone())).collect(),
            counts: self.counts,
            kinds: self.kinds.clone(),
            dialects: self.dialects.clone(),
            skipped: self.skipped.clone(),
            services: vec![service],
            resources,
            relations: relations.iter().filter_map(relation).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_service_keeps_what_it_is_related_to_and_numbers_it_anew() {
        let resource = |name: &str, services: &[usize]| Resource {
            kind: "Deployment".to_owned(),
            name: name.to_owned(),
            services: services.to_vec(),
            ..Resource::default()
        };
        let relation = |from, targets: &[usize]| Relation {
            kind: RelationKind::Selects,
            from,
            state: RelationState::Resolved,
            targets: targets.to_vec(),
            wanted: String::new(),
            location: None,
        };
        let service = |name: &str, resources: &[usize]| Service {
            name: name.to_owned(),
            resources: resources.to_vec(),
            ..Service::default()
        };
        let whole = ServiceInventory {
            services: vec![service("a", &[0]), service("b", &[2])],
            resources: vec![resource("a", &[0]), resource("policy", &[]), resource("b", &[1])],
            relations: vec![relation(1, &[0, 2]), relation(0, &[])],
            ..ServiceInventory::default()
        };
        let part = whole.of_service("b").unwrap();
        let names: Vec<_> = part.resources.iter().map(|resource| resource.name.as_str()).collect();
        assert_eq!(names, ["policy", "b"]);
        assert_eq!(part.relations, [relation(0, &[1])]);
        assert_eq!((part.services[0].resources.clone(), part.resources[1].services.clone()), (vec![1], vec![0]));
        assert_eq!(whole.of_service("c"), None);
    }
}

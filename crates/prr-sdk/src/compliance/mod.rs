//! What prr.yaml declares for rules of compliance: regime, classes of data, where things may lie, and what a resource belongs to.
//!
//! Nothing here is evidence. A declaration says which rule applies; what a manifest shows is held against it.

mod answers;
mod belonging;
mod register;

use prr_document::{Node, View, keys};
use prr_model::Moment;

pub use answers::{Answers, Said};
pub use belonging::{Scope, ServiceScope, Subject};
pub use prr_model::{DataClass, DataClasses, DrPolicy, LogPurpose, Regime, ServiceRole};
pub use register::Transfer;

use belonging::{Belonging, Namespace};

keys! {
    struct Keys {
        allowed_regions = "allowed-regions", break_glass = "break-glass", cdn, class_list = "data-classes", clusters, compliance, contact,
        core_business = "core-business", country, dr_policy = "dr-policy", environments, expires, items, legal_basis = "legal-basis",
        log_stores = "log-stores", method, name, namespaces, out_of_scope = "out-of-scope", paths, personal_paths = "personal-paths",
        privacy_policy = "privacy-policy", production, published, purpose, recipient, redaction, refusal, regime, region, resource, retention, role,
        rpo, rto, service, services, subject, subjects, test, transfers,
    }
}

/// Everything that is declared.
#[derive(Debug, Default)]
pub struct Declarations<'a> {
    /// The whole of `compliance`, where prr.yaml has it.
    pub node: Option<Node<'a>>,
    /// The clusters, and where they stand.
    pub clusters: Vec<Cluster<'a>>,
    /// What log stores keep.
    pub log_stores: Vec<LogStore<'a>>,
    /// Who may have rights that nobody else has, for emergencies.
    pub break_glass: Vec<BreakGlass<'a>>,
    /// Which paths of content delivery networks hold personal data.
    pub cdn: Vec<Cdn<'a>>,
    /// The register of transfers abroad.
    pub transfers: Vec<Transfer<'a>>,
    /// What the tree's environments are made of.
    pub environments: Vec<Environment<'a>>,
    defaults: Answers<'a>,
    services: Vec<ServiceScope<'a>>,
    belonging: Belonging<'a>,
}

/// A cluster, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Cluster<'a> {
    /// Its name, as Argo CD and kubeconfigs know it.
    pub name: &'a str,
    /// `provider:partition:region`.
    pub region: &'a str,
    /// Where its region is written.
    pub node: Node<'a>,
}

/// A log store, and what it keeps.
#[derive(Clone, Copy, Debug)]
pub struct LogStore<'a> {
    /// The resource: its address in Terraform, or `Kind/name`.
    pub resource: &'a str,
    /// What it keeps.
    pub purpose: LogPurpose,
    /// The entry.
    pub node: Node<'a>,
}

/// A subject that may have more rights than anybody else, for emergencies.
#[derive(Clone, Copy, Debug)]
pub struct BreakGlass<'a> {
    /// The user, group, service account or role.
    pub subject: &'a str,
    /// Until when, if it ends.
    pub expires: Option<Moment>,
    /// The entry.
    pub node: Node<'a>,
}

/// A content delivery network with paths that hold personal data.
#[derive(Clone, Debug)]
pub struct Cdn<'a> {
    /// The resource.
    pub resource: &'a str,
    /// Path patterns.
    pub personal_paths: Vec<Node<'a>>,
    /// The entry.
    pub node: Node<'a>,
}

/// An environment, and what it is made of.
#[derive(Clone, Debug)]
pub struct Environment<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether people rely on it.
    pub production: bool,
    /// The entry.
    pub node: Node<'a>,
}

impl<'a> Declarations<'a> {
    /// Reads prr.yaml out of a view, which has it for families that select [`crate::declared::CONFIGURATION`].
    #[must_use]
    pub fn read(view: &View<'a>) -> Self {
        let keys: Keys = view.keys();
        let file = view.documents().find(|document| document.path() == "prr.yaml").map(|document| document.root());
        let node = file.and_then(|file| file.get(keys.compliance)).map(Node::target);
        let list = |key| items(node, key);
        let mut services: Vec<_> =
            items(file, keys.services).filter_map(|item| ServiceScope::read(item, &keys)).collect();
        services.sort_by_key(|service| (service.name, service.node.index()));
        let namespaces = list(keys.namespaces).filter_map(|item| Namespace::read(item, &keys)).collect();
        let mut environments = Vec::new();
        let mut places = Vec::new();
        for item in list(keys.environments) {
            let Some(name) = text(item, keys.name) else { continue };
            places.push(belonging::Places::read(item, &keys));
            let production = item.get(keys.production).and_then(Node::as_bool).unwrap_or(false);
            environments.push(Environment { name, production, node: item });
        }
        Self {
            node,
            clusters: list(keys.clusters).filter_map(|item| cluster(item, &keys)).collect(),
            log_stores: list(keys.log_stores).filter_map(|item| log_store(item, &keys)).collect(),
            break_glass: list(keys.break_glass).filter_map(|item| break_glass(item, &keys)).collect(),
            cdn: list(keys.cdn).filter_map(|item| cdn(item, &keys)).collect(),
            transfers: list(keys.transfers).map(|item| Transfer::read(item, &keys)).collect(),
            defaults: node.map(|node| Answers::read(node, &keys)).unwrap_or_default(),
            belonging: Belonging::new(&services, namespaces, &places),
            environments,
            services,
        }
    }

    /// The declared services, by name.
    #[must_use]
    pub fn services(&self) -> &[ServiceScope<'a>] {
        &self.services
    }

    /// What is declared for a subject: of its namespace, else its service, else all of the tree.
    #[must_use]
    pub fn scope(&self, subject: &Subject<'_>) -> Scope<'_, 'a> {
        let service = self.belonging.service(&self.services, subject);
        let mut answers = service.map_or(self.defaults, |service| service.answers.or(&self.defaults));
        let namespace = subject.namespace.and_then(|name| self.belonging.namespace(name));
        answers.data_classes = namespace.and_then(|namespace| namespace.data_classes).or(answers.data_classes);
        Scope { service, answers }
    }

    /// The environment that a subject is part of.
    #[must_use]
    pub fn environment(&self, subject: &Subject<'_>) -> Option<&Environment<'a>> {
        self.environments.get(self.belonging.environment(subject)?)
    }
}

/// The mappings of a list under a key.
fn items(node: Option<Node<'_>>, key: prr_document::Symbol) -> impl Iterator<Item = Node<'_>> {
    node.and_then(|node| node.get(key)).into_iter().flat_map(|list| list.target().children()).map(Node::target)
}

fn text(item: Node<'_>, key: prr_document::Symbol) -> Option<&str> {
    item.get(key).filter(|node| !node.is_null()).and_then(Node::text).filter(|text| !text.is_empty())
}

fn moment(item: Node<'_>, key: prr_document::Symbol) -> Option<Moment> {
    text(item, key).and_then(Moment::parse)
}

fn cluster<'a>(item: Node<'a>, keys: &Keys) -> Option<Cluster<'a>> {
    let node = item.get(keys.region)?;
    Some(Cluster { name: text(item, keys.name)?, region: node.text()?, node })
}

fn log_store<'a>(item: Node<'a>, keys: &Keys) -> Option<LogStore<'a>> {
    let purpose = LogPurpose::parse(text(item, keys.purpose)?)?;
    Some(LogStore { resource: text(item, keys.resource)?, purpose, node: item })
}

fn break_glass<'a>(item: Node<'a>, keys: &Keys) -> Option<BreakGlass<'a>> {
    Some(BreakGlass { subject: text(item, keys.subject)?, expires: moment(item, keys.expires), node: item })
}

fn cdn<'a>(item: Node<'a>, keys: &Keys) -> Option<Cdn<'a>> {
    let personal_paths = item.get(keys.personal_paths).into_iter().flat_map(|list| list.target().children()).collect();
    Some(Cdn { resource: text(item, keys.resource)?, personal_paths, node: item })
}

#[cfg(test)]
mod tests;

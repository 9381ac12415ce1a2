//! What a resource belongs to: a service, a namespace, an environment.

use prr_document::{Node, Symbol};
use prr_model::{DataClasses, ServiceRole};

use super::answers::{Answers, Said, classes};
use super::{Keys, text};
use crate::record::span;

/// What is known of a resource, by which its declarations are found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject<'s> {
    /// The file that it stands in, from the root of the tree.
    pub path: &'s str,
    /// The Kubernetes namespace that it is put in.
    pub namespace: Option<&'s str>,
    /// The service that it says that it is part of, by label or tag.
    pub service: Option<&'s str>,
}

/// What is declared for a subject.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'d, 'a> {
    /// The service that it is part of, where that can be told.
    pub service: Option<&'d ServiceScope<'a>>,
    /// The answers that hold for it.
    pub answers: Answers<'a>,
}

/// A declared service, as rules of compliance see it.
#[derive(Clone, Debug)]
pub struct ServiceScope<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its entry in prr.yaml.
    pub node: Node<'a>,
    /// What is declared for it alone.
    pub answers: Answers<'a>,
    /// `role`.
    pub role: Option<Said<'a, ServiceRole>>,
    /// `rto`, in seconds.
    pub rto: Option<Said<'a, f64>>,
    /// `rpo`, in seconds.
    pub rpo: Option<Said<'a, f64>>,
    /// `core-business`: whether the rules of disaster recovery of 전자금융감독규정 제23조 are for it.
    pub core_business: Option<Said<'a, bool>>,
    /// `out-of-scope`: why it is no part of what is certified.
    pub out_of_scope: Option<Said<'a, &'a str>>,
    /// `redaction.test`: what tests that telemetry is redacted before it leaves.
    pub redaction_test: Option<Said<'a, &'a str>>,
    places: Places<'a>,
}

impl<'a> ServiceScope<'a> {
    pub(super) fn read(item: Node<'a>, keys: &Keys) -> Option<Self> {
        let seconds = |key| text(item, key).and_then(span).and_then(|value| Some(Said { value, node: item.get(key)? }));
        let redaction = item.get(keys.redaction).map(Node::target);
        Some(Self {
            name: text(item, keys.name)?,
            node: item.get(keys.name)?,
            answers: Answers::read(item, keys),
            role: text(item, keys.role)
                .and_then(ServiceRole::parse)
                .and_then(|value| Some(Said { value, node: item.get(keys.role)? })),
            rto: seconds(keys.rto),
            rpo: seconds(keys.rpo),
            core_business: item.get(keys.core_business).and_then(|node| Some(Said { value: node.as_bool()?, node })),
            out_of_scope: said(item, keys.out_of_scope),
            redaction_test: redaction.and_then(|redaction| said(redaction, keys.test)),
            places: Places::read(item, keys),
        })
    }
}

fn said(item: Node<'_>, key: Symbol) -> Option<Said<'_, &str>> {
    Some(Said { value: text(item, key)?, node: item.get(key)? })
}

/// Where something's manifests are: namespaces of a cluster, folders and files of the tree.
#[derive(Clone, Debug, Default)]
pub(super) struct Places<'a> {
    namespaces: Vec<&'a str>,
    paths: Vec<&'a str>,
}

impl<'a> Places<'a> {
    pub(super) fn read(item: Node<'a>, keys: &Keys) -> Self {
        let texts = |key| {
            let list = item.get(key).into_iter().flat_map(|list| list.target().children());
            list.filter_map(|item| item.target().text()).filter(|text| !text.is_empty()).collect::<Vec<_>>()
        };
        let folder = |path: &'a str| path.trim_start_matches("./").trim_matches('/');
        Self { namespaces: texts(keys.namespaces), paths: texts(keys.paths).into_iter().map(folder).collect() }
    }

    fn is_empty(&self) -> bool {
        self.namespaces.is_empty() && self.paths.is_empty()
    }
}

/// A namespace of `compliance.namespaces`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Namespace<'a> {
    name: &'a str,
    pub(super) data_classes: Option<Said<'a, DataClasses>>,
    service: Option<&'a str>,
}

impl<'a> Namespace<'a> {
    pub(super) fn read(item: Node<'a>, keys: &Keys) -> Option<Self> {
        let list = item.get(keys.class_list);
        Some(Self {
            name: text(item, keys.name)?,
            data_classes: list.and_then(|node| Some(Said { value: classes(node)?, node })),
            service: text(item, keys.service),
        })
    }
}

/// Indices from places to what they belong to. The first one declared counts.
#[derive(Debug, Default)]
pub(super) struct Belonging<'a> {
    namespaces: Vec<Namespace<'a>>,
    of_services: Index<'a>,
    of_environments: Index<'a>,
    /// The one service there is, if it does not say where it lives: then the tree is its own.
    only: Option<usize>,
}

#[derive(Debug, Default)]
struct Index<'a> {
    namespaces: Vec<(&'a str, usize)>,
    paths: Vec<(&'a str, usize)>,
}

impl<'a> Index<'a> {
    fn new<'p>(all: impl Iterator<Item = &'p Places<'a>>) -> Self
    where
        'a: 'p,
    {
        let mut index = Self::default();
        for (number, places) in all.enumerate() {
            index.namespaces.extend(places.namespaces.iter().map(|name| (*name, number)));
            index.paths.extend(places.paths.iter().map(|path| (*path, number)));
        }
        index.namespaces.sort_unstable();
        index.paths.sort_unstable();
        index
    }

    fn of_namespace(&self, name: &str) -> Option<usize> {
        exact(&self.namespaces, name)
    }

    /// What the nearest folder around a file belongs to.
    fn of_path(&self, path: &str) -> Option<usize> {
        let mut rest = path;
        loop {
            if let Some(found) = exact(&self.paths, rest) {
                return Some(found);
            }
            rest = match rest.rfind('/') {
                Some(end) => &rest[..end],
                None => return exact(&self.paths, "").or_else(|| exact(&self.paths, ".")),
            };
        }
    }
}

fn exact(sorted: &[(&str, usize)], wanted: &str) -> Option<usize> {
    let first = sorted.partition_point(|(text, _)| *text < wanted);
    sorted.get(first).filter(|(text, _)| *text == wanted).map(|(_, number)| *number)
}

impl<'a> Belonging<'a> {
    pub(super) fn new(services: &[ServiceScope<'a>], mut namespaces: Vec<Namespace<'a>>, of: &[Places<'a>]) -> Self {
        namespaces.sort_by_key(|namespace| namespace.name);
        let only = match services {
            [one] if one.places.is_empty() => Some(0),
            _ => None,
        };
        let of_services = Index::new(services.iter().map(|service| &service.places));
        Self { namespaces, of_services, of_environments: Index::new(of.iter()), only }
    }

    pub(super) fn namespace(&self, name: &str) -> Option<&Namespace<'a>> {
        let first = self.namespaces.partition_point(|namespace| namespace.name < name);
        self.namespaces.get(first).filter(|namespace| namespace.name == name)
    }

    /// By name, then by namespace, then by the nearest folder.
    pub(super) fn service<'d>(
        &self,
        services: &'d [ServiceScope<'a>],
        subject: &Subject<'_>,
    ) -> Option<&'d ServiceScope<'a>> {
        let named = |name: &str| {
            let first = services.partition_point(|service| service.name < name);
            services.get(first).filter(|service| service.name == name)
        };
        let of_namespace = |name: &str| {
            let declared = self.namespace(name).and_then(|namespace| named(namespace.service?));
            declared.or_else(|| services.get(self.of_services.of_namespace(name)?))
        };
        let found = subject.service.and_then(named).or_else(|| of_namespace(subject.namespace?));
        found.or_else(|| services.get(self.of_services.of_path(subject.path).or(self.only)?))
    }

    pub(super) fn environment(&self, subject: &Subject<'_>) -> Option<usize> {
        let of_namespace = subject.namespace.and_then(|name| self.of_environments.of_namespace(name));
        of_namespace.or_else(|| self.of_environments.of_path(subject.path))
    }
}

//! What `prr.yaml` declares of access.

use prr_sdk::compliance::{BreakGlass, Declarations, Said, Scope, Subject};
use prr_sdk::{Node, View};

use crate::kube::object::Object;

/// What is declared, and when it is held against the tree.
#[derive(Debug)]
pub(crate) struct Declared<'a> {
    all: Declarations<'a>,
    /// By who it is.
    emergencies: Vec<BreakGlass<'a>>,
    /// Whether any service is out of scope.
    leaves_out: bool,
    now: i64,
}

/// Whether somebody is named for emergencies.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Emergency<'a> {
    /// Named, and until when.
    Named(Node<'a>),
    /// Named until a day that has passed.
    Over(Node<'a>),
    /// Named for ever.
    Endless(Node<'a>),
    /// Not named.
    No,
}

/// Seconds after a day begins until it has ended everywhere.
const DAY: i64 = 86_400 + 43_200;

impl<'a> Declared<'a> {
    pub fn read(view: &View<'a>, now: i64) -> Self {
        let all = Declarations::read(view);
        let mut emergencies = all.break_glass.clone();
        emergencies.sort_by_key(|entry| (entry.subject, entry.node.index()));
        let leaves_out = all.services().iter().any(|service| service.out_of_scope.is_some());
        Self { all, emergencies, leaves_out, now }
    }

    /// Whether somebody, or something, is named for emergencies.
    pub fn emergency(&self, subject: &str) -> Emergency<'a> {
        let first = self.emergencies.partition_point(|entry| entry.subject < subject);
        let Some(entry) = self.emergencies.get(first).filter(|entry| entry.subject == subject) else {
            return Emergency::No;
        };
        match (entry.expires, entry.node.field("expires")) {
            (Some(end), Some(node)) if end.seconds.saturating_add(DAY) >= self.now => Emergency::Named(node),
            (Some(_), Some(node)) => Emergency::Over(node),
            _ => Emergency::Endless(entry.node),
        }
    }

    /// What is declared for an object of Kubernetes.
    pub fn of(&self, object: &Object<'a>) -> Scope<'_, 'a> {
        let service = Some(object.service());
        self.all.scope(&Subject { path: object.path, namespace: object.namespace, service })
    }

    /// What is declared for what stands in a file.
    pub fn in_file(&self, path: &str) -> Scope<'_, 'a> {
        self.all.scope(&Subject { path, ..Subject::default() })
    }

    /// Why something is no part of what is certified, where its service is declared to be none.
    pub fn out_of_scope(
        &self,
        path: &str,
        namespace: Option<&str>,
        service: Option<&str>,
    ) -> Option<Said<'a, &'a str>> {
        if !self.leaves_out {
            return None;
        }
        self.all.scope(&Subject { path, namespace, service }).service?.out_of_scope
    }

    /// Whether a folder or a file is declared to be production's.
    pub fn is_production(&self, path: &str) -> bool {
        let found = self.all.environment(&Subject { path, ..Subject::default() });
        found.is_some_and(|environment| environment.production)
    }
}

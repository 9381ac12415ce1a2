use prr_sdk::Node;

use super::Shell;

/// An Application of Argo CD.
#[derive(Debug)]
pub(crate) struct Application<'a> {
    pub name: &'a str,
    pub project: &'a str,
    /// The namespace that it is deployed to, and the cluster by its address and its name.
    pub namespace: &'a str,
    pub clusters: Vec<&'a str>,
    /// `syncPolicy.automated`
    pub automated: Option<Node<'a>>,
    /// `selfHeal: true`: what differs from the repository is applied again within seconds.
    pub heals: Option<Node<'a>>,
}

/// An `AppProject` of Argo CD.
#[derive(Debug)]
pub(crate) struct Project<'a> {
    pub name: &'a str,
    pub windows: Vec<Window<'a>>,
}

/// A time in which synchronisations are allowed or denied.
#[derive(Debug)]
pub(crate) struct Window<'a> {
    pub node: Node<'a>,
    /// `allow` or `deny`.
    pub kind: Option<Node<'a>>,
    pub schedule: Option<Node<'a>>,
    pub duration: Option<Node<'a>>,
    pub applications: Vec<&'a str>,
    pub namespaces: Vec<&'a str>,
    pub clusters: Vec<&'a str>,
    /// `useAndOperator: true`: everything that it names has to fit.
    pub all: bool,
}

/// A Job that runs around a synchronisation.
#[derive(Debug)]
pub(crate) struct Hook<'a> {
    pub name: &'a str,
    /// `PreSync`, `PostSync`, `SyncFail`, ...
    pub phase: &'a str,
    pub node: Node<'a>,
    pub shells: Vec<Shell<'a>>,
    /// Programs that containers run without a shell.
    pub programs: Vec<Vec<Node<'a>>>,
    /// Minutes after which the Job is ended; without a limit it is not.
    pub minutes: Option<f64>,
}

impl Hook<'_> {
    /// Whether it runs in a phase.
    pub fn is_in(&self, phase: &str) -> bool {
        self.phase.split(',').any(|named| named.trim() == phase)
    }
}

use prr_sdk::Node;

use super::Shell;

/// An Application of Argo CD.
#[derive(Debug)]
pub(crate) struct Application<'a> {
    pub name: &'a str,
    pub project: &'a str,
    /// The namespace and the server that it is deployed to.
    pub namespace: &'a str,
    pub cluster: &'a str,
    /// `syncPolicy.automated`
    pub automated: Option<Node<'a>>,
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
}

/// A Job that runs around a synchronisation.
#[derive(Debug)]
pub(crate) struct Hook<'a> {
    pub name: &'a str,
    /// `PreSync`, `PostSync`, `SyncFail`, ...
    pub phase: &'a str,
    pub node: Node<'a>,
    pub shells: Vec<Shell<'a>>,
}

use prr_sdk::Node;

use super::{Identity, Limit, Target};

/// A Deployment, `StatefulSet`, `DaemonSet` or Rollout with what an update of it does.
#[derive(Clone, Debug)]
pub(crate) struct Workload<'a> {
    pub identity: Identity<'a>,
    pub kind: &'a str,
    /// Whether it has a pod template: what has none is a patch, or a Rollout with `workloadRef`.
    pub complete: bool,
    pub replicas: Limit<'a>,
    pub revisions: Limit<'a>,
    pub update: Update<'a>,
    /// Labels of its pods and their values, sorted.
    pub labels: Vec<(&'a str, &'a str)>,
    pub containers: Vec<Container<'a>>,
    /// A volume that pods claim, which two of them may not be able to share.
    pub claim: Option<Node<'a>>,
    /// The name of the Service that sends requests to its pods.
    pub served_by: Option<Node<'a>>,
    /// `workloadRef`: whose pods a Rollout replaces.
    pub of: Option<Target<'a>>,
}

/// How a Deployment or `StatefulSet` replaces pods.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Update<'a> {
    Rolling(Option<Unavailable<'a>>),
    Recreate(Node<'a>),
    OnDelete(Node<'a>),
    Unreadable(Node<'a>),
}

/// `maxUnavailable`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unavailable<'a> {
    Pods(i64, Node<'a>),
    Percent(f64, Node<'a>),
    Unreadable(Node<'a>),
}

/// A container.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Container<'a> {
    pub name: &'a str,
    /// The scalar under `image`.
    pub image: Node<'a>,
    /// Whether it names ports.
    pub listens: bool,
}

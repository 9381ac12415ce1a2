//! What decides which version answers a request: services, routes, and their weights.

use prr_sdk::Node;

use super::Identity;

/// How a Rollout sends requests to its two versions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Traffic<'a> {
    /// `stableService`, `canaryService`, `activeService`, `previewService`, and the two of `pingPong`.
    pub services: Vec<Named<'a>>,
    /// `trafficRouting`.
    pub routing: Option<Routing<'a>>,
    /// Whether a pod may be added beside the wanted ones: `maxSurge` is not 0.
    pub surges: bool,
}

/// `trafficRouting`.
#[derive(Clone, Debug)]
pub(crate) struct Routing<'a> {
    pub node: Node<'a>,
    /// What it changes the weights of.
    pub routes: Vec<Named<'a>>,
    /// The versions are subsets of one host, and need no Services of their own.
    pub subsets: Option<(&'a str, &'a str)>,
    /// A router that is not understood, such as a plugin.
    pub foreign: Option<Node<'a>>,
}

/// A reference to an object that routes requests.
#[derive(Clone, Debug)]
pub(crate) struct Named<'a> {
    /// Its kind; App Mesh's is told apart from Istio's.
    pub kind: &'static str,
    pub name: &'a str,
    /// Its namespace, where the reference says one.
    pub namespace: Option<&'a str>,
    pub node: Node<'a>,
    /// Names of the rules that are meant; every one where there is none.
    pub rules: Vec<&'a str>,
}

/// A `VirtualService` or an `HTTPRoute`.
#[derive(Clone, Debug)]
pub(crate) struct Route<'a> {
    pub identity: Identity<'a>,
    pub kind: &'static str,
    pub rules: Vec<Rule<'a>>,
}

/// Where one rule sends requests.
#[derive(Clone, Debug)]
pub(crate) struct Rule<'a> {
    pub name: Option<&'a str>,
    pub node: Node<'a>,
    pub backends: Vec<Backend<'a>>,
}

/// One of the places that a rule sends requests to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Backend<'a> {
    /// The Service, without its namespace and domain.
    pub service: &'a str,
    pub subset: Option<&'a str>,
    pub weight: Weight<'a>,
}

/// The weight of a backend.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Weight<'a> {
    Absent,
    Number(f64),
    Unreadable(Node<'a>),
}

/// An object that references can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reachable<'a> {
    pub kind: &'static str,
    pub name: &'a str,
    pub namespace: Option<&'a str>,
}

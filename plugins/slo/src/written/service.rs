//! Services: declared, or inferred from workloads.

use prr_sdk::Node;

/// A service declared in prr.yaml.
pub(crate) struct DeclaredService<'a> {
    /// Its name.
    pub name: &'a str,
    /// The scalar that names it.
    pub node: Node<'a>,
    /// How many requests it gets, in requests a second.
    pub traffic: Option<f64>,
}

/// A workload of a cluster.
pub(crate) struct Workload<'a> {
    /// The service that it belongs to.
    pub service: &'a str,
    /// The scalar that says so.
    pub node: Node<'a>,
    /// Its kind.
    pub kind: &'a str,
}

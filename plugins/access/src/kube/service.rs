//! Services and Ingresses: the doors of a cluster.

use prr_sdk::Node;

use super::object::Object;
use super::workload::Workload;
use crate::value::{items, pairs, text};

/// A Service that reaches beyond its cluster, or does not.
#[derive(Clone, Debug)]
pub(crate) struct Service<'a> {
    pub object: Object<'a>,
    selector: Vec<(&'a str, &'a str)>,
    /// What kind of Service it is, and where that stands.
    pub kind: Option<Node<'a>>,
    pub ports: Vec<Node<'a>>,
}

/// Annotations that keep a load balancer inside, and the values that do; none where any but `false` does.
const INTERNAL: &[(&str, &[&str])] = &[
    ("service.beta.kubernetes.io/aws-load-balancer-internal", &["true", "0.0.0.0/0"]),
    ("service.beta.kubernetes.io/aws-load-balancer-scheme", &["internal"]),
    ("service.beta.kubernetes.io/azure-load-balancer-internal", &["true"]),
    ("networking.gke.io/load-balancer-type", &["Internal", "internal"]),
    ("cloud.google.com/load-balancer-type", &["Internal", "internal"]),
    ("service.beta.kubernetes.io/ncloud-load-balancer-internal", &["true"]),
    ("service.beta.kubernetes.io/openstack-internal-load-balancer", &["true"]),
    ("service.beta.kubernetes.io/oci-load-balancer-internal", &["true"]),
];

impl<'a> Service<'a> {
    pub fn read(object: &Object<'a>) -> Option<Self> {
        let spec = object.spec?;
        Some(Self {
            object: *object,
            selector: pairs(spec.field("selector")),
            kind: spec.field("type").filter(|node| !node.is_null()),
            ports: items(spec.field("ports")).collect(),
        })
    }

    /// Whether it sends requests to a workload.
    pub fn selects(&self, workload: &Workload<'a>) -> bool {
        !self.selector.is_empty()
            && self.object.may_share_namespace(&workload.object)
            && self.selector.iter().all(|pair| workload.labels.binary_search(pair).is_ok())
    }

    /// The annotation that keeps its load balancer inside.
    pub fn internal(&self) -> Option<Node<'a>> {
        INTERNAL.iter().find_map(|(name, values)| {
            let node = self.object.annotation(name)?;
            node.text().is_some_and(|text| values.contains(&text)).then_some(node)
        })
    }

    /// The list of addresses that may use its load balancer, where it is one.
    pub fn sources(&self) -> Option<Node<'a>> {
        let list = self.object.spec?.field("loadBalancerSourceRanges")?;
        let world = items(Some(list)).any(|node| text(Some(node)).is_none_or(super::network::is_world));
        (items(Some(list)).next().is_some() && !world).then_some(list)
    }
}

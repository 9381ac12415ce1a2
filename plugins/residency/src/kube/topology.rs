//! Where pods and volumes may be put: labels of nodes.

use prr_sdk::Node;

use super::object::{at, items};
use crate::flow::Target;
use crate::region::{Cloud, Place, scoped};
use crate::terraform::Why;

const LABELS: &[&str] = &[
    "topology.kubernetes.io/region",
    "topology.kubernetes.io/zone",
    "failure-domain.beta.kubernetes.io/region",
    "failure-domain.beta.kubernetes.io/zone",
];

/// Values of labels of nodes to one of which a pod is bound.
pub(super) fn of_pod(pod: Node<'_>) -> Vec<Node<'_>> {
    let selected = LABELS.iter().filter_map(|label| pod.field("nodeSelector")?.field(label));
    let required = ["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"];
    selected.chain(at(pod, &required).into_iter().flat_map(terms)).collect()
}

/// Values of labels of nodes from which a volume can be reached.
pub(super) fn of_volume(spec: Node<'_>) -> Vec<Node<'_>> {
    at(spec, &["nodeAffinity", "required"]).map(terms).unwrap_or_default()
}

/// Values of labels of nodes near which volumes of a class are made.
pub(super) fn of_class(root: Node<'_>) -> Vec<Node<'_>> {
    let topologies = items(root.field("allowedTopologies"));
    topologies.flat_map(|topology| items(topology.field("matchLabelExpressions"))).flat_map(values).collect()
}

fn terms(required: Node<'_>) -> Vec<Node<'_>> {
    let terms = items(required.field("nodeSelectorTerms"));
    terms.flat_map(|term| items(term.field("matchExpressions"))).filter(is_in).flat_map(values).collect()
}

fn is_in(expression: &Node<'_>) -> bool {
    expression.field("operator").and_then(Node::text) == Some("In")
}

fn values(expression: Node<'_>) -> Vec<Node<'_>> {
    let key = expression.field("key").and_then(Node::text).unwrap_or_default();
    if LABELS.contains(&key) { items(expression.field("values")).collect() } else { Vec::new() }
}

/// Where a set of regions or zones is: abroad where one of them is, in Korea where all of them are.
pub(super) fn placed<'a>(values: &[Node<'a>], cloud: Option<Cloud>) -> Option<(Node<'a>, Target<'a>)> {
    let one = |node: &Node<'a>| {
        let name = node.text().unwrap_or_default();
        let place = match cloud {
            _ if node.is_unresolved() => Place::Undetermined,
            Some(cloud) => cloud.place(None, name),
            None => agreed(name),
        };
        let why = (place == Place::Undetermined).then_some(Why::Name(name));
        (*node, Target { cloud, name: Some(name.to_owned()), why, ..Target::at(place) })
    };
    let all: Vec<_> = values.iter().map(one).collect();
    let abroad = all.iter().find(|(_, target)| matches!(target.place, Place::Abroad(_)));
    let unknown = all.iter().find(|(_, target)| target.place == Place::Undetermined);
    abroad.or(unknown).or(all.first()).cloned()
}

/// Zones of providers are their regions and a letter, so what all of them agree about is asked of both.
fn agreed(name: &str) -> Place {
    scoped::agreed(name)
}

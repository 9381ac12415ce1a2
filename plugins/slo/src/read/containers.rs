//! Where rules live: rule files, objects of several operators, lists of groups, and groups among the values of charts.

use prr_sdk::{Kind, Node};

use super::object::Object;
use super::{Keys, items};
use crate::written::Packing;

/// How deep groups are looked for among values.
const DEEPEST: u8 = 12;

/// Groups of rules and what they are packed in.
pub(super) struct Container<'a> {
    /// The document, or the mapping that holds the groups.
    pub node: Node<'a>,
    /// The list of groups.
    pub groups: Node<'a>,
    /// How they are packed.
    pub packing: Packing,
}

/// Finds the containers of an object.
pub(super) fn find<'a>(object: &Object<'a>, keys: &Keys, into: &mut Vec<Container<'a>>) {
    let root = object.root;
    let mut add = |node, groups, packing| into.push(Container { node, groups, packing });
    if let Some(packing) = packing_of(object) {
        if let Some(groups) = root.get(keys.spec).and_then(|spec| spec.get(keys.groups)) {
            add(root, groups, packing);
        }
    } else if let Some(groups) = root.get(keys.groups).filter(|groups| groups.kind() == Kind::Sequence) {
        add(root, groups, Packing::File);
    } else if is_groups(root, keys) {
        add(root, root, Packing::Groups);
    } else if root.holds(keys.groups) {
        within(root, keys, 0, into);
    }
}

/// How an object packs rules under `spec.groups`, if it is of a kind that does.
fn packing_of(object: &Object<'_>) -> Option<Packing> {
    match object.kind {
        "PrometheusRule" => Some(Packing::Resource),
        "VMRule" => Some(Packing::VictoriaMetrics),
        "Rules" | "ClusterRules" | "GlobalRules" if object.api.starts_with("monitoring.googleapis.com/") => {
            Some(Packing::ManagedRules)
        }
        _ => None,
    }
}

/// Finds mappings with groups under a node. Aliases are left out: what they refer to is found where it stands.
fn within<'a>(node: Node<'a>, keys: &Keys, depth: u8, into: &mut Vec<Container<'a>>) {
    if depth > DEEPEST || !matches!(node.kind(), Kind::Mapping | Kind::Sequence) || node.target() != node {
        return;
    }
    for child in node.children() {
        if child.is(keys.groups) && is_groups(child, keys) {
            into.push(Container { node, groups: child, packing: Packing::Values });
        } else {
            within(child, keys, depth + 1, into);
        }
    }
}

/// Whether a node is a list of groups of Prometheus rules: many other things are called groups.
fn is_groups(node: Node<'_>, keys: &Keys) -> bool {
    let named = |group: &Node<'_>| group.get(keys.name).is_some();
    items(Some(node)).filter(named).flat_map(|group| items(group.get(keys.rules))).any(|rule| is_rule(rule, keys))
}

/// Whether a node looks like an alerting or recording rule.
pub(super) fn is_rule(node: Node<'_>, keys: &Keys) -> bool {
    node.get(keys.expr).is_some() && (node.get(keys.alert).is_some() || node.get(keys.record).is_some())
}

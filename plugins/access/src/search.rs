//! Finds settings that stand at any depth, as in the values of a chart.

use prr_sdk::{Kind, Node};

/// How deep values nest.
const DEEPEST: usize = 24;

/// Every entry under a key, wherever it stands below a node. What aliases refer to is found where it is written.
pub(crate) fn under<'a>(root: Node<'a>, key: &str) -> Vec<Node<'a>> {
    let symbol = root.view().symbol(key);
    let mut found = Vec::new();
    if root.holds(symbol) {
        each(root, DEEPEST, &mut |entry| {
            if entry.is(symbol) {
                found.push(entry);
            }
        });
    }
    found
}

/// Calls `visit` with every entry and item below a node, in the order of the manifest.
pub(crate) fn each<'a>(node: Node<'a>, depth: usize, visit: &mut impl FnMut(Node<'a>)) {
    let Some(depth) = depth.checked_sub(1) else { return };
    if !matches!(node.kind(), Kind::Mapping | Kind::Sequence) {
        return;
    }
    for child in node.children() {
        visit(child);
        // An alias is a second place for the same values.
        if child.target() == child {
            each(child, depth, visit);
        }
    }
}

/// Calls `visit` with every entry and item of a whole tree of values.
pub(crate) fn all<'a>(root: Node<'a>, mut visit: impl FnMut(Node<'a>)) {
    each(root, DEEPEST, &mut visit);
}

//! Small readers of values.

use prr_sdk::{Kind, Node};

/// The text of a scalar that is not empty.
pub(super) fn text(node: Option<Node<'_>>) -> Option<&str> {
    node.filter(|node| !node.is_null()).and_then(Node::text).filter(|text| !text.is_empty())
}

/// The items of a list; a value alone is a list of one.
pub(super) fn items(node: Option<Node<'_>>) -> Vec<Node<'_>> {
    match node {
        Some(node) if node.kind() == Kind::Sequence => node.children().map(Node::target).collect(),
        Some(node) if !node.is_null() => vec![node],
        _ => Vec::new(),
    }
}

/// Texts of a list.
pub(super) fn texts(node: Option<Node<'_>>) -> Vec<&str> {
    items(node).into_iter().filter_map(Node::text).collect()
}

/// Where a switch is on: `true`, or an expression that may be.
pub(super) fn on(node: Option<Node<'_>>) -> Option<Node<'_>> {
    node.filter(|node| node.as_bool() == Some(true) || node.text().is_some_and(|text| text.trim() == "true"))
}

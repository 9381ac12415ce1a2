//! Values as manifests write them.

use prr_sdk::{Kind, Node, Value};

/// The text of a scalar that says something and hangs on nothing outside of the tree.
pub(crate) fn text(node: Option<Node<'_>>) -> Option<&str> {
    let node = node.filter(|node| !node.is_null() && !node.is_unresolved())?;
    node.text().filter(|text| !text.is_empty())
}

/// The items of a list, or the node alone: Terraform writes one nested block and several alike.
pub(crate) fn items(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    let list = node.is_some_and(|node| node.kind() == Kind::Sequence);
    let items = node.filter(|_| list).into_iter().flat_map(Node::children).map(Node::target);
    items.chain(node.filter(|node| !list && !node.is_null()).map(Node::target))
}

/// The node at the end of a path of keys. A list on the way counts as its first item, as for a nested block.
pub(crate) fn at<'a>(node: Node<'a>, path: &[&str]) -> Option<Node<'a>> {
    let step = |node: Node<'a>, key: &&str| items(Some(node)).next()?.field(key);
    path.iter().try_fold(node, step).filter(|node| !node.is_null())
}

/// A switch.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Switch<'a> {
    /// It is not there, so the default of its program counts.
    Absent,
    On(Node<'a>),
    Off(Node<'a>),
    /// It hangs on a value that the tree does not tell.
    Open(Node<'a>),
}

/// Reads a switch; texts count as the values that they spell.
pub(crate) fn switch(node: Option<Node<'_>>) -> Switch<'_> {
    let Some(node) = node.filter(|node| !node.is_null()) else { return Switch::Absent };
    if node.is_unresolved() {
        return Switch::Open(node);
    }
    match node.text().map(|text| text.trim().trim_matches(['"', '\''])) {
        Some("true" | "True" | "TRUE" | "yes" | "on" | "1") => Switch::On(node),
        Some("false" | "False" | "FALSE" | "no" | "off" | "0") => Switch::Off(node),
        _ => Switch::Open(node),
    }
}

/// Pairs of a mapping of texts, sorted.
pub(crate) fn pairs(node: Option<Node<'_>>) -> Vec<(&str, &str)> {
    let entries = node.map(Node::entries).unwrap_or_default();
    let mut pairs: Vec<_> = entries.into_iter().filter_map(|entry| Some((entry.key()?, entry.text()?))).collect();
    pairs.sort_unstable();
    pairs
}

/// Whether a text has one of several parts, whatever its case.
pub(crate) fn mentions(text: &str, parts: &[&str]) -> bool {
    let text = text.to_ascii_lowercase();
    parts.iter().any(|part| text.contains(part))
}

/// A count, as messages have it.
#[expect(clippy::cast_precision_loss, reason = "a tree has fewer than 2^52 of anything")]
pub(crate) fn number(count: usize) -> Value {
    Value::Number(count as f64)
}

//! Trees of nodes, as plugins see them.

use prr_document::{Kind, Node, View, scalar};

/// Checks what plugins rely on in an image that a reader made.
pub fn check(view: &View<'_>) {
    for node in (0..u32::try_from(view.node_count()).expect("handles are words")).filter_map(|node| view.node(node)) {
        check_place(node);
        check_value(node);
        if node.kind() == Kind::Mapping && node.target() == node {
            check_entries(node);
        }
    }
}

fn check_place(node: Node<'_>) {
    match node.parent() {
        Some(parent) => {
            assert!(parent.index() < node.index(), "{node:?} stands before its parent");
            assert!(parent.children().any(|child| child == node), "{parent:?} does not know its child {node:?}");
            assert_eq!(node.key().is_some(), parent.kind() == Kind::Mapping, "{node:?} has a key where none belongs");
        }
        None => assert!(node.key().is_none(), "{node:?} has a key and no mapping"),
    }
    let target = node.target();
    assert!(target.index() <= node.index() && target.target() == target, "{node:?} refers forwards");
    assert!(node.children().all(|child| child.parent() == Some(target)), "{target:?} has children of another node");
}

fn check_value(node: Node<'_>) {
    let kind = node.kind();
    assert_eq!(node.text().is_some(), kind.is_scalar());
    assert_eq!(node.as_str().is_some(), kind == Kind::String);
    assert_eq!(node.as_bool().is_some(), kind == Kind::Bool);
    assert_eq!(node.as_i64().is_some(), kind == Kind::Int, "{:?}", node.text());
    assert_eq!(node.as_f64().is_some(), matches!(kind, Kind::Int | Kind::Float), "{:?}", node.text());
    assert_eq!(node.is_null(), kind == Kind::Null);
    if kind == Kind::Bool {
        let text = node.text().unwrap_or_default();
        assert_eq!(node.as_bool(), Some(scalar::resolve(text).1), "{text}");
    }
}

/// Entries and lookups agree, whatever merge keys lend.
fn check_entries(mapping: Node<'_>) {
    let entries = mapping.entries();
    let mut keys: Vec<_> = entries.iter().filter_map(|entry| entry.key()).collect();
    assert_eq!(keys.len(), entries.len(), "an entry without a key");
    for (key, entry) in keys.iter().zip(&entries) {
        assert_eq!(mapping.field(key), Some(*entry), "`{key}` is looked up and listed differently");
    }
    keys.sort_unstable();
    assert!(keys.is_sorted_by(|one, two| one < two), "a key is listed twice");
}

/// How many nodes there are once aliases are copied; counting ends past `limit`.
pub fn expanded(node: Node<'_>, limit: u64) -> u64 {
    let mut count = 1;
    for child in node.children() {
        if count > limit {
            return count;
        }
        count += expanded(child, limit - count);
    }
    count
}

/// Whether two trees have the same keys, kinds and texts in the same order. Aliases are compared as what they refer to, once.
pub fn equal(one: Node<'_>, two: Node<'_>) -> bool {
    let children = || {
        let (mut one, mut two) = (one.children(), two.children());
        loop {
            match (one.next(), two.next()) {
                (None, None) => return true,
                (Some(one), Some(two)) if one.key() == two.key() && equal(one, two) => {}
                _ => return false,
            }
        }
    };
    one.kind() == two.kind() && one.text() == two.text() && children()
}

//! Documents as JSON, for guest languages without a reader of the image.

use prr_document::{Kind, Node};

/// The JSON of a node, unless it would exceed `limit` bytes: an alias bomb expands here.
pub(crate) fn text(node: Node<'_>, limit: usize) -> Option<String> {
    let mut out = String::new();
    write(node, &mut out, limit).then_some(out)
}

/// The handles of a node and everything inside it, in the order in which [`text`] writes the values; at most `limit` of them.
pub(crate) fn nodes(node: Node<'_>, limit: usize) -> Option<Vec<u32>> {
    let mut out = Vec::new();
    collect(node, &mut out, limit).then_some(out)
}

fn collect(node: Node<'_>, out: &mut Vec<u32>, limit: usize) -> bool {
    if out.len() >= limit {
        return false;
    }
    out.push(node.index());
    match node.kind() {
        Kind::Mapping => node.entries().into_iter().all(|entry| collect(entry, out, limit)),
        Kind::Sequence => node.children().all(|item| collect(item, out, limit)),
        _ => true,
    }
}

fn write(node: Node<'_>, out: &mut String, limit: usize) -> bool {
    match node.kind() {
        Kind::Null | Kind::Alias => out.push_str("null"),
        Kind::Bool => out.push_str(if node.as_bool() == Some(true) { "true" } else { "false" }),
        Kind::Int | Kind::Float => number(node, out),
        Kind::String => string(node.text().unwrap_or_default(), out),
        Kind::Sequence => {
            return container(node.children(), ['[', ']'], out, limit, |item, out| write(item, out, limit));
        }
        Kind::Mapping => {
            return container(node.entries().into_iter(), ['{', '}'], out, limit, |entry, out| {
                string(entry.key().unwrap_or_default(), out);
                out.push(':');
                write(entry, out, limit)
            });
        }
    }
    out.len() <= limit
}

fn container<'a>(
    children: impl Iterator<Item = Node<'a>>,
    [open, close]: [char; 2],
    out: &mut String,
    limit: usize,
    mut write: impl FnMut(Node<'a>, &mut String) -> bool,
) -> bool {
    out.push(open);
    for (index, child) in children.enumerate() {
        if index > 0 {
            out.push(',');
        }
        if !write(child, out) || out.len() > limit {
            return false;
        }
    }
    out.push(close);
    true
}

fn number(node: Node<'_>, out: &mut String) {
    use std::fmt::Write as _;
    let written = match (node.as_i64(), node.as_f64()) {
        (Some(integer), _) => write!(out, "{integer}"),
        (None, Some(float)) if float.is_finite() => write!(out, "{float}"),
        _ => write!(out, "null"),
    };
    debug_assert!(written.is_ok(), "writing to a string does not fail");
}

fn string(text: &str, out: &mut String) {
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

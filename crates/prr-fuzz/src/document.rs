//! Images: bytes that claim to be flat documents.

use prr_document::image::{HEADER_WORDS, MAGIC, VERSION};
use prr_document::{Node, View};

/// Reads bytes as an image, as they are and with a header that fits them, and walks everything that is there. Accessors neither panic nor loop,
/// whatever the records say.
pub fn document(bytes: &[u8]) {
    walk(bytes);
    walk(&headed(bytes));
}

/// The bytes behind a header that is right: few inputs of a fuzzer have one, and most faults lie behind it. The first three bytes choose how
/// many records there are.
fn headed(bytes: &[u8]) -> Vec<u8> {
    let (counts, body) = bytes.split_at(bytes.len().min(3));
    let count = |index| usize::from(counts.get(index).copied().unwrap_or_default());
    let (documents, symbols) = (count(0) % 4, count(1) % 8);
    let (documents, symbols) = if documents * 16 + symbols * 8 <= body.len() { (documents, symbols) } else { (0, 0) };
    let left = body.len() - documents * 16 - symbols * 8;
    let nodes = (left / 24).min(count(2));
    let words = [documents, nodes, symbols, left - nodes * 24].map(|word| u32::try_from(word).unwrap_or(u32::MAX));
    let mut image: Vec<u8> = [MAGIC, VERSION].into_iter().chain(words).flat_map(u32::to_le_bytes).collect();
    debug_assert_eq!(image.len(), HEADER_WORDS * 4);
    image.extend_from_slice(body);
    image
}

fn walk(bytes: &[u8]) {
    let Ok(view) = View::new(bytes) else { return };
    assert!(view.node_count() <= bytes.len() / 24);
    for document in view.documents() {
        let _ = (document.path(), document.is_embedded(), document.api_version_and_kind());
        visit(document.root());
    }
    for node in (0..=u32::try_from(view.node_count()).unwrap_or(u32::MAX)).filter_map(|node| view.node(node)) {
        visit(node);
    }
}

fn visit(node: Node<'_>) {
    let nodes = node.view().node_count();
    let _ = (node.key(), node.text(), node.as_str(), node.as_bool(), node.as_i64(), node.as_f64(), node.is_null());
    let _ = node.parent().map(Node::kind);
    let _ = (node.field("kind"), node.field(""));
    assert!(node.target().index() <= node.index());
    assert!(node.children().count() <= nodes);
    assert!(node.entries().len() <= nodes);
}

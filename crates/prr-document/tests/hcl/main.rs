//! The HCL reader: the shape of documents, what literals mean, places, faults, and hostile input.

mod corpora;
mod hostile;
mod shape;
mod spelling;

use prr_document::read::{Arena, Fault, Format, ImageBuilder, Limits, read};
use prr_document::{Kind, Node, View};

pub(crate) fn parse(text: &str) -> (Arena, Vec<Fault>) {
    read(text.as_bytes().to_vec(), Format::Hcl, &Limits::default())
}

/// Calls `judge` with the root of the document of a text without faults.
pub(crate) fn with_root<R>(text: &str, judge: impl FnOnce(Node<'_>, &Arena) -> R) -> R {
    let (arena, faults) = parse(text);
    assert_eq!(faults, [], "{text}");
    let mut builder = ImageBuilder::default();
    arena.roots().iter().for_each(|root| builder.push("main.tf", &arena, 0, *root));
    let image = builder.finish();
    let view = View::new(&image.bytes).unwrap();
    let root = view.documents().next().expect("a document").root();
    judge(root, &arena)
}

/// A document in one line; what is unresolved has a question mark in front.
pub(crate) fn shown(text: &str) -> String {
    with_root(text, |root, _| show(root))
}

fn show(node: Node<'_>) -> String {
    let mark = if node.is_unresolved() { "?" } else { "" };
    let entries = || {
        let key = |child: Node<'_>| child.key().map_or(String::new(), |key| format!("{key}: "));
        let shown: Vec<_> = node.children().map(|child| format!("{}{}", key(child), show(child))).collect();
        shown.join(", ")
    };
    let body = match node.kind() {
        Kind::Mapping => format!("{{{}}}", entries()),
        Kind::Sequence => format!("[{}]", entries()),
        Kind::String => format!("{:?}", node.text().unwrap()),
        _ => node.text().unwrap_or_default().to_owned(),
    };
    format!("{mark}{body}")
}

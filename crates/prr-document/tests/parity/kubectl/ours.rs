use prr_document::read::{Fault, Format, ImageBuilder, Limits, read};
use prr_document::{Kind, Node, View};
use serde_json::{Map, Number, Value};

use super::case::Case;

/// What prr makes of a file.
pub struct Seen {
    pub objects: Vec<Value>,
    /// Whether a document has items that are no list: nothing is in it for kubectl, or it rejects it.
    pub has_odd_list: bool,
    pub faults: Vec<Fault>,
    /// The file's text, in which faults have their places.
    pub text: String,
}

pub fn see(case: &Case) -> Seen {
    let format = if case.json { Format::Json } else { Format::Yaml };
    let (arena, faults) = read(case.bytes.clone(), format, &Limits::default());
    let mut builder = ImageBuilder::default();
    for root in arena.roots() {
        builder.push("case", &arena, 0, *root);
    }
    let image = builder.finish();
    let view = View::new(&image.bytes).unwrap();
    // An item of a list is an object whatever its items are, unless they are a list, which is reported.
    let (odd, objects): (Vec<_>, Vec<_>) = view
        .documents()
        .map(|document| document.root())
        .partition(|root| root.parent().is_none() && root.field("items").is_some());
    Seen {
        objects: objects.into_iter().map(value).collect(),
        has_odd_list: !odd.is_empty(),
        faults,
        text: arena.text().to_owned(),
    }
}

/// A node as the JSON that plugins act on.
fn value(node: Node<'_>) -> Value {
    let node = node.target();
    match node.kind() {
        Kind::Bool => node.as_bool().unwrap().into(),
        Kind::Int => node.as_i64().map_or_else(|| no_value(node), Value::from),
        Kind::Float => node.as_f64().and_then(Number::from_f64).map_or_else(|| no_value(node), Value::Number),
        Kind::String => node.text().unwrap().into(),
        Kind::Sequence => node.children().map(value).collect(),
        Kind::Mapping => {
            let entry = |entry: Node<'_>| (entry.key().unwrap().to_owned(), value(entry));
            Value::Object(node.entries().into_iter().map(entry).collect::<Map<_, _>>())
        }
        Kind::Null | Kind::Alias => Value::Null,
    }
}

/// A number that JSON has no spelling for, which kubectl never has.
fn no_value(node: Node<'_>) -> Value {
    format!("no number: {}", node.text().unwrap()).into()
}

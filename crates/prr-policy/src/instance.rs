//! The configuration as its JSON Schema sees it, and the way back from a path in that to a node.

use prr_document::de::boolean;
use prr_document::{Kind, Node};
use serde_json::{Map, Number, Value};

/// Levels that are looked at. The schema ends far above; what lies deeper stands under a key that it does not know.
const DEEPEST: usize = 16;

/// The JSON value of a node: aliases copied, merged entries among the others, booleans as YAML 1.2 spells them. A number that JSON does not
/// have is null, which is of no type that the schema asks for.
pub(crate) fn instance(node: Node<'_>) -> Value {
    below(node, DEEPEST)
}

fn below(node: Node<'_>, levels: usize) -> Value {
    let text = || node.text().unwrap_or_default();
    match node.kind() {
        _ if levels == 0 => Value::Null,
        Kind::Null | Kind::Alias => Value::Null,
        Kind::Bool => boolean(node).map_or_else(|| text().into(), Value::Bool),
        Kind::Int | Kind::Float => {
            let whole = node.as_i64().map(Number::from);
            let number = whole.or_else(|| node.as_f64().and_then(Number::from_f64));
            number.map_or(Value::Null, Value::Number)
        }
        Kind::String => text().into(),
        Kind::Sequence => node.children().map(|item| below(item, levels - 1)).collect(),
        Kind::Mapping => {
            let entry = |entry: Node<'_>| (entry.key().unwrap_or_default().to_owned(), below(entry, levels - 1));
            Value::Object(node.entries().into_iter().map(entry).collect::<Map<_, _>>())
        }
    }
}

/// The node that a JSON pointer leads to, and its name: the key, or the key of its list with its number.
pub(crate) fn find<'a>(root: Node<'a>, pointer: &str) -> Option<(Node<'a>, String)> {
    let mut found = (root, String::new());
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        found = match found.0.kind() {
            Kind::Sequence => (found.0.children().nth(part.parse().ok()?)?, format!("{}[{part}]", found.1)),
            _ => (found.0.field(&part)?, part),
        };
    }
    Some(found)
}

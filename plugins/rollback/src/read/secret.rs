//! Secrets, and what makes them: only their names and keys are read.

use prr_sdk::{Document, Node};

use super::{Keys, identity, items, text};
use crate::written::Secret;

/// Keys of a mapping.
fn keys_of<'a>(node: Option<Node<'a>>, into: &mut Vec<&'a str>) {
    into.extend(node.map(Node::entries).unwrap_or_default().into_iter().filter_map(Node::key));
}

pub(super) fn read<'a>(document: &Document<'a>, keys: &Keys, kind: &str) -> Secret<'a> {
    let identity = identity(document, keys);
    let root = document.root();
    let spec = root.get(keys.spec);
    let field = |name: &str| spec.and_then(|spec| spec.field(name));
    let (mut name, mut found, mut open) = (None, Vec::new(), false);
    match kind {
        "SealedSecret" => {
            let template = field("template");
            name = template.and_then(|template| text(template.get(keys.metadata)?.get(keys.name)));
            keys_of(field("encryptedData"), &mut found);
            keys_of(template.and_then(|template| template.field("data")), &mut found);
        }
        "ExternalSecret" => {
            let target = field("target");
            name = target.and_then(|target| text(target.get(keys.name)));
            found.extend(items(field("data")).filter_map(|item| text(item.field("secretKey"))));
            open = field("dataFrom").is_some() || target.is_some_and(|target| target.get(keys.template).is_some());
        }
        _ => {
            keys_of(root.field("data"), &mut found);
            keys_of(root.field("stringData"), &mut found);
        }
    }
    Secret {
        name: name.unwrap_or(identity.name),
        namespace: identity.namespace,
        node: identity.node,
        keys: found,
        open,
    }
}

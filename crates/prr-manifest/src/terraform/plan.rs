//! Plans: what `terraform show -json` says of what would be applied, in the shape of configuration.

use std::collections::BTreeMap;

use prr_document::read::{Tree, Value as Node};

use super::emit::{INSTANCE, MODULE, ROOT, name};

/// Modules in modules.
const DEEPEST: usize = 32;

/// The documents that a plan stands for, one a module; nothing where the document is no plan.
pub(super) fn documents(root: &Tree, path: &str) -> Vec<Tree> {
    let Some(values) = root.get("planned_values").filter(|_| root.get("format_version").is_some()) else {
        return Vec::new();
    };
    let changes = root.get("resource_changes").map(Tree::items).unwrap_or_default();
    let unknown = changes
        .iter()
        .filter_map(|change| Some((change.get("address")?.text()?, change.get("change")?.get("after_unknown")?)));
    let unknown: BTreeMap<_, _> = unknown.collect();
    let mut made = Vec::new();
    if let Some(module) = values.get("root_module") {
        modules(module, &unknown, 0, &mut made);
    }
    for document in &mut made {
        name(document, ROOT, path);
    }
    made
}

fn modules(module: &Tree, unknown: &BTreeMap<&str, &Tree>, depth: usize, into: &mut Vec<Tree>) {
    let document = document(module, unknown);
    into.extend(document);
    for child in module.get("child_modules").map(Tree::items).unwrap_or_default() {
        if depth < DEEPEST {
            modules(child, unknown, depth + 1, into);
        }
    }
}

type Entries = Vec<(String, (usize, usize), Tree)>;

/// The resources of one module by type and name; what a provider is asked for is no declaration.
fn document(module: &Tree, unknown: &BTreeMap<&str, &Tree>) -> Option<Tree> {
    let mut types: BTreeMap<&str, BTreeMap<&str, Vec<Tree>>> = BTreeMap::new();
    for resource in module.get("resources").map(Tree::items).unwrap_or_default() {
        let text = |key| resource.get(key).and_then(Tree::text);
        let managed = text("mode") != Some("data");
        let (Some(kind), Some(own), true) = (text("type"), text("name"), managed) else { continue };
        let mut body =
            resource.get("values").cloned().unwrap_or_else(|| Tree::new(Node::Map(Vec::new()), resource.span));
        if let Some(unknown) = text("address").and_then(|address| unknown.get(address)) {
            open(&mut body, unknown);
        }
        match resource.get("index").map(|index| &index.value) {
            Some(Node::Number(index)) => name(&mut body, INSTANCE, &format!("[{index}]")),
            Some(Node::Text(index)) => name(&mut body, INSTANCE, &format!("[{index:?}]")),
            _ => {}
        }
        types.entry(kind).or_default().entry(own).or_default().push(body);
    }
    if types.is_empty() {
        return None;
    }
    let at = module.span;
    let place = |bodies: &[Tree]| bodies.first().map_or(at, |body| body.span);
    let level = |(own, bodies): (&str, Vec<Tree>)| {
        let place = place(&bodies);
        (own.to_owned(), place, Tree::new(Node::List(bodies), place))
    };
    let kinds = types.into_iter().map(|(kind, names)| {
        let entries: Entries = names.into_iter().map(level).collect();
        let place = entries.first().map_or(at, |(_, place, _)| *place);
        (kind.to_owned(), place, Tree::new(Node::Map(entries), place))
    });
    let resources = Tree::new(Node::Map(kinds.collect()), at);
    let mut document = Tree::new(Node::Map(vec![("resource".to_owned(), at, resources)]), at);
    if let Some(address) = module.get("address").and_then(Tree::text) {
        name(&mut document, MODULE, address);
    }
    Some(document)
}

/// Marks what is known only once it is applied. The two trees have one shape; `true` stands for what is unknown.
fn open(tree: &mut Tree, unknown: &Tree) {
    match (&mut tree.value, &unknown.value) {
        (Node::Map(entries), Node::Map(marks)) => {
            for (key, span, mark) in marks {
                if let Some((.., entry)) = entries.iter_mut().find(|(own, ..)| own == key) {
                    open(entry, mark);
                } else if mark.value == Node::Bool(true) {
                    entries.push((key.clone(), *span, after_apply(mark.span)));
                }
            }
        }
        (Node::List(items), Node::List(marks)) => items.iter_mut().zip(marks).for_each(|(item, mark)| open(item, mark)),
        (_, Node::Bool(true)) => *tree = after_apply(tree.span),
        _ => {}
    }
}

fn after_apply(span: (usize, usize)) -> Tree {
    Tree { unresolved: true, ..Tree::new(Node::Text("(known after apply)".to_owned()), span) }
}

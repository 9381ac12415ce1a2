//! What no schema can say of prr.yaml: names that stand twice, and paths that are no patterns.

use std::collections::BTreeMap;

use globset::GlobBuilder;
use prr_document::Node;

use crate::fault::{Fault, say, verbatim};
use crate::messages as m;
use crate::source::Source;

/// Looks at every item that has what it is about, whatever else is wrong with it.
pub(crate) fn faults(root: Node<'_>, source: &Source<'_>) -> Vec<Fault> {
    let mut faults = unique(root, "services", "name", source);
    faults.extend(unique(root, "policies", "check", source));
    faults.extend(texts(root, "excludes", "path").filter_map(|(node, text)| no_pattern(node, text, source)));
    faults
}

/// The texts under one key of every item of a list.
fn texts<'a>(root: Node<'a>, list: &str, key: &'static str) -> impl Iterator<Item = (Node<'a>, &'a str)> {
    let items = root.field(list).into_iter().flat_map(Node::children);
    let scalars = items.filter_map(move |item| item.field(key)).filter(|node| !node.is_null());
    scalars.filter_map(|node| Some((node, node.text()?))).filter(|(_, text)| !text.trim().is_empty())
}

fn unique(root: Node<'_>, list: &str, key: &'static str, source: &Source<'_>) -> Vec<Fault> {
    let mut seen = BTreeMap::new();
    let mut faults = Vec::new();
    for (node, text) in texts(root, list, key) {
        let location = source.value(node);
        let Some(first) = seen.get(text) else {
            seen.insert(text, location.line.to_string());
            continue;
        };
        let hint = say(&m::FIRST, &[("line", verbatim(first))]);
        faults.push(Fault::new(location, &m::TWICE, &[("name", verbatim(text))]).hint(Some(hint)));
    }
    faults
}

fn no_pattern(node: Node<'_>, text: &str, source: &Source<'_>) -> Option<Fault> {
    let error = GlobBuilder::new(text).literal_separator(true).build().err()?;
    let about = [("name", verbatim(text)), ("detail", verbatim(error.kind().to_string()))];
    Some(Fault::new(source.value(node), &m::PATTERN, &about))
}

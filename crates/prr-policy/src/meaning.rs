//! What no schema can say of prr.yaml: names that stand twice, paths that are no patterns, and what contradicts or points at nothing.

use std::collections::{BTreeMap, BTreeSet};

use globset::GlobBuilder;
use prr_document::Node;
use prr_model::DataClass;

use crate::fault::{Fault, say, verbatim};
use crate::messages as m;
use crate::source::Source;
use crate::suggest::nearest;

/// Looks at every item that has what it is about, whatever else is wrong with it.
pub(crate) fn faults(root: Node<'_>, source: &Source<'_>) -> Vec<Fault> {
    let mut faults = unique(root, "services", "name", source);
    faults.extend(unique(root, "policies", "check", source));
    faults.extend(class_lists(root).filter_map(|list| contradiction(list, source)));
    faults.extend(undeclared_services(root, source));
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

/// Every list of classes of data.
fn class_lists(root: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let compliance = root.field("compliance");
    let namespaces = compliance.and_then(|compliance| compliance.field("namespaces"));
    let items = [root.field("services"), namespaces].into_iter().flatten().flat_map(Node::children);
    compliance.into_iter().chain(items).filter_map(|item| item.field("data-classes"))
}

/// No personal data, and personal data beside it.
fn contradiction(list: Node<'_>, source: &Source<'_>) -> Option<Fault> {
    let none = list.children().find(|item| item.text() == Some(DataClass::None.as_str()))?;
    let other =
        list.children().find_map(|item| DataClass::parse(item.text()?).filter(|class| *class != DataClass::None))?;
    let hint = say(&m::NO_DATA_HINT, &[]);
    Some(Fault::new(source.value(none), &m::NO_DATA, &[("name", verbatim(other.as_str()))]).hint(Some(hint)))
}

/// Services that compliance names, and that nothing declares: what is said of them would hold for nobody.
fn undeclared_services(root: Node<'_>, source: &Source<'_>) -> Vec<Fault> {
    let declared: Vec<&str> = texts(root, "services", "name").map(|(_, name)| name).collect();
    let Some(compliance) = root.field("compliance") else { return Vec::new() };
    let of_namespaces = texts(compliance, "namespaces", "service").map(|(node, _)| node);
    let transfers = compliance.field("transfers").into_iter().flat_map(Node::children);
    let of_transfers = transfers.filter_map(|item| item.field("services")).flat_map(Node::children);
    let known: BTreeSet<&str> = declared.iter().copied().collect();
    let unknown = |node: Node<'_>| {
        let name = node.text().filter(|name| !known.contains(name))?;
        let near = nearest(name, declared.iter().copied());
        let hint = near
            .map_or_else(|| say(&m::NO_SERVICE_HINT, &[]), |near| say(&m::DID_YOU_MEAN, &[("name", verbatim(near))]));
        Some(Fault::new(source.value(node), &m::NO_SERVICE, &[("name", verbatim(name))]).hint(Some(hint)))
    };
    of_namespaces.chain(of_transfers).filter_map(unknown).collect()
}

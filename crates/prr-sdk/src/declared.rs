//! The services that prr.yaml declares: how important they are, and how they work. What a check asks of a service depends on it.

use prr_document::{Kind, Node, View, keys};
use prr_model::WorkloadClass;

keys! { struct Keys { class, name, owner, plan, rate = "requests-per-second", rollback, services, tier } }

/// A service that prr.yaml declares. A family gets them with the selector [`CONFIGURATION`].
#[derive(Clone, Copy, Debug)]
pub struct Declared<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where its name stands.
    pub node: Node<'a>,
    /// How important it is; 1 is the most important.
    pub tier: Option<i64>,
    /// Who answers for it.
    pub owner: Option<&'a str>,
    /// How it works.
    pub class: Option<WorkloadClass>,
    /// How many requests it gets a second.
    pub requests_per_second: Option<f64>,
    /// How it takes a change back: `rollback.plan`.
    pub plan: Option<Node<'a>>,
}

/// What a family selects to be sent prr.yaml.
pub const CONFIGURATION: crate::Selector = crate::Selector::Path("prr.yaml");

/// The declared services of a view, by name.
#[must_use]
pub fn services<'a>(view: &View<'a>) -> Vec<Declared<'a>> {
    let keys: Keys = view.keys();
    let files = view.documents().filter(|document| document.path() == "prr.yaml");
    let lists = files.filter_map(|document| Some(document.root().get(keys.services)?.target()));
    let lists = lists.filter(|list| list.kind() == Kind::Sequence);
    let mut declared: Vec<_> =
        lists.flat_map(Node::children).filter_map(|item| service(item.target(), &keys)).collect();
    declared.sort_by_key(|service| (service.name, service.node.index()));
    declared
}

/// The service of a name among those of [`services`].
#[must_use]
pub fn named<'d, 'a>(services: &'d [Declared<'a>], name: &str) -> Option<&'d Declared<'a>> {
    let first = services.partition_point(|service| service.name < name);
    services.get(first).filter(|service| service.name == name)
}

fn service<'a>(item: Node<'a>, keys: &Keys) -> Option<Declared<'a>> {
    let text = |key| item.get(key).filter(|node| !node.is_null()).and_then(Node::text).filter(|text| !text.is_empty());
    Some(Declared {
        name: text(keys.name)?,
        node: item.get(keys.name)?,
        tier: item.get(keys.tier).and_then(Node::as_i64),
        owner: text(keys.owner),
        class: text(keys.class).and_then(WorkloadClass::parse),
        requests_per_second: item.get(keys.rate).and_then(Node::as_f64),
        plan: item.get(keys.rollback).and_then(|rollback| rollback.get(keys.plan)),
    })
}

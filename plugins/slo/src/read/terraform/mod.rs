//! Objectives and alerts as Terraform's resources: those of Google Cloud, Datadog and Grafana.
//!
//! A document is one file of one module; which alert is for which objective is said by the address that its filter or query names.

mod datadog;
mod google;
mod grafana;

use prr_sdk::{Kind, Node};

use super::Keys;
use super::object::Object;
use crate::written::{Slo, Stated};

/// Instances of one resource that are read.
const MOST: usize = 10_000;

/// A resource.
struct Resource<'a> {
    /// What is applied as a whole: addresses mean something only within it.
    root: &'a str,
    /// As Terraform writes it, with the modules around it.
    address: String,
    /// What it is called in its configuration.
    name: &'a str,
    /// Its arguments and blocks.
    body: Node<'a>,
}

/// Objectives and alerts of a tree, until it is known what belongs together.
#[derive(Default)]
pub(super) struct Resources<'a> {
    objectives: Vec<Objective<'a>>,
    alerts: Vec<Alert<'a>>,
}

/// An objective and what alerts call it.
struct Objective<'a> {
    root: &'a str,
    address: String,
    /// Another name: the identifier that it is given.
    id: Option<String>,
    /// What tells several objectives of one resource apart: the period that an alert names.
    period: Option<f64>,
    path: &'a str,
    slo: Slo<'a>,
}

/// An alert and what it names.
struct Alert<'a> {
    root: &'a str,
    names: String,
    /// The period that it names beside the objective.
    period: Option<f64>,
    path: &'a str,
    stated: Stated<'a>,
}

impl<'a> Resources<'a> {
    /// Takes up the resources of a document.
    pub fn add(&mut self, object: &Object<'a>, keys: &Keys) {
        // Nearly every document is none of Terraform's.
        if object.root.get(keys.resource).is_none() {
            return;
        }
        for (kind, read) in [
            ("google_monitoring_slo", google::objective as Reader<'_>),
            ("google_monitoring_alert_policy", google::alerts),
            ("datadog_service_level_objective", datadog::objectives),
            ("datadog_monitor", datadog::alert),
            ("grafana_slo", grafana::objectives),
        ] {
            for resource in resources(object, kind) {
                read(&resource, object.path, self);
            }
        }
    }

    /// The objectives, each with the alerts that name it.
    pub fn link(mut self, into: &mut Vec<Slo<'a>>) {
        for alert in std::mem::take(&mut self.alerts) {
            for index in self.meant(&alert) {
                self.objectives[index].slo.stated.push(alert.stated.clone());
            }
        }
        into.extend(self.objectives.into_iter().map(|objective| objective.slo));
    }

    /// The objectives that an alert names. One that names something unknown may be for any objective of its folder.
    fn meant(&self, alert: &Alert<'a>) -> Vec<usize> {
        let having = |test: &dyn Fn(&Objective<'a>) -> bool| -> Vec<usize> {
            self.objectives
                .iter()
                .enumerate()
                .filter(|(_, objective)| test(objective))
                .map(|(index, _)| index)
                .collect()
        };
        let mut meant = having(&|objective| objective.root == alert.root && objective.address == alert.names);
        if meant.is_empty() {
            let id = alert.names.rsplit('/').next().filter(|id| !id.is_empty());
            meant = having(&|objective| id.is_some() && objective.id.as_deref() == id);
        }
        if meant.is_empty() {
            // An index that is unknown stands for any.
            meant = having(&|objective| objective.root == alert.root && base(&objective.address) == base(&alert.names));
        }
        let of_period = |index: &usize| alert.period.is_none() || self.objectives[*index].period == alert.period;
        if meant.iter().any(of_period) {
            meant.retain(of_period);
        }
        if meant.is_empty() && alert.stated.burns.is_err() {
            meant = having(&|objective| folder(objective.path) == folder(alert.path));
        }
        meant
    }
}

type Reader<'r> = for<'a> fn(&Resource<'a>, &'a str, &mut Resources<'a>);

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// An address without the index of its last part.
fn base(address: &str) -> &str {
    address.strip_suffix(']').and_then(|open| open.rsplit_once('[')).map_or(address, |(base, _)| base)
}

/// The resources of a type. Their bodies are a list, or one alone in Terraform's JSON syntax.
fn resources<'a>(object: &Object<'a>, kind: &str) -> Vec<Resource<'a>> {
    let (root, path) = (object.root, object.path);
    let applied = root.field("prr:root").and_then(Node::text).unwrap_or_else(|| folder(path));
    let module = root.field("prr:module").and_then(Node::text).map(|module| format!("{module}.")).unwrap_or_default();
    let names = many(root.field("resource")).filter_map(|types| types.field(kind)).flat_map(|names| many(Some(names)));
    let found = names.flat_map(Node::entries).flat_map(|entry| {
        let name = entry.key().unwrap_or_default();
        let module = module.clone();
        many(Some(entry)).map(move |body| {
            let instance = body.field("prr:instance").and_then(Node::text).unwrap_or_default();
            Resource { root: applied, address: format!("{module}{kind}.{name}{instance}"), name, body }
        })
    });
    found.take(MOST).collect()
}

/// The items of a list, or the node alone: nested blocks are either.
fn many(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    let list = node.is_some_and(|node| node.kind() == Kind::Sequence);
    let items = node.filter(|_| list).into_iter().flat_map(Node::children);
    items.chain(node.filter(|node| !list && !node.is_null()))
}

/// The first block of a type.
fn block<'a>(body: Node<'a>, name: &str) -> Option<Node<'a>> {
    many(body.field(name)).next()
}

/// A text that is known.
fn known(node: Option<Node<'_>>) -> Option<&str> {
    super::text(node.filter(|node| !node.is_unresolved()))
}

/// A number that is known, written as one or as a text.
fn number(node: Node<'_>) -> Option<f64> {
    let read = || node.as_f64().or_else(|| node.text()?.trim().parse().ok());
    (!node.is_unresolved()).then(read).flatten().filter(|size: &f64| size.is_finite())
}

/// The address in the first `${}` of a text, or in a text that is nothing else, without the attribute behind it.
fn referred<'t>(text: &'t str, kind: &str) -> Option<&'t str> {
    let at = text.find(kind)?;
    let start = text[..at].rfind("${").map_or(0, |open| open + 2);
    let rest = &text[start..];
    let address = rest[..rest.find('}').unwrap_or(rest.len())].trim();
    Some(
        address
            .rsplit_once('.')
            .filter(|(_, attribute)| !attribute.contains(']'))
            .map_or(address, |(address, _)| address),
    )
}

#[cfg(test)]
mod tests {
    use super::{base, referred};

    #[test]
    fn addresses_are_found_in_texts() {
        for (text, address) in [
            ("f(\"${google_monitoring_slo.a.id}\", \"1h\")", "google_monitoring_slo.a"),
            ("f(\"${module.m[\"x\"].google_monitoring_slo.a[0].name}\")", "module.m[\"x\"].google_monitoring_slo.a[0]"),
            ("google_monitoring_slo.a[\"k.l\"].id", "google_monitoring_slo.a[\"k.l\"]"),
        ] {
            assert_eq!(referred(text, "google_monitoring_slo"), Some(address), "{text}");
        }
        assert_eq!(referred("x", "google_monitoring_slo"), None);
        assert_eq!(base("a.b[each.key]"), "a.b");
        assert_eq!(base("module.m[0].a.b"), "module.m[0].a.b");
    }
}

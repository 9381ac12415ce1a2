//! PRT-26: pseudonymous data lies apart from what would undo it.

use std::collections::BTreeMap;

use prr_sdk::compliance::{DataClass, DataClasses};
use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::{Object, items};
use crate::read::terraform::text;
use crate::scope::of_resource;

/// Classes of data that name people.
const NAMING: [DataClass; 4] = [DataClass::Personal, DataClass::Sensitive, DataClass::UniqueId, DataClass::Credit];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-26",
        severity: Severity::High,
        documentation: include_str!("prt_26_pseudonymous.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    let namespaces = model.declared.node.and_then(|node| node.field("namespaces"));
    for entry in items(namespaces) {
        let Some(list) = entry.field("data-classes") else { continue };
        let classes: Option<DataClasses> =
            items(Some(list)).map(|item| DataClass::parse(item.text().unwrap_or_default())).collect();
        let name = text(entry.field("name")).unwrap_or_default();
        findings.extend(classes.and_then(|classes| together(name, list, classes)));
    }
    for resource in model.resources.with_tags() {
        if let (Some(classes), _) = of_resource(resource) {
            let tags = resource.body.field("tags").or_else(|| resource.body.field("labels")).unwrap_or(resource.body);
            findings.extend(together(&resource.address, tags, classes));
        }
    }
    findings.extend(readers(model));
    findings
}

/// Whether one place holds both.
fn together(name: &str, at: Node<'_>, classes: DataClasses) -> Option<Finding> {
    if !classes.contains(DataClass::Pseudonymous) {
        return None;
    }
    let found =
        if classes.any(&NAMING) { fail(name, at).because(m::TOGETHER) } else { pass(name, at).because(m::APART) };
    Some(found.with("name", name))
}

/// Subjects that have a role in a namespace with pseudonymous data and in one with data that names people.
fn readers(model: &Model<'_>) -> Vec<Finding> {
    let mut seen: BTreeMap<String, (Option<Node<'_>>, Option<Node<'_>>)> = BTreeMap::new();
    for binding in model.objects.of("RoleBinding") {
        let Some(classes) = model.of_object(binding).classes else { continue };
        for (who, node) in subjects(binding) {
            let entry = seen.entry(who).or_default();
            if classes.contains(DataClass::Pseudonymous) {
                entry.0.get_or_insert(node);
            } else if classes.any(&NAMING) {
                entry.1.get_or_insert(node);
            }
        }
    }
    let both = seen.into_iter().filter_map(|(who, (pseudonymous, naming))| Some((who, pseudonymous?, naming?)));
    let judged = both.map(|(who, pseudonymous, naming)| {
        let found = fail(&who, pseudonymous).because(m::READS_BOTH).with("name", who.as_str());
        found.related(naming, m::READS_NAMES, &[])
    });
    judged.collect()
}

/// Users and groups, and service accounts with the namespace that they are of.
fn subjects<'a>(binding: &Object<'a>) -> Vec<(String, Node<'a>)> {
    let subjects = items(binding.root.field("subjects"));
    let named = subjects.filter_map(|subject| {
        let (kind, name) = (text(subject.field("kind"))?, subject.field("name")?);
        let namespace = text(subject.field("namespace")).or(binding.namespace);
        let who = match (kind, namespace) {
            ("ServiceAccount", Some(namespace)) => format!("ServiceAccount/{namespace}/{}", name.text()?),
            _ => format!("{kind}/{}", name.text()?),
        };
        Some((who, name))
    });
    named.collect()
}

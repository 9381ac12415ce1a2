//! PRT-18: other environments do not reach into production.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::{Object, items};
use crate::read::terraform::{known, text};
use crate::read::texts::{self, Applied, Text};

/// Endings of names of managed databases and caches: such a name is one database.
const MANAGED: &[&str] = &[
    ".rds.amazonaws.com",
    ".cache.amazonaws.com",
    ".docdb.amazonaws.com",
    ".es.amazonaws.com",
    ".redshift.amazonaws.com",
    ".database.azure.com",
    ".database.windows.net",
    ".redis.cache.windows.net",
    ".mongodb.net",
    ".vmysql.naverncp.com",
    ".cdb.ntruss.com",
];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-18",
        severity: Severity::High,
        documentation: include_str!("prt_18_environments.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let environments = &model.declared.environments;
    let (production, others) =
        (environments.iter().any(|own| own.production), environments.iter().any(|own| !own.production));
    if !production || !others {
        let Some(node) = model.declared.node else { return Vec::new() };
        return vec![unknown("environments", prr_sdk::Place::key(node)).because(m::NO_ENVIRONMENTS)];
    }
    let mut findings = Vec::new();
    let mut hosts = Hosts::default();
    texts::each(&model.view, |text| {
        if matches!(text.applied, Applied::Pipeline) {
            return;
        }
        let (scope, subject) = model.of_text(&text);
        match scope.production() {
            Some(true) => hosts.add_production(&text),
            Some(false) => {
                findings.extend(in_production(model, &text, &subject));
                hosts.add_other(&text, subject);
            }
            None => {}
        }
    });
    findings.extend(hosts.judge());
    findings.extend(model.objects.of("Application").iter().filter_map(|object| application(model, object)));
    findings.extend(model.objects.of("NetworkPolicy").iter().flat_map(|policy| doors(model, policy)));
    if findings.is_empty() {
        for environment in environments.iter().filter(|environment| environment.production) {
            findings.push(
                pass(environment.name, environment.node).because(m::ENVIRONMENT_APART).with("name", environment.name),
            );
        }
    }
    findings
}

/// Databases by the name that they are reached by.
#[derive(Default)]
struct Hosts<'a> {
    production: BTreeMap<&'a str, Node<'a>>,
    others: Vec<(&'a str, Text<'a>, String)>,
}

impl<'a> Hosts<'a> {
    fn add_production(&mut self, text: &Text<'a>) {
        if let Some(host) = managed(text.value) {
            self.production.entry(host).or_insert(text.node);
        }
    }

    fn add_other(&mut self, text: &Text<'a>, subject: String) {
        if let Some(host) = managed(text.value) {
            self.others.push((host, *text, subject));
        }
    }

    fn judge(self) -> Vec<Finding> {
        let shared = self.others.into_iter().filter_map(|(host, text, subject)| {
            let production = self.production.get(host)?;
            let found =
                fail(&subject, text.node).because(m::DATABASE_SHARED).with("name", subject.as_str()).with("host", host);
            Some(found.related(*production, m::USED_IN_PRODUCTION, &[]))
        });
        shared.collect()
    }
}

/// The name of a managed database in a text.
fn managed(text: &str) -> Option<&str> {
    let ending = MANAGED.iter().find(|ending| text.contains(*ending))?;
    let end = text.find(ending)? + ending.len();
    let start = text[..end]
        .rfind(|char: char| !char.is_ascii_alphanumeric() && char != '.' && char != '-')
        .map_or(0, |at| at + 1);
    let host = &text[start..end];
    (!text[..start].ends_with(['{', '$']) && host.len() > ending.len()).then_some(host)
}

/// A name of a Service that ends in a namespace of production: `db.pay.svc`.
fn in_production(model: &Model<'_>, text: &Text<'_>, subject: &str) -> Option<Finding> {
    let at = text.value.find(".svc")?;
    let end = text.value[at + 4..].chars().next();
    if end.is_some_and(|char| char.is_ascii_alphanumeric() || char == '-' || char == '_') {
        return None;
    }
    let start =
        text.value[..at].rfind(|char: char| !char.is_ascii_alphanumeric() && char != '-').map_or(0, |dot| dot + 1);
    let namespace = &text.value[start..at];
    let subject_of = prr_sdk::compliance::Subject { path: "", namespace: Some(namespace), service: None };
    let environment = model.declared.environment(&subject_of).filter(|environment| environment.production)?;
    let found =
        fail(subject, text.node).because(m::REACHES_PRODUCTION).with("name", subject).with("namespace", namespace);
    Some(found.related(environment.node, m::ENVIRONMENT_DECLARED, &[]))
}

/// An application of Argo CD that lies in another environment and is put into a namespace of production.
fn application(model: &Model<'_>, object: &Object<'_>) -> Option<Finding> {
    if object.group != "argoproj.io" || model.of_path(object.path).production() != Some(false) {
        return None;
    }
    let destination = object.spec()?.field("destination")?.field("namespace")?;
    let namespace = known(Some(destination))?;
    let subject = prr_sdk::compliance::Subject { path: "", namespace: Some(namespace), service: None };
    let environment = model.declared.environment(&subject).filter(|environment| environment.production)?;
    let name = object.subject();
    let found = fail(&name, destination).because(m::DEPLOYS_INTO_PRODUCTION).with("name", name.as_str());
    Some(found.with("namespace", namespace).related(environment.node, m::ENVIRONMENT_DECLARED, &[]))
}

/// A policy in production that lets a namespace of another environment in.
fn doors<'a>(model: &Model<'a>, policy: &Object<'a>) -> Vec<Finding> {
    if model.of_object(policy).production() != Some(true) {
        return Vec::new();
    }
    let rules = items(policy.spec().and_then(|spec| spec.field("ingress")));
    let peers = rules.flat_map(|rule| items(rule.field("from")));
    let named = peers.filter_map(|peer| {
        let labels = peer.field("namespaceSelector")?.field("matchLabels")?;
        labels.field("kubernetes.io/metadata.name").or_else(|| labels.field("name"))
    });
    let judged = named.filter_map(|namespace| {
        let subject = prr_sdk::compliance::Subject { path: "", namespace: text(Some(namespace)), service: None };
        let other = model.declared.environment(&subject).filter(|environment| !environment.production)?;
        let name = policy.subject();
        let found = fail(&name, namespace).because(m::DOOR_TO_PRODUCTION).with("name", name.as_str());
        Some(found.with("namespace", namespace.text()?).related(other.node, m::ENVIRONMENT_DECLARED, &[]))
    });
    judged.collect()
}

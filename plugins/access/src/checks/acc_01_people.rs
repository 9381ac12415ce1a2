//! ACC-01: no person may do everything in a cluster, but in an emergency.

use prr_sdk::{Check, Finding, Node, Parameters, Place, Severity, fail, pass, unknown};

use crate::cloud::Resource;
use crate::declared::Emergency;
use crate::kube::rbac::{Binding, Granted, Subject, Who};
use crate::messages as m;
use crate::model::Model;
use crate::value::{items, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-01",
        severity: Severity::Critical,
        documentation: include_str!("acc_01_people.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for binding in model.rbac.bindings.iter().filter(|binding| binding.cluster) {
        let people = binding.subjects.iter().filter(|subject| subject.who == Who::Person);
        let granted = model.rbac.granted(binding);
        findings.extend(people.map(|subject| person(model, binding, granted, subject)));
    }
    for association in model.cloud.of("aws_eks_access_policy_association") {
        findings.extend(eks(model, association));
    }
    for cluster in model.cloud.of("ncloud_nks_cluster") {
        findings.extend(items(cluster.field("access_entries")).filter_map(|entry| nks(model, cluster, entry)));
    }
    findings.extend(model.objects("ConfigMap").iter().filter(|map| map.name == "aws-auth").flat_map(|map| {
        let lists = ["mapUsers", "mapRoles"].into_iter().filter_map(|key| map.root.field("data")?.field(key));
        lists.flat_map(|list| aws_auth(model, list))
    }));
    findings
}

fn person(model: &Model<'_>, binding: &Binding<'_>, granted: Granted<'_, '_>, subject: &Subject<'_>) -> Finding {
    let title = format!("{}: {}", binding.name, subject.name);
    let everything = match granted {
        Granted::Everything => Some(binding.role_node),
        Granted::Rules(grants) => grants.everything,
        Granted::BuiltIn => None,
        Granted::Elsewhere => {
            let found = unknown(title, subject.node).because(m::PERSON_ELSEWHERE);
            return found.with("role", binding.role).with("name", subject.name);
        }
    };
    match everything {
        Some(_) => named(model, title, subject.name, subject.node.into(), everything),
        None => pass(title, subject.node).because(m::PERSON_LESS).with("role", binding.role).proof(binding.role_node),
    }
    .with("name", subject.name)
}

/// Somebody who may do everything: whether the declaration says so, and until when.
pub(super) fn named(model: &Model<'_>, title: String, name: &str, at: Place, granted: Option<Node<'_>>) -> Finding {
    let (found, until) = match model.declared.emergency(name) {
        Emergency::Named(until) => (pass(title, at).because(m::EMERGENCY).proof(until), Some(until)),
        Emergency::Over(until) => (fail(title, at).because(m::EMERGENCY_OVER).proof(until), Some(until)),
        Emergency::Endless(entry) => (fail(title, at).because(m::EMERGENCY_ENDLESS).proof(entry), None),
        Emergency::No => (fail(title, at).because(m::PERSON_EVERYTHING).fix(m::NAME_EMERGENCY, &[], None), None),
    };
    let found = match until {
        Some(until) => found.with("until", until.text().unwrap_or_default()),
        None => found,
    };
    match granted {
        Some(granted) => found.related(granted, m::BOUND_HERE, &[]),
        None => found,
    }
}

/// An access entry of EKS with the policy that is `cluster-admin`.
fn eks(model: &Model<'_>, association: &Resource<'_>) -> Option<Finding> {
    let policy = association.field("policy_arn")?;
    let everything = text(Some(policy)).is_some_and(|arn| arn.ends_with("/AmazonEKSClusterAdminPolicy"));
    let scope = items(association.field("access_scope")).next();
    let cluster = text(scope.and_then(|scope| scope.field("type"))) == Some("cluster");
    let principal = association.field("principal_arn");
    let name = principal.and_then(Node::text).unwrap_or(association.label);
    let found = named(model, association.address(), name, policy.into(), None);
    (everything && cluster).then(|| found.with("name", name))
}

/// An access entry of Naver Cloud's clusters.
fn nks(model: &Model<'_>, cluster: &Resource<'_>, entry: Node<'_>) -> Option<Finding> {
    let name = entry.field("entry").and_then(Node::text).unwrap_or(cluster.label);
    let policy = items(entry.field("policies")).find_map(|policy| {
        let everything = text(policy.field("type")) == Some("NKSClusterAdminPolicy");
        (everything && text(policy.field("scope")) == Some("cluster")).then(|| policy.field("type")).flatten()
    })?;
    let title = format!("{}: {name}", cluster.address());
    Some(named(model, title, name, policy.into(), None).with("name", name))
}

/// `mapUsers` and `mapRoles`: entries are read as lines, because they are a text in a text.
fn aws_auth(model: &Model<'_>, list: Node<'_>) -> Vec<Finding> {
    let Some(written) = text(Some(list)) else { return Vec::new() };
    let mut findings = Vec::new();
    let (mut start, mut name) = (0, "");
    for line in written.split_inclusive('\n') {
        let trimmed = line.trim().trim_start_matches("- ").trim();
        if let Some(arn) = trimmed.strip_prefix("userarn:").or_else(|| trimmed.strip_prefix("rolearn:")) {
            name = arn.trim().trim_matches(['"', '\'']);
        }
        if let Some(at) = line.find("system:masters") {
            let place = Place::within(list, start + at..start + at + "system:masters".len());
            findings.push(named(model, format!("aws-auth: {name}"), name, place, None).with("name", name));
        }
        start += line.len();
    }
    findings
}

//! ACC-25: an account is one person's.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass};

use crate::declared::Emergency;
use crate::kube::rbac::Who;
use crate::messages as m;
use crate::model::Model;
use crate::value::{at, items, mentions, number, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-25",
        severity: Severity::Medium,
        documentation: include_str!("acc_25_shared_accounts.md"),
        parameters: &[],
        judge,
    }
}

/// Names that are of nobody.
const SHARED: &[&str] = &[
    "admin",
    "administrator",
    "dev",
    "developer",
    "developers",
    "devops",
    "ops",
    "operator",
    "root",
    "shared",
    "sre",
    "staff",
    "team",
    "test",
    "user",
    "guest",
    "common",
    "infra",
    "backend",
    "frontend",
    "dba",
    "qa",
    "kubernetes-admin",
];

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for binding in &model.rbac.bindings {
        let people = binding.subjects.iter().filter(|subject| subject.who == Who::Person && subject.single);
        findings.extend(people.map(|subject| account(model, subject.name, subject.node)));
    }
    for user in model.cloud.of("aws_iam_user") {
        findings.extend(user.field("name").and_then(|node| Some(account(model, text(Some(node))?, node))));
    }
    findings.extend(kubeconfigs(model));
    findings
}

fn account(model: &Model<'_>, name: &str, node: Node<'_>) -> Finding {
    let bare = name.split('@').next().unwrap_or(name).to_ascii_lowercase();
    let listed = !matches!(model.declared.emergency(name), Emergency::No);
    let found = if SHARED.contains(&bare.as_str()) && !listed {
        fail(name, node).because(m::SHARED_ACCOUNT).fix(m::OWN_ACCOUNTS, &[], None)
    } else {
        pass(name, node).because(m::PERSONAL_ACCOUNT)
    };
    found.with("name", name)
}

/// Where kubeconfigs of one name are mounted, by namespace and name.
type Mounts<'a> = BTreeMap<(Option<&'a str>, &'a str), Vec<Node<'a>>>;

/// One way into a cluster in several hands.
fn kubeconfigs(model: &Model<'_>) -> Vec<Finding> {
    let mut mounts = Mounts::new();
    for workload in &model.workloads {
        for volume in items(workload.pod.field("volumes")) {
            let node = at(volume, &["secret", "secretName"]);
            let Some((secret, node)) = node.and_then(|node| Some((text(Some(node))?, node))) else { continue };
            if mentions(secret, &["kubeconfig", "kube-config"]) {
                mounts.entry((workload.object.namespace, secret)).or_default().push(node);
            }
        }
    }
    let shared = mounts.into_iter().filter(|(_, places)| places.len() > 1);
    let tell = |((_, secret), places): ((_, &str), Vec<Node<'_>>)| {
        let found = fail(secret, places[1]).because(m::SHARED_KUBECONFIG).related(places[0], m::ALSO_MOUNTED, &[]);
        found.with("name", secret).with("count", number(places.len()))
    };
    shared.map(tell).collect()
}

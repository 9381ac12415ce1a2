//! ACC-04: rights are granted to somebody, not to everybody.

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass};

use crate::kube::rbac::{Binding, Subject, Who};
use crate::messages as m;
use crate::model::Model;
use crate::value::text;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-04",
        severity: Severity::Critical,
        documentation: include_str!("acc_04_everybody.md"),
        parameters: &[],
        judge,
    }
}

/// What every cluster grants to everybody: who am I, what is there, are you well.
const ORDINARY: &[&str] = &[
    "system:basic-user",
    "system:discovery",
    "system:public-info-viewer",
    "system:service-account-issuer-discovery",
    "system:build-strategy-docker",
];

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for binding in &model.rbac.bindings {
        findings.extend(binding.subjects.iter().filter_map(|subject| subjected(binding, subject)));
    }
    findings.extend(model.objects("ConfigMap").iter().filter_map(|map| {
        let default = map.root.field("data")?.field("policy.default")?;
        (map.name == "argocd-rbac-cm").then(|| argo(default)).flatten()
    }));
    findings
}

fn subjected(binding: &Binding<'_>, subject: &Subject<'_>) -> Option<Finding> {
    let title = format!("{}: {}", binding.name, subject.name);
    let found = match subject.who {
        Who::System => return None,
        Who::Person | Who::Program => pass(title, subject.node).because(m::NAMED),
        Who::Everybody if ORDINARY.contains(&binding.role) => return None,
        Who::Everybody => {
            let anonymous = matches!(subject.name, "system:unauthenticated" | "system:anonymous");
            let why = if anonymous { m::ANYONE } else { m::EVERY_ACCOUNT };
            let found = fail(title, subject.node).because(why).with("role", binding.role);
            found.related(binding.role_node, m::BOUND_HERE, &[]).fix(m::BIND_BY_NAME, &[], None)
        }
    };
    Some(found.with("name", subject.name))
}

fn argo(default: Node<'_>) -> Option<Finding> {
    let role = text(Some(default))?;
    let found = match role.trim() {
        "role:admin" => fail("argocd-rbac-cm", default).because(m::ARGO_DEFAULT_ADMIN).with("role", role),
        "" => return None,
        _ => pass("argocd-rbac-cm", default).because(m::NAMED).with("name", role),
    };
    Some(found)
}

//! ACC-02: no program may do everything in a cluster.

use prr_sdk::{Check, Finding, Parameters, Severity, fail, pass, unknown};

use crate::declared::Emergency;
use crate::kube::rbac::{Binding, Granted, Subject, Who};
use crate::messages as m;
use crate::model::Model;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-02",
        severity: Severity::High,
        documentation: include_str!("acc_02_programs.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for binding in model.rbac.bindings.iter().filter(|binding| binding.cluster) {
        let programs = binding.subjects.iter().filter(|subject| subject.who == Who::Program);
        let granted = model.rbac.granted(binding);
        findings.extend(programs.map(|subject| program(model, binding, granted, subject)));
    }
    findings
}

fn program(model: &Model<'_>, binding: &Binding<'_>, granted: Granted<'_, '_>, subject: &Subject<'_>) -> Finding {
    let name = match subject.namespace {
        Some(namespace) => format!("{namespace}/{}", subject.name),
        None => subject.name.to_owned(),
    };
    let title = format!("{}: {name}", binding.name);
    let everything = match granted {
        Granted::Everything => Some(binding.role_node),
        Granted::Rules(grants) => grants.everything,
        Granted::BuiltIn => None,
        Granted::Elsewhere => {
            let found = unknown(title, subject.node).because(m::PROGRAM_ELSEWHERE);
            return found.with("role", binding.role).with("name", name);
        }
    };
    match (everything, model.declared.emergency(&name)) {
        (None, _) => {
            pass(title, subject.node).because(m::PROGRAM_LESS).with("role", binding.role).proof(binding.role_node)
        }
        (Some(_), Emergency::Named(until)) => {
            pass(title, subject.node).because(m::EMERGENCY).with("until", until.text().unwrap_or_default()).proof(until)
        }
        (Some(granted), _) => fail(title, subject.node)
            .because(m::PROGRAM_EVERYTHING)
            .related(granted, m::BOUND_HERE, &[])
            .fix(m::NAME_RULES, &[], None),
    }
    .with("name", name)
}

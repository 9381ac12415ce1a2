//! ACC-03: roles of people name what they grant.

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::kube::rbac::{Binding, Granted, Subject, Who};
use crate::messages as m;
use crate::model::Model;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-03",
        severity: Severity::High,
        documentation: include_str!("acc_03_wildcards.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for binding in &model.rbac.bindings {
        let people = binding.subjects.iter().filter(|subject| subject.who == Who::Person);
        let granted = model.rbac.granted(binding);
        findings.extend(people.filter_map(|subject| person(binding, granted, subject)));
    }
    findings
}

/// Whoever may do everything in the whole cluster is told of by ACC-01.
fn person(binding: &Binding<'_>, granted: Granted<'_, '_>, subject: &Subject<'_>) -> Option<Finding> {
    let title = format!("{}: {}", binding.name, subject.name);
    let star: Option<Node<'_>> = match granted {
        Granted::Everything if binding.cluster => return None,
        Granted::Everything => Some(binding.role_node),
        Granted::BuiltIn => None,
        Granted::Rules(grants) if binding.cluster && grants.everything.is_some() => return None,
        Granted::Rules(grants) => grants.wildcard,
        Granted::Elsewhere => {
            let found = unknown(title, subject.node).because(m::WILDCARD_ELSEWHERE);
            return Some(found.with("role", binding.role).with("name", subject.name));
        }
    };
    let found = match star {
        Some(star) => {
            fail(title, subject.node).because(m::WILDCARD).related(star, m::STAR_HERE, &[]).fix(m::NAME_WHAT, &[], None)
        }
        None => pass(title, subject.node).because(m::NO_WILDCARD).proof(binding.role_node),
    };
    Some(found.with("role", binding.role).with("name", subject.name))
}

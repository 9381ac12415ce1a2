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
        findings.extend(people.filter_map(|subject| person(model, binding, subject)));
    }
    findings
}

/// Whoever may do everything in the whole cluster is told of by ACC-01.
fn person(model: &Model<'_>, binding: &Binding<'_>, subject: &Subject<'_>) -> Option<Finding> {
    let title = format!("{}: {}", binding.name, subject.name);
    let star: Option<Node<'_>> = match model.rbac.granted(binding) {
        Granted::Everything if binding.cluster => return None,
        Granted::Everything => Some(binding.role_node),
        Granted::BuiltIn => None,
        Granted::Rules(rules) if binding.cluster && rules.iter().any(|rule| rule.is_everything()) => return None,
        Granted::Rules(rules) => rules.iter().find_map(|rule| rule.wildcard()),
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

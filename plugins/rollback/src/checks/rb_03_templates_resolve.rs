//! PRR-RB-03: the templates of an analysis are there, with all their arguments.

use prr_sdk::{Check, Finding, Parameters, Severity, fail, pass, unknown};

use super::each_analysis;
use crate::argo::{Dangling, FromSecret, Resolved, Unbound};
use crate::messages as m;
use crate::model::Model;
use crate::written::Identity;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RB-03",
        severity: Severity::Critical,
        documentation: include_str!("rb_03_templates_resolve.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    each_analysis(model, |rollout, resolved| judge_one(model, &rollout.identity, resolved))
}

fn judge_one(model: &Model<'_>, owner: &Identity<'_>, resolved: &Resolved<'_, '_>) -> Vec<Finding> {
    let name = owner.name;
    let missing = resolved.dangling.iter().map(|dangling| {
        let meant = model.meant(&dangling.reference, owner).filter(|_| dangling.near.is_none());
        absent(name, dangling, meant)
    });
    let unbound = resolved.unbound.iter().map(|unbound| open(name, unbound));
    let secrets = resolved.secrets.iter().filter_map(|from| unread(name, from));
    let findings: Vec<_> = missing.chain(unbound).chain(secrets).collect();
    if !findings.is_empty() {
        return findings;
    }
    let mut references = resolved.analysis.templates.iter();
    let Some(first) = references.next() else { return Vec::new() };
    let found = references.fold(pass(name, first.node).because(m::RESOLVES), |found, other| found.proof(other.node));
    let templates = resolved.judges.iter().map(|judge| judge.template.identity.node);
    let found = templates.fold(found.with("template", first.name), Finding::proof);
    let secrets = resolved.secrets.iter().filter_map(|from| from.secret).map(|secret| secret.node);
    vec![secrets.fold(found, Finding::proof)]
}

/// An argument whose Secret has no such key, or is not seen here.
fn unread(name: &str, from: &FromSecret<'_, '_>) -> Option<Finding> {
    let draft = match from.secret {
        Some(secret) if secret.open || secret.keys.contains(&from.key.key) => return None,
        Some(secret) => {
            fail(name, from.key.node).because(m::SECRET_WITHOUT_KEY).related(secret.node, m::SECRET_HERE, &[])
        }
        None => unknown(name, from.key.node).because(m::SECRET_ELSEWHERE),
    };
    let found = draft.with("secret", from.key.name).with("key", from.key.key);
    Some(found.with("argument", from.argument.name))
}

fn absent(name: &str, dangling: &Dangling<'_, '_>, meant: Option<&str>) -> Finding {
    let reference = dangling.reference;
    let found = match dangling.near {
        Some(near) if near.cluster != reference.cluster => {
            let message = if near.cluster { m::OTHER_SCOPE_CLUSTER } else { m::OTHER_SCOPE_NAMESPACE };
            fail(name, reference.node).because(message).related(near.identity.node, m::NEAR_TEMPLATE, &[])
        }
        Some(near) => fail(name, reference.node)
            .because(m::OTHER_NAMESPACE)
            .with("namespace", near.identity.namespace.unwrap_or_default())
            .related(near.identity.node, m::NEAR_TEMPLATE, &[]),
        // Templates for a whole cluster are often another team's repository.
        None if reference.cluster => unknown(name, reference.node).because(m::CLUSTER_TEMPLATE_ELSEWHERE),
        None => {
            let found = fail(name, reference.node).because(m::DANGLING);
            match meant {
                Some(meant) => found.fix(m::CORRECT_NAME, &[("meant", meant.into())], Some(meant.to_owned())),
                None => found.fix(m::ADD_TEMPLATE, &[], None),
            }
        }
    };
    found.with("template", reference.name)
}

fn open(name: &str, unbound: &Unbound<'_>) -> Finding {
    fail(name, unbound.reference.node)
        .because(m::UNBOUND)
        .with("template", unbound.reference.name)
        .with("argument", unbound.argument.name)
        .related(unbound.argument.node, m::ASKED_HERE, &[])
}

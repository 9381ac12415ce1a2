//! ACC-19: who owns the code does not alone own production.

use prr_sdk::{Check, Document, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::value::{items, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-19",
        severity: Severity::Medium,
        documentation: include_str!("acc_19_code_owners.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let files = model.files.iter().filter(|document| document.path().ends_with("CODEOWNERS"));
    files.filter_map(|file| owners(model, file)).collect()
}

struct Rule<'a> {
    pattern: &'a str,
    node: Node<'a>,
    owners: Vec<&'a str>,
}

fn owners(model: &Model<'_>, file: &Document<'_>) -> Option<Finding> {
    let rules: Vec<_> = items(file.root().field("rules")).filter_map(rule).collect();
    let code = rules.iter().rev().find(|rule| matches!(rule.pattern, "*" | "/*" | "**" | "/**"));
    let production: Vec<_> = rules.iter().filter(|rule| is_production(model, rule.pattern)).collect();
    let at = rules.first().map(|rule| rule.node)?;
    let name = file.path();
    let Some(code) = code else { return Some(unknown(name, at).because(m::NO_CODE_OWNER)) };
    if production.is_empty() {
        // Then the rule for everything owns production too.
        let found = match code.owners.as_slice() {
            [one] => fail(name, code.node).because(m::ONE_OWNER_OF_ALL).with("owner", *one),
            owners => {
                let found = unknown(name, code.node).because(m::PRODUCTION_UNNAMED);
                return Some(found.with("owner", owners.join(", ")));
            }
        };
        return Some(found.fix(m::OWN_PRODUCTION, &[], Some("/deploy/production/ @acme/operations".to_owned())));
    }
    let same =
        production.iter().find(|rule| rule.owners.len() <= 1 && rule.owners == code.owners || rule.owners.is_empty());
    Some(match same {
        Some(rule) if rule.owners.is_empty() => {
            fail(name, rule.node).because(m::NOBODY_OWNS_PRODUCTION).with("pattern", rule.pattern)
        }
        Some(rule) => fail(name, rule.node)
            .because(m::SAME_OWNER)
            .related(code.node, m::CODE_OWNED_HERE, &[])
            .with("owner", rule.owners.join(", "))
            .with("pattern", rule.pattern),
        None => pass(name, production[0].node)
            .because(m::OTHER_OWNER)
            .proof(code.node)
            .with("pattern", production[0].pattern),
    })
}

fn rule(rule: Node<'_>) -> Option<Rule<'_>> {
    let node = rule.field("pattern")?;
    let owners = items(rule.field("owners")).filter_map(|owner| text(Some(owner))).collect();
    Some(Rule { pattern: text(Some(node))?, node, owners })
}

/// Whether a pattern is of a production environment: as its parts say, or as prr.yaml declares its paths.
fn is_production(model: &Model<'_>, pattern: &str) -> bool {
    let named = |part: &str| matches!(part, "prod" | "production" | "prd" | "live");
    let parts = pattern.split(['/', '*', '.', '-', '_']);
    parts.into_iter().any(named) || model.declared.is_production(pattern.trim_matches(['/', '*']))
}

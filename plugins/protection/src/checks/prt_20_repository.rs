//! PRT-20: the source of production is changed with review, cannot be rewritten, and has owners.

use prr_sdk::{Check, Finding, Kind, Node, Parameters, Place, Severity, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::items;
use crate::read::terraform::{Resource, block, known, many, text};
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, judge as settings, on, switch, want};

const SETTINGS: &[Setting] = &[
    want("github_branch_protection", "allows_force_pushes", Want::Off).absent(Absent::Fine),
    want("github_branch_protection", "allows_deletions", Want::Off).absent(Absent::Fine),
    want(
        "github_branch_protection",
        "required_pull_request_reviews.required_approving_review_count",
        Want::AtLeast(1.0),
    ),
    on("github_branch_protection", "enforce_admins"),
    want(
        "github_branch_protection_v3",
        "required_pull_request_reviews.required_approving_review_count",
        Want::AtLeast(1.0),
    ),
    on("github_branch_protection_v3", "enforce_admins"),
    want("gitlab_branch_protection", "allow_force_push", Want::Off).absent(Absent::Fine),
];

const WORDING: Wording = Wording { good: m::BRANCH_GUARDED, bad: m::BRANCH_OPEN, missing: m::BRANCH_OPEN_BY_DEFAULT };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-20",
        severity: Severity::High,
        documentation: include_str!("prt_20_repository.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = settings(model, SETTINGS, &WORDING, Concern::All);
    findings.extend(model.resources.of("github_repository_ruleset").iter().filter_map(ruleset));
    let mut declared = !findings.is_empty();
    let mut owners = None;
    for document in model.view.documents() {
        let path = document.path();
        if path == ".github/settings.yml" || path == ".github/settings.yaml" {
            declared = true;
            findings.extend(branches(document.root()));
        }
        if path == "CODEOWNERS" || path.ends_with("/CODEOWNERS") {
            owners = Some(document.root());
        }
    }
    findings.extend(owned(model, owners));
    if !declared && let Some(node) = model.declared.node {
        findings.push(unknown("branch protection", Place::key(node)).because(m::BRANCH_UNSEEN));
    }
    findings
}

/// A ruleset that is in force asks for reviews, and forbids rewriting.
fn ruleset(ruleset: &Resource<'_>) -> Option<Finding> {
    let name = &ruleset.address;
    if known(ruleset.body.field("target")) != Some("branch") {
        return None;
    }
    let enforcement = ruleset.body.field("enforcement")?;
    let rules = block(ruleset.body, "rules");
    let reviews = rules.and_then(|rules| block(rules, "pull_request")?.field("required_approving_review_count"));
    let found = match (known(Some(enforcement))?, reviews) {
        ("active", Some(count)) if crate::setting::number(count).is_some_and(|count| count >= 1.0) => {
            pass(name, count).because(m::BRANCH_GUARDED).with("value", crate::setting::shown(count))
        }
        ("active", other) => {
            let at = other.or(rules).map_or_else(|| Place::key(ruleset.name), Place::from);
            fail(name, at).because(m::BRANCH_OPEN_BY_DEFAULT)
        }
        (state, _) => fail(name, enforcement).because(m::BRANCH_OPEN).with("value", state),
    };
    Some(found.with("name", name.as_str()).with("setting", "rules.pull_request"))
}

/// Settings of GitHub that an app applies.
fn branches(root: Node<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for branch in items(root.field("branches")) {
        let name = text(branch.field("name")).unwrap_or("branch");
        let Some(protection) = branch.field("protection") else { continue };
        let mut add = |setting: &str, found: Finding| {
            findings.push(found.with("name", name).with("setting", setting));
        };
        let reviews = protection.field("required_pull_request_reviews").filter(|node| node.kind() == Kind::Mapping);
        match reviews {
            Some(reviews) => add(
                "required_pull_request_reviews",
                pass(name, reviews).because(m::BRANCH_GUARDED).with("value", "set"),
            ),
            None => add(
                "required_pull_request_reviews",
                fail(name, Place::key(protection)).because(m::BRANCH_OPEN_BY_DEFAULT),
            ),
        }
        for (setting, open) in [("enforce_admins", false), ("allow_force_pushes", true)] {
            let node = protection.field(setting).filter(|node| switch(*node) == Some(open));
            if let Some(node) = node {
                add(setting, fail(name, node).because(m::BRANCH_OPEN).with("value", node.text().unwrap_or_default()));
            }
        }
    }
    findings
}

/// Folders of production have owners.
fn owned(model: &Model<'_>, owners: Option<Node<'_>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for environment in model.declared.environments.iter().filter(|environment| environment.production) {
        for path in items(environment.node.field("paths")) {
            let Some(folder) = text(Some(path)) else { continue };
            let found = match owners {
                None => unknown(folder, path).because(m::OWNERS_UNSEEN),
                Some(owners) => match owner(owners, folder) {
                    Some(rule) => pass(folder, path).because(m::OWNED).proof(rule),
                    None => fail(folder, path).because(m::NOT_OWNED),
                },
            };
            findings.push(found.with("name", folder));
        }
    }
    findings
}

/// The last rule for a folder decides; one without owners takes them away. Patterns with wildcards inside are taken to match.
fn owner<'a>(owners: Node<'a>, folder: &str) -> Option<Node<'a>> {
    let folder = folder.trim_start_matches("./").trim_matches('/');
    let covers = |rule: &Node<'a>| {
        let pattern = text(rule.field("pattern")).unwrap_or_default();
        let bare = pattern.trim_start_matches('/').trim_end_matches("**").trim_end_matches('*').trim_end_matches('/');
        let prefix =
            folder.strip_prefix(bare).is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || bare.is_empty());
        prefix || bare.contains('*') || !pattern.starts_with('/') && folder.split('/').any(|part| part == bare)
    };
    let rule = items(owners.field("rules")).filter(covers).last()?;
    many(rule.field("owners")).next().map(|_| rule)
}

//! ACC-20: nobody approves a release of their own.

use prr_sdk::{Check, Finding, Message, Node, Parameters, Severity, fail, pass, unknown};

use crate::cloud::Resource;
use crate::messages as m;
use crate::model::Model;
use crate::value::{Switch, items, switch, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-20",
        severity: Severity::High,
        documentation: include_str!("acc_20_deploy_approval.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for environment in model.cloud.of("github_repository_environment") {
        findings.extend(self::environment(environment));
    }
    for kind in ["github_branch_protection", "github_branch_protection_v3"] {
        findings.extend(model.cloud.of(kind).iter().map(|branch| {
            let reviews = items(branch.field("required_pull_request_reviews")).next();
            let what = text(branch.field("pattern").or_else(|| branch.field("branch"))).unwrap_or(branch.label);
            protected(&format!("{}: {what}", branch.address()), branch.body, reviews, branch.is_open())
        }));
    }
    for settings in model.files.iter().filter(|file| file.path().starts_with(".github/settings.")) {
        for branch in items(settings.root().field("branches")) {
            let Some(name) = text(branch.field("name")) else { continue };
            let reviews = branch.field("protection").and_then(|it| it.field("required_pull_request_reviews"));
            let at = branch.field("name").unwrap_or(branch);
            findings.push(protected(name, at, reviews.filter(|reviews| !reviews.is_null()), false));
        }
    }
    for kind in ["gitlab_project_level_mr_approvals", "gitlab_project_approval_settings"] {
        findings.extend(model.cloud.of(kind).iter().map(gitlab));
    }
    findings.extend(model.cloud.of("gitlab_project_protected_environment").iter().map(|environment| {
        let rules = items(environment.field("approval_rules")).next();
        let count = environment.field("required_approval_count").filter(|count| text(Some(*count)) != Some("0"));
        let name = environment.address();
        match count.or(rules) {
            Some(at) => pass(&name, at).because(m::APPROVED_BY_ANOTHER),
            None => fail(&name, environment.body).because(m::NO_REVIEWER),
        }
        .with("name", name)
    }));
    findings
}

/// Whether the name of an environment is that of production, as far as a name tells.
fn is_production(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["prod", "live", "prd"].iter().any(|part| name.contains(part))
}

fn refused(name: &str, at: Node<'_>, why: Message) -> Finding {
    fail(name, at).because(why).fix(m::ASK_ANOTHER, &[], None).with("name", name)
}

fn environment(environment: &Resource<'_>) -> Option<Finding> {
    let node = environment.field("environment")?;
    let name = environment.address();
    let Some(called) = text(Some(node)) else {
        return Some(unknown(&name, node).because(m::APPROVAL_UNKNOWN).with("name", name));
    };
    if !is_production(called) {
        return None;
    }
    let Some(reviewers) = items(environment.field("reviewers")).next() else {
        return Some(if environment.is_open() {
            unknown(&name, node).because(m::APPROVAL_UNKNOWN).with("name", name)
        } else {
            refused(&name, node, m::NO_REVIEWER)
        });
    };
    Some(match (switch(environment.field("prevent_self_review")), switch(environment.field("can_admins_bypass"))) {
        (Switch::Open(node), _) | (_, Switch::Open(node)) => {
            unknown(&name, node).because(m::APPROVAL_UNKNOWN).with("name", name)
        }
        (Switch::On(own), Switch::Off(bypass)) => {
            pass(&name, reviewers).because(m::APPROVED_BY_ANOTHER).proof(own).proof(bypass).with("name", name)
        }
        (Switch::On(_), Switch::On(node)) | (Switch::On(node), Switch::Absent) => {
            refused(&name, node, m::ADMINS_BYPASS)
        }
        (Switch::Off(node), _) => refused(&name, node, m::SELF_REVIEW),
        (Switch::Absent, _) => refused(&name, reviewers, m::SELF_REVIEW),
    })
}

/// A protected branch: somebody else looks, and looks at what is merged.
fn protected(name: &str, at: Node<'_>, reviews: Option<Node<'_>>, open: bool) -> Finding {
    let Some(reviews) = reviews else {
        return if open {
            unknown(name, at).because(m::APPROVAL_UNKNOWN).with("name", name)
        } else {
            refused(name, at, m::NO_REVIEW)
        };
    };
    let count = reviews.field("required_approving_review_count").filter(|count| !count.is_null());
    if let Some(none) = count.filter(|count| text(Some(*count)) == Some("0")) {
        return refused(name, none, m::NO_REVIEW);
    }
    match switch(reviews.field("require_last_push_approval")) {
        Switch::On(node) => pass(name, node).because(m::APPROVED_BY_ANOTHER).with("name", name),
        Switch::Open(node) => unknown(name, node).because(m::APPROVAL_UNKNOWN).with("name", name),
        Switch::Off(node) => refused(name, node, m::LAST_PUSH),
        // A review of what was there before the last push is dismissed with it.
        Switch::Absent => match switch(reviews.field("dismiss_stale_reviews")) {
            Switch::On(node) => pass(name, node).because(m::APPROVED_BY_ANOTHER).with("name", name),
            _ => refused(name, count.unwrap_or(reviews), m::LAST_PUSH),
        },
    }
}

fn gitlab(approvals: &Resource<'_>) -> Finding {
    let name = approvals.address();
    let author = approvals.field("merge_requests_author_approval");
    match switch(author) {
        Switch::On(node) => refused(&name, node, m::SELF_REVIEW),
        Switch::Open(node) => unknown(&name, node).because(m::APPROVAL_UNKNOWN).with("name", name),
        Switch::Off(node) => pass(&name, node).because(m::APPROVED_BY_ANOTHER).with("name", name),
        Switch::Absent => pass(&name, approvals.body).because(m::APPROVED_BY_ANOTHER).with("name", name),
    }
}

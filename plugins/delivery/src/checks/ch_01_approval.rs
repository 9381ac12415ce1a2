//! DEP-CH-01: a release is approved, alone, and outside of freezes.

use prr_sdk::{Check, Finding, Node, Parameters, Place, Severity, fail, pass, unknown};

use super::each_release;
use crate::messages as m;
use crate::model::Model;
use crate::plan::{Release, by_hand};
use crate::schedule;
use crate::written::{Application, Concurrency, System, Window};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "DEP-CH-01",
        severity: Severity::Medium,
        documentation: include_str!("ch_01_approval.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = each_release(model, |release| [approval(model, release), alone(release)]);
    for project in &model.written.projects {
        findings.extend(project.windows.iter().filter_map(|window| closed(project.name, window)));
    }
    findings.extend(model.written.applications.iter().filter_map(|application| frozen(model, application)));
    findings
}

/// Who says that a release may go out.
fn approval(model: &Model<'_>, release: &Release<'_, '_>) -> Finding {
    let name = release.name();
    let stage = release.stage();
    if let Some(node) = by_hand(stage) {
        return pass(&name, node).because(m::APPROVED_BY_HAND);
    }
    if let Some(environment) = stage.environment() {
        let protected = model.written.protected.iter().find(|protected| protected.environment == environment.name);
        return match protected {
            Some(protected) => pass(&name, environment.node).because(m::APPROVED).proof(protected.node),
            None => unknown(&name, environment.node).because(m::REVIEWERS_UNKNOWN),
        }
        .with("environment", environment.name);
    }
    let pipeline = release.pipeline;
    if pipeline.is_started_by_hand() {
        return pass(&name, pipeline.triggers[0].node).because(m::APPROVED_BY_HAND);
    }
    let place = Place::key(stage.job.node);
    if let Some(node) = pipeline.is_started_by_tags() {
        return unknown(&name, Place::key(node)).because(m::TAGS_UNKNOWN);
    }
    if pipeline.system == System::GitLab {
        return fail(&name, place).because(m::UNAPPROVED_JOB).fix(
            m::ADD_MANUAL,
            &[],
            Some("when: manual\nallow_failure: false".to_owned()),
        );
    }
    let push = pipeline.triggers.iter().find(|trigger| trigger.event == "push");
    let asks_branch = stage.whens().any(|when| {
        [["github", "ref"], ["github", "ref_name"], ["github", "base_ref"]].iter().any(|path| when.names(path))
    }) || release
        .deployments()
        .any(|act| [["github", "ref"], ["github", "ref_name"]].iter().any(|path| act.of.when.names(path)));
    match push {
        Some(trigger) if !trigger.filtered && !asks_branch => {
            fail(&name, place).because(m::EVERY_BRANCH).related(trigger.node, m::STARTED_HERE, &[])
        }
        Some(trigger) => {
            fail(&name, place).because(m::UNAPPROVED).related(Place::key(trigger.node), m::STARTED_HERE, &[])
        }
        None => fail(&name, place).because(m::UNAPPROVED),
    }
    .fix(m::ADD_ENVIRONMENT, &[], Some("environment: production".to_owned()))
}

/// Whether two releases can run into one another.
fn alone(release: &Release<'_, '_>) -> Finding {
    let name = format!("{}: concurrency", release.name());
    let stage = release.stage();
    let jobs = stage.callers.iter().chain([&stage.job]).filter_map(|job| job.concurrency);
    let groups: Vec<Concurrency<'_>> = jobs.chain(release.pipeline.concurrency).collect();
    match groups.as_slice() {
        [] => {
            let (fix, snippet) = match release.pipeline.system {
                System::GitHub => {
                    (m::ADD_CONCURRENCY, "concurrency:\n  group: production\n  cancel-in-progress: false")
                }
                System::GitLab => (m::ADD_RESOURCE_GROUP, "resource_group: production"),
            };
            fail(name, Place::key(stage.job.node)).because(m::OVERLAPS).fix(fix, &[], Some(snippet.to_owned()))
        }
        [first, ..] => match groups.iter().find_map(|group| group.cancels) {
            Some(node) => fail(name, node).because(m::CANCELS).fix(
                m::DO_NOT_CANCEL,
                &[],
                Some("cancel-in-progress: false".to_owned()),
            ),
            None => pass(name, first.node).because(m::ALONE),
        },
    }
}

/// A window that never opens, or never closes anything.
fn closed(project: &str, window: &Window<'_>) -> Option<Finding> {
    let subject = format!("{project}: sync window");
    let bad_schedule = window.schedule.filter(|node| node.text().is_none_or(|text| schedule::parse(text).is_none()));
    let bad_duration = window.duration.filter(|node| node.text().is_none_or(|text| schedule::seconds(text).is_none()));
    let bad_kind = window.kind.filter(|node| !matches!(node.text(), Some("allow" | "deny")));
    let found = if let Some(node) = bad_schedule.or(bad_duration).or(bad_kind) {
        fail(subject, node).because(m::WINDOW_UNREADABLE).with("text", node.text().unwrap_or_default())
    } else if window.schedule.is_none() || window.duration.is_none() || window.kind.is_none() {
        fail(subject, window.node).because(m::WINDOW_INCOMPLETE)
    } else if window.applications.is_empty() && window.namespaces.is_empty() && window.clusters.is_empty() {
        fail(subject, window.node).because(m::WINDOW_MATCHES_NOTHING).fix(
            m::NAME_APPLICATIONS,
            &[],
            Some("applications: ['*']".to_owned()),
        )
    } else {
        return None;
    };
    Some(found.with("release", project))
}

/// Whether an application that follows its repository by itself is held by a window.
fn frozen(model: &Model<'_>, application: &Application<'_>) -> Option<Finding> {
    let automated = application.automated?;
    let project = model.written.projects.iter().find(|project| project.name == application.project);
    let windows = project.into_iter().flat_map(|project| &project.windows);
    let windows: Vec<_> = windows.filter(|window| applies(window, application)).collect();
    let name = application.name;
    let found = match (windows.as_slice(), project) {
        ([first, ..], _) => {
            // One that cannot be read is told of itself, and stops everything.
            if windows.iter().any(|window| closed("", window).is_some()) {
                return None;
            }
            if never_closes(&windows) {
                fail(name, first.node).because(m::WINDOW_NEVER_CLOSES).related(automated, m::FOLLOWS_HERE, &[])
            } else {
                let found = pass(name, first.node).because(m::WINDOWED).proof(automated);
                windows[1..].iter().fold(found, |found, window| found.proof(window.node))
            }
        }
        ([], Some(project)) => unknown(name, automated).because(m::NO_WINDOW).with("project", project.name),
        ([], None) => unknown(name, automated).because(m::PROJECT_ELSEWHERE).with("project", application.project),
    };
    Some(found.with("release", name))
}

/// Whether windows allow every minute of every week, and none denies any.
fn never_closes(windows: &[&Window<'_>]) -> bool {
    let allows = |window: &&&Window<'_>| window.kind.and_then(Node::text) == Some("allow");
    let open: Vec<_> = windows.iter().filter(allows).filter_map(|window| span(window)).collect();
    windows.iter().all(|window| allows(&window)) && schedule::cover_the_week(&open)
}

fn span(window: &Window<'_>) -> Option<(schedule::Schedule, f64)> {
    let text = |node: Option<Node<'_>>| node.and_then(Node::text).map(str::to_owned);
    Some((schedule::parse(&text(window.schedule)?)?, schedule::seconds(&text(window.duration)?)?))
}

/// Whether a window is about an application: with one of the things that it names, or with all of them.
fn applies(window: &Window<'_>, application: &Application<'_>) -> bool {
    let fits = |patterns: &[&str], texts: &[&str]| {
        let fits = |pattern: &&str| texts.iter().any(|text| schedule::glob(pattern, text));
        (!patterns.is_empty()).then(|| patterns.iter().any(fits))
    };
    let asked = [
        fits(&window.applications, &[application.name]),
        fits(&window.clusters, &application.clusters),
        fits(&window.namespaces, &[application.namespace]),
    ];
    let mut asked = asked.into_iter().flatten().peekable();
    asked.peek().is_some() && if window.all { asked.all(|fits| fits) } else { asked.any(|fits| fits) }
}

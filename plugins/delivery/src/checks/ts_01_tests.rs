//! DEP-TS-01: tests stand between a change and its users.

use prr_sdk::{Check, Finding, Outcome, Parameters, Severity, fail, pass, unknown};

use super::{each_release, story};
use crate::known::Role;
use crate::messages as m;
use crate::model::Model;
use crate::plan::{Act, Holding, Release, holding, of_hook, releases, unseen};
use crate::written::Body;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "DEP-TS-01",
        severity: Severity::Critical,
        documentation: include_str!("ts_01_tests.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = each_release(model, |release| judge_one(model, release));
    findings.extend(before_synchronising(model));
    let unrecognised = unrecognised(model);
    // A pipeline with such a job is not one that releases nothing.
    let file = |found: &Finding| found.subject.split('/').next().unwrap_or_default().to_owned();
    let open: Vec<String> = unrecognised.iter().map(file).collect();
    findings.retain(|found| found.outcome != Outcome::NotApplicable || !open.contains(&found.subject));
    findings.extend(unrecognised);
    findings.extend(unreadable(model));
    findings
}

fn judge_one(model: &Model<'_>, release: &Release<'_, '_>) -> Vec<Finding> {
    let name = release.name();
    let (mut findings, mut open, mut held) = (Vec::new(), Vec::new(), Vec::new());
    for (stage, act) in release.before() {
        if !matches!(act.role, Role::Tests | Role::Lints) {
            continue;
        }
        let subject = format!("{name}: {}", act.shown);
        match holding(release.plan, stage, act, release.target()) {
            Holding::Lost(loss) => findings.push(story::lost(&subject, act, &loss)),
            Holding::Open(at) if act.role == Role::Tests => open.push((act, at)),
            Holding::Holds | Holding::Waits(_) if act.role == Role::Tests => held.push(act),
            Holding::Holds | Holding::Waits(_) | Holding::Open(_) | Holding::Unreached => {}
        }
    }
    if let Some((first, rest)) = held.split_first() {
        let found = pass(&name, first.place.clone()).because(m::TESTED).with("command", first.shown.as_str());
        findings.push(rest.iter().fold(found, |found, act| found.proof(act.place.clone())));
    } else if let Some((act, at)) = open.first() {
        findings.push(unknown(&name, at.clone()).because(m::GATE_OPEN).with("command", act.shown.as_str()));
    } else if findings.is_empty() {
        findings.push(untested(model, release, &name));
    }
    findings
}

/// Jobs that Argo CD runs before it synchronises: where one fails, nothing is applied.
fn before_synchronising(model: &Model<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for hook in model.written.hooks.iter().filter(|hook| hook.is_in("PreSync")) {
        for (act, holding) in of_hook(hook).iter().filter(|(act, _)| act.role == Role::Tests) {
            let subject = format!("{}: {}", hook.name, act.shown);
            let found = match holding {
                Holding::Lost(loss) => story::lost(&subject, act, loss),
                Holding::Open(at) => unknown(&subject, at.clone()).because(m::GATE_OPEN),
                Holding::Holds | Holding::Waits(_) => {
                    pass(&subject, act.place.clone()).because(m::TESTED_BEFORE_SYNC).proof(hook.node)
                }
                Holding::Unreached => continue,
            };
            findings.push(found.with("command", act.shown.as_str()).with("release", hook.name));
        }
    }
    findings
}

/// Nothing that tests is waited for: what else there is decides what that means.
fn untested(model: &Model<'_>, release: &Release<'_, '_>, name: &str) -> Finding {
    let place = release.act.place.clone();
    if let Some(found) = after_another(model, release, name) {
        return found;
    }
    if let Some(node) = release.plan.foreign {
        return unknown(name, node).because(m::TESTS_FOREIGN);
    }
    let beside = release
        .plan
        .stages
        .iter()
        .flat_map(|stage| &stage.acts)
        .find(|act| act.role == Role::Tests && !std::ptr::eq(*act, release.act));
    if let Some(test) = beside.filter(|test| !release.after().iter().any(|(_, act)| std::ptr::eq(*act, *test))) {
        return fail(name, place)
            .because(m::TESTS_BESIDE)
            .with("command", test.shown.as_str())
            .related(test.place.clone(), m::FAILS_HERE, &[])
            .fix(m::WAIT_FOR_TESTS, &[], None);
    }
    match tested_elsewhere(model, release) {
        Some((path, test)) => unknown(name, place).because(m::TESTS_ELSEWHERE).with("path", path).related(
            test.place.clone(),
            m::FAILS_HERE,
            &[],
        ),
        None => fail(name, place).because(m::UNTESTED).with("command", release.act.shown.as_str()).fix(
            m::WAIT_FOR_TESTS,
            &[],
            Some("needs: [test]".to_owned()),
        ),
    }
}

/// `workflow_run`: a run of another workflow, whether it was good or not.
fn after_another(model: &Model<'_>, release: &Release<'_, '_>, name: &str) -> Option<Finding> {
    let trigger = release.pipeline.triggers.iter().find(|trigger| trigger.event == "workflow_run")?;
    let asks = release.stage().whens().any(|when| when.names(&["github", "event", "workflow_run", "conclusion"]));
    let others = model.plans.iter().filter(|plan| trigger.workflows.contains(&plan.of(&model.written.pipelines).name));
    let test =
        others.flat_map(|plan| &plan.stages).flat_map(|stage| &stage.acts).find(|act| act.role == Role::Tests)?;
    Some(if asks {
        pass(name, test.place.clone()).because(m::TESTED).with("command", test.shown.as_str())
    } else {
        fail(name, prr_sdk::Place::key(trigger.node))
            .because(m::ANY_CONCLUSION)
            .with("command", test.shown.as_str())
            .related(test.place.clone(), m::FAILS_HERE, &[])
            .fix(m::ASK_CONCLUSION, &[], Some("if: github.event.workflow_run.conclusion == 'success'".to_owned()))
    })
}

/// A workflow of the same repository that tests proposals.
fn tested_elsewhere<'m, 'a>(model: &'m Model<'a>, release: &Release<'_, '_>) -> Option<(&'a str, &'m Act<'a>)> {
    model.plans.iter().find_map(|plan| {
        let pipeline = plan.of(&model.written.pipelines);
        let proposals = pipeline.is_started_by("pull_request")
            || pipeline.is_started_by("pull_request_target")
            || pipeline.is_started_by("merge_group");
        let other = pipeline.path != release.pipeline.path && proposals;
        let test = plan.stages.iter().flat_map(|stage| &stage.acts).find(|act| act.role == Role::Tests)?;
        other.then_some((pipeline.path, test))
    })
}

/// Jobs that are called deployments, and nothing in which is known to deploy: where nothing else is released, what is waited for is open.
fn unrecognised(model: &Model<'_>) -> Vec<Finding> {
    if !releases(model).is_empty() {
        return Vec::new();
    }
    let of_plan = |plan| {
        let pipeline = crate::plan::Plan::of(plan, &model.written.pipelines);
        let stage = unseen(plan, pipeline)?;
        let name = format!("{}/{}", pipeline.path.rsplit('/').next().unwrap_or_default(), stage.id);
        let found = unknown(&name, prr_sdk::Place::key(stage.job.node)).because(m::DEPLOYMENT_UNSEEN);
        Some(found.with("release", name.as_str()))
    };
    model.plans.iter().filter_map(of_plan).collect()
}

/// Scripts that cannot be read may hide anything.
fn unreadable(model: &Model<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for plan in &model.plans {
        for flat in plan.stages.iter().flat_map(|stage| &stage.steps) {
            let Body::Run(shell) = &flat.step.body else { continue };
            let refused = shell.pieces.iter().find(|piece| piece.script.is_none());
            let Some(piece) = refused.filter(|_| shell.options.is_some()) else { continue };
            let file = plan.of(&model.written.pipelines).path.rsplit('/').next().unwrap_or_default();
            findings.push(unknown(format!("{file}: {}", flat.step.name), piece.node).because(m::SCRIPT_UNREADABLE));
        }
    }
    findings
}

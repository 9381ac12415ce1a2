//! DEP-SC-01: what a scan finds stops the release.

use prr_sdk::{Check, Finding, Parameters, Severity, fail, pass, unknown};

use super::{each_release, story};
use crate::known::{Role, Verdict};
use crate::messages as m;
use crate::model::Model;
use crate::plan::{Act, Holding, Release, Stage, holding};
use crate::written::{Body, Use};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "DEP-SC-01",
        severity: Severity::High,
        documentation: include_str!("sc_01_scans.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    each_release(model, |release| judge_one(model, release))
}

fn judge_one(model: &Model<'_>, release: &Release<'_, '_>) -> Vec<Finding> {
    let name = release.name();
    let (mut findings, mut open, mut held) = (Vec::new(), Vec::new(), Vec::new());
    for (stage, act) in release.before() {
        let subject = format!("{name}: {}", act.shown);
        if matches!(act.role, Role::Scans(_) | Role::ShowsReport) {
            findings.extend(unpinned(&subject, act));
        }
        if act.role == Role::ShowsReport {
            findings.extend(unproduced(&subject, &release.plan.stages[stage], act));
        }
        let Role::Scans(verdict) = act.role else { continue };
        match (verdict, holding(release.plan, stage, act, release.target())) {
            (_, Holding::Unreached) => {}
            (Verdict::Never(setting), _) => findings.push(toothless(&subject, act, setting)),
            (_, Holding::Lost(loss)) => findings.push(story::lost(&subject, act, &loss)),
            (Verdict::Elsewhere, _) | (_, Holding::Open(_)) => open.push(act),
            (Verdict::ByExitCode, _) => held.push(act),
        }
    }
    let refuted = findings.iter().any(|found| found.message.0 != m::UNPINNED.id && found.message.0 != m::UNPRODUCED.id);
    if let Some((first, rest)) = held.split_first() {
        let found = pass(&name, first.place.clone()).because(m::SCANNED).with("command", first.shown.as_str());
        findings.push(rest.iter().fold(found, |found, act| found.proof(act.place.clone())));
    } else if let Some(act) = open.first() {
        findings.push(unknown(&name, act.place.clone()).because(m::SCAN_ELSEWHERE).with("command", act.shown.as_str()));
    } else if !refuted {
        findings.push(unscanned(model, release, &name));
    }
    findings
}

/// A scanner that ends with 0, whatever it finds.
fn toothless(subject: &str, act: &Act<'_>, setting: &str) -> Finding {
    let found = fail(subject, act.place.clone()).because(m::TOOTHLESS).with("command", act.shown.as_str());
    match setting {
        "" => found.fix(m::DROP_OPTION, &[], None),
        setting => found.fix(m::SET_OPTION, &[("setting", setting.into())], Some(setting.to_owned())),
    }
}

/// An action of somebody else by a name that can be moved.
fn unpinned(subject: &str, act: &Act<'_>) -> Option<Finding> {
    let Body::Uses(action) = &act.of.body else { return None };
    let own = ["actions/", "github/", "./"].iter().any(|owner| action.action.starts_with(owner));
    (!own && !action.is_pinned()).then(|| {
        fail(format!("{subject} pinned"), action.node)
            .because(m::UNPINNED)
            .with("command", act.shown.as_str())
            .with("version", action.version.unwrap_or_default())
            .fix(m::PIN, &[], None)
    })
}

/// A report that no step before has written.
fn unproduced(subject: &str, stage: &Stage<'_>, act: &Act<'_>) -> Option<Finding> {
    let Body::Uses(action) = &act.of.body else { return None };
    let input = ["sarif_file", "sarif-file"].iter().find_map(|name| action.input(name))?;
    let file = input.text()?.trim_start_matches("./");
    // Without a name of its own it may be any file; a folder may be filled in many ways.
    let last = file.rsplit('/').next()?;
    if file.contains("${{") || !last.contains('.') {
        return None;
    }
    let produced = stage.steps[..act.step].iter().any(|flat| match &flat.step.body {
        Body::Run(shell) => {
            shell.options.is_none()
                || shell.pieces.iter().any(|piece| piece.script.is_none() || piece.text.contains(last))
        }
        Body::Uses(action) => brings(action, last),
        Body::Composite(_) | Body::Nothing => false,
    });
    (!produced).then(|| {
        fail(format!("{subject} report"), input).because(m::UNPRODUCED).with("file", file).fix(
            m::PRODUCE,
            &[("file", file.into())],
            None,
        )
    })
}

/// Whether an action may leave a file: it is told its name, or it brings files along.
fn brings(action: &Use<'_>, file: &str) -> bool {
    let told = action
        .with
        .is_some_and(|with| with.entries().iter().any(|input| input.text().is_some_and(|text| text.contains(file))));
    // The file that a scanner writes unless it is told another name.
    let default = |name: &str, own: &str| action.action.eq_ignore_ascii_case(name) && file == own;
    told || action.action.starts_with("actions/download-artifact")
        || action.action.starts_with("actions/cache")
        || default("bridgecrewio/checkov-action", "results.sarif")
        || default("anchore/scan-action", "results.sarif")
        || action.action.to_lowercase().starts_with("snyk/actions") && file == "snyk.sarif"
        || action.action.starts_with("./")
}

fn unscanned(model: &Model<'_>, release: &Release<'_, '_>, name: &str) -> Finding {
    let place = release.act.place.clone();
    if let Some(node) = release.plan.foreign {
        return unknown(name, node).because(m::SCANS_FOREIGN);
    }
    let acts = model.plans.iter().flat_map(|plan| &plan.stages).flat_map(|stage| &stage.acts);
    let mut scans = acts.filter(|act| matches!(act.role, Role::Scans(_)));
    match scans.next() {
        Some(scan) => unknown(name, place).because(m::SCANS_BESIDE).with("command", scan.shown.as_str()).related(
            scan.place.clone(),
            m::FAILS_HERE,
            &[],
        ),
        None => fail(name, place).because(m::UNSCANNED).with("command", release.act.shown.as_str()).fix(
            m::ADD_SCAN,
            &[],
            None,
        ),
    }
}

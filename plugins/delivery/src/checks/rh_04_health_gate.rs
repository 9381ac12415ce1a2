//! PRR-RH-04: what looks at a new version can fail.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, pass, unknown};

use super::{each_release, story};
use crate::known::Role;
use crate::messages as m;
use crate::model::Model;
use crate::plan::{Holding, Release, of_hook, shows};

/// Minutes after which a check that waits has to give up.
const LONGEST: Parameter = Parameter::duration("longest-wait", 3_600.0);

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RH-04",
        severity: Severity::High,
        documentation: include_str!("rh_04_health_gate.md"),
        parameters: &[LONGEST],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let longest = parameters.number("longest-wait");
    let mut findings = each_release(model, |release| judge_one(model, release, longest));
    findings.extend(hooks(model, longest));
    findings
}

fn judge_one(model: &Model<'_>, release: &Release<'_, '_>, longest: f64) -> Vec<Finding> {
    let name = release.name();
    let (mut findings, mut open, mut held) = (Vec::new(), None, None);
    let after = release.after();
    let looks = after.iter().filter(|(_, act)| matches!(act.role, Role::Probes(_) | Role::Tests));
    let deploys = release.deployments().map(|act| (release.stage, act));
    for (stage, act) in looks.copied().chain(deploys) {
        let subject = format!("{name}: {}", act.shown);
        let looks = matches!(act.role, Role::Probes(_) | Role::Tests);
        let waits = matches!(act.role, Role::Deploys { waits: Some(true), .. });
        match shows(release.plan, stage, act) {
            Holding::Lost(loss) => findings.push(story::lost(&subject, act, &loss)),
            Holding::Waits(minutes) if minutes * 60.0 > longest => {
                findings.push(endless(&subject, act.place.clone(), minutes, longest));
            }
            Holding::Holds | Holding::Waits(_) if looks || waits => held = held.or(Some(act)),
            Holding::Open(at) if looks || waits => open = open.or(Some((act, at))),
            Holding::Holds | Holding::Waits(_) | Holding::Open(_) | Holding::Unreached => {}
        }
    }
    if let Some(act) = held {
        findings.push(pass(&name, act.place.clone()).because(m::LOOKED_AT).with("command", act.shown.as_str()));
    } else if let Some((act, at)) = open {
        findings.push(unknown(&name, at).because(m::GATE_OPEN).with("command", act.shown.as_str()));
    } else if findings.is_empty() {
        findings.push(unseen(model, release, &name));
    }
    findings
}

fn endless(subject: &str, at: prr_sdk::Place, minutes: f64, longest: f64) -> Finding {
    fail(subject, at)
        .because(m::WAITS_LONG)
        .with("limit", Value::Duration(minutes * 60.0))
        .with("longest", Value::Duration(longest))
        .fix(m::GIVE_UP, &[], Some("timeout-minutes: 10".to_owned()))
}

fn unseen(model: &Model<'_>, release: &Release<'_, '_>, name: &str) -> Finding {
    let last = release.deployments().last().unwrap_or(release.act);
    let place = last.place.clone();
    if let Some(node) = model.written.controller {
        return unknown(name, place).because(m::CONTROLLER_LOOKS).related(node, m::CONTROLLER_HERE, &[]);
    }
    match last.role {
        Role::Deploys { waits: Some(_), .. } => {
            fail(name, place).because(m::NOBODY_LOOKS).with("command", last.shown.as_str()).fix(m::LOOK, &[], None)
        }
        _ => unknown(name, place).because(m::LOOKS_ELSEWHERE).with("command", last.shown.as_str()),
    }
}

/// Jobs that Argo CD runs after it has synchronised.
fn hooks(model: &Model<'_>, longest: f64) -> Vec<Finding> {
    let mut findings = Vec::new();
    for hook in model.written.hooks.iter().filter(|hook| hook.is_in("PostSync")) {
        for (act, holding) in of_hook(hook) {
            if !matches!(act.role, Role::Probes(_) | Role::Tests) {
                continue;
            }
            let subject = format!("{}: {}", hook.name, act.shown);
            let found = match holding {
                Holding::Lost(loss) => story::lost(&subject, &act, &loss),
                Holding::Waits(minutes) if minutes.is_infinite() => fail(&subject, act.place.clone())
                    .because(m::HOOK_WAITS)
                    .with("longest", Value::Duration(longest))
                    .fix(m::GIVE_UP_HOOK, &[], Some("activeDeadlineSeconds: 600".to_owned())),
                Holding::Waits(minutes) if minutes * 60.0 > longest => {
                    endless(&subject, act.place.clone(), minutes, longest)
                }
                Holding::Open(at) => unknown(&subject, at).because(m::GATE_OPEN).with("command", act.shown.as_str()),
                Holding::Holds | Holding::Waits(_) => {
                    pass(&subject, act.place.clone()).because(m::LOOKED_AT).with("command", act.shown.as_str())
                }
                Holding::Unreached => continue,
            };
            findings.push(found.with("release", hook.name));
        }
    }
    findings
}

//! DEP-RB-01: a way back is taken when a release fails.

mod synchronisation;

use prr_sdk::{Check, Finding, Node, Parameters, Place, Severity, fail, pass, unknown};

use super::each_release;
use crate::expression::Scene;
use crate::known::Role;
use crate::messages as m;
use crate::model::Model;
use crate::plan::{Act, Holding, Release, after_failure, by_hand, reaches, verdict};
use crate::written::When;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "DEP-RB-01",
        severity: Severity::High,
        documentation: include_str!("rb_01_rollback.md"),
        parameters: &[],
        judge,
    }
}

/// Whether a way back is taken.
enum Taken {
    Yes,
    Perhaps(Place),
    /// A person takes it.
    ByHand(Place),
    /// Never: where that is decided.
    Never(Place),
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = each_release(model, |release| judge_one(model, release));
    findings.extend(synchronisation::hooks(model));
    findings
}

fn judge_one(model: &Model<'_>, release: &Release<'_, '_>) -> Vec<Finding> {
    let name = release.name();
    if let Some(own) = release.deployments().find(|act| matches!(act.role, Role::Deploys { returns: true, .. })) {
        return vec![pass(&name, own.place.clone()).because(m::RETURNS_ITSELF).with("command", own.shown.as_str())];
    }
    let (mut never, mut perhaps, mut hand) = (Vec::new(), None, None);
    for (stage, act) in rollbacks(release) {
        if let Some(found) = synchronisation::refused(model, &name, act) {
            return vec![found];
        }
        match taken(release, stage, act) {
            Taken::Yes => {
                return vec![pass(&name, act.place.clone()).because(m::WAY_BACK).with("command", act.shown.as_str())];
            }
            Taken::Perhaps(at) => perhaps = perhaps.or(Some((act, at))),
            Taken::ByHand(at) => hand = hand.or(Some((act, at))),
            Taken::Never(at) => never.push((act, at)),
        }
    }
    if let Some((act, at)) = perhaps {
        return vec![unknown(&name, at).because(m::WAY_BACK_OPEN).with("command", act.shown.as_str())];
    }
    if let Some((act, at)) = hand {
        return vec![unknown(&name, at).because(m::WAY_BACK_BY_HAND).with("command", act.shown.as_str())];
    }
    if !never.is_empty() {
        let told = |(act, at): &(&Act<'_>, Place)| {
            fail(format!("{name}: {}", act.shown), at.clone())
                .because(m::WAY_BACK_NEVER)
                .with("command", act.shown.as_str())
                .related(act.place.clone(), m::RETURNS_HERE, &[])
                .fix(m::RUN_ON_FAILURE, &[], Some("if: failure()".to_owned()))
        };
        return never.iter().map(told).collect();
    }
    vec![no_way(model, release, &name)]
}

/// What takes a release back in this pipeline: in a stage that does nothing but that, or behind a deployment.
fn rollbacks<'m, 'a>(release: &Release<'m, 'a>) -> Vec<(usize, &'m Act<'a>)> {
    let stages = release.plan.stages.iter().enumerate();
    let acts = stages.flat_map(|(stage, of)| of.acts.iter().map(move |act| (stage, act)));
    acts.filter(|(_, act)| act.role == Role::RollsBack).collect()
}

fn taken(release: &Release<'_, '_>, stage: usize, act: &Act<'_>) -> Taken {
    let of = &release.plan.stages[stage];
    if stage == release.stage {
        let failing = of.acts.iter().filter(|other| {
            other.step == act.step && matches!(other.role, Role::Deploys { .. } | Role::Probes(_) | Role::Tests)
        });
        if failing.clone().any(|failing| after_failure(failing, act)) {
            return Taken::Yes;
        }
        if act.step <= release.act.step {
            return Taken::Never(act.place.clone());
        }
        let ids = of.steps[release.act.step..act.step].iter().filter_map(|flat| flat.step.id);
        let scene = Scene { failed: true, steps: ids.map(|id| (id, "failure")).collect(), ..Scene::default() };
        let flat = &of.steps[act.step];
        let whens = flat.around.iter().chain([&flat.step]).map(|step| &step.when);
        return told(verdict(whens, &scene), act, flat.step.when.node());
    }
    if let Some(node) = by_hand(of) {
        return Taken::ByHand(node.into());
    }
    if !release.plan.after(release.stage).contains(&stage) {
        return Taken::Never(act.place.clone());
    }
    let decides = of.whens().last().and_then(When::node);
    told(reaches(release.plan, release.stage, stage), act, decides)
}

/// What is lost on other occasions is what is wanted here: it runs all the same.
fn told(holding: Holding, act: &Act<'_>, decides: Option<Node<'_>>) -> Taken {
    match holding {
        Holding::Lost(_) => Taken::Yes,
        Holding::Open(at) => Taken::Perhaps(at),
        _ => Taken::Never(decides.map_or(act.place.clone(), Place::from)),
    }
}

fn no_way(model: &Model<'_>, release: &Release<'_, '_>, name: &str) -> Finding {
    let place = release.act.place.clone();
    if let Some(node) = model.written.controller {
        return unknown(name, place).because(m::CONTROLLER_RETURNS).related(node, m::CONTROLLER_HERE, &[]);
    }
    if let Some(node) = release.plan.foreign {
        return unknown(name, node).because(m::WAY_BACK_FOREIGN);
    }
    let elsewhere = model.plans.iter().flat_map(|plan| &plan.stages).flat_map(|stage| &stage.acts);
    if let Some(act) = elsewhere.into_iter().find(|act| act.role == Role::RollsBack) {
        return unknown(name, act.place.clone()).because(m::WAY_BACK_BY_HAND).with("command", act.shown.as_str());
    }
    if matches!(release.act.role, Role::Deploys { waits: None, .. }) {
        return unknown(name, place).because(m::WAY_BACK_ELSEWHERE).with("command", release.act.shown.as_str());
    }
    fail(name, place).because(m::NO_WAY_BACK).with("command", release.act.shown.as_str()).fix(
        m::ADD_WAY_BACK,
        &[],
        Some(snippet(release.act)),
    )
}

fn snippet(act: &Act<'_>) -> String {
    let command = if act.shown.starts_with("helm") {
        return format!("{} --rollback-on-failure", act.shown);
    } else if act.shown.starts_with("aws ecs") {
        "aws ecs update-service --cluster CLUSTER --service SERVICE --task-definition PREVIOUS"
    } else if act.shown.starts_with("argocd") {
        "argocd app rollback APPLICATION"
    } else {
        "kubectl rollout undo deployment/NAME"
    };
    format!("- name: Roll back\n  if: failure()\n  run: {command}")
}

//! What becomes of a release that answers wrongly, in numbers: the native side of `prr rollout simulate`, and a sentence of PRR-RB-02.
//!
//! A release is taken through its steps with an error ratio, and every metric that watches it is measured when its controller would and
//! judged by the condition that is written. What a query answers follows from the ratio and from the share of users in its window.

mod arguments;
mod blue_green;
mod canary;
mod course;
mod flagger;
mod judge;
mod messages;
mod pattern;
mod query;
mod rolling;
mod schedule;
mod search;
mod selected;
#[cfg(test)]
mod tests;
mod traffic;
mod watch;
mod weight;

use std::collections::BTreeMap;

use prr_sdk::{Argument, Input, Localized, Node, Place, ReleaseKind, ReleaseSimulation, Value, View, Worst};

pub use self::judge::ServiceFacts;

pub(crate) use self::arguments::Arguments;
pub(crate) use self::selected::{Scope, Services, is_place, scope};

use self::blue_green::BlueGreenPlan;
use self::canary::CanaryPlan;
use self::course::{Counted, Course, Trial};
use self::flagger::{FlaggerPlan, gates, root};
use self::judge::{Asked, Judge};
use self::messages as m;
use self::rolling::RollingPlan;
use self::watch::{Context, Watches};
use self::weight::Weights;
use crate::model::Model;
use crate::written::{Action, Identity, Pause, Rollout, Step, Strategy, Target, Update, Workload};

/// What is asked, and what manifests leave open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The error ratio of the release.
    pub errors: f64,
    /// Seconds that a share of users lasts which nothing waits at: pods have to become ready before the next one.
    pub step_time: f64,
}

impl Default for Settings {
    /// One answer in twenty is wrong, and pods take half a minute.
    fn default() -> Self {
        Self { errors: 0.05, step_time: 30.0 }
    }
}

/// One release: its numbers, and where what they are made of is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// The numbers. Locations are left to the host.
    pub simulation: ReleaseSimulation,
    /// Where the object is.
    pub place: Place,
    /// Where the metrics are, in the order of the simulation's watches.
    pub watches: Vec<Place>,
}

/// Every release of a tree: Rollouts first, then Flagger's Canaries, then Deployments that nothing else replaces.
#[must_use]
pub fn simulate(view: View<'_>, settings: &Settings, services: &BTreeMap<String, ServiceFacts>) -> Vec<Simulated> {
    let model = Model::read(&Input { view, effective_time: 0 });
    let facts = |identity: &Identity<'_>| services.get(model.service(identity)).cloned().unwrap_or_default();
    let rollouts = model.written.rollouts.iter().filter(|rollout| !matches!(rollout.strategy, Strategy::Missing));
    let rollouts =
        rollouts.map(|rollout| of_rollout(&model, rollout, settings, &facts(&rollout.identity), Asked::Everything));
    let canaries = model.written.canaries.iter().filter(|canary| canary.target.is_some());
    let canaries = canaries.map(|canary| of_canary(&model, canary, settings, &facts(&canary.identity)));
    let plain =
        model.written.workloads.iter().filter(|workload| {
            workload.kind == "Deployment" && workload.complete && model.controller(workload).is_none()
        });
    let plain = plain.map(|workload| of_deployment(&model, workload, settings, &facts(&workload.identity)));
    rollouts.chain(canaries).chain(plain).collect()
}

/// What a sentence says of the releases of a Rollout: what becomes of the usual bad one, and of the worst. Unknown where it is long.
pub(crate) fn briefly(model: &Model<'_>, rollout: &Rollout<'_>) -> ReleaseSimulation {
    of_rollout(model, rollout, &Settings::default(), &ServiceFacts::default(), Asked::Sentence).simulation
}

/// What the analyses of a Rollout are worth: when they measure, and, where it is asked for and not long, the worst release that they let pass and
/// what each metric stops by itself.
pub(crate) fn strength(model: &Model<'_>, rollout: &Rollout<'_>, worst: bool) -> Simulated {
    let facts = ServiceFacts { objective: None, traffic: model.traffic(&rollout.identity) };
    let asked = if worst { Asked::Strength } else { Asked::Times };
    of_rollout(model, rollout, &Settings::default(), &facts, asked)
}

fn of_rollout(
    model: &Model<'_>,
    rollout: &Rollout<'_>,
    settings: &Settings,
    facts: &ServiceFacts,
    asked: Asked,
) -> Simulated {
    let mut watches = Watches::default();
    let mut assumed = Vec::new();
    let identity = &rollout.identity;
    if rollout.aborts_at_deadline.is_some() {
        assumed.push(m::DEADLINE.localized(&[]));
    }
    match &rollout.strategy {
        Strategy::Canary(found) => {
            let services = Services {
                new: name_in(found.node, "canaryService"),
                old: name_in(found.node, "stableService"),
                before_switch: false,
            };
            let context = Context { rollout, services, traffic: facts.traffic };
            let weights = Weights::new(found.node, pods(model, rollout));
            let plan = CanaryPlan::new(found, &model.written, context, weights, settings.step_time, &mut watches);
            match weights {
                Weights::Pods { count, .. } => assumed.push(m::PODS.localized(&[number("pods", count)])),
                Weights::Routed { .. } if found.node.field("trafficRouting").is_none() && !plan.is_flat() => {
                    assumed.push(m::WEIGHTS.localized(&[]));
                }
                Weights::Routed { .. } => {}
            }
            let unreadable =
                |step: &Step<'_>| matches!(step.action, Action::Unreadable | Action::Pause(Pause::Unreadable));
            let known = !found.steps.iter().any(unreadable);
            let walk = |trial: &Trial| plan.walk(trial);
            finish(model, (ReleaseKind::Canary, identity), settings, facts, (watches, assumed), (known, asked), &walk)
        }
        Strategy::BlueGreen(found) => {
            let services = Services { new: name_in(found.node, "previewService"), old: None, before_switch: false };
            let context = Context { rollout, services, traffic: facts.traffic };
            let plan = BlueGreenPlan::new(found, &model.written, context, &mut watches);
            if plan.previews() {
                assumed.push(m::PREVIEWED.localized(&[]));
            }
            let walk = |trial: &Trial| plan.walk(trial);
            finish(model, (ReleaseKind::BlueGreen, identity), settings, facts, (watches, assumed), (true, asked), &walk)
        }
        Strategy::Missing => {
            watches.open.push(m::NO_STRATEGY.localized(&[]));
            let walk = |_: &Trial| Course::new();
            finish(model, (ReleaseKind::Canary, identity), settings, facts, (watches, assumed), (false, asked), &walk)
        }
    }
}

fn of_canary(
    model: &Model<'_>,
    canary: &crate::written::flagger::Canary<'_>,
    settings: &Settings,
    facts: &ServiceFacts,
) -> Simulated {
    let (mut watches, mut assumed) = (Watches::default(), Vec::new());
    let plan = FlaggerPlan::new(canary, &model.written, facts.traffic, &mut watches);
    let gates = gates(canary);
    if !gates.is_empty() {
        assumed.push(m::GATES.localized(&[text("gates", &gates.join(", "))]));
    }
    if plan.as_ref().is_some_and(FlaggerPlan::previews) {
        assumed.push(m::PREVIEWED.localized(&[]));
    }
    let known = plan.is_some();
    let walk = |trial: &Trial| plan.as_ref().map_or_else(Course::new, |plan| plan.walk(trial));
    finish(
        model,
        (ReleaseKind::Flagger, &canary.identity),
        settings,
        facts,
        (watches, assumed),
        (known, Asked::Everything),
        &walk,
    )
}

fn of_deployment(model: &Model<'_>, workload: &Workload<'_>, settings: &Settings, facts: &ServiceFacts) -> Simulated {
    let (mut watches, mut assumed) = (Watches::default(), Vec::new());
    let spec = root(workload.identity.node).field("spec");
    let rolls = matches!(workload.update, Update::Rolling(_));
    let scaled = model.is_scaled(workload);
    let plan = spec.filter(|_| rolls).and_then(|spec| RollingPlan::new(spec, workload, scaled, settings.step_time));
    match &plan {
        None => watches.open.push(m::NOT_ROLLING.localized(&[])),
        Some(plan) => {
            let time = Argument { name: "time".to_owned(), value: Value::Duration(plan.batch()) };
            assumed.push(m::BATCHES.localized(&[time]));
            if !plan.counted {
                assumed.push(m::BATCHES_OF_MANY.localized(&[]));
            }
        }
    }
    let known = plan.is_some();
    let walk = |trial: &Trial| plan.as_ref().map_or_else(Course::new, |plan| plan.walk(trial));
    finish(
        model,
        (ReleaseKind::Rolling, &workload.identity),
        settings,
        facts,
        (watches, assumed),
        (known, Asked::Everything),
        &walk,
    )
}

fn finish(
    model: &Model<'_>,
    (kind, identity): (ReleaseKind, &Identity<'_>),
    settings: &Settings,
    facts: &ServiceFacts,
    (mut watches, assumed): (Watches, Vec<Localized>),
    (known, asked): (bool, Asked),
    walk: &dyn Fn(&Trial) -> Course,
) -> Simulated {
    let plain = walk(&Trial { errors: 0.0, rate: 1.0, patient: false, counts: Counted::None });
    watches.bound(plain.ending.at().unwrap_or(0.0));
    let simulation = ReleaseSimulation {
        kind,
        name: identity.name.to_owned(),
        namespace: identity.namespace.map(str::to_owned),
        service: model.service(identity).to_owned(),
        location: None,
        objective: facts.objective.clone(),
        traffic: facts.traffic,
        errors: settings.errors,
        stages: Vec::new(),
        watches: watches.shown.clone(),
        complete: None,
        fates: Vec::new(),
        healthy: None,
        worst: Worst::Unknown,
        open: watches.open.clone(),
        assumed,
    };
    let simulation = Judge { walk, watches: &watches, facts, known, asked }.judge(simulation);
    Simulated { simulation, place: identity.node.into(), watches: watches.places }
}

/// How many pods a Rollout has, where nothing else decides it.
fn pods(model: &Model<'_>, rollout: &Rollout<'_>) -> Option<i64> {
    let written = root(rollout.identity.node).field("spec").and_then(|spec| spec.field("replicas"));
    let scaled = Target { kind: "Rollout", name: rollout.identity.name };
    let scaled = model.written.surroundings.scaled.binary_search(&scaled).is_ok();
    written.and_then(Node::text).and_then(|pods| pods.trim().parse().ok()).filter(|_| !scaled)
}

fn name_in<'a>(node: Node<'a>, key: &str) -> Option<&'a str> {
    node.field(key).and_then(Node::text).filter(|name| !name.is_empty() && !name.contains(['{', '$']))
}

fn text(name: &str, value: &str) -> Argument {
    Argument { name: name.to_owned(), value: Value::from(value) }
}

#[expect(clippy::cast_precision_loss, reason = "pods and steps are few")]
fn number(name: &str, value: i64) -> Argument {
    Argument { name: name.to_owned(), value: Value::Number(value as f64) }
}

fn count_text(name: &str, value: usize) -> Argument {
    Argument { name: name.to_owned(), value: Value::from(value) }
}

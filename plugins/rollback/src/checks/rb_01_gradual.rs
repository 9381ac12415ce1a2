//! PRR-RB-01: a release reaches its users step by step.

use prr_sdk::{
    Check, Finding, Node, Parameter, Parameters, Place, Severity, Value, fail, not_applicable, pass, unknown,
};

use crate::argo::{Jump, Jumps};
use crate::messages as m;
use crate::model::Model;
use crate::written::{Limit, Rollout, Strategy, Unavailable, Update, Workload};

/// Points of percent that users may be added at once: the last weight that is looked at is then more than half of the load, and the
/// rest no more than two thirds on top of it.
const LARGEST: Parameter = Parameter::share("largest-jump", 0.4);
/// Tiers of services for which replacing pods as fast as they start is not enough.
const TIER: Parameter = Parameter::number("highest-plain-tier", 1.0);

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RB-01",
        severity: Severity::Medium,
        documentation: include_str!("rb_01_gradual.md"),
        parameters: &[LARGEST, TIER],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let largest = parameters.number("largest-jump");
    let rollouts =
        model.written.rollouts.iter().map(|found| {
            rollout(found, largest).with("name", found.identity.name).service(model.service(&found.identity))
        });
    let workloads = model.written.workloads.iter().filter(|workload| workload.kind != "Rollout" && workload.complete);
    let plain = workloads.map(|workload| {
        let found = Case { model, workload, parameters }.judge();
        found.with("name", workload.identity.name).service(model.service(&workload.identity))
    });
    let batch = model.written.batch.iter().map(|job| {
        let found = not_applicable(job.name, job.node).because(m::RUNS_TO_ITS_END);
        found.with("name", job.name).service(model.service(job))
    });
    rollouts.chain(plain).chain(batch).collect()
}

fn rollout(rollout: &Rollout<'_>, largest: f64) -> Finding {
    let name = rollout.identity.name;
    match &rollout.strategy {
        Strategy::Canary(canary) => match Jumps::of(canary) {
            Jumps::NoSteps => unknown(name, Place::key(canary.node)).because(m::NO_STEPS),
            Jumps::Unreadable(node) => unknown(name, node).because(m::WEIGHT_UNREADABLE),
            Jumps::Largest(jump) if jump.size() > largest + 1e-9 => too_large(name, jump, canary.node, largest),
            Jumps::Largest(jump) => pass(name, Place::key(canary.node))
                .because(m::GRADUAL)
                .with("jump", Value::Share(jump.size()))
                .proof(jump.node.unwrap_or(canary.node)),
        },
        Strategy::BlueGreen(found) => pass(name, Place::key(found.node)).because(m::TWO_VERSIONS),
        Strategy::Missing if rollout.complete => fail(name, rollout.place).because(m::NO_STRATEGY),
        Strategy::Missing => unknown(name, rollout.place).because(m::FRAGMENT),
    }
}

fn too_large(name: &str, jump: Jump<'_>, canary: Node<'_>, largest: f64) -> Finding {
    let at = jump.node.map_or_else(|| Place::key(canary), Place::from);
    fail(name, at)
        .because(m::JUMP)
        .with("from", Value::Share(jump.from / 100.0))
        .with("to", Value::Share(jump.to / 100.0))
        .with("largest", Value::Share(largest))
        .fix(m::ADD_STEP, &[("between", Value::Share(f64::midpoint(jump.from, jump.to) / 100.0))], None)
}

/// A workload that Kubernetes itself updates.
struct Case<'m, 'a> {
    model: &'m Model<'a>,
    workload: &'m Workload<'a>,
    parameters: &'m Parameters,
}

impl Case<'_, '_> {
    fn judge(&self) -> Finding {
        let workload = self.workload;
        let name = workload.identity.name;
        if let Some(controller) = self.model.controller(workload) {
            return not_applicable(name, controller).because(m::CONTROLLED);
        }
        let Some(service) = workload.served_by else { return self.unserved() };
        match workload.update {
            Update::Recreate(node) if workload.claim.is_some() => unknown(name, node).because(m::RECREATE_CLAIM),
            Update::Recreate(node) => {
                fail(name, node).because(m::RECREATE).related(service, m::SELECTED_BY, &[]).fix(m::ROLL, &[], None)
            }
            Update::OnDelete(node) => unknown(name, node).because(m::ON_DELETE),
            Update::Unreadable(node) => unknown(name, node).because(m::STRATEGY_UNREADABLE),
            Update::Rolling(unavailable) => self.rolling(unavailable).proof(service),
        }
    }

    /// Users may come by ways that the tree does not show.
    fn unserved(&self) -> Finding {
        let name = self.workload.identity.name;
        match self.workload.update {
            Update::Recreate(node) if self.workload.containers.iter().any(|container| container.listens) => {
                unknown(name, node).because(m::RECREATE_UNSERVED)
            }
            _ => not_applicable(name, self.workload.identity.node).because(m::UNSERVED),
        }
    }

    fn rolling(&self, unavailable: Option<Unavailable<'_>>) -> Finding {
        let workload = self.workload;
        let name = workload.identity.name;
        let scaled = self.model.is_scaled(workload);
        match (unavailable, workload.replicas) {
            (Some(Unavailable::Unreadable(node)), _) => return unknown(name, node).because(m::STRATEGY_UNREADABLE),
            (Some(Unavailable::Percent(percent, node)), _) if percent >= 100.0 => {
                return fail(name, node).because(m::ALL_AT_ONCE).fix(m::ROLL, &[], None);
            }
            (Some(Unavailable::Pods(pods, node)), Limit::Number(replicas, _))
                if !scaled && replicas > 1 && pods >= replicas =>
            {
                return fail(name, node).because(m::ALL_AT_ONCE).fix(m::ROLL, &[], None);
            }
            _ => {}
        }
        match workload.replicas {
            // One pod a node, and another node while one is replaced.
            _ if workload.kind == "DaemonSet" => self.plain(),
            _ if scaled => self.plain(),
            Limit::Number(1, node) if workload.kind == "Deployment" => fail(name, node).because(m::ONE_POD),
            Limit::Number(..=1, node) | Limit::Unreadable(node) => unknown(name, node).because(m::PODS_UNKNOWN),
            Limit::Absent => unknown(name, workload.identity.node).because(m::PODS_UNKNOWN),
            Limit::Number(..) => self.plain(),
        }
    }

    /// Pods are replaced a few at a time: good enough, except for what matters most.
    fn plain(&self) -> Finding {
        let identity = &self.workload.identity;
        let name = identity.name;
        match self.model.tier(identity) {
            #[expect(clippy::cast_precision_loss, reason = "tiers are small")]
            Some(tier) if tier as f64 <= self.parameters.number("highest-plain-tier") => {
                unknown(name, identity.node).because(m::PLAIN_FOR_TIER).with("tier", Value::Number(tier as f64))
            }
            _ => pass(name, identity.node).because(m::ROLLS),
        }
    }
}

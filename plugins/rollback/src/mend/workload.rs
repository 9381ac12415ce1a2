//! Steps, strategies and revisions.

use prr_sdk::{Change, Mend, Node, Parameters, Place, mend};

use super::messages as m;
use super::objective::number;
use crate::argo::{Jump, Jumps};
use crate::model::Model;
use crate::written::{Action, Canary, Limit, Pause, Strategy, Unavailable, Update};

/// Old revisions that are kept where fewer are too few.
const REVISIONS: &str = "5";

/// Earlier versions to return to.
pub(super) fn revisions(model: &Model<'_>) -> Vec<Mend> {
    let offer = |workload: &crate::written::Workload<'_>| match workload.revisions {
        Limit::Number(_, node) => {
            let offer = mend(workload.identity.name, node, m::MEND_REVISIONS, vec![Change::set(node, REVISIONS)]);
            Some(offer.with("name", workload.identity.name).with("kept", REVISIONS))
        }
        Limit::Absent | Limit::Unreadable(_) => None,
    };
    model.written.workloads.iter().filter_map(offer).collect()
}

/// Smaller jumps, and pods that are replaced a few at a time.
pub(super) fn gradual(model: &Model<'_>, parameters: &Parameters) -> Vec<Mend> {
    let largest = parameters.number("largest-jump") * 100.0;
    let steps = model.written.rollouts.iter().filter_map(|rollout| match &rollout.strategy {
        Strategy::Canary(canary) => steps(rollout.identity.name, canary, largest),
        _ => None,
    });
    let rolling = model.written.workloads.iter().filter_map(|workload| {
        let node = match workload.update {
            Update::Recreate(node) if workload.claim.is_none() => node,
            Update::Rolling(Some(Unavailable::Percent(_, node) | Unavailable::Pods(_, node))) => node,
            _ => return None,
        };
        let value = if matches!(workload.update, Update::Recreate(_)) { "RollingUpdate" } else { "25%" };
        let name = workload.identity.name;
        Some(mend(name, node, m::MEND_ROLLING, vec![Change::set(node, value)]).with("name", name))
    });
    steps.chain(rolling).collect()
}

fn steps(name: &str, canary: &Canary<'_>, largest: f64) -> Option<Mend> {
    let Jumps::Largest(jump) = Jumps::of(canary) else { return None };
    let first = canary.steps.first()?.node;
    let list: Node<'_> = first.parent()?;
    let after = step_before(canary, &jump)?;
    let weights = between(&jump, largest);
    let pause = canary.steps.iter().rev().find_map(|step| match step.action {
        Action::Pause(Pause::Seconds(seconds)) if seconds > 0.0 => Some(seconds),
        _ => None,
    });
    let pause = pause.unwrap_or(600.0);
    let mut changes = Vec::new();
    for weight in &weights {
        changes.push(Change::item(list, format!("setWeight: {weight}"), Some(after)));
        changes.push(Change::item(list, format!("pause: {{duration: {}}}", duration(pause)), Some(after)));
    }
    let at = jump.node.map_or_else(|| Place::key(canary.node), Place::from);
    let told: Vec<_> = weights.iter().map(|weight| format!("{weight} %")).collect();
    let offer = mend(name, at, m::MEND_STEPS, changes).with("from", number(jump.from)).with("to", number(jump.to));
    Some(offer.with("steps", told.join(", ")))
}

/// A duration as people write it.
fn duration(seconds: f64) -> String {
    for (unit, length) in [("h", 3_600.0), ("m", 60.0)] {
        if seconds % length == 0.0 {
            return format!("{}{unit}", number(seconds / length));
        }
    }
    format!("{}s", number(seconds))
}

/// The last step before the one that makes the jump.
fn step_before<'a>(canary: &Canary<'a>, jump: &Jump<'a>) -> Option<Node<'a>> {
    let from = canary.steps.iter().position(|step| Some(step.node) == jump.node)?;
    let sets = |weight: f64| weight > jump.from;
    let next = canary.steps[from + 1..]
        .iter()
        .position(|step| matches!(step.action, Action::SetWeight(weight) if sets(weight)));
    let last = next.map_or(canary.steps.len() - 1, |next| from + next);
    Some(canary.steps[last].node)
}

/// Whole weights that leave no jump larger than that.
fn between(jump: &Jump<'_>, largest: f64) -> Vec<u32> {
    let size = jump.to - jump.from;
    let parts = (size / largest.max(1.0)).ceil().clamp(2.0, 100.0);
    let weights = (1..).map(f64::from).take_while(|part| *part < parts);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "weights are between 0 and 100")]
    let weights = weights.map(|part| (jump.from + size * part / parts).round().clamp(0.0, 100.0) as u32);
    weights.collect()
}

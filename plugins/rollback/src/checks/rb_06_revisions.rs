//! PRR-RB-06: earlier versions are kept to return to.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, not_applicable, pass, unknown};

use crate::argo::Resolved;
use crate::messages as m;
use crate::model::Model;
use crate::written::{Limit, Rollout, Strategy, Workload};

/// Old revisions that a rollback needs: with 1, a second release on top of a bad one removes the good one.
const FEWEST: Parameter = Parameter::number("fewest-revisions", 2.0);

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RB-06",
        severity: Severity::High,
        documentation: include_str!("rb_06_revisions.md"),
        parameters: &[FEWEST],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let fewest = parameters.number("fewest-revisions");
    // A patch that says nothing of revisions says nothing.
    let says = |workload: &&Workload<'_>| {
        workload.complete || workload.of.is_some() || !matches!(workload.revisions, Limit::Absent)
    };
    let judged = model.written.workloads.iter().filter(says).map(|workload| {
        let found = judge_one(model, workload, fewest);
        found.with("name", workload.identity.name).service(model.service(&workload.identity))
    });
    let held = model.written.rollouts.iter().filter_map(|rollout| {
        let found = of_switch(model, rollout)?;
        Some(found.with("name", rollout.identity.name).service(model.service(&rollout.identity)))
    });
    judged.chain(held).collect()
}

/// After a switch the old pods are what a failed analysis returns to. Without a delay of its own the controller keeps them until it is done.
fn of_switch(model: &Model<'_>, rollout: &Rollout<'_>) -> Option<Finding> {
    let Strategy::BlueGreen(found) = &rollout.strategy else { return None };
    let name = rollout.identity.name;
    let after = found.after.as_ref()?;
    let (delay, node) = match found.scale_down {
        Limit::Absent => return None,
        Limit::Unreadable(node) => return Some(unknown(name, node).because(m::REVISIONS_UNREADABLE)),
        Limit::Number(delay, node) => (delay, node),
    };
    let resolved = Resolved::new(after, &rollout.identity, &model.written);
    let verdict = resolved.judges.iter().filter_map(|judge| judge.metric.earliest_failure()).min_by(f64::total_cmp)?;
    #[expect(clippy::cast_precision_loss, reason = "seconds of a delay")]
    let delay = delay as f64;
    let times = |found: Finding| found.with("delay", Value::Duration(delay)).with("verdict", Value::Duration(verdict));
    Some(if delay > verdict {
        times(pass(name, node).because(m::OLD_PODS_STAY)).proof(after.node)
    } else {
        let found = fail(name, node).because(m::OLD_PODS_GONE).related(after.node, m::JUDGED_BY, &[]);
        times(found).fix(m::LEAVE_OLD_PODS, &[], None)
    })
}

fn judge_one(model: &Model<'_>, workload: &Workload<'_>, fewest: f64) -> Finding {
    let name = workload.identity.name;
    if let Some(controller) = model.replacing(workload) {
        return not_applicable(name, controller).because(m::REVISIONS_ELSEWHERE);
    }
    #[expect(clippy::cast_precision_loss, reason = "revisions are few")]
    match workload.revisions {
        Limit::Absent => pass(name, workload.identity.node).because(m::REVISIONS_BY_DEFAULT),
        Limit::Unreadable(node) => unknown(name, node).because(m::REVISIONS_UNREADABLE),
        Limit::Number(0, node) => fail(name, node).because(m::NO_REVISIONS).fix(m::KEEP_REVISIONS, &[], None),
        Limit::Number(kept, node) if (kept as f64) < fewest => fail(name, node)
            .because(m::FEW_REVISIONS)
            .with("kept", Value::Number(kept as f64))
            .with("fewest", Value::Number(fewest))
            .fix(m::KEEP_REVISIONS, &[], None),
        Limit::Number(kept, node) => {
            pass(name, node).because(m::REVISIONS_KEPT).with("kept", Value::Number(kept as f64))
        }
    }
}

//! One condition that is meant for an objective, with its numbers.

use prr_sdk::{Argument, Localized, TierSimulation, Urgency, Value};

use super::incident::{detection, usual};
use crate::burn::liveness::{Cause, Death};
use crate::burn::tier::{self, Tier};
use crate::messages as m;
use crate::timing::Condition;
use crate::timing::Objective;
use crate::written::Rule;

/// A condition that can fire, and that somebody hears.
pub(super) struct Heard<'a> {
    /// The alert.
    pub alert: &'a str,
    /// Who it calls.
    pub urgency: Urgency,
    /// When.
    pub condition: Condition,
}

impl<'a> Heard<'a> {
    /// The condition of a tier, unless it cannot fire or nobody hears it.
    pub fn of(alert: &'a str, simulated: &TierSimulation, condition: Condition) -> Option<Self> {
        let heard = simulated.dead.is_none() && simulated.urgency != Urgency::Silent;
        heard.then_some(Self { alert, urgency: simulated.urgency, condition })
    }
}

/// The numbers of one tier.
pub(super) fn simulated(
    tier: &Tier<'_>,
    rule: &Rule<'_>,
    condition: &Condition,
    objective: Objective,
    pages: &str,
) -> TierSimulation {
    let dead = tier.death.as_deref().map(|death| reason(death, condition, objective));
    let fires = |errors: f64| condition.fires_after(errors).filter(|_| dead.is_none());
    let detections = usual(objective).into_iter().map(|errors| detection(fires(errors), errors, objective)).collect();
    TierSimulation {
        alert: rule.name.to_owned(),
        location: None,
        urgency: urgency(rule, pages),
        factor: tier.factor(objective.budget),
        long: condition.long,
        short: condition.short,
        threshold: condition.threshold,
        hold: condition.hold,
        interval: condition.interval,
        share: tier.share(objective),
        detections,
        reset: if dead.is_some() { 0.0 } else { condition.resets_after(1.0) + condition.keep },
        smallest_burn: objective.burn(condition.threshold),
        one_event: 1.0 / condition.threshold,
        dead,
    }
}

/// Why a condition can never fire, in a few words; its finding says more.
fn reason(death: &Death<'_>, condition: &Condition, objective: Objective) -> Localized {
    let text = |name: &str, value: &str| Argument { name: name.into(), value: value.into() };
    match &death.cause {
        Cause::Unreachable { .. } => m::NEVER_EXCEEDED.localized(&[
            Argument { name: "threshold".into(), value: Value::Share(condition.threshold) },
            Argument { name: "budget".into(), value: Value::Share(objective.budget) },
            Argument { name: "most".into(), value: Value::Number(objective.burn(1.0)) },
        ]),
        Cause::Operands(conflict) => m::NEVER_MATCHES.localized(&[text("label", &conflict.label)]),
        Cause::MissingRecord { record, .. } => m::NEVER_RECORDED.localized(&[text("record", record)]),
        Cause::Circular { record } => m::NEVER_MEASURED.localized(&[text("record", record)]),
        Cause::NeverTrue => m::NEVER_TRUE.localized(&[]),
        Cause::Disabled => m::NEVER_ON.localized(&[]),
        Cause::Rejected(_) => m::NEVER_LOADED.localized(&[]),
        Cause::Matchers { first, second } => {
            m::NEVER_SELECTED.localized(&[text("first", first), text("second", second)])
        }
    }
}

fn urgency(rule: &Rule<'_>, pages: &str) -> Urgency {
    match tier::Urgency::of(rule, pages) {
        tier::Urgency::Page => Urgency::Page,
        tier::Urgency::Warning | tier::Urgency::Ticket => Urgency::Ticket,
        tier::Urgency::Unclear | tier::Urgency::Silent => Urgency::Silent,
    }
}

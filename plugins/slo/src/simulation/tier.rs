//! One condition that is meant for an objective, with its numbers.

use prr_sdk::{Argument, Language, TierSimulation, Urgency, Value};

use super::condition::Condition;
use super::scenarios::{detection, usual};
use crate::burn::numbers::Objective;
use crate::burn::tier::{self, Tier};
use crate::messages as m;
use crate::model::Rule;

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

/// The numbers of one tier; `dead` says why it cannot fire although its threshold is within reach.
pub(super) fn simulated(
    tier: &Tier<'_>,
    rule: &Rule<'_>,
    condition: &Condition,
    objective: Objective,
    pages: &str,
    dead: Option<String>,
) -> TierSimulation {
    let dead = unreachable(condition, objective).or(dead);
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

fn unreachable(condition: &Condition, objective: Objective) -> Option<String> {
    let arguments = [
        Argument { name: "threshold".into(), value: Value::Share(condition.threshold) },
        Argument { name: "budget".into(), value: Value::Share(objective.budget) },
        Argument { name: "most".into(), value: Value::Number(objective.burn(1.0)) },
    ];
    (!condition.is_reachable()).then(|| m::NEVER_EXCEEDED.text(Language::En, &arguments))
}

fn urgency(rule: &Rule<'_>, pages: &str) -> Urgency {
    match tier::Urgency::of(rule, pages) {
        tier::Urgency::Page => Urgency::Page,
        tier::Urgency::Warning | tier::Urgency::Ticket => Urgency::Ticket,
        tier::Urgency::Unclear | tier::Urgency::Silent => Urgency::Silent,
    }
}

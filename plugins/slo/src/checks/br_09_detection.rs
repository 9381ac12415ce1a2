//! PRR-BR-09: a full outage is reported before it has spent much of the budget.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, manual, pass};

use super::case::{Case, FAST_WINDOW, INTERVAL, PAGES, PERIOD, each, window_place};
use crate::burn::origin::written;
use crate::burn::tier::{Tier, Urgency};
use crate::messages as m;
use crate::model::Model;
use crate::timing::Condition;

const PARAMETERS: &[Parameter] = &[
    INTERVAL,
    PERIOD,
    PAGES,
    FAST_WINDOW,
    Parameter::share("fast-spent", 0.10),
    Parameter::share("slow-spent", 0.50),
    Parameter::share("ticket-spent", 0.10),
];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-09",
        severity: Severity::High,
        documentation: include_str!("br_09_detection.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    each(model, parameters, |case| {
        case.one_by_one(|tier| tier.is_live().then(|| judge_one(case, tier, parameters)).into_iter().collect())
    })
}

fn judge_one<'a>(case: &Case<'_, 'a>, tier: &Tier<'a>, parameters: &Parameters) -> Finding {
    match Urgency::of(case.rule(tier), parameters.text("page-severities")) {
        Urgency::Page => page(case, tier, parameters),
        _ => ticket(case, tier, parameters.number("ticket-spent")),
    }
}

/// A page must come while most of the budget is left, whatever the outage.
fn page<'a>(case: &Case<'_, 'a>, tier: &Tier<'a>, parameters: &Parameters) -> Finding {
    let fast = tier.window() <= case.fast_window(parameters);
    let most = parameters.number(if fast { "fast-spent" } else { "slow-spent" });
    let behaviour = tier.behaviour(case.rule(tier), case.interval);
    let told = |found: Finding| described(found, case, tier, behaviour).with("most", Value::Share(most));
    if spent(case, behaviour) <= most * 1.01 {
        return told(pass(case.subject(), window_place(tier)).because(m::DETECTED_IN_TIME));
    }
    let prompt = Condition { hold: 0.0, ..behaviour };
    if spent(case, prompt) > most * 1.01 {
        // Nobody can mend this with a rule: one evaluation is too much for such a budget.
        let found = manual(case.subject(), window_place(tier)).because(m::BUDGET_TOO_SMALL);
        return told(found)
            .with("interval", Value::Duration(behaviour.interval))
            .with("outage", Value::Duration(case.objective.outage()));
    }
    let affordable = (most - spent(case, prompt)) * case.objective.outage();
    let whole = (affordable / behaviour.interval).floor() * behaviour.interval;
    let at = case.rule(tier).hold.map_or_else(|| window_place(tier), |(_, node)| node.into());
    told(fail(case.subject(), at).because(m::DETECTED_LATE)).with("prompt", Value::Share(spent(case, prompt))).fix(
        m::SHORTEN_HOLD,
        &[("hold", Value::from(written(whole)))],
        None,
    )
}

/// A ticket may wait, as long as a burn at its own factor does not spend much more meanwhile.
fn ticket<'a>(case: &Case<'_, 'a>, tier: &Tier<'a>, most: f64) -> Finding {
    let behaviour = tier.behaviour(case.rule(tier), case.interval);
    let waiting = case.objective.share(case.factor(tier), behaviour.hold);
    let told = |found: Finding| {
        described(found, case, tier, behaviour)
            .with("waiting", Value::Share(waiting))
            .with("factor", Value::Number(case.factor(tier)))
            .with("most", Value::Share(most))
    };
    match case.rule(tier).hold.filter(|_| waiting > most) {
        None => told(pass(case.subject(), window_place(tier)).because(m::TICKET_IN_TIME)),
        Some((_, node)) => {
            let whole = (most * case.objective.period / case.factor(tier) / 60.0).floor() * 60.0;
            let fix = [("hold", Value::from(written(whole)))];
            told(fail(case.subject(), node).because(m::TICKET_LATE)).fix(m::SHORTEN_HOLD, &fix, None)
        }
    }
}

fn spent(case: &Case<'_, '_>, behaviour: Condition) -> f64 {
    behaviour.fires_after(1.0).map_or(f64::INFINITY, |fires| case.objective.spent(1.0, fires))
}

fn described(found: Finding, case: &Case<'_, '_>, tier: &Tier<'_>, behaviour: Condition) -> Finding {
    let fires = behaviour.fires_after(1.0).unwrap_or(f64::INFINITY);
    found
        .with("alert", case.rule(tier).name)
        .with("hold", written(behaviour.hold))
        .with("fires", Value::Duration(fires))
        .with("spent", Value::Share(case.objective.spent(1.0, fires)))
        .with("cost", Value::Share(case.objective.spent(1.0, behaviour.hold)))
}

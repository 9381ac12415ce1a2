//! PRR-BR-10: an alert ends soon after its incident.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, pass};

use super::case::{Case, INTERVAL, PERIOD, each, window_place};
use crate::burn::origin::written;
use crate::burn::tier::Tier;
use crate::messages as m;
use crate::model::Model;

const PARAMETERS: &[Parameter] = &[INTERVAL, PERIOD, Parameter::number("longest-reset", 3.0)];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-10",
        severity: Severity::Low,
        documentation: include_str!("br_10_reset.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let most = parameters.number("longest-reset");
    each(model, parameters, |case| {
        case.one_by_one(|tier| tier.is_live().then(|| judge_one(case, tier, most)).into_iter().collect())
    })
}

/// What goes on for several times the short window that the factor asks for is not believed any more.
fn judge_one<'a>(case: &Case<'_, 'a>, tier: &Tier<'a>, most: f64) -> Finding {
    let rule = case.rule(tier);
    let wanted = case.mended(tier);
    let nominal = wanted.short();
    let kept = rule.keep();
    let reset = tier.behaviour(rule, case.interval).resets_after(1.0) + kept;
    let told = |found: Finding| {
        found
            .with("alert", rule.name)
            .with("reset", Value::Duration(reset))
            .with("nominal", Value::Duration(nominal))
            .with("most", Value::Number(most))
            .with("long", written(wanted.long))
            .with("kept", written(kept))
    };
    if reset <= nominal * most {
        return told(pass(case.subject(), window_place(tier)).because(m::ENDS_SOON));
    }
    match (rule.keep, tier.short_window()) {
        (Some((seconds, node)), _) if seconds > 0.0 => {
            let longest = ((nominal * most - (reset - seconds)).max(0.0) / 60.0).floor() * 60.0;
            let fix = [("kept", Value::from(written(longest)))];
            told(fail(case.subject(), node).because(m::KEPT_FIRING)).fix(m::SHORTEN_KEPT, &fix, None)
        }
        (_, short) => {
            let place = tier.short.as_ref().filter(|_| short.is_some()).unwrap_or(&tier.long);
            let place = place.window().map_or_else(|| place.origin.place(), |window| window.said().place());
            let fix = [("long", Value::from(written(wanted.long))), ("short", Value::from(written(wanted.short())))];
            let found = told(fail(case.subject(), place).because(m::ENDS_LATE));
            found.fix(m::JOIN_WINDOWS, &fix, case.snippet(&[wanted]))
        }
    }
}

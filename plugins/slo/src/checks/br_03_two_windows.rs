//! PRR-BR-03: a condition joins a long window with a short one.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, pass};

use super::case::{Case, INTERVAL, LEAST_SHARE, PERIOD, each, window_place};
use crate::burn::atom::Atom;
use crate::burn::origin::written;
use crate::burn::tier::{Flaw, Tier};
use crate::messages as m;
use crate::model::Model;
use crate::timing::Condition;

const PARAMETERS: &[Parameter] = &[
    INTERVAL,
    PERIOD,
    LEAST_SHARE,
    Parameter::number("longest-over-short", 24.0),
    Parameter::number("shortest-over-short", 4.0),
];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-03",
        severity: Severity::High,
        documentation: include_str!("br_03_two_windows.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    each(model, parameters, |case| case.one_by_one(|tier| vec![judge_one(case, tier, parameters)]))
}

fn judge_one<'a>(case: &Case<'_, 'a>, tier: &Tier<'a>, parameters: &Parameters) -> Finding {
    let rule = case.rule(tier);
    let behaviour = tier.behaviour(rule, case.interval);
    let reset = |behaviour: Condition| Value::Duration(behaviour.resets_after(1.0));
    let found = match (tier.flaw, tier.short_window()) {
        (Some(flaw), _) => flawed(case, tier, flaw),
        (None, None) => alone(case, tier, parameters.number("minimum-share")),
        (None, Some(short)) => {
            let (most, least) = (parameters.number("longest-over-short"), parameters.number("shortest-over-short"));
            let ratio = tier.window() / short;
            if (least..=most).contains(&ratio) {
                let place = tier.short.as_ref().and_then(|short| short.window()).map(|window| window.said().place());
                let found = pass(case.subject(), window_place(tier)).because(m::TWO_WINDOWS);
                return place
                    .into_iter()
                    .fold(found, Finding::proof)
                    .with("alert", rule.name)
                    .with("long", written(tier.window()))
                    .with("short", written(short))
                    .with("reset", reset(behaviour));
            }
            let better = (tier.window() / 12.0 / 60.0).round().max(1.0) * 60.0;
            fail(case.subject(), tier.long.origin.place())
                .because(m::ODD_PAIR)
                .with("most", Value::Number(most))
                .with("least", Value::Number(least))
                .with("better", written(better))
                .with("better_reset", reset(Condition { short: Some(better), ..behaviour }))
        }
    };
    let wanted = case.mended(tier);
    let windows = [("long", Value::from(written(wanted.long))), ("short", Value::from(written(wanted.short())))];
    let short = tier.short.as_ref().map_or(wanted.short(), Atom::seconds);
    found
        .with("alert", rule.name)
        .with("long", written(tier.window()))
        .with("short", written(short))
        .with("reset", reset(behaviour))
        .fix(m::JOIN_WINDOWS, &windows, case.snippet(&[wanted]))
}

fn flawed(case: &Case<'_, '_>, tier: &Tier<'_>, flaw: Flaw) -> Finding {
    let other = tier.short.as_ref().map_or(&tier.long, |short| short);
    let found = fail(case.subject(), other.origin.place());
    let found = match flaw {
        Flaw::OtherIndicator => found.because(m::OTHER_INDICATOR),
        Flaw::OtherThreshold => found
            .because(m::OTHER_THRESHOLD)
            .with("long_threshold", Value::Share(tier.long.theta()))
            .with("short_threshold", Value::Share(other.theta())),
    };
    found.proof(tier.long.origin.place())
}

/// A lone window: one that is long enough goes on for too long, one that is not cannot tell a spike from an incident.
fn alone(case: &Case<'_, '_>, tier: &Tier<'_>, least: f64) -> Finding {
    let (objective, factor) = (case.objective, case.factor(tier));
    let share = tier.share(objective);
    let found = fail(case.subject(), tier.long.origin.place());
    let right = case.mended(tier);
    let pair = objective.right_pair(factor, right.long, case.interval);
    if share >= least * 0.99 {
        let short = (tier.window() / 12.0 / 60.0).round().max(1.0) * 60.0;
        let joined = Condition { short: Some(short), ..tier.behaviour(case.rule(tier), case.interval) };
        return found
            .because(m::ONE_LONG_WINDOW)
            .with("reset_short", Value::Duration(joined.resets_after(1.0)))
            .with("short", written(short));
    }
    found
        .because(m::ONE_SHORT_WINDOW)
        .with("window", written(tier.window()))
        .with("factor", Value::Number(factor))
        .with("share", Value::Share(share))
        .with("long", written(right.long))
        .with("short", written(right.short()))
        .with("right_share", Value::Share(objective.share(factor, right.long)))
        .with("right_reset", Value::Duration(pair.resets_after(1.0)))
        .with("alone_reset", Value::Duration(Condition { short: None, ..pair }.resets_after(1.0)))
}

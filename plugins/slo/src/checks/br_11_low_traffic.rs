//! PRR-BR-11: a single failed request calls nobody.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, pass, unknown};

use super::case::{Case, INTERVAL, PAGES, PERIOD, each, window_place};
use crate::burn::origin::written;
use crate::burn::tier::{Tier, Urgency};
use crate::messages as m;
use crate::model::Model;

const PARAMETERS: &[Parameter] = &[
    INTERVAL,
    PERIOD,
    PAGES,
    Parameter::number("fewest-failures", 10.0),
    Parameter::number("requests-per-second", 0.0),
];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-11",
        severity: Severity::Medium,
        documentation: include_str!("br_11_low_traffic.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let pages = parameters.text("page-severities");
    let fewest = parameters.number("fewest-failures");
    let otherwise = Some(parameters.number("requests-per-second")).filter(|rate| *rate > 0.0);
    each(model, parameters, |case| {
        let calls = |tier: &&Tier<'_>| {
            tier.is_live() && Urgency::of(case.rule(tier), pages) == Urgency::Page && tier.long.theta() > 0.0
        };
        let tiers: Vec<_> = case.coverage.tiers.iter().filter(calls).collect();
        if tiers.is_empty() {
            return vec![case.nothing_to_judge()];
        }
        let rate = model.traffic(&case.slo.service).or(otherwise);
        tiers.into_iter().map(|tier| judge_one(case, tier, rate, fewest)).collect()
    })
}

fn judge_one<'a>(case: &Case<'_, 'a>, tier: &Tier<'a>, rate: Option<f64>, fewest: f64) -> Finding {
    let (threshold, window) = (tier.long.theta(), tier.window());
    let told = |found: Finding| {
        found
            .with("alert", case.rule(tier).name)
            .with("window", written(window))
            .with("single", Value::Number((1.0 / threshold).floor()))
            .with("fewest", Value::Number(fewest))
            .with("needed", Value::Number((fewest / threshold).ceil()))
            .with("needed_rate", Value::Number(fewest / threshold / window))
    };
    // A comparison that bounds traffic from below; one that bounds it from above is no protection.
    let guard = tier.guards.iter().find(|guard| guard.theta() > 0.0);
    if let Some(guard) = guard {
        let found = pass(case.subject(), guard.origin.place()).because(m::TRAFFIC_GUARDED);
        let events = guard.theta() * guard.seconds();
        return told(found).with("events", Value::Number(events)).with("over", written(guard.seconds()));
    }
    let Some(rate) = rate else {
        return told(unknown(case.subject(), window_place(tier)).because(m::TRAFFIC_UNKNOWN)).fix(
            m::GUARD_TRAFFIC,
            &[("example", Value::from(example(tier, fewest)))],
            None,
        );
    };
    let requests = rate * window;
    let told = |found: Finding| {
        told(found)
            .with("rate", Value::Number(rate))
            .with("requests", Value::Number(requests))
            .with("failures", Value::Number((requests * threshold).ceil().max(1.0)))
    };
    if requests * threshold >= fewest {
        return told(pass(case.subject(), window_place(tier)).because(m::TRAFFIC_ENOUGH));
    }
    let fix = [("example", Value::from(example(tier, fewest)))];
    told(fail(case.subject(), window_place(tier)).because(m::TRAFFIC_LOW)).fix(m::GUARD_TRAFFIC, &fix, None)
}

/// A guard over the requests of the indicator, or over some that stand for them.
fn example(tier: &Tier<'_>, fewest: f64) -> String {
    let total = tier.long.ratio.totals();
    let series = total.first().map_or_else(|| "requests_total".to_owned(), ToString::to_string);
    let needed = (fewest / tier.long.theta()).ceil();
    format!("and sum(increase({series}[{}])) > {needed}", written(tier.window()))
}

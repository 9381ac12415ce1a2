//! PRR-BR-02: some condition alerts on every burn that exhausts the budget.

use prr_sdk::{Check, Finding, Parameter, Parameters, Place, Severity, Value, fail, manual, pass, unknown};

use super::case::{Case, INTERVAL, LEAST_SHARE, PAGES, PERIOD, each, window_place};
use crate::burn::origin::written;
use crate::burn::tier::{Tier, Urgency};
use crate::messages as m;
use crate::model::Model;
use crate::snippet::complete;

const PARAMETERS: &[Parameter] = &[INTERVAL, PERIOD, PAGES, LEAST_SHARE, Parameter::number("slowest-factor", 1.05)];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-02",
        severity: Severity::High,
        documentation: include_str!("br_02_tail_tier.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    each(model, parameters, |case| {
        if let Some(off) = case.slo.ticket_off {
            let period = written(case.objective.period);
            return vec![manual(case.subject(), off).because(m::TAIL_OFF).with("period", period)];
        }
        judge_one(case, parameters)
    })
}

fn judge_one<'a>(case: &Case<'_, 'a>, parameters: &Parameters) -> Vec<Finding> {
    let pages = parameters.text("page-severities");
    let urgency = |tier: &&Tier<'a>| Urgency::of(case.rule(tier), pages);
    let least = parameters.number("minimum-share") * 0.99;
    let lasting = |tier: &&Tier<'a>| tier.is_live() && tier.share(case.objective) >= least;
    let heard: Vec<_> =
        case.coverage.tiers.iter().filter(lasting).filter(|tier| urgency(tier) != Urgency::Silent).collect();
    let tail: Vec<_> =
        heard.iter().copied().filter(|tier| case.factor(tier) <= parameters.number("slowest-factor")).collect();
    if let Some(tier) = tail.iter().find(|tier| urgency(tier) != Urgency::Unclear) {
        return vec![
            pass(case.subject(), window_place(tier))
                .because(m::TAIL_COVERED)
                .with("alert", case.rule(tier).name)
                .with("factor", Value::Number(case.factor(tier))),
        ];
    }
    if let Some(tier) = tail.first() {
        let rule = case.rule(tier);
        let found = unknown(case.subject(), rule.severity_node()).because(m::SEVERITY_UNCLEAR);
        return vec![found.with("alert", rule.name).with("pages", pages)];
    }
    vec![case.doubt().unwrap_or_else(|| gap(case))]
}

fn gap(case: &Case<'_, '_>) -> Finding {
    let objective = case.objective;
    let [.., tail] = complete(objective);
    let period = written(objective.period);
    let fix = |found: Finding| case.with_useless(found.fix(m::ADD_TAIL, &[], case.snippet(&[tail])));
    let slowest = case
        .coverage
        .tiers
        .iter()
        .filter(|tier| tier.is_live())
        .min_by(|a, b| case.factor(a).total_cmp(&case.factor(b)));
    let Some(slowest) = slowest else {
        let gone = Value::Duration(objective.exhausted_after(5.0));
        let found = fail(case.subject(), case.slo.alerting_place()).because(m::TAIL_NONE);
        return fix(found.with("gone", gone).with("period", period));
    };
    let factor = case.factor(slowest);
    let example = example(factor);
    let declared = case.slo.tiers.iter().min_by(|a, b| a.factor.total_cmp(&b.factor));
    let place = declared.map_or_else(|| case.slo.alerting_place(), |declared| Place::from(declared.factor_node));
    let found = fail(case.subject(), place)
        .because(m::TAIL_GAP)
        .with("factor", Value::Number(factor))
        .with("example", Value::Number(example))
        .with("gone", Value::Duration(objective.exhausted_after(example)))
        .with("period", period);
    fix(found.related(window_place(slowest), m::SLOWEST_RULE, &[("factor", Value::Number(factor))]))
}

/// A round burn rate that goes unseen: the largest whole one below the slowest condition, or else one halfway.
fn example(factor: f64) -> f64 {
    let whole = (factor - 1e-9).ceil() - 1.0;
    if whole > 1.0 { whole } else { f64::midpoint(1.0, factor) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_example_is_a_burn_that_nothing_sees() {
        for (factor, example) in [(6.0, 5.0), (3.0, 2.0), (14.4, 14.0), (2.0, 1.5), (1.5, 1.25)] {
            assert!((super::example(factor) - example).abs() < 1e-12, "{factor}");
        }
    }
}

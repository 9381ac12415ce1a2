//! PRR-BR-12: somebody hears of it when the indicator has no data.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, not_applicable, pass, unknown};

use super::case::{Case, INTERVAL, PERIOD, each};
use crate::burn::absence::Absence;
use crate::messages as m;
use crate::model::Model;
use crate::snippet;

const PARAMETERS: &[Parameter] = &[INTERVAL, PERIOD];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-12",
        severity: Severity::Medium,
        documentation: include_str!("br_12_no_data.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    each(model, parameters, |case| vec![judge_one(case)])
}

fn judge_one(case: &Case<'_, '_>) -> Finding {
    if case.coverage.is_none() {
        return not_applicable(case.subject(), case.slo.node).because(m::NO_ALERTS);
    }
    let at = case.slo.alerting_place();
    let Some(ratio) = case.coverage.sli.as_ref().filter(|ratio| !ratio.totals.is_empty()) else {
        return unknown(case.subject(), at).because(m::NO_DATA_UNKNOWN);
    };
    let shortest = case.coverage.tiers.iter().map(|tier| tier.short_window().unwrap_or_else(|| tier.window()));
    let shortest = shortest.fold(f64::INFINITY, f64::min);
    let totals: Vec<_> = ratio.totals.iter().map(ToString::to_string).collect();
    let told = |found: Finding| {
        found
            .with("totals", totals.join(", "))
            .with("alerts", Value::from(case.coverage.tiers.len()))
            .with("shortest", Value::Duration(shortest))
    };
    let rule = |index: usize| &case.model.rules[index];
    match case.model.absences.watching(ratio) {
        Some(Absence::Series(index)) => {
            let found = pass(case.subject(), rule(index).node).because(m::NO_DATA_ALERT);
            told(found).with("alert", rule(index).name)
        }
        Some(Absence::Target(index)) => {
            let found = pass(case.subject(), rule(index).node).because(m::NO_TARGET_ALERT);
            told(found).with("alert", rule(index).name)
        }
        Some(Absence::Watchdog(index)) => {
            let found = pass(case.subject(), rule(index).node).because(m::WATCHDOG);
            told(found).with("alert", rule(index).name)
        }
        None => {
            let snippet = snippet::absent(case.slo, &totals, case.packing());
            told(fail(case.subject(), at).because(m::NO_DATA_SILENT)).fix(m::ADD_ABSENT, &[], Some(snippet))
        }
    }
}

//! PRR-BR-12: somebody hears of it when the indicator has no data.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, not_applicable, pass, unknown};

use super::case::{Case, INTERVAL, PERIOD, each};
use crate::burn::absence::Absence;
use crate::messages as m;
use crate::model::Model;
use crate::snippet;
use crate::written::NoData;

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
    if let Some(no_data) = case.slo.no_data.filter(|_| case.coverage.promised) {
        return promised(case, no_data);
    }
    let watched = case.coverage.sli.as_ref().map(|ratio| (ratio, ratio.totals()));
    let Some((ratio, totals)) = watched.filter(|(_, totals)| !totals.is_empty()) else {
        return unknown(case.subject(), at).because(m::NO_DATA_UNKNOWN);
    };
    let totals: Vec<_> = totals.iter().map(ToString::to_string).collect();
    let told = |found: Finding| {
        found
            .with("totals", totals.join(", "))
            .with("alerts", Value::from(case.coverage.tiers.len()))
            .with("shortest", Value::Duration(shortest(case)))
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

/// What the generator does about missing series.
fn promised(case: &Case<'_, '_>, no_data: NoData<'_>) -> Finding {
    let told = |found: Finding| {
        let found = found.with("alerts", Value::from(case.coverage.tiers.len()));
        found.with("shortest", Value::Duration(shortest(case)))
    };
    if no_data.alerts {
        told(pass(case.subject(), no_data.node).because(m::NO_DATA_PROMISED))
    } else {
        told(fail(case.subject(), no_data.node).because(m::NO_DATA_OFF)).fix(m::NO_DATA_ON, &[], None)
    }
}

/// How soon the first page resolves without data.
fn shortest(case: &Case<'_, '_>) -> f64 {
    let windows = case.coverage.tiers.iter().map(|tier| tier.short_window().unwrap_or_else(|| tier.window()));
    windows.fold(f64::INFINITY, f64::min)
}

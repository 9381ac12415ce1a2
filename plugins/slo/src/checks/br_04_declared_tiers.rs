//! PRR-BR-04: every burn rate that an objective declares has a condition.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, not_applicable, pass};

use super::case::{Case, INTERVAL, PERIOD, each, window_place};
use crate::burn::origin::written;
use crate::burn::tier::Tier;
use crate::messages as m;
use crate::model::Model;
use crate::snippet::Wanted;
use crate::written::DeclaredTier;

const PARAMETERS: &[Parameter] = &[INTERVAL, PERIOD];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-04",
        severity: Severity::High,
        documentation: include_str!("br_04_declared_tiers.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    each(model, parameters, |case| {
        if case.slo.tiers.is_empty() {
            return vec![not_applicable(case.subject(), case.slo.node).because(m::NO_DECLARED_TIERS)];
        }
        let judged: Vec<_> = case.slo.tiers.iter().map(|declared| judge_one(case, declared)).collect();
        // Where a condition could not be read, it may be the one that is missed.
        let doubt = case.doubt().filter(|_| judged.iter().any(Option::is_none));
        let certain = doubt.is_none();
        let missing = |declared| certain.then(|| missing(case, declared));
        let found =
            case.slo.tiers.iter().zip(judged).filter_map(|(declared, found)| found.or_else(|| missing(declared)));
        found.chain(doubt).collect()
    })
}

fn judge_one(case: &Case<'_, '_>, declared: &DeclaredTier<'_>) -> Option<Finding> {
    let implements = |tier: &&Tier<'_>| {
        tier.is_live() && declared.has_factor(case.factor(tier)) && same(tier.window(), declared.window)
    };
    let tier = case.coverage.tiers.iter().find(implements)?;
    let found = pass(case.subject(), declared.window_node)
        .because(m::TIER_IMPLEMENTED)
        .proof(window_place(tier))
        .with("alert", case.rule(tier).name);
    Some(described(found, declared))
}

fn missing(case: &Case<'_, '_>, declared: &DeclaredTier<'_>) -> Finding {
    let objective = case.objective;
    let found = fail(case.subject(), declared.window_node);
    let distance = |tier: &&Tier<'_>| (case.factor(tier) / declared.factor).ln().abs();
    let closest =
        case.coverage.tiers.iter().filter(|tier| tier.is_live()).min_by(|a, b| distance(a).total_cmp(&distance(b)));
    let found = match closest {
        None => found.because(m::TIER_MISSING_ALONE),
        Some(tier) => {
            let (factor, window) = (Value::Number(case.factor(tier)), Value::from(written(tier.window())));
            found
                .because(m::TIER_MISSING)
                .with("alert", case.rule(tier).name)
                .with("other_factor", factor.clone())
                .with("other_window", window.clone())
                .with("other_share", Value::Share(tier.share(objective)))
                .related(window_place(tier), m::CLOSEST_RULE, &[("factor", factor), ("window", window)])
        }
    };
    let wanted = Wanted::of(declared.factor, declared.window, objective);
    described(found, declared).with("share", Value::Share(objective.share(declared.factor, declared.window))).fix(
        m::IMPLEMENT_TIER,
        &[],
        case.snippet(&[wanted]),
    )
}

fn described(found: Finding, declared: &DeclaredTier<'_>) -> Finding {
    found.with("factor", Value::Number(declared.factor)).with("window", written(declared.window))
}

/// Windows are whole seconds.
fn same(left: f64, right: f64) -> bool {
    (left - right).abs() < 0.5
}

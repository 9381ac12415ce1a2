//! PRR-BR-05: thresholds are built from the budget of the objective.

use prr_sdk::{Check, Finding, Node, Parameter, Parameters, Place, Severity, Value, fail, pass, unknown};

use super::case::{Case, INTERVAL, PERIOD, each};
use crate::burn::atom::Atom;
use crate::burn::tier::Tier;
use crate::messages as m;
use crate::model::Model;
use crate::snippet::threshold;
use crate::written::Target;

/// Factors that the literature and the generators use.
const USUAL: [f64; 14] = [14.4, 14.0, 13.44, 10.0, 9.0, 7.0, 6.0, 5.6, 3.36, 3.0, 2.8, 2.0, 1.4, 1.0];

const PARAMETERS: &[Parameter] =
    &[INTERVAL, PERIOD, Parameter::share("symbolic-tolerance", 1e-6), Parameter::share("literal-tolerance", 0.01)];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-05",
        severity: Severity::High,
        documentation: include_str!("br_05_target_agreement.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    each(model, parameters, |case| {
        let mut found = case.one_by_one(|tier| {
            let mut found: Vec<_> = tier.atoms().filter_map(|atom| judge_one(case, tier, atom, parameters)).collect();
            // A tier with one wrong number is one mistake, made twice.
            found.truncate(1);
            found
        });
        if found.is_empty() {
            let thresholds = case.coverage.tiers.iter().filter_map(|tier| tier.long.threshold.written());
            let mut thresholds = thresholds.map(|origin| origin.place());
            let first = thresholds.next().unwrap_or_else(|| case.slo.node.into());
            let agreed = pass(case.subject(), first).because(m::BUDGET_AGREES);
            let agreed = thresholds.fold(agreed, Finding::proof);
            found.push(agreed.with("budget", Value::Share(case.objective.budget)));
        }
        found
    })
}

fn judge_one<'a>(case: &Case<'_, 'a>, tier: &Tier<'a>, atom: &Atom<'a>, parameters: &Parameters) -> Option<Finding> {
    let budget = case.objective.budget;
    if let Some(separated) = atom.separated() {
        let tolerance = parameters.number(if separated.symbolic { "symbolic-tolerance" } else { "literal-tolerance" });
        let agrees = (separated.budget - budget).abs() <= tolerance * budget;
        let written = separated.written.place();
        return (!agrees).then(|| differs(case, tier, written, separated.factor, separated.budget));
    }
    let tolerance = parameters.number("literal-tolerance");
    let factor = atom.theta() / budget;
    let near = |known: &f64| (factor - known).abs() <= tolerance * known;
    let mut declared = case.slo.tiers.iter().map(|declared| &declared.factor);
    if declared.any(near) || USUAL.iter().any(near) {
        return None;
    }
    let place = atom.threshold.written().as_ref().unwrap_or(&atom.origin).place();
    match case.meant(atom) {
        Some(meant) => Some(differs(case, tier, place, meant, atom.theta() / meant)),
        None => Some(
            unknown(case.subject(), place)
                .because(m::BUDGET_UNSEPARATED)
                .with("alert", case.rule(tier).name)
                .with("threshold", Value::Share(atom.theta()))
                .with("factor", Value::Number(factor))
                .with("example", threshold(14.4, budget)),
        ),
    }
}

fn differs(case: &Case<'_, '_>, tier: &Tier<'_>, place: Place, factor: f64, used: f64) -> Finding {
    let objective = case.objective;
    let real = factor * used / objective.budget;
    let example = threshold(factor, objective.budget);
    let found = fail(case.subject(), place)
        .because(m::BUDGET_DIFFERS)
        .with("alert", case.rule(tier).name)
        .with("used", Value::Share(used))
        .with("budget", Value::Share(objective.budget))
        .with("factor", Value::Number(factor))
        .with("real", Value::Number(real))
        .with("share", Value::Share(objective.share(real, tier.window())))
        .with("meant", Value::Share(objective.share(factor, tier.window())))
        .fix(m::WRITE_BUDGET, &[("example", Value::from(example))], case.snippet(&[case.mended(tier)]));
    let target = [("budget", Value::Share(objective.budget))];
    target_node(case.slo.target).into_iter().fold(found, |found, node| found.related(node, m::TARGET_HERE, &target))
}

const fn target_node(target: Target<'_>) -> Option<Node<'_>> {
    match target {
        Target::Number { node, .. } | Target::Unreadable { node } => Some(node),
        Target::Missing => None,
    }
}

//! PRR-BR-06: conditions measure the windows that their factors, their declarations and their names stand for.

use std::collections::BTreeSet;

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, pass};

use super::case::{Case, INTERVAL, LEAST_SHARE, PERIOD, each, window_place};
use crate::burn::origin::written;
use crate::burn::records::claimed_window;
use crate::burn::tier::Tier;
use crate::messages as m;
use crate::model::Model;
use crate::written::{DeclaredTier, Period};

const PARAMETERS: &[Parameter] = &[INTERVAL, PERIOD, LEAST_SHARE, Parameter::share("hold-cost", 0.05)];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-06",
        severity: Severity::High,
        documentation: include_str!("br_06_window_agreement.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    each(model, parameters, |case| {
        let mut found = case.one_by_one(|tier| {
            let mixed = mixed(case, tier);
            let lies = if mixed.is_empty() { lies(case, tier) } else { mixed };
            let mismatch =
                case.declared(tier).filter(|_| lies.is_empty()).and_then(|own| mismatch(case, tier, own, parameters));
            let period = other_period(case, tier, parameters).filter(|_| lies.is_empty() && mismatch.is_none());
            lies.into_iter().chain(mismatch).chain(hold(case, tier, parameters)).chain(period).collect()
        });
        let mut seen = BTreeSet::new();
        // Two alerts may rest on one record, and two conditions of one alert share its `for:`.
        found.retain(|finding| {
            seen.insert((finding.message.0, finding.at.node, finding.at.within.clone().map(|range| range.start)))
        });
        if found.is_empty() {
            let mut windows = case.coverage.tiers.iter().map(window_place);
            let first = windows.next().unwrap_or_else(|| case.slo.node.into());
            found.push(windows.fold(pass(case.subject(), first).because(m::WINDOWS_AGREE), Finding::proof));
        }
        found
    })
}

/// The longest `for:` that costs little of the budget, in whole minutes or none.
fn longest_hold(case: &Case<'_, '_>, cost: f64) -> f64 {
    (cost * case.objective.outage() / 60.0).floor() * 60.0
}

fn mismatch<'a>(
    case: &Case<'_, 'a>,
    tier: &Tier<'a>,
    declared: &DeclaredTier<'a>,
    parameters: &Parameters,
) -> Option<Finding> {
    if (tier.window() - declared.window).abs() < 0.5 {
        return None;
    }
    let objective = case.objective;
    let wanted = case.mended(tier);
    let factor = Value::Number(declared.factor);
    let found = fail(case.subject(), window_place(tier))
        .because(m::WINDOW_MISMATCH)
        .with("window", written(tier.window()))
        .with("declared", written(declared.window))
        .with("factor", factor.clone())
        .with("share", Value::Share(tier.share(objective)))
        .with("meant", Value::Share(objective.share(declared.factor, declared.window)))
        .with("period", written(objective.period))
        .with("hold", written(case.rule(tier).hold()))
        .with("short", written(wanted.short()));
    let found = detection(found, case, tier);
    let fix = [
        ("long", Value::from(written(wanted.long))),
        ("short", Value::from(written(wanted.short()))),
        ("hold", Value::from(written(longest_hold(case, parameters.number("hold-cost"))))),
    ];
    let found = found.fix(m::USE_WINDOW, &fix, case.snippet(&[wanted]));
    let declared_here = [("factor", factor), ("window", Value::from(written(declared.window)))];
    let found = found.related(declared.window_node, m::DECLARED_HERE, &declared_here);
    let others = tier.long.ratio.windows.iter().skip(1).map(|window| window.said().place());
    Some(others.fold(found, |found, place| found.related(place, m::OTHER_WINDOW, &[])))
}

/// Periods that factors are worked out for, in days, and the shares of the budget that tiers are made for.
const PERIODS: [f64; 5] = [7.0, 14.0, 28.0, 30.0, 90.0];
const SHARES: [f64; 3] = [0.02, 0.05, 0.1];

/// A factor that spends next to nothing of the budget in its window, and exactly a usual share of it in another period.
fn other_period(case: &Case<'_, '_>, tier: &Tier<'_>, parameters: &Parameters) -> Option<Finding> {
    let (objective, factor) = (case.objective, case.factor(tier));
    let share = tier.share(objective);
    if share >= parameters.number("minimum-share") * 0.99 || !tier.is_live() {
        return None;
    }
    let days = PERIODS.into_iter().map(|days| days * 86_400.0);
    let meant = days.filter(|period| *period < objective.period).find_map(|period| {
        let there = factor * tier.window() / period;
        let usual = SHARES.into_iter().find(|usual| (there / usual - 1.0).abs() <= 0.01)?;
        Some((period, usual))
    });
    let (period, usual) = meant?;
    let right = objective.factor(usual, tier.window());
    let place = tier.long.threshold.written().map_or_else(|| tier.long.origin.place(), |origin| origin.place());
    let found = fail(case.subject(), place)
        .because(m::PERIOD_MISMATCH)
        .with("alert", case.rule(tier).name)
        .with("factor", Value::Number(factor))
        .with("window", written(tier.window()))
        .with("meant", Value::Share(usual))
        .with("other", written(period))
        .with("share", Value::Share(share))
        .with("period", written(objective.period))
        .with("right", Value::Number((right * 100.0).round() / 100.0))
        .related(window_place(tier), m::OTHER_WINDOW, &[]);
    let found = match case.slo.period {
        Period::Declared { node, .. } | Period::Recorded { node, .. } => {
            found.related(node, m::PERIOD_HERE, &[("period", Value::from(written(objective.period)))])
        }
        _ => found,
    };
    let fix =
        [("right", Value::Number((right * 100.0).round() / 100.0)), ("period", Value::from(written(objective.period)))];
    Some(found.fix(m::RECKON_FACTOR, &fix, None))
}

/// When and at what price a full outage is reported, by this tier and by the right pair.
fn detection(found: Finding, case: &Case<'_, '_>, tier: &Tier<'_>) -> Finding {
    let objective = case.objective;
    let fires = tier.behaviour(case.rule(tier), case.interval).fires_after(1.0).unwrap_or(f64::INFINITY);
    let right = objective.right_pair(case.factor(tier), case.right_window(tier), case.interval);
    let right_fires = right.fires_after(1.0).unwrap_or(f64::INFINITY);
    found
        .with("alert", case.rule(tier).name)
        .with("fires", Value::Duration(fires))
        .with("spent", Value::Share(objective.spent(1.0, fires)))
        .with("right_fires", Value::Duration(right_fires))
        .with("right_spent", Value::Share(objective.spent(1.0, right_fires)))
}

/// `for:` that stands in for a window: as long as the window itself, or costly on a window that is too short to be one.
fn hold(case: &Case<'_, '_>, tier: &Tier<'_>, parameters: &Parameters) -> Option<Finding> {
    let (hold, node) = case.rule(tier).hold?;
    let objective = case.objective;
    let costly = objective.spent(1.0, hold) > parameters.number("hold-cost");
    let short = tier.share(objective) < parameters.number("minimum-share") * 0.99;
    if hold <= 0.0 || !(hold >= tier.window() || costly && short) {
        return None;
    }
    let wanted = case.mended(tier);
    let behaviour = tier.behaviour(case.rule(tier), case.interval);
    let (long, short) = (written(wanted.long), written(wanted.short()));
    let found = fail(case.subject(), node)
        .because(m::HOLD_AS_WINDOW)
        .with("hold", written(hold))
        .with("window", written(tier.window()))
        .with("silent", Value::Duration(behaviour.silent_outage()))
        .with("cost", Value::Share(objective.spent(1.0, hold)))
        .with("long", long.clone())
        .with("short", short.clone())
        .related(window_place(tier), m::OTHER_WINDOW, &[]);
    let most = written(longest_hold(case, parameters.number("hold-cost")));
    let fix = [("long", Value::from(long)), ("short", Value::from(short)), ("hold", Value::from(most))];
    Some(detection(found, case, tier).fix(m::USE_WINDOW, &fix, case.snippet(&[wanted])))
}

/// Records whose bodies range over another window than their names say.
fn lies(case: &Case<'_, '_>, tier: &Tier<'_>) -> Vec<Finding> {
    let uses = tier.atoms().flat_map(|atom| atom.ratio.uses());
    let lying = uses.filter_map(|used| {
        let rule = &case.model.rules[used.rule];
        let claimed = claimed_window(rule)?;
        let wrong = used.windows.iter().find(|window| (window.seconds - claimed).abs() >= 0.5)?;
        let factor = case.factor(tier);
        let (claimed_text, measured) = (Value::from(written(claimed)), Value::from(written(wrong.seconds)));
        let found = fail(case.subject(), wrong.origin.place())
            .because(m::RECORD_LIES)
            .with("record", rule.name)
            .with("claimed", claimed_text.clone())
            .with("measured", measured.clone())
            .with("alert", case.rule(tier).name)
            .with("share", Value::Share(case.objective.share(factor, wrong.seconds)))
            .with("meant", Value::Share(case.objective.share(factor, claimed)))
            .related(used.via.place(), m::NAMED_HERE, &[]);
        Some(found.fix(m::RENAME_RECORD, &[("claimed", claimed_text), ("measured", measured)], None))
    });
    lying.collect()
}

fn mixed(case: &Case<'_, '_>, tier: &Tier<'_>) -> Vec<Finding> {
    let mixed = tier.atoms().filter(|atom| atom.ratio.is_mixed()).filter_map(|atom| {
        let (first, last) = (atom.ratio.windows.first()?, atom.ratio.windows.last()?);
        let found = fail(case.subject(), last.origin.place())
            .because(m::WINDOWS_MIXED)
            .with("alert", case.rule(tier).name)
            .with("one", written(last.seconds))
            .with("other", written(first.seconds))
            .with("late", Value::Duration(first.seconds))
            .with("threshold", Value::Share(atom.theta()));
        let wanted = case.mended(tier);
        let found = found.related(first.origin.place(), m::OTHER_WINDOW, &[]);
        Some(found.fix(m::USE_ONE_WINDOW, &[], case.snippet(&[wanted])))
    });
    mixed.collect()
}

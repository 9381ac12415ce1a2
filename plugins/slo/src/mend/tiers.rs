//! Conditions that are there and are set right.

use prr_sdk::{Change, Mend, Place, Value, choice, mend, person};

use super::messages as m;
use crate::burn::atom::Atom;
use crate::burn::origin::written;
use crate::burn::tier::{Flaw, Tier};
use crate::checks::case::{Case, window_place};
use crate::snippet::{number, ranging_over};

/// The windows that a factor stands for, and no `for:` in their place.
pub(super) fn windows(case: &Case<'_, '_>) -> Vec<Mend> {
    let mut offers = Vec::new();
    for tier in &case.coverage.tiers {
        offers.extend(right_windows(case, tier).map(|changes| {
            let wanted = case.mended(tier);
            mend(case.subject(), window_place(tier), m::MEND_WINDOWS, changes)
                .with("alert", case.rule(tier).name)
                .with("long", written(wanted.long))
                .with("short", written(wanted.short()))
                .with("factor", number(case.factor(tier)))
        }));
    }
    offers.into_iter().chain(hold(case)).collect()
}

/// A `for:` that only delays.
pub(super) fn hold(case: &Case<'_, '_>) -> Vec<Mend> {
    let offer = |tier: &Tier<'_>| {
        let rule = case.rule(tier);
        let (_, node) = rule.hold?;
        Some(mend(case.subject(), node, m::MEND_HOLD, vec![Change::remove(node)]).with("alert", rule.name))
    };
    case.coverage.tiers.iter().filter_map(offer).collect()
}

/// A short window beside the long one.
pub(super) fn pair(case: &Case<'_, '_>) -> Vec<Mend> {
    case.coverage.tiers.iter().filter_map(|tier| pair_one(case, tier)).collect()
}

fn pair_one(case: &Case<'_, '_>, tier: &Tier<'_>) -> Option<Mend> {
    let wanted = case.mended(tier);
    let (long, short) = (written(wanted.long), written(wanted.short()));
    let told =
        |offer: Mend| offer.with("alert", case.rule(tier).name).with("long", long.clone()).with("short", short.clone());
    let at = tier.long.origin.place();
    let (node, span) = (tier.long.origin.node, tier.long.origin.span.clone());
    let condition = again(&tier.long, &short);
    let mut changes = set(&tier.long, wanted.long)?;
    match (&tier.short, tier.flaw) {
        (None, _) => {
            let condition = condition?;
            let joint = if condition.1 { "\nand\n" } else { " and " };
            changes.push(Change::text(node, span.end..span.end, format!("{joint}{}", condition.0)));
            Some(told(mend(case.subject(), at, m::MEND_PAIR, changes)))
        }
        (Some(other), Some(Flaw::OtherThreshold)) => {
            let place = other.origin.place();
            changes.push(Change::text(other.origin.node, other.origin.span.clone(), condition?.0));
            Some(told(mend(case.subject(), place, m::MEND_PAIR, changes)))
        }
        (Some(_), Some(Flaw::OtherIndicator)) => None,
        (Some(other), None) => {
            changes.extend(set(other, wanted.short())?);
            Some(told(mend(case.subject(), at, m::MEND_PAIR, changes)))
        }
    }
}

/// The same comparison over another window, and whether it has several lines.
fn again(atom: &Atom<'_>, window: &str) -> Option<(String, bool)> {
    let own = atom.origin.node.text()?.get(atom.origin.span.clone())?.trim_end();
    set(atom, 1.0)?;
    if !own.contains('\n') {
        return Some((ranging_over(own, &prr_promql::parse(own).ok()?, window)?, false));
    }
    // Line by line, so that the copy looks like what it is a copy of.
    let mut copy = own.to_owned();
    let mut spans: Vec<_> = atom.ratio.windows.iter().map(|window| window.origin.span.clone()).collect();
    spans.sort_by_key(|span| std::cmp::Reverse(span.start));
    spans.dedup();
    for span in spans {
        let start = span.start.checked_sub(atom.origin.span.start)?;
        copy.get(start..span.end - span.start + start)?;
        copy.replace_range(start..span.end - span.start + start, window);
    }
    Some((copy, true))
}

fn right_windows(case: &Case<'_, '_>, tier: &Tier<'_>) -> Option<Vec<Change>> {
    let wanted = case.mended(tier);
    let mut changes = set(&tier.long, wanted.long)?;
    if let Some(short) = tier.short.as_ref().filter(|_| tier.flaw.is_none()) {
        changes.extend(set(short, wanted.short())?);
    }
    (!changes.is_empty()).then_some(changes)
}

/// Sets every window of a comparison that is written in the alert itself. Windows in records are their records' business.
fn set(atom: &Atom<'_>, seconds: f64) -> Option<Vec<Change>> {
    let mut changes = Vec::new();
    for window in &atom.ratio.windows {
        if window.via.is_some() || window.origin.node != atom.origin.node || window.origin.span.is_empty() {
            return None;
        }
        if (window.seconds - seconds).abs() >= 0.5 {
            changes.push(Change::text(window.origin.node, window.origin.span.clone(), written(seconds)));
        }
    }
    Some(changes)
}

/// Thresholds from the budget of the objective.
pub(super) fn budget(case: &Case<'_, '_>) -> Vec<Mend> {
    case.coverage.tiers.iter().filter_map(|tier| budget_one(case, tier)).collect()
}

fn budget_one(case: &Case<'_, '_>, tier: &Tier<'_>) -> Option<Mend> {
    let budget = case.objective.budget;
    let mut changes = Vec::new();
    let mut at = None;
    for atom in tier.atoms() {
        let Some(separated) = atom.separated() else {
            let meant = case.meant(atom)?;
            if (meant * budget - atom.theta()).abs() <= 1e-6 * atom.theta() {
                continue;
            }
            let (change, place) = folded(atom, meant, budget)?;
            changes.push(change);
            at.get_or_insert(place);
            continue;
        };
        if (separated.budget - budget).abs() <= 1e-6 * budget {
            continue;
        }
        let origin = &separated.written;
        let own = origin.node.text()?.get(origin.span.clone())?;
        // `1 - target` stays what it is, with the parentheses that it may have.
        let bare = own.trim_start_matches('(').trim_end_matches(')');
        let (open, close) = own.split_once(bare)?;
        let right = if separated.symbolic && bare.trim_start().starts_with("1 ") {
            format!("1 - {}", number(1.0 - budget))
        } else {
            number(budget)
        };
        changes.push(Change::text(origin.node, origin.span.clone(), format!("{open}{right}{close}")));
        at.get_or_insert_with(|| origin.place());
    }
    let offer = mend(case.subject(), at?, m::MEND_BUDGET, changes);
    Some(offer.with("alert", case.rule(tier).name).with("budget", Value::Share(budget)))
}

/// A threshold that was multiplied out: the declared factor that it was meant for, times the budget.
fn folded(atom: &Atom<'_>, factor: f64, budget: f64) -> Option<(Change, Place)> {
    let origin = atom.threshold.span()?;
    let own = origin.node.text()?.get(origin.span.clone())?;
    let whole: f64 = own.trim().parse().ok()?;
    let same = (whole - atom.theta()).abs() <= 1e-9 * whole;
    let right = format!("{} * {}", number(factor), number(budget));
    let place = atom.threshold.written().unwrap_or_else(|| origin.clone()).place();
    same.then(|| (Change::text(origin.node, origin.span.clone(), right), place))
}

/// Comparisons that point the wrong way.
pub(super) fn direction(case: &Case<'_, '_>) -> Vec<Mend> {
    let offer = |tier: &Tier<'_>| {
        let turned = |atom: &Atom<'_>| {
            let operator = &atom.operator;
            let own = operator.node.text()?.get(operator.span.clone())?;
            let other: String = own
                .chars()
                .map(|char| {
                    if char == '<' {
                        '>'
                    } else if char == '>' {
                        '<'
                    } else {
                        char
                    }
                })
                .collect();
            Some(Change::text(operator.node, operator.span.clone(), other))
        };
        let changes: Option<Vec<_>> = tier.atoms().map(turned).collect();
        let offer = mend(case.subject(), tier.long.operator.place(), m::MEND_OPERATOR, changes?);
        Some(offer.with("alert", case.rule(tier).name))
    };
    case.coverage.reversed.iter().filter_map(offer).collect()
}

/// How much traffic there is only people know, and what to do where there is little they decide.
pub(super) fn traffic(case: &Case<'_, '_>) -> Vec<Mend> {
    let known = case.model.traffic(&case.slo.service).is_some();
    let offer = |tier: &Tier<'_>| {
        let at = window_place(tier);
        if known {
            choice(case.subject(), at, m::MEND_TRAFFIC_CHOICE).with("alert", case.rule(tier).name)
        } else {
            person(case.subject(), at, m::MEND_TRAFFIC_PERSON).with("service", case.slo.service.clone())
        }
    };
    case.coverage.tiers.iter().map(offer).collect()
}

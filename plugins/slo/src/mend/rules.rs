//! Rules that are missing: beside those that an objective has, or in a file of their own.

use std::fmt::Write as _;

use prr_sdk::{Change, Kind, Mend, Node, Place, mend};

use super::messages as m;
use crate::burn::origin::written;
use crate::burn::tier::Tier;
use crate::checks::case::Case;
use crate::snippet::{self, Wanted, complete, error_ratio, number, quoted};

/// The fast and the slow page.
pub(super) fn pages(case: &Case<'_, '_>) -> Vec<Mend> {
    let at = case.slo.alerting_place();
    let [fast, slow, _] = complete(case.objective);
    add(case, at, &[fast, slow]).into_iter().chain(severities(case)).collect()
}

/// The tier that catches slow burns.
pub(super) fn tail(case: &Case<'_, '_>) -> Vec<Mend> {
    let [.., tail] = complete(case.objective);
    let declared = case.slo.tiers.iter().min_by(|a, b| a.factor.total_cmp(&b.factor));
    let own = declared.map(|declared| Place::from(declared.factor_node));
    let places = own.into_iter().chain([case.slo.alerting_place()]);
    places.filter_map(|at| add(case, at, &[tail])).chain(severities(case)).collect()
}

/// The tiers that the objective declares.
pub(super) fn declared(case: &Case<'_, '_>) -> Vec<Mend> {
    let offer = |declared: &crate::written::DeclaredTier<'_>| {
        add(case, declared.window_node.into(), &[Wanted::of(declared.factor, declared.window, case.objective)])
    };
    case.slo.tiers.iter().filter_map(offer).collect()
}

/// An alert for series that are gone.
pub(super) fn absent(case: &Case<'_, '_>) -> Vec<Mend> {
    let Some(ratio) = case.coverage.sli.as_ref() else { return Vec::new() };
    let totals = ratio.totals();
    let Some(rules) = rules_of(case).filter(|_| !totals.is_empty()) else { return Vec::new() };
    let expr: Vec<_> = totals.iter().map(|total| format!("absent({total})")).collect();
    let name = snippet::pascal(&format!("{} {}", case.slo.service, case.slo.name));
    let mut item = format!("alert: {name}NoData\nexpr: {:?}\nfor: 10m\n", expr.join(" or "));
    labels(case, "critical", &mut item);
    let _ = write!(item, "annotations:\n  summary: the objective {} has no data\n", quoted(&case.subject()));
    vec![mend(case.subject(), case.slo.alerting_place(), m::MEND_ABSENT, vec![Change::item(rules, item, None)])]
}

/// Severities of alerts that have none: the value follows from the factor.
fn severities(case: &Case<'_, '_>) -> Vec<Mend> {
    let lacking =
        case.coverage.tiers.iter().filter(|tier| tier.is_live() && case.rule(tier).label("severity").is_none());
    let offer = |tier: &Tier<'_>| {
        let rule = case.rule(tier);
        let body = rule.node.parent()?;
        let factor = case.factor(tier);
        let severity = Wanted::of(factor, tier.window(), case.objective).severity;
        let change = match body.field("labels").filter(|labels| labels.kind() == Kind::Mapping) {
            Some(labels) => Change::entry(labels, "severity", severity, None),
            None => Change::entry(body, "labels", format!("severity: {severity}"), Some(rule.expr_node)),
        };
        let offer = mend(case.subject(), rule.severity_node(), m::MEND_SEVERITY, vec![change]);
        Some(offer.with("alert", rule.name).with("severity", severity).with("factor", number(factor)))
    };
    lacking.filter_map(offer).collect()
}

/// Adds those of the wanted tiers for whose factor there is no condition: one with another window is set right instead.
fn add(case: &Case<'_, '_>, at: Place, wanted: &[Wanted]) -> Option<Mend> {
    let near =
        |tier: &Tier<'_>, wanted: &Wanted| tier.is_live() && (case.factor(tier) / wanted.factor - 1.0).abs() < 0.05;
    let has = |wanted: &&Wanted| !case.coverage.tiers.iter().any(|tier| near(tier, wanted));
    let missing: Vec<Wanted> = wanted.iter().filter(has).copied().collect();
    if missing.is_empty() {
        return None;
    }
    let (changes, added) = match rules_of(case) {
        Some(rules) => {
            let items: Option<Vec<_>> = missing.iter().map(|wanted| rule(case, wanted)).collect();
            (items?.into_iter().map(|item| Change::item(rules, item, None)).collect(), missing)
        }
        // Nothing alerts yet: one file with everything, whichever check asks for it.
        None if case.coverage.tiers.is_empty() => {
            let all = everything(case);
            let document = case.snippet(&all)?;
            let name = format!("{}-burn-rate.yaml", snippet::kebab(&case.subject()));
            (vec![Change::file(case.slo.node, name, document)], all)
        }
        None => return None,
    };
    let told =
        |wanted: &Wanted| format!("{}x/{}+{}", number(wanted.factor), written(wanted.long), written(wanted.short()));
    let tiers: Vec<_> = added.iter().map(told).collect();
    Some(mend(case.subject(), at, m::MEND_TIERS, changes).with("tiers", tiers.join(", ")))
}

/// The complete tiers, and what the objective declares besides.
fn everything(case: &Case<'_, '_>) -> Vec<Wanted> {
    let mut all: Vec<Wanted> = complete(case.objective).to_vec();
    for declared in &case.slo.tiers {
        let known = |wanted: &Wanted| declared.has_factor(wanted.factor) && (wanted.long - declared.window).abs() < 0.5;
        if !all.iter().any(known) {
            all.push(Wanted::of(declared.factor, declared.window, case.objective));
        }
    }
    all
}

/// The list of rules that the first alert of the objective stands in.
fn rules_of<'a>(case: &Case<'_, 'a>) -> Option<Node<'a>> {
    let rule = case.coverage.tiers.first().map(|tier| tier.rule).or(case.coverage.lookalikes.first().copied())?;
    let rules = case.model.rules[rule].node.parent()?.parent()?;
    Some(rules).filter(|rules| rules.kind() == Kind::Sequence)
}

fn rule(case: &Case<'_, '_>, wanted: &Wanted) -> Option<String> {
    let threshold = snippet::threshold(wanted.factor, case.objective.budget);
    let mut item = format!("alert: {}\nexpr: |\n", snippet::alert_name(case.slo, wanted));
    for (index, window) in [wanted.long, wanted.short()].into_iter().enumerate() {
        let ratio = error_ratio(&case.slo.sli, &written(window))?;
        let joint = if index > 0 { "  and\n" } else { "" };
        let _ = write!(item, "{joint}  (\n    {ratio}\n  )\n  > {threshold}\n");
    }
    labels(case, wanted.severity, &mut item);
    let _ = write!(item, "annotations:\n  summary: {:?}\n", snippet::summary(case.slo, wanted).replace('"', ""));
    Some(item)
}

fn labels(case: &Case<'_, '_>, severity: &str, item: &mut String) {
    let _ = write!(item, "labels:\n  severity: {severity}\n");
    if !case.slo.service.is_empty() {
        let _ = writeln!(item, "  service: {}", quoted(&case.slo.service));
    }
    let _ = writeln!(item, "  slo: {}", quoted(&case.slo.name));
}

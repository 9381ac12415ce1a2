//! PRR-BR-07: alerts measure what the objective's indicator measures.

use prr_promql::{Expr, ExprKind};
use prr_sdk::{Check, Finding, Parameters, Place, Severity, fail, pass, unknown};

use super::case::{Case, INTERVAL, PERIOD, each, window_place};
use crate::burn::atom::Atom;
use crate::burn::difference::{Compared, Difference, apart, compare};
use crate::burn::fraction::Ratio;
use crate::burn::series::Series;
use crate::burn::tier::Tier;
use crate::messages as m;
use crate::model::Model;
use crate::written::Schema;
use crate::written::Sli;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-07",
        severity: Severity::High,
        documentation: include_str!("br_07_sli_agreement.md"),
        parameters: &[INTERVAL, PERIOD],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    each(model, parameters, |case| case.one_by_one(|tier| vec![judge_one(case, tier)]))
}

fn judge_one<'a>(case: &Case<'_, 'a>, tier: &Tier<'a>) -> Finding {
    if case.slo.schema == Schema::Terraform && !case.slo.stated.is_empty() {
        let found = pass(case.subject(), window_place(tier)).because(m::INDICATOR_OWN);
        return found.with("alert", case.rule(tier).name).with("slo", case.slo.name.clone());
    }
    let Some(indicator) = &case.coverage.sli else {
        if is_generated(case) {
            let found = pass(case.subject(), window_place(tier)).because(m::INDICATOR_GENERATED);
            return found.with("alert", case.rule(tier).name).with("slo", case.slo.name.clone());
        }
        let found = unknown(case.subject(), window_place(tier)).because(m::INDICATOR_UNREAD);
        return related_indicator(found, case).with("alert", case.rule(tier).name);
    };
    let other = tier.atoms().find(|atom| atom.ratio.fingerprint() != indicator.fingerprint());
    let found = match other {
        None => agrees(case, tier),
        Some(atom) => differs(case, tier, atom, indicator),
    };
    found.with("alert", case.rule(tier).name)
}

/// Whether the indicator is code that a generator ran, and every condition rests on what it recorded for this very objective.
fn is_generated(case: &Case<'_, '_>) -> bool {
    let id = format!("{}-{}", case.slo.service, case.slo.name);
    let recorded = |atom: &Atom<'_>| {
        let mut uses = atom.ratio.uses().iter();
        uses.any(|used| case.model.rules[used.rule].label("sloth_id") == Some(id.as_str()))
    };
    let mut atoms = case.coverage.tiers.iter().flat_map(Tier::atoms);
    let ratio = case.coverage.tiers.first().map(|tier| tier.long.ratio.fingerprint());
    matches!(case.slo.sli, Sli::Plugin(_))
        && atoms.all(|atom| recorded(atom) && Some(atom.ratio.fingerprint()) == ratio)
}

fn agrees(case: &Case<'_, '_>, tier: &Tier<'_>) -> Finding {
    let message = if tier.named { m::INDICATOR_AGREES } else { m::INDICATOR_AGREES_UNNAMED };
    let found = pass(case.subject(), window_place(tier)).because(message).with("slo", case.slo.name.clone());
    case.slo.sli.queries().iter().fold(found, |found, query| found.proof(query.node))
}

fn differs<'a>(case: &Case<'_, 'a>, tier: &Tier<'a>, atom: &Atom<'a>, indicator: &Ratio<'a>) -> Finding {
    if let Some((label, part, whole, series)) = apart(&atom.ratio) {
        let found = fail(case.subject(), place(case, tier, atom, &series, Some(&label))).because(m::RATIO_APART);
        let found = found.with("label", label).with("part", part).with("whole", whole);
        return related_indicator(found, case).fix(m::MEASURE_INDICATOR, &[], case.snippet(&[case.mended(tier)]));
    }
    let compared = compare(&atom.ratio, indicator);
    let (Compared::Differs(difference, series), false) = (compared, atom.ratio.is_several()) else {
        let found = unknown(case.subject(), window_place(tier)).because(m::INDICATOR_UNDECIDED);
        return related_indicator(found, case);
    };
    let at = |label: Option<&str>| fail(case.subject(), place(case, tier, atom, &series, label));
    let found = match difference {
        Difference::Metric { alert, indicator } => {
            at(None).because(m::INDICATOR_METRIC).with("counted", alert).with("declared", indicator)
        }
        Difference::Shift { alert, indicator } => {
            let shown = |shift: String| if shift.is_empty() { "offset 0s".to_owned() } else { shift };
            at(None).because(m::INDICATOR_SHIFT).with("shift", shown(alert)).with("declared", shown(indicator))
        }
        Difference::Test { label, alert, indicator } => {
            at(Some(&label)).because(m::INDICATOR_TEST).with("tested", alert).with("declared", indicator)
        }
        Difference::Extra { label, alert } => at(Some(&label)).because(m::INDICATOR_EXTRA_TEST).with("tested", alert),
        Difference::Missing { indicator } => at(None).because(m::INDICATOR_MISSING_TEST).with("declared", indicator),
    };
    let found = found.related(window_place(tier), m::MEASURED_HERE, &[]);
    related_indicator(found, case).fix(m::MEASURE_INDICATOR, &[], case.snippet(&[case.mended(tier)]))
}

fn related_indicator(found: Finding, case: &Case<'_, '_>) -> Finding {
    case.slo.sli.queries().iter().fold(found, |found, query| found.related(query.node, m::INDICATOR_HERE, &[]))
}

/// Where the alert or a record that it rests on selects these series, or tests the label in doing so; otherwise the comparison.
fn place<'a>(case: &Case<'_, 'a>, tier: &Tier<'a>, atom: &Atom<'a>, series: &Series, label: Option<&str>) -> Place {
    let records = atom.ratio.uses().iter().map(|used| &case.model.rules[used.rule]);
    let mut rules = [case.rule(tier)].into_iter().chain(records);
    let found = rules.find_map(|rule| {
        let mut found = None;
        rule.expr.as_ref().ok()?.walk(&mut |part: &Expr| {
            let (ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. }) = &part.kind else { return };
            if found.is_none() && Series::new(selector) == *series {
                let test = label.and_then(|label| selector.matchers.iter().find(|test| test.label == label));
                let span = test.map_or(&selector.span, |test| &test.span);
                found = Some(Place::within(rule.expr_node, span.clone()));
            }
        });
        found
    });
    found.unwrap_or_else(|| atom.origin.place())
}

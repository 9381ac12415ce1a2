//! PRR-BR-08: conditions can fire at all.

use std::collections::BTreeSet;

use prr_promql::{Expr, ExprKind};
use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, pass};

use super::br_08_versions as versions;
use super::case::{Case, INTERVAL, PERIOD, each, window_place};
use crate::burn::atom::Atom;
use crate::burn::labels::{Conflict, Fate};
use crate::burn::liveness::{Cause, Death};
use crate::burn::origin::{Origin, Window, written};
use crate::burn::tier::Tier;
use crate::messages as m;
use crate::model::Model;
use crate::template::Fault;
use crate::written::{RejectReason, Rule};

const PARAMETERS: &[Parameter] =
    &[INTERVAL, PERIOD, Parameter::duration("scrape-interval", 0.0), Parameter::text("prometheus-version", "")];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-08",
        severity: Severity::Critical,
        documentation: include_str!("br_08_liveness.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    each(model, parameters, |case| {
        let coverage = case.coverage;
        let mut found: Vec<_> = coverage.tiers.iter().flat_map(|tier| judge_one(case, tier, parameters)).collect();
        found.extend(coverage.dead.iter().map(|dead| deadly(case, &case.model.rules[dead.rule], &dead.death, None)));
        found.extend(coverage.reversed.iter().map(|tier| reversed(case, tier)));
        found.extend(case.unread());
        if found.is_empty() { vec![case.nothing_to_judge()] } else { distinct(found) }
    })
}

/// Conditions that rest on one dead record die of one mistake.
fn distinct(mut found: Vec<Finding>) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    found.retain(|finding| {
        let range = finding.at.within.clone().map(|range| (range.start, range.end));
        seen.insert((finding.message.0, finding.at.node, range))
    });
    found
}

fn judge_one<'a>(case: &Case<'_, 'a>, tier: &Tier<'a>, parameters: &Parameters) -> Vec<Finding> {
    if let Some(death) = &tier.death {
        return vec![deadly(case, case.rule(tier), death, Some(tier))];
    }
    let mut found: Vec<_> = range(case, tier, parameters.number("scrape-interval")).into_iter().collect();
    found.extend(interval(case, tier));
    found.extend(versions::judge(case, tier, parameters.text("prometheus-version")));
    if found.is_empty() {
        found.push(live(case, tier));
    }
    found
}

fn live(case: &Case<'_, '_>, tier: &Tier<'_>) -> Finding {
    let records: BTreeSet<_> = tier.atoms().flat_map(|atom| atom.ratio.uses()).map(|used| used.rule).collect();
    let found = pass(case.subject(), window_place(tier))
        .because(m::CONDITION_LIVE)
        .with("alert", case.rule(tier).name)
        .with("window", written(tier.window()))
        .with("theta", Value::Share(tier.long.theta()))
        .with("records", records.len());
    records.into_iter().fold(found, |found, record| found.proof(case.model.rules[record].node))
}

fn reversed(case: &Case<'_, '_>, tier: &Tier<'_>) -> Finding {
    // The threshold of a comparison that was turned round is one on the success ratio.
    let least = (1.0 - tier.long.theta()).clamp(0.0, 1.0);
    fail(case.subject(), tier.long.operator.place())
        .because(m::DEAD_REVERSED)
        .with("alert", case.rule(tier).name)
        .with("least", Value::Share(least))
        .related(tier.long.origin.place(), m::WHOLE_COMPARISON, &[])
        .fix(m::TURN_COMPARISON, &[], None)
}

fn deadly<'a>(case: &Case<'_, 'a>, rule: &Rule<'a>, death: &Death<'a>, tier: Option<&Tier<'a>>) -> Finding {
    let found = match &death.cause {
        Cause::Unreachable { theta } => unreachable(case, death, *theta, tier),
        Cause::Operands(conflict) => operands(case, death, conflict),
        Cause::MissingRecord { record, sibling } => {
            let names = [("record", Value::from(record.clone())), ("sibling", Value::from(sibling.clone()))];
            let found = fail(case.subject(), death.at.place()).because(m::DEAD_RECORD_MISSING);
            let found = found.with("record", record.clone()).with("sibling", sibling.clone());
            with_other(found, death, m::SIBLING_RECORD).fix(m::ADD_RECORD, &names, None)
        }
        Cause::Circular { record } => {
            let found = fail(case.subject(), death.at.place()).because(m::DEAD_CIRCULAR);
            found.with("record", record.clone()).fix(m::READ_COUNTERS, &[], None)
        }
        Cause::NeverTrue => {
            fail(case.subject(), death.at.place()).because(m::DEAD_NEVER_TRUE).fix(m::DROP_COMPARISON, &[], None)
        }
        Cause::Disabled => {
            fail(case.subject(), death.at.place()).because(m::DEAD_DISABLED).fix(m::SWITCH_ON, &[], None)
        }
        Cause::Rejected(reason) => {
            let found = fail(case.subject(), death.at.place()).because(m::DEAD_REJECTED);
            let (said, arguments) = rejected(reason);
            found.related(death.at.place(), said, &arguments).fix(m::MEND_FILE, &[], None)
        }
        Cause::Matchers { first, second } => {
            let found = fail(case.subject(), death.at.place()).because(m::DEAD_MATCHERS);
            let found = found.with("first", first.clone()).with("second", second.clone());
            with_other(found, death, m::OTHER_MATCHER).fix(m::KEEP_ONE_MATCHER, &[], None)
        }
    };
    // Where it was decided in a recording rule, the alert that rests on it is elsewhere.
    let found = if death.at.node == rule.expr_node { found } else { found.related(rule.node, m::RESTING_ALERT, &[]) };
    found.with("alert", rule.name)
}

/// What Prometheus says of the file, in our words.
fn rejected(reason: &RejectReason) -> (prr_sdk::Message, Vec<(&'static str, Value)>) {
    let message = match reason {
        RejectReason::UnknownField => m::REJECTED_FIELD,
        RejectReason::WrongType => m::REJECTED_TYPE,
        RejectReason::NamelessGroup => m::REJECTED_NAMELESS,
        RejectReason::RepeatedGroup => m::REJECTED_REPEATED,
        RejectReason::Duration => m::REJECTED_DURATION,
        RejectReason::AlertAndRecord => m::REJECTED_BOTH,
        RejectReason::NeitherAlertNorRecord => m::REJECTED_NEITHER,
        RejectReason::NoExpression => m::REJECTED_EMPTY,
        RejectReason::Expression(_) => m::REJECTED_EXPRESSION,
        RejectReason::AlertFieldOnRecord => m::REJECTED_RECORD_FIELD,
        RejectReason::RecordName => m::REJECTED_NAME,
        RejectReason::ReservedLabel => m::REJECTED_LABEL,
        RejectReason::Template(Fault::Function(name)) => {
            return (m::REJECTED_FUNCTION, vec![("name", name.as_str().into())]);
        }
        RejectReason::Template(Fault::Variable(name)) => {
            return (m::REJECTED_VARIABLE, vec![("name", name.as_str().into())]);
        }
        RejectReason::Template(Fault::Unexpected(word)) => {
            return (m::REJECTED_TEMPLATE, vec![("word", word.as_str().into())]);
        }
        RejectReason::Template(Fault::Open) => m::REJECTED_OPEN,
    };
    (message, Vec::new())
}

fn with_other(found: Finding, death: &Death<'_>, message: prr_sdk::Message) -> Finding {
    death.other.iter().fold(found, |found, other| found.related(other.place(), message, &[]))
}

fn unreachable(case: &Case<'_, '_>, death: &Death<'_>, theta: f64, tier: Option<&Tier<'_>>) -> Finding {
    let atoms = tier.into_iter().flat_map(Tier::atoms);
    let separated = atoms.filter(|atom| atom.theta().to_bits() == theta.to_bits()).find_map(Atom::separated);
    let found = fail(case.subject(), death.at.place());
    let found = match separated {
        Some(separated) => found
            .because(m::DEAD_THRESHOLD)
            .with("factor", Value::Number(separated.factor))
            .with("budget", Value::Share(separated.budget)),
        None => found.because(m::DEAD_THRESHOLD_PLAIN),
    };
    let budget = case.objective.budget;
    let limits = [("budget", Value::Share(budget)), ("most", Value::Number(1.0 / budget))];
    let wanted = tier.map(|tier| case.mended(tier)).filter(|wanted| wanted.factor * budget < 1.0);
    let snippet = wanted.and_then(|wanted| case.snippet(&[wanted]));
    let found = found.with("theta", Value::Share(theta)).fix(m::LOWER_THRESHOLD, &limits, snippet);
    with_other(found, death, m::WHOLE_COMPARISON)
}

/// Points at the operand that has the label, or at the right one if both have it.
fn operands(case: &Case<'_, '_>, death: &Death<'_>, conflict: &Conflict) -> Finding {
    let label = [("label", Value::from(conflict.label.clone()))];
    let both = conflict.left.values().zip(conflict.right.values());
    let (right, left) = (&death.at, death.other.as_ref().unwrap_or(&death.at));
    let found = if let Some((left_values, right_values)) = both {
        fail(case.subject(), right.place())
            .because(m::DEAD_OPERANDS_DIFFER)
            .with("here", right_values)
            .with("there", left_values)
            .related(left.place(), m::OTHER_OPERAND, &[])
    } else {
        let right_lacks = conflict.right == Fate::Absent;
        let (has, lacks) = if right_lacks { (left, right) } else { (right, left) };
        fail(case.subject(), has.place()).because(m::DEAD_OPERANDS_LACK).related(
            lacks.place(),
            m::OPERAND_LACKS,
            &label,
        )
    };
    found.with("label", conflict.label.clone()).fix(m::MATCH_OPERANDS, &label, None)
}

/// A rate takes two samples; a window that is shorter than two scrapes often holds one.
fn range(case: &Case<'_, '_>, tier: &Tier<'_>, scrape: f64) -> Option<Finding> {
    let windows = tier.atoms().flat_map(|atom| &atom.ratio.windows);
    let window =
        windows.into_iter().find(|window| window.seconds < 2.0 * scrape && is_rate(case, tier, &window.origin))?;
    let fix = [("right", Value::from(written(4.0 * scrape)))];
    let found = fail(case.subject(), window.origin.place())
        .because(m::DEAD_RANGE)
        .with("alert", case.rule(tier).name)
        .with("window", written(window.seconds))
        .with("scrape", written(scrape));
    Some(found.fix(m::WIDEN_RANGE, &fix, None))
}

/// Whether a range is that of a rate and not that of an average, which one sample suffices for.
fn is_rate(case: &Case<'_, '_>, tier: &Tier<'_>, origin: &Origin<'_>) -> bool {
    let mut found = false;
    for expr in
        rules(case, tier).filter(|rule| rule.expr_node == origin.node).filter_map(|rule| rule.expr.as_ref().ok())
    {
        expr.walk(&mut |part| found |= takes_rate(part, origin));
    }
    found
}

/// The alert of a tier and the recording rules that it rests on.
pub(super) fn rules<'c, 'a>(case: &'c Case<'_, 'a>, tier: &'c Tier<'_>) -> impl Iterator<Item = &'c Rule<'a>> {
    let records = tier.atoms().flat_map(|atom| atom.ratio.uses()).map(|used| &case.model.rules[used.rule]);
    [case.rule(tier)].into_iter().chain(records)
}

fn takes_rate(expr: &Expr, origin: &Origin<'_>) -> bool {
    let ExprKind::Call { function, arguments } = &expr.kind else { return false };
    let ranges =
        |argument: &Expr| matches!(&argument.kind, ExprKind::Matrix { range, .. } if range.span == origin.span);
    matches!(*function, "rate" | "increase" | "irate") && arguments.iter().any(ranges)
}

/// A window that is over before the rule is evaluated again.
fn interval(case: &Case<'_, '_>, tier: &Tier<'_>) -> Option<Finding> {
    let short = tier.short_window().unwrap_or_else(|| tier.window());
    let shortest = |windows: &[Window<'_>]| windows.iter().map(|window| window.seconds).reduce(f64::min);
    let uses = tier.atoms().flat_map(|atom| atom.ratio.uses());
    let records = uses.filter_map(|used| Some((&case.model.rules[used.rule], shortest(&used.windows)?)));
    let rare = |(rule, window): &(&Rule<'_>, f64)| rule.interval.is_some_and(|own| own > window / 2.0);
    let (rule, short) = [(case.rule(tier), short)].into_iter().chain(records).find(rare)?;
    let own = rule.interval.unwrap_or_default();
    let most = [("most", Value::from(written((short / 2.0).floor().max(1.0))))];
    let found = fail(case.subject(), rule.node)
        .because(m::DEAD_INTERVAL)
        .with("alert", case.rule(tier).name)
        .with("rule", rule.name)
        .with("interval", written(own))
        .with("spent", Value::Share(case.objective.spent(1.0, own)))
        .with("short", written(short));
    Some(found.fix(m::EVALUATE_OFTEN, &most, None))
}

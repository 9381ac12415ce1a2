//! PRR-SLO-04: the indicator can be evaluated and is a ratio of a part to its whole.

use std::collections::BTreeMap;

use prr_promql::{Expr, ExprKind, Span};
use prr_sdk::{Check, Finding, Parameters, Place, Severity, Value, fail, pass, unknown};

use crate::burn::series::{Series, symbol};
use crate::burn::text::Text;
use crate::messages as m;
use crate::model::Model;
use crate::written::{Obstacle, Query, Rule, Sli, Slo};

/// How many recording rules may rest on each other.
const DEEPEST: u8 = 8;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-SLO-04",
        severity: Severity::High,
        documentation: include_str!("slo_04_indicator.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut records = BTreeMap::<&str, &Rule<'_>>::new();
    for rule in model.rules.iter().filter(|rule| !rule.alerts) {
        records.entry(rule.name).or_insert(rule);
    }
    let found = model
        .declared_slos()
        .flat_map(|slo| judge_one(slo, &records).into_iter().map(|finding| finding.service(slo.service.clone())));
    found.collect()
}

fn judge_one(slo: &Slo<'_>, records: &BTreeMap<&str, &Rule<'_>>) -> Vec<Finding> {
    match &slo.sli {
        Sli::Missing(node) => {
            let at = if node.key().is_some() { Place::key(*node) } else { slo.node.into() };
            return vec![mended(fail(slo.subject(), at).because(m::SLI_MISSING))];
        }
        Sli::Plugin(node) => return vec![unknown(slo.subject(), Place::key(*node)).because(m::SLI_PLUGIN)],
        Sli::Unread { node, obstacle } => {
            let message = match obstacle {
                Obstacle::Backend => m::SLI_BACKEND,
                Obstacle::Threshold => m::SLI_THRESHOLD,
                Obstacle::Unresolved => m::SLI_UNRESOLVED,
            };
            return vec![unknown(slo.subject(), *node).because(message)];
        }
        Sli::Events { .. } | Sli::Raw { .. } => {}
    }
    let mut found: Vec<_> = slo.sli.queries().into_iter().flat_map(|query| faults(slo, query)).collect();
    if let (true, Sli::Events { numerator, denominator, .. }) = (found.is_empty(), &slo.sli) {
        found.extend(ratio_fault(slo, numerator, denominator, records));
    }
    if found.is_empty() {
        let queries = slo.sli.queries();
        let sound = pass(slo.subject(), queries[0].node).because(m::SLI_WELL_FORMED);
        found.push(queries[1..].iter().fold(sound, |sound, query| sound.proof(query.node)));
    }
    found
}

fn faults(slo: &Slo<'_>, query: &Query<'_>) -> Vec<Finding> {
    let expr = match &query.expr {
        Ok(expr) => expr,
        Err(fault) => {
            let at = Place::within(query.node, shown(&fault.span));
            let draft = if slo.dialect { unknown(slo.subject(), at) } else { fail(slo.subject(), at) };
            let message = if slo.dialect { m::SLI_DIALECT } else { m::SLI_SYNTAX };
            let found = draft.because(message).with("reason", fault.message.clone());
            return vec![mended(found.with("position", fault.span.start + 1))];
        }
    };
    let mut found = Vec::new();
    if query.templated && query.placeholders.is_empty() {
        let finding = fail(slo.subject(), query.node).because(m::SLI_NO_PLACEHOLDER);
        found.push(mended(finding.with("placeholder", Value::from("{{.window}}"))));
    }
    expr.walk(&mut |part| {
        if takes_rate_of_sum(part) {
            let at = Place::within(query.node, part.span.clone());
            found.push(mended(fail(slo.subject(), at).because(m::SLI_RATE_OF_SUM)));
        }
    });
    found
}

/// A fault at the end of the text still needs a character to point at.
fn shown(span: &Span) -> Span {
    span.start..span.end.max(span.start + 1)
}

fn takes_rate_of_sum(expr: &Expr) -> bool {
    let ExprKind::Call { function, arguments } = &expr.kind else { return false };
    let rates = matches!(*function, "rate" | "increase" | "irate");
    let inner = arguments.first().map(|argument| &argument.kind);
    rates
        && matches!(inner, Some(ExprKind::Subquery { expr, .. }) if matches!(expr.bare().kind, ExprKind::Aggregate { .. }))
}

fn ratio_fault(
    slo: &Slo<'_>,
    numerator: &Query<'_>,
    denominator: &Query<'_>,
    records: &BTreeMap<&str, &Rule<'_>>,
) -> Option<Finding> {
    let (above, below) = (numerator.expr.as_ref().ok()?, denominator.expr.as_ref().ok()?);
    let text = |expr, node| {
        let text = Text::of(expr, node);
        (text.out, text.windows.iter().map(|window| window.seconds.to_bits()).collect::<Vec<_>>())
    };
    if text(above, numerator.node) == text(below, denominator.node) {
        let constant = fail(slo.subject(), numerator.node).because(m::SLI_CONSTANT);
        return Some(mended(constant.proof(denominator.node)));
    }
    let (parts, wholes) = (selected(above, records, 0), selected(below, records, 0));
    parts.iter().find_map(|part| {
        let at = Place::within(numerator.node, part.span.clone());
        let related: Vec<_> = wholes.iter().filter(|whole| related(&part.series, &whole.series)).collect();
        if related.is_empty() && !wholes.is_empty() {
            let other = unknown(slo.subject(), at).because(m::SLI_OTHER_METRIC).proof(denominator.node);
            let numerator = other.with("numerator", part.series.metric.clone());
            return Some(numerator.with("denominator", wholes[0].series.metric.clone()));
        }
        let extra: Vec<_> = related.iter().map(|whole| extra(&part.series, &whole.series)).collect();
        let missing = extra.into_iter().min_by_key(Vec::len)?.into_iter().next()?;
        let outside = fail(slo.subject(), at).because(m::SLI_NOT_SUBSET).proof(denominator.node);
        Some(mended(outside.with("matcher", missing)))
    })
}

/// A selector and where the query says it.
struct Selected {
    series: Series,
    span: Span,
}

/// What a query selects, recording rules read through.
fn selected(expr: &Expr, records: &BTreeMap<&str, &Rule<'_>>, depth: u8) -> Vec<Selected> {
    let mut found = Vec::new();
    expr.walk(&mut |part| {
        let (ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. }) = &part.kind else { return };
        let record = selector.metric.as_deref().and_then(|name| records.get(name)).filter(|_| depth < DEEPEST);
        match record.and_then(|rule| rule.expr.as_ref().ok()) {
            Some(body) if found.len() < 64 => found.extend(
                selected(body, records, depth + 1)
                    .into_iter()
                    .map(|inner| Selected { span: selector.span.clone(), ..inner }),
            ),
            _ => found.push(Selected { series: Series::new(selector), span: selector.span.clone() }),
        }
    });
    found
}

/// One metric, or the parts of one histogram.
fn related(part: &Series, whole: &Series) -> bool {
    fn base(metric: &str) -> &str {
        metric.strip_suffix("_bucket").or_else(|| metric.strip_suffix("_count")).unwrap_or(metric)
    }
    part.metric == whole.metric || base(&part.metric) == base(&whole.metric)
}

/// The label tests of the whole that the part lacks, as they are written.
fn extra(part: &Series, whole: &Series) -> Vec<String> {
    whole
        .tests
        .iter()
        // Whatever a pattern excludes, an equality on the same label may stay within it.
        .filter(|test| !part.tests.contains(*test) && (symbol(test.1) == "=" || !part.pins(&test.0)))
        .map(|(label, op, value)| format!("{label}{}{value:?}", symbol(*op)))
        .collect()
}

fn mended(finding: Finding) -> Finding {
    finding.fix(m::WRITE_SLI, &[], None)
}

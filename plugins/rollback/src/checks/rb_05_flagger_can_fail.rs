//! PRR-RB-05: Flagger's analysis can fail.

use prr_sdk::{Check, Finding, Outcome, Parameters, Place, Severity, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::written::flagger::{Canary, Metric, Range, Source};

/// The metrics that Flagger measures by itself.
const SUCCESS: &str = "request-success-rate";
const DURATION: &str = "request-duration";

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RB-05",
        severity: Severity::Critical,
        documentation: include_str!("rb_05_flagger_can_fail.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let canaries = model.written.canaries.iter().flat_map(|canary| {
        let name = canary.identity.name;
        let named = move |found: Finding| found.with("name", name).service(model.service(&canary.identity));
        of_canary(model, canary).into_iter().map(named)
    });
    canaries.collect()
}

fn of_canary(model: &Model<'_>, canary: &Canary<'_>) -> Vec<Finding> {
    let name = canary.identity.name;
    if let Some(node) = canary.skips {
        return vec![fail(name, node).because(m::SKIPS)];
    }
    if let Some(node) = canary.suspended {
        return vec![fail(name, node).because(m::SUSPENDED)];
    }
    if canary.metrics.is_empty() {
        return vec![without_metrics(canary)];
    }
    let judged = canary.metrics.iter().map(|metric| of_metric(model, canary, metric));
    // One pass says that the analysis works; every defect is said of itself.
    let (mut good, bad): (Vec<_>, Vec<_>) = judged.partition(|found| found.outcome == Outcome::Pass);
    good.truncate(1);
    if bad.is_empty() { good } else { bad }
}

fn without_metrics(canary: &Canary<'_>) -> Finding {
    let name = canary.identity.name;
    match canary.analysis {
        Some(analysis) if canary.has_webhooks => unknown(name, Place::key(analysis)).because(m::WEBHOOKS_ONLY),
        Some(analysis) => fail(name, Place::key(analysis)).because(m::NO_FLAGGER_METRICS),
        None if canary.target.is_none() => unknown(name, canary.identity.node).because(m::CANARY_FRAGMENT),
        None => fail(name, canary.identity.node).because(m::NO_FLAGGER_METRICS),
    }
}

fn of_metric(model: &Model<'_>, canary: &Canary<'_>, metric: &Metric<'_>) -> Finding {
    let name = canary.identity.name;
    let judged = match metric.source {
        Source::Template { name: wanted, namespace, node } => {
            let home = namespace.or(canary.identity.namespace);
            let near = |other: Option<&str>| home.is_none() || other.is_none() || other == home;
            let mut templates = model.written.metric_templates.iter().map(|template| template.identity);
            if templates.any(|template| template.name == wanted && near(template.namespace)) {
                of_range(name, metric)
            } else {
                let found = match namespace {
                    // Another namespace is often another repository.
                    Some(other) if canary.identity.namespace != Some(other) => {
                        unknown(name, node).because(m::METRIC_TEMPLATE_ELSEWHERE)
                    }
                    _ => fail(name, node).because(m::NO_METRIC_TEMPLATE),
                };
                found.with("template", wanted)
            }
        }
        Source::Name if metric.name.contains(['{', '$']) => unknown(name, metric.node).because(m::RANGE_UNREADABLE),
        Source::Name if metric.name != SUCCESS && metric.name != DURATION => {
            fail(name, metric.node).because(m::UNKNOWN_METRIC).fix(m::NAME_METRIC, &[], None)
        }
        Source::Name | Source::Query => of_range(name, metric),
    };
    judged.with("metric", metric.name)
}

/// Whether some value is outside of what counts as good.
fn of_range(name: &str, metric: &Metric<'_>) -> Finding {
    let success = metric.name == SUCCESS && matches!(metric.source, Source::Name);
    let duration = metric.name == DURATION && matches!(metric.source, Source::Name);
    match metric.range {
        Range::Unreadable(node) => unknown(name, node).because(m::RANGE_UNREADABLE),
        // Without a range the old threshold holds, which is 0: no rate is below it, and everything else is above it.
        Range::Absent if success => fail(name, metric.node).because(m::NO_RANGE).fix(m::ADD_RANGE, &[], None),
        Range::Absent | Range::Old => pass(name, metric.node).because(m::FLAGGER_CAN_FAIL),
        Range::Between { min, max, node } => {
            let low = min.is_some_and(|min| !(success || duration) || min > 0.0);
            let high = max.is_some_and(|max| !success || max < 100.0);
            let good_side = if duration {
                high
            } else if success {
                low
            } else {
                low || high
            };
            if good_side {
                pass(name, node).because(m::FLAGGER_CAN_FAIL)
            } else {
                fail(name, node).because(m::HARMLESS_RANGE)
            }
        }
    }
}

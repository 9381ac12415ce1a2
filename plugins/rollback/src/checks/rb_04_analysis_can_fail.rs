//! PRR-RB-04: an analysis can fail.

use prr_sdk::{Check, Finding, Parameters, Severity, Value, fail, pass, unknown};

use super::each_analysis;
use crate::argo::{Power, Resolved, Weakness};
use crate::messages as m;
use crate::model::Model;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RB-04",
        severity: Severity::Critical,
        documentation: include_str!("rb_04_analysis_can_fail.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    each_analysis(model, judge_one)
}

/// One metric that can abort is enough; those beside it may be there to learn from.
fn judge_one(name: &str, resolved: &Resolved<'_, '_>) -> Option<Finding> {
    let powers: Vec<_> = resolved.judges.iter().map(|judge| (judge, Power::of(*judge, resolved))).collect();
    let strong = powers.iter().find(|(_, power)| matches!(power, Power::Aborts));
    if let Some((judge, _)) = strong {
        let at = judge.metric.success.or(judge.metric.failure).unwrap_or(judge.metric.node);
        return Some(pass(name, at).because(m::CAN_FAIL).with("metric", judge.metric.name));
    }
    let open = powers.iter().find_map(|(judge, power)| match power {
        Power::Unknown(node) => Some((judge, *node)),
        _ => None,
    });
    if let Some((judge, node)) = open {
        return Some(unknown(name, node).because(m::MAY_FAIL).with("metric", judge.metric.name));
    }
    // What is not there is the business of PRR-RB-03.
    if !resolved.dangling.is_empty() {
        return None;
    }
    let weak = powers.iter().find_map(|(judge, power)| match power {
        Power::Powerless(weakness, node) => Some((judge, *weakness, *node)),
        _ => None,
    });
    let reference = resolved.analysis.templates.first()?;
    let Some((judge, weakness, node)) = weak else {
        return Some(fail(name, reference.node).because(m::NO_METRICS).with("template", reference.name));
    };
    let at_analysis = (resolved.analysis.node, m::RUN_BY);
    Some(explain(name, weakness, node).with("metric", judge.metric.name).related(at_analysis.0, at_analysis.1, &[]))
}

fn explain(name: &str, weakness: Weakness, node: prr_sdk::Node<'_>) -> Finding {
    let draft = fail(name, node);
    match weakness {
        Weakness::DryRun => draft.because(m::DRY_RUN),
        Weakness::NoCondition => draft.because(m::NO_CONDITION),
        Weakness::AlwaysTrue => draft.because(m::ALWAYS_TRUE),
        Weakness::NoLimit => draft.because(m::NO_LIMIT),
        Weakness::NoInterval { count } => draft.because(m::NO_INTERVAL).with("count", count_of(count)),
        Weakness::LimitAboveCount { limit, count } => {
            draft.because(m::LIMIT_ABOVE_COUNT).with("limit", count_of(limit)).with("count", count_of(count))
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of measurements are small")]
fn count_of(number: i64) -> Value {
    Value::Number(number as f64)
}

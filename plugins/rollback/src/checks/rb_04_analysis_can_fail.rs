//! PRR-RB-04: an analysis can fail, before what users are promised is spent.

mod strength;

use prr_sdk::{Check, Finding, Node, Parameter, Parameters, Severity, Value, fail, pass, unknown};

use self::strength::Strength;

use crate::argo::{Judge, Power, Resolved, Sight, Weakness};
use crate::condition::{Measurement, Sample};
use crate::messages as m;
use crate::model::Model;
use crate::written::{Metric, Need, Provider, Rollout};

/// Seconds for which the budget of an objective has to last while the worst release that passes is everybody's.
const LASTS: Parameter = Parameter::duration("shortest-budget", 86_400.0);

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RB-04",
        severity: Severity::Critical,
        documentation: include_str!("rb_04_analysis_can_fail.md"),
        parameters: &[LASTS],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let shortest = parameters.number("shortest-budget");
    let judged = model.written.rollouts.iter().flat_map(|rollout| {
        let mut strength = Strength::of(model, rollout, shortest);
        let resolved = model.resolved(rollout);
        let found = |resolved| judge_one(model, rollout, resolved, &mut strength);
        let found: Vec<_> = resolved.iter().filter_map(found).collect();
        let service = model.service(&rollout.identity);
        found.into_iter().map(move |found| found.with("name", rollout.identity.name).service(service))
    });
    judged.collect()
}

/// One metric that can abort is enough; those beside it may be there to learn from.
fn judge_one(
    model: &Model<'_>,
    rollout: &Rollout<'_>,
    resolved: &Resolved<'_, '_>,
    strength: &mut Option<Strength<'_, '_>>,
) -> Option<Finding> {
    let name = rollout.identity.name;
    let powers: Vec<_> = resolved.judges.iter().map(|judge| (judge, Power::of(*judge, resolved))).collect();
    let strong = || powers.iter().filter(|(_, power)| matches!(power, Power::Aborts));
    let seen = |judge: &Judge<'_, '_>| Sight::of(judge.metric, resolved, rollout, model);
    let sighted = strong().map(|(judge, _)| (judge, seen(judge))).collect::<Vec<_>>();
    if let Some((judge, _)) = sighted.iter().find(|(_, sight)| *sight == Sight::New) {
        // What all analyses of a release let pass together is said once, of the metric that it is due to.
        let runs =
            |strength: &mut Strength<'_, '_>| resolved.judges.iter().any(|judge| strength.is_due_to(judge.metric));
        if let Some(strength) = strength.take_if(runs) {
            let found = strength.judged(name);
            return Some(without_traffic(strength.metric, strength.at(), found));
        }
        let at = condition(judge.metric);
        let found = pass(name, at).because(m::CAN_FAIL).with("metric", judge.metric.name);
        return Some(without_traffic(judge.metric, at, found));
    }
    let open = powers.iter().find_map(|(judge, power)| match power {
        Power::Unknown(node) => Some((judge, *node)),
        _ => None,
    });
    if let Some((judge, node)) = open {
        return Some(unknown(name, node).because(m::MAY_FAIL).with("metric", judge.metric.name));
    }
    if let Some((judge, sight)) = sighted.into_iter().next() {
        return Some(blind(name, judge.metric, &sight));
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

/// Where a metric says what is good.
fn condition<'a>(metric: &Metric<'a>) -> Node<'a> {
    metric.success.or(metric.failure).unwrap_or(metric.node)
}

/// Every metric that could abort looks at something that a bad release does not change.
fn blind(name: &str, metric: &Metric<'_>, sight: &Sight) -> Finding {
    let draft = fail(name, metric.query.unwrap_or(metric.node));
    let found = match sight {
        Sight::Elsewhere(other) => draft.because(m::SEES_ANOTHER).with("other", other.as_str()),
        Sight::OldOnly | Sight::New => draft.because(m::SEES_OLD_ONLY),
    };
    found.with("metric", metric.name).fix(m::SELECT_NEW, &[], None)
}

/// What a canary without requests comes to: no series, or 0 of 0, which is no number.
fn without_traffic(metric: &Metric<'_>, at: Node<'_>, found: Finding) -> Finding {
    let (Need::Known(conditions), Provider::Prometheus) = (&metric.conditions, metric.provider) else { return found };
    let counts_as = |sample: &Sample| conditions.measure(sample);
    if counts_as(&Sample::Number(f64::NAN)) == Measurement::Successful {
        return found.related(at, m::NO_NUMBER_PASSES, &[]);
    }
    if counts_as(&Sample::Empty) == Measurement::Error {
        return found.related(at, m::NO_SERIES_ABORTS, &[]);
    }
    found
}

fn explain(name: &str, weakness: Weakness, node: Node<'_>) -> Finding {
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

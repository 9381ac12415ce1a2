//! PRR-SLO-02: the target leaves an error budget.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, pass};

use super::case::PERIOD;
use crate::burn::numbers::Objective;
use crate::burn::origin::written;
use crate::messages as m;
use crate::model::{Model, Slo, Target};
use crate::snippet::number;

const PARAMETERS: &[Parameter] = &[PERIOD];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-SLO-02",
        severity: Severity::High,
        documentation: include_str!("slo_02_target.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let otherwise = parameters.number("default-period");
    model.declared_slos().map(|slo| judge_one(slo, otherwise).service(slo.service.clone())).collect()
}

fn judge_one(slo: &Slo<'_>, otherwise: f64) -> Finding {
    let period = slo.period(otherwise).unwrap_or(otherwise);
    let outage = |percent: f64| Value::Duration(Objective { budget: (100.0 - percent) / 100.0, period }.outage());
    let subject = slo.subject();
    let found = match slo.target {
        Target::Missing => fail(subject, slo.node).because(m::TARGET_MISSING),
        Target::Unreadable { node } => fail(subject, node).because(m::TARGET_UNREADABLE),
        Target::Percent { percent, node } => {
            let found = match percent {
                _ if percent <= 0.0 => fail(subject, node).because(m::TARGET_NOTHING),
                _ if percent <= 1.0 => fail(subject, node)
                    .because(m::TARGET_UNIT)
                    .with("allowed", outage(percent))
                    .with("meant", number(percent * 100.0)),
                _ if percent >= 100.0 => fail(subject, node).because(m::TARGET_NO_BUDGET),
                _ => {
                    return pass(subject, node)
                        .because(m::TARGET_SANE)
                        .with("target", number(percent))
                        .with("budget", outage(percent))
                        .with("period", written(period));
                }
            };
            found.with("target", number(percent)).with("period", written(period))
        }
    };
    found.fix(m::WRITE_TARGET, &[], None)
}

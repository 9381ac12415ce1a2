//! PRR-SLO-02: the target leaves an error budget.

use prr_sdk::{Check, Finding, Node, Parameter, Parameters, Severity, Value, fail, pass, unknown};

use super::case::PERIOD;
use crate::burn::origin::written;
use crate::messages as m;
use crate::model::Model;
use crate::snippet::number;
use crate::timing::Objective;
use crate::written::{Slo, Target, Unit};

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
    let subject = slo.subject();
    match slo.target {
        Target::Missing => fail(subject, slo.node).because(m::TARGET_MISSING).fix(m::WRITE_TARGET, &[], None),
        Target::Unreadable { node } if node.is_unresolved() => {
            unknown(subject, node).because(m::TARGET_UNRESOLVED).with("expression", node.text().unwrap_or_default())
        }
        Target::Unreadable { node } => {
            fail(subject, node).because(m::TARGET_UNREADABLE).fix(m::WRITE_TARGET, &[], None)
        }
        Target::Number { value, unit, node } => number_fault(slo, Written { value, unit, node }, period),
    }
}

/// A target that is a number.
#[derive(Clone, Copy)]
struct Written<'a> {
    value: f64,
    unit: Unit,
    node: Node<'a>,
}

fn number_fault(slo: &Slo<'_>, target: Written<'_>, period: f64) -> Finding {
    let Written { value, unit, node } = target;
    let share = unit.share(value);
    let outage = Value::Duration(Objective { budget: 1.0 - share, period }.outage());
    let (as_written, percent) = (number(value), number(share * 100.0));
    let failed = |message| fail(slo.subject(), node).because(message);
    let found = match unit {
        _ if value <= 0.0 => failed(m::TARGET_NOTHING).with("target", percent),
        Unit::Percent if value <= 1.0 => {
            let meant = number(value * 100.0);
            failed(m::TARGET_UNIT).with("target", as_written).with("allowed", outage).with("meant", meant)
        }
        Unit::Ratio if value > 1.0 && value < 100.0 => {
            failed(m::TARGET_UNIT_RATIO).with("target", as_written).with("meant", number(value / 100.0))
        }
        _ if share >= 1.0 => failed(m::TARGET_NO_BUDGET).with("target", percent),
        _ => {
            return pass(slo.subject(), node)
                .because(m::TARGET_SANE)
                .with("target", percent)
                .with("budget", outage)
                .with("period", written(period));
        }
    };
    let mend = if unit == Unit::Ratio { m::WRITE_TARGET_RATIO } else { m::WRITE_TARGET };
    found.with("period", written(period)).fix(mend, &[], None)
}

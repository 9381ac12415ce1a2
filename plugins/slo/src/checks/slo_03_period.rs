//! PRR-SLO-03: the budget is granted for a sensible period.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, pass, unknown};

use super::case::PERIOD;
use crate::burn::origin::written;
use crate::messages as m;
use crate::model::Model;
use crate::timing::Objective;
use crate::written::{Period, Slo};

const PARAMETERS: &[Parameter] =
    &[PERIOD, Parameter::duration("shortest-period", 604_800.0), Parameter::duration("longest-period", 7_776_000.0)];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-SLO-03",
        severity: Severity::Medium,
        documentation: include_str!("slo_03_period.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    model.declared_slos().map(|slo| judge_one(slo, parameters).service(slo.service.clone())).collect()
}

fn judge_one(slo: &Slo<'_>, parameters: &Parameters) -> Finding {
    let subject = slo.subject();
    match slo.period {
        Period::Generator => pass(subject, slo.node)
            .because(m::PERIOD_ASSUMED)
            .with("period", written(parameters.number("default-period"))),
        Period::Missing => fail(subject, slo.node).because(m::PERIOD_MISSING).fix(m::WRITE_PERIOD, &[], None),
        Period::Unreadable { node } if node.is_unresolved() => {
            unknown(subject, node).because(m::PERIOD_UNRESOLVED).with("expression", node.text().unwrap_or_default())
        }
        Period::Unreadable { node } => fail(subject, node)
            .because(m::PERIOD_UNREADABLE)
            .with("text", node.text().unwrap_or(node.kind().as_str()))
            .fix(m::WRITE_PERIOD, &[], None),
        Period::Declared { seconds, node } | Period::Recorded { seconds, node } => {
            let (least, most) = (parameters.number("shortest-period"), parameters.number("longest-period"));
            let message = match seconds {
                _ if seconds < least => m::PERIOD_SHORT,
                _ if seconds > most => m::PERIOD_LONG,
                _ => return pass(subject, node).because(m::PERIOD_SANE).with("period", written(seconds)),
            };
            let budget = slo.budget().map_or(0.0, |budget| Objective { budget, period: seconds }.outage());
            fail(subject, node)
                .because(message)
                .with("period", written(seconds))
                .with("least", written(least))
                .with("most", written(most))
                .with("budget", Value::Duration(budget))
                .fix(m::WRITE_PERIOD, &[], None)
        }
    }
}

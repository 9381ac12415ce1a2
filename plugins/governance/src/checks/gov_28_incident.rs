//! GOV-28: incidents were reported in time.

use prr_sdk::record::{Measured, Record};
use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, manual, not_applicable, pass, unknown};

use crate::messages as m;
use crate::model::Model;

/// From when an incident is recognised until it is first reported.
const LONGEST: Parameter = Parameter::duration("longest-report", 86_400.0);

/// The kind of its records.
const KIND: &str = "incident";

/// The frameworks that ask for it.
const FRAMEWORKS: [&str; 2] = ["isms-p", "efsr"];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "GOV-28",
        severity: Severity::High,
        documentation: include_str!("gov_28_incident.md"),
        parameters: &[LONGEST],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    if !model.assessed_against(&FRAMEWORKS) {
        let found = |at| not_applicable(KIND, at).because(m::NOT_ASSESSED).with("names", FRAMEWORKS.join(", "));
        return model.place.map(found).into_iter().collect();
    }
    let longest = parameters.number("longest-report");
    let records = model.records.all().filter(|record| record.kind == KIND);
    let found: Vec<Finding> = records.map(|record| reported(record, longest)).collect();
    if !found.is_empty() {
        return found;
    }
    model.place.map(|at| manual(KIND, at).because(m::NO_INCIDENT)).into_iter().collect()
}

/// An incident that ended without its measures is open, however soon it was reported.
fn reported(record: &Record<'_>, longest: f64) -> Finding {
    let about = |found: Finding| found.with("path", record.path).proof(record.performed_node);
    if !record.passed {
        return about(fail(record.path, record.result_node).because(m::INCIDENT_OPEN));
    }
    match record.measured("first-report") {
        Some((Measured::Duration(took), node)) => {
            let found = if took > longest {
                fail(record.path, node).because(m::REPORTED_LATE)
            } else {
                pass(record.path, node).because(m::REPORTED)
            };
            about(found).with("took", Value::Duration(took)).with("longest", Value::Duration(longest))
        }
        _ => about(unknown(record.path, record.performed_node).because(m::REPORT_UNTIMED))
            .with("longest", Value::Duration(longest)),
    }
}

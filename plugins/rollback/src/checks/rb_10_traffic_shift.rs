//! PRR-RB-10: users can be moved back, and something does it.

mod drills;
mod releases;
mod routes;
mod routing;

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity};

use crate::model::Model;

/// Points of percent that the share of users may lie above the weight that a step names.
const EXCESS: Parameter = Parameter::share("largest-excess", 0.1);
/// Seconds for which a drill counts.
const FRESH: Parameter = Parameter::duration("oldest-drill", 90.0 * 86_400.0);
/// Tiers of services whose releases must be undone without a person.
const TIER: Parameter = Parameter::number("lowest-automatic-tier", 1.0);

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RB-10",
        severity: Severity::High,
        documentation: include_str!("rb_10_traffic_shift.md"),
        parameters: &[EXCESS, TIER, FRESH],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let mut findings = routing::of_rollouts(model, parameters.number("largest-excess"));
    findings.extend(routes::of_weights(model));
    findings.extend(releases::of_objects(model, parameters.number("lowest-automatic-tier")));
    let longest = parameters.number("oldest-drill");
    findings.into_iter().map(|found| drills::beside(model, found, longest)).collect()
}

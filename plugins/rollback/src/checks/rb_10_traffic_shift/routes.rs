//! Weights of routes that send requests to several places.

use prr_sdk::{Finding, Outcome, Place, Value, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::written::{Route, Rule, Weight};

/// What the weights of a `VirtualService` are parts of.
const WHOLE: f64 = 100.0;

pub(super) fn of_weights(model: &Model<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for route in &model.written.surroundings.routes {
        let judged = of_route(route).map(|found| found.with("name", route.identity.name));
        findings.extend(judged.map(|found| found.service(model.service(&route.identity))));
    }
    findings
}

/// The first rule with wrong weights; a pass where all rules that have several backends are right.
fn of_route(route: &Route<'_>) -> Option<Finding> {
    let weighted = route.rules.iter().filter(|rule| rule.backends.len() > 1);
    let mut last = None;
    for rule in weighted {
        let found = of_rule(route, rule);
        if found.outcome != Outcome::Pass {
            return Some(found);
        }
        last = Some(found);
    }
    last
}

fn of_rule(route: &Route<'_>, rule: &Rule<'_>) -> Finding {
    let name = route.identity.name;
    let mut sum = 0.0;
    for backend in &rule.backends {
        sum += match backend.weight {
            Weight::Unreadable(node) => return unknown(name, node).because(m::ROUTE_WEIGHT_OPEN),
            Weight::Number(weight) => weight,
            // The defaults of the two APIs.
            Weight::Absent if route.kind == "HTTPRoute" => 1.0,
            Weight::Absent => 0.0,
        };
    }
    if sum <= 0.0 {
        return fail(name, Place::key(rule.node)).because(m::NO_WEIGHT);
    }
    // Gateway API divides by the sum, so that any sum is right.
    if route.kind == "VirtualService" && (sum - WHOLE).abs() > 1e-9 {
        return fail(name, Place::key(rule.node)).because(m::WRONG_SUM).with("sum", Value::Number(sum));
    }
    pass(name, Place::key(rule.node)).because(m::WEIGHTS_ADD_UP)
}

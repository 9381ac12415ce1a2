//! `prr.slo-simulation/v1`: simulations for programs. Every key is always there; what never happens is null.

use prr_model::{Pattern, Simulation};
use serde::Serialize;

use crate::printed_json;

/// The JSON Schema of simulations, 2020-12.
pub const SCHEMA: &str = include_str!("../../../../docs/schema/prr.slo-simulation.v1.schema.json");

/// Significant digits. Mathematical functions differ in their last digits between machines; the same input must give the same bytes.
const DIGITS: usize = 9;

/// The simulations as JSON.
///
/// # Panics
///
/// Never: a simulation holds nothing that JSON cannot.
#[must_use]
pub fn json(simulations: &[Simulation]) -> String {
    let document = Document {
        schema: "prr.slo-simulation/v1",
        tool: Tool::this(),
        assumptions: ["constant-traffic", "series-older-than-the-longest-window"],
        slos: simulations.iter().map(Slo::new).collect(),
    };
    printed_json::text(&document)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    assumptions: [&'static str; 2],
    slos: Vec<Slo<'a>>,
}

#[derive(Serialize)]
pub struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    /// This program.
    pub const fn this() -> Self {
        Self { name: "prr", version: env!("CARGO_PKG_VERSION") }
    }
}

#[derive(Serialize)]
struct Slo<'a> {
    service: &'a str,
    #[serde(rename = "slo")]
    name: &'a str,
    location: Option<Location<'a>>,
    target: Number,
    period: Number,
    budget: Number,
    coverage: &'static str,
    missing: &'a [String],
    tiers: Vec<Tier<'a>>,
    scenarios: Vec<Scenario<'a>>,
    curve: Vec<Point>,
    silence: &'static str,
    silent: Option<Silent>,
}

/// A place of a manifest.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Location<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Tier<'a> {
    alert: &'a str,
    location: Option<Location<'a>>,
    urgency: &'static str,
    factor: Number,
    long: Number,
    short: Number,
    threshold: Number,
    #[serde(rename = "for")]
    hold: Number,
    interval: Number,
    share: Number,
    dead: Option<&'a str>,
    detections: Vec<Detection>,
    reset: Number,
    smallest_burn: Number,
    one_event: Number,
}

#[derive(Serialize)]
struct Detection {
    fires: Number,
    spent: Number,
}

#[derive(Serialize)]
struct Scenario<'a> {
    errors: Number,
    burn: Number,
    exhausts: Number,
    page: Detection,
    any: Detection,
    first: Option<&'a str>,
}

#[derive(Serialize)]
struct Point {
    burn: Number,
    page: Number,
    any: Number,
}

#[derive(Serialize)]
struct Silent {
    pattern: Shape,
    burn: Number,
    exhausts: Number,
    exact: bool,
}

#[derive(Serialize)]
struct Shape {
    kind: &'static str,
    errors: Number,
    on: Number,
    off: Number,
    rise: Number,
}

/// A number that may be missing. What is not finite never happens.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Number(Option<f64>);

impl From<f64> for Number {
    fn from(number: f64) -> Self {
        Self::from(Some(number))
    }
}

impl From<Option<f64>> for Number {
    fn from(number: Option<f64>) -> Self {
        let rounded = |number: f64| format!("{number:.*e}", DIGITS - 1).parse::<f64>().ok();
        // Adding zero takes the sign from a negative one.
        Self(number.filter(|number| number.is_finite()).and_then(rounded).map(|number| number + 0.0))
    }
}

impl<'a> Slo<'a> {
    fn new(simulation: &'a Simulation) -> Self {
        Self {
            service: &simulation.service,
            name: &simulation.slo,
            location: simulation.location.as_ref().map(Location::new),
            target: simulation.target.into(),
            period: simulation.period.into(),
            budget: simulation.budget().into(),
            coverage: simulation.coverage.as_str(),
            missing: &simulation.missing,
            tiers: simulation.tiers.iter().map(Tier::new).collect(),
            scenarios: simulation.scenarios.iter().map(Scenario::new).collect(),
            curve: simulation
                .curve
                .iter()
                .map(|point| Point { burn: point.burn.into(), page: point.page.into(), any: point.any.into() })
                .collect(),
            silence: super::silent::Silence::of(simulation).as_str(),
            silent: simulation.silent.as_ref().map(Silent::new),
        }
    }
}

impl<'a> Location<'a> {
    pub fn new(location: &'a prr_model::Location) -> Self {
        let prr_model::Location { path, line, column, end_line, end_column } = location;
        Self { path, line: *line, column: *column, end_line: *end_line, end_column: *end_column }
    }
}

impl<'a> Tier<'a> {
    fn new(tier: &'a prr_model::TierSimulation) -> Self {
        Self {
            alert: &tier.alert,
            location: tier.location.as_ref().map(Location::new),
            urgency: tier.urgency.as_str(),
            factor: tier.factor.into(),
            long: tier.long.into(),
            short: tier.short.into(),
            threshold: tier.threshold.into(),
            hold: tier.hold.into(),
            interval: tier.interval.into(),
            share: tier.share.into(),
            dead: tier.dead.as_ref().map(|dead| dead.en.as_str()),
            detections: tier.detections.iter().copied().map(Detection::from).collect(),
            reset: tier.reset.into(),
            smallest_burn: tier.smallest_burn.into(),
            one_event: tier.one_event.into(),
        }
    }
}

impl From<prr_model::Detection> for Detection {
    fn from(detection: prr_model::Detection) -> Self {
        Self { fires: detection.fires.into(), spent: detection.spent.into() }
    }
}

impl<'a> Scenario<'a> {
    fn new(scenario: &'a prr_model::Scenario) -> Self {
        Self {
            errors: scenario.errors.into(),
            burn: scenario.burn.into(),
            exhausts: scenario.exhausts.into(),
            page: scenario.page.into(),
            any: scenario.any.into(),
            first: scenario.first.as_deref(),
        }
    }
}

impl Silent {
    fn new(silent: &prr_model::SilentIncident) -> Self {
        let (kind, errors, on, off, rise) = match silent.pattern {
            Pattern::Constant { errors } => ("constant", errors, None, None, None),
            Pattern::Pulses { errors, on, off } => ("pulses", errors, Some(on), Some(off), None),
            Pattern::Ramp { errors, rise } => ("ramp", errors, None, None, Some(rise)),
        };
        Self {
            pattern: Shape { kind, errors: errors.into(), on: on.into(), off: off.into(), rise: rise.into() },
            burn: silent.burn.into(),
            exhausts: silent.exhausts.into(),
            exact: silent.exact,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digits_of_a_machine_do_not_show() {
        let written = |number: f64| serde_json::to_string(&Number::from(number)).unwrap();
        assert_eq!(written(1.0 - 0.999), "0.001");
        assert_eq!(written(999.999_999_999_3), "1000.0");
        assert_eq!(written(-0.0), "0.0");
        assert_eq!([f64::NAN, f64::INFINITY].map(written), ["null"; 2]);
    }
}

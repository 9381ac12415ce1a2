//! `prr.rollout-simulation/v1`: simulated releases for programs. Every key is always there; what never happens is null.

use prr_model::{Ending, Localized, ReleaseSimulation, ReleaseWatch, Worst};
use serde::Serialize;

use crate::printed_json;
use crate::simulation::json::{Location, Number, Tool};

/// The JSON Schema of simulated releases, 2020-12.
pub const SCHEMA: &str = include_str!("../../../../docs/schema/prr.rollout-simulation.v1.schema.json");

const DAY: f64 = 86_400.0;

/// What every number rests on.
const ASSUMPTIONS: [&str; 5] = [
    "constant-traffic",
    "no-errors-of-the-old-version",
    "constant-error-ratio-of-the-new-version",
    "pods-ready-when-a-step-begins",
    "everybody-back-at-once-when-stopped",
];

/// The simulations as JSON.
///
/// # Panics
///
/// Never: a simulation holds nothing that JSON cannot.
#[must_use]
pub fn json(simulations: &[ReleaseSimulation]) -> String {
    let document = Document {
        schema: "prr.rollout-simulation/v1",
        tool: Tool::this(),
        assumptions: ASSUMPTIONS,
        rollouts: simulations.iter().map(Rollout::new).collect(),
    };
    printed_json::text(&document)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    assumptions: [&'static str; 5],
    rollouts: Vec<Rollout<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rollout<'a> {
    kind: &'static str,
    name: &'a str,
    namespace: Option<&'a str>,
    service: &'a str,
    location: Option<Location<'a>>,
    objective: Option<Objective<'a>>,
    requests_per_second: Number,
    errors: Number,
    stages: Vec<Stage<'a>>,
    metrics: Vec<Metric<'a>>,
    complete: Number,
    outcomes: Vec<Outcome<'a>>,
    healthy: Option<End<'a>>,
    worst: WorstRelease,
    open: Vec<Text<'a>>,
    assumed: Vec<Text<'a>>,
}

#[derive(Serialize)]
struct Objective<'a> {
    slo: &'a str,
    target: Number,
    period: Number,
    budget: Number,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Stage<'a> {
    first_step: Option<usize>,
    last_step: Option<usize>,
    from: Number,
    to: Number,
    share: Number,
    promotions: usize,
    metrics: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Metric<'a> {
    #[serde(rename = "metric")]
    name: &'a str,
    location: Option<Location<'a>>,
    runs: &'static str,
    counts: &'static str,
    window: Number,
    first: Number,
    interval: Number,
    failures: Option<u32>,
    stops_from: Number,
    simulated: bool,
    silent: Option<Text<'a>>,
}

#[derive(Serialize)]
struct Outcome<'a> {
    errors: Number,
    #[serde(rename = "is")]
    end: End<'a>,
    exposure: Number,
    outage: Number,
    budget: Number,
    requests: Number,
}

#[derive(Serialize)]
struct End<'a> {
    kind: &'static str,
    at: Number,
    share: Number,
    metric: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WorstRelease {
    kind: &'static str,
    errors: Number,
    if_promoted: bool,
    at_most: bool,
    burn: Number,
    exhausts: Number,
    day: Number,
}

#[derive(Serialize)]
struct Text<'a> {
    en: &'a str,
    ko: &'a str,
}

impl<'a> Rollout<'a> {
    fn new(found: &'a ReleaseSimulation) -> Self {
        let stage = |stage: &prr_model::Stage| Stage {
            first_step: stage.steps.map(|steps| steps.0),
            last_step: stage.steps.map(|steps| steps.1),
            from: stage.from.into(),
            to: stage.to.into(),
            share: stage.share.into(),
            promotions: stage.promotions,
            metrics: stage.watches.iter().filter_map(|watch| name(found, *watch)).collect(),
        };
        Self {
            kind: found.kind.as_str(),
            name: &found.name,
            namespace: found.namespace.as_deref(),
            service: &found.service,
            location: found.location.as_ref().map(Location::new),
            objective: found.objective.as_ref().map(|objective| Objective {
                slo: &objective.slo,
                target: objective.target.into(),
                period: objective.period.into(),
                budget: objective.budget().into(),
            }),
            requests_per_second: found.traffic.into(),
            errors: found.errors.into(),
            stages: found.stages.iter().map(stage).collect(),
            metrics: found.watches.iter().map(Metric::new).collect(),
            complete: found.complete.into(),
            outcomes: found.fates.iter().map(|fate| outcome(found, fate)).collect(),
            healthy: found.healthy.as_ref().map(|ending| end(found, ending)),
            worst: worst(found),
            open: found.open.iter().map(Text::new).collect(),
            assumed: found.assumed.iter().map(Text::new).collect(),
        }
    }
}

impl<'a> Metric<'a> {
    fn new(watch: &'a ReleaseWatch) -> Self {
        Self {
            name: &watch.metric,
            location: watch.location.as_ref().map(Location::new),
            runs: watch.kind.as_str(),
            counts: watch.sees.as_str(),
            window: watch.window.into(),
            first: watch.first.into(),
            interval: watch.interval.into(),
            failures: watch.failures,
            stops_from: watch.smallest.into(),
            simulated: !watch.open,
            silent: watch.silent.as_ref().map(Text::new),
        }
    }
}

impl<'a> Text<'a> {
    fn new(text: &'a Localized) -> Self {
        Self { en: &text.en, ko: &text.ko }
    }
}

fn name(found: &ReleaseSimulation, watch: usize) -> Option<&str> {
    found.watches.get(watch).map(|watch| watch.metric.as_str())
}

fn outcome<'a>(found: &'a ReleaseSimulation, fate: &'a prr_model::Fate) -> Outcome<'a> {
    let cost = fate.cost;
    Outcome {
        errors: fate.errors.into(),
        end: end(found, &fate.ending),
        exposure: cost.map(|cost| cost.exposure).into(),
        outage: cost.map(|cost| cost.outage).into(),
        budget: cost.and_then(|cost| cost.budget).into(),
        requests: cost.and_then(|cost| cost.requests).into(),
    }
}

fn end<'a>(found: &'a ReleaseSimulation, ending: &Ending) -> End<'a> {
    let metric = match ending {
        Ending::Stopped { watch, .. } | Ending::Held { watch, .. } => name(found, *watch),
        _ => None,
    };
    End { kind: ending.as_str(), at: ending.at().into(), share: ending.share().into(), metric }
}

fn worst(found: &ReleaseSimulation) -> WorstRelease {
    let errors = found.worst.errors();
    let set = errors.zip(found.objective.as_ref());
    let burn = set.map(|(errors, objective)| objective.burn(errors));
    WorstRelease {
        kind: found.worst.as_str(),
        errors: errors.into(),
        if_promoted: matches!(found.worst, Worst::Passes { promoted: true, .. }),
        at_most: !found.open.is_empty(),
        burn: burn.into(),
        exhausts: set.zip(burn).map(|((_, objective), burn)| objective.period / burn).into(),
        day: set.map(|(errors, objective)| objective.spent(errors * DAY)).into(),
    }
}

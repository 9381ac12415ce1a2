//! What the alerts of every objective do in incidents, in numbers: the native side of `prr slo simulate`.

mod condition;
mod firing;
mod scenarios;
mod silence;
mod tier;
mod trajectory;
mod truth;
mod worst;

use prr_sdk::{Input, Parameters, Place, Simulation, View};

pub use self::condition::Condition;
pub use self::firing::Firing;
pub use self::trajectory::Trajectory;

use self::tier::Heard;
use crate::burn::numbers::Objective;
use crate::checks::case::{INTERVAL, PAGES, PERIOD};
use crate::model::{Model, Slo};
use crate::verdict::{Judged, verdicts};

/// What rules and objectives leave open.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// How often rules are evaluated whose group does not say, in seconds.
    pub interval: f64,
    /// The period of objectives whose schema leaves it to the generator, in seconds.
    pub period: f64,
    /// Severities that page, separated by commas.
    pub pages: String,
}

impl Default for Settings {
    /// What the checks assume too.
    fn default() -> Self {
        let parameters = Parameters::new(&[INTERVAL, PERIOD, PAGES], Vec::new());
        Self {
            interval: parameters.number(INTERVAL.name),
            period: parameters.number(PERIOD.name),
            pages: parameters.text(PAGES.name).to_owned(),
        }
    }
}

/// One objective: its numbers, what they were computed from, and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// The numbers. Locations are left to the host.
    pub simulation: Simulation,
    /// The conditions, in the order of the simulation's tiers.
    pub conditions: Vec<Condition>,
    /// Where the objective is.
    pub place: Place,
    /// Where the alerts are, in the same order.
    pub tiers: Vec<Place>,
}

/// The numbers of every objective that has a budget and a period, in the order in which they were read.
#[must_use]
pub fn simulate(view: View<'_>, settings: &Settings) -> Vec<Simulated> {
    let model = crate::read::model(&Input { view, effective_time: 0 });
    let judged = verdicts(&model).into_iter().enumerate();
    let simulated = judged.filter_map(|(number, judged)| {
        let objective = model.slos[number].objective(settings.period)?;
        Some(one(&model, number, objective, settings, judged))
    });
    simulated.collect()
}

fn one(model: &Model<'_>, number: usize, objective: Objective, settings: &Settings, judged: Judged) -> Simulated {
    let (slo, coverage) = (&model.slos[number], &model.coverage[number]);
    let rule = |tier: &crate::burn::tier::Tier<'_>| &model.rules[tier.rule];
    let interval = settings.interval.max(1.0);
    let conditions: Vec<_> = coverage.tiers.iter().map(|tier| tier.behaviour(rule(tier), interval)).collect();
    let tiers: Vec<_> = coverage
        .tiers
        .iter()
        .zip(&conditions)
        .map(|(tier, condition)| tier::simulated(tier, rule(tier), condition, objective, &settings.pages))
        .collect();
    let pairs = coverage.tiers.iter().zip(&tiers).zip(&conditions);
    let heard = pairs.filter_map(|((tier, simulated), condition)| Heard::of(rule(tier).name, simulated, *condition));
    let heard: Vec<_> = heard.collect();
    let reporting: Vec<_> = heard.iter().map(|heard| heard.condition).collect();
    let simulation = Simulation {
        service: slo.service.clone(),
        slo: slo.name.clone(),
        location: None,
        target: 1.0 - objective.budget,
        period: objective.period,
        coverage: judged.coverage,
        missing: judged.missing,
        scenarios: scenarios::usual(objective).map(|errors| scenarios::scenario(errors, &heard, objective)).into(),
        curve: scenarios::curve(&heard, objective),
        silent: worst::worst(&reporting, objective).filter(|_| !coverage.tiers.is_empty() || is_known(slo, coverage)),
        tiers,
    };
    let tiers = coverage.tiers.iter().map(|tier| rule(tier).node.into()).collect();
    Simulated { simulation, conditions, place: slo.node.into(), tiers }
}

/// Whether an objective without a readable condition certainly has none: nothing unread may report it, and nobody generates its rules.
fn is_known(slo: &Slo<'_>, coverage: &crate::burn::coverage::Coverage<'_>) -> bool {
    coverage.unclear.is_empty() && coverage.lookalikes.is_empty() && !slo.is_generated()
}

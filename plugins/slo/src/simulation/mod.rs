//! What the alerts of every objective do in incidents, in numbers: the native side of `prr slo simulate`.

mod firing;
mod incident;
mod scenarios;
mod silence;
mod tier;
mod trajectory;
mod truth;
mod worst;

use prr_sdk::{Input, Parameters, Place, Simulation, View};

pub use self::firing::Firing;
pub use self::trajectory::Trajectory;
pub use crate::timing::Condition;

use self::tier::Heard;
use crate::checks::case::{INTERVAL, PAGES, PERIOD};
use crate::model::Model;
use crate::timing::Objective;
use crate::verdict::{Judged, verdicts};
use crate::written::Slo;

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
///
/// Only conditions that could be read are simulated: one that was not may report what is called silent here, which is why an objective
/// without a readable condition has no silent incident unless it certainly has no alert. A second window with another threshold is not
/// simulated either, so that its alert may be later than is said here.
#[must_use]
pub fn simulate(view: View<'_>, settings: &Settings) -> Vec<Simulated> {
    let model = Model::read(&Input { view, effective_time: 0 });
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
        target: as_written(1.0 - objective.budget),
        period: objective.period,
        coverage: judged.coverage,
        missing: judged.missing,
        scenarios: incident::usual(objective).map(|errors| scenarios::scenario(errors, &heard, objective)).into(),
        curve: scenarios::curve(&heard, objective),
        silent: worst::worst(&reporting, objective).filter(|_| !coverage.tiers.is_empty() || is_known(slo, coverage)),
        tiers,
    };
    let tiers = coverage.tiers.iter().map(|tier| rule(tier).node.into()).collect();
    Simulated { simulation, conditions, place: slo.node.into(), tiers }
}

/// A ratio without the last bits that dividing percent leaves: 99.9 % is 0.999.
fn as_written(ratio: f64) -> f64 {
    (ratio * 1e12).round() / 1e12
}

/// Whether an objective without a readable condition certainly has none: nothing unread may report it, and nobody generates its rules.
fn is_known(slo: &Slo<'_>, coverage: &crate::burn::coverage::Coverage<'_>) -> bool {
    coverage.unclear.is_empty() && coverage.lookalikes.is_empty() && !slo.is_generated()
}

#[cfg(test)]
mod tests {
    use prr_sdk::{Coverage, Pattern, Urgency};

    use super::*;
    use crate::testing::with_view;

    const SLO: &str = include_str!("../../../../fixtures/checkout/slo.yaml");
    const ALERTS: &str = include_str!("../../../../fixtures/checkout/alerts.yaml");
    const READY: [&str; 2] = [
        include_str!("../../../../fixtures/checkout-ready/slo.yaml"),
        include_str!("../../../../fixtures/checkout-ready/alerts.yaml"),
    ];

    fn simulated(slo: &str, rules: &str) -> Simulated {
        let mut found =
            with_view(&[("slo.yaml", slo), ("alerts.yaml", rules)], |view| simulate(view, &Settings::default()));
        assert_eq!(found.len(), 1);
        found.remove(0)
    }

    #[test]
    fn the_example_of_the_mission_has_the_numbers_of_the_reference() {
        let found = simulated(SLO, ALERTS);
        let simulation = &found.simulation;
        let [fast, slow] = simulation.tiers.as_slice() else { panic!("{:?}", simulation.tiers) };
        assert_eq!((fast.urgency, slow.urgency), (Urgency::Page, Urgency::Ticket));
        let fires = |tier: &prr_sdk::TierSimulation| tier.detections.iter().map(|d| d.fires).collect::<Vec<_>>();
        assert_eq!(fires(fast), [Some(330.0), Some(330.0), Some(360.0), None]);
        assert_eq!(fires(slow), [Some(1_830.0), Some(1_830.0), Some(1_920.0), None]);
        assert!((fast.detections[0].spent.unwrap() - 0.127_3).abs() < 5e-5 && (fast.smallest_burn - 14.4).abs() < 1e-9);
        assert!((fast.one_event - 69.4).abs() < 0.1 && (fast.share - 0.000_333).abs() < 1e-6);
        let outage = &simulation.scenarios[0];
        assert_eq!((outage.page.fires, outage.first.as_deref()), (Some(330.0), Some("SLOErrorBudgetBurnFast")));
        let silent = simulation.silent.as_ref().unwrap();
        assert_eq!(silent.pattern, Pattern::Pulses { errors: 1.0, on: 240.0, off: 360.0 });
        assert_eq!((found.tiers.len(), found.conditions.len()), (2, 2));
        assert_eq!(simulation.target.to_string(), "0.999");
    }

    #[test]
    fn the_mended_example_leaves_nothing_silent() {
        let found = simulated(READY[0], READY[1]).simulation;
        assert_eq!((found.silent, found.coverage), (None, Coverage::Covered));
        assert!(found.curve.iter().filter(|point| point.burn > 1.05).all(|point| point.any.is_some()));
        assert!(found.tiers.len() >= 3 && found.tiers.iter().all(|tier| tier.dead.is_none()));
    }

    #[test]
    fn a_threshold_beyond_every_ratio_is_dead_and_said_so() {
        let found = simulated(&SLO.replace("99.9", "90"), &ALERTS.replace("0.999", "0.9"));
        let fast = &found.simulation.tiers[0];
        assert!(fast.dead.as_ref().unwrap().en.contains("144.0 %"), "{:?}", fast.dead);
        assert!(fast.detections.iter().all(|detection| detection.fires.is_none()));
        assert_eq!(found.simulation.scenarios[0].first.as_deref(), Some("SLOErrorBudgetBurnSlow"));
    }

    #[test]
    fn what_else_keeps_an_alert_from_firing_is_believed() {
        let rejected = ALERTS.replace("for: 5m", "for: 5m\n        nonsense: 1");
        let found = simulated(SLO, &rejected).simulation;
        assert!(found.tiers.iter().all(|tier| tier.dead.as_ref().unwrap().en.contains("rejects")), "{:?}", found.tiers);
        assert_eq!(found.coverage, Coverage::Dead);
        assert!(found.missing.contains(&"PRR-BR-08".to_owned()), "{:?}", found.missing);
        assert!(found.scenarios.iter().all(|scenario| scenario.any.fires.is_none()));
        assert_eq!(found.silent.unwrap().pattern, Pattern::Constant { errors: 1.0 });
    }

    #[test]
    fn alerts_that_nobody_hears_do_not_count() {
        let quiet =
            ALERTS.replace("severity: critical", "severity: none").replace("severity: warning", "severity: none");
        let found = simulated(SLO, &quiet).simulation;
        assert!(found.tiers.iter().all(|tier| tier.urgency == Urgency::Silent && tier.detections[0].fires.is_some()));
        assert_eq!(found.silent.unwrap().pattern, Pattern::Constant { errors: 1.0 });
    }

    #[test]
    fn nothing_is_said_to_be_silent_where_the_rules_were_not_seen() {
        let sloth = "version: prometheus/v1\nservice: checkout\nslos:\n  - {name: a, objective: 99.9, sli: {events: \
                     {error_query: 'sum(rate(e[{{.window}}]))', total_query: 'sum(rate(t[{{.window}}]))'}}}\n";
        assert_eq!(simulated(sloth, "groups: []").simulation.silent, None);
        let none = simulated(SLO, "groups: []").simulation;
        assert_eq!(none.silent.unwrap().pattern, Pattern::Constant { errors: 1.0 });
    }
}

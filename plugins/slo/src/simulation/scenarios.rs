//! Incidents of constant errors, as each alert and all of them together see them.

use prr_sdk::{CurvePoint, Scenario, Urgency};

use super::incident::detection;
use super::tier::Heard;
use crate::timing::Objective;

/// Points of the curve, evenly spaced on a logarithmic scale.
const POINTS: u8 = 60;

/// How many steps of the curve are drawn where they are; further ones lie between two points.
const MOST_STEPS: usize = 16;

/// Far enough above a threshold to exceed it.
const ABOVE: f64 = 1.0 + 1e-6;

/// One scenario over all tiers.
pub(super) fn scenario(errors: f64, tiers: &[Heard], objective: Objective) -> Scenario {
    let first = first(errors, tiers, |_| true);
    let burn = objective.burn(errors);
    Scenario {
        errors,
        burn,
        exhausts: objective.exhausted_after(burn),
        page: detection(first_page(errors, tiers), errors, objective),
        any: detection(first.map(|(fires, _)| fires), errors, objective),
        first: first.map(|(_, tier)| tier.alert.to_owned()),
    }
}

/// The coverage curve. At each factor it has a point at which the condition does not hold yet, and one just above.
pub(super) fn curve(tiers: &[Heard], objective: Objective) -> Vec<CurvePoint> {
    let full = objective.burn(1.0);
    let even = (0..POINTS).map(|point| full.powf(f64::from(point) / f64::from(POINTS - 1)));
    let mut factors: Vec<_> = tiers.iter().map(|tier| objective.burn(tier.condition.threshold)).collect();
    factors.sort_by(f64::total_cmp);
    factors.dedup();
    factors.truncate(MOST_STEPS);
    let mut burns: Vec<_> = even.chain(factors.iter().flat_map(|factor| [*factor, factor * ABOVE])).collect();
    burns.retain(|burn| (1.0..=full).contains(burn));
    burns.sort_by(f64::total_cmp);
    burns.dedup();
    burns.into_iter().map(|burn| point(burn, tiers, objective)).collect()
}

fn point(burn: f64, tiers: &[Heard], objective: Objective) -> CurvePoint {
    let errors = objective.threshold(burn);
    let spent = |fires: Option<f64>| detection(fires, errors, objective).spent;
    let any = first(errors, tiers, |_| true).map(|(fires, _)| fires);
    CurvePoint { burn, page: spent(first_page(errors, tiers)), any: spent(any) }
}

fn first_page(errors: f64, tiers: &[Heard]) -> Option<f64> {
    first(errors, tiers, |tier| tier.urgency == Urgency::Page).map(|(fires, _)| fires)
}

fn first<'t, 'a>(
    errors: f64,
    tiers: &'t [Heard<'a>],
    among: impl Fn(&Heard<'a>) -> bool,
) -> Option<(f64, &'t Heard<'a>)> {
    let firing =
        tiers.iter().filter(|tier| among(tier)).filter_map(|tier| Some((tier.condition.fires_after(errors)?, tier)));
    firing.min_by(|a, b| a.0.total_cmp(&b.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timing::Condition;

    const MONTH: Objective = Objective { budget: 0.001, period: 2_592_000.0 };

    fn heard(alert: &str, factor: f64, long: f64, urgency: Urgency) -> Heard<'_> {
        let (short, threshold) = (Some(long / 12.0), MONTH.threshold(factor));
        Heard { alert, urgency, condition: Condition { long, short, threshold, hold: 0.0, keep: 0.0, interval: 30.0 } }
    }

    fn usual_tiers() -> [Heard<'static>; 3] {
        [
            heard("fast", 14.4, 3_600.0, Urgency::Page),
            heard("slow", 6.0, 21_600.0, Urgency::Page),
            heard("tail", 1.0, 259_200.0, Urgency::Ticket),
        ]
    }

    #[test]
    fn a_scenario_names_who_is_first() {
        let outage = scenario(1.0, &usual_tiers(), MONTH);
        assert_eq!(
            (outage.page.fires, outage.any.fires, outage.first.as_deref()),
            (Some(60.0), Some(60.0), Some("fast"))
        );
        assert!((outage.page.spent.unwrap() - 0.0231).abs() < 1e-4 && (outage.exhausts - 2_592.0).abs() < 1e-9);
        let slow = scenario(0.005, &usual_tiers(), MONTH);
        assert_eq!((slow.page.fires, slow.first.as_deref()), (None, Some("tail")));
        let granted = scenario(0.001, &usual_tiers(), MONTH);
        assert_eq!((granted.any.fires, granted.first), (None, None));
    }

    #[test]
    fn the_curve_steps_at_every_factor() {
        let curve = curve(&usual_tiers(), MONTH);
        assert!(curve.windows(2).all(|pair| pair[0].burn < pair[1].burn) && curve.len() < 70);
        assert!((curve[0].burn - 1.0).abs() < 1e-12 && (curve.last().unwrap().burn - 1_000.0).abs() < 1e-6);
        let at = |burn: f64| curve.iter().rfind(|point| (point.burn / burn - 1.0).abs() < 1e-5).unwrap();
        for (factor, share) in [(14.4, 0.02), (6.0, 0.05)] {
            assert!((at(factor).page.unwrap() - share).abs() < 0.001, "{factor}: {:?}", at(factor));
        }
        assert!(curve.iter().filter(|point| point.burn > 1.00001).all(|point| point.any.is_some()));
        assert!(curve.iter().all(|point| point.page.is_some() == (point.burn > 6.000_001)));
    }
}

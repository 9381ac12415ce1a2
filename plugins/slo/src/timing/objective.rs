//! What an objective grants, and what burning it costs. How a condition behaves over time is [`Condition`]'s.

use crate::timing::Condition;

/// What an SLO grants: an error budget over a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Objective {
    /// The share of events that may fail: one minus the target.
    pub budget: f64,
    /// The period, in seconds.
    pub period: f64,
}

impl Objective {
    /// The share of the budget that is spent by burning at `factor` for `window` seconds.
    pub fn share(self, factor: f64, window: f64) -> f64 {
        factor * window / self.period
    }

    /// The factor that spends `share` of the budget within `window` seconds.
    pub fn factor(self, share: f64, window: f64) -> f64 {
        share * self.period / window
    }

    /// The error ratio that burns at `factor`.
    pub fn threshold(self, factor: f64) -> f64 {
        factor * self.budget
    }

    /// How many times faster than granted an error ratio burns the budget.
    pub fn burn(self, errors: f64) -> f64 {
        errors / self.budget
    }

    /// The share of the budget that an error ratio spends in `seconds`.
    pub fn spent(self, errors: f64, seconds: f64) -> f64 {
        errors * seconds / self.outage()
    }

    /// How long a full outage may last before the budget is gone.
    pub fn outage(self) -> f64 {
        self.budget * self.period
    }

    /// How long the budget lasts at `factor`.
    pub fn exhausted_after(self, factor: f64) -> f64 {
        self.period / factor
    }

    /// The long window that a factor is usually paired with: the one over which it spends closest to 2, 5 or 10 % of the budget.
    pub fn usual_window(self, factor: f64) -> f64 {
        let distance = |&(window, share): &(f64, f64)| (self.share(factor, window) / share).ln().abs();
        let usual = [(3_600.0, 0.02), (21_600.0, 0.05), (86_400.0, 0.1), (259_200.0, 0.1)];
        let nearest = usual.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        nearest.map_or(3_600.0, |(window, _)| *window)
    }

    /// What the two-window condition that a factor asks for would do.
    pub fn right_pair(self, factor: f64, window: f64, interval: f64) -> Condition {
        let threshold = self.threshold(factor);
        Condition { long: window, short: Some(window / 12.0), threshold, hold: 0.0, keep: 0.0, interval }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: f64 = 60.0;
    const HOUR: f64 = 3_600.0;
    const DAY: f64 = 86_400.0;
    const MONTH: Objective = Objective { budget: 0.001, period: 30.0 * DAY };

    fn near(left: f64, right: f64, tolerance: f64) {
        assert!((left - right).abs() <= tolerance, "{left} is not {right}");
    }

    fn tier(factor: f64, long: f64, short: Option<f64>, hold: f64) -> Condition {
        Condition { long, short, threshold: MONTH.threshold(factor), hold, keep: 0.0, interval: 30.0 }
    }

    #[test]
    fn the_example_of_the_mission_is_detected_when_the_reference_says() {
        for (behaviour, seconds, share) in [
            (tier(14.4, MINUTE, None, 5.0 * MINUTE), 330.0, 0.127_3),
            (tier(14.4, HOUR, Some(5.0 * MINUTE), 0.0), 60.0, 0.023_1),
            (tier(6.0, 5.0 * MINUTE, None, 30.0 * MINUTE), 1_830.0, 0.706),
            (tier(6.0, 6.0 * HOUR, Some(30.0 * MINUTE), 0.0), 150.0, 0.057_9),
        ] {
            let fires = behaviour.fires_after(1.0).unwrap();
            near(fires, seconds, 0.0);
            near(MONTH.spent(1.0, fires), share, 5e-5);
        }
    }

    #[test]
    fn the_usual_tiers_have_the_worked_numbers() {
        // factor, long, short, threshold, full outage, 10 %, 2 %, budget share, reset without and with the short window
        for (factor, long, short, full, tenth, fiftieth, share, alone, paired) in [
            (14.4, HOUR, 5.0 * MINUTE, 52.0, 8.64 * MINUTE, 43.2 * MINUTE, 0.02, 59.1 * MINUTE, 4.9 * MINUTE),
            (
                6.0,
                6.0 * HOUR,
                30.0 * MINUTE,
                2.16 * MINUTE,
                21.6 * MINUTE,
                108.0 * MINUTE,
                0.05,
                358.0 * MINUTE,
                29.8 * MINUTE,
            ),
            (3.0, DAY, 2.0 * HOUR, 4.32 * MINUTE, 43.2 * MINUTE, 216.0 * MINUTE, 0.1, 1_436.0 * MINUTE, 2.0 * HOUR),
            (
                1.0,
                3.0 * DAY,
                6.0 * HOUR,
                4.32 * MINUTE,
                43.2 * MINUTE,
                216.0 * MINUTE,
                0.1,
                4_316.0 * MINUTE,
                6.0 * HOUR,
            ),
        ] {
            let pair = tier(factor, long, Some(short), 0.0);
            near(pair.holds_after(1.0).unwrap(), full, 0.5);
            near(pair.holds_after(0.1).unwrap(), tenth, 0.5);
            near(pair.holds_after(0.02).unwrap(), fiftieth, 0.5);
            near(MONTH.share(factor, long), share, 1e-12);
            near(MONTH.factor(share, long), factor, 1e-9);
            near(tier(factor, long, None, 0.0).resets_after(1.0), alone, 20.0);
            near(pair.resets_after(1.0), paired, 30.0);
            near(MONTH.usual_window(factor), long, 0.0);
        }
        assert_eq!(tier(14.4, HOUR, None, 0.0).holds_after(0.01), None, "1 % of errors burn slower than 14.4x");
    }

    #[test]
    fn a_hold_costs_budget_in_proportion_to_the_target() {
        for (hold, shares) in [
            (1.0, [0.002_3, 0.023, 0.23]),
            (2.0, [0.004_6, 0.046, 0.46]),
            (5.0, [0.011_6, 0.116, 1.16]),
            (15.0, [0.034_7, 0.347, 3.47]),
            (30.0, [0.069_4, 0.694, 6.94]),
        ] {
            for (budget, share) in [0.01, 0.001, 0.0001].into_iter().zip(shares) {
                near(Objective { budget, ..MONTH }.spent(1.0, hold * MINUTE), share, share * 0.02);
            }
        }
        let fires = |factor, long, short, hold| tier(factor, long, Some(short), hold).fires_after(1.0).unwrap();
        near(MONTH.spent(1.0, fires(14.4, HOUR, 300.0, 120.0)), 0.069, 5e-4);
        near(fires(6.0, 6.0 * HOUR, 1_800.0, 900.0), 17.5 * MINUTE, 0.0);
        near(MONTH.spent(1.0, 17.5 * MINUTE), 0.405, 5e-4);
    }

    #[test]
    fn factors_scale_with_the_period() {
        for (days, factors) in [
            (7.0, [3.36, 1.4, 0.7, 0.233]),
            (14.0, [6.72, 2.8, 1.4, 0.467]),
            (28.0, [13.44, 5.6, 2.8, 0.933]),
            (30.0, [14.4, 6.0, 3.0, 1.0]),
            (90.0, [43.2, 18.0, 9.0, 3.0]),
        ] {
            let objective = Objective { period: days * DAY, ..MONTH };
            let windows = [(0.02, HOUR), (0.05, 6.0 * HOUR), (0.1, DAY), (0.1, 3.0 * DAY)];
            for ((share, window), factor) in windows.into_iter().zip(factors) {
                near(objective.factor(share, window), factor, 5e-4);
            }
        }
    }

    #[test]
    fn an_outage_that_ends_before_the_hold_is_silent() {
        near(tier(14.4, MINUTE, None, 5.0 * MINUTE).silent_outage(), 241.7, 0.1);
        near(tier(14.4, HOUR, Some(5.0 * MINUTE), 0.0).silent_outage(), 0.0, 0.0);
        near(MONTH.outage(), 43.2 * MINUTE, 1e-9);
        near(MONTH.exhausted_after(5.0), 6.0 * DAY, 1e-6);
    }

    #[test]
    fn hold_is_rounded_up_to_evaluations() {
        near(tier(14.4, HOUR, Some(300.0), 45.0).fires_after(1.0).unwrap(), 120.0, 0.0);
        near(tier(0.001, HOUR, None, 0.0).fires_after(1.0).unwrap(), 30.0, 0.0);
    }
}

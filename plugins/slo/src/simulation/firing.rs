//! When an alert fires in an incident and when it resolves.

use super::trajectory::Trajectory;
use super::truth::{Span, spans};
use crate::timing::Condition;

/// A stretch of time for which an alert fires.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Firing {
    /// The tick at which it starts to, in seconds after the incident's start.
    pub from: f64,
    /// The tick at which it no longer does; infinity if it still does when nobody looks any more.
    pub until: f64,
}

impl Condition {
    /// Every stretch for which the alert fires in the `horizon` seconds after the start of a trajectory.
    #[must_use]
    pub fn firings(&self, trajectory: &Trajectory, horizon: f64) -> Vec<Firing> {
        let mut firings: Vec<Firing> = Vec::new();
        for run in self.runs(trajectory, horizon) {
            let kept = firings.last().filter(|last| run.first * self.interval <= last.until).map(|last| last.from);
            let from = kept.unwrap_or((run.first + self.hold_ticks()) * self.interval);
            if kept.is_none() && run.first + self.hold_ticks() > run.last {
                continue;
            }
            let lasts = run.last * self.interval >= horizon - self.interval;
            let until = if lasts { f64::INFINITY } else { (run.last + 1.0 + self.keep_ticks()) * self.interval };
            match firings.last_mut() {
                Some(last) if kept.is_some() => last.until = until,
                _ => firings.push(Firing { from, until }),
            }
        }
        firings
    }

    /// Ticks in a row at which the condition holds.
    fn runs(&self, trajectory: &Trajectory, horizon: f64) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for span in spans(self, trajectory, Span { start: 0.0, end: horizon }) {
            let (first, last) = (self.tick_after(span.start), self.tick_before(span.end));
            match runs.last_mut() {
                _ if first > last => {}
                Some(run) if first <= run.last + 1.0 => run.last = last,
                _ => runs.push(Run { first, last }),
            }
        }
        runs
    }
}

/// The first and the last tick of a row.
struct Run {
    first: f64,
    last: f64,
}

#[cfg(test)]
mod tests {
    use prr_sdk::Pattern;

    use super::*;

    fn condition(long: f64, short: Option<f64>, threshold: f64, hold: f64, keep: f64) -> Condition {
        Condition { long, short, threshold, hold, keep, interval: 30.0 }
    }

    fn outage(seconds: f64) -> Trajectory {
        Trajectory::incident(Pattern::Constant { errors: 1.0 }, seconds)
    }

    #[test]
    fn formulae_and_walk_agree_on_constant_errors() {
        for condition in [
            condition(3_600.0, Some(300.0), 0.0144, 0.0, 0.0),
            condition(60.0, None, 0.0144, 300.0, 0.0),
            condition(21_600.0, Some(1_800.0), 0.006, 900.0, 0.0),
            condition(3_600.0, None, 0.1, 45.0, 0.0),
        ] {
            for errors in [1.0, 0.5, 0.1, 0.02, 0.01, 0.001] {
                let trajectory = Trajectory::incident(Pattern::Constant { errors }, f64::INFINITY);
                let walked = condition.firings(&trajectory, 86_400.0);
                assert_eq!(
                    walked.first().map(|firing| firing.from),
                    condition.fires_after(errors),
                    "{condition:?} {errors}"
                );
                assert!(walked.iter().all(|firing| firing.until == f64::INFINITY), "{walked:?}");
            }
        }
    }

    #[test]
    fn a_threshold_that_is_reached_exactly_is_not_exceeded() {
        let condition = condition(600.0, None, 0.1, 0.0, 0.0);
        assert_eq!(condition.fires_after(1.0), Some(90.0), "60 s of errors are 10 % of the window");
        assert_eq!(condition.fires_after(0.1), None);
        assert_eq!(condition.firings(&outage(60.0), 10_000.0), []);
    }

    #[test]
    fn an_alert_resolves_at_the_first_false_tick_and_is_kept_for_as_long_as_it_says() {
        let plain = condition(300.0, None, 0.0144, 60.0, 0.0);
        // True from 4.3 s to 895.7 s.
        assert_eq!(plain.firings(&outage(600.0), 10_000.0), [Firing { from: 90.0, until: 900.0 }]);
        let kept = Condition { keep: 600.0, ..plain };
        assert_eq!(kept.firings(&outage(600.0), 10_000.0), [Firing { from: 90.0, until: 1_500.0 }]);
    }

    #[test]
    fn a_kept_alert_goes_on_when_the_condition_returns() {
        let pulses = Trajectory::incident(Pattern::Pulses { errors: 1.0, on: 300.0, off: 900.0 }, 2_400.0);
        let plain = condition(300.0, None, 0.0144, 240.0, 0.0);
        let firings = plain.firings(&pulses, 10_000.0);
        assert_eq!(firings, [Firing { from: 270.0, until: 600.0 }, Firing { from: 1_470.0, until: 1_800.0 }]);
        let kept = Condition { keep: 630.0, ..plain };
        assert_eq!(kept.firings(&pulses, 10_000.0), [Firing { from: 270.0, until: 2_430.0 }]);
        let short = Condition { keep: 600.0, ..plain };
        assert_eq!(short.firings(&pulses, 10_000.0).len(), 2);
    }
}

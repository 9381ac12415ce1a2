//! The worst incident that stays silent: errors that burn the most, on average, without any alert firing.
//!
//! Without `for:` it is known exactly. Let `F(t)` be the errors up to `t` less what the threshold allows up to `t`. If errors average above
//! the threshold, `F` keeps reaching new records, and at a record it is higher than at the beginning of any window that ends there: all
//! windows exceed the threshold at once. So nothing that averages above the lowest such threshold is silent, and constant errors at that
//! threshold are. `for:` breaks the argument, since a record may pass before it has elapsed; then pulses and ramps are searched, below the
//! bound that the conditions without `for:` set.

use prr_sdk::{Pattern, SilentIncident};

use super::silence::is_silent;
use super::trajectory::mean;
use crate::timing::Condition;
use crate::timing::Objective;

/// Burning less than this many times faster than granted is no incident: the tolerance that a tail tier has.
const TOLERANCE: f64 = 1.05;

/// A more complicated pattern must be this much worse than a simpler one to be told instead of it.
const WORSE: f64 = 1.01;

/// How often a condition is held against a pattern before the search stops with what it has.
const MOST_TRIALS: u32 = 3_000;

/// How many conditions with `for:` lead the search. All are held against what it finds.
const MOST_LEADS: usize = 4;

/// The worst incident that none of the conditions reports.
pub(super) fn worst(conditions: &[Condition], objective: Objective) -> Option<SilentIncident> {
    let mut conditions: Vec<_> = conditions.iter().copied().filter(Condition::is_reachable).collect();
    conditions.sort_by(|a, b| a.threshold.total_cmp(&b.threshold).then(a.hold.total_cmp(&b.hold)));
    conditions.dedup();
    let lowest = conditions.first().map_or(1.0, |condition| condition.threshold.max(0.0));
    let immediate = conditions.iter().filter(|condition| condition.hold_ticks() <= 0.0);
    let bound = immediate.map(|condition| condition.threshold).fold(1.0, f64::min);
    let mut search = Search { conditions: &conditions, bound, trials: 0, best: Pattern::Constant { errors: lowest } };
    let exact = bound <= lowest * (1.0 + 1e-9);
    if !exact && objective.burn(bound) > TOLERANCE {
        search.pulses();
        search.ramps();
    }
    let burn = objective.burn(mean(&search.best));
    let incident = SilentIncident { pattern: search.best, burn, exhausts: objective.exhausted_after(burn), exact };
    (burn > TOLERANCE).then_some(incident)
}

struct Search<'c> {
    conditions: &'c [Condition],
    /// Nothing that averages above it is silent.
    bound: f64,
    trials: u32,
    best: Pattern,
}

impl Search<'_> {
    fn is_silent(&mut self, pattern: &Pattern) -> bool {
        self.conditions.iter().all(|condition| {
            self.trials += 1;
            self.trials <= MOST_TRIALS && is_silent(condition, pattern)
        })
    }

    /// The mean that a pattern must exceed to be told.
    fn bar(&self) -> f64 {
        mean(&self.best) * WORSE
    }

    /// The conditions whose `for:` is what an incident may hide behind.
    fn leads(&self) -> Vec<Condition> {
        let held = self.conditions.iter().filter(|condition| condition.hold_ticks() > 0.0 && condition.threshold > 0.0);
        held.take(MOST_LEADS).copied().collect()
    }

    /// Heights worth trying, highest first: simple shares, and a little above each threshold.
    fn heights(&self) -> Vec<f64> {
        let mut heights = vec![1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
        let above = |condition: &Condition| [1.2, 1.4, 1.6, 2.0].map(|times| two_digits(condition.threshold * times));
        heights.extend(self.leads().iter().flat_map(above));
        heights.retain(|height| *height <= 1.0);
        heights.sort_by(|a, b| b.total_cmp(a));
        heights.dedup();
        heights
    }

    fn pulses(&mut self) {
        for errors in self.heights() {
            for on in self.lengths(errors) {
                self.shortest_break(errors, on);
            }
        }
    }

    /// Lengths of pulses worth trying, longest first: what each `for:` lets pass, and some shorter ones.
    fn lengths(&self, errors: f64) -> Vec<f64> {
        let mut lengths = Vec::new();
        for lead in self.leads() {
            let hold = lead.hold_ticks() * lead.interval;
            let window = lead.shortest();
            let passing = hold - window + 2.0 * window * lead.threshold / errors - 1.5;
            lengths.extend([1.0, 0.75, 0.5].map(|part| passing * part));
            // As many errors as the window bears: only a second pulse within it makes the condition hold.
            let borne = window * lead.threshold / errors;
            lengths.extend([0.98 * borne, hold / 2.0, window / 2.0]);
        }
        let least = self.leads().iter().map(|lead| lead.hold).fold(60.0, f64::min);
        let mut lengths: Vec<_> = lengths.into_iter().map(whole).collect();
        lengths.retain(|length| *length >= least);
        lengths.sort_by(|a, b| b.total_cmp(a));
        lengths.dedup();
        lengths
    }

    /// Tries pulses with the shortest break between them that keeps them silent.
    fn shortest_break(&mut self, errors: f64, on: f64) {
        let unit = unit(on);
        let breaks = |mean: f64| (errors * on / mean - on) / unit;
        let mut silent = (breaks(self.bar()) - 1e-9).ceil() - 1.0;
        let mut heard = (breaks(self.bound) + 1e-9).floor().max(0.0);
        let pulses = |breaks: f64| Pattern::Pulses { errors, on, off: breaks * unit };
        if silent <= heard || !self.is_silent(&pulses(silent)) {
            return;
        }
        while silent - heard > 1.0 {
            let middle = f64::midpoint(silent, heard).floor();
            if self.is_silent(&pulses(middle)) { silent = middle } else { heard = middle }
        }
        self.best = pulses(silent);
    }

    fn ramps(&mut self) {
        for lead in self.leads() {
            for errors in [6.0, 4.0, 3.0, 2.5, 2.25, 2.1].map(|times| two_digits(lead.threshold * times)) {
                let longest = 4.0 * (lead.shortest() + lead.hold);
                for rise in (0..8_u8).map(|halvings| whole(longest / 2.0_f64.powi(halvings.into()))) {
                    let ramp = Pattern::Ramp { errors, rise };
                    let worth = errors <= 1.0 && rise > 0.0 && mean(&ramp) > self.bar() && mean(&ramp) <= self.bound;
                    if worth && self.is_silent(&ramp) {
                        self.best = ramp;
                    }
                }
            }
        }
    }
}

/// Whole minutes where there are any, so that an incident can be told and reproduced.
fn unit(length: f64) -> f64 {
    if length >= 60.0 { 60.0 } else { 1.0 }
}

/// Down to whole units.
fn whole(length: f64) -> f64 {
    let unit = unit(length);
    (length / unit + 1e-9).floor() * unit
}

fn two_digits(value: f64) -> f64 {
    let scale = 10.0_f64.powi(1 - exponent(value));
    (value * scale).round() / scale
}

#[expect(clippy::cast_possible_truncation, reason = "the exponent of a float is small, and the cast saturates")]
fn exponent(value: f64) -> i32 {
    value.abs().max(f64::MIN_POSITIVE).log10().floor() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: f64 = 60.0;
    const HOUR: f64 = 3_600.0;
    const DAY: f64 = 86_400.0;
    const MONTH: Objective = Objective { budget: 0.001, period: 30.0 * DAY };

    fn tier(factor: f64, long: f64, short: Option<f64>, hold: f64) -> Condition {
        Condition { long, short, threshold: MONTH.threshold(factor), hold, keep: 0.0, interval: 30.0 }
    }

    fn pair(factor: f64, long: f64, hold: f64) -> Condition {
        tier(factor, long, Some(long / 12.0), hold)
    }

    fn covered(holds: [f64; 4]) -> Vec<Condition> {
        let tiers = [(14.4, HOUR), (6.0, 6.0 * HOUR), (3.0, DAY), (1.0, 3.0 * DAY)];
        tiers.into_iter().zip(holds).map(|((factor, long), hold)| pair(factor, long, hold)).collect()
    }

    #[test]
    fn the_example_of_the_mission_burns_its_month_in_less_than_two_hours() {
        let seed = [tier(14.4, MINUTE, None, 5.0 * MINUTE), tier(6.0, 5.0 * MINUTE, None, 30.0 * MINUTE)];
        let found = worst(&seed, MONTH).unwrap();
        assert_eq!(found.pattern, Pattern::Pulses { errors: 1.0, on: 4.0 * MINUTE, off: 6.0 * MINUTE });
        assert!((found.burn - 400.0).abs() < 1e-6 && (found.exhausts - 108.0 * MINUTE).abs() < 1e-6 && !found.exact);
    }

    #[test]
    fn complete_tiers_leave_nothing_silent() {
        assert_eq!(worst(&covered([0.0; 4]), MONTH), None);
    }

    #[test]
    fn without_holds_the_lowest_threshold_is_the_worst_exactly() {
        for conditions in [vec![pair(14.4, HOUR, 0.0), pair(6.0, 6.0 * HOUR, 0.0)], vec![tier(6.0, 300.0, None, 0.0)]] {
            let found = worst(&conditions, MONTH).unwrap();
            assert_eq!(found.pattern, Pattern::Constant { errors: MONTH.threshold(6.0) });
            assert!(found.exact && (found.burn - 6.0).abs() < 1e-9 && (found.exhausts - 5.0 * DAY).abs() < 1e-3);
        }
    }

    #[test]
    fn nothing_that_can_fire_leaves_a_full_outage_silent() {
        let dead = Condition { threshold: 1.4, ..pair(14.0, HOUR, 0.0) };
        for conditions in [vec![], vec![dead]] {
            let found = worst(&conditions, MONTH).unwrap();
            assert_eq!((found.pattern, found.exact), (Pattern::Constant { errors: 1.0 }, true));
            assert!((found.exhausts - MONTH.outage()).abs() < 1e-6);
        }
    }

    #[test]
    fn no_pulse_train_beats_the_bound_of_conditions_without_a_hold() {
        let conditions = [pair(14.4, HOUR, 0.0), pair(6.0, 6.0 * HOUR, 0.0), pair(1.0, 3.0 * DAY, 0.0)];
        for errors in [1.0, 0.1, 0.02, 0.01, 0.005] {
            for on in [30.0, 120.0, 900.0, 3.0 * HOUR, 2.0 * DAY] {
                for burn in [1.06, 1.5, 3.0] {
                    let pattern = Pattern::Pulses { errors, on, off: on * (errors / MONTH.threshold(burn) - 1.0) };
                    assert!(!conditions.iter().all(|condition| is_silent(condition, &pattern)), "{pattern:?}");
                }
            }
        }
    }

    #[test]
    fn holds_let_a_little_more_than_the_factor_pass() {
        let kubernetes = covered([2.0 * MINUTE, 15.0 * MINUTE, HOUR, 3.0 * HOUR]);
        let found = worst(&kubernetes, MONTH).unwrap();
        // `for: 3h` on [6h] passes over two pulses that share the window for less than half of it.
        assert!((1.5..2.0).contains(&found.burn), "{found:?}");
        let trajectory = super::super::Trajectory::incident(found.pattern, f64::INFINITY);
        assert!(kubernetes.iter().all(|condition| condition.firings(&trajectory, 30.0 * DAY).is_empty()), "{found:?}");
        let holds = covered([HOUR; 4]);
        let found = worst(&holds[..2], MONTH).unwrap();
        assert!(found.burn >= 6.0 && !found.exact, "{found:?}");
    }

    #[test]
    fn the_search_ends_whatever_there_is_to_search() {
        let many: Vec<_> = (1..5_000_u16)
            .map(|number| tier(14.4 + f64::from(number) / 100.0, HOUR, None, f64::from(number)))
            .collect();
        let found = worst(&many, MONTH).unwrap();
        assert!(found.burn >= 14.4 && !found.exact, "{found:?}");
        for odd in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e-300] {
            let conditions = [Condition { threshold: odd, ..tier(6.0, HOUR, None, HOUR) }, tier(6.0, 1e-3, None, 1e9)];
            let found = worst(&conditions, MONTH);
            assert!(
                found.as_ref().is_none_or(|found| found.burn.is_finite() && found.burn <= 1_000.1),
                "{odd}: {found:?}"
            );
        }
    }

    #[test]
    fn what_is_found_is_silent_whatever_the_conditions() {
        let mut found_pulses = 0;
        for factor in [14.4, 6.0, 1.0] {
            for long in [MINUTE, 5.0 * MINUTE, HOUR, 6.0 * HOUR] {
                for hold in [0.0, MINUTE, 5.0 * MINUTE, 30.0 * MINUTE, 3.0 * HOUR] {
                    let conditions =
                        [tier(factor, long, None, hold), pair(20.0, HOUR, 2.0 * MINUTE), pair(30.0, HOUR, 0.0)];
                    let Some(found) = worst(&conditions, MONTH) else { continue };
                    assert!(found.burn <= 30.0 + 1e-9, "{found:?}");
                    if !matches!(found.pattern, Pattern::Constant { .. }) {
                        found_pulses += 1;
                        assert!(conditions.iter().all(|condition| is_silent(condition, &found.pattern)), "{found:?}");
                        let trajectory = super::super::Trajectory::incident(found.pattern, f64::INFINITY);
                        let firings = |condition: &Condition| condition.firings(&trajectory, DAY).len();
                        assert_eq!(conditions.iter().map(firings).sum::<usize>(), 0, "{found:?}");
                    }
                }
            }
        }
        assert!(found_pulses > 5, "{found_pulses}");
    }

    /// The most that any pulse train of a dense grid burns in silence.
    fn dense(conditions: &[Condition]) -> (f64, Option<Pattern>) {
        let (mut best, mut pattern) = (0.0, None);
        for errors in [1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.015, 0.01, 0.005, 0.002, 0.0014] {
            for on in (0..24).map(|step| 30.0 * 1.45_f64.powi(step)) {
                for off in (0..24).map(|step| 30.0 * 1.45_f64.powi(step)) {
                    let train = Pattern::Pulses { errors, on, off };
                    let burn = MONTH.burn(mean(&train));
                    if burn > best && conditions.iter().all(|condition| is_silent(condition, &train)) {
                        (best, pattern) = (burn, Some(train));
                    }
                }
            }
        }
        (best, pattern)
    }

    #[test]
    fn the_search_finds_what_a_dense_grid_does() {
        let holds = [2.0 * MINUTE, 15.0 * MINUTE, HOUR, 3.0 * HOUR];
        let kubernetes = covered(holds);
        for conditions in [
            kubernetes.clone(),
            kubernetes[..2].to_vec(),
            kubernetes[2..].to_vec(),
            vec![tier(14.4, MINUTE, None, 5.0 * MINUTE), tier(6.0, 5.0 * MINUTE, None, 30.0 * MINUTE)],
            vec![tier(14.4, 5.0 * MINUTE, None, 2.0 * MINUTE)],
            vec![tier(6.0, HOUR, None, HOUR), pair(14.4, HOUR, 0.0)],
            vec![tier(1.0, HOUR, None, 2.0 * HOUR), pair(14.4, HOUR, 0.0), pair(6.0, 6.0 * HOUR, 0.0)],
            covered([5.0 * MINUTE, 30.0 * MINUTE, 2.0 * HOUR, 6.0 * HOUR]),
        ] {
            let mut search =
                Search { conditions: &conditions, bound: 1.0, trials: 0, best: Pattern::Constant { errors: 0.001 } };
            search.pulses();
            let (dense, pattern) = dense(&conditions);
            let found = worst(&conditions, MONTH).map_or(1.05, |found| found.burn);
            assert!(search.trials < MOST_TRIALS, "{}", search.trials);
            assert!(found > 0.9 * dense, "{found} is less than {dense} of {pattern:?}: {conditions:?}");
        }
    }
}

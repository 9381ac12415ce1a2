//! Whether an alert stays silent about errors that repeat for ever, whenever they start and however its evaluations fall.
//!
//! Errors that repeat make the windows repeat, so one cycle decides. Starting from healthy only makes the windows emptier.

use prr_sdk::Pattern;

use super::trajectory::{Trajectory, cycle};
use super::truth::{Span, spans};
use crate::timing::Condition;

/// How much earlier than the formulae say a condition may hold, in seconds.
const SLACK: f64 = 1.0;

/// The part of a threshold from which on it counts as exceeded.
const NEARLY: f64 = 0.995;

/// Whether the alert never fires.
///
/// A counter is sampled, so that a window sees a little less than its length: it is judged with one sample less too.
pub(super) fn is_silent(condition: &Condition, pattern: &Pattern) -> bool {
    let sampled = |window: f64| window - condition.interval.min(window / 4.0);
    let nearly = Condition { threshold: condition.threshold * NEARLY, ..*condition };
    let short = Condition { long: sampled(nearly.long), short: nearly.short.map(sampled), ..nearly };
    [nearly, short].iter().all(|condition| never_fires(condition, pattern))
}

fn never_fires(condition: &Condition, pattern: &Pattern) -> bool {
    let cycle = cycle(pattern);
    let most = condition.hold_ticks() * condition.interval - SLACK;
    let found = spans(condition, &Trajectory::steady(*pattern), Span { start: 0.0, end: cycle });
    if found.is_empty() {
        return true;
    }
    most > 0.0 && longest_run(&found, cycle, condition.interval + SLACK).is_some_and(|longest| longest <= most)
}

/// How long evaluations may see the condition hold without a break. A break that is shorter than `gap` may fall between two of them.
/// None if there is no break at all.
fn longest_run(spans: &[Span], cycle: f64, gap: f64) -> Option<f64> {
    // Twice around, so that what crosses the end of the cycle is seen whole.
    let twice =
        spans.iter().copied().chain(spans.iter().map(|span| Span { start: span.start + cycle, end: span.end + cycle }));
    let (mut longest, mut run) = (0.0_f64, None::<Span>);
    for span in twice {
        let joined = run.filter(|run| span.start - run.end < gap).map_or(span, |run| Span { end: span.end, ..run });
        longest = longest.max(joined.length());
        run = Some(joined);
    }
    (longest < cycle).then_some(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAST: Condition =
        Condition { long: 60.0, short: None, threshold: 0.0144, hold: 300.0, keep: 0.0, interval: 30.0 };
    const SLOW: Condition =
        Condition { long: 300.0, short: None, threshold: 0.006, hold: 1_800.0, keep: 0.0, interval: 30.0 };

    fn pulses(on: f64, off: f64) -> Pattern {
        Pattern::Pulses { errors: 1.0, on: on * 60.0, off: off * 60.0 }
    }

    #[test]
    fn the_example_of_the_mission_is_silent_and_its_neighbours_are_not() {
        assert!(is_silent(&FAST, &pulses(4.0, 6.0)) && is_silent(&SLOW, &pulses(4.0, 6.0)));
        assert!(!is_silent(&FAST, &pulses(5.0, 5.0)), "five minutes and what the window adds outlast `for: 5m`");
        assert!(
            !is_silent(&SLOW, &pulses(4.0, 5.0)),
            "five minutes without errors do not empty [5m] for an evaluation"
        );
        assert!(is_silent(&FAST, &pulses(4.0, 5.0)));
    }

    #[test]
    fn silence_is_what_the_walk_over_every_phase_sees() {
        for condition in [FAST, SLOW, Condition { short: Some(120.0), hold: 240.0, ..SLOW }] {
            for (on, off) in
                [(1.0, 1.0), (2.0, 5.5), (4.0, 1.0), (4.0, 6.0), (6.0, 6.0), (20.0, 7.0), (28.0, 9.0), (31.0, 9.0)]
            {
                // One second less or more moves the pulses over all phases of the ticks.
                let fires = [-1.0, 0.0, 1.0].into_iter().any(|drift| {
                    let pattern = Pattern::Pulses { errors: 1.0, on: on * 60.0, off: off * 60.0 + drift };
                    !condition.firings(&Trajectory::incident(pattern, f64::INFINITY), 100_000.0).is_empty()
                });
                assert!(!(is_silent(&condition, &pulses(on, off)) && fires), "{condition:?} {on} {off}");
            }
        }
    }

    #[test]
    fn without_a_hold_any_moment_above_the_threshold_is_heard() {
        let pair = Condition { long: 3_600.0, short: Some(300.0), hold: 0.0, ..FAST };
        assert!(is_silent(&pair, &pulses(0.5, 60.0)));
        assert!(!is_silent(&pair, &pulses(1.0, 60.0)));
    }

    #[test]
    fn a_condition_that_always_holds_has_no_break() {
        assert!(!is_silent(&SLOW, &Pattern::Pulses { errors: 0.5, on: 60.0, off: 60.0 }));
    }
}

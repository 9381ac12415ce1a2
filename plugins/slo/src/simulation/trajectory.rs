//! What errors do over time, as their integral: windows are differences of it, so nothing is ever sampled.

use prr_sdk::Pattern;

/// More changes of course than an incident that anybody looks at has.
const MOST_TURNS: f64 = 100_000.0;

/// An error ratio over time, in seconds. Traffic is constant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trajectory {
    pattern: Pattern,
    start: f64,
    end: f64,
}

impl Trajectory {
    /// Errors that start at 0 and last for `seconds`, after and before which there are none.
    #[must_use]
    pub const fn incident(pattern: Pattern, seconds: f64) -> Self {
        Self { pattern, start: 0.0, end: seconds }
    }

    /// Errors that have always been and will always be.
    pub(super) const fn steady(pattern: Pattern) -> Self {
        Self { pattern, start: f64::NEG_INFINITY, end: f64::INFINITY }
    }

    /// The integral of the error ratio up to a moment.
    pub(super) fn errors_until(&self, moment: f64) -> f64 {
        integral(&self.pattern, moment.max(self.start).min(self.end))
    }

    /// Moments within a range at which the error ratio changes its course.
    pub(super) fn turns(&self, from: f64, until: f64) -> Vec<f64> {
        let (from, until) = (from.max(self.start), until.min(self.end));
        if from > until {
            return Vec::new();
        }
        let mut turns = vec![from, until];
        let cycle = cycle(&self.pattern);
        if cycle.is_finite() && (until - from) / cycle < MOST_TURNS {
            let mut number = (from / cycle).floor();
            while number * cycle <= until {
                turns.push(number * cycle);
                if let Pattern::Pulses { on, .. } = self.pattern {
                    turns.push(number * cycle + on);
                }
                number += 1.0;
            }
        }
        turns.retain(|turn| (from..=until).contains(turn) && turn.is_finite());
        turns
    }
}

/// How long it takes until the pattern repeats itself.
pub(super) fn cycle(pattern: &Pattern) -> f64 {
    let cycle = match pattern {
        Pattern::Constant { .. } => f64::INFINITY,
        Pattern::Pulses { on, off, .. } => on + off,
        Pattern::Ramp { rise, .. } => *rise,
    };
    if cycle > 0.0 { cycle } else { f64::INFINITY }
}

/// The error ratio on average.
pub(super) fn mean(pattern: &Pattern) -> f64 {
    match pattern {
        Pattern::Constant { errors } => *errors,
        Pattern::Pulses { errors, on, off } => errors * on / (on + off),
        Pattern::Ramp { errors, .. } => errors / 2.0,
    }
}

fn integral(pattern: &Pattern, moment: f64) -> f64 {
    let cycle = cycle(pattern);
    let whole = (moment / cycle).floor();
    let rest = moment - whole * cycle;
    match pattern {
        Pattern::Pulses { errors, on, .. } if cycle.is_finite() => errors * (whole * on + rest.min(*on)),
        Pattern::Ramp { errors, rise } if cycle.is_finite() => {
            errors * (whole * rise / 2.0 + rest * rest / (2.0 * rise))
        }
        _ => mean(pattern) * moment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrals_are_those_of_the_pattern() {
        let pulses = Trajectory::incident(Pattern::Pulses { errors: 0.5, on: 60.0, off: 120.0 }, 400.0);
        for (moment, errors) in [(-10.0, 0.0), (30.0, 15.0), (60.0, 30.0), (170.0, 30.0), (210.0, 45.0), (900.0, 80.0)]
        {
            assert!((pulses.errors_until(moment) - errors).abs() < 1e-9, "{moment}");
        }
        assert_eq!(pulses.turns(0.0, 1_000.0), [0.0, 400.0, 0.0, 60.0, 180.0, 240.0, 360.0]);
        let ramp = Trajectory::steady(Pattern::Ramp { errors: 1.0, rise: 100.0 });
        for (moment, errors) in
            [(0.0, 0.0), (50.0, 12.5), (100.0, 50.0), (150.0, 62.5), (-100.0, -50.0), (-50.0, -37.5)]
        {
            assert!((ramp.errors_until(moment) - errors).abs() < 1e-9, "{moment}");
        }
    }

    #[test]
    fn a_pattern_without_length_is_constant() {
        let nothing = Trajectory::steady(Pattern::Ramp { errors: 0.4, rise: 0.0 });
        assert!((nothing.errors_until(10.0) - 2.0).abs() < 1e-12);
        assert!(nothing.turns(0.0, 10.0).len() <= 2);
    }
}

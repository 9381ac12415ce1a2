//! Incidents: errors that start after a healthy history, written as the counters that a service would expose.

use std::fmt::Write;

use prr_plugin_slo::simulation::Trajectory;
use prr_sdk::Pattern;

/// Requests a second: so many that counters can be whole numbers without rounding the error ratio.
const TRAFFIC: f64 = 1e6;

/// What the counters have counted before the test begins.
const BEFORE: f64 = 1e9;

/// Errors that start and end.
#[derive(Clone, Copy, Debug)]
pub struct Incident {
    pub pattern: Pattern,
    pub seconds: f64,
}

impl Incident {
    /// Errors for so many seconds, rounded up to minutes.
    pub fn lasting(pattern: Pattern, seconds: f64) -> Self {
        Self { pattern, seconds: (seconds / 60.0).ceil() * 60.0 }
    }

    pub fn trajectory(&self) -> Trajectory {
        Trajectory::incident(self.pattern, self.seconds)
    }

    /// The error ratio at a moment after the start: written down a second time, so that the simulation's integrals are tested too.
    fn ratio(&self, moment: f64) -> f64 {
        if moment < 0.0 || moment >= self.seconds {
            return 0.0;
        }
        match self.pattern {
            Pattern::Constant { errors } => errors,
            Pattern::Pulses { errors, on, off } if moment % (on + off) < on => errors,
            Pattern::Pulses { .. } => 0.0,
            Pattern::Ramp { errors, rise } => errors * (moment % rise) / rise,
        }
    }

    /// Counters of successes and of errors, sampled every `scrape` seconds until `end`; the incident starts at `start`.
    pub fn counters(&self, start: u32, end: u32, scrape: u32) -> [String; 2] {
        let mut samples = [vec![BEFORE], vec![BEFORE]];
        let mut errors = 0.0;
        for second in 1..=end {
            // Ratios are constant or linear within a second, for which the middle is the mean.
            errors += self.ratio(f64::from(second) - 0.5 - f64::from(start)) * TRAFFIC;
            if second % scrape == 0 {
                let failed = errors.round();
                samples[0].push(BEFORE + f64::from(second) * TRAFFIC - failed);
                samples[1].push(BEFORE + failed);
            }
        }
        samples.map(|samples| notation(&samples))
    }
}

/// The notation of promtool: `first+stepxcount` for every stretch of equal steps.
fn notation(samples: &[f64]) -> String {
    let mut text = String::new();
    let mut at = 0;
    while at < samples.len() {
        let step = samples.get(at + 1).map_or(0.0, |next| next - samples[at]);
        let alike = |pair: &[f64]| (pair[1] - pair[0] - step).abs() < 0.5;
        let count = samples[at..].windows(2).take_while(|pair| alike(pair)).count();
        let _ = write!(text, "{}+{step}x{count} ", samples[at]);
        at += count + 1;
    }
    text
}

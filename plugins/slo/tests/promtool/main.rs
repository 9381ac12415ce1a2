//! The simulation against the real Prometheus: `promtool test rules` runs generated rules through generated incidents and must see every
//! alert fire and resolve when the plugin's own reading of the same texts predicts it.
//!
//! What an oracle of this kind has to know:
//! - promtool evaluates every group at `evaluation_interval` from time 0 and ignores a group's `interval:`, so the predictions assume
//!   that interval for all rules;
//! - windows look back over what exists. Each incident starts after a healthy history as long as the longest window, or `[6h]` would
//!   behave like a window of the test's age;
//! - `rate` extrapolates a counter towards the window's edges, but never below zero: counters start high, or a counter of errors that
//!   starts at 0 is extrapolated less than the counter of everything and the ratio is too low by up to one sample in the window;
//! - counters are whole numbers: adding a fractional step many times loses a bit here and there, and a counter that goes back by one bit
//!   is a counter that was reset, with all of its value as new errors;
//! - evaluations fall on samples, so that the samples span each window from edge to edge and the ratio is exactly the average that the
//!   simulation computes. Firing and resolving then agree to the tick, and the number of ticks for which an alert fires is asserted
//!   too: that leaves no room for an alert that fires somewhere in between. From Prometheus 3 on windows are open on the left and hold
//!   one sample less;
//! - `ALERTS` is recorded during a test, so `count_over_time` over all of it proves silence at every tick, which `exp_alerts` at a few
//!   moments cannot;
//! - at the threshold itself the comparison is decided by the last bit of a division. Constant errors are tried a percent below and
//!   above it.

mod incident;
mod suite;
mod variant;

use prr_sdk::Pattern;

use self::incident::Incident;
use self::suite::{Suite, run};
use self::variant::{Variant, kubernetes, variants};

const CHECKOUT: [&str; 2] =
    [include_str!("../../../../fixtures/checkout/slo.yaml"), include_str!("../../../../fixtures/checkout/alerts.yaml")];

#[test]
fn alerts_fire_and_resolve_when_the_simulation_says() {
    let mut suites: Vec<_> = variants().iter().map(Variant::suite).collect();
    for suite in &mut suites {
        for incident in suite.usual() {
            suite.add(&incident);
        }
    }
    let dead = suites.iter().filter(|suite| suite.is_dead()).count();
    let heard = suites.iter().filter(|suite| suite.firings() > 0).count();
    assert!(suites.len() >= 60 && dead >= 5, "{} variants, {dead} dead", suites.len());
    assert_eq!(heard + dead, suites.len(), "a full outage is heard by what is not dead");
    run("usual", &suites);
}

#[test]
fn what_is_said_to_be_silent_is_and_what_is_covered_is_heard() {
    let (mut covered, mut trains) = (0, 0);
    let mut suites = vec![checkout(), kubernetes().suite()];
    suites.extend(variants().iter().step_by(3).map(Variant::suite));
    for suite in &mut suites {
        let memory = suite.memory();
        let (service, budget) = (suite.name().to_owned(), suite.simulated().simulation.budget());
        match suite.simulated().simulation.silent.clone() {
            None => {
                covered += 1;
                for burn in [1.06, 5.0, 1.0 / budget] {
                    let pattern = Pattern::Constant { errors: burn * budget };
                    assert!(
                        suite.add(&Incident::lasting(pattern, 1.1 * memory)) > 0,
                        "{service}: {burn}x is not heard"
                    );
                }
            }
            Some(found) => {
                let cycles = |cycle: f64| (4.0 * cycle).max(2.0 * memory);
                let incident = match found.pattern {
                    Pattern::Constant { errors } => {
                        Incident::lasting(Pattern::Constant { errors: 0.99 * errors }, 1.5 * memory)
                    }
                    Pattern::Pulses { on, off, .. } => Incident::lasting(found.pattern, cycles(on + off)),
                    Pattern::Ramp { rise, .. } => Incident::lasting(found.pattern, cycles(rise)),
                };
                trains += usize::from(!matches!(found.pattern, Pattern::Constant { .. }));
                assert_eq!(suite.add(&incident), 0, "{service}: {found:?}");
                if let (Pattern::Constant { errors }, false) = (found.pattern, suite.is_dead()) {
                    let louder = Incident::lasting(Pattern::Constant { errors: 1.01 * errors }, 1.1 * memory);
                    assert!(suite.add(&louder) > 0, "{service}: {louder:?} is not heard");
                }
            }
        }
    }
    assert!(covered >= 3 && trains >= 5, "{covered} covered, {trains} silent trains");
    run("silent", &suites);
}

/// The example of the mission, as it stands in the sample tree.
fn checkout() -> Suite {
    let suite = Suite::new("checkout", CHECKOUT[0], CHECKOUT[1], 30);
    let found = suite.simulated().simulation.silent.clone().unwrap();
    println!("checkout stays silent for ever in {found:?}");
    assert!(found.burn >= 400.0 - 1e-6 && found.exhausts <= 108.0 * 60.0 + 1e-6, "{found:?}");
    suite
}

//! Releases that were worked out by hand.

use std::collections::BTreeMap;

use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_sdk::{Ending, ReleaseObjective, ReleaseSimulation, View, Worst};

use super::{ServiceFacts, Settings, simulate};

const SEED: &str = include_str!("../../../../fixtures/checkout/rollout.yaml");
const READY: &str = include_str!("../../../../fixtures/checkout-ready/rollout.yaml");

fn all(text: &str, errors: f64) -> Vec<ReleaseSimulation> {
    let (arena, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    assert!(faults.is_empty(), "{faults:?}\n{text}");
    let mut builder = ImageBuilder::default();
    arena.roots().iter().for_each(|root| builder.push("rollout.yaml", &arena, 0, *root));
    let image = builder.finish();
    let objective = ReleaseObjective { slo: "availability".to_owned(), target: 0.999, period: 2_592_000.0 };
    let facts = ServiceFacts { objective: Some(objective), traffic: Some(50.0) };
    let services = BTreeMap::from([("checkout".to_owned(), facts)]);
    let settings = Settings { errors, ..Settings::default() };
    let found = simulate(View::new(&image.bytes).unwrap(), &settings, &services);
    found.into_iter().map(|found| found.simulation).collect()
}

fn one(text: &str, errors: f64) -> ReleaseSimulation {
    let mut found = all(text, errors);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-6 * other.abs().max(1e-3), "{one} {other}");
}

/// From, to and share of each stage.
fn stages(found: &ReleaseSimulation) -> Vec<(f64, Option<f64>, f64)> {
    found.stages.iter().map(|stage| (stage.from, stage.to, (stage.share * 1e9).round() / 1e9)).collect()
}

#[test]
fn print_it() {
    for text in [SEED, READY] {
        println!("{:#?}", one(text, 0.05));
    }
}

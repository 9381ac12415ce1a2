//! The example of the mission, as it stands and mended.

use prr_plugin_slo::Slo;
use prr_sdk::Outcome;
use prr_sdk::testing::{Judged, judge};

const SLO: &[&str] = &["PRR-SLO-01", "PRR-SLO-02", "PRR-SLO-03", "PRR-SLO-04"];
const BR: &[&str] = &["PRR-BR-01", "PRR-BR-02", "PRR-BR-03", "PRR-BR-04", "PRR-BR-05", "PRR-BR-06"];

const CHECKOUT: [(&str, &str); 3] = [
    ("slo.yaml", include_str!("../../../fixtures/checkout/slo.yaml")),
    ("alerts.yaml", include_str!("../../../fixtures/checkout/alerts.yaml")),
    ("rollout.yaml", include_str!("../../../fixtures/checkout/rollout.yaml")),
];

const READY: [(&str, &str); 3] = [
    ("slo.yaml", include_str!("../../../fixtures/checkout-ready/slo.yaml")),
    ("alerts.yaml", include_str!("../../../fixtures/checkout-ready/alerts.yaml")),
    ("rollout.yaml", include_str!("../../../fixtures/checkout-ready/rollout.yaml")),
];

/// Numbers of the lines of a file that contain a text.
fn lines(files: &[(&str, &str)], path: &str, wanted: &str) -> Vec<u32> {
    let text = files.iter().find(|(name, _)| *name == path).unwrap().1;
    text.lines().zip(1..).filter(|(line, _)| line.contains(wanted)).map(|(_, number)| number).collect()
}

fn of<'j>(judged: &'j [Judged], check: &str) -> Vec<&'j Judged> {
    judged.iter().filter(|judged| judged.check == check).collect()
}

#[test]
#[ignore = "prints"]
fn print() {
    for judged in judge::<Slo>(&CHECKOUT, &[SLO, BR].concat()) {
        println!(
            "{} {:?} {}:{}:{}-{}:{} {}\n   {}\n   {}\n   fix {:?} related {:?}\n{}",
            judged.check,
            judged.outcome,
            judged.path,
            judged.line,
            judged.column,
            judged.end_line,
            judged.end_column,
            judged.subject,
            judged.message_en,
            judged.message_ko,
            judged.fix,
            judged.related,
            judged.snippet.unwrap_or_default(),
        );
    }
}

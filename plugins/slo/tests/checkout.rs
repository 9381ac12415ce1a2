//! The example of the mission, as it stands and mended.

use prr_plugin_slo::Slo;
use prr_sdk::Outcome;
use prr_sdk::testing::{Judged, judge};

const CHECKS: [&str; 12] = [
    "PRR-SLO-01",
    "PRR-SLO-02",
    "PRR-SLO-03",
    "PRR-SLO-04",
    "PRR-BR-01",
    "PRR-BR-02",
    "PRR-BR-03",
    "PRR-BR-04",
    "PRR-BR-05",
    "PRR-BR-06",
    "PRR-BR-07",
    "PRR-BR-08",
];

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

/// Failures of one check, as `path:line`.
fn failures(judged: &[Judged], check: &str) -> Vec<String> {
    let failed = judged.iter().filter(|judged| judged.check == check && judged.outcome == Outcome::Fail);
    failed.map(|judged| format!("{}:{}", judged.path, judged.line)).collect()
}

/// The line of a file that contains a text, counted among those that do.
fn line(file: (&str, &str), text: &str, which: usize) -> String {
    let found = file.1.lines().zip(1..).filter(|(line, _)| line.contains(text)).nth(which);
    format!("{}:{}", file.0, found.unwrap().1)
}

#[test]
fn every_defect_of_the_example_is_a_finding_at_its_line() {
    let judged = judge::<Slo>(&CHECKOUT, &CHECKS);
    let [slo, alerts, _] = CHECKOUT;
    let expr = |which| line(alerts, "          (", which);
    assert_eq!(failures(&judged, "PRR-BR-01"), [line(slo, "alerting:", 0)]);
    assert_eq!(failures(&judged, "PRR-BR-02"), [line(slo, "factor: 6", 0)]);
    assert_eq!(failures(&judged, "PRR-BR-03"), [expr(0), expr(1)]);
    assert_eq!(failures(&judged, "PRR-BR-04"), [line(slo, "window: 1h", 0), line(slo, "window: 6h", 0)]);
    let windows =
        [line(alerts, "[1m]", 0), line(alerts, "for: 5m", 0), line(alerts, "[5m]", 0), line(alerts, "for: 30m", 0)];
    assert_eq!(failures(&judged, "PRR-BR-06"), windows);
    for check in ["PRR-BR-05", "PRR-SLO-01", "PRR-SLO-02", "PRR-SLO-03", "PRR-SLO-04"] {
        let outcomes: Vec<_> =
            judged.iter().filter(|judged| judged.check == check).map(|judged| judged.outcome).collect();
        assert_eq!(outcomes, [Outcome::Pass], "{check}");
    }
    assert!(judged.iter().all(|judged| judged.service.as_deref() == Some("checkout")));
}

#[test]
fn a_window_is_pointed_at_within_the_expression() {
    let judged = judge::<Slo>(&CHECKOUT, &["PRR-BR-06"]);
    let text = CHECKOUT[1].1.lines().nth(judged[0].line as usize - 1).unwrap();
    let column = |column: u32| column as usize - 1;
    assert_eq!(&text[column(judged[0].column)..column(judged[0].end_column)], "1m");
    assert!(judged[0].related.contains(&line(CHECKOUT[0], "window: 1h", 0)), "{:?}", judged[0].related);
}

#[test]
fn the_numbers_of_the_reference_are_in_the_messages() {
    let judged = judge::<Slo>(&CHECKOUT, &CHECKS);
    let failed = |check| judged.iter().filter(move |judged| judged.check == check);
    let fast = ["5.5 min", "12.7 %", "1.0 min", "2.3 %"];
    let slow = ["30.5 min", "70.6 %", "2.5 min", "5.8 %"];
    let findings: Vec<_> = failed("PRR-BR-06").collect();
    for (findings, numbers) in [(&findings[..2], fast), (&findings[2..], slow)] {
        for (finding, number) in findings.iter().flat_map(|finding| numbers.map(|number| (finding, number))) {
            assert!(finding.message_en.contains(number), "{number} is not in: {}", finding.message_en);
        }
    }
    assert!(findings[0].message_en.contains("0.033 %") && findings[2].message_en.contains("0.069 %"));
    assert!(findings[1].message_en.contains("shorter than 4.0 min") && findings[1].message_ko.contains("4.0분"));
    let tail = failed("PRR-BR-02").next().unwrap();
    assert!(tail.message_en.contains("between 1x and 6x") && tail.message_en.contains("at 5x"), "{}", tail.message_en);
    assert!(tail.message_en.contains("6.0 d"), "{}", tail.message_en);
}

#[test]
fn the_mended_example_passes_everything() {
    let judged = judge::<Slo>(&READY, &CHECKS);
    let others: Vec<_> = judged.iter().filter(|judged| judged.outcome != Outcome::Pass).collect();
    assert!(others.is_empty(), "{others:#?}");
    for check in CHECKS {
        assert!(judged.iter().any(|judged| judged.check == check), "{check} said nothing");
    }
    assert!(judged.iter().all(|judged| !judged.proof.is_empty()));
}

#[test]
fn the_snippet_of_a_finding_mends_it() {
    let judged = judge::<Slo>(&CHECKOUT, &["PRR-BR-01"]);
    let snippet = judged[0].snippet.clone().unwrap();
    let mended = [CHECKOUT[0], ("alerts.yaml", snippet.as_str()), CHECKOUT[2]];
    let bad: Vec<_> =
        judge::<Slo>(&mended, &CHECKS).into_iter().filter(|judged| judged.outcome != Outcome::Pass).collect();
    assert!(bad.is_empty(), "{snippet}\n{bad:#?}");
}

#[test]
fn the_snippet_comes_in_the_packing_of_the_tree() {
    let alerts = CHECKOUT[1].1.replace('\n', "\n  ");
    let object = format!(
        "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {{name: slo}}\nspec:\n  {alerts}"
    );
    let judged = judge::<Slo>(&[CHECKOUT[0], ("alerts.yaml", &object)], &["PRR-BR-01", "PRR-BR-06"]);
    assert_eq!(failures(&judged, "PRR-BR-06").len(), 4);
    let snippet = judged[0].snippet.clone().unwrap();
    assert!(snippet.contains("kind: PrometheusRule"), "{snippet}");
    let mended = judge::<Slo>(&[CHECKOUT[0], ("alerts.yaml", &snippet)], &CHECKS);
    assert!(mended.iter().all(|judged| judged.outcome == Outcome::Pass), "{mended:#?}");
}

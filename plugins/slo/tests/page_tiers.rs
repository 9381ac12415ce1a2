//! PRR-BR-01 and PRR-BR-02 judge conditions by what they do: the catalogues of the field pass, whatever their factors.

use prr_plugin_slo::Slo;
use prr_sdk::Outcome;
use prr_sdk::testing::{Judged, judge};

/// An objective of 99.9 % and alerts of `(factor, long, short, severity)`.
fn outcomes(period: &str, tiers: &[(f64, &str, &str, &str)]) -> Vec<Judged> {
    let slo = format!(
        "service: shop\nslis:\n  - name: availability\n    sli:\n      \
         numerator: sum(rate(http_total{{code!~\"5..\"}}[5m]))\n      \
         denominator: sum(rate(http_total[5m]))\n    slo: {{target: 99.9, window: {period}}}\n"
    );
    let ratio =
        |window: &str| format!("sum(rate(http_total{{code=~\"5..\"}}[{window}])) / sum(rate(http_total[{window}]))");
    let alert = |(factor, long, short, severity): &(f64, &str, &str, &str)| {
        let expr = format!("{} > {factor} * 0.001 and {} > {factor} * 0.001", ratio(long), ratio(short));
        format!("  - {{alert: Burn{long}, expr: '{expr}', labels: {{severity: {severity}}}}}\n")
    };
    let rules = String::from("groups:\n- name: g\n  rules:\n") + &tiers.iter().map(alert).collect::<Vec<_>>().concat();
    judge::<Slo>(&[("slo.yaml", &slo), ("rules.yaml", &rules)], &["PRR-BR-01", "PRR-BR-02"])
}

const FAST: (f64, &str, &str, &str) = (14.4, "1h", "5m", "critical");
const SLOW: (f64, &str, &str, &str) = (6.0, "6h", "30m", "critical");
const TAIL: (f64, &str, &str, &str) = (1.0, "3d", "6h", "ticket");

#[test]
fn the_catalogues_of_the_field_pass() {
    for (name, period, tiers) in [
        ("workbook, 30 days", "30d", [FAST, SLOW, TAIL]),
        (
            "scaled to 28 days",
            "28d",
            [(13.44, "1h", "5m", "page"), (5.6, "6h", "30m", "page"), (0.933, "3d", "6h", "ticket")],
        ),
        (
            "pyrra, 28 days",
            "28d",
            [(14.0, "1h", "5m", "critical"), (7.0, "6h", "30m", "critical"), (1.0, "4d", "6h", "warning")],
        ),
        (
            "sloth, 7 days",
            "7d",
            [(13.44, "1h", "5m", "page"), (3.5, "6h", "30m", "page"), (0.98, "3d", "6h", "ticket")],
        ),
        (
            "slo-generator, 28 days",
            "28d",
            [(9.0, "1h", "5m", "page"), (3.0, "12h", "1h", "page"), (1.0, "3d", "6h", "low")],
        ),
        ("the slow tier warns", "30d", [FAST, (6.0, "6h", "30m", "warning"), TAIL]),
    ] {
        let found = outcomes(period, &tiers);
        assert!(found.iter().all(|judged| judged.outcome == Outcome::Pass), "{name}: {found:#?}");
    }
}

#[test]
fn what_is_missing_is_named() {
    for (tiers, message) in [
        (vec![SLOW, TAIL], "pages-no-fast"),
        (vec![FAST, TAIL], "pages-no-slow"),
        (vec![TAIL], "pages-neither"),
        (vec![(14.4, "5m", "1m", "critical"), SLOW, TAIL], "pages-no-fast"),
        (vec![FAST, (14.4, "6h", "30m", "critical"), TAIL], "pages-no-slow"),
        (vec![(14.4, "1h", "5m", "ticket"), SLOW, TAIL], "pages-no-fast"),
        (vec![(14.4, "1h", "5m", "team-a"), SLOW, TAIL], "severity-unclear"),
    ] {
        assert_eq!(outcomes("30d", &tiers)[0].message_id, message, "{tiers:?}");
    }
}

#[test]
fn a_tail_that_nobody_hears_or_that_is_too_short_is_none() {
    for (tail, message) in [
        ((1.0, "3d", "6h", "ticket"), "tail-covered"),
        ((1.0, "3d", "6h", "none"), "tail-gap"),
        ((1.0, "10m", "1m", "ticket"), "tail-gap"),
        ((3.0, "1d", "2h", "ticket"), "tail-gap"),
        ((1.0, "3d", "6h", "team-a"), "severity-unclear"),
    ] {
        assert_eq!(outcomes("30d", &[FAST, SLOW, tail])[1].message_id, message, "{tail:?}");
    }
}

#[test]
fn an_alert_on_another_ratio_of_the_service_leaves_it_open() {
    let slo = "service: shop\nslis:\n  - name: availability\n    sli:\n      \
               numerator: sum(rate(http_total{code!~\"5..\"}[5m]))\n      denominator: sum(rate(http_total[5m]))\n    \
               slo: {target: 99.9, window: 30d}\n";
    let rules = "groups: [{name: g, rules: [{alert: A, labels: {service: shop}, expr: \
                 'sum(rate(http_total{code=~\"500\"}[1h])) / sum(rate(http_total[1h])) > 14.4 * 0.001'}]}]";
    let found = judge::<Slo>(&[("slo.yaml", slo), ("rules.yaml", rules)], &["PRR-BR-01"]);
    assert_eq!((found[0].outcome, found[0].message_id.as_str()), (Outcome::Unknown, "lookalike"));
}

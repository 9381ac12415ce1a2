//! What PRR-BR-08 judges only where a policy says more, and what a dead condition means for the other checks.

use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_plugin_slo::Slo;
use prr_sdk::testing::judge;
use prr_sdk::{Outcome, Request, Value};

const SLO: &str = "service: shop\nslis:\n  - name: availability\n    sli:\n      \
                   numerator: sum(rate(http_total{code!~\"5..\"}[5m]))\n      denominator: sum(rate(http_total[5m]))\n    \
                   slo: {target: TARGET, window: 28d}\n";

fn ratio(window: &str) -> String {
    format!("sum(rate(http_total{{code=~\"5..\"}}[{window}])) / sum(rate(http_total[{window}]))")
}

fn pair(long: &str, short: &str, threshold: &str) -> String {
    format!("{} > {threshold} and {} > {threshold}", ratio(long), ratio(short))
}

fn rules(alerts: &[(&str, String)]) -> String {
    let alert = |(severity, expr): &(&str, String)| {
        format!("  - {{alert: A, labels: {{severity: {severity}}}, expr: '{expr}'}}\n")
    };
    String::from("groups:\n- name: g\n  rules:\n") + &alerts.iter().map(alert).collect::<String>()
}

/// Outcomes and messages of PRR-BR-08 with parameters set.
fn with(slo: &str, rules: &str, set: &[(&str, Value)]) -> Vec<(Outcome, &'static str)> {
    let arenas = [slo, rules].map(|text| read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default()).0);
    let mut builder = ImageBuilder::default();
    for (number, arena) in (0..).zip(&arenas) {
        arena.roots().iter().for_each(|root| builder.push("a.yaml", arena, number, *root));
    }
    let set = set.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let request = Request { check: "PRR-BR-08".to_owned(), set };
    let found = prr_sdk::evaluate::<Slo>(&builder.finish().bytes, &[request], 0).unwrap();
    found.into_iter().map(|(_, finding)| (finding.outcome, finding.message.0)).collect()
}

#[test]
fn a_range_is_judged_where_the_scrape_interval_is_known() {
    let slo = SLO.replace("TARGET", "99.9");
    let rules = rules(&[("critical", pair("1h", "1m", "14.4 * 0.001"))]);
    let scraped = |seconds: f64| with(&slo, &rules, &[("scrape-interval", Value::Duration(seconds))]);
    assert_eq!(scraped(0.0), [(Outcome::Pass, "condition-live")]);
    assert_eq!(scraped(30.0), [(Outcome::Pass, "condition-live")], "two samples suffice");
    assert_eq!(scraped(31.0), [(Outcome::Fail, "dead-range")]);
}

#[test]
fn a_whole_bucket_bound_is_judged_where_the_version_is_known() {
    let slow = |window: &str| {
        format!("1 - sum(rate(h_bucket{{le=\"1\"}}[{window}])) / sum(rate(h_count[{window}])) > 14.4 * 0.001")
    };
    let slo = SLO.replace("TARGET", "99.9").replace("http_total{code!~\"5..\"}", "h_bucket{le=\"1\"}");
    let slo = slo.replace("http_total", "h_count");
    let rules = rules(&[("critical", format!("{} and {}", slow("1h"), slow("5m")))]);
    let version = |version: &str| with(&slo, &rules, &[("prometheus-version", Value::from(version))]);
    assert_eq!(version(""), [(Outcome::Unknown, "bucket-undecided")]);
    assert_eq!(version("2.53.1"), [(Outcome::Pass, "condition-live")]);
    assert_eq!(version("v3.5"), [(Outcome::Fail, "dead-bucket")]);
}

#[test]
fn a_dead_tier_protects_nothing() {
    let slo = SLO.replace("TARGET", "90");
    let tiers = |fast: &str| {
        rules(&[
            ("critical", pair("1h", "5m", fast)),
            ("critical", pair("6h", "30m", "7 * 0.1")),
            ("ticket", pair("3d", "6h", "1 * 0.1")),
        ])
    };
    let outcomes = |fast: &str| {
        let found = judge::<Slo>(&[("slo.yaml", &slo), ("rules.yaml", &tiers(fast))], &["PRR-BR-01", "PRR-BR-08"]);
        found.into_iter().map(|judged| (judged.outcome, judged.message_id, judged.message_en)).collect::<Vec<_>>()
    };
    let dead = outcomes("14 * 0.1");
    assert_eq!((dead[0].0, dead[0].1.as_str()), (Outcome::Fail, "pages-no-fast"));
    assert_eq!((dead[1].0, dead[1].1.as_str()), (Outcome::Fail, "dead-threshold"));
    assert!(dead[1].2.contains("14x of a budget of 10.0 %") && dead[1].2.contains("140.0 %"), "{}", dead[1].2);
    assert!(dead[2..].iter().all(|(outcome, ..)| *outcome == Outcome::Pass), "{dead:#?}");
    assert!(outcomes("9 * 0.1").iter().all(|(outcome, ..)| *outcome == Outcome::Pass));
}

#[test]
fn rules_of_another_objective_do_not_make_a_missing_record_certain() {
    let slo = SLO.replace("TARGET", "99.9");
    let rule = |service: &str| {
        format!(
            "groups:\n- name: g\n  rules:\n  - {{record: 'slo:ratio_rate5m', expr: '{}', labels: {{service: {service}}}}}\n  \
             - {{alert: A, labels: {{service: shop, slo: availability}}, expr: 'slo:ratio_rate1h{{service=\"shop\"}} > 0.0144'}}\n",
            ratio("5m")
        )
    };
    assert_eq!(with(&slo, &rule("cart"), &[]), [(Outcome::Unknown, "unread-record")]);
    assert_eq!(with(&slo, &rule("shop"), &[]), [(Outcome::Fail, "dead-record-missing")]);
}

#[test]
fn partners_that_are_filled_in_need_no_match() {
    let slo = SLO
        .replace("TARGET", "99.9")
        .replace("http_total{", "http_total{job=\"a\",")
        .replace("http_total[", "http_total{job=\"a\"}[");
    let quotient = |operator: &str| {
        let bad = "sum by (job) (rate(http_total{job=\"a\",code=~\"5..\"}[1h]))";
        let expr = format!("{bad} {operator} sum(rate(http_total{{job=\"a\"}}[1h])) > 0.0144");
        with(&slo, &rules(&[("critical", expr)]), &[])
    };
    assert_eq!(quotient("/"), [(Outcome::Fail, "dead-operands-lack")]);
    assert_eq!(quotient("/ fill (0)"), [(Outcome::Pass, "condition-live")]);
}

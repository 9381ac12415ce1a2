//! What PRR-BR-08 says of a condition is what Prometheus does with it: every case is judged, and run by `promtool` over series in which
//! every request fails. Prints `skipped` and returns where `promtool` is not installed, unless `PRR_REQUIRE_ORACLES` is 1.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use prr_plugin_slo::Slo;
use prr_sdk::Outcome;
use prr_sdk::testing::judge;

const SLO: &str = r#"
service: shop
slis:
  - name: availability
    sli:
      numerator: sum(rate(http_total{service="shop",code!~"5.."}[5m]))
      denominator: sum(rate(http_total{service="shop"}[5m]))
    slo: {target: 99.9, window: 30d}
"#;

/// In a case, `RATIO` is the error ratio over an hour without labels, `RATIO5` that over five minutes, and `SERVED` that over an hour
/// with the label `service`.
const RATIO: &str =
    r#"(sum(rate(http_total{service="shop",code=~"5.."}[W])) / sum(rate(http_total{service="shop"}[W])))"#;
const SERVED: &str = r#"(sum by (service) (rate(http_total{service="shop",code=~"5.."}[1h])) / sum by (service) (rate(http_total{service="shop"}[1h])))"#;

/// Series that every case may read.
const SERIES: [(&str, &str); 7] = [
    (r#"http_total{service="shop",code="500",instance="i"}"#, "0+60x90"),
    (r#"g{a="1"}"#, "1x90"),
    (r#"h{b="3"}"#, "1x90"),
    (r#"s{service="shop"}"#, "1x90"),
    (r#"s{service="other"}"#, "1x90"),
    (r#"t_bucket{le="0.5"}"#, "0+1x90"),
    (r#"t_bucket{le="+Inf"}"#, "0+1x90"),
];

/// Recording rules that every case may read: name, body, static labels.
const RECORDS: [(&str, &str, &str); 12] = [
    ("plain:ratio_rate1h", "RATIO", ""),
    ("plain:ratio_rate5m", "RATIO5", ""),
    ("set:ratio_rate1h", "RATIO", "window: 1h"),
    ("set:ratio_rate5m", "RATIO5", "window: 5m"),
    ("served:ratio_rate1h", "SERVED", ""),
    ("again:ratio_rate1h", "set:ratio_rate1h", ""),
    ("circle:one:left", "circle:one:right", ""),
    ("circle:one:right", "circle:one:left", ""),
    ("counts:itself:up", "counts:itself:up or vector(1)", ""),
    ("verbs:ratio_rate1h", "RATIO", "verb: read"),
    ("verbs:ratio_rate1h", "RATIO", "verb: write"),
    ("none:labels:cleared", "g{a=\"1\"}", "a: ''"),
];

/// Conditions that can fire, and do.
const LIVE: &[&str] = &[
    "RATIO > 0.0144 and RATIO5 > 0.0144",
    "SERVED > 0.0144 and on() RATIO5 > 0.0144",
    "SERVED > 0.0144 and ignoring(service) RATIO5 > 0.0144",
    "SERVED > 0.0144 and on(service) s{service=\"shop\"}",
    "SERVED > 0.0144 and s",
    "sum(SERVED) > 0.0144 and RATIO5 > 0.0144",
    "max without (service) (SERVED > 0.0144) and RATIO5 > 0.0144",
    "RATIO > 0.0144 and on() g",
    "RATIO > 0.0144 and sum(g)",
    "RATIO > 0.0144 and on(a) sum(g)",
    "RATIO > 0.0144 and sum without (a) (g{a=\"1\"})",
    "RATIO > 0.0144 and vector(1) > 0",
    "RATIO > 0.0144 and vector(time()) > 0",
    "RATIO > 0.0144 and absent(nothing)",
    "RATIO > 0.0144 and absent(nothing{a=~\"1\"})",
    "RATIO > 0.0144 and on() absent(nothing{a=\"1\"})",
    "RATIO > 0.0144 unless g{a=\"1\"}",
    "RATIO > 0.0144 unless RATIO5 <= 0.0144",
    "RATIO > 0.0144 and (g{a=\"1\"} or vector(1))",
    "RATIO > 0.0144 and on() label_replace(sum(g), \"x\", \"y\", \"\", \"\")",
    "RATIO > 0.0144 and label_replace(g{a=\"1\"}, \"a\", \"\", \"\", \"\")",
    "RATIO > 0.0144 and on() count_values(\"v\", g)",
    "RATIO > 0.0144 and on() g{a=\"1\",a=~\"1|2\"}",
    "RATIO > 0.0144 and on() g{a=~\"[0-9]\",a!=\"2\"}",
    "RATIO > 0.0144 and on() (g{a=\"1\"} == 1)",
    "RATIO > 0.0144 and (g{a=\"1\"} >= on() sum(g))",
    "RATIO > 0.0144 and (g{a=\"1\"} >= ignoring(a) sum(g))",
    "RATIO > 0.0144 and histogram_quantile(0.9, sum by (le) (rate(t_bucket[5m]))) >= 0",
    "RATIO > 0.0144 and max_over_time(sum(g)[5m:1m])",
    "(RATIO > bool 0.0144) == 1 and RATIO5 > 0.0144",
    "RATIO * on() group_left(a) g{a=\"1\"} > 0.0144 and on(a) g{a=\"1\"}",
    "sum by (service) (rate(http_total{service=\"shop\",code=~\"5..\"}[1h])) / on() sum(rate(http_total{service=\"shop\"}[1h])) > 0.0144 and RATIO5 > 0.0144",
    "plain:ratio_rate1h > 0.0144 and plain:ratio_rate5m > 0.0144",
    "set:ratio_rate1h > 0.0144 and ignoring(window) set:ratio_rate5m > 0.0144",
    "set:ratio_rate1h > 0.0144 and on() set:ratio_rate5m > 0.0144",
    "max(set:ratio_rate1h > 0.0144) without (window) and max(set:ratio_rate5m > 0.0144) without (window)",
    "sum by (cluster) (set:ratio_rate1h) > 0.0144 and on(cluster) sum by (cluster) (set:ratio_rate5m) > 0.0144",
    "served:ratio_rate1h > 0.0144 and on() set:ratio_rate5m > 0.0144",
    "served:ratio_rate1h > 0.0144 and s",
    "verbs:ratio_rate1h > 0.0144 and on(verb) verbs:ratio_rate1h{verb=\"write\"}",
    "RATIO > 0.0144 and on() counts:itself:up",
    "RATIO > 0.0144 and none:labels:cleared",
    "RATIO > 0.0144 and on() absent(plain:ratio_rate2h)",
    "RATIO >= 1 and RATIO5 >= 1",
    "RATIO > 0.99999",
];

/// Conditions that can never fire, with the message that says why.
const DEAD: &[(&str, &str)] = &[
    ("SERVED > 0.0144 and RATIO5 > 0.0144", "dead-operands-lack"),
    ("SERVED > 0.0144 and s{service=\"other\"}", "dead-operands-differ"),
    ("SERVED > 0.0144 and on(service) s{service=\"other\"}", "dead-operands-differ"),
    ("SERVED > 0.0144 and on(service) s{service=~\"other|third\"}", "dead-operands-differ"),
    ("RATIO > 0.0144 and g{a=\"1\"}", "dead-operands-lack"),
    ("RATIO > 0.0144 and g{a!=\"\"}", "dead-operands-lack"),
    ("RATIO > 0.0144 and on(a) g{a=\"1\"}", "dead-operands-lack"),
    ("RATIO > 0.0144 and topk(1, g{a=\"1\"})", "dead-operands-lack"),
    ("RATIO > 0.0144 and on() (s{service=\"shop\"} + s{service=\"other\"})", "dead-operands-differ"),
    ("RATIO > 0.0144 and on() (g{a=\"1\"} / ignoring(a) h{b=\"3\"} and g{a=\"1\"})", "dead-operands-lack"),
    ("RATIO > 0.0144 and vector(0) > 1", "dead-never-true"),
    ("RATIO > 0.0144 and on() (g > 0 and vector(1) == 2)", "dead-never-true"),
    ("RATIO > 0.0144 and absent(nothing{a=\"1\"})", "dead-operands-lack"),
    ("RATIO > 0.0144 and label_replace(sum(g), \"x\", \"y\", \"\", \"\")", "dead-operands-lack"),
    ("RATIO > 0.0144 and label_replace(g{a=\"1\"}, \"x\", \"$1\", \"a\", \"(.*)\")", "dead-operands-lack"),
    ("RATIO > 0.0144 and count_values(\"v\", g)", "dead-operands-lack"),
    ("RATIO > 0.0144 and on() g{a=\"1\",a=\"2\"}", "dead-matchers"),
    ("RATIO > 0.0144 and on() g{a=\"1\",a!~\"1|2\"}", "dead-matchers"),
    ("RATIO > 0.0144 and on() g{a=~\"2.*\",a=\"1\"}", "dead-matchers"),
    ("RATIO > 0.0144 and sum by (le) (rate(t_bucket{le=\"+Inf\"}[5m]))", "dead-operands-lack"),
    ("RATIO > 0.0144 and max_over_time(g{a=\"1\"}[5m:1m])", "dead-operands-lack"),
    ("RATIO > 0.0144 and (g{a=\"1\"} == bool 1)", "dead-operands-lack"),
    ("RATIO * on() group_left(a) g{a=\"1\"} > 0.0144 and RATIO5 > 0.0144", "dead-operands-lack"),
    (
        "sum by (service) (rate(http_total{service=\"shop\",code=~\"5..\"}[1h])) / sum(rate(http_total{service=\"shop\"}[1h])) > 0.0144",
        "dead-operands-lack",
    ),
    ("set:ratio_rate1h > 0.0144 and set:ratio_rate5m > 0.0144", "dead-operands-differ"),
    ("again:ratio_rate1h > 0.0144 and set:ratio_rate5m > 0.0144", "dead-operands-differ"),
    (
        "max by (window) (set:ratio_rate1h) > 0.0144 and max by (window) (set:ratio_rate5m) > 0.0144",
        "dead-operands-differ",
    ),
    ("set:ratio_rate1h > 0.0144 and plain:ratio_rate5m > 0.0144", "dead-operands-lack"),
    ("served:ratio_rate1h > 0.0144 and plain:ratio_rate5m > 0.0144", "dead-operands-lack"),
    (
        "verbs:ratio_rate1h > 0.0144 and on(verb) label_replace(sum(g), \"verb\", \"list\", \"\", \"\")",
        "dead-operands-differ",
    ),
    ("RATIO > 0.0144 and on() circle:one:left", "dead-circular"),
    ("RATIO > 0.0144 and on() plain:ratio_rate2h", "dead-record-missing"),
    ("RATIO > 1 and RATIO5 > 1", "dead-threshold-plain"),
    ("RATIO > 14 * 0.1 and RATIO5 > 14 * 0.1", "dead-threshold"),
    ("1 - RATIO < 0 and RATIO5 > 0.0144", "dead-threshold-plain"),
];

fn filled(text: &str) -> String {
    let text = text.replace("RATIO5", &RATIO.replace('W', "5m")).replace("RATIO", &RATIO.replace('W', "1h"));
    text.replace("SERVED", SERVED)
}

/// A rule file with every record, and the alerts named.
fn rules<'e>(alerts: impl IntoIterator<Item = (String, &'e str)>) -> String {
    let mut rules = String::from("groups:\n- name: g\n  rules:\n");
    for (name, body, labels) in RECORDS {
        let body = filled(body);
        writeln!(rules, "  - {{record: '{name}', expr: '{body}', labels: {{{labels}}}}}").unwrap();
    }
    for (name, expr) in alerts {
        let labels = "service: shop, slo: availability";
        writeln!(rules, "  - {{alert: {name}, labels: {{{labels}}}, expr: '{}'}}", filled(expr)).unwrap();
    }
    rules
}

fn judged(expr: &str) -> Vec<(Outcome, String)> {
    let rules = rules([("A".to_owned(), expr)]);
    let found = judge::<Slo>(&[("slo.yaml", SLO), ("rules.yaml", &rules)], &["PRR-BR-08"]);
    found.into_iter().map(|judged| (judged.outcome, judged.message_id)).collect()
}

#[test]
fn what_can_never_fire_is_told_from_what_can() {
    for expr in LIVE {
        assert_eq!(judged(expr), [(Outcome::Pass, "condition-live".to_owned())], "{expr}");
    }
    for (expr, message) in DEAD {
        assert_eq!(judged(expr), [(Outcome::Fail, (*message).to_owned())], "{expr}");
    }
}

#[test]
fn prometheus_agrees_with_every_case() {
    let installed = Command::new("promtool").arg("--version").output().is_ok();
    if !installed {
        assert_ne!(std::env::var("PRR_REQUIRE_ORACLES").as_deref(), Ok("1"), "promtool is not installed");
        eprintln!("skipped: promtool is not installed");
        return;
    }
    let live = LIVE.iter().enumerate().map(|(number, expr)| (format!("Live{number:02}"), *expr));
    let dead = DEAD.iter().enumerate().map(|(number, (expr, _))| (format!("Dead{number:02}"), *expr));
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("liveness");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("rules.yaml"), rules(live.clone().chain(dead))).unwrap();
    let mut test =
        String::from("rule_files: [rules.yaml]\nevaluation_interval: 1m\ntests:\n- interval: 1m\n  input_series:\n");
    for (series, values) in SERIES {
        writeln!(test, "  - {{series: '{series}', values: '{values}'}}").unwrap();
    }
    test.push_str(
        "  promql_expr_test:\n  - expr: 'group by (alertname) (ALERTS{alertstate=\"firing\"})'\n    eval_time: 85m\n",
    );
    test.push_str("    exp_samples:\n");
    for name in live.map(|(name, _)| name).collect::<BTreeSet<_>>() {
        writeln!(test, "    - {{labels: '{{alertname=\"{name}\"}}', value: 1}}").unwrap();
    }
    std::fs::write(folder.join("test.yaml"), test).unwrap();
    let run = Command::new("promtool").args(["test", "rules", "test.yaml"]).current_dir(&folder).output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
}

#[test]
fn an_alternative_that_is_dead_is_found_beside_one_that_lives() {
    let expr = "(RATIO > 0.0144 and RATIO5 > 0.0144) or (SERVED > 0.0144 and RATIO5 > 0.0144)";
    let outcomes: Vec<_> = judged(expr).into_iter().map(|(outcome, _)| outcome).collect();
    assert_eq!(outcomes, [Outcome::Pass, Outcome::Fail]);
}

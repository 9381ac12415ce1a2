//! Shapes of alert expressions, and what is recognised in them.

use crate::burn::coverage::Reason;
use crate::burn::tier::Tier;
use crate::testing::with_model;

const SLO: &str = "service: shop\nslis:\n  - name: availability\n    sli:\n      \
                   numerator: sum(rate(http_total{service=\"shop\",code!~\"5..\"}[5m]))\n      \
                   denominator: sum(rate(http_total{service=\"shop\"}[5m]))\n    slo: {target: 99.9, window: 30d}\n";

/// `(long, short, factor, budget)` of every tier that an alert on the expression gives, with recording rules before it.
fn tiers(records: &[(&str, &str)], expr: &str, labels: &str) -> Vec<(f64, Option<f64>, f64, Option<f64>)> {
    let records = records.iter().map(|(name, body)| format!("  - {{record: '{name}', expr: '{body}'}}"));
    let records: String = records.collect::<Vec<_>>().join("\n");
    let expr = expr.replace('\n', "\n      ");
    let rules = format!(
        "groups:\n- name: g\n  rules:\n{records}\n  - alert: A\n    expr: |\n      {expr}\n    labels: {{{labels}}}\n"
    );
    with_model(&[("slo.yaml", SLO), ("rules.yaml", &rules)], |model| {
        let round = |value: f64| (value * 1e9).round() / 1e9;
        let tier = |tier: &Tier<'_>| {
            let budget = tier.long.separated().map(|separated| round(separated.budget));
            (tier.window(), tier.short_window(), round(tier.factor(0.001)), budget)
        };
        model.coverage[0].tiers.iter().map(tier).collect()
    })
}

const PAIR: (f64, Option<f64>, f64, Option<f64>) = (3_600.0, Some(300.0), 14.4, Some(0.001));

/// A long and a short comparison of the same form, `W` being the window.
fn both(form: &str) -> String {
    format!("({}) and ({})", form.replace('W', "1h"), form.replace('W', "5m"))
}

const BAD: &str = r#"sum(rate(http_total{code=~"5..",service="shop"}[W]))"#;
const GOOD: &str = r#"sum(rate(http_total{service="shop",code!~"5.."}[W]))"#;
const TOTAL: &str = r#"sum(rate(http_total{service="shop"}[W]))"#;

#[test]
fn one_condition_is_recognised_in_all_its_shapes() {
    for form in [
        format!("{BAD} / {TOTAL} > 14.4 * 0.001"),
        format!("14.4 * 0.001 < {BAD} / {TOTAL}"),
        format!("1 - {GOOD} / {TOTAL} > (1 - 0.999) * 14.4"),
        format!("1 - ({GOOD} / {TOTAL}) >= 14.4 * (100 - 99.9) / 100"),
        format!("({TOTAL} - {GOOD}) / {TOTAL} > (14.40 * 0.00100)"),
        format!("{GOOD} / {TOTAL} < 1 - 14.4 * 0.001"),
        format!("({BAD} / {TOTAL}) / 0.001 > 14.4"),
        format!("{BAD} > 14.4 * 0.001 * {TOTAL}"),
        format!("14.4 * 0.001 * {TOTAL} < {BAD}"),
        format!("100 * {BAD} / {TOTAL} > 14.4 * 0.1"),
        format!("100 - 100 * {GOOD} / {TOTAL} > 14.4 * 0.1"),
        format!("({BAD} / {TOTAL} > bool 14.4e0 * 1e-3) == 1"),
        format!("max by (team) ({BAD} / {TOTAL} > 14.4 * 0.001)"),
        format!("({BAD} or vector(0)) / clamp_min({TOTAL}, 1) > 14.4 * 0.001"),
        format!("{BAD} / {TOTAL} > 14.4 * 0.001").replace("rate(", "increase("),
        format!("{BAD} / {TOTAL} > 14.4 * 0.001").replace("sum(", "sum by (service) ("),
        format!(r#"label_replace({BAD} / {TOTAL}, "a", "b", "", "") > 14.4 * 0.001"#),
    ] {
        assert_eq!(tiers(&[], &both(&form), ""), [PAIR], "{form}");
    }
}

#[test]
fn a_folded_threshold_leaves_factor_and_budget_together() {
    for threshold in ["0.0144", "14.4e-3", "1.44 / 100"] {
        let form = format!("{BAD} / {TOTAL} > {threshold}");
        assert_eq!(tiers(&[], &both(&form), ""), [(3_600.0, Some(300.0), 14.4, None)], "{threshold}");
    }
}

#[test]
fn recording_rules_are_read_through() {
    let ratio = |window: &str| format!("{BAD} / {TOTAL}").replace('W', window);
    let (hour, minutes) = (ratio("1h"), ratio("5m"));
    let records = [
        ("r:ratio_rate1h", hour.as_str()),
        ("r:ratio_rate5m", &minutes),
        ("r:budget", "vector(1 - 0.999)"),
        ("r:same", "r:ratio_rate1h"),
    ];
    let two = |long: &str| tiers(&records, &format!("{long} > 14.4 * 0.001 and r:ratio_rate5m > 14.4 * 0.001"), "");
    assert_eq!(two("r:ratio_rate1h"), [PAIR]);
    assert_eq!(two("max(r:same)"), [PAIR]);
    assert_eq!(two("(sum_over_time(r:ratio_rate5m[1h]) / count_over_time(r:ratio_rate5m[1h]))"), [PAIR]);
    assert_eq!(two("avg_over_time(r:ratio_rate5m[1h])"), [PAIR]);
    let burn = "r:ratio_rate1h / scalar(r:budget) > 14.4 and r:ratio_rate5m > 14.4 * scalar(r:budget)";
    assert_eq!(tiers(&records, burn, ""), [PAIR]);
    let condition = [records.as_slice(), &[("r:burns", "r:ratio_rate1h > 14.4 * 0.001")]].concat();
    assert_eq!(tiers(&condition, "r:burns == 1", ""), [(3_600.0, None, 14.4, Some(0.001))]);
}

#[test]
fn records_that_rest_on_themselves_end() {
    let records = [("r:a", "r:b"), ("r:b", "r:a"), ("r:c", "r:c / r:c")];
    assert_eq!(tiers(&records, "r:a > 0.01 or r:c > 0.01", "service: shop, slo: availability"), []);
}

#[test]
fn alternatives_and_guards_are_told_apart() {
    let form = |window: &str, factor: f64| format!("{BAD} / {TOTAL} > {factor} * 0.001").replace('W', window);
    let (fast, fast_short) = (form("1h", 14.4), form("5m", 14.4));
    let (slow, slow_short) = (form("6h", 6.0), form("30m", 6.0));
    let slow_pair = (21_600.0, Some(1_800.0), 6.0, Some(0.001));
    let either = format!("({fast} AND {fast_short}) or ({slow} and {slow_short})");
    assert_eq!(tiers(&[], &either, ""), [PAIR, slow_pair]);
    let guarded =
        format!("{fast} and {fast_short} and sum(increase(http_total[1h])) > 10 unless on() maintenance == 1");
    assert_eq!(tiers(&[], &guarded, ""), [PAIR]);
    let healthy = fast_short.replace("> 14.4", "<= 14.4");
    assert_eq!(tiers(&[], &format!("{fast} unless {healthy}"), ""), [PAIR]);
}

#[test]
fn what_measures_something_else_is_not_linked() {
    for expr in [
        r#"sum(rate(http_total{service="shop",code=~"4.."}[1h])) / sum(rate(http_total{service="shop"}[1h])) > 14.4 * 0.001"#,
        "histogram_quantile(0.99, sum by (le) (rate(http_bucket[5m]))) > 0.5",
        "up == 0",
        r#"sum(rate(http_total{service="shop",code=~"5.."}[1h] offset 1d)) / sum(rate(http_total{service="shop"}[1h])) > 0.01"#,
    ] {
        assert_eq!(tiers(&[], expr, ""), [], "{expr}");
    }
    // The objective of another service may have the same indicator; its label says so.
    assert_eq!(tiers(&[], &both(&format!("{BAD} / {TOTAL} > 14.4 * 0.001")), "service: other"), []);
}

#[test]
fn an_expression_that_multiplies_out_is_given_up() {
    let either = "(up > 1 or up > 2 or up > 3)";
    let expr = [either; 4].join(" and ");
    let rules = format!("groups: [{{name: g, rules: [{{alert: A, expr: '{expr}', labels: {{slo: availability}}}}]}}]");
    with_model(&[("slo.yaml", SLO), ("rules.yaml", &rules)], |model| {
        assert_eq!(model.coverage[0].unclear.len(), 1);
        assert_eq!(model.coverage[0].unclear[0].reason, Reason::Form);
    });
}

#[test]
fn unreadable_conditions_of_a_named_objective_say_why() {
    let reason = |expr: &str| {
        let rules =
            format!("groups: [{{name: g, rules: [{{alert: A, expr: {expr:?}, labels: {{slo: availability}}}}]}}]");
        with_model(&[("slo.yaml", SLO), ("rules.yaml", &rules)], |model| {
            model.coverage[0].unclear.iter().map(|unclear| unclear.reason.clone()).collect::<Vec<_>>()
        })
    };
    assert!(matches!(reason("{{ .Values.expr }}").as_slice(), [Reason::Syntax(_)]));
    assert_eq!(reason("x:ratio_rate1h > 0.01"), [Reason::MissingRecord("x:ratio_rate1h".into())]);
    assert_eq!(reason("sum(rate(a[1h])) / sum(rate(b[1h])) > on() group_left() limits"), [Reason::Form]);
    assert_eq!(reason("absent(http_total)"), []);
}

#[test]
fn a_condition_that_compares_the_wrong_way_is_no_tier() {
    let wrong = format!("{BAD} / {TOTAL} < 14.4 * 0.001").replace('W', "1h");
    let rules = format!("groups: [{{name: g, rules: [{{alert: A, expr: '{wrong}'}}]}}]");
    with_model(&[("slo.yaml", SLO), ("rules.yaml", &rules)], |model| {
        assert_eq!((model.coverage[0].tiers.len(), model.coverage[0].reversed.len()), (0, 1));
    });
}

#[test]
fn records_of_several_verbs_are_one_condition() {
    let body =
        |verb: &str, window: &str| format!("sum(rate(bad{{verb=\"{verb}\"}}[{window}])) / sum(rate(all[{window}]))");
    let rule = |verb: &str, window: &str| {
        format!("  - {{record: 'r:ratio{window}', expr: '{}', labels: {{verb: {verb}}}}}\n", body(verb, window))
    };
    let records: String = [("read", "1h"), ("write", "1h"), ("read", "5m"), ("write", "5m")]
        .map(|(verb, window)| rule(verb, window))
        .concat();
    let alert = "sum by (cluster) (r:ratio1h) > 14.4 * 0.001 and sum by (cluster) (r:ratio5m) > 14.4 * 0.001";
    let rules = format!(
        "groups:\n- name: g\n  rules:\n{records}  - {{alert: A, expr: '{alert}', labels: {{service: shop, slo: availability}}}}\n"
    );
    with_model(&[("slo.yaml", SLO), ("rules.yaml", &rules)], |model| {
        let tiers = &model.coverage[0].tiers;
        assert_eq!(tiers.iter().map(|tier| tier.short_window().is_some()).collect::<Vec<_>>(), [true]);
    });
}

#[test]
fn objectives_of_one_indicator_are_told_apart_by_their_budget() {
    let strict = SLO.replace("availability", "strict").replace("99.9", "99.99");
    let expr = both(&format!("{BAD} / {TOTAL} > 14.4 * 0.0001"));
    let rules = format!("groups: [{{name: g, rules: [{{alert: A, expr: '{expr}'}}]}}]");
    with_model(&[("a.yaml", SLO), ("b.yaml", &strict), ("rules.yaml", &rules)], |model| {
        assert_eq!(model.coverage.iter().map(|coverage| coverage.tiers.len()).collect::<Vec<_>>(), [0, 1]);
    });
}

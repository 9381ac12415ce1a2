//! Formats and containers, each with a small manifest.

use crate::model::Model;
use crate::testing::{with_model, with_written};
use crate::written::{Generator, Obstacle, Packing, Period, Promise, RejectReason, Schema, Sli, Slo, Target, Unit};

const DAY: f64 = 86_400.0;

fn only<'m, 'a>(model: &'m Model<'a>) -> &'m Slo<'a> {
    assert_eq!(model.slos.len(), 1);
    &model.slos[0]
}

fn one(manifest: &str, judge: impl FnOnce(&Slo<'_>)) {
    with_model(&[("slo.yaml", manifest)], |model| judge(only(model)));
}

fn target(slo: &Slo<'_>) -> (f64, Unit) {
    match slo.target {
        Target::Number { value, unit, .. } => (value, unit),
        other => panic!("{other:?}"),
    }
}

fn days(slo: &Slo<'_>) -> Option<f64> {
    match slo.period {
        Period::Declared { seconds, .. } => Some(seconds / DAY),
        _ => None,
    }
}

fn near(left: f64, right: f64) {
    assert!((left - right).abs() < 1e-9, "{left} is not {right}");
}

/// Factor, long and short window in minutes, hold in minutes, severity.
fn tiers<'m>(slo: &'m Slo<'_>) -> Vec<(f64, f64, Option<f64>, f64, &'m str)> {
    let of = |promise: &Promise<'m>| {
        let short = promise.short.map(|seconds| seconds / 60.0);
        (promise.factor, promise.long / 60.0, short, promise.hold / 60.0, promise.severity)
    };
    slo.promised.iter().map(of).collect()
}

fn queries(slo: &Slo<'_>) -> Vec<String> {
    slo.sli.queries().iter().map(|query| query.expr.as_ref().unwrap().to_string()).collect()
}

mod openslo {
    use super::*;

    const SLO: &str = "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: home}\nspec:\n  service: shop\n  indicatorRef: requests\n  \
                       timeWindow: [{duration: 1M, isRolling: true}]\n  objectives: [{target: 0.999}]\n  \
                       alertPolicies: [fast]\n";
    const SLI: &str = "apiVersion: openslo/v1\nkind: SLI\nmetadata: {name: requests}\nspec:\n  ratioMetric:\n    \
                       good: {metricSource: {type: Prometheus, spec: {query: 'sum(rate(http_total{code!~\"5..\"}[5m]))'}}}\n    \
                       total: {metricSource: {type: Prometheus, spec: {query: 'sum(rate(http_total[5m]))'}}}\n";
    const POLICY: &str = "apiVersion: openslo/v1\nkind: AlertPolicy\nmetadata: {name: fast}\nspec:\n  alertWhenNoData: true\n  \
                          conditions: [{conditionRef: burn}]\n";
    const CONDITION: &str = "apiVersion: openslo/v1\nkind: AlertCondition\nmetadata: {name: burn}\nspec:\n  severity: page\n  \
                             condition: {kind: burnrate, op: gte, threshold: 14.4, lookbackWindow: 1h, alertAfter: 5m}\n";

    #[test]
    fn references_are_followed_into_other_documents() {
        let files = [("slo.yaml", SLO), ("sli.yaml", SLI), ("policy.yaml", POLICY), ("condition.yaml", CONDITION)];
        with_model(&files, |model| {
            let slo = only(model);
            assert_eq!((slo.subject().as_str(), slo.schema), ("shop/home", Schema::OpenSlo));
            assert_eq!((target(slo), days(slo)), ((0.999, Unit::Ratio), Some(30.0)));
            near(slo.budget().unwrap(), 0.001);
            assert!(matches!(slo.sli, Sli::Events { bad: false, .. }));
            assert_eq!(tiers(slo), [(14.4, 60.0, None, 5.0, "page")]);
            assert_eq!((slo.promised[0].name, slo.promised[0].wrong_way), ("fast", false));
            assert_eq!(slo.promised[0].node.text(), Some("14.4"));
            let no_data = slo.no_data.unwrap();
            assert_eq!((no_data.alerts, no_data.node.key()), (true, Some("alertWhenNoData")));
            assert_eq!(slo.generator, Some(Generator::OpenSlo));
        });
    }

    #[test]
    fn an_indicator_that_is_not_in_the_tree_is_unread_and_not_missing() {
        one(SLO, |slo| {
            assert!(
                matches!(slo.sli, Sli::Unread { node, obstacle: Obstacle::Unresolved } if node.text() == Some("requests"))
            );
            assert!(slo.promised.is_empty());
            assert!(slo.no_data.is_none(), "a policy that is not in the tree says nothing");
        });
    }

    #[test]
    fn policies_and_conditions_may_stand_inline_and_compare_the_wrong_way() {
        let text = "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: home}\nspec:\n  service: shop\n  indicator:\n    spec:\n      \
                    ratioMetric:\n        rawType: success\n        raw: {metricSource: {spec: {query: 'a / b'}}}\n  \
                    timeWindow: [{duration: 4w}]\n  objectives: [{targetPercent: 99}, {target: 0.9}]\n  alertPolicies:\n  - \
                    kind: AlertPolicy\n    metadata: {name: slow}\n    spec:\n      conditions:\n      - kind: AlertCondition\n        \
                    spec: {condition: {kind: Burnrate, op: lte, threshold: 2, lookbackWindow: 1h}}\n";
        with_model(&[("slo.yaml", text)], |model| {
            let [first, second] = model.slos.as_slice() else { panic!("{}", model.slos.len()) };
            assert_eq!((first.name.as_str(), target(first)), ("home-0", (99.0, Unit::Percent)));
            assert_eq!((second.name.as_str(), target(second)), ("home-1", (0.9, Unit::Ratio)));
            assert!(matches!(first.sli, Sli::Raw { bad: false, .. }));
            assert_eq!(tiers(first), [(2.0, 60.0, None, 0.0, "")]);
            assert!(first.promised[0].wrong_way);
        });
    }

    #[test]
    fn other_systems_and_thresholds_are_unread() {
        let of = |indicator: &str| {
            format!(
                "apiVersion: openslo/v1\nkind: SLO\nmetadata: {{name: a}}\nspec: {{service: b, indicator: {{spec: {indicator}}}, \
                 objectives: [{{target: 0.9}}]}}\n"
            )
        };
        let datadog = "{ratioMetric: {good: {metricSource: {type: Datadog, spec: {query: x}}}}}";
        one(&of(datadog), |slo| assert!(matches!(slo.sli, Sli::Unread { obstacle: Obstacle::Backend, .. })));
        let threshold = "{thresholdMetric: {metricSource: {type: Prometheus, spec: {query: x}}}}";
        one(&of(threshold), |slo| assert!(matches!(slo.sli, Sli::Unread { obstacle: Obstacle::Threshold, .. })));
    }

    #[test]
    fn the_alpha_version_has_objectives_and_no_alerts() {
        let text = "apiVersion: openslo/v1alpha\nkind: SLO\nmetadata: {name: home}\nspec:\n  service: shop\n  objectives:\n  - \
                    ratioMetrics:\n      good: {queryType: promql, query: 'sum(rate(a[{{.window}}]))'}\n      \
                    total: {queryType: promql, query: 'sum(rate(b[{{.window}}]))'}\n    target: 0.99\n  \
                    timeWindows: [{count: 28, unit: Day}]\n";
        one(text, |slo| {
            assert_eq!((slo.name.as_str(), target(slo), days(slo)), ("home-0", (0.99, Unit::Ratio), Some(28.0)));
            assert!(slo.promised.is_empty() && !slo.is_generated());
            assert_eq!(queries(slo), ["sum(rate(a[1h]))", "sum(rate(b[1h]))"]);
        });
    }
}

mod pyrra {
    use super::*;

    fn slo(indicator: &str, more: &str) -> String {
        format!(
            "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata:\n  name: api-errors\n  namespace: shop\n\
             spec:\n  target: '99.5'\n  window: 2w\n  indicator: {indicator}\n{more}"
        )
    }

    const RATIO: &str = "{ratio: {errors: {metric: 'x_total{job=\"a\",code=~\"5..\"}'}, total: {metric: 'x_total{job=\"a\"}'}, grouping: [path]}}";

    #[test]
    fn selectors_become_a_ratio_and_windows_scale_with_the_period() {
        one(&slo(RATIO, ""), |slo| {
            assert_eq!((slo.subject().as_str(), slo.schema), ("shop/api-errors", Schema::Pyrra));
            assert_eq!((target(slo), days(slo)), ((99.5, Unit::Percent), Some(14.0)));
            assert!(matches!(slo.sli, Sli::Events { bad: true, .. }));
            let rate = |tests| format!("sum by (path) (rate(x_total{{{tests}}}[1h]))");
            assert_eq!(queries(slo), [rate("job=\"a\", code=~\"5..\""), rate("job=\"a\"")]);
            let tiers = tiers(slo);
            assert_eq!(tiers[0], (14.0, 30.0, Some(3.0), 1.0, "critical"));
            assert_eq!(tiers[1], (7.0, 180.0, Some(15.0), 8.0, "critical"));
            assert_eq!(tiers[2], (2.0, 720.0, Some(60.0), 30.0, "warning"));
            assert_eq!(tiers[3], (1.0, 2_880.0, Some(180.0), 90.0, "warning"));
            assert_eq!(slo.marks, [("job".to_owned(), "a".to_owned())]);
            assert!(slo.no_data.unwrap().alerts);
        });
    }

    #[test]
    fn what_is_switched_off_is_not_promised() {
        for line in ["disabled: true", "burnrates: false"] {
            one(&slo(RATIO, &format!("  alerting: {{{line}}}\n")), |slo| {
                assert!(slo.promised.is_empty() && slo.page_off.is_some() && slo.ticket_off.is_some(), "{line}");
            });
        }
        one(&slo(RATIO, "  alerting: {absent: false, name: Burn, severities: {fastBurn: page}}\n"), |slo| {
            assert!(!slo.no_data.unwrap().alerts);
            assert_eq!((slo.promised[0].name, slo.promised[0].severity), ("Burn", "page"));
        });
    }

    #[test]
    fn every_kind_of_indicator_is_read() {
        let latency = "{latency: {success: {metric: 'x_bucket{le=\"1\"}'}, total: {metric: x_count}}}";
        one(&slo(latency, ""), |slo| assert!(matches!(slo.sli, Sli::Events { bad: false, .. })));
        one(&slo("{latencyNative: {latency: 200ms, total: {metric: x}}}", ""), |slo| {
            assert_eq!(queries(slo), ["1 - histogram_fraction(0, 0.2, sum(rate(x[1h])))"]);
            assert!(!slo.no_data.unwrap().alerts, "no alert on absence is made of a native histogram");
        });
        one(&slo("{bool_gauge: {metric: probe_success}}", ""), |slo| {
            let (count, sum) = ("sum(count_over_time(probe_success[1h]))", "sum(sum_over_time(probe_success[1h]))");
            assert_eq!(queries(slo), [format!("{count} - {sum}"), count.to_owned()]);
        });
        one(&slo("{ratio: {errors: {metric: 'x >'}, total: {metric: x}}}", ""), |slo| {
            assert!(slo.sli.queries()[0].expr.is_err());
        });
        one(&slo("{}", ""), |slo| assert!(matches!(slo.sli, Sli::Missing(_))));
    }

    #[test]
    fn the_group_may_be_left_out_and_a_label_names_the_service() {
        let text = slo(RATIO, "").replace("pyrra.dev/v1alpha1", "v1alpha1");
        let text = text.replace("  namespace: shop\n", "  labels: {pyrra.dev/service: cart, pyrra.dev/team: red}\n");
        one(&text, |slo| {
            assert_eq!(slo.subject(), "cart/api-errors");
            assert!(slo.marks.contains(&("team".to_owned(), "red".to_owned())), "{:?}", slo.marks);
        });
    }
}

mod slo_generator {
    use super::*;

    const CONFIG: &str = "error_budget_policies:\n  default:\n    steps:\n    \
                          - {name: 1 hour, burn_rate_threshold: 9, alert: true, window: 3600}\n    \
                          - {name: 12 hours, burn_rate_threshold: 3, alert: true, window: 43200}\n    \
                          - {name: 28 days, burn_rate_threshold: 1, alert: false, window: 2419200}\n";

    fn slo(method: &str, indicator: &str) -> String {
        format!(
            "apiVersion: sre.google.com/v2\nkind: ServiceLevelObjective\nmetadata:\n  name: shop-api-errors\n  \
             labels: {{service_name: shop, feature_name: api, slo_name: errors}}\nspec:\n  backend: prometheus\n  \
             method: {method}\n  goal: 0.99\n  service_level_indicator: {indicator}\n"
        )
    }

    #[test]
    fn steps_that_alert_are_promises_and_the_step_at_one_is_the_period() {
        let text = slo("good_bad_ratio", "{filter_good: 'x{code=\"200\"}', filter_valid: x}");
        with_model(&[("slo.yaml", &text), ("config.yaml", CONFIG)], |model| {
            let slo = only(model);
            assert_eq!(
                (slo.subject().as_str(), target(slo), days(slo)),
                ("shop/api-errors", (0.99, Unit::Ratio), Some(28.0))
            );
            assert_eq!(tiers(slo), [(9.0, 60.0, None, 0.0, "page"), (3.0, 720.0, None, 0.0, "page")]);
            assert_eq!(queries(slo), ["sum(rate(x{code=\"200\"}[1h]))", "sum(rate(x[1h]))"]);
        });
        one(&text, |slo| assert!(slo.promised.is_empty() && matches!(slo.period, Period::Generator)));
        let other = CONFIG.replace("threshold: 9", "threshold: 8");
        with_model(&[("slo.yaml", &text), ("a.yaml", CONFIG), ("b.yaml", &other)], |model| {
            assert!(only(model).promised.is_empty(), "of two policies of one name nobody knows which is used");
        });
    }

    #[test]
    fn the_nearest_configuration_counts() {
        let text = slo("good_bad_ratio", "{filter_good: a, filter_valid: b}");
        let other = CONFIG.replace("threshold: 9", "threshold: 8");
        let files = [("slos/shop/slo.yaml", text.as_str()), ("slos/config.yaml", CONFIG), ("test/config.yaml", &other)];
        with_model(&files, |model| assert_eq!(only(model).promised[0].factor.to_bits(), 9.0_f64.to_bits()));
    }

    #[test]
    fn every_method_of_prometheus_is_read() {
        one(&slo("good_bad_ratio", "{filter_good: a, filter_bad: b}"), |slo| {
            assert_eq!(queries(slo)[1], "sum(rate(a[1h])) + sum(rate(b[1h]))");
        });
        one(&slo("distribution_cut", "{expression: 'x_bucket{a=\"b\"}', threshold_bucket: 0.25}"), |slo| {
            let [good, all] = ["sum(rate(x_bucket{a=\"b\", le=\"0.25\"}[1h]))", "sum(rate(x_count{a=\"b\"}[1h]))"];
            assert_eq!(queries(slo), [good, all]);
        });
        one(&slo("query_sli", "{expression: 'sum(rate(a[window])) / sum(rate(b[window]))'}"), |slo| {
            assert!(matches!(slo.sli, Sli::Raw { bad: false, .. }));
            assert_eq!(queries(slo), ["sum(rate(a[1h])) / sum(rate(b[1h]))"]);
        });
        let datadog = slo("query_sli", "{query: x}").replace("backend: prometheus", "backend: datadog");
        one(&datadog, |slo| assert!(matches!(slo.sli, Sli::Unread { obstacle: Obstacle::Backend, .. })));
    }
}

mod sloth {
    use super::*;

    fn slo(alerting: &str) -> String {
        format!(
            "version: prometheus/v1\nservice: shop\nslos:\n- name: api\n  objective: 99.9\n  sli: {{raw: {{error_ratio_query: 'x[{{{{.window}}}}]'}}}}\n  \
             alerting: {{name: Burn, {alerting}}}\n"
        )
    }

    #[test]
    fn the_catalogue_is_promised_unless_it_is_switched_off() {
        one(&slo("page_alert: {labels: {severity: critical}}"), |slo| {
            let page = |factor, long, short| (factor, long, Some(short), 0.0, "critical");
            let ticket = |factor, long, short| (factor, long, Some(short), 0.0, "ticket");
            let all = [
                page(14.4, 60.0, 5.0),
                page(6.0, 360.0, 30.0),
                ticket(3.0, 1_440.0, 120.0),
                ticket(1.0, 4_320.0, 360.0),
            ];
            assert_eq!(tiers(slo), all);
            assert_eq!((slo.generator, slo.promised[0].name), (Some(Generator::Sloth), "Burn"));
        });
        one(&slo("page_alert: {disable: true}"), |slo| {
            assert_eq!(tiers(slo).len(), 2);
            assert!(slo.page_off.is_some() && slo.ticket_off.is_none());
        });
        one(&slo("page_alert: {disable: true}, ticket_alert: {disable: true}"), |slo| assert!(slo.promised.is_empty()));
    }

    #[test]
    fn a_hundred_percent_leave_no_budget() {
        one(&slo("").replace("99.9", "100"), |slo| assert_eq!(slo.budget(), None));
    }
}

mod containers {
    use super::*;

    const GROUPS: &str = "[{name: g, rules: [{alert: A, expr: up == 0}, {record: b, expr: up}]}]";

    fn packings(text: &str) -> Vec<Packing> {
        with_written(&[("f.yaml", text)], |written| {
            assert_eq!(written.rules.len(), 2 * written.files.len(), "{text}");
            written.rules.chunks(2).map(|rules| rules[0].packing).collect()
        })
    }

    #[test]
    fn rules_are_found_wherever_they_are_packed() {
        let object = |api: &str, kind: &str| {
            format!("apiVersion: {api}\nkind: {kind}\nmetadata: {{name: a}}\nspec: {{groups: {GROUPS}}}\n")
        };
        let rule = object("monitoring.coreos.com/v1", "PrometheusRule");
        for (text, packing) in [
            (format!("groups: {GROUPS}"), Packing::File),
            (GROUPS.to_owned(), Packing::Groups),
            (rule.clone(), Packing::Resource),
            (object("operator.victoriametrics.com/v1beta1", "VMRule"), Packing::VictoriaMetrics),
            (object("monitoring.googleapis.com/v1", "Rules"), Packing::ManagedRules),
            (object("monitoring.googleapis.com/v1", "ClusterRules"), Packing::ManagedRules),
            (object("monitoring.googleapis.com/v1", "GlobalRules"), Packing::ManagedRules),
            (format!("apiVersion: v1\nkind: List\nitems:\n- {}", rule.replace('\n', "\n  ")), Packing::Resource),
            (
                format!(
                    "apiVersion: template.openshift.io/v1\nkind: Template\nobjects:\n- {}",
                    rule.replace('\n', "\n  ")
                ),
                Packing::Resource,
            ),
            (format!("additionalPrometheusRulesMap: {{a: {{groups: {GROUPS}}}}}"), Packing::Values),
            (format!("serverFiles: {{alerting_rules.yml: {{groups: {GROUPS}}}}}"), Packing::Values),
            (
                format!("kind: HelmRelease\nspec: {{values: {{thanos: {{ruler: {{config: {{groups: {GROUPS}}}}}}}}}}}"),
                Packing::Values,
            ),
        ] {
            assert_eq!(packings(&text), [packing], "{text}");
        }
    }

    #[test]
    fn other_groups_are_not_rules() {
        for text in [
            "spec: {groups: [{name: g, rules: [{apiGroups: [apps], verbs: [get]}]}]}",
            "a: {groups: [system, admins]}",
            "- {name: g, rules: []}",
        ] {
            assert_eq!(packings(text), [], "{text}");
        }
    }

    #[test]
    fn values_are_searched_no_deeper_than_people_write() {
        let deep = |levels: usize| format!("{}{{groups: {GROUPS}}}{}", "{a: ".repeat(levels), "}".repeat(levels));
        assert_eq!(packings(&deep(8)).len(), 1);
        assert_eq!(packings(&deep(40)).len(), 0);
    }

    #[test]
    fn a_rule_keeps_what_its_group_and_file_say() {
        let text = "groups:\n- name: g\n  interval: 1m\n  rules:\n  - {alert: A, expr: up == 0, keep_firing_for: 10m}\n- name: h\n  rules: [{alert: B, expr: up == 0}]\n";
        with_written(&[("a.yaml", "groups: []"), ("b.yaml", text)], |written| {
            let [first, second] = written.rules.as_slice() else { panic!("{}", written.rules.len()) };
            assert_eq!((first.interval, second.interval), (Some(60.0), None));
            assert_eq!(first.keep.map(|(seconds, _)| seconds), Some(600.0));
            assert_eq!((first.file, second.file), (1, 1));
        });
    }
}

mod generators {
    use super::*;

    #[test]
    fn workloads_charts_and_steps_show_a_generator() {
        let deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {template: {spec: {containers: [{image: 'r/pyrra:v1'}]}}}";
        let job = "apiVersion: batch/v1\nkind: CronJob\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{image: 'r/slo-generator@sha256:0'}]}}}}}";
        let flux = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {chart: {spec: {chart: sloth}}}";
        let argo =
            "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: {sources: [{chart: podinfo}, {chart: pyrra}]}";
        let chart = "apiVersion: v2\nname: x\ndependencies: [{name: redis}, {name: sloth}]";
        let workflow = "on: push\njobs: {gen: {steps: [{uses: checkout}, {run: sloth generate -i slos}]}}";
        let other = "apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{image: 'r/pyrra-demo:v1'}]}}}";
        for (path, text, found) in [
            ("d.yaml", deployment, Some((Generator::Pyrra, "r/pyrra:v1"))),
            ("j.yaml", job, Some((Generator::Google, "r/slo-generator@sha256:0"))),
            ("f.yaml", flux, Some((Generator::Sloth, "sloth"))),
            ("a.yaml", argo, Some((Generator::Pyrra, "pyrra"))),
            ("Chart.yaml", chart, Some((Generator::Sloth, "sloth"))),
            (".github/workflows/ci.yaml", workflow, Some((Generator::Sloth, "sloth generate -i slos"))),
            ("o.yaml", other, None),
        ] {
            with_written(&[(path, text)], |written| {
                let shown = written.generators.iter().map(|(generator, node)| (*generator, node.text().unwrap()));
                assert_eq!(shown.collect::<Vec<_>>(), Vec::from_iter(found), "{path}");
            });
        }
    }
}

#[test]
fn a_label_without_a_value_is_none() {
    let rule = "groups: [{name: a, rules: [{alert: A, expr: up, labels: {a: ~, b: '', c: '~', d: no}}]}]\n";
    with_written(&[("rules.yaml", rule)], |written| {
        let [rule] = written.rules.as_slice() else { panic!("{} rules", written.rules.len()) };
        let labels: Vec<_> = ["a", "b", "c", "d"].into_iter().map(|name| rule.label(name)).collect();
        assert_eq!(labels, [None, None, Some("~"), Some("no")]);
    });
}

mod rejects {
    use std::io::Write;
    use std::process::{Command, Stdio};

    use super::*;
    use crate::template::Fault;

    fn faults(text: &str) -> Vec<RejectReason> {
        with_written(&[("rules.yaml", text)], |written| {
            let faults = written.files.iter().flat_map(|file| &file.faults);
            faults.map(|(_, reason)| reason.clone()).collect()
        })
    }

    /// A file with a sound rule and this group beside it.
    fn with_group(group: &str) -> String {
        format!("groups:\n- {{name: sound, rules: [{{alert: S, expr: up == 0}}]}}\n- {group}\n")
    }

    fn with_rule(rule: &str) -> String {
        with_group(&format!("{{name: b, rules: [{{{rule}}}]}}"))
    }

    fn with_template(template: &str) -> String {
        with_rule(&format!("alert: A, expr: up, annotations: {{a: '{template}'}}"))
    }

    fn refused() -> Vec<(String, RejectReason)> {
        vec![
            (with_group("{name: b, foo: 1, rules: []}"), RejectReason::UnknownField),
            (with_group("{name: b, rules: []}") + "x-labels: {}\n", RejectReason::UnknownField),
            (with_rule("alert: A, expr: up, foo: 1"), RejectReason::UnknownField),
            (with_group("{rules: []}"), RejectReason::NamelessGroup),
            (with_group("{name: '', rules: []}"), RejectReason::NamelessGroup),
            (with_group("{name: sound, rules: []}"), RejectReason::RepeatedGroup),
            (with_group("{name: b, interval: 5 min, rules: []}"), RejectReason::Duration),
            (with_group("{name: b, interval: 30, rules: []}"), RejectReason::Duration),
            (with_rule("alert: A, expr: up, for: 5"), RejectReason::Duration),
            (with_rule("alert: A, expr: up, for: ' 5m'"), RejectReason::Duration),
            (with_rule("alert: A, expr: up, for: ''"), RejectReason::Duration),
            (with_rule("alert: A, record: b, expr: up"), RejectReason::AlertAndRecord),
            (with_rule("expr: up"), RejectReason::NeitherAlertNorRecord),
            (with_rule("alert: '', expr: up"), RejectReason::NeitherAlertNorRecord),
            (with_rule("alert: A"), RejectReason::NoExpression),
            (with_rule("alert: A, expr: ''"), RejectReason::NoExpression),
            (with_rule("record: a, expr: up, for: 1m"), RejectReason::AlertFieldOnRecord),
            (with_rule("record: a, expr: up, keep_firing_for: 1m"), RejectReason::AlertFieldOnRecord),
            (with_rule("record: a, expr: up, annotations: {a: b}"), RejectReason::AlertFieldOnRecord),
            (with_rule("record: 'a{b=\"c\"}', expr: up"), RejectReason::RecordName),
            (with_rule("alert: A, expr: up, labels: {__name__: a}"), RejectReason::ReservedLabel),
            (with_rule("alert: A, expr: up, labels: {a: {b: c}}"), RejectReason::WrongType),
            (with_rule("alert: A, expr: up, labels: [a]"), RejectReason::WrongType),
            (with_group("{name: b, limit: abc, rules: []}"), RejectReason::WrongType),
            (with_group("{name: b, limit: '5', rules: []}"), RejectReason::WrongType),
            (with_group("{name: b, rules: {a: b}}"), RejectReason::WrongType),
            (with_group("{name: b, rules: [a]}"), RejectReason::WrongType),
            (with_group("[]"), RejectReason::WrongType),
            (with_rule("alert: A, expr: up, annotations: {a: [b]}"), RejectReason::WrongType),
            (with_template("{{ $value * 100 }}"), RejectReason::Template(Fault::Unexpected("*".to_owned()))),
            (with_template("{{ humanise $value }}"), RejectReason::Template(Fault::Function("humanise".to_owned()))),
            (
                with_template("{{ $lables.a }} {{ $value }}"),
                RejectReason::Template(Fault::Variable("$lables".to_owned())),
            ),
            (with_template("{{ if $value }}"), RejectReason::Template(Fault::Open)),
            (
                with_rule("alert: A, expr: up, labels: {a: '{{ foo }}'}, annotations: {b: '{{ $value }}'}"),
                RejectReason::Template(Fault::Function("foo".to_owned())),
            ),
        ]
    }

    /// What every version of Prometheus that has `keep_firing_for` loads.
    fn loaded() -> Vec<String> {
        vec![
            with_group("{name: b, interval: null, rules: null}"),
            with_group("{name: b, interval: 0, limit: 5, rules: []}"),
            with_group("{name: b, limit: ~, rules: [~]}\n- ~"),
            with_group("{name: b, limit: 5.5, rules: []}\n- {name: c, limit: -1}"),
            with_rule("record: a, expr: up, for: 0s, annotations: {}"),
            with_rule("alert: A, expr: 1, for: 0, keep_firing_for: 1m, labels: {a: 1, b: null}"),
            with_rule("alert: A, expr: up, labels: null, annotations: {a: '{{ $labels.a | toUpper }}', b: null}"),
            with_rule("record: a, expr: up, labels: {a: '{{ $value * 100 }}'}"),
        ]
    }

    #[test]
    fn what_prometheus_refuses_is_a_fault() {
        for (text, reason) in refused() {
            assert_eq!(faults(&text), [reason], "{text}");
        }
        let lent = "groups: [{name: a, rules: [{alert: A, expr: up, annotations: {<<: {a: '{{ $value * 100 }}'}}}]}]\n";
        assert!(matches!(faults(lent).as_slice(), [RejectReason::Template(_)]));
        assert!(matches!(faults(&with_rule("alert: A, expr: 'up >'")).as_slice(), [RejectReason::Expression(_)]));
    }

    #[test]
    fn what_prometheus_loads_is_none() {
        for text in loaded() {
            assert_eq!(faults(&text), [], "{text}");
        }
        let newer = with_group("{name: b, query_offset: 1m, labels: {a: b}, rules: []}");
        let template = with_rule("alert: A, expr: 'up {{ .x }}', for: '{{ .y }}'");
        assert_eq!((faults(&newer), faults(&template)), (vec![], vec![]));
    }

    /// Whether `promtool` takes a rule file; nothing where it is not installed, or has no such path to read from.
    fn promtool(text: &str) -> Option<bool> {
        let mut command = Command::new("promtool");
        command
            .args(["check", "rules", "--lint=none", "/dev/stdin"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = command.spawn().ok()?;
        child.stdin.take()?.write_all(text.as_bytes()).unwrap();
        Some(child.wait().unwrap().success())
    }

    #[test]
    fn promtool_decides_alike() {
        if promtool("groups: []") != Some(true) {
            assert_ne!(std::env::var("PRR_REQUIRE_ORACLES").as_deref(), Ok("1"), "promtool is not installed");
            eprintln!("skipped: no promtool");
            return;
        }
        for (text, reason) in refused() {
            assert_eq!(promtool(&text), Some(false), "{reason:?}: {text}");
        }
        for text in loaded() {
            assert_eq!(promtool(&text), Some(true), "{text}");
        }
    }

    #[test]
    fn files_of_other_rulers_are_not_judged() {
        for text in [
            with_group("{name: b, partial_response_strategy: warn, foo: 1, rules: []}"),
            format!("namespace: x\n{}", with_group("{name: b, rules: [], foo: 1}")),
            with_rule("alert: A, expr: 'histogram_share(0.2, x) > 1'"),
            with_rule("alert: A, expr: 'rate({app=\"x\"} |= \"error\" [5m]) > 1', foo: 1"),
            with_rule("uid: a, data: []"),
            "groups: [{name: a, foo: 1}]".to_owned(),
        ] {
            assert_eq!(faults(&text), [], "{text}");
        }
    }

    #[test]
    fn names_that_only_newer_versions_take_are_no_faults() {
        let newer = |text: &str| {
            with_written(&[("rules.yaml", text)], |written| {
                assert!(written.files.iter().all(|file| file.faults.is_empty()), "{text}");
                written.files.iter().flat_map(|file| &file.newer_names).count()
            })
        };
        for rule in [
            "alert: A, expr: up, labels: {a-b: c}",
            "alert: A, expr: up, annotations: {1a: c}",
            "record: a.b, expr: up",
        ] {
            assert_eq!(newer(&with_rule(rule)), 1, "{rule}");
        }
        for rule in ["alert: a b, expr: up, labels: {_a1: c}", "record: 'a:b', expr: up", "record: '{{ x }}', expr: up"]
        {
            assert_eq!(newer(&with_rule(rule)), 0, "{rule}");
        }
    }

    #[test]
    fn templates_that_others_read_are_not_judged() {
        let beside = |rule: &str, other: &str| {
            format!(
                "groups: [{{name: a, rules: [{{alert: A, expr: up, annotations: {{a: '{{{{ $value * 100 }}}}'}}}}, {{{rule}}}]}}]\n{other}"
            )
        };
        assert!(matches!(faults(&beside("alert: B, expr: up", "")).as_slice(), [RejectReason::Template(_)]));
        for text in [
            // Ansible.
            beside("alert: B, expr: 'up{env=\"{{ env }}\"} == 0'", ""),
            beside("alert: B, expr: up, annotations: {b: '{% if x %}a{% endif %}'}", ""),
            // vmalert.
            beside("alert: B, expr: up, annotations: {b: '{{ $expr | quotesEscape }}'}", ""),
            // Helm, or anything else, as long as nothing tells otherwise.
            with_template("{{ include \"x\" . }}"),
            with_template("{{`{{ $value }}`}} {{ .Values.x | quote }}"),
        ] {
            assert_eq!(faults(&text), [], "{text}");
        }
    }

    #[test]
    fn the_api_server_drops_unknown_fields_of_objects() {
        let object = |groups: &str| {
            format!(
                "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  {}\n",
                groups.replace('\n', "\n  ")
            )
        };
        assert_eq!(faults(&object(&with_rule("alert: A, expr: up, foo: 1"))), []);
        assert_eq!(faults(&object(&with_rule("alert: A, expr: up, for: x"))), [RejectReason::Duration]);
    }
}

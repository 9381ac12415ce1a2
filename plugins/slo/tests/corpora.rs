//! Real specifications with the rules generated from them, and real rules that no objective names. Needs `PRR_CORPORA` or
//! `../shared/corpora` beside the workspace; says so and returns where they are missing.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use prr_plugin_slo::Slo;
use prr_sdk::testing::{Judged, judge};
use prr_sdk::{Coverage, Outcome};

use support::with_view;

const BR: [&str; 8] =
    ["PRR-BR-01", "PRR-BR-02", "PRR-BR-03", "PRR-BR-04", "PRR-BR-05", "PRR-BR-06", "PRR-BR-07", "PRR-BR-08"];

fn corpora() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let folder = std::env::var_os("PRR_CORPORA").map_or_else(beside, PathBuf::from);
    if !folder.is_dir() {
        eprintln!("skipped: no corpora at {}", folder.display());
        return None;
    }
    Some(folder)
}

/// A specification and its generated rules.
struct Pair {
    name: String,
    spec: String,
    rules: String,
}

impl Pair {
    fn judge(&self, checks: &[&str]) -> Vec<Judged> {
        judge::<Slo>(&[("spec.yaml", &self.spec), ("rules.yaml", &self.rules)], checks)
    }

    fn failing(&self) -> Vec<String> {
        let failed = self.judge(&BR).into_iter().filter(|judged| judged.outcome == Outcome::Fail);
        failed.map(|judged| judged.check).collect()
    }

    fn changed(&self, rules: impl Fn(&str) -> String) -> Self {
        let changed = Self { rules: rules(&self.rules), name: self.name.clone(), spec: self.spec.clone() };
        assert_ne!(changed.rules, self.rules, "{}: the change changes nothing", self.name);
        changed
    }
}

fn pairs() -> Vec<Pair> {
    let Some(folder) = corpora().map(|corpora| corpora.join("slok__sloth/examples")) else { return Vec::new() };
    let mut pairs = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let generated = folder.join("_gen").join(path.file_name().unwrap());
        if path.is_file() && generated.is_file() {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let read = |path| fs::read_to_string(path).unwrap();
            pairs.push(Pair { name, spec: read(path.clone()), rules: read(generated) });
        }
    }
    pairs.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(pairs.len() > 10);
    pairs
}

fn pair(name: &str) -> Option<Pair> {
    pairs().into_iter().find(|pair| pair.name == name)
}

fn show(judged: &[Judged]) -> String {
    let line = |judged: &Judged| {
        format!(
            "{} {} {}:{} {} {}",
            judged.check, judged.outcome, judged.path, judged.line, judged.subject, judged.message_en
        )
    };
    judged.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn generated_rules_implement_their_specification() {
    for pair in pairs() {
        let judged = pair.judge(&BR);
        eprintln!("== {}\n{}", pair.name, show(&judged));
        let failed = judged.iter().filter(|judged| judged.outcome == Outcome::Fail);
        let failed: Vec<_> = failed.map(|judged| judged.message_id.as_str()).collect();
        let expected = match pair.name.as_str() {
            // This one evaluates its alerts every five minutes, and pages on a window of five minutes.
            "contrib-slo-plugins" => vec!["dead-interval"],
            // Of this format sloth makes records and no alerts.
            name if name.starts_with("openslo") => vec!["pages-none", "tail-none"],
            _ => Vec::new(),
        };
        let failed: std::collections::BTreeSet<_> = failed.into_iter().collect();
        assert_eq!(failed.into_iter().collect::<Vec<_>>(), expected, "{}", pair.name);
        let covered = [
            "getting-started",
            "home-wifi",
            "kubernetes-apiserver",
            "k8s-getting-started",
            "k8s-home-wifi",
            "k8s-multifile",
        ];
        if covered.contains(&pair.name.as_str()) {
            for check in ["PRR-BR-01", "PRR-BR-02", "PRR-BR-03", "PRR-BR-05", "PRR-BR-06", "PRR-BR-07", "PRR-BR-08"] {
                let own: Vec<_> = judged.iter().filter(|judged| judged.check == check).collect();
                assert!(
                    !own.is_empty() && own.iter().all(|judged| judged.outcome == Outcome::Pass),
                    "{} {check}",
                    pair.name
                );
            }
        }
    }
}

#[test]
fn a_specification_of_which_the_generator_makes_no_alert_is_not_covered() {
    let alpha: Vec<_> =
        pairs().into_iter().filter(|pair| pair.spec.contains("\napiVersion: openslo/v1alpha\n")).collect();
    for pair in &alpha {
        assert!(!pair.rules.contains("alert:"), "{}", pair.name);
        assert_eq!(pair.failing().first().map(String::as_str), Some("PRR-BR-01"), "{}", pair.name);
    }
    assert!(corpora().is_none() || alpha.len() > 1, "{}", alpha.len());
}

#[test]
fn rules_that_no_objective_names_say_nothing() {
    let Some(corpora) = corpora() else { return };
    let folder = corpora.join("prometheus-operator__kube-prometheus/manifests");
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with("-prometheusRule.yaml") {
            texts.push((path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()));
        }
    }
    texts.sort();
    assert!(texts.len() > 5);
    let slo = "service: checkout\nslis:\n  - name: availability\n    sli:\n      \
               numerator: sum(rate(http_requests_total{code!~\"5..\"}[5m]))\n      \
               denominator: sum(rate(http_requests_total[5m]))\n    slo: {target: 99, window: 30d}\n";
    let mut files = vec![("slo.yaml", slo)];
    files.extend(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let judged = judge::<Slo>(&files, &BR);
    let own: Vec<_> = judged.into_iter().filter(|judged| judged.subject == "checkout/availability").collect();
    assert!(own.iter().all(|judged| judged.path == "slo.yaml" && judged.related.is_empty()), "{}", show(&own));
    let verdicts = with_view(&files, prr_plugin_slo::verdicts);
    let said = verdicts.iter().map(|judged| (judged.subject.as_str(), judged.coverage)).collect::<Vec<_>>();
    assert_eq!(said, [("checkout/availability", Coverage::None), ("KubeAPIErrorBudgetBurn", Coverage::Covered)]);
}

#[test]
fn specifications_are_covered_by_the_rules_generated_from_them() {
    for pair in pairs() {
        let files = [("spec.yaml", pair.spec.as_str()), ("rules.yaml", pair.rules.as_str())];
        for judged in with_view(&files, prr_plugin_slo::verdicts) {
            println!("{}: {} {} {:?}", pair.name, judged.subject, judged.coverage.as_str(), judged.missing);
            let expected = match (pair.name.as_str(), judged.subject.rsplit('/').next()) {
                // Its alerts are switched off; of OpenSLO sloth makes no alerts.
                ("no-alerts" | "openslo-getting-started" | "openslo-kubernetes-apiserver", _) => Coverage::None,
                // Every window of five minutes is looked at once in five minutes.
                (_, Some("requests-availability-contrib-plugin-rule-intervals-v1")) => Coverage::Partial,
                // The label `plug-l1`, for which promtool 2.42 refuses the file and Prometheus 3 does not; MetricsQL, which another program loads;
                // and a plugin that makes another ratio of the indicator.
                (_, Some("requests-availability-contrib-plugin-info-labels-v1"))
                | ("victoria-metrics" | "contrib-denominator-corrected", _) => Coverage::Unproven,
                _ => Coverage::Covered,
            };
            assert_eq!(judged.coverage, expected, "{}: {judged:?}", pair.name);
        }
    }
}

#[test]
fn implied_objectives_are_counted() {
    let Some(corpora) = corpora() else { return };
    let mut folders: Vec<_> = fs::read_dir(corpora).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let mut files = Vec::new();
        collect(folder, &mut files);
        let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let judged = with_view(&files, prr_plugin_slo::verdicts);
        println!("== {} {}", folder.file_name().unwrap().to_string_lossy(), judged.len());
        for judged in judged {
            println!("  {} {} {:?}", judged.subject, judged.coverage.as_str(), judged.missing);
        }
    }
}

fn collect(folder: &Path, into: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if path.is_dir() {
            collect(&path, into);
        } else if matches!(extension, "yaml" | "yml")
            && let Ok(text) = fs::read_to_string(&path)
        {
            into.push((path.to_string_lossy().into_owned(), text));
        }
    }
}

#[test]
fn the_rules_of_the_api_server_cover_the_objective_that_they_were_made_for() {
    let Some(corpora) = corpora() else { return };
    let rules =
        corpora.join("prometheus-operator__kube-prometheus/manifests/kubernetesControlPlane-prometheusRule.yaml");
    let rules = fs::read_to_string(rules).unwrap();
    let slo = "version: prometheus/v1\nservice: apiserver\nslos:\n  - name: requests\n    objective: 99\n    sli:\n      \
               plugin: {id: kubernetes-mixin}\n";
    // What links them is a label: the objective itself lives in the mixin's source.
    let rules = rules.replace("        long: ", "        slo: requests\n        long: ");
    let judged = judge::<Slo>(&[("slo.yaml", slo), ("rules.yaml", &rules)], &BR);
    let undecided = |judged: &&Judged| judged.check == "PRR-BR-07" && judged.message_id == "indicator-unread";
    assert_eq!(judged.iter().filter(undecided).count(), 4, "{}", show(&judged));
    let others: Vec<_> =
        judged.iter().filter(|judged| judged.check != "PRR-BR-04" && judged.check != "PRR-BR-07").collect();
    assert!(others.len() >= 8 && others.iter().all(|judged| judged.outcome == Outcome::Pass), "{}", show(&judged));
}

#[test]
fn rules_that_pyrra_generated_are_alive_but_for_the_fast_tier_of_a_low_target() {
    let Some(corpora) = corpora() else { return };
    let folder = corpora.join("rhobs__configuration/resources/observability/prometheusrules");
    let rules = fs::read_to_string(folder.join("rhobs-slos-mst-stage.prometheusrules.yaml")).unwrap();
    let slo = |name: &str, target: &str, numerator: &str, denominator: &str| {
        format!(
            "service: observatorium-api\nslis:\n  - name: {name}\n    sli:\n      numerator: {numerator}\n      \
             denominator: {denominator}\n    slo: {{target: {target}, window: 28d}}\n"
        )
    };
    let series = r#"group="metricsv1",handler="receive",job="observatorium-observatorium-mst-api""#;
    let availability = slo(
        "api-metrics-write-availability-slo",
        "99",
        &format!(r#"sum(rate(http_requests_total{{{series},code!~"5.."}}[5m]))"#),
        &format!("sum(rate(http_requests_total{{{series}}}[5m]))"),
    );
    let latency = slo(
        "api-metrics-write-latency-slo",
        "90",
        &format!(r#"sum(rate(http_request_duration_seconds_bucket{{{series},code=~"2..",le="5"}}[5m]))"#),
        &format!(r#"sum(rate(http_request_duration_seconds_count{{{series},code=~"2.."}}[5m]))"#),
    );
    let outcomes = |slo: &str, check: &str| {
        let judged = judge::<Slo>(&[("slo.yaml", slo), ("rules.yaml", &rules)], &[check]);
        let declared = |subject: &str| subject.rsplit('/').next().is_some_and(|name| slo.contains(name));
        judged
            .into_iter()
            .filter(|judged| declared(&judged.subject))
            .map(|judged| judged.message_id)
            .collect::<Vec<_>>()
    };
    assert_eq!(outcomes(&availability, "PRR-BR-07"), ["indicator-agrees"; 4]);
    assert_eq!(outcomes(&availability, "PRR-BR-08"), ["condition-live"; 4]);
    assert_eq!(outcomes(&latency, "PRR-BR-07"), ["indicator-agrees"; 4]);
    assert_eq!(
        outcomes(&latency, "PRR-BR-08"),
        ["dead-threshold", "bucket-undecided", "bucket-undecided", "bucket-undecided"]
    );
}

#[test]
fn a_dropped_short_window_is_found() {
    for name in ["getting-started", "home-wifi", "kubernetes-apiserver", "k8s-getting-started"] {
        let Some(pair) = pair(name) else { return };
        let mutant = pair.changed(drop_short_windows);
        assert_eq!(mutant.failing().first().map(String::as_str), Some("PRR-BR-03"), "{name}");
    }
}

/// Removes the first condition of the first pair: the line above the first `and`, and the `and`.
fn drop_short_windows(rules: &str) -> String {
    let lines: Vec<_> = rules.lines().collect();
    let and = lines.iter().position(|line| line.trim() == "and").unwrap();
    let kept = lines.iter().enumerate().filter(|(number, _)| *number != and && *number != and - 1);
    kept.map(|(_, line)| *line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_changed_target_is_found() {
    for name in ["getting-started", "kubernetes-apiserver", "k8s-getting-started"] {
        let Some(pair) = pair(name) else { return };
        let spec = pair.spec.replace("objective: 99.9", "objective: 99.95");
        assert_ne!(spec, pair.spec);
        let mutant = Pair { spec, ..pair };
        assert!(mutant.failing().contains(&"PRR-BR-05".to_owned()), "{name}");
    }
}

#[test]
fn swapped_factors_are_found() {
    for name in ["getting-started", "kubernetes-apiserver", "k8s-getting-started"] {
        let Some(pair) = pair(name) else { return };
        let mutant =
            pair.changed(|rules| rules.replace("(14.4 *", "(X *").replace("(6 *", "(14.4 *").replace("(X *", "(6 *"));
        assert!(mutant.failing().contains(&"PRR-BR-01".to_owned()), "{name}");
        let mutant = pair.changed(|rules| rules.replace("> (1 *", "> (3 *"));
        assert!(mutant.failing().contains(&"PRR-BR-02".to_owned()), "{name}");
    }
}

#[test]
fn a_changed_window_is_found() {
    for name in ["getting-started", "home-wifi", "kubernetes-apiserver", "k8s-getting-started"] {
        let Some(pair) = pair(name) else { return };
        // In the body of a record: its name lies. In one half of it: the ratio is mixed.
        for (which, replaced) in [("all", usize::MAX), ("one", 1)] {
            let mutant = pair.changed(|rules| rules.replacen("[1h", "[10m", replaced));
            assert!(mutant.failing().contains(&"PRR-BR-06".to_owned()), "{name} {which}");
        }
        // In the alert: the pair is odd.
        let mutant = pair
            .changed(|rules| rules.replacen("max(slo:sli_error:ratio_rate5m{", "max(slo:sli_error:ratio_rate30m{", 1));
        assert!(mutant.failing().contains(&"PRR-BR-03".to_owned()), "{name}");
    }
}

#[test]
fn a_generated_rule_that_was_broken_is_dead_or_measures_something_else() {
    for name in ["getting-started", "kubernetes-apiserver", "k8s-getting-started"] {
        let Some(pair) = pair(name) else { return };
        let because = |change: &dyn Fn(&str) -> String| {
            let found = pair.changed(change).judge(&["PRR-BR-07", "PRR-BR-08"]);
            let failed = found.into_iter().filter(|judged| judged.outcome == Outcome::Fail);
            failed.map(|judged| judged.message_id).collect::<std::collections::BTreeSet<_>>()
        };
        let only = |message: &str| [message.to_owned()].into();
        let kept = |rules: &str| rules.replace("without (sloth_window)", "by (sloth_window)");
        assert_eq!(because(&kept), only("dead-operands-differ"), "{name}");
        let gone =
            |rules: &str| rules.replace("record: slo:sli_error:ratio_rate6h", "record: slo:sli_error:ratio_rate7h");
        assert_eq!(because(&gone), only("dead-record-missing"), "{name}");
        let high = |rules: &str| rules.replace("(14.4 * 0.0", "(14400 * 0.0");
        assert_eq!(because(&high), only("dead-threshold"), "{name}");
        let downward = |rules: &str| rules.replace("} > (", "} < (");
        assert_eq!(because(&downward), only("dead-reversed"), "{name}");
        let other = |rules: &str| rules.replace("(5..|429)", "4..");
        assert_eq!(because(&other), only("indicator-test"), "{name}");
    }
}

#[test]
fn no_manifest_stops_a_check() {
    let Some(corpora) = corpora() else { return };
    let mut folders = vec![corpora];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
                read += usize::from(evaluate(&path));
            }
        }
    }
    assert!(read > 500, "{read}");
}

/// Whether the file could be read and was judged.
fn evaluate(path: &Path) -> bool {
    use prr_document::read::{Format, ImageBuilder, Limits, read};

    let (arena, faults) = read(fs::read(path).unwrap(), Format::Yaml, &Limits::default());
    let mut builder = ImageBuilder::default();
    arena.roots().iter().for_each(|root| builder.push("m.yaml", &arena, 0, *root));
    let requests: Vec<_> =
        BR.iter().map(|check| prr_sdk::Request { check: (*check).to_owned(), set: Vec::new() }).collect();
    let found = prr_sdk::evaluate::<Slo>(&builder.finish().bytes, &requests, 0);
    assert!(found.is_ok(), "{}: {found:?}", path.display());
    faults.is_empty()
}

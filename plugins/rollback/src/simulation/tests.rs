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

/// The end of a release of some error ratio: its name, when, and the share of users.
fn end(text: &str, errors: f64) -> (&'static str, f64, f64) {
    let found = one(text, errors);
    let ending = &found.asked().unwrap().ending;
    (ending.as_str(), ending.at().unwrap_or(f64::NAN), (ending.share().unwrap_or(f64::NAN) * 1e9).round() / 1e9)
}

const NEW: &str = "sum(rate(http_requests_total{hash=\"{{args.hash}}\",code=~\"5..\"}[1m])) / sum(rate(http_requests_total{hash=\"{{args.hash}}\"}[1m]))";
const EVERYBODY: &str =
    "sum(rate(http_requests_total{job=\"x\",code=~\"5..\"}[1m])) / sum(rate(http_requests_total{job=\"x\"}[1m]))";

/// A canary with steps, an analysis and a template of one metric.
fn canary(steps: &str, analysis: &str, metric: &str, query: &str) -> String {
    format!(
        "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {{name: checkout}}\nspec:\n  strategy:\n    canary:\n      \
         steps: [{steps}]\n{analysis}---\napiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\nmetadata: {{name: t}}\nspec:\n  \
         args: [{{name: hash}}]\n  metrics:\n    - name: errors\n{metric}      provider:\n        prometheus:\n          query: '{query}'\n"
    )
}

const TEMPLATES: &str =
    "templates: [{templateName: t}], args: [{name: hash, valueFrom: {podTemplateHashValue: Latest}}]";

fn background(more: &str) -> String {
    format!("      analysis: {{{TEMPLATES}{more}}}\n")
}

fn metric(lines: &[&str]) -> String {
    lines.iter().fold(String::new(), |text, line| text + "      " + line + "\n")
}

#[test]
fn the_seed_reaches_half_of_the_users_at_15_minutes_and_what_watches_it_is_not_there() {
    let found = one(SEED, 0.05);
    let wanted =
        [(0.0, Some(300.0), 0.1), (300.0, Some(900.0), 0.3), (900.0, Some(1_500.0), 0.5), (1_500.0, None, 1.0)];
    assert_eq!(stages(&found), wanted);
    assert_eq!(found.stages[0].steps, Some((1, 2)));
    assert_eq!((found.worst, &found.asked().unwrap().ending), (Worst::Unknown, &Ending::Unknown));
    assert!(found.open[0].en.starts_with("availability-check: its template"), "{:?}", found.open);
    let unwatched = SEED.split("      analysis:").next().unwrap();
    let found = one(unwatched, 0.05);
    assert_eq!((found.worst, &found.asked().unwrap().ending), (Worst::Everything, &Ending::Everybody { at: 1_500.0 }));
    // 10 % for 5 minutes, 30 % for 10, 50 % for 10: 510 seconds of all traffic.
    near(found.asked().unwrap().cost.unwrap().exposure, 510.0);
    near(found.asked().unwrap().cost.unwrap().requests.unwrap(), 0.05 * 510.0 * 50.0);
}

#[test]
fn the_mended_seed_stops_what_its_window_over_all_users_can_see() {
    // Thinned to 10 %, a full outage shows 0.0144 after 43 s; the third measurement above it is that of 180 s.
    assert_eq!(end(READY, 1.0), ("stopped", 180.0, 0.1));
    // 10 % of errors: 0.01 in the first stage; 0.016 a minute into the second, and two minutes later it has failed three times.
    assert_eq!(end(READY, 0.1), ("stopped", 480.0, 0.4));
    assert_eq!(end(READY, 0.01), ("everybody", 1_500.0, 1.0));
    let found = one(READY, 0.1);
    let cost = found.asked().unwrap().cost.unwrap();
    near(cost.exposure, 0.1 * 300.0 + 0.4 * 180.0);
    near(cost.budget.unwrap(), 10.2 / (0.001 * 2_592_000.0));
    // At 70 % of the users the window shows 0.7 of the ratio: above 0.0144 / 0.7 it is stopped.
    near(found.worst.errors().unwrap(), 0.0144 / 0.7);
    near(found.watches[0].smallest.unwrap(), 0.0144 / 0.7);
    assert_eq!((found.watches[0].failures, found.watches[0].first), (Some(3), Some(0.0)));
}

#[test]
fn blue_and_green_is_judged_before_and_after_the_switch() {
    let analysis = |name: &str| format!("{{templates: [{{templateName: {name}}}]}}");
    let template = |name: &str, metric: &str, labels: &str| {
        format!(
            "---\napiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\nmetadata: {{name: {name}}}\nspec:\n  metrics:\n    - name: \
             {name}\n{metric}      provider:\n        prometheus:\n          query: 'sum(rate(http_requests_total{{{labels},code=~\"5..\"}}[2m])) \
             / sum(rate(http_requests_total{{{labels}}}[2m]))'\n"
        )
    };
    let before = metric(&["count: 3", "interval: 30s", "successCondition: result[0] < 0.05"]);
    let after = metric(&["count: 5", "interval: 30s", "failureLimit: 1", "successCondition: result[0] < 0.02"]);
    let text = format!(
        "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {{name: checkout}}\nspec:\n  strategy:\n    blueGreen:\n      \
         activeService: shop\n      previewService: shop-next\n      prePromotionAnalysis: {}\n      postPromotionAnalysis: {}\n{}{}",
        analysis("before"),
        analysis("after"),
        template("before", &before, "service=\"shop-next\""),
        template("after", &after, "service=\"shop\""),
    );
    let found = one(&text, 0.03);
    assert_eq!(stages(&found), [(0.0, Some(60.0), 0.0), (60.0, Some(180.0), 1.0), (180.0, None, 1.0)]);
    assert_eq!(end(&text, 0.2), ("stopped", 0.0, 0.0));
    // After the switch the window fills: 0.0225 after 90 s and 0.03 after 120 s are two failures.
    assert_eq!(end(&text, 0.03), ("stopped", 180.0, 1.0));
    near(found.asked().unwrap().cost.unwrap().exposure, 120.0);
    // One failure is allowed: the ratio that reaches 0.02 after 90 s makes two.
    near(found.worst.errors().unwrap(), 0.02 / 0.75);
    let waiting = text.replace("      activeService", "      autoPromotionEnabled: false\n      activeService");
    assert_eq!(end(&waiting, 0.03), ("waits", 60.0, 0.0));
}

#[test]
fn a_background_analysis_sees_nothing_before_its_starting_step() {
    let steps = "{setWeight: 20}, {pause: {duration: 5m}}, {setWeight: 60}, {pause: {duration: 10m}}";
    let rules = metric(&["interval: 1m", "failureLimit: 1", "successCondition: result[0] <= 0.02"]);
    let text = canary(steps, &background(", startingStep: 2"), &rules, NEW);
    let found = one(&text, 1.0);
    // The pods' own ratio shows at once: measured at 300 s and at 360 s.
    assert_eq!(end(&text, 1.0), ("stopped", 360.0, 0.6));
    assert_eq!(end(&text, 0.021), ("stopped", 360.0, 0.6));
    near(found.asked().unwrap().cost.unwrap().exposure, 0.2 * 300.0 + 0.6 * 60.0);
    near(found.worst.errors().unwrap(), 0.02);
    assert_eq!(found.watches[0].sees.as_str(), "new-version");
    let watched: Vec<usize> = found.stages.iter().map(|stage| stage.watches.len()).collect();
    assert_eq!(watched, [0, 1, 0]);
}

#[test]
fn an_analysis_step_takes_the_time_of_its_measurements() {
    let steps =
        format!("{{setWeight: 20}}, {{analysis: {{{TEMPLATES}}}}}, {{setWeight: 50}}, {{pause: {{duration: 1m}}}}");
    let lines =
        ["initialDelay: 30s", "interval: 1m", "count: 5", "failureLimit: 2", "successCondition: result[0] < 0.01"];
    let text = canary(&steps, "", &metric(&lines), NEW);
    let found = one(&text, 0.5);
    assert_eq!(stages(&found), [(0.0, Some(270.0), 0.2), (270.0, Some(330.0), 0.5), (330.0, None, 1.0)]);
    // Measured at 30, 90 and 150 s.
    assert_eq!(end(&text, 0.5), ("stopped", 150.0, 0.2));
    near(found.asked().unwrap().cost.unwrap().outage, 0.5 * 0.2 * 150.0);
    assert_eq!(found.watches[0].first, Some(30.0));
    let enough =
        metric(&["interval: 1m", "count: 5", "consecutiveSuccessLimit: 2", "successCondition: result[0] < 0.9"]);
    let text = canary(&steps, "", &enough, NEW);
    // An empty answer at 0 s is an error and tried again after 10 s; the second success, at 70 s, is enough. A minute at 50 % follows.
    assert_eq!(end(&text, 0.5), ("everybody", 130.0, 1.0));
    let endless = metric(&["interval: 1m", "successCondition: result[0] < 0.9"]);
    let found = one(&canary(&steps, "", &endless, NEW), 0.5);
    assert!(found.open[0].en.contains("never end"), "{:?}", found.open);
}

#[test]
fn as_many_failures_as_measurements_stop_nothing() {
    let steps = "{setWeight: 20}, {pause: {duration: 5m}}";
    for (lines, stops) in [
        (["interval: 1m", "count: 3", "failureLimit: 2"], true),
        (["interval: 1m", "count: 3", "failureLimit: 3"], false),
    ] {
        let lines = [lines.as_slice(), &["successCondition: result[0] < 0.05"]].concat();
        let found = one(&canary(steps, &background(""), &metric(&lines), NEW), 1.0);
        assert_eq!(matches!(found.worst, Worst::Passes { .. }), stops, "{lines:?}");
        assert_eq!(found.watches[0].failures.is_some(), stops);
    }
}

#[test]
fn errors_in_a_row_are_counted_every_ten_seconds() {
    let steps = "{setWeight: 20}, {pause: {duration: 5m}}";
    // Below 50 % the comparison leaves no series, and an index into nothing is an error.
    let query = format!("({NEW}) > 0.5");
    for (limit, at) in [("consecutiveErrorLimit: 4", 40.0), ("consecutiveErrorLimit: 9", 90.0)] {
        let rules = metric(&["interval: 1m", limit, "successCondition: result[0] < 0.9"]);
        let text = canary(steps, &background(""), &rules, &query);
        assert_eq!(end(&text, 0.1), ("stopped", at, 0.2));
        let found = one(&text, 0.1);
        assert_eq!(found.worst, Worst::Nothing);
        assert_eq!(found.healthy, Some(Ending::Stopped { at, share: 0.2, watch: 0 }));
    }
}

#[test]
fn a_pause_without_an_end_waits_and_is_watched_meanwhile() {
    let steps = "{setWeight: 25}, {pause: {}}, {setWeight: 75}, {pause: {duration: 5m}}";
    let rules = metric(&["interval: 30s", "successCondition: result[0] < 0.05"]);
    let text = canary(steps, &background(""), &rules, EVERYBODY);
    // A quarter of 10 % stays below the threshold for ever; a quarter of 50 % fills half of the window after 30 s.
    assert_eq!(end(&text, 0.1), ("waits", 0.0, 0.25));
    assert_eq!(end(&text, 0.5), ("stopped", 30.0, 0.25));
    let found = one(&text, 0.1);
    assert_eq!(stages(&found), [(0.0, None, 0.25), (0.0, Some(300.0), 0.75), (300.0, None, 1.0)]);
    assert_eq!(found.stages.iter().map(|stage| stage.promotions).collect::<Vec<_>>(), [0, 1, 1]);
    let Worst::Passes { errors, promoted: true } = found.worst else { panic!("{:?}", found.worst) };
    near(errors, 0.05 / 0.75);
}

#[test]
fn neither_good_nor_bad_holds_a_release() {
    let steps = "{setWeight: 20}, {pause: {duration: 5m}}";
    let rules =
        ["interval: 1m", "initialDelay: 1m", "successCondition: result[0] < 0.01", "failureCondition: result[0] > 0.1"];
    let text = canary(steps, &background(""), &metric(&rules), NEW);
    assert_eq!(end(&text, 0.05), ("held", 60.0, 0.2));
    assert_eq!(end(&text, 0.2), ("stopped", 60.0, 0.2));
    near(one(&text, 0.05).worst.errors().unwrap(), 0.01);
}

#[test]
fn an_analysis_of_the_old_version_or_of_times_stops_nothing() {
    let steps = "{setWeight: 20}, {pause: {duration: 5m}}";
    let rules = metric(&["interval: 1m", "initialDelay: 1m", "successCondition: result[0] < 0.01"]);
    let text = canary(steps, &background(""), &rules, NEW).replace("Latest", "Stable");
    let found = one(&text, 1.0);
    assert_eq!((found.worst, found.watches[0].sees.as_str()), (Worst::Everything, "old-version"));
    let times = "histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[1m])))";
    let found = one(&canary(steps, &background(""), &rules, times), 1.0);
    assert_eq!((found.worst, found.open.len()), (Worst::Everything, 0));
    let other = canary(steps, &background(""), &rules, "job:errors:ratio");
    assert_eq!(one(&other, 1.0).worst, Worst::Unknown);
}

#[test]
fn flagger_goes_back_at_the_interval_after_the_last_failed_check() {
    let text = "apiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata: {name: checkout}\nspec:\n  targetRef: {kind: Deployment, name: \
                checkout}\n  analysis:\n    interval: 1m\n    threshold: 2\n    stepWeight: 20\n    maxWeight: 40\n    metrics:\n      - name: \
                request-success-rate\n        thresholdRange: {min: 99}\n        interval: 1m\n";
    assert_eq!(end(text, 0.05), ("stopped", 180.0, 0.2));
    let found = one(text, 0.05);
    near(found.asked().unwrap().cost.unwrap().outage, 0.05 * 0.2 * 180.0);
    assert_eq!(stages(&found), [(0.0, Some(60.0), 0.2), (60.0, Some(120.0), 0.4), (120.0, None, 1.0)]);
    near(found.worst.errors().unwrap(), 0.01);
    let template = text
        .replace("request-success-rate", "x\n        templateRef: {name: errors}")
        .replace("{min: 99}", "{max: 2}")
        + "---\napiVersion: flagger.app/v1beta1\nkind: MetricTemplate\nmetadata: {name: errors}\nspec:\n  provider: {type: prometheus}\n  \
           query: |\n    100 - sum(rate(http_requests_total{app=~\"{{ target }}\",status!~\"5..\"}[{{ interval }}])) / \
           sum(rate(http_requests_total{app=~\"{{ target }}\"}[{{ interval }}])) * 100\n";
    near(one(&template, 0.05).worst.errors().unwrap(), 0.02);
    assert_eq!(one(&text.replace("    analysis", "    skipAnalysis"), 0.05).worst.as_str(), "passes");
    let switch = text.replace("stepWeight: 20", "iterations: 3").replace("    maxWeight: 40\n", "");
    assert_eq!(end(&switch, 0.05), ("stopped", 180.0, 0.0));
    let skipped = text.replace("  analysis:", "  skipAnalysis: true\n  analysis:");
    assert_eq!((one(&skipped, 0.05).worst, end(&skipped, 0.05)), (Worst::Everything, ("everybody", 0.0, 1.0)));
}

#[test]
fn a_deployment_replaces_its_pods_in_batches_that_nobody_looks_at() {
    let text = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: checkout}\nspec:\n  replicas: 4\n  minReadySeconds: 15\n  strategy:\n    \
                rollingUpdate: {maxSurge: 1, maxUnavailable: 0}\n  template:\n    spec: {containers: [{name: a, image: a}]}\n";
    let found = one(text, 0.05);
    let wanted = [(0.0, Some(45.0), 0.25), (45.0, Some(90.0), 0.5), (90.0, Some(135.0), 0.75), (135.0, None, 1.0)];
    assert_eq!(stages(&found), wanted);
    assert_eq!((found.worst, end(text, 0.05)), (Worst::Everything, ("everybody", 135.0, 1.0)));
    let recreated = text.replace("rollingUpdate: {maxSurge: 1, maxUnavailable: 0}", "type: Recreate");
    assert_eq!((one(&recreated, 0.05).worst, one(&recreated, 0.05).stages.len()), (Worst::Unknown, 0));
}

#[test]
fn weights_that_nothing_waits_at_last_as_long_as_pods_need() {
    let found = one(&canary("{setWeight: 20}, {setWeight: 50}", "", "", EVERYBODY), 0.05);
    assert_eq!(stages(&found), [(0.0, Some(30.0), 0.2), (30.0, Some(60.0), 0.5), (60.0, None, 1.0)]);
    let templated = canary("{setWeight: \"{{ x }}\"}, {pause: {duration: 5m}}", "", "", EVERYBODY);
    assert_eq!(one(&templated, 0.05).worst, Worst::Unknown);
}

#[test]
fn what_hangs_on_the_traffic_is_computed_where_the_traffic_is_declared() {
    let steps = "{setWeight: 20}, {pause: {duration: 5m}}";
    let rules = metric(&["interval: 1m", "initialDelay: 2m", "successCondition: result[0] < 0.5"]);
    let count = "sum(rate(http_requests_total{job=\"x\",code=~\"5..\"}[1m]))";
    let text = canary(steps, &background(""), &rules, count);
    // 50 requests a second, a fifth of them to the new version: half an error a second is a twentieth of these.
    near(one(&text, 0.2).worst.errors().unwrap(), 0.05);
    let unknown = one(&text.replace("name: checkout", "name: search"), 0.2);
    assert!(unknown.open[0].en.contains("requests-per-second"), "{:?}", unknown.open);
}

#[test]
fn what_is_longer_than_is_followed_is_unknown_and_no_pass() {
    let rules = metric(&["interval: 1s", "successCondition: result[0] < 0.05"]);
    let long = canary("{setWeight: 1}, {pause: {duration: 5h}}", &background(""), &rules, EVERYBODY);
    assert_eq!((one(&long, 1.0).worst, one(&long, 1.0).open.len()), (Worst::Unknown, 1));
    let many =
        metric(&["interval: 1m", "count: 1000000", "failureLimit: 999999", "successCondition: result[0] < 0.05"]);
    let step = format!("{{setWeight: 20}}, {{analysis: {{{TEMPLATES}}}}}");
    assert_eq!(one(&canary(&step, "", &many, NEW), 1.0).worst, Worst::Unknown);
    let pause = canary("{setWeight: 20}, {pause: {duration: soon}}", "", "", NEW);
    assert_eq!((one(&pause, 1.0).worst, one(&pause, 1.0).stages.len()), (Worst::Unknown, 0));
}

/// Many canaries that differ in everything that decides.
fn many() -> Vec<String> {
    let mut found = Vec::new();
    for (number, window) in ["30s", "1m", "5m"].into_iter().enumerate() {
        for interval in ["20s", "1m"] {
            for limit in 0..4 {
                for start in [0, 1, 2] {
                    let query = if (number + limit + start) % 3 == 0 { NEW } else { EVERYBODY };
                    let lines = [
                        format!("interval: {interval}"),
                        format!("failureLimit: {limit}"),
                        "initialDelay: 20s".to_owned(),
                        "successCondition: result[0] <= 0.03".to_owned(),
                    ];
                    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                    let steps = "{setWeight: 10}, {pause: {duration: 2m}}, {setWeight: 40}, {pause: {duration: 7m}}, {setWeight: 60}";
                    let text = canary(steps, &background(&format!(", startingStep: {start}")), &metric(&lines), query);
                    found.push(text.replace("[1m]", &format!("[{window}]")));
                }
            }
        }
    }
    found
}

/// When a release is stopped; never is the end of time.
fn stopped(text: &str, errors: f64) -> f64 {
    match one(text, errors).asked().unwrap().ending {
        Ending::Stopped { at, .. } => at,
        Ending::Everybody { .. } => f64::INFINITY,
        ref other => panic!("{other:?}\n{text}"),
    }
}

#[test]
fn worse_releases_are_never_stopped_later_and_patience_never_stops_them_earlier() {
    for text in many() {
        let moments: Vec<f64> = [0.01, 0.03, 0.07, 0.2, 0.6, 1.0].map(|errors| stopped(&text, errors)).into();
        assert!(moments.windows(2).all(|pair| pair[1] <= pair[0]), "{moments:?}\n{text}");
        for limit in 0..3 {
            let (less, more) = (format!("failureLimit: {limit}"), format!("failureLimit: {}", limit + 1));
            if text.contains(&less) {
                assert!(stopped(&text, 0.2) <= stopped(&text.replace(&less, &more), 0.2), "{text}");
            }
        }
    }
}

#[test]
fn the_counterexample_passes_and_a_slightly_worse_release_is_stopped() {
    let mut edges = 0;
    for text in many() {
        let Worst::Passes { errors, promoted: false } = one(&text, 0.05).worst else { continue };
        edges += 1;
        assert!(stopped(&text, errors).is_infinite(), "{errors}\n{text}");
        assert!(stopped(&text, (errors * 1.000_01).min(1.0)).is_finite(), "{errors}\n{text}");
    }
    assert!(edges > 60, "{edges}");
}

//! Objectives and alerts of Google Cloud, Datadog and Grafana, as Terraform's resources.

use std::path::Path;

use prr_manifest::{Excludes, TreeLimits, list, load};
use prr_plugin_slo::Slo;
use prr_sdk::Outcome;
use prr_sdk::testing::{Judged, judge, judge_read};

const CHECKS: [&str; 8] =
    ["PRR-SLO-02", "PRR-SLO-03", "PRR-BR-01", "PRR-BR-02", "PRR-BR-03", "PRR-BR-05", "PRR-BR-06", "PRR-BR-08"];

fn judged(text: &str) -> Vec<Judged> {
    judge::<Slo>(&[("main.tf", text)], &CHECKS)
}

/// `check outcome message line`, without what passes.
fn troubles(text: &str) -> Vec<String> {
    let found = judged(text).into_iter().filter(|judged| judged.outcome != Outcome::Pass);
    found.map(|judged| format!("{} {} {} {}", judged.check, judged.outcome, judged.message_id, judged.line)).collect()
}

const SLO: &str = "resource \"google_monitoring_slo\" \"api\" {\n  service = \"shop\"\n  slo_id  = \"availability\"\n  goal = 0.999\n  \
                   rolling_period_days = 28\n  request_based_sli {\n  }\n}\n";

fn policy(name: &str, severity: &str, tiers: &[(&str, &str)]) -> String {
    let conditions: Vec<_> = tiers
        .iter()
        .map(|(factor, window)| {
            format!(
                "  conditions {{\n    condition_threshold {{\n      filter = \"select_slo_burn_rate(\\\"${{google_monitoring_slo.api.id}}\\\", \\\"{window}\\\")\"\n      \
                 comparison = \"COMPARISON_GT\"\n      duration = \"0s\"\n      threshold_value = {factor}\n    }}\n  }}\n"
            )
        })
        .collect();
    let conditions = conditions.concat();
    format!(
        "resource \"google_monitoring_alert_policy\" \"{name}\" {{\n  display_name = \"{name}\"\n  combiner = \"AND\"\n  severity = \"{severity}\"\n{conditions}}}\n"
    )
}

fn covered() -> String {
    let fast = policy("Fast", "CRITICAL", &[("13.44", "3600s"), ("13.44", "300s")]);
    let slow = policy("Slow", "CRITICAL", &[("5.6", "6h"), ("5.6", "30m")]);
    let tail = policy("Tail", "WARNING", &[("1", "3d"), ("1", "6h")]);
    format!("{SLO}{fast}{slow}{tail}")
}

#[test]
fn an_objective_of_google_cloud_with_all_of_its_pairs_is_covered() {
    assert_eq!(troubles(&covered()), [] as [&str; 0]);
}

#[test]
fn a_factor_for_another_period_is_found_at_its_line_with_numbers() {
    let text = format!("{SLO}{}", policy("Fast", "CRITICAL", &[("3.36", "1h"), ("3.36", "5m")]));
    let found = judged(&text);
    let mismatch = found.iter().find(|judged| judged.message_id == "period-mismatch").unwrap();
    assert_eq!(text.lines().nth(mismatch.line as usize - 1), Some("      threshold_value = 3.36"));
    assert!(
        mismatch.message_en.contains("3.36x over 1h: 2.0 % of a budget of 7d, but 0.5 % of this one of 28d"),
        "{}",
        mismatch.message_en
    );
    assert!(mismatch.fix.as_ref().unwrap().contains("13.44x"), "{mismatch:?}");
    let pages = found.iter().find(|judged| judged.check == "PRR-BR-01").unwrap();
    assert_eq!((pages.outcome, pages.message_id.as_str()), (Outcome::Fail, "pages-neither"));
}

#[test]
fn conditions_that_are_not_joined_are_windows_without_partners() {
    let text = covered().replace("\"AND\"", "\"OR\"");
    let alone = troubles(&text).into_iter().filter(|trouble| trouble.starts_with("PRR-BR-03 fail")).count();
    assert_eq!(alone, 6, "{:#?}", troubles(&text));
}

#[test]
fn an_alert_that_is_switched_off_or_names_another_objective_does_not_count() {
    let off = covered().replace("display_name = \"Fast\"\n", "display_name = \"Fast\"\n  enabled = false\n");
    assert!(
        troubles(&off).iter().any(|trouble| trouble.starts_with("PRR-BR-08 fail dead-disabled")),
        "{:?}",
        troubles(&off)
    );
    let other = covered().replace("{google_monitoring_slo.api.id}", "{google_monitoring_slo.other.id}");
    assert!(
        troubles(&other).iter().any(|trouble| trouble.starts_with("PRR-BR-01 fail pages-none")),
        "{:?}",
        troubles(&other)
    );
    let literal = covered()
        .replace("${google_monitoring_slo.api.id}", "projects/p/services/shop/serviceLevelObjectives/availability");
    assert_eq!(troubles(&literal), [] as [&str; 0]);
}

#[test]
fn what_is_not_known_is_neither_a_pass_nor_a_failure() {
    for (known, unknown, expected) in [
        ("goal = 0.999", "goal = var.goal", "PRR-SLO-02 unknown target-unresolved"),
        ("rolling_period_days = 28", "rolling_period_days = var.days", "PRR-SLO-03 unknown period-unresolved"),
        ("threshold_value = 13.44", "threshold_value = var.factor", "PRR-BR-01 unknown unread-value"),
        ("\\\"3600s\\\"", "\\\"${var.window}\\\"", "PRR-BR-01 unknown unread-value"),
        ("severity = \"CRITICAL\"", "severity = var.severity", "PRR-BR-01 unknown severity-unclear"),
        ("combiner = \"AND\"", "combiner = var.combiner", "PRR-BR-01 unknown unread-value"),
    ] {
        let troubles = troubles(&covered().replace(known, unknown));
        assert!(troubles.iter().any(|trouble| trouble.starts_with(expected)), "{unknown}: {troubles:#?}");
        assert!(troubles.iter().all(|trouble| !trouble.contains(" fail ")), "{unknown}: {troubles:#?}");
    }
}

const DATADOG: &str = "resource \"datadog_service_level_objective\" \"api\" {\n  name = \"API\"\n  type = \"metric\"\n  query {\n    numerator = \"a\"\n  }\n  \
                       thresholds {\n    timeframe = \"30d\"\n    target = 99.9\n  }\n  tags = [\"service:shop\"]\n}\n";

fn monitor(name: &str, priority: u8, factor: &str, windows: &str) -> String {
    format!(
        "resource \"datadog_monitor\" \"{name}\" {{\n  name = \"{name}\"\n  type = \"slo alert\"\n  priority = {priority}\n  message = \"x\"\n  \
         query = \"burn_rate(\\\"${{datadog_service_level_objective.api.id}}\\\").over(\\\"30d\\\"){windows} > {factor}\"\n  \
         monitor_thresholds {{\n    critical = {factor}\n  }}\n}}\n"
    )
}

#[test]
fn burn_rate_monitors_of_datadog_cover_their_objective() {
    let fast = monitor("fast", 1, "14.4", ".long_window(\\\"1h\\\").short_window(\\\"5m\\\")");
    // The short window is a twelfth where it is not said.
    let slow = monitor("slow", 1, "6", ".long_window(\\\"6h\\\")");
    let tail = monitor("tail", 3, "1", ".long_window(\\\"72h\\\").short_window(\\\"6h\\\")");
    let whole = format!("{DATADOG}{fast}{slow}{tail}");
    assert_eq!(troubles(&whole), [] as [&str; 0]);
    let budget = whole.replace("burn_rate(", "error_budget(");
    assert!(
        troubles(&budget).iter().any(|trouble| trouble.starts_with("PRR-BR-01 fail pages-none")),
        "{:?}",
        troubles(&budget)
    );
    let week = whole.replace("\"30d\"\n", "\"90d\"\n");
    assert!(
        troubles(&week).iter().any(|trouble| trouble.starts_with("PRR-BR-06 fail period-mismatch")),
        "{:#?}",
        troubles(&week)
    );
}

#[test]
fn grafana_alerts_only_where_it_is_told_to() {
    let slo = "resource \"grafana_slo\" \"api\" {\n  name = \"API\"\n  query {\n    type = \"ratio\"\n    ratio {\n      \
               success_metric = \"http_total{code!~\\\"5..\\\"}\"\n      total_metric = \"http_total\"\n    }\n  }\n  objectives {\n    value = 0.999\n    \
               window = \"30d\"\n  }\n  ALERTING\n}\n";
    let with = |alerting: &str| troubles(&slo.replace("ALERTING", alerting));
    assert_eq!(with("alerting {\n    fastburn {\n    }\n    slowburn {\n    }\n  }"), [] as [&str; 0]);
    let fast = with("alerting {\n    fastburn {\n    }\n  }");
    assert!(fast.iter().any(|trouble| trouble.starts_with("PRR-BR-02 fail tail-gap")), "{fast:?}");
    assert!(with("").iter().any(|trouble| trouble.starts_with("PRR-BR-01 fail pages-none")), "{:?}", with(""));
}

/// What is found in a folder, once its modules are resolved.
fn judged_folder(folder: &Path) -> Vec<Judged> {
    let inventory = load(&list(folder).unwrap(), &Excludes::default(), &TreeLimits::default());
    let manifests: Vec<_> =
        inventory.manifests.iter().map(|manifest| (manifest.path(), manifest.arena().clone())).collect();
    judge_read::<Slo>(&manifests, &CHECKS)
}

/// Subject, path and line of everything with a message.
fn said<'j>(found: &'j [Judged], message: &str) -> Vec<(&'j str, &'j str, u32)> {
    let said = found.iter().filter(|judged| judged.message_id == message);
    said.map(|judged| (judged.subject.as_str(), judged.path.as_str(), judged.line)).collect()
}

#[test]
fn modules_are_judged_as_they_are_called() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/terraform-slo");
    let found = judged_folder(&fixture);
    let file = "availability/main.tf";
    assert_eq!(said(&found, "period-mismatch"), [("checkout/availability-checkout", file, 60)]);
    assert_eq!(said(&found, "dead-disabled"), [("search/availability-search", file, 44)]);
    assert!(found.iter().all(|judged| !judged.subject.contains("reports")));
}

#[test]
fn the_public_project_that_reckons_for_a_week_is_found_out() {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let corpora = std::env::var_os("PRR_CORPORA").map_or_else(beside, std::path::PathBuf::from);
    let folder = corpora.join("google__exposure-notifications-verification-server/terraform");
    if !folder.is_dir() {
        return eprintln!("skipped: no real configuration here (set PRR_CORPORA)");
    }
    let found = judged_folder(&folder);
    let place = ("apiserver/availability-slo-apiserver", "alerting/module.availability-slo/main.tf", 68);
    assert_eq!(said(&found, "period-mismatch"), [place]);
    let mismatch = found.iter().find(|judged| judged.message_id == "period-mismatch").unwrap();
    assert!(
        mismatch.message_en.contains("AvailabilityFastErrorBudgetBurn-apiserver fires at 3.36x over 1h"),
        "{mismatch:?}"
    );
}

#[test]
fn what_is_applied_apart_has_nothing_to_do_with_each_other() {
    let week = format!("{SLO}{}", policy("Fast", "CRITICAL", &[("3.36", "1h"), ("3.36", "5m")]));
    let week = week.replace("\"shop\"", "\"stage\"");
    let found = judge::<Slo>(&[("prod/main.tf", &covered()), ("stage/main.tf", &week)], &CHECKS);
    let [mismatch] = said(&found, "period-mismatch")[..] else { panic!("{found:#?}") };
    assert_eq!((mismatch.0, mismatch.1), ("stage/availability", "stage/main.tf"));
    let apart = |judged: &Judged| judged.outcome == Outcome::Pass || judged.path == "stage/main.tf";
    assert!(found.iter().all(apart), "{found:#?}");
}

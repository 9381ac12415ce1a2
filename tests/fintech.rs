//! A payment service under Korean financial regulation: refuted, mended, under another regime, and undeclared.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::{prr_in, scratch, workspace};

/// Places by check, as `path:line`.
type Places = BTreeMap<String, BTreeSet<String>>;

fn fixture() -> PathBuf {
    workspace().join("fixtures/fintech-kr")
}

fn judged(folder: &Path, code: i32) -> Value {
    prr_in(folder, &["check", ".", "--now", "2026-11-21", "--format", "json"]).expect(code).json()
}

fn findings(report: &Value) -> impl Iterator<Item = &Value> {
    report["findings"].as_array().unwrap().iter()
}

/// Where rules of residency have an outcome.
fn places(report: &Value, outcome: &str) -> Places {
    let mut places = Places::new();
    let residency = |row: &&Value| row["check"].as_str().unwrap().starts_with("RES-");
    for row in findings(report).filter(residency).filter(|row| row["outcome"] == outcome) {
        let place = format!("{}:{}", row["location"]["path"].as_str().unwrap(), row["location"]["line"]);
        places.entry(row["check"].as_str().unwrap().to_owned()).or_default().insert(place);
    }
    places
}

fn expected(rows: &[(&str, &[&str])]) -> Places {
    let row = |(check, places): &(&str, &[&str])| {
        ((*check).to_owned(), places.iter().map(|place| (*place).to_owned()).collect())
    };
    rows.iter().map(row).collect()
}

/// The violating service with another prr.yaml.
fn declared_as(file: &str) -> tempfile::TempDir {
    let folder = scratch();
    copy(&fixture().join("violating"), folder.path());
    std::fs::copy(fixture().join("declarations").join(file), folder.path().join("prr.yaml")).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn every_rule_of_residency_is_refuted_on_its_line_and_the_law_is_cited_by_its_number_of_today() {
    let report = judged(&fixture().join("violating"), 1);
    assert_eq!(
        places(&report, "fail"),
        expected(&[
            ("RES-01", &["infra/aws/ledger.tf:13", "infra/aws/ledger.tf:28"]),
            ("RES-02", &["infra/aws/ledger.tf:40"]),
            ("RES-03", &["k8s/payments.yaml:21"]),
            ("RES-04", &["k8s/payments.yaml:28"]),
            ("RES-05", &["infra/aws/edge.tf:18", "infra/aws/edge.tf:22"]),
            ("RES-06", &["infra/aws/keys.tf:8", "infra/aws/keys.tf:17"]),
            ("RES-07", &["k8s/backoffice.yaml:30"]),
            ("RES-08", &["k8s/payments.yaml:63"]),
            ("RES-09", &[".github/workflows/deploy.yaml:7", "infra/aws/providers.tf:5"]),
            ("RES-10", &["prr.yaml:41"]),
            ("RES-11", &["prr.yaml:26"]),
            ("RES-12", &["prr.yaml:44"]),
            ("RES-13", &["prr.yaml:40"]),
        ])
    );
    let abroad = findings(&report).find(|row| row["check"] == "RES-01" && row["outcome"] == "fail").unwrap();
    for language in ["en", "ko"] {
        let told = prr_in(&fixture().join("violating"), &["check", ".", "--now", "2026-11-21", "--lang", language]);
        assert!(told.stdout.contains("제14조의2제7항"), "{language}: {}", told.stdout);
    }
    let related: Vec<_> = abroad["related"].as_array().unwrap().iter().map(|row| &row["location"]["path"]).collect();
    assert!(related.contains(&&"infra/aws/providers.tf".into()), "the provider that puts it there: {related:?}");
    // What only warns blocks nothing, whatever it says.
    let denies = |check: &str| findings(&report).any(|row| row["check"] == check && row["denies"] == true);
    assert!(denies("RES-01") && denies("RES-02") && denies("RES-04") && denies("RES-08"));
    assert!(!["RES-03", "RES-05", "RES-07", "RES-09"].into_iter().any(denies));
}

#[test]
fn the_mended_service_is_seen_where_it_should_be_and_nothing_of_residency_is_open() {
    let report = judged(&fixture().join("mended"), 0);
    assert_eq!(places(&report, "fail"), Places::new());
    assert_eq!(places(&report, "unknown"), Places::new());
    let seen = places(&report, "pass");
    let first = |check: &str| seen.get(check).and_then(|places| places.first()).map_or("", String::as_str);
    for (check, place) in [
        ("RES-01", "infra/aws/ledger.tf:14"),
        ("RES-02", "infra/aws/ledger.tf:50"),
        ("RES-03", "k8s/backoffice.yaml:22"),
        ("RES-04", "k8s/payments.yaml:111"),
        ("RES-05", "infra/aws/edge.tf:29"),
        ("RES-06", "infra/aws/keys.tf:1"),
        ("RES-07", "k8s/backoffice.yaml:34"),
        ("RES-08", "k8s/backoffice.yaml:76"),
        ("RES-09", "infra/aws/providers.tf:5"),
        ("RES-10", "prr.yaml:67"),
        ("RES-11", "prr.yaml:29"),
        ("RES-12", "prr.yaml:10"),
        ("RES-13", "prr.yaml:66"),
    ] {
        assert_eq!(first(check), place, "{check}: {seen:#?}");
    }
}

#[test]
fn under_the_general_regime_with_a_register_of_transfers_nothing_is_refuted_for_being_abroad() {
    let report = judged(declared_as("general.yaml").path(), 0);
    assert_eq!(places(&report, "fail"), Places::new());
    let seen = places(&report, "pass");
    for (check, place) in [
        ("RES-01", "infra/aws/ledger.tf:13"),
        ("RES-02", "infra/aws/ledger.tf:40"),
        ("RES-04", "k8s/payments.yaml:28"),
        ("RES-08", "k8s/payments.yaml:63"),
    ] {
        assert!(seen[check].contains(place), "{check}: {seen:#?}");
    }
}

#[test]
fn without_declarations_every_rule_is_unknown_and_names_what_would_decide() {
    let report = judged(declared_as("nothing.yaml").path(), 0);
    assert_eq!(places(&report, "fail"), Places::new());
    let open = places(&report, "unknown");
    // A register of transfers that is not there leaves nothing open about itself.
    let rules: Vec<_> = (1..=13).map(|rule| format!("RES-{rule:02}")).filter(|rule| rule != "RES-11").collect();
    assert_eq!(open.keys().cloned().collect::<Vec<_>>(), rules);
    for (check, place) in [
        ("RES-01", "infra/aws/ledger.tf:13"),
        ("RES-02", "infra/aws/ledger.tf:40"),
        ("RES-03", "k8s/payments.yaml:21"),
        ("RES-04", "k8s/payments.yaml:28"),
        ("RES-05", "infra/aws/edge.tf:1"),
        ("RES-06", "infra/aws/keys.tf:8"),
        ("RES-07", "k8s/backoffice.yaml:30"),
        ("RES-08", "k8s/payments.yaml:63"),
        ("RES-09", "infra/aws/providers.tf:5"),
        ("RES-10", "prr.yaml:8"),
        ("RES-12", "prr.yaml:5"),
        ("RES-13", "prr.yaml:8"),
    ] {
        assert!(open[check].contains(place), "{check}: {open:#?}");
    }
    let store = findings(&report).find(|row| row["check"] == "RES-01" && row["location"]["line"] == 13).unwrap();
    assert!(store.to_string().contains("`regime`"), "{store}");
}

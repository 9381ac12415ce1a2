use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use jsonschema::Validator;
use prr_model::{Finding, Language, Outcome, Report};
use prr_report::sarif;
use serde_json::Value;

use crate::sample::{at, both, report, row, rules};
use crate::snapshot::assert_same;

/// The official schema, from the package that carries it: no copy is kept here.
static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let path = package("serde-sarif").join("src/schema.json");
    let text = std::fs::read_to_string(&path).expect("the package carries the schema");
    // As published, the pattern of a language has a stray bracket and is no regular expression.
    let schema = serde_json::from_str(&text.replace("{2}]?$", "{2}$")).expect("the schema is JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema compiles")
});

fn package(name: &str) -> PathBuf {
    let metadata = metadata(&["--offline"]).or_else(|_| metadata(&[])).expect("cargo describes the workspace");
    let packages = metadata["packages"].as_array().expect("metadata lists packages");
    let found = packages.iter().find(|package| package["name"] == name).expect("the package is a dependency");
    let manifest = found["manifest_path"].as_str().expect("a package has a manifest");
    PathBuf::from(manifest).parent().expect("a manifest has a folder").to_owned()
}

/// Cargo wants the manifests of all the workspace's packages, and may have to fetch one that no test needed yet.
fn metadata(more: &[&str]) -> Result<Value, String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", &host()]).args(more);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo runs");
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(serde_json::from_slice(&output.stdout).expect("metadata is JSON"))
}

/// Only this platform's packages are sure to be on the machine.
fn host() -> String {
    let rustc = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let text = String::from_utf8(rustc.stdout).expect("rustc writes text");
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

fn parsed(text: &str) -> Value {
    let document = serde_json::from_str(text).expect("the report is JSON");
    let faults: Vec<String> =
        SCHEMA.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(faults, [""; 0]);
    serde_json::from_value::<serde_sarif::sarif::Sarif>(document.clone()).expect("a second reader takes it");
    document
}

fn run(report: &Report) -> Value {
    parsed(&sarif(report, &rules(), Language::En))["runs"][0].take()
}

/// What no reader may trip over.
pub fn assert_standard(text: &str) {
    parsed(text);
}

fn with(finding: Finding) -> Value {
    run(&Report { findings: vec![finding], ..report() })["results"][0].take()
}

#[test]
fn the_bytes_are_pinned_and_follow_the_standard() {
    for (name, language) in [("report.en.sarif", Language::En), ("report.ko.sarif", Language::Ko)] {
        let text = sarif(&report(), &rules(), language);
        parsed(&text);
        assert_same(name, &text);
    }
}

#[test]
fn only_what_needs_eyes_is_a_result() {
    let run = run(&report());
    let results = run["results"].as_array().unwrap();
    let said: Vec<_> =
        results.iter().map(|row| [&row["ruleId"], &row["kind"], &row["level"]].map(|v| v.as_str().unwrap())).collect();
    assert_eq!(
        said,
        [
            ["PRR-BR-06", "fail", "error"],
            ["PRR-K8S-01", "fail", "error"],
            ["PRR-BR-11", "fail", "warning"],
            ["PRR-SLO-04", "open", "none"],
            ["PRR-DR-02", "review", "none"],
            ["PRR-K8S-07", "fail", "note"],
        ]
    );
    assert_eq!(results[0]["ruleIndex"], 0);
    assert_eq!(results[1].get("ruleIndex"), None, "a check that the rules do not know");
    assert_eq!(results[5]["suppressions"][0]["status"], "accepted");
    assert_eq!(results[0].get("suppressions"), None);
}

#[test]
fn a_rule_that_two_packs_bind_is_written_once() {
    let twice = [rules(), rules()].concat();
    let log = parsed(&sarif(&report(), &twice, Language::En));
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), rules().len());
    assert_eq!(log["runs"][0]["results"][3]["ruleIndex"], 1);
}

#[test]
fn a_gate_that_could_not_decide_did_not_run_successfully() {
    let undecided = run(&report());
    let invocation = &undecided["invocations"][0];
    assert_eq!((&invocation["executionSuccessful"], &invocation["exitCode"]), (&Value::Bool(false), &Value::from(3)));
    let notifications = invocation["toolExecutionNotifications"].as_array().unwrap();
    let ids: Vec<_> = notifications.iter().map(|note| note["descriptor"]["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["syntax", "plugin-fuel", "template", "no-reader", "no-reader", "excluded"]);
    let decided = run(&Report { errors: Vec::new(), ..report() });
    assert_eq!(decided["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn paths_are_encoded_and_relative_to_the_root() {
    let path = "a b/결제 #1 100%.yaml";
    let result = with(row("X", Outcome::Fail, both("Wrong.", "잘못되었습니다."), at(path, [2, 3, 2, 9])));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b/%EA%B2%B0%EC%A0%9C%20%231%20100%25.yaml");
    assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
    assert_eq!(place["region"], serde_json::json!({"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 9}));
}

#[test]
fn the_identity_survives_in_our_own_fingerprint() {
    let result = with(row("X", Outcome::Fail, both("Wrong.", "잘못되었습니다."), at("a.yaml", [1; 4])));
    assert_eq!(result["partialFingerprints"], serde_json::json!({"prr/v1": "0123456789abcdef".repeat(4)}));
}

#[test]
fn the_validator_would_notice() {
    let good = sarif(&report(), &rules(), Language::En);
    for (from, to) in
        [("\"review\"", "\"maybe\""), ("\"startLine\": 11", "\"startLine\": 0"), ("deploy/broken.yaml", "a b[%")]
    {
        let bad: Value = serde_json::from_str(&good.replacen(from, to, 1)).unwrap();
        assert!(good.contains(from) && !SCHEMA.is_valid(&bad), "{from}");
    }
}

#[test]
fn no_run_holds_more_results_than_code_scanning_takes() {
    let many =
        (0..25_003).map(|_| row("X", Outcome::Fail, both("Wrong.", "잘못되었습니다."), at("a.yaml", [1; 4]))).collect();
    let text = sarif(&Report { findings: many, errors: Vec::new(), ..report() }, &[], Language::En);
    let log: Value = serde_json::from_str(&text).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().unwrap().len(), 25_000);
    let notes = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
    assert!(notes.iter().any(|note| note["message"]["text"].as_str().unwrap().starts_with("3 further results")));
}

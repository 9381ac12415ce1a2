//! What other programs read.

use crate::harness::{prr, scratch};

#[test]
fn json_is_the_report_that_the_schema_describes() {
    let report = prr(&["check", "fixtures/checkout", "--format", "json", "--now", "2026-03-01"]).expect(1).json();
    assert_eq!(report["schema"], "prr.report/v1");
    assert_eq!(report["effectiveTime"], "2026-03-01T00:00:00Z");
    let text =
        std::fs::read_to_string(crate::harness::workspace().join("docs/schema/prr.report.v1.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<_> =
        validator.iter_errors(&report).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn sarif_names_every_rule_and_points_at_lines() {
    let sarif = prr(&["check", "fixtures/checkout", "--format", "sarif"]).expect(1).json();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 128);
    for result in run["results"].as_array().unwrap() {
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["region"]["startLine"].as_u64().unwrap() >= 1, "{result}");
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(["slo.yaml", "alerts.yaml", "rollout.yaml"].contains(&uri), "{result}");
    }
}

#[test]
fn a_report_goes_to_a_file_when_asked() {
    let folder = scratch();
    let file = folder.path().join("report.sarif");
    let run = prr(&["check", "fixtures/checkout", "--format", "sarif", "--output", file.to_str().unwrap()]).expect(1);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("deny"), "{}", run.stderr);
    assert!(std::fs::read_to_string(file).unwrap().starts_with('{'));
}

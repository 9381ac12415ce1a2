//! The mission's pipelines: the bad one, and the one that is called good.

use crate::harness::{prr, workspace};

/// `(check, line)` of every failure of a report.
fn failures(report: &serde_json::Value) -> Vec<(String, u64)> {
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["outcome"] == "fail");
    let row = |finding: &serde_json::Value| {
        (finding["check"].as_str().unwrap().to_owned(), finding["location"]["line"].as_u64().unwrap())
    };
    findings.map(row).collect()
}

/// The line of a pipeline that contains a text.
fn line(pipeline: &str, part: &str) -> u64 {
    let path = workspace().join("fixtures/pipelines").join(pipeline).join(".github/workflows/deploy.yml");
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().zip(1..).find(|(line, _)| line.contains(part)).unwrap().1
}

#[test]
fn the_good_pipeline_is_denied_for_what_cannot_stop_it_on_its_lines() {
    let report = prr(&["check", "fixtures/pipelines/seed-good", "--format", "json"]).expect(1).json();
    let found = failures(&report);
    for (check, part) in [
        ("DEP-TS-01", "npm run lint &"),
        ("DEP-SC-01", "sarif-file:"),
        ("DEP-SC-01", "github-action-add-sarif@v1"),
        ("PRR-RH-04", "for i in {1..30}"),
        ("DEP-RB-01", "aws ecs update-service"),
        ("DEP-TS-02", "if: failure()"),
    ] {
        let wanted = (check.to_owned(), line("seed-good", part));
        assert!(found.contains(&wanted), "{wanted:?} is not among {found:?}");
    }
}

#[test]
fn the_bad_pipeline_is_denied_for_what_it_does_not_have() {
    let report = prr(&["check", "fixtures/pipelines/seed-bad", "--format", "json"]).expect(1).json();
    let found = failures(&report);
    let deploys = line("seed-bad", "aws s3 sync");
    for check in ["DEP-SC-01", "PRR-RH-04", "DEP-RB-01"] {
        assert!(found.contains(&(check.to_owned(), deploys)), "{check} is not among {found:?}");
    }
    assert!(found.contains(&("DEP-CH-01".to_owned(), line("seed-bad", "  deploy:"))), "{found:?}");
}

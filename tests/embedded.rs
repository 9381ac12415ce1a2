//! Manifests inside texts: they are judged, and what is said of them has its place in the file around them.

use std::fmt::Write as _;

use crate::harness::{Run, good_tree, prr_in, tree, workspace};

/// A file of the tree that the gate denies, as a value of a `ConfigMap`: every line moved to the right by four, below four more lines.
fn config_map(source: &str) -> String {
    let text = std::fs::read_to_string(workspace().join(source)).unwrap();
    text.lines().fold("apiVersion: v1\nkind: ConfigMap\ndata:\n  file.yaml: |\n".into(), |mut all, line| {
        writeln!(all, "    {line}").unwrap();
        all
    })
}

fn check(files: &[(&str, &[u8])]) -> Run {
    prr_in(tree(files).path(), &["check", "--format", "json", "--now", "2026-03-01"])
}

/// Check, path, line and column of every finding that fails.
fn failing(run: &Run, lines: u64, columns: u64) -> Vec<(String, String, u64, u64)> {
    let report = run.json();
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["outcome"] == "fail");
    let row = |finding: &serde_json::Value| {
        let (place, text) = (&finding["location"], |value: &serde_json::Value| value.as_str().unwrap().to_owned());
        let number = |key: &str| place[key].as_u64().unwrap();
        (text(&finding["check"]), text(&place["path"]), number("line") + lines, number("column") + columns)
    };
    let mut rows: Vec<_> = findings.map(row).collect();
    rows.sort();
    rows
}

#[test]
fn rules_and_objectives_in_texts_fail_where_they_fail_as_files_and_at_their_place() {
    let sources = ["slo.yaml", "alerts.yaml"].map(|name| (name, format!("fixtures/checkout/{name}")));
    let plain = sources.each_ref().map(|(name, source)| (*name, std::fs::read(workspace().join(source)).unwrap()));
    let plain = check(&plain.each_ref().map(|(name, bytes)| (*name, bytes.as_slice())));
    let wrapped = sources.each_ref().map(|(name, source)| (*name, config_map(source)));
    let wrapped = check(&wrapped.each_ref().map(|(name, text)| (*name, text.as_bytes())));
    let expected = failing(&plain, 4, 4);
    assert!(!expected.is_empty(), "{plain:?}");
    assert_eq!(failing(&wrapped, 0, 0), expected);
}

#[test]
fn a_broken_text_closes_the_gate_and_a_template_in_a_text_warns() {
    let head = "apiVersion: v1\nkind: ConfigMap\ndata:\n  a.rules.yaml: |\n";
    let broken = format!("{head}    groups:\n    - name: [\n");
    let report = prr_in(good_tree(&[("cm.yaml", broken.as_bytes())]).path(), &["check", "--format", "json"]);
    let report = report.expect(3).json();
    assert_eq!(report["errors"][0]["kind"], "syntax");
    assert_eq!(report["errors"][0]["location"]["path"], "cm.yaml");
    assert!(report["errors"][0]["location"]["line"].as_u64().unwrap() >= 6, "{report}");

    let template = format!("{head}    groups: {{{{ .Values.groups }}}}\n");
    let report = prr_in(good_tree(&[("cm.yaml", template.as_bytes())]).path(), &["check", "--format", "json"]);
    let report = report.expect(0).json();
    assert_eq!((&report["verdict"], &report["skipped"][0]["reason"]), (&"warn".into(), &"template".into()));
    assert_eq!(report["summary"]["skipped"], 0, "the file around it was read");
}

#[test]
fn an_example_of_a_deployment_in_a_text_is_no_deployment() {
    let example = "apiVersion: v1\nkind: ConfigMap\ndata:\n  example.yaml: |\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: example}\n";
    let documents = |files: &[(&str, &[u8])]| {
        prr_in(good_tree(files).path(), &["check", "--format", "json"]).expect(0).json()["summary"]["documents"].clone()
    };
    let (without, with) = (documents(&[]), documents(&[("cm.yaml", example.as_bytes())]));
    assert_eq!(with.as_u64(), without.as_u64().map(|count| count + 1), "the ConfigMap itself and nothing in it");
}

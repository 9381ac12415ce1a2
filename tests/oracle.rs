//! Real programs agree with the samples.

use std::process::Command;

use crate::harness::{prr, scratch, workspace};

/// Runs an oracle; where it is missing, the test says so and is skipped, unless oracles are required.
fn oracle(program: &str, arguments: &[&str]) -> Option<std::process::Output> {
    match Command::new(program).args(arguments).current_dir(workspace()).output() {
        Ok(output) => Some(output),
        Err(_) if std::env::var_os("PRR_REQUIRE_ORACLES").is_none() => {
            eprintln!("skipped: {program} is not installed");
            None
        }
        Err(error) => panic!("{program} is required here: {error}"),
    }
}

#[test]
fn prometheus_loads_the_rules_of_both_samples() {
    for sample in ["checkout", "checkout-ready"] {
        let path = format!("fixtures/{sample}/alerts.yaml");
        let Some(output) = oracle("promtool", &["check", "rules", &path]) else { return };
        assert!(output.status.success(), "{path}: {output:?}");
    }
}

#[test]
fn the_rules_that_a_finding_offers_pass_the_unit_test_that_comes_with_them() {
    for packed in [false, true] {
        let folder = scratch();
        for file in std::fs::read_dir(workspace().join("fixtures/checkout")).unwrap() {
            let file = file.unwrap();
            let text = std::fs::read_to_string(file.path()).unwrap();
            let name = file.file_name().into_string().unwrap();
            let packed = packed && name == "alerts.yaml";
            let text = if packed { as_object(&text) } else { text };
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let tree = folder.path().to_str().unwrap();
        let report = prr(&["check", tree, "--format", "json"]).expect(1).json();
        let findings = report["findings"].as_array().unwrap();
        let finding = findings.iter().find(|finding| finding["check"] == "PRR-BR-01").unwrap();
        let snippet = finding["fix"]["snippet"].as_str().unwrap();
        let (rules, test) = snippet.split_once("---\n").unwrap();
        let file = test.lines().find_map(|line| line.strip_prefix("rule_files: [")?.strip_suffix(']')).unwrap();
        let groups =
            rules.split_once("spec:\n").map_or_else(|| rules.to_owned(), |(_, spec)| spec.replace("\n  ", "\n"));
        std::fs::write(folder.path().join(file), groups.trim_start()).unwrap();
        let path = folder.path().join("unit.test.yaml");
        std::fs::write(&path, test).unwrap();
        let Some(output) = oracle("promtool", &["test", "rules", path.to_str().unwrap()]) else { return };
        assert!(output.status.success(), "{}\n{snippet}", String::from_utf8_lossy(&output.stdout));
    }
}

/// A rule file as a Kubernetes object.
fn as_object(groups: &str) -> String {
    let groups = groups.replace('\n', "\n  ");
    format!("apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {{name: slo}}\nspec:\n  {groups}")
}

//! Real programs agree with the samples.

use std::process::Command;

use crate::harness::workspace;

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

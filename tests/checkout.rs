//! The sample repository: the seed's SLO, alert rules and Rollout as they are, and the mended ones.

use crate::harness::prr;

/// `(check, path, line)` of every row with this outcome.
fn rows(report: &serde_json::Value, outcome: &str) -> Vec<(String, String, u64)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["outcome"] == outcome);
    findings
        .map(|finding| {
            let place = &finding["location"];
            (text(&finding["check"]), text(&place["path"]), place["line"].as_u64().unwrap())
        })
        .collect()
}

fn lines_with(path: &str, needle: &str) -> Vec<u64> {
    let text = std::fs::read_to_string(crate::harness::workspace().join(path)).unwrap();
    text.lines().zip(1..).filter(|(line, _)| line.contains(needle)).map(|(_, number)| number).collect()
}

#[test]
fn the_seed_is_denied_with_a_separate_finding_for_every_fault_on_its_line() {
    let report = prr(&["check", "fixtures/checkout", "--format", "json"]).expect(1).json();
    assert_eq!(report["verdict"], "deny");
    let fails = rows(&report, "fail");
    let at = |check: &str, path: &str| -> Vec<u64> {
        let mut lines: Vec<_> = fails.iter().filter(|row| row.0 == check && row.1 == path).map(|row| row.2).collect();
        lines.sort_unstable();
        lines
    };
    let alerts = "fixtures/checkout/alerts.yaml";
    let [fast_window, slow_window] = ["[1m]", "[5m]"].map(|window| lines_with(alerts, window)[0]);
    let holds: Vec<_> = ["for: 5m", "for: 30m"].iter().flat_map(|hold| lines_with(alerts, hold)).collect();
    let mut windows_and_holds = vec![fast_window, slow_window];
    windows_and_holds.extend(holds);
    windows_and_holds.sort_unstable();
    assert_eq!(at("PRR-BR-06", "alerts.yaml"), windows_and_holds, "windows and `for:` used as a window");
    assert_eq!(at("PRR-BR-03", "alerts.yaml").len(), 2, "the missing short windows");
    let declared: Vec<_> =
        ["window: 1h", "window: 6h"].iter().flat_map(|line| lines_with("fixtures/checkout/slo.yaml", line)).collect();
    assert_eq!(at("PRR-BR-04", "slo.yaml"), declared, "declared tiers without an alert");
    assert_eq!(at("PRR-BR-02", "slo.yaml").len() + at("PRR-BR-02", "alerts.yaml").len(), 1, "the missing tail");
    assert!(fails.iter().any(|row| row.0 == "PRR-BR-01"), "no page tier at all");
    let rollout = |needle| lines_with("fixtures/checkout/rollout.yaml", needle);
    assert_eq!(at("PRR-RB-01", "rollout.yaml"), rollout("setWeight: 50"), "the jump from half of the users to all");
    assert_eq!(at("PRR-RB-02", "rollout.yaml"), rollout("startingStep: 1"), "the first step that nothing watches");
    assert_eq!(at("PRR-RB-03", "rollout.yaml"), rollout("templateName"), "the template that is not there");
    assert!(
        fails.iter().all(|row| row.0.starts_with("PRR-BR-") || row.0.starts_with("PRR-RB-")),
        "the objective itself is sound: {fails:?}"
    );
}

#[test]
fn the_findings_carry_the_numbers_of_the_seed_and_of_the_right_pair() {
    let report = prr(&["check", "fixtures/checkout", "--format", "json"]).json();
    let messages: Vec<_> =
        report["findings"].as_array().unwrap().iter().map(|finding| finding["message"].as_str().unwrap()).collect();
    for numbers in [["5.5 min", "12.7 %", "1.0 min", "2.3 %"], ["30.5 min", "70.6 %", "2.5 min", "5.8 %"]] {
        let found = messages.iter().any(|message| numbers.iter().all(|number| message.contains(number)));
        assert!(found, "no message has {numbers:?}: {messages:#?}");
    }
}

#[test]
fn the_mended_sample_is_allowed_with_proof_on_every_pass() {
    let report = prr(&["check", "fixtures/checkout-ready", "--format", "json", "--now", "2026-03-01"]).expect(0).json();
    assert_eq!(report["verdict"], "allow");
    for outcome in ["fail", "unknown", "manual"] {
        assert_eq!(rows(&report, outcome), [], "{outcome}");
    }
    for finding in report["findings"].as_array().unwrap() {
        assert!(!finding["proof"].as_array().unwrap().is_empty(), "a pass without proof: {finding}");
        assert!(finding["proof"][0]["digest"].as_str().unwrap().starts_with("sha256:"), "{finding}");
    }
    let checks: std::collections::BTreeSet<_> = rows(&report, "pass").into_iter().map(|row| row.0).collect();
    assert_eq!(
        checks.len(),
        25,
        "every check has something to say, except for those of Flagger and migrations: {checks:?}"
    );
}

#[test]
fn the_terminal_shows_the_line_the_numbers_and_the_way_out() {
    let run = prr(&["check", "fixtures/checkout"]).expect(1);
    for part in
        ["PRR-BR-06", "alerts.yaml:", "[1m]", "^", "5.5 min", "12.7 %", "prr explain PRR-BR-06", "deny", "checkout"]
    {
        assert!(run.stdout.contains(part), "`{part}` is not in:\n{}", run.stdout);
    }
    assert!(!run.stdout.contains('\u{1b}'), "colour on a pipe");
    let korean = prr(&["check", "fixtures/checkout", "--lang", "ko"]).expect(1);
    for part in ["5.5분", "12.7 %", "버짓"] {
        assert!(korean.stdout.contains(part), "`{part}` is not in:\n{}", korean.stdout);
    }
}

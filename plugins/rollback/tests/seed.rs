//! The release of the mission's example, as it stands and mended.

use prr_plugin_rollback::Rollback;
use prr_sdk::Outcome;
use prr_sdk::testing::judge;

const SEED: &str = include_str!("../../../fixtures/checkout/rollout.yaml");
const READY: &str = include_str!("../../../fixtures/checkout-ready/rollout.yaml");
const ALL: [&str; 6] = ["PRR-RB-01", "PRR-RB-02", "PRR-RB-03", "PRR-RB-04", "PRR-RB-06", "PRR-RB-07"];

/// The line of the example that contains a text.
fn line(text: &str) -> u32 {
    SEED.lines().zip(1..).find(|(line, _)| line.contains(text)).unwrap().1
}

/// The lines at which a check fails.
fn failures(check: &str) -> Vec<u32> {
    let judged = judge::<Rollback>(&[("rollout.yaml", SEED)], &[check]);
    assert!(judged.iter().all(|judged| judged.service.as_deref() == Some("checkout")));
    judged.iter().filter(|judged| judged.outcome == Outcome::Fail).map(|judged| judged.line).collect()
}

#[test]
fn the_template_that_is_not_there_is_found_where_it_is_named() {
    assert_eq!(failures("PRR-RB-03"), [line("templateName: availability-check")]);
}

#[test]
fn the_first_step_that_nothing_watches_is_found_where_the_analysis_is_delayed() {
    assert_eq!(failures("PRR-RB-02"), [line("startingStep: 1")]);
}

#[test]
fn the_jump_from_half_of_the_users_to_all_is_found_at_the_last_step() {
    assert_eq!(failures("PRR-RB-01"), [line("setWeight: 50")]);
}

#[test]
fn the_mended_release_can_roll_back() {
    let judged = judge::<Rollback>(&[("rollout.yaml", READY)], &ALL);
    for found in &judged {
        assert_eq!(found.outcome, Outcome::Pass, "{} {}:{} {}", found.check, found.path, found.line, found.message_en);
    }
    assert!(ALL.iter().all(|check| judged.iter().any(|found| found.check == *check)));
}

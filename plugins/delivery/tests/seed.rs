//! The mission's pipelines, the bad one and the one that is called good, as they stand.

use prr_plugin_delivery::Delivery;
use prr_sdk::Outcome;
use prr_sdk::testing::{Judged, judge};

const PATH: &str = ".github/workflows/deploy.yml";
const BAD: &str = include_str!("../../../fixtures/pipelines/seed-bad/.github/workflows/deploy.yml");
const GOOD: &str = include_str!("../../../fixtures/pipelines/seed-good/.github/workflows/deploy.yml");
const ALL: [&str; 8] =
    ["DEP-TS-01", "DEP-TS-02", "DEP-SC-01", "DEP-CH-01", "DEP-IR-01", "DEP-EB-01", "PRR-RH-04", "DEP-RB-01"];

/// The line that contains a text.
fn line(text: &str, part: &str) -> u32 {
    text.lines().zip(1..).find(|(line, _)| line.contains(part)).unwrap_or_else(|| panic!("no {part}")).1
}

fn failures(text: &str, check: &str) -> Vec<Judged> {
    let mut judged = judge::<Delivery>(&[(PATH, text)], &[check]);
    judged.retain(|judged| judged.outcome == Outcome::Fail);
    judged
}

/// Lines and messages of the failures of a check.
fn found(text: &str, check: &str) -> Vec<(u32, String)> {
    failures(text, check).into_iter().map(|judged| (judged.line, judged.message_id)).collect()
}

fn on(text: &str, wanted: &[(&str, &str)]) -> Vec<(u32, String)> {
    wanted.iter().map(|(part, message)| (line(text, part), (*message).to_owned())).collect()
}

#[test]
fn backgrounded_tests_of_the_good_pipeline_are_found_on_their_line() {
    let wanted = on(GOOD, &[("npm run lint &", "lost-background"), ("npm run lint &", "lost-background")]);
    assert_eq!(found(GOOD, "DEP-TS-01"), wanted);
    let columns: Vec<_> = failures(GOOD, "DEP-TS-01").iter().map(|judged| (judged.column, judged.end_column)).collect();
    assert_eq!(columns, [(14, 26), (29, 46)]);
    // The last of the three is waited for, and decides.
    let passes = judge::<Delivery>(&[(PATH, GOOD)], &["DEP-TS-01"]);
    assert!(
        passes
            .iter()
            .any(|judged| judged.outcome == Outcome::Pass && judged.message_en.contains("npm run test:integration"))
    );
}

#[test]
fn the_health_loop_that_cannot_fail_is_found_on_its_line() {
    assert_eq!(found(GOOD, "PRR-RH-04"), on(GOOD, &[("for i in {1..30}; do", "lost-loop")]));
    let asked = format!("{PATH}:{}", line(GOOD, "if curl -f"));
    assert_eq!(failures(GOOD, "PRR-RH-04")[0].related, [asked]);
}

#[test]
fn the_report_that_nobody_writes_and_the_action_that_can_be_moved_are_found_on_their_lines() {
    let wanted = on(GOOD, &[("github-action-add-sarif@v1", "unpinned"), ("sarif-file:", "unproduced")]);
    assert_eq!(found(GOOD, "DEP-SC-01"), wanted);
}

#[test]
fn the_missing_rollback_is_found_at_what_would_have_to_be_taken_back() {
    assert_eq!(found(GOOD, "DEP-RB-01"), on(GOOD, &[("aws ecs update-service", "no-way-back")]));
    assert_eq!(found(BAD, "DEP-RB-01"), on(BAD, &[("aws s3 sync", "no-way-back")]));
}

#[test]
fn reports_of_failed_runs_only_are_found_at_their_condition() {
    assert_eq!(found(GOOD, "DEP-TS-02"), on(GOOD, &[("if: failure()", "report-of-failures")]));
}

#[test]
fn the_bad_pipeline_has_no_scan_no_approval_and_no_look_at_what_it_deployed() {
    assert_eq!(found(BAD, "DEP-SC-01"), on(BAD, &[("aws s3 sync", "unscanned")]));
    assert_eq!(found(BAD, "DEP-CH-01"), on(BAD, &[("  deploy:", "every-branch"), ("  deploy:", "overlaps")]));
    assert_eq!(found(BAD, "PRR-RH-04"), on(BAD, &[("aws s3 sync", "nobody-looks")]));
}

#[test]
fn the_tests_of_the_bad_pipeline_do_stop_it() {
    // They are a step before the deployment, in a shell that ends at the first failure.
    let judged = judge::<Delivery>(&[(PATH, BAD)], &["DEP-TS-01"]);
    let told: Vec<_> = judged.iter().map(|judged| (judged.outcome, judged.line)).collect();
    assert_eq!(told, [(Outcome::Pass, line(BAD, "npm test"))]);
}

#[test]
fn a_mended_pipeline_fails_nothing() {
    let mended = GOOD
        .replace("      - run: npm run lint & npm run test:unit & npm run test:integration", "      - run: npm run lint\n      - run: npm run test:unit\n      - run: npm run test:integration")
        .replace("        if: failure()", "        if: always()")
        .replace("      - uses: securecodewarrior/github-action-add-sarif@v1\n        with:\n          sarif-file: security-results.sarif\n", "")
        .replace("              break", "              exit 0")
        .replace("            sleep 10\n          done", "            sleep 10\n          done\n          exit 1")
        .replace("    environment: production", "    environment: production\n    concurrency: production")
        + "\n      - if: failure()\n        run: ./rollback.sh\n";
    let judged = judge::<Delivery>(&[(PATH, &mended)], &ALL);
    let failed: Vec<_> = judged.iter().filter(|judged| judged.outcome == Outcome::Fail).collect();
    assert!(failed.is_empty(), "{failed:#?}");
    for check in ["DEP-TS-01", "DEP-TS-02", "DEP-SC-01", "PRR-RH-04", "DEP-RB-01"] {
        assert!(judged.iter().any(|judged| judged.check == check && judged.outcome == Outcome::Pass), "{check}");
    }
}

//! Pipelines that are made to be expensive cost no more than their size.

use std::time::{Duration, Instant};

use prr_plugin_delivery::Delivery;
use prr_sdk::testing::judge;

const CHECKS: [&str; 4] = ["DEP-TS-01", "DEP-SC-01", "PRR-RH-04", "DEP-RB-01"];

/// Judges a pipeline in a time that no explosion would keep.
fn judged(path: &str, text: &str) {
    let begun = Instant::now();
    let _ = judge::<Delivery>(&[(path, text)], &CHECKS);
    assert!(begun.elapsed() < Duration::from_mins(2), "{path} took {:?}", begun.elapsed());
}

#[test]
fn templates_that_extend_one_another_are_bounded() {
    let templates: Vec<_> = (0..40)
        .map(|n| format!(".t{n}: {{extends: [.t{}, .t{}, .t{}]}}\n", (n + 1) % 40, (n + 2) % 40, (n + 3) % 40))
        .collect();
    judged(".gitlab-ci.yml", &format!("{}deploy: {{extends: .t0, environment: production}}\n", templates.concat()));
}

#[test]
fn references_that_lead_to_themselves_are_bounded() {
    let lines = "    - !reference [deploy, script]\n".repeat(50);
    judged(
        ".gitlab-ci.yml",
        &format!("deploy:\n  environment: production\n  script:\n    - kubectl apply -f x\n{lines}"),
    );
}

#[test]
fn many_jobs_that_wait_for_one_another_are_bounded() {
    let jobs: Vec<_> = (0..600).map(|n| format!("j{n}: {{stage: s{}, script: [npm test]}}\n", n % 30)).collect();
    let stages: Vec<_> = (0..30).map(|n| format!("s{n}")).collect();
    let text = format!(
        "stages: [{}, last]\n{}deploy: {{stage: last, environment: production, script: [kubectl apply -f x]}}\n",
        stages.join(", "),
        jobs.concat()
    );
    judged(".gitlab-ci.yml", &text);
}

#[test]
fn workflows_that_call_themselves_are_bounded() {
    let text = "on: [push, workflow_call]\njobs:\n  a: {uses: ./.github/workflows/deploy.yml}\n  b: {needs: a, uses: ./.github/workflows/deploy.yml}\n  deploy: {needs: b, runs-on: x, steps: [{run: kubectl apply -f x}]}\n";
    judged(".github/workflows/deploy.yml", text);
}

#[test]
fn steps_with_many_tests_and_loops_are_bounded() {
    let line =
        "          for a in {1..90}; do for b in {1..90}; do for c in {1..90}; do npm test || true; done; done; done\n";
    let text = format!(
        "on: push\njobs:\n  deploy:\n    runs-on: x\n    steps:\n      - run: |\n{}      - run: kubectl apply -f x\n",
        line.repeat(40)
    );
    judged(".github/workflows/deploy.yml", &text);
}

//! Mutants of Rollouts that can roll back are all found, and rewrites that change nothing are not.

mod bases;
mod mutations;
mod rewrites;
mod tables;

use std::collections::BTreeMap;

use prr_plugin_rollback::Rollback;
use prr_sdk::Outcome;
use prr_sdk::testing::{Judged, judge};

/// What every base passes.
const CHECKS: [&str; 4] = ["PRR-RB-01", "PRR-RB-02", "PRR-RB-03", "PRR-RB-04"];
/// What is asked: old pods and revisions concern some of them only.
const ASKED: [&str; 5] = ["PRR-RB-01", "PRR-RB-02", "PRR-RB-03", "PRR-RB-04", "PRR-RB-06"];

fn judged(text: &str) -> Vec<Judged> {
    judge::<Rollback>(&[("rollout.yaml", text)], &ASKED)
}

fn passes(judged: &[Judged]) -> bool {
    let passed = |check: &str| judged.iter().any(|found| found.check == check && found.outcome == Outcome::Pass);
    CHECKS.iter().all(|check| passed(check)) && judged.iter().all(|found| found.outcome == Outcome::Pass)
}

fn undecided(judged: &[Judged]) -> bool {
    let elsewhere =
        |found: &Judged| found.outcome == Outcome::Unknown && found.message_id == "cluster-template-elsewhere";
    judged.iter().any(elsewhere)
}

#[test]
fn every_rollout_that_cannot_roll_back_is_found() {
    let mut missed = Vec::new();
    let (mut made, mut by_check) = (0, BTreeMap::new());
    for (name, base) in bases::BASES {
        let of_base = judged(base);
        assert!(passes(&of_base), "{name}: {of_base:#?}");
        for mutant in mutations::of(base) {
            made += 1;
            let found = judged(&mutant.text);
            match found.iter().find(|found| found.outcome == Outcome::Fail) {
                Some(found) => *by_check.entry(found.check.clone()).or_insert(0) += 1,
                // A template for the whole cluster may be another repository's.
                None if undecided(&found) => *by_check.entry("undecided".to_owned()).or_insert(0) += 1,
                None => missed.push(format!("{name}: {}", mutant.label)),
            }
        }
    }
    eprintln!("{made} mutants, {} missed, found first by {by_check:?}", missed.len());
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert!(made >= 350, "only {made} mutants");
}

#[test]
fn rewrites_that_change_nothing_keep_passing() {
    let mut made = 0;
    for (name, base) in bases::BASES {
        for (label, rewritten) in rewrites::of(base) {
            made += 1;
            let found = judged(&rewritten);
            assert!(passes(&found), "{name}: {label}\n{found:#?}");
        }
    }
    eprintln!("{made} rewrites");
    assert!(made >= 60, "only {made} rewrites");
}

#[test]
fn every_change_that_takes_the_way_back_is_found() {
    let mut missed = Vec::new();
    let mut made = 0;
    for (check, path, base, changes) in tables::TABLES {
        let of = |text: &str| judge::<Rollback>(&[(path, text)], &[check]);
        let of_base = of(base);
        assert!(of_base.iter().any(|found| found.outcome == Outcome::Pass), "{check} {path}: {of_base:#?}");
        assert!(of_base.iter().all(|found| found.outcome == Outcome::Pass), "{check} {path}: {of_base:#?}");
        for (from, to) in *changes {
            made += 1;
            let mutant = base.replace(from, to);
            assert_ne!(mutant, **base, "{check} {path} has no {from:?}");
            if !of(&mutant).iter().any(|found| found.outcome == Outcome::Fail) {
                missed.push(format!("{check} {path}: {from:?} -> {to:?}"));
            }
        }
    }
    eprintln!("{made} mutants, {} missed", missed.len());
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert!(made >= 60, "only {made} mutants");
}

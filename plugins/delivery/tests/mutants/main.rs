//! Mutants of pipelines that stop a bad release are all found, and rewrites that change nothing are not.

mod bases;
mod mutations;

use std::collections::BTreeMap;

use prr_plugin_delivery::Delivery;
use prr_sdk::Outcome;
use prr_sdk::testing::{Judged, judge};

use bases::Base;

/// What every base passes.
const CHECKS: [&str; 4] = ["DEP-TS-01", "DEP-SC-01", "PRR-RH-04", "DEP-RB-01"];

fn judged(base: &Base, text: &str) -> Vec<Judged> {
    judge::<Delivery>(&[(base.path, text)], &CHECKS)
}

fn passes(judged: &[Judged]) -> bool {
    let passed = |check: &str| judged.iter().any(|found| found.check == check && found.outcome == Outcome::Pass);
    CHECKS.iter().all(|check| passed(check)) && judged.iter().all(|found| found.outcome == Outcome::Pass)
}

#[test]
fn pipelines_that_no_longer_stop_a_release_are_found() {
    let (mut made, mut missed, mut by_check) = (0, Vec::new(), BTreeMap::<&str, usize>::new());
    for base in bases::BASES {
        let of_base = judged(base, &base.whole());
        assert!(passes(&of_base), "{}: {of_base:#?}", base.name);
        for mutant in mutations::of(base) {
            made += 1;
            let found = judged(base, &mutant.text);
            if found.iter().any(|found| found.check == mutant.check && found.outcome == Outcome::Fail) {
                *by_check.entry(mutant.check).or_insert(0) += 1;
            } else {
                missed.push(format!("{}: {} by {}\n{}", base.name, mutant.label, mutant.check, mutant.text));
            }
        }
    }
    eprintln!("{made} mutants, {} missed, found by {by_check:?}", missed.len());
    assert!(missed.is_empty(), "{}", missed.join("\n---\n"));
    assert!(made >= 150, "only {made} mutants");
}

#[test]
fn rewrites_that_change_nothing_keep_passing() {
    let mut made = 0;
    for base in bases::BASES {
        for (label, text) in mutations::rewrites(base) {
            made += 1;
            let found = judged(base, &text);
            assert!(passes(&found), "{}: {label}\n{text}\n{found:#?}", base.name);
        }
    }
    eprintln!("{made} rewrites");
    assert!(made >= 40, "only {made} rewrites");
}

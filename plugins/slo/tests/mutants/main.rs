//! Covered objectives, changed in every way that uncovers them and in many that do not.

mod mutations;
mod pair;
mod rewrites;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use pair::Pair;
use prr_plugin_slo::Judged;
use prr_sdk::Coverage;

fn judged(pair: &Pair) -> Vec<Judged> {
    let files = pair.files();
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    support::with_view(&files, prr_plugin_slo::verdicts)
}

/// The verdict that counts: the worst, where a change of the alerts makes two objectives of one that only they imply.
fn worst(judged: &[Judged]) -> Coverage {
    judged.iter().map(|judged| judged.coverage).max().unwrap_or(Coverage::None)
}

#[test]
fn every_pair_is_covered() {
    for pair in pair::pairs() {
        let judged = judged(&pair);
        assert_eq!(judged.len(), 1, "{}: {judged:?}", pair.name);
        assert_eq!(judged[0].coverage, Coverage::Covered, "{}: {judged:?}\n{}", pair.name, pair.rules());
    }
}

#[test]
fn every_mutant_is_found_for_what_it_is() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut missed, mut wrong) = (Vec::new(), Vec::new());
    let pairs = pair::pairs();
    let mutants: Vec<_> = pairs.iter().flat_map(mutations::mutants).collect();
    for mutant in &mutants {
        let judged = judged(&mutant.pair);
        let said = worst(&judged);
        *counts.entry(said.as_str()).or_default() += 1;
        let row = format!("{}: {} instead of {}: {judged:?}", mutant.what, said.as_str(), mutant.expected.as_str());
        match said {
            Coverage::Covered | Coverage::Delegated => missed.push(row),
            said if said != mutant.expected => wrong.push(row),
            _ => {}
        }
    }
    println!("{} mutants, {} missed, {} with another verdict: {counts:?}", mutants.len(), missed.len(), wrong.len());
    assert!(mutants.len() >= 300);
    assert!(missed.is_empty() && wrong.is_empty(), "{}", [missed, wrong].concat().join("\n"));
}

#[test]
fn every_rewrite_stays_covered() {
    let pairs = pair::pairs();
    let rewrites: Vec<_> = pairs.iter().flat_map(rewrites::rewrites).collect();
    let broken: Vec<_> = rewrites
        .iter()
        .map(|(what, pair)| (what, judged(pair), pair))
        .filter(|(_, judged, _)| judged.len() != 1 || worst(judged) != Coverage::Covered)
        .map(|(what, judged, pair)| format!("{what}: {judged:?}\n{}", pair.rules()))
        .collect();
    println!("{} rewrites, {} of them not covered", rewrites.len(), broken.len());
    assert!(rewrites.len() >= 100);
    assert!(broken.is_empty(), "{} of {}:\n{}", broken.len(), rewrites.len(), broken.join("\n"));
}

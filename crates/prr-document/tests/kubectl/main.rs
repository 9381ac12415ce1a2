//! What kubectl applies, prr sees with the same values; what kubectl rejects, prr reports. `kubectl label --local` reads a file as apply
//! does. Prints `skipped` and returns where kubectl is not installed, unless `PRR_REQUIRE_ORACLES` is 1. `PRR_KUBECTL_CASES` is the number
//! of cases and `PRR_KUBECTL_FIRST` the first of them; a case is made of its number alone.

mod comparison;
mod generator;
mod oracle;
mod ours;
mod prng;

use std::sync::atomic::{AtomicU64, Ordering};

use comparison::difference;
use generator::Case;

const CASES: u64 = 400;
const THREADS: usize = 2;

#[derive(Default)]
struct Counts {
    applied: u64,
    rejected: u64,
    differences: Vec<(u64, String)>,
}

#[test]
fn what_kubectl_applies_is_seen_and_what_it_rejects_is_reported() {
    if !oracle::is_installed() {
        assert_ne!(std::env::var("PRR_REQUIRE_ORACLES").as_deref(), Ok("1"), "kubectl is not installed");
        eprintln!("skipped: kubectl is not installed");
        return;
    }
    let number = |name| std::env::var(name).ok().map(|number: String| number.parse::<u64>().unwrap());
    let cases = number("PRR_KUBECTL_CASES").unwrap_or(CASES);
    let first = number("PRR_KUBECTL_FIRST").unwrap_or_default();
    let next = AtomicU64::new(first);
    let counts: Vec<Counts> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(|| run(&next, first + cases))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let sum = |part: fn(&Counts) -> u64| counts.iter().map(part).sum::<u64>();
    let mut differences: Vec<_> = counts.iter().flat_map(|counts| &counts.differences).collect();
    differences.sort();
    for (_, difference) in &differences {
        eprintln!("{difference}\n");
    }
    eprintln!(
        "{cases} cases: {} applied, {} rejected, {} differences",
        sum(|counts| counts.applied),
        sum(|counts| counts.rejected),
        differences.len()
    );
    assert!(differences.is_empty());
}

/// Runs cases until there are none left.
fn run(next: &AtomicU64, end: u64) -> Counts {
    let folder = tempfile::tempdir().unwrap();
    let mut counts = Counts::default();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= end {
            return counts;
        }
        let case = Case::new(number);
        let applied = oracle::apply(&case, folder.path());
        let seen = ours::see(&case);
        *if applied.error.is_some() { &mut counts.rejected } else { &mut counts.applied } += 1;
        if let Some(difference) = difference(&applied, &seen) {
            let text = format!("{}\n  kubectl: {:?}\n  {difference}", case.shown(), applied.error);
            counts.differences.push((number, text));
        }
    }
}

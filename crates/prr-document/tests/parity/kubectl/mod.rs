//! What kubectl applies, prr sees with the same values; what kubectl rejects, prr reports. `kubectl label --local` reads a file as apply
//! does. Prints `skipped` and returns where kubectl is not installed, unless `PRR_REQUIRE_ORACLES` is 1. `PRR_KUBECTL_CASES` is the number
//! of cases and `PRR_KUBECTL_FIRST` the first of them; a case is made of its number alone. Without them these are the listed spellings and some
//! that are drawn.

mod case;
mod comparison;
mod objects;
mod oracle;
mod ours;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use case::Case;
use comparison::{Class, Outcome, compare};

/// How many cases are drawn.
const DRAWN: u64 = 400;
const THREADS: usize = 2;

#[derive(Default)]
struct Counts {
    applied: u64,
    rejected: u64,
    /// Cases that kubectl applies and prr reports, for reasons that are known.
    refused: u64,
    /// How many of those each reason is one of.
    reasons: BTreeMap<&'static str, u64>,
    differences: Vec<(u64, Class, String)>,
}

impl Counts {
    fn add(mut self, other: Self) -> Self {
        self.applied += other.applied;
        self.rejected += other.rejected;
        self.refused += other.refused;
        for (reason, count) in other.reasons {
            *self.reasons.entry(reason).or_default() += count;
        }
        self.differences.extend(other.differences);
        self
    }

    fn print(&self, cases: u64) {
        for (number, class, difference) in &self.differences {
            eprintln!("case {number}, {class:?}: {difference}\n");
        }
        eprintln!("{cases} cases: {} applied, {} rejected", self.applied, self.rejected);
        eprintln!("reported although kubectl applies it, for known reasons: {} cases", self.refused);
        for (reason, count) in &self.reasons {
            eprintln!("{count:6} {reason}");
        }
        for class in [Class::Silent, Class::OtherValues, Class::MoreSeen, Class::Refused] {
            let count = self.differences.iter().filter(|(_, own, _)| *own == class).count();
            eprintln!("differences, {class:?}: {count}");
        }
    }
}

#[test]
fn what_kubectl_applies_is_seen_and_what_it_rejects_is_reported() {
    if !oracle::is_installed() {
        assert_ne!(std::env::var("PRR_REQUIRE_ORACLES").as_deref(), Ok("1"), "kubectl is not installed");
        eprintln!("skipped: kubectl is not installed");
        return;
    }
    let number = |name| std::env::var(name).ok().map(|number: String| number.parse::<u64>().unwrap());
    let cases = number("PRR_KUBECTL_CASES").unwrap_or_else(|| Case::listed() + DRAWN);
    let first = number("PRR_KUBECTL_FIRST").unwrap_or_default();
    let next = AtomicU64::new(first);
    let mut counts = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(|| run(&next, first + cases))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).fold(Counts::default(), Counts::add)
    });
    counts.differences.sort();
    counts.print(cases);
    assert!(counts.differences.is_empty());
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
        match compare(&applied, &seen) {
            Outcome::Same => {}
            Outcome::Refused(reasons) => {
                counts.refused += 1;
                for reason in reasons {
                    *counts.reasons.entry(reason).or_default() += 1;
                }
            }
            Outcome::Different(class, why) => {
                let text = format!("{}\n  kubectl: {:?}\n  {why}", case.shown(), applied.error);
                counts.differences.push((number, class, text));
            }
        }
    }
}

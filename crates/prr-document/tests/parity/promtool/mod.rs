//! What Prometheus loads of a rule file, prr sees with the same values; what Prometheus refuses, prr reports. `promtool check rules` reads a
//! file as the server does, and `promtool test rules` tells the values. Prints `skipped` and returns where promtool is not installed, unless
//! `PRR_REQUIRE_ORACLES` is 1. `PRR_PROMTOOL_CASES` is the number of cases and `PRR_PROMTOOL_FIRST` the first of them.

mod case;
mod oracle;
mod ours;

use std::collections::BTreeMap;

use case::Case;
use ours::{Seen, see};
use prr_document::read::Fault;

/// How many cases are drawn.
const DRAWN: u64 = 600;
/// How many files promtool is given at once.
const BATCH: usize = 100;

/// Faults about what Prometheus loads: prr closes the gate where readers disagree, or where its own parser takes less. None is silent.
const KNOWN_DIFFERENCES: [&str; 23] = [
    "a byte order mark must not appear inside a document",
    "a byte order mark in the middle of a text",
    "a colon without a space behind it",
    "a control character or a line break",
    "a key that is no text, number or boolean",
    "a name of an anchor",
    "a question mark between brackets",
    "an alias for the name or the expression of a rule",
    "comments must be separated",
    "did not find expected tag URI",
    "did not find expected <document start>",
    "found unknown escape character",
    "invalid indentation",
    "is tagged as !!binary",
    "is tagged as !!timestamp",
    "`9223372036854775808` is tagged as !!int",
    "misplaced bracket",
    "missing explicit document end marker before directive",
    "only `...` separates",
    "must be followed by a valid YAML whitespace",
    "neither UTF-8 nor UTF-16",
    "tab cannot be used as indentation",
    "while scanning a tag, did not find expected whitespace",
];

/// How bad a difference is, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// prr says nothing of what Prometheus refuses.
    Silent,
    /// prr sees other alerts or other values than Prometheus loads.
    OtherValues,
    /// prr reports what Prometheus loads, for a reason that is not known.
    Refused,
}

#[test]
fn what_prometheus_loads_is_seen_and_what_it_refuses_is_reported() {
    if !oracle::is_installed() {
        assert_ne!(std::env::var("PRR_REQUIRE_ORACLES").as_deref(), Ok("1"), "promtool is not installed");
        eprintln!("skipped: promtool is not installed");
        return;
    }
    let number = |name| std::env::var(name).ok().map(|number: String| number.parse::<u64>().unwrap());
    let cases = number("PRR_PROMTOOL_CASES").unwrap_or_else(|| Case::listed() + DRAWN);
    let first = number("PRR_PROMTOOL_FIRST").unwrap_or_default();
    let numbers: Vec<u64> = (first..first + cases).collect();
    let mut differences = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for batch in numbers.chunks(BATCH) {
        run(batch, &mut differences, &mut counts);
    }
    differences.sort();
    for (class, number, why) in &differences {
        eprintln!("{class:?}, {number}: {why}\n");
    }
    eprintln!("{cases} cases: {counts:?}");
    for class in [Class::Silent, Class::OtherValues, Class::Refused] {
        eprintln!("differences, {class:?}: {}", differences.iter().filter(|(own, ..)| *own == class).count());
    }
    assert!(differences.is_empty());
}

fn run(numbers: &[u64], differences: &mut Vec<(Class, u64, String)>, counts: &mut BTreeMap<&'static str, usize>) {
    let folder = tempfile::tempdir().unwrap();
    let cases: Vec<Case> = numbers.iter().map(|number| Case::new(*number)).collect();
    let names: Vec<String> = numbers.iter().map(|number| format!("{number}.yaml")).collect();
    for (case, name) in cases.iter().zip(&names) {
        std::fs::write(folder.path().join(name), &case.bytes).unwrap();
    }
    let mut tests = Vec::new();
    for ((case, name), loaded) in cases.iter().zip(&names).zip(oracle::check(folder.path(), &names)) {
        let seen = see(case);
        *counts.entry(if loaded.is_ok() { "loaded" } else { "refused" }).or_default() += 1;
        match difference(&loaded, &seen) {
            Ok(true) => {
                let test = format!("{name}.test");
                let alerts = seen.alerts.unwrap_or_default();
                std::fs::write(folder.path().join(&test), oracle::unit_test(name, &alerts)).unwrap();
                tests.push((case, test));
            }
            Ok(false) => {}
            Err(class) => {
                let why = format!("{}\n  promtool: {loaded:?}\n  faults: {:?}", case.shown(), seen.faults);
                differences.push((class, case.number, why));
            }
        }
    }
    let files: Vec<String> = tests.iter().map(|(_, test)| test.clone()).collect();
    for ((case, _), passed) in tests.iter().zip(oracle::test(folder.path(), &files)) {
        *counts.entry("values compared").or_default() += 1;
        if let Err(said) = passed {
            differences.push((Class::OtherValues, case.number, format!("{}\n  {said}", case.shown())));
        }
    }
}

/// Whether values are left to be compared, or how the two differ.
fn difference(loaded: &Result<usize, String>, seen: &Seen) -> Result<bool, Class> {
    match (loaded, &seen.alerts) {
        (Err(_), None) => Ok(false),
        (Err(_), Some(_)) if !seen.faults.is_empty() => Ok(false),
        (Err(why), Some(_)) if is_of_content(why) => Ok(false),
        (Err(_), Some(_)) => Err(Class::Silent),
        (Ok(_), _) if !seen.faults.is_empty() && seen.only_later => Ok(false),
        (Ok(_), _) if seen.faults.iter().any(is_known) => Ok(false),
        (Ok(_), _) if !seen.faults.is_empty() => Err(Class::Refused),
        (Ok(_), None) => Err(Class::OtherValues),
        (Ok(rules), Some(alerts)) if *rules != alerts.len() => Err(Class::OtherValues),
        // The line break of a block that ends with the file is there for kubectl and is not there for Prometheus.
        (Ok(_), Some(alerts)) => Ok(seen.ends_with_line && alerts.iter().all(|alert| alert.fires)),
    }
}

fn is_known(fault: &Fault) -> bool {
    let why = fault.kind.to_string();
    KNOWN_DIFFERENCES.iter().any(|known| why.contains(known))
}

/// Whether it is about what a label may be called, or about a template in it, or about an expression, which is no matter of spelling.
fn is_of_content(why: &str) -> bool {
    [
        "invalid label name",
        "invalid annotation name",
        "template: __alert_",
        "could not parse expression",
        "Groupname must not be empty",
    ]
    .iter()
    .any(|word| why.contains(word))
}

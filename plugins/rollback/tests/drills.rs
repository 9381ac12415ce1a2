//! A recorded drill beside what undoes a release.

use prr_plugin_rollback::Rollback;
use prr_sdk::testing::{Judged, digest, judge_at};
use prr_sdk::{Evidence, Outcome};

const RELEASE: &str = "apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop}
spec: {upgrade: {remediation: {retries: 3}}}
";
/// 2026-11-21.
const NOW: i64 = 1_795_219_200;

/// What is said of the release with a record of a day, of a result, about a file with a text.
fn judged(day: &str, result: &str, text: &str) -> Judged {
    let record = format!(
        "apiVersion: prr/v1\nrecord: drill\nservice: shop\nsubject: {{path: release.yaml, digest: \"{}\"}}\n\
         performed-at: {day}\nresult: {result}\nby: kim\n",
        digest(text)
    );
    let files = [("release.yaml", RELEASE), ("records/drill.yaml", record.as_str())];
    let mut found = judge_at::<Rollback>(&files, &["PRR-RB-10"], NOW);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

#[test]
fn a_fresh_drill_that_passed_is_the_stronger_evidence() {
    let found = judged("2026-10-01", "pass", RELEASE);
    assert_eq!((found.outcome, found.evidence), (Outcome::Pass, Some(Evidence::E4)), "{found:#?}");
    assert!(found.proof.iter().any(|proof| proof == "records/drill.yaml:5"), "{found:#?}");
}

#[test]
fn a_drill_that_is_old_failed_or_of_another_file_is_said_beside_what_is_declared() {
    for (day, result, text, line) in [
        ("2026-06-01", "pass", RELEASE, 5),
        ("2026-10-01", "fail", RELEASE, 6),
        ("2026-10-01", "pass", "kind: Other\n", 4),
        ("2027-01-01", "pass", RELEASE, 5),
    ] {
        let found = judged(day, result, text);
        assert_eq!((found.outcome, found.evidence), (Outcome::Pass, Some(Evidence::E3)), "{found:#?}");
        assert_eq!(found.related, [format!("records/drill.yaml:{line}")], "{found:#?}");
    }
}

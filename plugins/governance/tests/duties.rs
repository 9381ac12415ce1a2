//! What records come to, one duty for all of them.

use prr_plugin_governance::Governance;
use prr_sdk::Outcome;
use prr_sdk::testing::{Judged, judge_at};

/// 2026-11-21, in seconds.
const NOW: i64 = 1_795_219_200;
const DIGEST: &str = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

fn judged(files: &[(&str, &str)]) -> Vec<Judged> {
    judge_at::<Governance>(files, &["GOV-05"], NOW)
}

fn record(path: &str, performed: &str, digest: &str) -> String {
    format!(
        "apiVersion: prr/v1\nrecord: risk-assessment\nperformed-at: {performed}\nby: team\nsubject: {{path: {path}, digest: '{digest}'}}\nresult: pass\n"
    )
}

/// What the records below are about, and its digest.
const RISKS: &str = "# Risks\n";
const DIGEST_OF_RISKS: &str = "sha256:9883d524b759b184f5056f5b1c98659934b8ac2cd987c5d996ffbfb75dcb39fa";

#[test]
fn without_a_record_a_person_is_asked_and_nothing_is_failed() {
    let found = judged(&[("prr.yaml", "version: 1\ncompliance:\n  regime: finance\n")]);
    let [found] = &found[..] else { panic!("{found:?}") };
    assert_eq!((found.outcome, found.line), (Outcome::Manual, 3));
    assert!(found.message_ko.contains("연간 위험평가 결과"), "{}", found.message_ko);
    assert!(found.fix.as_deref().is_some_and(|fix| fix.contains("prr record new risk-assessment")), "{:?}", found.fix);
}

#[test]
fn who_is_assessed_against_something_else_is_not_asked() {
    let found = judged(&[("prr.yaml", "version: 1\ncompliance:\n  frameworks: [efsr]\n")]);
    assert_eq!(found[0].outcome, Outcome::NotApplicable);
    let found = judged(&[("prr.yaml", "version: 1\ncompliance:\n  frameworks: [efsr, isms-p]\n")]);
    assert_eq!(found[0].outcome, Outcome::Manual);
}

#[test]
fn every_file_is_judged_by_its_newest_record_and_one_that_was_replaced_is_forgotten() {
    let old = record("risks.md", "2025-01-10", DIGEST_OF_RISKS);
    let new = record("risks.md", "2026-10-10", DIGEST_OF_RISKS);
    let gone = record("risks-2024.md", "2024-10-10", DIGEST);
    let other = record("other.md", "2026-10-10", DIGEST);
    let files = [
        ("risks.md", RISKS),
        ("other.md", "# Other\n"),
        ("records/a.yaml", &*old),
        ("records/b.yaml", &*new),
        ("records/c.yaml", &*gone),
        ("records/d.yaml", &*other),
    ];
    let outcomes: Vec<_> = judged(&files).iter().map(|found| (found.outcome, found.path.clone())).collect();
    assert_eq!(
        outcomes,
        [(Outcome::Unknown, "records/d.yaml".to_owned()), (Outcome::Pass, "records/b.yaml".to_owned())]
    );
    let alone = judged(&[("records/c.yaml", &*gone)]);
    assert_eq!((alone[0].outcome, &*alone[0].message_id), (Outcome::Unknown, "duty-subject-gone"));
}

#[test]
fn what_has_not_happened_yet_is_no_record() {
    let found = judged(&[("risks.md", RISKS), ("records/a.yaml", &*record("risks.md", "2027-01-01", DIGEST_OF_RISKS))]);
    assert_eq!((found[0].outcome, &*found[0].message_id), (Outcome::Fail, "duty-in-future"));
}

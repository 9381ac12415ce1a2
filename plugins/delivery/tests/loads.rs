//! Load tests on record: the newest decides, and says something only of what it was done with.

use prr_plugin_delivery::Delivery;
use prr_sdk::testing::{Judged, digest, judge_at};
use prr_sdk::{Evidence, Outcome};

const SUBJECT: &str = "kind: Deployment\n";
const SERVICES: &str = "version: 1\nservices: [{name: shop}]\n";
/// 2026-11-21.
const NOW: i64 = 1_795_219_200;

fn record(service: &str, day: &str, result: &str, of: &str) -> String {
    format!(
        "apiVersion: prr/v1\nrecord: load-test\nservice: {service}\nsubject: {{path: shop.yaml, digest: \"{}\"}}\n\
         performed-at: {day}\nresult: {result}\nby: kim\n",
        digest(of)
    )
}

fn judged(records: &[String]) -> Vec<Judged> {
    let names: Vec<String> = (0..records.len()).map(|number| format!("records/{number}.yaml")).collect();
    let mut files = vec![("prr.yaml", SERVICES), ("shop.yaml", SUBJECT)];
    files.extend(names.iter().map(String::as_str).zip(records.iter().map(String::as_str)));
    judge_at::<Delivery>(&files, &["DEP-TS-02"], NOW)
}

#[test]
fn a_fresh_load_test_of_the_file_as_it_is_was_executed() {
    let found = judged(&[record("shop", "2026-10-01", "pass", SUBJECT)]);
    let [found] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!((found.outcome, found.evidence), (Outcome::Pass, Some(Evidence::E4)));
    assert_eq!((found.service.as_deref(), found.line), (Some("shop"), 5));
}

#[test]
fn what_went_wrong_is_old_or_of_another_file_is_no_pass() {
    for (day, result, of, outcome) in [
        ("2026-10-01", "fail", SUBJECT, Outcome::Fail),
        ("2027-01-01", "pass", SUBJECT, Outcome::Fail),
        ("2026-10-01", "pass", "other", Outcome::Unknown),
        ("2026-01-01", "pass", SUBJECT, Outcome::Unknown),
    ] {
        let found = judged(&[record("shop", day, result, of)]);
        assert_eq!(found.iter().map(|found| found.outcome).collect::<Vec<_>>(), [outcome], "{found:#?}");
    }
}

#[test]
fn the_newest_counts_and_services_without_one_are_not_asked() {
    let found = judged(&[record("shop", "2026-10-01", "pass", SUBJECT), record("shop", "2026-11-01", "fail", SUBJECT)]);
    assert_eq!(found.iter().map(|found| found.outcome).collect::<Vec<_>>(), [Outcome::Fail]);
    assert!(judged(&[record("mailer", "2026-10-01", "fail", SUBJECT)]).is_empty());
}

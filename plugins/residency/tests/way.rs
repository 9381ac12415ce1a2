//! A refusal shows whose data leave, by which declaration, and every step to where they end.

use prr_plugin_residency::Residency;
use prr_sdk::Outcome;
use prr_sdk::testing::{Judged, judge_at};

const DECLARED: &str = "version: 1
compliance:
  regime: finance
services:
  - name: payments
    data-classes: [credit]
    paths: [infra]
";

const INFRA: &str = r#"provider "aws" {
  region = "ap-northeast-2"
}
provider "aws" {
  alias  = "dr"
  region = "ap-northeast-1"
}
resource "aws_s3_bucket" "ledger" {
}
resource "aws_s3_bucket" "copy" {
  provider = aws.dr
}
resource "aws_s3_bucket_replication_configuration" "ledger" {
  rule {
    destination {
      bucket = aws_s3_bucket.copy.arn
    }
  }
}
"#;

fn refused(declared: &str, check: &str) -> Vec<Judged> {
    let files = [("prr.yaml", declared), ("infra/main.tf", INFRA)];
    let judged = judge_at::<Residency>(&files, &[check], 1_790_000_000);
    judged.into_iter().filter(|judged| judged.outcome == Outcome::Fail).collect()
}

#[test]
fn every_step_of_a_replication_stands_on_its_line() {
    let refused = refused(DECLARED, "RES-02");
    let [copy] = &refused[..] else { panic!("{refused:#?}") };
    assert_eq!((copy.path.as_str(), copy.line, copy.service.as_deref()), ("infra/main.tf", 16, Some("payments")));
    assert_eq!(
        copy.related,
        [
            "prr.yaml:3",       // the regime
            "prr.yaml:6",       // the classes of the service
            "infra/main.tf:13", // what replicates
            "infra/main.tf:16", // to what
            "infra/main.tf:10", // the other bucket
            "infra/main.tf:11", // its provider
            "infra/main.tf:6",  // the region of that
        ]
    );
    assert!(copy.message_ko.contains("제14조의2제7항") && copy.message_en.contains("engineering inference"));
}

#[test]
fn only_the_rule_that_is_the_text_of_the_law_calls_itself_law() {
    let primary = refused(DECLARED, "RES-01");
    assert!(
        primary.iter().all(|found| found.message_en.contains("(law: 전자금융감독규정 제14조의2제7항")),
        "{primary:#?}"
    );
    assert_eq!(primary.len(), 1);
    for check in ["RES-02", "RES-04", "RES-06", "RES-08"] {
        assert!(refused(DECLARED, check).iter().all(|found| !found.message_en.contains("(law")), "{check}");
    }
}

#[test]
fn one_tree_is_judged_by_what_is_declared_of_it() {
    let entry = "  transfers: [{country: JP, recipient: Amazon, contact: c, items: [i], purpose: p, retention: 1y, method: TLS, refusal: r, legal-basis: 3, privacy-policy: u, expires: 2027-01-10}]\n";
    let general = DECLARED.replace("finance\n", &format!("general\n{entry}"));
    assert_eq!(refused(&general, "RES-01").len() + refused(&general, "RES-02").len(), 0, "registered");
    let finance = DECLARED.replace("finance\n", &format!("finance\n{entry}"));
    assert_eq!(refused(&finance, "RES-01").len() + refused(&finance, "RES-02").len(), 2, "no entry helps");
    let expired = general.replace("2027-01-10", "2026-01-10");
    assert_eq!(refused(&expired, "RES-01").len(), 1);
    assert_eq!(refused("version: 1\n", "RES-01").len(), 0, "nothing is declared");
}

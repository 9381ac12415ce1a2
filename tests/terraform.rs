//! Terraform: modules are judged as they are called, at the lines of their files.

use serde_json::Value;

use crate::harness::{corpora, prr, prr_in, tree};

fn findings<'r>(report: &'r Value, check: &str) -> Vec<&'r Value> {
    report["findings"].as_array().unwrap().iter().filter(|finding| finding["check"] == check).collect()
}

fn place(finding: &Value) -> (String, u64) {
    (finding["location"]["path"].as_str().unwrap().to_owned(), finding["location"]["line"].as_u64().unwrap())
}

#[test]
fn a_factor_for_another_period_is_found_in_the_module_that_holds_it() {
    let report = prr(&["check", "fixtures/terraform-slo", "--format", "json"]).expect(1).json();
    let mismatches: Vec<_> =
        findings(&report, "PRR-BR-06").into_iter().filter(|row| row["outcome"] == "fail").collect();
    let [mismatch] = mismatches.as_slice() else { panic!("{mismatches:#?}") };
    assert_eq!(mismatch["subject"], "checkout/availability-checkout");
    assert_eq!(place(mismatch), ("availability/main.tf".to_owned(), 60));
    let message = mismatch["message"].as_str().unwrap();
    assert!(message.contains("2.0 % of a budget of 7d, but 0.5 % of this one of 28d"), "{message}");
    // The alert of the other service is switched off, and the third service has neither.
    let dead: Vec<_> = findings(&report, "PRR-BR-08").into_iter().filter(|row| row["outcome"] == "fail").collect();
    let [dead] = dead.as_slice() else { panic!("{dead:#?}") };
    assert_eq!(dead["subject"], "search/availability-search");
    assert_eq!(place(dead), ("availability/main.tf".to_owned(), 44));
    assert!(!report["findings"].to_string().contains("availability-reports"));
}

#[test]
fn what_only_terraform_knows_is_unknown() {
    let slo = "variable \"goal\" {}\nresource \"google_monitoring_slo\" \"a\" {\n  slo_id = \"a\"\n  goal = var.goal\n  rolling_period_days = 28\n}\n";
    let folder = tree(&[("slo.tf", slo.as_bytes())]);
    let report = prr_in(folder.path(), &["check", ".", "--format", "json"]).json();
    let target = findings(&report, "PRR-SLO-02");
    assert_eq!((target[0]["outcome"].as_str(), place(target[0]).1), (Some("unknown"), 4));
    assert!(findings(&report, "PRR-BR-01").iter().all(|row| row["outcome"] == "unknown"));
}

#[test]
fn a_broken_file_closes_the_gate_and_hides_no_other() {
    let slo =
        b"resource \"google_monitoring_slo\" \"a\" {\n  slo_id = \"a\"\n  goal = 1.5\n  rolling_period_days = 28\n}\n";
    let folder = tree(&[("slo.tf", slo), ("broken.tf", b"resource \"a\" {\n  b = [1,\n}\n")]);
    let report = prr_in(folder.path(), &["check", ".", "--format", "json"]).expect(3).json();
    let error = &report["errors"][0];
    assert_eq!((error["location"]["path"].as_str(), error["location"]["line"].as_u64()), (Some("broken.tf"), Some(3)));
    assert_eq!(findings(&report, "PRR-SLO-02")[0]["outcome"], "fail");
}

#[test]
fn the_public_project_that_reckons_for_a_week_is_found_out() {
    let Some(corpora) = corpora() else { return };
    let folder = corpora.join("google__exposure-notifications-verification-server");
    let report = prr_in(&folder, &["check", "terraform", "--format", "json"]).json();
    let mismatches: Vec<_> =
        findings(&report, "PRR-BR-06").into_iter().filter(|row| row["outcome"] == "fail").collect();
    let [mismatch] = mismatches.as_slice() else { panic!("{mismatches:#?}") };
    assert_eq!(mismatch["subject"], "apiserver/availability-slo-apiserver");
    assert_eq!(place(mismatch), ("alerting/module.availability-slo/main.tf".to_owned(), 68));
    let message = mismatch["message"].as_str().unwrap();
    assert!(message.contains("3.36x over 1h") && message.contains("0.5 %"), "{message}");
}

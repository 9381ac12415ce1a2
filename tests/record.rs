//! Records and the evidence ladder: what was done is written down once, and counts while it is about what is there.

use crate::harness::{Run, good_tree, prr, prr_in, workspace};

const PRR: &[u8] = b"version: 1\nservices:\n  - {name: checkout, tier: 1, class: request-driven}\n";
const SUBJECT: &[u8] = b"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: checkout}\nspec: {replicas: 3}\n";

/// The row of PRR-RH-06 in a tree.
fn rehearsal(folder: &std::path::Path, arguments: &[&str]) -> serde_json::Value {
    let run = prr_in(folder, &[&["check", "--format", "json"], arguments].concat());
    let report = run.json();
    let rows = report["findings"].as_array().unwrap().iter().filter(|row| row["check"] == "PRR-RH-06");
    let rows: Vec<_> = rows.cloned().collect();
    assert_eq!(rows.len(), 1, "{report}");
    rows[0].clone()
}

fn drill(folder: &std::path::Path, more: &[&str]) -> Run {
    let arguments = ["record", "new", "drill", "--subject", "deploy.yaml", "--service", "checkout", "--by", "kim"];
    prr_in(folder, &[&arguments, more].concat())
}

#[test]
fn a_drill_is_evidence_of_level_e4_while_it_is_fresh_and_about_what_is_there() {
    let tree = good_tree(&[("prr.yaml", PRR), ("deploy.yaml", SUBJECT)]);
    let folder = tree.path();
    let now = ["--now", "2026-11-21"];
    let missing = rehearsal(folder, &now);
    assert_eq!((&missing["outcome"], &missing["location"]["path"]), (&"fail".into(), &"prr.yaml".into()));
    let written =
        drill(folder, &["--result", "pass", "--performed-at", "2026-11-02", "--measured", "rto=12m"]).expect(0);
    assert!(written.stderr.contains("it counts until 2027-01-31"), "{written:#?}");
    let held = rehearsal(folder, &now);
    assert_eq!(held["outcome"], "pass");
    assert_eq!(held["evidence"], serde_json::json!({"level": "E4", "name": "executed", "asked": "E4"}));
    assert_eq!(held["location"]["path"], "records/2026-11-02-drill-checkout.yaml");
    let stale = rehearsal(folder, &["--now", "2027-03-01"]);
    assert_eq!((&stale["outcome"], &stale["messageId"]), (&"fail".into(), &"rehearsal-stale".into()));
    let early = prr_in(folder, &["check", "--format", "json", "--now", "2026-10-01"]).expect(3).json();
    assert_eq!(early["errors"][0]["kind"], "record", "it tells of what had not happened: {}", early["errors"]);
    std::fs::write(folder.join("deploy.yaml"), [SUBJECT, b"# changed\n"].concat()).unwrap();
    let changed = rehearsal(folder, &now);
    assert_eq!((&changed["outcome"], &changed["messageId"]), (&"unknown".into(), &"rehearsed-another".into()));
    drill(folder, &["--result", "fail", "--performed-at", "2026-11-10"]).expect(0);
    let failed = rehearsal(folder, &now);
    assert_eq!((&failed["outcome"], &failed["messageId"]), (&"fail".into(), &"rehearsal-failed".into()));
    let list = prr_in(folder, &["record", "list", "--format", "json", "--now", "2026-11-21"]).expect(0).json();
    let rows = list["records"].as_array().unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row["subjectState"].as_str(), row["counts"].as_bool())).collect();
    assert_eq!(told, [(Some("current"), Some(false)), (Some("changed"), Some(false))], "the newest first: {list}");
    let table = prr_in(folder, &["record", "list", "--lang", "ko", "--now", "2026-11-21"]).expect(0).stdout;
    assert!(table.contains("변경됨") && table.contains("PRR-RH-06"), "{table}");
}

#[test]
fn a_record_is_never_overwritten_and_never_written_wrong() {
    let tree = good_tree(&[("prr.yaml", PRR), ("deploy.yaml", SUBJECT)]);
    let folder = tree.path();
    let on = ["--result", "pass", "--performed-at", "2026-11-02"];
    drill(folder, &on).expect(0);
    let before = std::fs::read(folder.join("records/2026-11-02-drill-checkout.yaml")).unwrap();
    let again = drill(folder, &["--result", "fail", "--performed-at", "2026-11-02"]).expect(2);
    assert!(again.stderr.contains("never overwritten"), "{again:#?}");
    assert_eq!(before, std::fs::read(folder.join("records/2026-11-02-drill-checkout.yaml")).unwrap());
    for (wrong, said) in [
        (&["--result", "fine"][..], "`fine` is not one of pass, fail"),
        (&["--result", "pass", "--performed-at", "2026-02-31"], "`performed-at` must be written like"),
        (&["--result", "pass", "--measured", "rto"], "`rto` is not a measured value"),
    ] {
        let run = drill(folder, &[wrong, &["--output", "other"]].concat()).expect(2);
        assert!(run.stderr.contains(said), "{run:#?}");
    }
    let gone = prr_in(folder, &["record", "new", "drill", "--subject", "gone.yaml", "--result", "pass"]).expect(2);
    assert!(gone.stderr.contains("gone.yaml is no file of this tree"), "{gone:#?}");
    assert!(!folder.join("other").exists());
}

#[test]
fn a_record_that_its_schema_refuses_closes_the_gate_at_its_place() {
    let record = b"apiVersion: prr/v1\nrecord: dril\nperformed-at: 2026-11-02\nby: kim\nresult: pass\n";
    let tree = good_tree(&[("notes/r.yaml", record)]);
    let report = prr_in(tree.path(), &["check", "--format", "json"]).expect(3).json();
    let errors = report["errors"].as_array().unwrap();
    let told: Vec<_> =
        errors.iter().map(|error| (error["location"]["line"].as_u64(), error["kind"].as_str())).collect();
    assert_eq!(told, [(Some(1), Some("record")), (Some(2), Some("record"))], "{errors:#?}");
}

#[test]
fn every_message_that_a_graded_plugin_passes_with_says_its_level() {
    for family in ["slo", "rollback"] {
        let folder = workspace().join("plugins").join(family).join("src");
        let catalogue = std::fs::read_to_string(folder.join("messages.rs")).unwrap();
        let mut silent = Vec::new();
        let mut passes = 0;
        for entry in std::fs::read_dir(folder.join("checks")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            for said in
                text.split(" pass(").skip(1).filter_map(|rest| rest.split(".because(").nth(1)?.strip_prefix("m::"))
            {
                let name: String = said
                    .chars()
                    .take_while(|char| char.is_ascii_uppercase() || "_0123456789".contains(*char))
                    .collect();
                let declared =
                    catalogue.split(&format!("    {name} = \"")).nth(1).unwrap_or_else(|| panic!("no {name}"));
                passes += 1;
                if !declared.split('}').next().unwrap().contains("evidence: E") {
                    silent.push(name);
                }
            }
        }
        assert!(passes > 10, "{family}: {passes}");
        assert_eq!(silent, [""; 0], "{family}");
    }
}

#[test]
fn a_page_says_in_either_language_what_evidence_it_asks_for() {
    let page = |language: &str| prr(&["explain", "PRR-RH-06", "--lang", language]).expect(0).stdout;
    assert!(page("en").contains("Evidence: E4 executed"), "{}", page("en"));
    assert!(page("ko").contains("증적 수준: E4 실행 기록"), "{}", page("ko"));
}

#[test]
fn a_policy_may_ask_for_more_evidence_than_manifests_can_show() {
    let prr = b"version: 1\nservices: [{name: checkout, tier: 1}]\npolicies: [{check: PRR-RB-06, evidence: E4}]\n";
    let subject = b"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: checkout}\n\
        spec: {replicas: 3, template: {spec: {containers: [{name: a, image: 'a:1.2.3'}]}}}\n";
    let tree = good_tree(&[("prr.yaml", prr), ("deploy.yaml", subject)]);
    let row = || {
        let report = prr_in(tree.path(), &["check", "--format", "json", "--now", "2026-11-21"]).json();
        let rows = report["findings"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["check"] == "PRR-RB-06" && row["location"]["path"] == "deploy.yaml").unwrap()
    };
    assert_eq!(row()["outcome"], "unknown");
    assert!(row()["fix"]["message"].as_str().unwrap().contains("prr record new drill --subject deploy.yaml"));
    drill(tree.path(), &["--result", "pass", "--performed-at", "2026-11-02"]).expect(0);
    assert_eq!((&row()["outcome"], &row()["evidence"]["level"]), (&"pass".into(), &"E4".into()));
}

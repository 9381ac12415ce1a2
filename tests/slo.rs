//! What `prr slo simulate` answers, and with which exit code.

use crate::harness::{prr, prr_in, scratch, tree, workspace};

#[test]
fn json_is_what_the_schema_describes() {
    let document = prr(&["slo", "simulate", "fixtures/checkout", "--format", "json"]).expect(0).json();
    assert_eq!(document["schema"], "prr.slo-simulation/v1");
    let path = workspace().join("docs/schema/prr.slo-simulation.v1.schema.json");
    let schema: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<_> =
        validator.iter_errors(&document).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_slip_in_a_name_or_path_is_wrong_usage_and_says_what_is_there() {
    let unknown = prr(&["slo", "simulate", "fixtures/checkout", "--service", "no-such-service"]).expect(2);
    assert!(unknown.stderr.contains("no-such-service/*") && unknown.stderr.contains("hint"), "{}", unknown.stderr);
    assert_eq!(unknown.stdout, "");
    let missing = prr(&["slo", "simulate", "no/such/folder"]).expect(2);
    assert!(missing.stderr.contains("no/such/folder does not exist"), "{}", missing.stderr);
    prr(&["slo", "simulate", "--format", "gif"]).expect(2);
}

#[test]
fn a_picture_of_nothing_is_wrong_usage() {
    let folder = tree(&[("service.yaml", b"kind: Service\n")]);
    let run = prr_in(folder.path(), &["slo", "simulate", "--format", "svg", "--lang", "ko"]).expect(2);
    assert!(run.stderr.contains("SLO 1개만"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_read_is_said_and_keeps_the_answer_from_being_whole() {
    let folder = tree(&[("alerts.yaml", b"groups: [\n")]);
    let run = prr_in(folder.path(), &["slo", "simulate"]).expect(3);
    assert!(run.stderr.contains("alerts.yaml:"), "{}", run.stderr);
    let asked = prr_in(folder.path(), &["slo", "simulate", "--service", "checkout"]).expect(3);
    assert_eq!(asked.stdout, "");
}

#[test]
fn a_page_goes_to_a_file_when_asked() {
    let folder = scratch();
    let file = folder.path().join("simulation.html");
    let arguments = ["slo", "simulate", "fixtures/checkout", "--format", "html", "--output", file.to_str().unwrap()];
    assert_eq!(prr(&arguments).expect(0).stdout, "");
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("<!doctype html>"));
    let nowhere = folder.path().join("no/such/folder.html");
    let arguments = ["slo", "simulate", "fixtures/checkout", "--output", nowhere.to_str().unwrap()];
    prr(&arguments).expect(3);
}

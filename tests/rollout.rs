//! What `prr rollout simulate` answers, and with which exit code.

use crate::harness::{prr, prr_in, scratch, tree, workspace};

const READY: &str = "fixtures/checkout-ready";

#[test]
fn json_is_what_the_schema_describes_and_has_the_numbers_that_were_worked_out() {
    let path = workspace().join("docs/schema/prr.rollout-simulation.v1.schema.json");
    let schema: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for folder in ["fixtures/checkout", READY] {
        let document = prr(&["rollout", "simulate", folder, "--format", "json"]).expect(0).json();
        let faults: Vec<_> =
            validator.iter_errors(&document).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
    let document = prr(&["rollout", "simulate", READY, "--format", "json", "--error-ratio", "10%"]).expect(0).json();
    let rollout = &document["rollouts"][0];
    assert_eq!((rollout["name"].as_str(), rollout["errors"].as_f64()), (Some("checkout"), Some(0.1)));
    assert_eq!(rollout["objective"]["slo"], "availability");
    assert_eq!(rollout["requestsPerSecond"], 50.0);
    let asked = rollout["outcomes"].as_array().unwrap().iter().find(|outcome| outcome["errors"] == 0.1).unwrap();
    assert_eq!(
        (&asked["is"]["kind"], &asked["is"]["at"], &asked["is"]["share"]),
        (&"stopped".into(), &480.0.into(), &0.4.into())
    );
    assert_eq!((&asked["is"]["metric"], &asked["exposure"]), (&"error-ratio".into(), &102.0.into()));
    let worst = rollout["worst"]["errors"].as_f64().unwrap();
    assert!((worst - 0.0144 / 0.7).abs() < 1e-8, "{worst}");
    assert_eq!(rollout["metrics"][0]["location"]["path"], "rollout.yaml");
}

#[test]
fn the_table_says_when_it_is_stopped_what_it_costs_and_what_still_passes() {
    let english = prr(&["rollout", "simulate", READY]).expect(0).stdout;
    for told in [
        "checkout  canary of Argo Rollouts  rollout.yaml:4",
        "5 % errors are stopped at 11 min by error-ratio",
        "2.05 % errors: 20.57x burn, 68.6 % of the 30d",
        "stopped at 3 min",
    ] {
        assert!(english.contains(told), "{told}\n{english}");
    }
    assert!(english.lines().count() < 40, "{english}");
    let korean = prr(&["rollout", "simulate", READY, "--lang", "ko"]).expect(0).stdout;
    assert!(korean.contains("전체에 적용되는 최악의 배포: 오류율 2.05 %"), "{korean}");
    let seed = prr(&["rollout", "simulate", "fixtures/checkout"]).expect(0).stdout;
    assert!(seed.contains("availability-check") && seed.contains("not known which bad release"), "{seed}");
}

#[test]
fn a_tree_without_an_analysis_is_told_the_sentence_of_its_finding() {
    let rollout = std::fs::read_to_string(workspace().join("fixtures/checkout/rollout.yaml")).unwrap();
    let unwatched = rollout.split("      analysis:").next().unwrap();
    let folder = tree(&[("rollout.yaml", unwatched.as_bytes())]);
    let told = prr_in(folder.path(), &["rollout", "simulate"]).expect(0).stdout.replace('\n', " ");
    let wanted = "reaches 50 % at 15 min and everybody at 25 min with nothing that looks at answers: a bad release stays until someone aborts";
    assert!(told.contains(wanted), "{told}");
}

#[test]
fn a_picture_is_drawn_of_one_release() {
    let folder = scratch();
    let file = folder.path().join("rollout.svg");
    let arguments = ["rollout", "simulate", READY, "--format", "svg", "--output", file.to_str().unwrap()];
    assert_eq!(prr(&arguments).expect(0).stdout, "");
    let picture = std::fs::read_to_string(&file).unwrap();
    assert!(picture.starts_with("<svg xmlns=") && picture.contains("5 %: stopped at 11 min"), "{picture}");
    let empty = tree(&[("service.yaml", b"kind: Service\n")]);
    let run = prr_in(empty.path(), &["rollout", "simulate", "--format", "svg", "--lang", "ko"]).expect(2);
    assert!(run.stderr.contains("배포 1개만"), "{}", run.stderr);
}

#[test]
fn slips_are_wrong_usage_and_say_what_is_there() {
    let unknown = prr(&["rollout", "simulate", READY, "--rollout", "no-such"]).expect(2);
    assert!(
        unknown.stderr.contains("no-such") && unknown.stderr.contains("--rollout 'checkout'"),
        "{}",
        unknown.stderr
    );
    assert_eq!(unknown.stdout, "");
    prr(&["rollout", "simulate", "no/such/folder"]).expect(2);
    for wrong in [["--error-ratio", "0"], ["--error-ratio", "120%"], ["--step-time", "soon"], ["--format", "html"]] {
        prr(&["rollout", "simulate", READY, wrong[0], wrong[1]]).expect(2);
    }
    let chosen = prr(&["rollout", "simulate", READY, "--rollout", "checkout", "--error-ratio", "0.05"]).expect(0);
    assert_eq!(chosen.stdout, prr(&["rollout", "simulate", READY]).expect(0).stdout);
}

#[test]
fn what_cannot_be_read_is_said_and_keeps_the_answer_from_being_whole() {
    let folder = tree(&[("rollout.yaml", b"kind: [\n")]);
    let run = prr_in(folder.path(), &["rollout", "simulate"]).expect(3);
    assert!(run.stderr.contains("rollout.yaml:"), "{}", run.stderr);
}

#[test]
fn the_finding_says_what_becomes_of_a_bad_release() {
    let report = prr(&["check", READY, "--format", "json"]).expect(0).json();
    let found = report["findings"].as_array().unwrap().iter().find(|finding| finding["check"] == "PRR-RB-02").unwrap();
    let message = found["message"].as_str().unwrap();
    assert!(message.contains("stopped after 11.0 min") && message.contains("2.1 % of wrong answers"), "{message}");
}

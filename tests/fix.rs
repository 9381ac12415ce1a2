//! What `prr fix` changes, and that it is right: real programs take the diff and the rules, and the gate allows what comes out.

use std::path::Path;
use std::process::Command;

use crate::harness::{corpora, prr, prr_in, scratch, tree, workspace};

const NOW: [&str; 2] = ["--now", "2026-11-21"];

fn copy_of_checkout() -> tempfile::TempDir {
    let folder = scratch();
    for name in ["alerts.yaml", "rollout.yaml", "slo.yaml"] {
        std::fs::copy(workspace().join("fixtures/checkout").join(name), folder.path().join(name)).unwrap();
    }
    folder
}

fn fix(folder: &Path, arguments: &[&str], code: i32) -> crate::harness::Run {
    prr_in(folder, &[&["fix"], &NOW[..], arguments].concat()).expect(code)
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn the_sample_is_mended_but_for_what_only_people_can_supply() {
    let folder = copy_of_checkout();
    let written = fix(folder.path(), &["--write"], 0);
    for part in ["PRR-BR-03", "PRR-RB-03", "only people can supply", "requests-per-second"] {
        assert!(written.stdout.contains(part), "`{part}` is not in:\n{}", written.stdout);
    }
    let report = prr_in(folder.path(), &["check", "--format", "json"]).expect(0).json();
    let left: Vec<_> = report["findings"].as_array().unwrap().iter().filter(|row| row["outcome"] != "pass").collect();
    let asked: Vec<_> = left.iter().filter(|row| row["outcome"] != "not-applicable").map(|row| &row["check"]).collect();
    assert_eq!(asked, ["PRR-RB-10", "PRR-BR-11"], "how many pods and requests there are, nobody said: {left:#?}");

    // Comments and everything beside the changes are still there.
    let rollout = read(folder.path(), "rollout.yaml");
    for line in read(&workspace().join("fixtures/checkout"), "rollout.yaml").lines() {
        assert!(line.contains("startingStep") || rollout.lines().any(|kept| kept == line), "{line}\n{rollout}");
    }
    assert_eq!(read(folder.path(), "slo.yaml"), read(&workspace().join("fixtures/checkout"), "slo.yaml"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left beside the files");

    // What only people can supply makes it allowed: how large it is, how important, and that somebody rehearsed it.
    std::fs::copy(workspace().join("fixtures/checkout-ready/prr.yaml"), folder.path().join("prr.yaml")).unwrap();
    std::fs::write(folder.path().join("rollout.yaml"), rollout.replacen("spec:\n", "spec:\n  replicas: 10\n", 1))
        .unwrap();
    let drill = ["record", "new", "drill", "--subject", "rollout.yaml", "--service", "checkout", "--by", "sre"];
    prr_in(folder.path(), &[&drill[..], &["--result", "pass", "--performed-at", "2026-11-01"]].concat()).expect(0);
    let check = ["check", "--format", "json", "--now", "2026-11-21"];
    assert_eq!(prr_in(folder.path(), &check).expect(0).json()["verdict"], "allow");
    promtool_takes(&folder.path().join("alerts.yaml"));
    detected_in_time(folder.path());
}

fn promtool_takes(rules: &Path) {
    match Command::new("promtool").args(["check", "rules"]).arg(rules).output() {
        Ok(output) => assert!(output.status.success(), "{output:?}"),
        Err(_) if std::env::var_os("PRR_REQUIRE_ORACLES").is_none() => eprintln!("skipped: promtool is not installed"),
        Err(error) => panic!("promtool is required here: {error}"),
    }
}

/// The mended alerts call as soon as those of the sample that was mended by hand.
fn detected_in_time(folder: &Path) {
    let simulated = prr_in(folder, &["slo", "simulate", "--format", "json"]).expect(0).json();
    let ready = prr(&["slo", "simulate", "fixtures/checkout-ready", "--format", "json"]).expect(0).json();
    let tiers = |document: &serde_json::Value| {
        let tiers = document["slos"][0]["tiers"].as_array().unwrap_or_else(|| panic!("{document:#}"));
        let behaviour = ["factor", "long", "short", "for", "threshold", "reset", "detections"];
        let mut timing: Vec<String> =
            tiers.iter().map(|tier| behaviour.map(|part| format!("{part} {}", tier[part])).join(", ")).collect();
        timing.sort();
        timing
    };
    assert_eq!(tiers(&simulated).len(), 3);
    assert_eq!(tiers(&simulated), tiers(&ready), "windows, factors and detection times");
}

#[test]
fn a_second_time_nothing_changes() {
    let folder = copy_of_checkout();
    fix(folder.path(), &["--write"], 0);
    let again = fix(folder.path(), &[], 0);
    assert_eq!(again.stdout, "");
    assert!(again.stderr.contains("nothing to mend"), "{}", again.stderr);
}

#[test]
fn without_write_git_takes_what_is_shown_and_nothing_is_written() {
    let folder = copy_of_checkout();
    let before = read(folder.path(), "alerts.yaml");
    let shown = fix(folder.path(), &[], 0);
    assert_eq!(read(folder.path(), "alerts.yaml"), before);
    assert!(shown.stderr.contains("prr fix --write"), "{}", shown.stderr);
    let patch = scratch();
    let file = patch.path().join("fix.diff");
    std::fs::write(&file, &shown.stdout).unwrap();
    for arguments in [["apply", "--check"], ["apply", "--verbose"]] {
        let Ok(output) = Command::new("git").args(arguments).arg(&file).current_dir(folder.path()).output() else {
            eprintln!("skipped: git is not installed");
            return;
        };
        assert!(output.status.success(), "{output:?}\n{}", shown.stdout);
    }
    let mended = copy_of_checkout();
    fix(mended.path(), &["--write"], 0);
    for name in ["alerts.yaml", "rollout.yaml"] {
        assert_eq!(read(folder.path(), name), read(mended.path(), name), "what is shown is what is written");
    }
}

#[test]
fn json_is_what_the_schema_describes_in_both_languages() {
    let schema = std::fs::read_to_string(workspace().join("docs/schema/prr.fix.v1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for language in ["en", "ko"] {
        let document = prr(&["fix", "fixtures/checkout", "--format", "json", "--lang", language]).expect(0).json();
        let faults: Vec<_> = validator.iter_errors(&document).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!((&document["before"], &document["after"]), (&"deny".into(), &"warn".into()));
    }
}

#[test]
fn only_the_checks_that_are_named_are_mended() {
    let folder = copy_of_checkout();
    let run = fix(folder.path(), &["--check", "PRR-RB-01", "--format", "json"], 1).json();
    let mended: Vec<_> = run["mended"].as_array().unwrap().iter().map(|row| &row["check"]).collect();
    assert_eq!(mended, ["PRR-RB-01"]);
    let slip = fix(folder.path(), &["--check", "PRR-RB-1"], 2);
    assert!(slip.stderr.contains("hint"), "{}", slip.stderr);
}

#[test]
fn what_cannot_be_written_is_said() {
    prr(&["fix", "-"]).expect(2);
    prr(&["fix", "--rev", "HEAD", "--write"]).expect(2);
    let broken = tree(&[("alerts.yaml", b"groups: [\n")]);
    let run = fix(broken.path(), &["--write"], 3);
    assert!(run.stderr.contains("alerts.yaml:"), "{}", run.stderr);
    assert_eq!(read(broken.path(), "alerts.yaml"), "groups: [\n");
}

#[test]
fn what_an_alias_shares_is_left_and_listed() {
    let rollout = b"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, annotations: {x: &kept \"0\", y: *kept}}\nspec:\n  revisionHistoryLimit: 0\n  template: {spec: {containers: [{name: a, image: a@sha256:0}]}}\n";
    let shared = String::from_utf8(rollout.to_vec())
        .unwrap()
        .replace("&kept \"0\"", "&kept 0")
        .replace("Limit: 0", "Limit: *kept");
    let plain = tree(&[("a.yaml", rollout)]);
    assert!(fix(plain.path(), &[], 0).stdout.contains("+  revisionHistoryLimit: 5"));
    let aliased = tree(&[("a.yaml", shared.as_bytes())]);
    let run = fix(aliased.path(), &[], 1);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("several places"), "{}", run.stderr);
}

/// Copies the YAML below a folder.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// Most offers for these are in vain: their Rollouts have no objective, and many share a name. Halving every trial used up its bound before the good ones
/// were found.
#[test]
fn the_good_offers_are_found_among_many_that_are_not() {
    let Some(corpora) = corpora() else { return };
    let folder = scratch();
    copy(&corpora.join("argoproj__argo-rollouts"), folder.path());
    let run = |arguments: &[&str]| {
        prr_in(folder.path(), &[&["fix", "--format", "json", "--render", "never"], arguments].concat())
    };
    let first = run(&["--write"]).json();
    let mended = first["mended"].as_array().unwrap().len();
    eprintln!("{mended} rows of real Rollouts mended");
    assert!(mended >= 30, "only {mended}");
    let again = run(&[]).json();
    assert_eq!(again["mended"], serde_json::json!([]), "what was mended stays so");
}

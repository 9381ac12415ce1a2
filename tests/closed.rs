//! The gate fails closed: what it cannot decide is never a pass, and says why.

use crate::harness::{Run, good_tree, guest, prr, prr_in, scratch, tree};

fn says(run: &Run, parts: &[&str]) {
    for part in parts {
        assert!(run.stderr.contains(part) || run.stdout.contains(part), "`{part}` is not in {run:#?}");
    }
}

fn kinds(run: &Run) -> Vec<String> {
    let report = run.json();
    let kinds = report["errors"].as_array().unwrap().iter().map(|error| error["kind"].as_str().unwrap().to_owned());
    kinds.collect()
}

#[test]
fn a_plugin_that_is_not_there_is_a_slip_of_the_caller() {
    let run = prr(&["check", "fixtures/checkout-ready", "--plugin", "no/such.wasm"]).expect(2);
    says(&run, &["cannot read the plugin no/such.wasm", "hint"]);
    assert_eq!(run.stdout, "");
}

#[test]
fn a_plugin_that_is_corrupt_closes_the_gate() {
    let whole = std::fs::read(guest("counts")).unwrap();
    for (name, bytes, reason) in [
        ("text.wasm", b"hello".to_vec(), "magic"),
        ("half.wasm", whole[..whole.len() / 2].to_vec(), "not a WebAssembly component"),
        ("core.wasm", b"\0asm\x01\0\0\0".to_vec(), "core module"),
    ] {
        let folder = tree(&[(name, &bytes)]);
        let file = folder.path().join(name);
        let run = prr(&["check", "fixtures/checkout-ready", "--format", "json", "--plugin", file.to_str().unwrap()]);
        says(&run.expect(3), &[name, reason, "deny"]);
    }
}

#[test]
fn every_misbehaving_guest_is_named_with_its_limit() {
    for (name, kind) in [
        ("loops", "plugin-fuel"),
        ("loops-in-describe", "plugin-fuel"),
        ("hoards", "plugin-memory"),
        ("floods", "plugin-output"),
        ("traps", "plugin-trap"),
        ("nags", "plugin-host-calls"),
        ("points-nowhere", "plugin-contract"),
        ("lies", "plugin-contract"),
        ("babbles", "plugin-contract"),
    ] {
        let file = guest(name);
        let started = std::time::Instant::now();
        let run = prr(&["check", "fixtures/checkout-ready", "--format", "json", "--plugin", file.to_str().unwrap()])
            .expect(3);
        assert!(started.elapsed().as_secs() < 90, "{name} was not stopped in bounded time");
        assert_eq!(kinds(&run), [kind], "{name}");
        assert!(run.json()["errors"][0]["plugin"].as_str().unwrap().contains(name), "{name}");
        assert_eq!(run.json()["verdict"], "deny", "{name}");
    }
}

#[test]
fn a_check_that_two_plugins_claim_is_nobodys() {
    let file = guest("steals");
    let run = prr(&["check", "fixtures/checkout-ready", "--plugin", file.to_str().unwrap()]).expect(3);
    says(&run, &["slo", "steals", "PRR-SLO-01"]);
}

#[test]
fn a_plugin_cannot_paint_the_terminal_or_command_the_pipeline() {
    let file = guest("paints");
    for format in ["terminal", "json", "sarif"] {
        let run = prr(&["check", "fixtures/checkout-ready", "--format", format, "--plugin", file.to_str().unwrap()])
            .expect(1);
        assert!(!run.stdout.contains('\u{1b}') && !run.stdout.contains('\u{202e}'), "{format}: {}", run.stdout);
        assert!(!run.stdout.lines().any(|line| line.trim_start().starts_with("::error")), "{format}: {}", run.stdout);
    }
}

#[test]
fn an_empty_folder_is_not_a_pass() {
    let folder = scratch();
    let run = prr_in(folder.path(), &["check", "."]).expect(3);
    says(&run, &["nothing was evaluated", "0 files", "not a pass"]);
    let folder = tree(&[("README.md", b"# hello\n"), ("a.yaml", b"just: data\n")]);
    let run = prr_in(folder.path(), &["check", "--format", "json"]).expect(3);
    assert_eq!(kinds(&run), ["nothing-evaluated"]);
}

#[test]
fn a_path_that_is_not_there_is_a_slip_of_the_caller() {
    says(&prr(&["check", "no/such/folder"]).expect(2), &["no/such/folder does not exist"]);
}

#[test]
fn what_cannot_be_read_is_reported_at_its_place_beside_what_can() {
    let folder = good_tree(&[
        ("deploy/broken.yaml", b"a: 1\n---\nb: [1\n---\nc: 3\n"),
        ("deploy/template.yaml", b"a: {{ .Values.x }}\n"),
        ("deploy/twice.yaml", b"a: 1\na: 2\n"),
        ("latin.yaml", b"a: caf\xE9\n"),
        ("dash.json", b"{\"a\": 1,}\n"),
        (".hidden/nul.yaml", b"a: 1\0\nb: 2\n"),
    ]);
    let run = prr_in(folder.path(), &["check", "--format", "json"]).expect(3);
    let report = run.json();
    let places: Vec<_> = report["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            let at = &error["location"];
            format!("{} {}:{}", error["kind"].as_str().unwrap(), at["path"].as_str().unwrap(), at["line"])
        })
        .collect();
    assert_eq!(
        places,
        [
            "complex-key deploy/template.yaml:1",
            "duplicate-key deploy/twice.yaml:2",
            "not-unicode latin.yaml:1",
            "nul .hidden/nul.yaml:1",
            "syntax dash.json:1",
            "syntax deploy/broken.yaml:4",
        ]
    );
    assert!(report["summary"]["pass"].as_u64().unwrap() > 0, "the rest was judged all the same");
}

#[test]
#[cfg(unix)]
fn a_file_that_may_not_be_read_closes_the_gate() {
    use std::os::unix::fs::PermissionsExt;
    let folder = good_tree(&[("secret.yaml", b"a: 1\n")]);
    let secret = folder.path().join("secret.yaml");
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&secret).is_ok() {
        // The superuser reads everything: a pipe, which nobody should wait for, stands in.
        std::fs::remove_file(&secret).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&secret).status().unwrap().success());
    }
    let run = prr_in(folder.path(), &["check", "--format", "json"]).expect(3);
    assert_eq!(run.json()["errors"][0]["location"]["path"], "secret.yaml");
}

#[test]
fn a_broken_prr_yaml_is_said_with_every_fault_and_its_place() {
    let folder = good_tree(&[(
        "prr.yaml",
        b"version: 1\nservces: []\nexcludes:\n  - {path: x}\npolicies:\n  - {check: PRR-BR-99}\n",
    )]);
    let run = prr_in(folder.path(), &["check"]).expect(2);
    says(
        &run,
        &["prr.yaml:2:1", "unknown key `servces`", "did you mean `services`?", "prr.yaml:4:5", "`reason` is missing"],
    );
    let folder = good_tree(&[("prr.yaml", b"version: 1\npolicies:\n  - {check: PRR-BR-99}\n")]);
    says(&prr_in(folder.path(), &["check"]).expect(2), &["prr.yaml:3:13", "no plugin knows the check PRR-BR-99"]);
    let folder = good_tree(&[("prr.yaml", b"version: [1\n")]);
    says(&prr_in(folder.path(), &["check"]).expect(2), &["prr.yaml does not parse"]);
    let folder = good_tree(&[("prr.yaml", b"version: 1\nexcludes:\n  - {path: 'a[', reason: r}\n")]);
    says(&prr_in(folder.path(), &["check"]).expect(2), &["prr.yaml:3:12", "not a path pattern"]);
}

#[test]
fn a_time_that_is_none_is_a_slip_of_the_caller() {
    says(&prr(&["check", "--now", "yesterday"]).expect(2), &["`yesterday` is not a time", "RFC 3339"]);
}

#[test]
fn a_report_that_cannot_be_written_closes_the_gate() {
    let run = prr(&["check", "fixtures/checkout-ready", "--format", "json", "--output", "/no/such/folder/report.json"])
        .expect(3);
    says(&run, &["cannot write /no/such/folder/report.json"]);
}

#[test]
fn what_is_unknown_warns_and_denies_under_strict() {
    let deployment: &[u8] =
        b"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ledger, labels: {app.kubernetes.io/name: ledger}}\n";
    let folder = good_tree(&[("ledger.yaml", deployment)]);
    let report = prr_in(folder.path(), &["check", "--format", "json"]).expect(0).json();
    assert_eq!(report["verdict"], "warn");
    let strict = prr_in(folder.path(), &["check", "--format", "json", "--strict"]).expect(1).json();
    assert_eq!(strict["verdict"], "deny");
}

#[test]
fn an_unrendered_template_keeps_the_gate_from_allowing() {
    let folder = good_tree(&[("chart/Chart.yaml", b"name: x\n"), ("chart/templates/a.yaml", b"a: {{ .Values.b }}\n")]);
    let report = prr_in(folder.path(), &["check", "--format", "json"]).expect(0).json();
    assert_eq!(report["verdict"], "warn");
    assert_eq!(report["skipped"][0]["reason"], "template");
    prr_in(folder.path(), &["check", "--strict"]).expect(1);
}

#[test]
fn excluded_files_are_listed_with_their_reason() {
    let folder = good_tree(&[
        ("vendor/broken.yaml", b"a: [\n"),
        ("prr.yaml", b"version: 1\nexcludes:\n  - {path: vendor, reason: somebody else's}\n"),
    ]);
    let report = prr_in(folder.path(), &["check", "--format", "json"]).expect(0).json();
    assert_eq!(report["skipped"][0]["path"], "vendor/broken.yaml");
    assert_eq!(report["skipped"][0]["message"], "excluded by prr.yaml: somebody else's");
    let stale = good_tree(&[("prr.yaml", b"version: 1\nexcludes:\n  - {path: gone, reason: old}\n")]);
    says(&prr_in(stale.path(), &["check"]).expect(0), &["prr.yaml:3:12", "the exclusion `gone` covers no file"]);
}

#[test]
fn a_lowered_policy_warns_instead_of_denying() {
    let files: Vec<(String, Vec<u8>)> = ["slo.yaml", "alerts.yaml"]
        .iter()
        .map(|name| {
            (
                (*name).to_owned(),
                std::fs::read(crate::harness::workspace().join("fixtures/checkout").join(name)).unwrap(),
            )
        })
        .collect();
    let policies: String = (1..=9)
        .map(|n| format!("  - {{check: PRR-BR-0{n}, enforcement: warn, reason: migration}}"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut all: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    let config = format!("version: 1\npolicies:\n{policies}");
    all.push(("prr.yaml", config.as_bytes()));
    let report = prr_in(tree(&all).path(), &["check", "--format", "json"]).expect(0).json();
    assert_eq!(report["verdict"], "warn");
    assert!(report["summary"]["fail"].as_u64().unwrap() > 0);
}

#[test]
fn a_tracked_file_is_read_even_where_gitignore_names_it() {
    let folder = good_tree(&[(".gitignore", b"*.gen.yaml\n"), ("a.gen.yaml", b"a: [\n"), ("b.gen.yaml", b"b: [\n")]);
    let git = |arguments: &[&str]| {
        let done = std::process::Command::new("git").args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(done.status.success(), "{done:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "-f", "a.gen.yaml"]);
    let report = prr_in(folder.path(), &["check", "--format", "json"]).expect(3).json();
    let paths: Vec<_> =
        report["errors"].as_array().unwrap().iter().map(|error| error["location"]["path"].clone()).collect();
    assert_eq!(paths, ["a.gen.yaml"], "the tracked one is read, the ignored one is not part of the tree");
}

#[test]
#[cfg(unix)]
fn a_link_is_not_followed() {
    let outside = tree(&[("secret.yaml", b"a: [\n")]);
    let folder = good_tree(&[]);
    std::os::unix::fs::symlink(outside.path().join("secret.yaml"), folder.path().join("link.yaml")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("linked")).unwrap();
    let report = prr_in(folder.path(), &["check", "--format", "json"]).expect(0).json();
    let reasons: Vec<_> = report["skipped"].as_array().unwrap().iter().map(|row| row["reason"].clone()).collect();
    assert_eq!(reasons, ["symlink-outside", "symlink"]);
    assert_eq!(report["verdict"], "warn", "what lies outside may declare anything");
}

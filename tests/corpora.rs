//! Real manifests: nothing crashes, and every file is accounted for.

use std::path::{Path, PathBuf};

use crate::harness::{command, corpora, prr_in};

/// Errors on account of which a file is no manifest; others are of files that were read at least in part.
const UNREAD: [&str; 5] = ["lfs-pointer", "special", "too-large", "unreadable", "unsafe-path"];

#[test]
fn every_real_file_is_read_skipped_or_reported_the_same_way_on_any_number_of_threads() {
    let Some(corpora) = corpora() else { return };
    println!(
        "{:<52} {:<5} {:>4} {:>5} {:>9} {:>9} {:>7} {:>6} {:>8} {:>4} {:>4} {:>7} {:>6}",
        "folder",
        "mode",
        "exit",
        "files",
        "manifests",
        "documents",
        "skipped",
        "errors",
        "rendered",
        "pass",
        "fail",
        "unknown",
        "manual"
    );
    for folder in folders(&corpora) {
        for mode in ["never", "auto"] {
            account(&folder, mode);
        }
    }
}

fn account(folder: &Path, mode: &str) {
    let name = folder.file_name().unwrap().to_string_lossy();
    let check = |threads: &str| {
        let arguments = ["check", "--format", "json", "--now", "2026-01-01", "--render", mode, "--threads", threads];
        // The tools that render are found where the machine has them.
        let path = std::env::var_os("PATH").unwrap_or_default();
        let output = command(folder).args(arguments).env("PATH", path).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!said.contains("panicked"), "{name}: {said}");
        (output.status.code().unwrap_or(-1), output.stdout)
    };
    let (code, report) = check("1");
    assert!([0, 1, 3].contains(&code), "{name}: exit {code}");
    assert!(check("2") == (code, report.clone()), "{name}, {mode}: two threads say something else than one");
    let report: serde_json::Value = serde_json::from_slice(&report).unwrap();
    let count = |key: &str| report["summary"][key].as_u64().unwrap();
    let errors = report["errors"].as_array().unwrap();
    let unread = errors.iter().filter(|error| UNREAD.contains(&error["kind"].as_str().unwrap())).count();
    assert_eq!(count("files"), files(folder), "{name}: files are overlooked");
    assert_eq!(
        count("files"),
        count("manifests") + count("skipped") + u64::try_from(unread).unwrap(),
        "{name}, {mode}: a file is none of manifest, skipped and unread"
    );
    assert!(errors.iter().all(|error| error["plugin"].is_null()), "{name}: a plugin failed: {errors:#?}");
    println!(
        "{name:<52} {mode:<5} {code:>4} {:>5} {:>9} {:>9} {:>7} {:>6} {:>8} {:>4} {:>4} {:>7} {:>6}",
        count("files"),
        count("manifests"),
        count("documents"),
        count("skipped"),
        count("errors"),
        report["rendered"].as_array().unwrap().len(),
        count("pass"),
        count("fail"),
        count("unknown"),
        count("manual"),
    );
}

fn folders(corpora: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<_> = std::fs::read_dir(corpora).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

/// Everything that is no folder, counted without prr.
fn files(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let count = |entry: std::fs::DirEntry| match entry.file_type().unwrap().is_dir() {
        true if entry.file_name() == ".git" => 0,
        true => files(&entry.path()),
        false => 1,
    };
    entries.map(count).sum()
}

#[test]
fn the_specs_of_sloth_beside_their_generated_rules_have_no_failing_burn_rate_finding() {
    let Some(corpora) = corpora() else { return };
    let examples = corpora.join("slok__sloth/examples");
    let mut pairs = 0;
    for entry in std::fs::read_dir(&examples).unwrap() {
        let spec = entry.unwrap().path();
        let generated = examples.join("_gen").join(spec.file_name().unwrap());
        if !spec.is_file() || !generated.is_file() {
            continue;
        }
        let files = [&spec, &generated].map(|path| std::fs::read(path).unwrap());
        let folder = crate::harness::tree(&[("spec.yaml", &files[0]), ("rules.yaml", &files[1])]);
        let run = prr_in(folder.path(), &["check", "--format", "json"]);
        let report = run.json();
        let failing: std::collections::BTreeSet<_> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["outcome"] == "fail" && finding["check"].as_str().unwrap().starts_with("PRR-BR"))
            // Sloth makes no alert on missing data, which this check is right to say of every pair.
            .filter(|finding| finding["check"] != "PRR-BR-12")
            .map(|finding| finding["messageId"].as_str().unwrap())
            .collect();
        let expected = match spec.file_stem().unwrap().to_str().unwrap() {
            // Alerts that are evaluated every five minutes, on a window of five minutes.
            "contrib-slo-plugins" => vec!["dead-interval"],
            // Of this format sloth makes records and no alerts.
            name if name.starts_with("openslo") => vec!["pages-none", "tail-none"],
            _ => Vec::new(),
        };
        assert_eq!(failing.into_iter().collect::<Vec<_>>(), expected, "{}", spec.display());
        pairs += 1;
    }
    assert!(pairs >= 15, "only {pairs} pairs were found");
}

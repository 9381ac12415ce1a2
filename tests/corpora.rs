//! Real manifests: nothing crashes, and every file is accounted for.

use crate::harness::{corpora, prr_in};

#[test]
fn every_real_file_is_read_skipped_or_reported() {
    let Some(corpora) = corpora() else { return };
    let mut folders: Vec<_> = std::fs::read_dir(&corpora).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    for folder in folders {
        let run = prr_in(&folder, &["check", "--format", "json", "--now", "2026-01-01"]);
        assert!([0, 1, 3].contains(&run.code), "{}: {run:?}", folder.display());
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        let report = run.json();
        let count = |key: &str| report["summary"][key].as_u64().unwrap();
        let errors = report["errors"].as_array().unwrap();
        // A file whose bytes could not be read at all is an error and no manifest; every other file is one of the two.
        let unread =
            errors.iter().filter(|error| matches!(error["kind"].as_str(), Some("unreadable" | "special"))).count()
                as u64;
        assert_eq!(count("files"), count("manifests") + count("skipped") + unread, "{}", folder.display());
        assert!(
            errors.iter().all(|error| error["plugin"].is_null()),
            "{}: a plugin failed: {errors:#?}",
            folder.display()
        );
        println!(
            "{:<55} exit {} files {:>4} manifests {:>4} documents {:>5} skipped {:>3} errors {:>3} pass {:>3} fail {:>3} unknown {:>3} manual {:>2}",
            folder.file_name().unwrap().to_string_lossy(),
            run.code,
            count("files"),
            count("manifests"),
            count("documents"),
            count("skipped"),
            count("errors"),
            count("pass"),
            count("fail"),
            count("unknown"),
            count("manual"),
        );
    }
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

//! Real trees: the checks end, and what they say is counted. Needs `PRR_CORPORA` or `../shared/corpora` beside the workspace; says so and
//! returns where they are missing. With `PRR_SHOW=PRT-01` every failing finding of a check is printed, to be read by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use prr_document::read::{Arena, Format, Limits, read};
use prr_plugin_protection::Protection;
use prr_sdk::testing::judge_read;
use prr_sdk::{Family as _, Outcome};

/// What is asked of all trees: personal data, and core business.
const DECLARED: &str = "version: 1\ncompliance: {regime: finance, data-classes: [personal]}\nservices: [{name: all, core-business: true}]\n";

fn folder() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let folder = std::env::var_os("PRR_CORPORA").map_or_else(beside, PathBuf::from);
    if !folder.is_dir() {
        eprintln!("skipped: no corpora at {}", folder.display());
        return None;
    }
    Some(folder)
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, into);
        } else {
            into.push(path);
        }
    }
}

fn tree(folder: &Path) -> Vec<(String, Arena)> {
    let mut files = Vec::new();
    walk(folder, &mut files);
    files.sort();
    let parsed = files.into_iter().filter_map(|path| {
        let format = match path.extension()?.to_str()? {
            "yaml" | "yml" => Format::Yaml,
            "tf" => Format::Hcl,
            _ => return None,
        };
        let (arena, _) = read(fs::read(&path).unwrap(), format, &Limits::default());
        Some((path.strip_prefix(folder).unwrap().display().to_string(), arena))
    });
    let (declared, _) = read(DECLARED.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    let mut files: Vec<_> = parsed.collect();
    files.retain(|(path, _)| path != "prr.yaml");
    files.push(("prr.yaml".to_owned(), declared));
    files
}

#[test]
fn real_trees_are_judged_and_the_findings_counted() {
    let Some(folder) = folder() else { return };
    let checks: Vec<_> = Protection::checks().iter().map(|check| check.id).collect();
    let shown = std::env::var("PRR_SHOW").unwrap_or_default();
    let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut trees: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    trees.sort();
    for path in trees {
        let files = tree(&path);
        let (names, arenas): (Vec<String>, Vec<Arena>) = files.into_iter().unzip();
        let manifests: Vec<_> = names.iter().map(String::as_str).zip(arenas).collect();
        for found in judge_read::<Protection>(&manifests, &checks) {
            if found.outcome == Outcome::Fail && found.check == shown {
                let name = path.file_name().unwrap().to_string_lossy();
                eprintln!("{name}/{}:{} {}", found.path, found.line, found.message_en);
            }
            *counts.entry((found.check, found.outcome.as_str())).or_default() += 1;
        }
    }
    for ((check, outcome), count) in &counts {
        eprintln!("{check} {outcome} {count}");
    }
    let count =
        |check: &str, outcome: &'static str| counts.get(&(check.to_owned(), outcome)).copied().unwrap_or_default();
    assert!(count("PRT-01", "fail") > 20 && count("PRT-01", "pass") > 10, "{counts:?}");
    assert!(count("PRT-07", "pass") > 20, "{counts:?}");
}

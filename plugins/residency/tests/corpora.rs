//! Real manifests under the strictest declaration: what is refused is read against the lines themselves. Needs `PRR_CORPORA` or
//! `../shared/corpora` beside the workspace; says so and returns where they are missing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use prr_document::read::{Arena, Format, Limits, read};
use prr_plugin_residency::Residency;
use prr_sdk::Outcome;
use prr_sdk::testing::judge_read;

const DECLARED: &str = "version: 1\ncompliance: {regime: finance, data-classes: [credit]}\n";
/// Trees that run applications; those of rules and dashboards have no flows.
const APPLICATIONS: [&str; 7] = [
    "FairwindsOps__polaris",
    "GoogleCloudPlatform__microservices-demo",
    "argoproj__argocd-example-apps",
    "kubernetes__examples",
    "onedr0p__home-ops",
    "openinfradev__decapod-base-yaml",
    "stefanprodan__podinfo",
];
const CHECKS: [&str; 6] = ["RES-01", "RES-02", "RES-03", "RES-04", "RES-06", "RES-08"];

fn corpora() -> Option<Vec<PathBuf>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let folder = std::env::var_os("PRR_CORPORA").map_or_else(beside, PathBuf::from);
    if !folder.is_dir() {
        eprintln!("skipped: no corpora at {}", folder.display());
        return None;
    }
    Some(APPLICATIONS.iter().map(|name| folder.join(name)).filter(|path| path.is_dir()).collect())
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() {
            walk(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            into.push(path);
        }
    }
}

/// Words of which a refused line of a manifest must have one: a region abroad, a host abroad, a key of a service, an image.
const WORDS: &[&str] = &[
    "us-",
    "eu-",
    "ap-",
    "asia",
    "datadog",
    "DD_",
    "sentry",
    "newrelic",
    "nr-data",
    "honeycomb",
    "openai",
    "OPENAI",
    "ANTHROPIC",
    "anthropic",
    "googleapis",
    "image",
    "name:",
    "region",
    "location",
    "huggingface",
    "amazonaws",
];

#[test]
fn what_is_refused_of_public_manifests_stands_on_the_line_that_is_named() {
    let Some(folders) = corpora() else { return };
    let mut counts: BTreeMap<(&str, Outcome), usize> = BTreeMap::new();
    for folder in folders {
        let mut files = Vec::new();
        walk(&folder, &mut files);
        files.sort();
        let texts: Vec<(String, Vec<u8>)> = files
            .into_iter()
            .map(|path| (path.strip_prefix(&folder).unwrap().display().to_string(), fs::read(&path).unwrap()))
            .filter(|(path, _)| path != "prr.yaml")
            .chain([("prr.yaml".to_owned(), DECLARED.as_bytes().to_vec())])
            .collect();
        let parse = |text: &[u8]| read(text.to_vec(), Format::Yaml, &Limits::default()).0;
        let manifests: Vec<(&str, Arena)> = texts.iter().map(|(path, text)| (path.as_str(), parse(text))).collect();
        for found in judge_read::<Residency>(&manifests, &CHECKS) {
            let check = CHECKS.into_iter().find(|check| *check == found.check).unwrap();
            *counts.entry((check, found.outcome)).or_default() += 1;
            if found.outcome != Outcome::Fail {
                continue;
            }
            let (_, text) = texts.iter().find(|(path, _)| *path == found.path).unwrap();
            let text = String::from_utf8_lossy(text);
            let line = text.lines().nth(found.line as usize - 1).unwrap_or_default();
            println!(
                "{} {}:{}:{} {}",
                found.check,
                folder.file_name().unwrap().display(),
                found.path,
                found.line,
                found.message_en
            );
            assert!(WORDS.iter().any(|word| line.contains(word)), "{}: {line}", found.message_en);
        }
    }
    println!("{counts:#?}");
    assert!(counts.keys().any(|(check, _)| *check == "RES-03"));
}

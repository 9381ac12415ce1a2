//! Pipelines of public projects. Needs `PRR_CORPORA` or `../shared/corpora` beside the workspace; says so and returns where they are missing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use prr_document::read::{Arena, Format, Limits, read};
use prr_plugin_delivery::Delivery;
use prr_sdk::testing::{Judged, judge_read};
use prr_sdk::{Family as _, Outcome};

fn corpora() -> Option<PathBuf> {
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
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            into.push(path);
        }
    }
}

/// The manifests of a project that parse.
fn project(folder: &Path) -> Vec<(String, Arena)> {
    let mut files = Vec::new();
    walk(folder, &mut files);
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(folder).unwrap().display().to_string();
        let (arena, _) = read(fs::read(path).unwrap(), Format::Yaml, &Limits::default());
        (name, arena)
    };
    files.iter().map(read).collect()
}

/// What is said of every project.
fn judged() -> Option<BTreeMap<String, Vec<Judged>>> {
    let checks: Vec<&str> = Delivery::checks().iter().map(|check| check.id).collect();
    let mut projects: Vec<PathBuf> = fs::read_dir(corpora()?).unwrap().map(|entry| entry.unwrap().path()).collect();
    projects.retain(|path| path.is_dir());
    projects.sort();
    let of = |folder: &PathBuf| {
        let manifests = project(folder);
        let manifests: Vec<(&str, Arena)> =
            manifests.iter().map(|(path, arena)| (path.as_str(), arena.clone())).collect();
        (folder.file_name().unwrap().to_string_lossy().into_owned(), judge_read::<Delivery>(&manifests, &checks))
    };
    Some(projects.iter().map(of).collect())
}

/// Workflows that something else than another workflow starts, told from their lines.
fn workflows(project: &Path) -> usize {
    let Ok(folder) = fs::read_dir(project.join(".github/workflows")) else { return 0 };
    let texts = folder.filter_map(|entry| fs::read_to_string(entry.unwrap().path()).ok());
    let started = |text: &String| {
        let events = ["push", "pull_request", "schedule", "workflow_dispatch", "workflow_run", "issues", "release"];
        text.lines().any(|line| line.starts_with("jobs:"))
            && (!text.contains("workflow_call") || events.iter().any(|event| text.contains(&format!("\n  {event}:"))))
    };
    texts.filter(started).count()
}

#[test]
fn pipelines_of_public_projects_are_judged() {
    let Some(judged) = judged() else { return };
    let mut counts: BTreeMap<(String, Outcome), usize> = BTreeMap::new();
    for (project, findings) in &judged {
        for found in findings {
            *counts.entry((found.check.clone(), found.outcome)).or_default() += 1;
            if found.outcome == Outcome::Fail {
                println!("{project}/{}:{}: {} {}", found.path, found.line, found.check, found.message_en);
            }
            if found.outcome == Outcome::Unknown && std::env::var_os("PRR_SHOW_UNKNOWN").is_some() {
                println!("? {project}/{}:{}: {} {}", found.path, found.line, found.check, found.message_en);
            }
        }
    }
    println!("{counts:#?}");
    let folder = corpora().unwrap();
    for (project, findings) in &judged {
        let tests: Vec<_> = findings.iter().filter(|found| found.check == "DEP-TS-01").collect();
        // Where something is released, what releases nothing is not mentioned.
        if tests.iter().all(|found| found.outcome == Outcome::NotApplicable) {
            assert_eq!(tests.len(), workflows(&folder.join(project)), "workflows of {project}");
        }
    }
}

//! Real manifests, counted twice: by the checks, and from the parsed documents. Needs `PRR_CORPORA` or `../shared/corpora` beside the
//! workspace; says so and returns where they are missing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use prr_document::read::{Arena, Format, ImageBuilder, Limits, read};
use prr_plugin_access::Access;
use prr_sdk::testing::{Judged, judge_read};
use prr_sdk::{Family as _, Node, Outcome, View};

fn corpus(name: &str) -> Option<Vec<(String, Arena)>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let folder = std::env::var_os("PRR_CORPORA").map_or_else(beside, PathBuf::from).join(name);
    if !folder.is_dir() {
        eprintln!("skipped: no corpus at {}", folder.display());
        return None;
    }
    let mut files = Vec::new();
    walk(&folder, &mut files);
    files.sort();
    let parsed = files.into_iter().filter_map(|(path, format)| {
        let bytes = fs::read(&path).ok()?;
        let (arena, _) = read(bytes, format, &Limits::default());
        Some((path.strip_prefix(&folder).ok()?.display().to_string(), arena))
    });
    Some(parsed.collect())
}

fn walk(folder: &Path, into: &mut Vec<(PathBuf, Format)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let extension = path.extension().map(|extension| extension.to_string_lossy().into_owned());
        if path.is_dir() {
            walk(&path, into);
            continue;
        }
        let format = match extension.as_deref() {
            Some("yaml" | "yml") => Format::Yaml,
            Some("tf") => Format::Hcl,
            _ if name == "CODEOWNERS" => Format::CodeOwners,
            _ if name.starts_with("Dockerfile") => Format::Dockerfile,
            _ => continue,
        };
        into.push((path, format));
    }
}

fn judged(files: &[(String, Arena)], checks: &[&str]) -> Vec<Judged> {
    let copies: Vec<_> = files
        .iter()
        .map(|(path, arena)| {
            let format = match Path::new(path).extension().and_then(std::ffi::OsStr::to_str) {
                Some("yaml" | "yml") => Format::Yaml,
                Some("tf") => Format::Hcl,
                _ if path.ends_with("CODEOWNERS") => Format::CodeOwners,
                _ => Format::Dockerfile,
            };
            let (copy, _) = read(arena.text().to_owned().into_bytes(), format, &Limits::default());
            (path.as_str(), copy)
        })
        .collect();
    judge_read::<Access>(&copies, checks)
}

/// Calls `count` on the root of every document of a tree.
fn roots<R>(files: &[(String, Arena)], mut count: impl FnMut(&str, Node<'_>) -> Option<R>) -> Vec<R> {
    let mut builder = ImageBuilder::default();
    for (number, (path, arena)) in files.iter().enumerate() {
        let number = u32::try_from(number).unwrap();
        arena.roots().iter().for_each(|root| builder.push(path, arena, number, *root));
    }
    let image = builder.finish();
    let view = View::new(&image.bytes).unwrap();
    view.documents().filter_map(|document| count(document.path(), document.root())).collect()
}

const CORPORA: &[&str] = &[
    "FairwindsOps__polaris",
    "GoogleCloudPlatform__microservices-demo",
    "NaverCloudPlatform__terraform-provider-ncloud",
    "argoproj__argo-rollouts",
    "argoproj__argocd-example-apps",
    "fluxcd__flagger",
    "google__exposure-notifications-verification-server",
    "kubernetes__examples",
    "onedr0p__home-ops",
    "openinfradev__decapod-base-yaml",
    "prometheus-operator__kube-prometheus",
    "pyrra-dev__pyrra",
    "stackrox__kube-linter",
    "stefanprodan__podinfo",
    "terraform-aws-modules__terraform-aws-eks",
    "zegl__kube-score",
];

#[test]
fn every_check_answers_on_real_trees_and_every_answer_has_a_place() {
    let ids: Vec<_> = Access::checks().into_iter().map(|check| check.id).collect();
    let mut counts: BTreeMap<(String, Outcome), usize> = BTreeMap::new();
    let mut seen = 0;
    for name in CORPORA {
        let Some(files) = corpus(name) else { continue };
        seen += 1;
        for found in judged(&files, &ids) {
            assert!(found.line > 0 && !found.message_en.is_empty(), "{name}: {found:?}");
            if std::env::var_os("PRR_SHOW").is_some() && found.outcome == Outcome::Fail {
                eprintln!(
                    "{} {name}/{}:{} [{}] {}",
                    found.check, found.path, found.line, found.subject, found.message_en
                );
            }
            *counts.entry((found.check, found.outcome)).or_default() += 1;
        }
    }
    for ((check, outcome), count) in &counts {
        eprintln!("{check} {outcome}: {count}");
    }
    assert!(seen == 0 || counts.len() > 20, "{counts:?}");
}

#[test]
fn bindings_to_the_whole_cluster_are_counted_as_a_reader_counts_them() {
    for name in CORPORA {
        let Some(files) = corpus(name) else { continue };
        let of_kind = |kind: &'static str| {
            roots(&files, |path, root| {
                let role = root.field("roleRef")?;
                let whole = root.field("kind")?.text() == Some("ClusterRoleBinding");
                let everything = role.field("name")?.text() == Some("cluster-admin");
                let subjects = root.field("subjects")?.children().filter(|subject| {
                    subject.field("kind").and_then(Node::text) == Some(kind)
                        && !subject.field("name").and_then(Node::text).unwrap_or("system:").starts_with("system:")
                });
                (whole && everything).then(|| subjects.map(|_| path.to_owned()).collect::<Vec<_>>())
            })
            .concat()
        };
        let mut expected: Vec<_> = of_kind("ServiceAccount");
        expected.sort();
        let of_cluster_admin = |found: &&Judged| found.message_id == "program-everything";
        let judged = judged(&files, &["ACC-02"]);
        let mut said: Vec<_> = judged.iter().filter(of_cluster_admin).map(|found| found.path.clone()).collect();
        said.sort();
        said.dedup();
        expected.dedup();
        assert!(expected.iter().all(|path| said.contains(path)), "{name}: {expected:?} {said:?}");
    }
}

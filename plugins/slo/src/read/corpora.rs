//! What is read of real trees. Needs `PRR_CORPORA` or `../shared/corpora` beside the workspace; says so and returns where they are missing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_sdk::{Input, View};

use crate::model::Model;
use crate::timing::Objective;
use crate::written::{Promise, Sli, Written};

type Counts = BTreeMap<String, usize>;

fn manifests(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(open) = folders.pop() {
        for entry in fs::read_dir(open).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                files.push((name, fs::read(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn counts(model: &Model<'_>, written: &Written<'_>) -> Counts {
    let mut counts = Counts::new();
    let mut add = |what: String| *counts.entry(what).or_default() += 1;
    for (slo, coverage) in model.slos.iter().zip(&model.coverage) {
        add(format!("slo {:?}", slo.schema));
        let sli = match &slo.sli {
            Sli::Unread { obstacle, .. } => format!("{obstacle:?}"),
            Sli::Plugin(_) => "Plugin".to_owned(),
            Sli::Missing(_) => "Missing".to_owned(),
            _ if slo.sli.queries().iter().all(|query| query.expr.is_ok()) => "read".to_owned(),
            _ => "syntax".to_owned(),
        };
        add(format!("sli {sli}"));
        slo.promised.iter().for_each(|_| add(format!("promise {:?}", slo.generator)));
        let (budget, period) = (slo.budget().unwrap_or(1.0), slo.period(2_592_000.0).unwrap_or(2_592_000.0));
        let objective = Objective { budget, period };
        let dead = slo.promised.iter().filter(|promise| objective.threshold(promise.factor) >= 1.0);
        dead.for_each(|_| add("promise that can never fire".to_owned()));
        let kept = |promise: &&Promise<'_>| {
            coverage.tiers.iter().any(|tier| {
                let rule = &model.rules[tier.rule];
                let short = tier.short_window();
                let factor = (tier.factor(budget) - promise.factor).abs() < 0.01 * promise.factor;
                let same = |left: f64, right: f64| (left - right).abs() < 1.0;
                let windows =
                    same(tier.window(), promise.long) && short.zip(promise.short).is_some_and(|(a, b)| same(a, b));
                factor && windows && same(rule.hold(), promise.hold)
            })
        };
        let written = !coverage.tiers.is_empty() && !coverage.promised;
        let implemented = slo.promised.iter().filter(|_| written);
        implemented.for_each(|promise| add(format!("promise kept by written rules: {}", kept(&promise))));
        if written {
            add("slo with tiers".to_owned());
        }
        coverage.tiers.iter().for_each(|_| add("tier".to_owned()));
        coverage.unclear.iter().for_each(|_| add("unclear".to_owned()));
    }
    for rule in &written.rules {
        add(format!("{} {:?}", if rule.alerts { "alert" } else { "record" }, rule.packing));
        if rule.alerts && rule.expr.as_ref().is_ok_and(|expr| expr.to_string().contains("burnrate")) {
            add("alert on burn rates".to_owned());
        }
    }
    for (node, reason) in written.files.iter().flat_map(|file| &file.faults) {
        add(format!("fault {reason:?} at {:?} {:?}", node.key(), node.text()));
    }
    written.generators.iter().for_each(|(generator, _)| add(format!("shown {generator:?}")));
    counts
}

fn of(folder: &str) -> Option<Counts> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let corpora = std::env::var_os("PRR_CORPORA").map_or_else(beside, PathBuf::from);
    let folder = corpora.join(folder);
    if !folder.is_dir() {
        eprintln!("skipped: no corpora at {}", folder.display());
        return None;
    }
    let arenas =
        manifests(&folder).into_iter().map(|(path, bytes)| (path, read(bytes, Format::Yaml, &Limits::default()).0));
    let arenas: Vec<_> = arenas.collect();
    let mut builder = ImageBuilder::default();
    for (number, (path, arena)) in arenas.iter().enumerate() {
        arena.roots().iter().for_each(|root| builder.push(path, arena, u32::try_from(number).unwrap(), *root));
    }
    let image = builder.finish();
    let view = View::new(&image.bytes).unwrap();
    let input = Input { view, effective_time: 0 };
    let counts = counts(&Model::read(&input), &super::documents(&input));
    eprintln!("== {}\n{counts:#?}", folder.display());
    Some(counts)
}

/// Asserts exact counts: the corpora are pinned to commits.
fn holds(folder: &str, expected: &[(&str, usize)]) {
    let Some(counts) = of(folder) else { return };
    for (what, number) in expected {
        assert_eq!(counts.get(*what).copied().unwrap_or(0), *number, "{folder}: {what}");
    }
}

#[test]
fn every_objective_of_a_company_is_read_with_its_generated_alerts() {
    holds(
        "rhobs__configuration",
        &[
            ("slo Pyrra", 109),
            ("sli read", 109),
            ("alert on burn rates", 304),
            // 43 of the objectives have a target of 90 %: 14 times a budget of 10 % is more than everything.
            ("promise that can never fire", 43),
            // What the generator would make is what it made, wherever its rules are in the tree.
            ("slo with tiers", 92),
            ("promise kept by written rules: true", 4 * 92),
        ],
    );
}

#[test]
fn the_examples_of_generators_are_read() {
    holds("pyrra-dev__pyrra", &[("slo Pyrra", 57), ("sli read", 57), ("promise Some(Pyrra)", 228), ("shown Pyrra", 8)]);
    holds("slok__sloth", &[("slo Sloth", 51), ("slo SlothResource", 29), ("slo OpenSloAlpha", 9), ("sli Missing", 1)]);
    holds("slok__sloth", &[("promise kept by written rules: true", 164), ("promise kept by written rules: false", 0)]);
    holds("google__slo-generator", &[("slo SloGenerator", 43), ("sli read", 4), ("sli Backend", 39)]);
    holds("OpenSLO__OpenSLO", &[("slo OpenSlo", 5), ("sli Backend", 4), ("sli Threshold", 1)]);
}

#[test]
fn rules_of_platforms_are_read() {
    holds("prometheus-operator__kube-prometheus", &[("alert Resource", 139), ("alert on burn rates", 4)]);
    holds("openinfradev__decapod-base-yaml", &[("alert Values", 1)]);
    holds("onedr0p__home-ops", &[("alert Resource", 19), ("alert Values", 3)]);
    holds("samber__awesome-prometheus-alerts", &[("alert File", 954)]);
    holds("monitoring-mixins__website", &[("alert File", 828), ("record File", 303)]);
}

#[test]
fn no_rule_file_of_the_corpora_would_be_refused() {
    for folder in
        ["samber__awesome-prometheus-alerts", "monitoring-mixins__website", "rhobs__configuration", "slok__sloth"]
    {
        let Some(counts) = of(folder) else { return };
        let faults: Vec<_> = counts.keys().filter(|what| what.starts_with("fault")).collect();
        assert!(faults.is_empty(), "{folder}: {faults:#?}");
    }
}

//! Real Rollouts and canaries, counted twice: by the checks, and from the parsed documents. Needs `PRR_CORPORA` or `../shared/corpora`
//! beside the workspace; says so and returns where they are missing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use prr_document::read::{Arena, Format, ImageBuilder, Limits, read};
use prr_plugin_rollback::Rollback;
use prr_sdk::testing::{Judged, judge_read};
use prr_sdk::{Node, View};

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
    let parsed = files.into_iter().map(|path| {
        let (arena, _) = read(fs::read(&path).unwrap(), Format::Yaml, &Limits::default());
        (path.strip_prefix(&folder).unwrap().display().to_string(), arena)
    });
    Some(parsed.collect())
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

/// Calls `count` on the root of every object of a kind in a file.
fn objects<R>(path: &str, arena: &Arena, kind: &str, mut count: impl FnMut(Node<'_>) -> R) -> Vec<R> {
    let mut builder = ImageBuilder::default();
    arena.roots().iter().for_each(|root| builder.push(path, arena, 0, *root));
    let image = builder.finish();
    let view = View::new(&image.bytes).unwrap();
    let roots = view.documents().map(|document| document.root());
    let of_kind = roots.filter(|root| at(*root, &["kind"]).and_then(Node::text) == Some(kind));
    of_kind.filter(|root| at(*root, &["spec"]).is_some()).map(&mut count).collect()
}

fn at<'a>(root: Node<'a>, path: &[&str]) -> Option<Node<'a>> {
    path.iter().try_fold(root, |node, key| node.field(key)).filter(|node| !node.is_null())
}

fn list<'a>(root: Node<'a>, path: &[&str]) -> Vec<Node<'a>> {
    let sequence = at(root, path).filter(|node| node.kind() == prr_sdk::Kind::Sequence);
    sequence.map(|node| node.children().collect()).unwrap_or_default()
}

/// Whether a Rollout runs an analysis of its own.
fn analysed(root: Node<'_>) -> bool {
    let strategy = ["spec", "strategy"];
    let names =
        |node: Node<'_>, path: &[&str]| list(node, path).iter().any(|item| item.field("templateName").is_some());
    let under = |rest: &[&str]| names(root, &[&strategy[..], rest, &["templates"]].concat());
    let steps = list(root, &["spec", "strategy", "canary", "steps"]);
    under(&["canary", "analysis"])
        || under(&["blueGreen", "prePromotionAnalysis"])
        || under(&["blueGreen", "postPromotionAnalysis"])
        || steps.iter().any(|step| names(*step, &["analysis", "templates"]))
}

/// Whether an experiment of a Rollout runs an analysis.
fn experiments(root: Node<'_>) -> bool {
    let steps = list(root, &["spec", "strategy", "canary", "steps"]);
    let analyses = steps.iter().flat_map(|step| list(*step, &["experiment", "analyses"]));
    analyses.into_iter().any(|analysis| analysis.field("templateName").is_some())
}

/// Whether a Rollout waits for a person in a step of its canary.
fn waits(root: Node<'_>) -> bool {
    let steps = list(root, &["spec", "strategy", "canary", "steps"]);
    steps.iter().any(|step| step.field("pause").is_some_and(|pause| at(pause, &["duration"]).is_none()))
}

/// What a reader of a Rollout counts.
struct Counted {
    analysis: Analysis,
    waits: Waits,
    /// Whether a step is a plugin's, which may judge.
    plugin: bool,
    /// Whether it has a strategy that the controller knows.
    strategy: bool,
}

/// Whether a Rollout waits for a person.
#[derive(PartialEq)]
enum Waits {
    No,
    /// In a pause.
    Pause,
    /// In an experiment that nothing ends.
    Experiment,
}

/// Where a Rollout runs an analysis.
#[derive(PartialEq)]
enum Analysis {
    Own,
    Experiment,
    None,
}

impl Counted {
    fn of(root: Node<'_>) -> Self {
        let strategy = |name| at(root, &["spec", "strategy", name]).is_some();
        let analysis = match (analysed(root), experiments(root)) {
            (true, _) => Analysis::Own,
            (false, true) => Analysis::Experiment,
            (false, false) => Analysis::None,
        };
        let steps = list(root, &["spec", "strategy", "canary", "steps"]);
        let plugin = steps.iter().any(|step| step.field("plugin").is_some());
        let endless = |step: &Node<'_>| {
            let experiment = step.field("experiment");
            experiment.is_some_and(|experiment| {
                at(experiment, &["duration"]).is_none() && list(experiment, &["analyses"]).is_empty()
            })
        };
        let waits = match (waits(root), steps.iter().any(endless)) {
            (true, _) => Waits::Pause,
            (false, true) => Waits::Experiment,
            (false, false) => Waits::No,
        };
        Self { analysis, waits, plugin, strategy: strategy("canary") || strategy("blueGreen") }
    }
}

/// Whether a finding says that no analysis is there; then, whether it says that a person is waited for.
fn alone(found: &Judged) -> Option<bool> {
    match found.message_id.as_str() {
        "person-watches" | "person-sends-all" => Some(true),
        "nobody-watches"
        | "no-steps-no-analysis"
        | "no-weights-no-analysis"
        | "nobody-watches-switch"
        | "person-switches" => Some(false),
        _ => None,
    }
}

fn sorted(mut waits: Vec<bool>) -> Vec<bool> {
    waits.sort_unstable();
    waits
}

fn judge(path: &str, arena: &Arena, checks: &[&str]) -> Vec<Judged> {
    let text = arena.text().to_owned();
    let (copy, _) = read(text.into_bytes(), Format::Yaml, &Limits::default());
    judge_read::<Rollback>(&[(path, copy)], checks)
}

#[test]
fn rollouts_without_an_analysis_are_counted_as_a_reader_counts_them() {
    let Some(files) = corpus("argoproj__argo-rollouts") else { return };
    let (mut all, mut differing) = (Vec::new(), BTreeMap::new());
    for (path, arena) in &files {
        let counted = objects(path, arena, "Rollout", Counted::of);
        let unwatched = |rollout: &&Counted| rollout.strategy && rollout.analysis == Analysis::None && !rollout.plugin;
        let expected: Vec<_> = counted.iter().filter(unwatched).map(|rollout| rollout.waits != Waits::No).collect();
        let judged = judge(path, arena, &["PRR-RB-02"]);
        let mut said: Vec<_> = judged.iter().filter_map(alone).collect();
        said.sort_unstable();
        if said != sorted(expected.clone()) {
            let lines: Vec<_> = judged.iter().map(|found| format!("{} {}", found.line, found.message_id)).collect();
            differing.insert(path, (expected, lines));
        }
        all.extend(counted);
    }
    let count = |which: fn(&Counted) -> bool| all.iter().filter(|rollout| which(rollout)).count();
    let rollouts = all.len();
    let unanalysed = count(|rollout| rollout.analysis != Analysis::Own);
    let unwatched = count(|rollout| rollout.analysis == Analysis::None);
    let waiting = count(|rollout| rollout.waits == Waits::Pause);
    eprintln!(
        "{rollouts} Rollouts, {unanalysed} without an analysis ({unwatched} nor an experiment), {waiting} with an endless pause"
    );
    assert!(differing.is_empty(), "{differing:#?}");
    assert!((126..=127).contains(&rollouts), "{rollouts}");
    assert!((99..=101).contains(&unanalysed), "{unanalysed}");
    assert_eq!(waiting, 53);
}

#[test]
fn metrics_that_flagger_does_not_know_are_found_and_no_others() {
    let Some(files) = corpus("fluxcd__flagger") else { return };
    let (mut canaries, mut metrics, mut found) = (0, 0, 0);
    for (path, arena) in &files {
        let unknown = objects(path, arena, "Canary", |root| {
            canaries += 1;
            let listed = list(root, &["spec", "analysis", "metrics"]);
            metrics += listed.len();
            let bare = |metric: &&Node<'_>| metric.field("templateRef").is_none() && metric.field("query").is_none();
            let known = |name: &str| name == "request-success-rate" || name == "request-duration";
            listed
                .iter()
                .filter(bare)
                .filter(|metric| !at(**metric, &["name"]).and_then(Node::text).is_some_and(known))
                .count()
        });
        let judged = judge(path, arena, &["PRR-RB-05"]);
        let said = judged.iter().filter(|judged| judged.message_id == "unknown-metric").count();
        assert_eq!(said, unknown.iter().sum::<usize>(), "{path}");
        found += said;
        // The same file with its metrics misspelled.
        let text = arena.text().to_owned();
        let misspelled = text.replace("name: request-success-rate", "name: request-succes-rate");
        let (arena, _) = read(misspelled.clone().into_bytes(), Format::Yaml, &Limits::default());
        let said = judge(path, &arena, &["PRR-RB-05"]);
        let said = said.iter().filter(|judged| judged.message_id == "unknown-metric").count();
        let expected = if unknown.is_empty() { 0 } else { misspelled.matches("name: request-succes-rate").count() };
        assert_eq!(said, expected, "{path}");
    }
    eprintln!("{canaries} canaries with {metrics} metrics, {found} of them unknown");
    assert!(canaries >= 5 && metrics >= 10, "{canaries} {metrics}");
}

/// What a metric of a Canary is measured by, read from the text alone: no reader of this program is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Builtin,
    Template,
    Query,
    Unknown,
}

/// The metrics of the Canaries of a file, line by line: items of the lists under `metrics:`, with the keys that stand deeper than their dash.
fn by_lines(text: &str) -> Vec<Source> {
    let mut found = Vec::new();
    for document in text.split("\n---") {
        if !document.lines().any(|line| line.trim_end() == "kind: Canary") {
            continue;
        }
        // The indents of the list and of the item that is open, and its lines.
        let (mut list, mut item): (Option<usize>, Option<Vec<&str>>) = (None, None);
        for line in document.lines().filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty()) {
            let (indent, words) = (line.len() - line.trim_start().len(), line.trim());
            if list.is_some_and(|list| indent < list || indent == list && !words.starts_with('-')) {
                found.extend(item.take().map(|lines| source(&lines)));
                list = None;
            }
            match list {
                None if words == "metrics:" => list = Some(indent),
                Some(_) if words.starts_with("- name:") => {
                    found.extend(item.replace(vec![words.trim_start_matches("- ")]).map(|lines| source(&lines)));
                }
                Some(_) => {
                    if let Some(lines) = &mut item {
                        lines.push(words);
                    }
                }
                None => {}
            }
        }
        found.extend(item.map(|lines| source(&lines)));
    }
    found
}

fn source(lines: &[&str]) -> Source {
    let has = |key: &str| lines.iter().any(|line| line.starts_with(key));
    let name = lines[0].trim_start_matches("name:").trim().trim_matches('"');
    match () {
        () if has("templateRef:") => Source::Template,
        () if has("query:") => Source::Query,
        () if matches!(name, "request-success-rate" | "request-duration") => Source::Builtin,
        () => Source::Unknown,
    }
}

/// Of every metric of the corpus it is known by other means what it is; unknown names, which old controllers pass in silence, would be found.
#[test]
fn every_metric_of_flagger_is_accounted_for_by_a_second_reader() {
    let Some(files) = corpus("fluxcd__flagger") else { return };
    let mut counts: BTreeMap<Source, usize> = BTreeMap::new();
    let (mut unknown, mut renamed, mut templates) = (0, 0, 0);
    for (path, arena) in &files {
        // What a Helm template makes is known when it is rendered.
        if arena.text().contains("{{") {
            templates += by_lines(arena.text()).len();
            continue;
        }
        let sources = by_lines(arena.text());
        for source in &sources {
            *counts.entry(*source).or_default() += 1;
        }
        let missing = |judged: &[Judged]| judged.iter().filter(|found| found.message_id == "unknown-metric").count();
        let expected = sources.iter().filter(|source| **source == Source::Unknown).count();
        assert_eq!(missing(&judge(path, arena, &["PRR-RB-05"])), expected, "{path}");
        unknown += expected;
        // Every metric that has a name only gets one that nobody knows.
        let text = arena
            .text()
            .replace("name: request-success-rate", "name: error-rate")
            .replace("name: request-duration", "name: latency");
        let (other, _) = read(text.clone().into_bytes(), Format::Yaml, &Limits::default());
        let expected = by_lines(&text).iter().filter(|source| **source == Source::Unknown).count();
        assert_eq!(missing(&judge(path, &other, &["PRR-RB-05"])), expected, "{path}, renamed");
        renamed += expected;
    }
    eprintln!(
        "metrics of Canaries by their lines: {counts:?}; {unknown} unknown as they are, {renamed} with other names; {templates} more in templates"
    );
    assert!(renamed >= 10 && counts.values().sum::<usize>() >= renamed, "{counts:?}");
}

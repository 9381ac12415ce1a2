//! Pipelines of GitLab.

use std::collections::BTreeMap;
use std::rc::Rc;

use prr_sdk::{Document, Kind, Node};

use super::shells;
use super::value::{items, on, text, texts};
use crate::shell::Options;
use crate::written::{Body, Concurrency, Environment, Job, Need, Piece, Pipeline, Shell, Start, Step, System, When};

/// References in one another; GitLab takes ten.
const DEEPEST: usize = 10;
/// Templates that are looked at for a key of a job.
const MOST_TEMPLATES: usize = 64;
/// Jobs that are read; what is beyond is as unknown as what is not in the tree.
const MOST_JOBS: usize = 300;
/// Manifests that are included.
const MOST_FILES: usize = 150;
/// Lines of a script with those that it refers to.
const MOST_LINES: usize = 2_000;
/// Keys at the top that are no jobs.
const RESERVED: &[&str] = &[
    "stages",
    "variables",
    "include",
    "default",
    "workflow",
    "image",
    "services",
    "before_script",
    "after_script",
    "cache",
    "spec",
];
/// The runner starts its shell with both.
const OPTIONS: Options = Options { errexit: true, pipefail: true };

pub(super) fn pipeline<'a>(document: &Document<'a>, files: &BTreeMap<&'a str, Node<'a>>) -> Option<Pipeline<'a>> {
    let path = document.path();
    let mut source = Source { files, roots: Vec::new(), foreign: None };
    source.add(document.root());
    let jobs = Jobs::of(&source.roots);
    let mut read: Vec<Job<'a>> = jobs
        .by_name
        .iter()
        .filter(|(name, node)| is_job(name, **node))
        .take(MOST_JOBS)
        .map(|(name, node)| jobs.job(name, *node))
        .collect();
    jobs.order(&mut read);
    let foreign = source.foreign.or_else(|| (read.len() == MOST_JOBS).then(|| document.root()));
    (!read.is_empty()).then(|| Pipeline {
        system: System::GitLab,
        path,
        name: path,
        node: document.root(),
        triggers: Vec::new(),
        jobs: read.into_iter().map(Rc::new).collect(),
        concurrency: None,
        foreign,
    })
}

/// The manifests of a pipeline.
struct Source<'a, 'm> {
    files: &'m BTreeMap<&'a str, Node<'a>>,
    roots: Vec<Node<'a>>,
    foreign: Option<Node<'a>>,
}

impl<'a> Source<'a, '_> {
    /// Adds a manifest with what it includes: the includer overrides.
    fn add(&mut self, root: Node<'a>) {
        if self.roots.len() >= MOST_FILES || self.roots.contains(&root) {
            return;
        }
        self.roots.push(root);
        for include in items(root.field("include")) {
            let local = if include.kind() == Kind::Mapping { include.field("local") } else { Some(include) };
            let paths = items(local).into_iter().filter_map(Node::text);
            let found: Vec<_> = paths
                .filter(|path| !path.contains("://"))
                .filter_map(|path| self.files.get(path.trim_start_matches("./").trim_start_matches('/')).copied())
                .collect();
            if found.is_empty() {
                self.foreign.get_or_insert(include);
            }
            for root in found {
                self.add(root);
            }
        }
    }
}

fn is_job(name: &str, node: Node<'_>) -> bool {
    !name.starts_with('.') && !RESERVED.contains(&name) && node.kind() == Kind::Mapping
}

struct Jobs<'a> {
    by_name: BTreeMap<&'a str, Node<'a>>,
    stages: Vec<&'a str>,
    defaults: Vec<Node<'a>>,
}

impl<'a> Jobs<'a> {
    fn of(roots: &[Node<'a>]) -> Self {
        let mut by_name = BTreeMap::new();
        // The one who includes comes first, and counts.
        for entry in roots.iter().flat_map(|root| root.entries()) {
            if let Some(name) = entry.key() {
                by_name.entry(name).or_insert(entry);
            }
        }
        let stages = roots
            .iter()
            .find_map(|root| root.field("stages"))
            .map_or_else(|| vec!["build", "test", "deploy"], |stages| texts(Some(stages)));
        let defaults = roots.iter().filter_map(|root| root.field("default")).chain(roots.iter().copied()).collect();
        Self { by_name, stages, defaults }
    }

    /// A key of a job: its own, or what it extends, the last named first.
    fn get(&self, job: Node<'a>, key: &str) -> Option<Node<'a>> {
        let mut waiting = vec![job];
        // Templates that extend one another in many ways are looked at so often, and no more.
        for _ in 0..MOST_TEMPLATES {
            let job = waiting.pop()?;
            if let Some(own) = job.field(key) {
                return Some(own);
            }
            let parents = texts(job.field("extends"));
            waiting.extend(parents.iter().filter_map(|parent| self.by_name.get(parent).copied()));
        }
        None
    }

    fn defaulted(&self, job: Node<'a>, key: &str) -> Option<Node<'a>> {
        self.get(job, key).or_else(|| self.defaults.iter().find_map(|default| default.field(key)))
    }

    fn job(&self, name: &'a str, node: Node<'a>) -> Job<'a> {
        let get = |key| self.get(node, key);
        let mut pieces = Vec::new();
        let mut left = MOST_LINES;
        for lines in [self.defaulted(node, "before_script"), get("script")] {
            self.lines(lines, &mut pieces, &mut left, 0);
        }
        let body = if pieces.is_empty() { Body::Nothing } else { Body::Run(Shell { pieces, options: Some(OPTIONS) }) };
        let step = Step {
            node,
            id: None,
            name,
            body,
            when: When::Starts(vec![(Start::OnSuccess, node)]),
            tolerated: None,
            minutes: None,
        };
        Job {
            id: name,
            node,
            steps: vec![Rc::new(step)],
            needs: self.needs(node),
            when: self.when(node),
            tolerated: on(get("allow_failure"))
                .or_else(|| get("allow_failure").filter(|node| node.kind() == Kind::Mapping)),
            environment: environment(get("environment")),
            concurrency: get("resource_group").map(|node| Concurrency { node, cancels: None }),
            minutes: self.defaulted(node, "timeout").and_then(Node::text).and_then(minutes),
            calls: None,
            reports: self.reports(node),
        }
    }

    /// Lines of a script; `!reference [job, script]` stands for the lines of another one.
    fn lines(&self, node: Option<Node<'a>>, into: &mut Vec<Piece<'a>>, left: &mut usize, depth: usize) {
        for line in items(node) {
            if *left == 0 || depth > DEEPEST {
                return;
            }
            *left -= 1;
            if line.kind() == Kind::Sequence {
                self.lines(Some(self.referred(line).unwrap_or(line)), into, left, depth + 1);
            } else {
                into.extend(shells::piece(line));
            }
        }
    }

    fn referred(&self, reference: Node<'a>) -> Option<Node<'a>> {
        let path = texts(Some(reference));
        let [job, keys @ ..] = path.as_slice() else { return None };
        let job = *self.by_name.get(job)?;
        let (first, rest) = keys.split_first()?;
        rest.iter().try_fold(self.get(job, first)?, |node, key| node.field(key))
    }

    fn stage(&self, node: Node<'a>) -> usize {
        match text(self.get(node, "stage")).unwrap_or("test") {
            ".pre" => 0,
            ".post" => self.stages.len() + 1,
            name => self.stages.iter().position(|stage| *stage == name).map_or(0, |at| at + 1),
        }
    }

    /// What a job waits for: what it names, or everything of the stages before its own.
    fn needs(&self, node: Node<'a>) -> Vec<Need<'a>> {
        if let Some(needs) = self.get(node, "needs") {
            let name =
                |need: Node<'a>| if need.kind() == Kind::Mapping { text(need.field("job")) } else { need.text() };
            return items(Some(needs)).into_iter().filter_map(name).map(|job| Need { job }).collect();
        }
        Vec::new()
    }

    fn when(&self, node: Node<'a>) -> When<'a> {
        let start = |node: Option<Node<'a>>| match text(node) {
            Some("on_failure") => Start::OnFailure,
            Some("always") => Start::Always,
            Some("manual") => Start::Manual,
            Some("never") => Start::Never,
            _ => Start::OnSuccess,
        };
        if let Some(rules) = self.get(node, "rules") {
            let rules: Vec<_> = items(Some(rules)).into_iter().map(|rule| (start(rule.field("when")), rule)).collect();
            if !rules.is_empty() {
                return When::Starts(rules);
            }
        }
        let own = self.get(node, "when");
        When::Starts(vec![(start(own), own.unwrap_or(node))])
    }

    fn reports(&self, node: Node<'a>) -> Vec<(&'a str, Node<'a>)> {
        let artifacts = self.defaulted(node, "artifacts");
        // Kept for a job that failed only, a report is none of what is released.
        let kept = text(artifacts.and_then(|artifacts| artifacts.field("when"))) != Some("on_failure");
        let reports = artifacts.filter(|_| kept).and_then(|artifacts| artifacts.field("reports"));
        reports
            .map(Node::entries)
            .unwrap_or_default()
            .into_iter()
            .filter_map(|report| Some((report.key()?, report)))
            .collect()
    }

    /// Sorts jobs by stage, and lets those without `needs` wait for the stages before.
    fn order(&self, jobs: &mut [Job<'a>]) {
        jobs.sort_by_key(|job| self.stage(job.node));
        let stages: Vec<_> = jobs.iter().map(|job| (self.stage(job.node), job.id)).collect();
        for job in jobs.iter_mut() {
            if self.get(job.node, "needs").is_none() {
                let own = self.stage(job.node);
                // The stage before is enough: it waits for the ones before it.
                let before = stages.iter().map(|(stage, _)| *stage).filter(|stage| *stage < own).max();
                let waits = stages.iter().filter(|(stage, _)| Some(*stage) == before);
                job.needs = waits.map(|(_, job)| Need { job }).collect();
            }
        }
    }
}

fn environment(node: Option<Node<'_>>) -> Option<Environment<'_>> {
    let node = node?;
    let name = if node.kind() == Kind::Mapping { node.field("name")? } else { node };
    let action = text(node.field("action"));
    Some(Environment { name: text(Some(name))?, node: name, deploys: action.is_none_or(|action| action == "start") })
}

/// Minutes of `1h 30m`, `90 minutes`.
fn minutes(text: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.find(|char: char| !char.is_ascii_digit())?;
        let number: f64 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start();
        let length = rest.find(|char: char| !char.is_ascii_alphabetic()).unwrap_or(rest.len());
        total += number
            * match &rest[..length] {
                "d" | "day" | "days" => 1_440.0,
                "h" | "hr" | "hrs" | "hour" | "hours" => 60.0,
                "m" | "min" | "mins" | "minute" | "minutes" => 1.0,
                "s" | "sec" | "secs" | "second" | "seconds" => 1.0 / 60.0,
                _ => return None,
            };
        rest = rest[length..].trim_start();
    }
    Some(total)
}

//! Workflows and composite actions of GitHub.

use std::collections::BTreeMap;
use std::rc::Rc;

use prr_sdk::{Document, Kind, Node};

use super::shells;
use super::value::{items, on, text, texts};
use crate::expression;
use crate::written::{Body, Concurrency, Environment, Job, Need, Pipeline, Step, System, Trigger, Use, When};

/// Composite actions in one another.
const DEEPEST: usize = 4;
/// Steps of a job with those of its actions.
const MOST_STEPS: usize = 400;

/// Whether GitHub runs a manifest: in this folder at the top of a repository, and not below it.
pub(super) fn is_workflow(path: &str) -> bool {
    let name = path.strip_prefix(".github/workflows/").and_then(|name| name.rsplit_once('.'));
    name.is_some_and(|(stem, extension)| !stem.contains('/') && matches!(extension, "yml" | "yaml"))
}

struct Reader<'a, 'm> {
    actions: &'m BTreeMap<&'a str, Node<'a>>,
    shell: Option<&'a str>,
    left: usize,
}

pub(super) fn workflow<'a>(document: &Document<'a>, actions: &BTreeMap<&'a str, Node<'a>>) -> Option<Pipeline<'a>> {
    let root = document.root();
    let jobs = root.field("jobs").filter(|jobs| jobs.kind() == Kind::Mapping)?;
    let shell = default_shell(root);
    let read = |job: &Node<'a>| {
        let mut reader = Reader { actions, shell, left: MOST_STEPS };
        reader.job(*job)
    };
    let file = document.path().rsplit('/').next().unwrap_or_default();
    Some(Pipeline {
        system: System::GitHub,
        path: document.path(),
        name: text(root.field("name")).unwrap_or(file),
        node: root.field("on").unwrap_or(root),
        triggers: triggers(root.field("on")),
        jobs: jobs.entries().iter().filter_map(read).map(Rc::new).collect(),
        concurrency: concurrency(root.field("concurrency")),
        foreign: None,
    })
}

fn default_shell(node: Node<'_>) -> Option<&str> {
    text(node.field("defaults")?.field("run")?.field("shell"))
}

fn triggers(on: Option<Node<'_>>) -> Vec<Trigger<'_>> {
    let plain =
        |event, node| Trigger { event, node, filtered: false, tags: false, crons: Vec::new(), workflows: Vec::new() };
    let Some(on) = on else { return Vec::new() };
    if on.kind() != Kind::Mapping {
        return items(Some(on)).into_iter().filter_map(|node| Some(plain(node.text()?, node))).collect();
    }
    let detailed = |node| {
        let node: Node<'_> = node;
        let has = |key| node.field(key).is_some();
        Some(Trigger {
            filtered: has("branches") || has("tags") || has("branches-ignore") || has("types"),
            tags: has("tags") && !has("branches"),
            crons: items(Some(node)).into_iter().filter_map(|item| item.field("cron")).collect(),
            workflows: texts(node.field("workflows")),
            ..plain(node.key()?, node)
        })
    };
    on.entries().into_iter().filter_map(detailed).collect()
}

fn concurrency(node: Option<Node<'_>>) -> Option<Concurrency<'_>> {
    let node = node.filter(|node| !node.is_null())?;
    Some(Concurrency { node, cancels: on(node.field("cancel-in-progress")) })
}

fn when(node: Option<Node<'_>>) -> When<'_> {
    let Some(node) = node.filter(|node| !node.is_null()) else { return When::Good };
    match node.text().and_then(expression::parse) {
        Some(expression) => When::If(node, expression),
        None => When::Unreadable(node),
    }
}

impl<'a> Reader<'a, '_> {
    fn job(&mut self, node: Node<'a>) -> Option<Job<'a>> {
        self.shell = default_shell(node).or(self.shell).or_else(|| windows(node).then_some("pwsh"));
        let calls = node.field("uses").and_then(|uses| Some((uses.text()?, uses)));
        Some(Job {
            id: node.key()?,
            node,
            steps: self.steps(node.field("steps"), 0),
            needs: texts(node.field("needs")).into_iter().map(|job| Need { job }).collect(),
            when: when(node.field("if")),
            tolerated: on(node.field("continue-on-error")),
            environment: environment(node.field("environment")),
            concurrency: concurrency(node.field("concurrency")),
            minutes: node.field("timeout-minutes").and_then(Node::as_f64),
            calls,
            reports: Vec::new(),
        })
    }

    fn steps(&mut self, node: Option<Node<'a>>, depth: usize) -> Vec<Rc<Step<'a>>> {
        let mut steps = Vec::new();
        for step in items(node) {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            steps.push(Rc::new(self.step(step, depth)));
        }
        steps
    }

    fn step(&mut self, node: Node<'a>, depth: usize) -> Step<'a> {
        let body = if let Some(run) = node.field("run") {
            Body::Run(shells::shell(run, text(node.field("shell")).or(self.shell)))
        } else if let Some(uses) = node.field("uses").filter(|uses| uses.text().is_some()) {
            self.action(uses, node.field("with"), depth)
        } else {
            Body::Nothing
        };
        Step {
            node,
            id: text(node.field("id")),
            name: text(node.field("name")).unwrap_or_default(),
            body,
            when: when(node.field("if")),
            tolerated: on(node.field("continue-on-error")),
            minutes: node.field("timeout-minutes").and_then(Node::as_f64),
        }
    }

    fn action(&mut self, node: Node<'a>, with: Option<Node<'a>>, depth: usize) -> Body<'a> {
        let text = node.text().unwrap_or_default();
        let local = text.strip_prefix("./").filter(|_| depth < DEEPEST).map(|local| local.trim_end_matches('/'));
        let runs = local.and_then(|local| self.actions.get(local)?.field("runs"));
        if let Some(runs) = runs {
            return Body::Composite(self.steps(runs.field("steps"), depth + 1));
        }
        let (action, version) = text.split_once('@').map_or((text, None), |(action, version)| (action, Some(version)));
        Body::Uses(Use { action, version, node, with })
    }
}

fn windows(job: Node<'_>) -> bool {
    texts(job.field("runs-on")).iter().any(|label| label.contains("windows"))
}

fn environment(node: Option<Node<'_>>) -> Option<Environment<'_>> {
    let node = node?;
    let name = if node.kind() == Kind::Mapping { node.field("name")? } else { node };
    Some(Environment { name: text(Some(name))?, node: name, deploys: true })
}

//! Pipelines that work with the state of infrastructure, and where they run.

use prr_sdk::{Document, Kind, Node};

use crate::flow::{Flow, Owner, Rule, Step, Target};
use crate::messages as m;
use crate::region::Place;

/// Images of machines that GitHub runs; its documents name no Korean site for them.
const HOSTED: &[&str] = &["ubuntu-", "windows-", "macos-"];
/// Programs whose runs see state.
const PROGRAMS: &[&str] = &["terraform", "tofu", "terragrunt", "pulumi"];

/// Whether GitHub runs a manifest.
pub(crate) fn is_workflow(path: &str) -> bool {
    let name = path.strip_prefix(".github/workflows/").and_then(|name| name.rsplit_once('.'));
    name.is_some_and(|(stem, extension)| !stem.contains('/') && matches!(extension, "yml" | "yaml"))
}

/// The jobs of a workflow that work with state on machines of GitHub's.
pub(crate) fn flows<'a>(document: &Document<'a>) -> Vec<Flow<'a>> {
    let jobs = document.root().field("jobs").map(Node::entries).unwrap_or_default();
    jobs.into_iter().filter_map(|job| flow(document, job)).collect()
}

fn flow<'a>(document: &Document<'a>, job: Node<'a>) -> Option<Flow<'a>> {
    let runner = job.field("runs-on")?.target();
    let hosted = |node: &Node<'a>| node.text().is_some_and(|text| HOSTED.iter().any(|start| text.starts_with(start)));
    let named = if runner.kind() == Kind::Sequence {
        runner.children().map(Node::target).find(hosted)
    } else {
        Some(runner).filter(hosted)
    };
    let at = named?;
    let step = steps(job).find(works_with_state)?;
    let name = job.key().unwrap_or_default();
    let target = Target {
        name: Some(format!("GitHub-hosted {}", at.text().unwrap_or_default())),
        ..Target::at(Place::Abroad(None))
    };
    Some(Flow {
        rule: Rule::State,
        subject: format!("{}: {name}", document.path()),
        at: at.into(),
        target,
        steps: vec![Step::new(step, m::STEP_RUNS), Step::new(at, m::STEP_RUNNER)],
        owner: Owner { paths: vec![document.path()], ..Owner::default() },
    })
}

fn steps(job: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    job.field("steps").into_iter().flat_map(|steps| steps.target().children()).map(Node::target)
}

fn works_with_state(step: &Node<'_>) -> bool {
    let run = step.field("run").and_then(Node::text).unwrap_or_default();
    let acts = ["init", "plan", "apply", "refresh", "run", "up"];
    // Without its backend a run sees no state.
    run.lines().filter(|line| !line.contains("-backend=false")).any(|line| {
        let mut words = line.split_whitespace().skip_while(|word| !PROGRAMS.contains(word)).skip(1);
        words.any(|word| acts.contains(&word))
    })
}

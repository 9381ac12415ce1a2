//! Whether a failure here stops what comes there.

use std::collections::BTreeSet;

use prr_sdk::{Node, Place};

use super::{Act, Doing, Plan, Stage};
use crate::expression::Scene;
use crate::known::Role;
use crate::shell::{self, Fate, Hold, Script, Way};
use crate::written::{Body, Shell, When};

/// What a failure of an act does to a stage behind it.
#[derive(Clone, Debug)]
pub(crate) enum Holding {
    /// The stage does not run.
    Holds,
    /// The stage runs all the same.
    Lost(Loss),
    /// Something that is not told decides.
    Open(Place),
    /// The script waits for ever; what ends it is the limit of the job, in minutes.
    Waits(f64),
    /// It never runs.
    Unreached,
}

/// Where a failure is lost.
#[derive(Clone, Debug)]
pub(crate) enum Loss {
    /// In the script.
    Script(Reason, Option<Place>),
    /// `continue-on-error`, `allow_failure`.
    Tolerated(Place),
    /// A condition lets what follows run all the same.
    Condition(Place),
}

/// What in a script takes a failure away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Background,
    Or,
    And,
    Pipe,
    Condition,
    Loop,
    Substitution,
    Negated,
    /// Nothing fails for a bad answer.
    Answer,
    /// The shell goes on after failures.
    GoesOn,
}

/// Minutes after which a job of GitHub is ended that says nothing of it.
const DEFAULT_MINUTES: f64 = 360.0;

/// Whether the failure of an act keeps a stage, from one of its steps on, from running.
pub(crate) fn holding(plan: &Plan<'_>, stage: usize, act: &Act<'_>, target: (usize, usize)) -> Holding {
    let of = &plan.stages[stage];
    match step_of(plan, of, act) {
        Holding::Holds if stage == target.0 => same_stage(of, act, target.1),
        Holding::Holds => match of.tolerated() {
            Some(node) => Holding::Lost(Loss::Tolerated(node.into())),
            None => reaches(plan, stage, target.0),
        },
        other => other,
    }
}

/// Whether the failure of an act turns the pipeline red.
pub(crate) fn shows(plan: &Plan<'_>, stage: usize, act: &Act<'_>) -> Holding {
    let of = &plan.stages[stage];
    match (step_of(plan, of, act), of.tolerated()) {
        (Holding::Holds, Some(node)) => Holding::Lost(Loss::Tolerated(node.into())),
        (found, _) => found,
    }
}

/// What a failure does within its step.
fn step_of(plan: &Plan<'_>, stage: &Stage<'_>, act: &Act<'_>) -> Holding {
    if let Body::Run(shell) = &act.of.body {
        match script_of(shell, act, act.of.minutes.or(stage.job.minutes)) {
            Holding::Holds => {}
            other => return other,
        }
    }
    let flat = &stage.steps[act.step];
    if let Some(node) = flat.around.iter().chain([&flat.step]).find_map(|step| step.tolerated) {
        // A step whose outcome is asked for later may still stop the release.
        let id = flat.step.id;
        let asked = id.is_some_and(|id| plan.stages.iter().any(|stage| asks(stage, id)));
        return if asked { Holding::Open(node.into()) } else { Holding::Lost(Loss::Tolerated(node.into())) };
    }
    Holding::Holds
}

/// Whether a step's outcome is asked for.
fn asks(stage: &Stage<'_>, id: &str) -> bool {
    stage.steps.iter().any(|flat| flat.step.when.names(&["steps", id]))
        || stage.steps.iter().any(|flat| match &flat.step.body {
            Body::Run(shell) => shell.pieces.iter().any(|piece| piece.text.contains(&format!("steps.{id}."))),
            _ => false,
        })
}

/// What a failure does within the script of its step.
pub(super) fn script_of(shell: &Shell<'_>, act: &Act<'_>, minutes: Option<f64>) -> Holding {
    let Doing::Command { piece, id, holds, .. } = &act.doing else { return Holding::Holds };
    let way = if let Role::Probes(way) = act.role { way } else { Way::Exits };
    match ran(shell, *piece, *id, way).0 {
        Fate::Fails => Holding::Holds,
        Fate::Unreached => Holding::Unreached,
        Fate::Depends => Holding::Open(act.place.clone()),
        Fate::Hangs => Holding::Waits(minutes.unwrap_or(DEFAULT_MINUTES)),
        Fate::Passes => {
            let (reason, at) = reason(holds, way);
            let node = shell.pieces[*piece].node;
            Holding::Lost(Loss::Script(reason, at.map(|span| Place::within(node, span))))
        }
    }
}

/// What becomes of a script, and which of its commands run after the failure.
fn ran(shell: &Shell<'_>, piece: usize, id: usize, way: Way) -> (Fate, BTreeSet<(usize, usize)>) {
    let Some(options) = shell.options else { return (Fate::Depends, BTreeSet::new()) };
    let scripts: Vec<&Script> = shell.pieces.iter().filter_map(|piece| piece.script.as_ref()).collect();
    if scripts.len() < shell.pieces.len() {
        return (Fate::Depends, BTreeSet::new());
    }
    let size = shell.pieces.iter().map(|piece| piece.text.len()).sum();
    shell::fate(&scripts, (piece, id), way, options, size)
}

/// Whether a command of a script runs after another one has failed.
pub(crate) fn after_failure(failing: &Act<'_>, other: &Act<'_>) -> bool {
    let (Doing::Command { piece, id, .. }, Doing::Command { piece: other_piece, id: other_id, .. }) =
        (&failing.doing, &other.doing)
    else {
        return false;
    };
    let Body::Run(shell) = &failing.of.body else { return false };
    let ways = if let Role::Probes(way) = failing.role { [way, way] } else { [Way::Exits, Way::Answers] };
    ran(shell, *piece, *id, ways[0]).1.contains(&(*other_piece, *other_id))
}

/// The innermost thing that takes the failure away.
fn reason(holds: &[Hold], way: Way) -> (Reason, Option<shell::Span>) {
    let in_loop =
        holds.iter().rev().find_map(|hold| if let Hold::Loop(head) = hold { Some(head.clone()) } else { None });
    for hold in holds.iter().rev() {
        return match hold {
            Hold::Background(at) => (Reason::Background, Some(at.clone())),
            Hold::Condition | Hold::And if in_loop.is_some() => (Reason::Loop, in_loop),
            Hold::Condition => (Reason::Condition, None),
            Hold::Or(right) => (Reason::Or, Some(right.clone())),
            Hold::And => (Reason::And, None),
            Hold::Pipe(next) => (Reason::Pipe, Some(next.clone())),
            Hold::Loop(head) => (Reason::Loop, Some(head.clone())),
            Hold::Substitution if way == Way::Exits => (Reason::Substitution, None),
            Hold::Negated => (Reason::Negated, None),
            Hold::Substitution | Hold::Function => continue,
        };
    }
    (if way == Way::Answers { Reason::Answer } else { Reason::GoesOn }, None)
}

/// Whether a later step of the same job runs after a failure.
fn same_stage(stage: &Stage<'_>, act: &Act<'_>, target: usize) -> Holding {
    if act.step == target {
        // Within one script what comes behind is stopped by what stops the script.
        return Holding::Holds;
    }
    let steps = act.of.id.map(|id| (id, "failure")).into_iter().collect();
    let scene = Scene { failed: true, steps, ..Scene::default() };
    let flat = &stage.steps[target];
    let whens = flat.around.iter().chain([&flat.step]).map(|step| &step.when);
    verdict(whens, &scene)
}

/// What conditions say: all of them have to hold.
pub(crate) fn verdict<'w, 'a: 'w>(whens: impl Iterator<Item = &'w When<'a>>, scene: &Scene<'_>) -> Holding {
    let mut lost = None;
    let mut open: Option<Node<'a>> = None;
    for when in whens {
        match when.runs(scene) {
            Some(false) => return Holding::Holds,
            Some(true) => lost = lost.or(when.node()),
            None => open = open.or(when.node()),
        }
    }
    match (open, lost) {
        (Some(node), _) => Holding::Open(node.into()),
        (None, Some(node)) => Holding::Lost(Loss::Condition(node.into())),
        (None, None) => Holding::Holds,
    }
}

/// Whether a stage runs after another one, which it waits for, has failed.
pub(crate) fn reaches(plan: &Plan<'_>, failing: usize, target: usize) -> Holding {
    let mut results = vec!["success"; plan.stages.len()];
    results[failing] = "failure";
    for index in failing + 1..=target {
        let stage = &plan.stages[index];
        let bad = |need: &usize| results[*need] != "success";
        if !stage.needs.iter().any(bad) {
            continue;
        }
        let name = |need: &usize| plan.stages[*need].id.rsplit('/').next().unwrap_or_default();
        let jobs = stage.needs.iter().map(|need| (name(need), results[*need])).collect();
        let scene = Scene { failed: true, jobs, ..Scene::default() };
        match verdict(stage.whens(), &scene) {
            Holding::Holds => results[index] = "skipped",
            found if index == target => return found,
            // Whether it runs or not, what waits for it sees no failure of its own.
            Holding::Lost(_) => {}
            open => return open,
        }
    }
    if results[target] == "skipped" {
        Holding::Holds
    } else {
        Holding::Lost(Loss::Condition(plan.stages[target].job.node.into()))
    }
}

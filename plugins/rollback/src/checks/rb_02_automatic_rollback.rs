//! PRR-RB-02: something aborts a bad release without a person.

use prr_sdk::{
    Check, Draft, Ending, Finding, Kind, Node, Parameters, Place, Severity, Value, Worst, fail, pass, unknown,
};

use crate::argo::{Part, Resolved, Timeline, Watch};
use crate::messages as m;
use crate::model::Model;
use crate::simulation::briefly;
use crate::written::{BlueGreen, Canary, Rollout, Start, Strategy};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RB-02",
        severity: Severity::High,
        documentation: include_str!("rb_02_automatic_rollback.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let judged = |rollout: &Rollout<'_>| {
        let found = match &rollout.strategy {
            Strategy::Canary(found) => canary(model, rollout, found),
            Strategy::BlueGreen(found) => blue_green(rollout, found),
            Strategy::Missing => return None,
        };
        Some(found.with("name", rollout.identity.name).service(model.service(&rollout.identity)))
    };
    model.written.rollouts.iter().filter_map(judged).collect()
}

fn canary(model: &Model<'_>, rollout: &Rollout<'_>, canary: &Canary<'_>) -> Finding {
    let timeline = Timeline::of(canary);
    let subject = rollout.identity.name;
    if rollout.analyses().is_empty() {
        return alone(rollout, canary, &timeline);
    }
    let watch = rollout.analyses()[0];
    let open = timeline.unreadable.map(|step| canary.steps[step].node);
    let open_start = watch.starting_step.filter(|start| start.step.is_none()).map(|start| start.node);
    if let Some(node) = open.or(open_start) {
        return unknown(subject, node).because(m::STEPS_UNREADABLE);
    }
    if !timeline.is_watched() {
        let at = watch.starting_step.map_or(watch.node, |start| start.node);
        return fail(subject, at).because(m::WATCHES_NOBODY).fix(m::START_EARLIER, &[], None);
    }
    let first = timeline.first_exposure().copied();
    match (first, watch.starting_step) {
        (Some(first), Some(Start { step: Some(step), node }))
            if first.watch == Watch::Nobody && canary.in_steps().next().is_none() =>
        {
            let begins = timeline.parts.iter().find(|part| part.step == step).map_or(first.from, |part| part.from);
            let found = if begins > first.from { m::STARTS_LATE } else { m::STARTS_AFTER_FIRST };
            fail(subject, node)
                .because(found)
                .with("step", number(first.step + 1))
                .with("weight", Value::Share(first.weight / 100.0))
                .with("length", Value::Duration(begins - first.from))
                .with("starts", number(step + 1))
                .related(
                    canary.steps[first.step].node,
                    m::FIRST_WEIGHT,
                    &[("weight", Value::Share(first.weight / 100.0))],
                )
                .fix(m::START_EARLIER, &[], None)
        }
        _ => {
            if let Some(found) = ends_early(model, rollout, canary, &timeline) {
                return found;
            }
            let found = watched(model, rollout, pass(subject, watch.node));
            rollout.analyses().into_iter().skip(1).fold(found, |found, analysis| found.proof(analysis.node))
        }
    }
}

/// A background analysis with a last measurement is not run again: what comes behind it, nobody watches.
fn ends_early(model: &Model<'_>, rollout: &Rollout<'_>, canary: &Canary<'_>, timeline: &Timeline) -> Option<Finding> {
    let background = canary.background.as_ref().filter(|_| canary.in_steps().next().is_none())?;
    let resolved = Resolved::new(background, &rollout.identity, &model.written);
    // What is not there is the business of PRR-RB-03.
    if resolved.judges.is_empty() || !resolved.dangling.is_empty() {
        return None;
    }
    let first = background.starting_step.and_then(|start| start.step).unwrap_or(0);
    let starts = timeline.parts.iter().find(|part| part.step >= first)?.from;
    let mut length = 0.0_f64;
    for judge in &resolved.judges {
        length = length.max(judge.metric.last_measurement()?);
    }
    if length.is_infinite() {
        return None;
    }
    let (after, person) = unwatched(timeline, starts + length)?;
    let message = if person { m::ENDS_BEFORE_PERSON } else { m::ENDS_EARLY };
    let found = fail(rollout.identity.name, Place::key(background.node))
        .because(message)
        .with("length", Value::Duration(length))
        .with("weight", Value::Share(after.weight / 100.0))
        .with("time", Value::Duration(after.from));
    Some(found.related(canary.steps.get(after.step)?.node, m::UNWATCHED_HERE, &[]).fix(m::MEASURE_ON, &[], None))
}

/// The first larger weight that begins behind a moment, and whether that is because a person has to promote it first. Pods that have to start
/// only make what comes later come later still.
fn unwatched(timeline: &Timeline, end: f64) -> Option<(Part, bool)> {
    let (mut covered, mut person) = (0.0_f64, false);
    for part in timeline.parts.iter().filter(|part| part.weight < 100.0) {
        if (person || part.from > end) && part.weight > covered {
            return Some((*part, part.from <= end));
        }
        covered = covered.max(part.weight);
        person |= part.to.is_none();
    }
    None
}

/// What becomes of a bad release, as it is simulated; where that is not known, that it is watched.
fn watched(model: &Model<'_>, rollout: &Rollout<'_>, found: Draft) -> Finding {
    let simulation = briefly(model, rollout);
    let ending = simulation.asked().map(|fate| &fate.ending);
    match (ending, simulation.worst) {
        (Some(Ending::Stopped { at, share, .. }), Worst::Passes { errors, .. }) => found
            .because(m::WATCHED_AND_STOPPED)
            .with("errors", Value::Share(simulation.errors))
            .with("time", Value::Duration(*at))
            .with("share", Value::Share(*share))
            .with("worst", Value::Share(errors)),
        (_, Worst::Passes { errors, .. }) => found.because(m::WATCHED_UP_TO).with("worst", Value::Share(errors)),
        _ => found.because(m::WATCHED),
    }
}

/// A canary that nothing watches: pauses only delay it.
fn alone(rollout: &Rollout<'_>, canary: &Canary<'_>, timeline: &Timeline) -> Finding {
    let subject = rollout.identity.name;
    // A step that a template makes may be an analysis.
    let open = timeline.unreadable.map(|step| canary.steps[step].node);
    if let Some(node) = open.filter(|node| node.kind() != Kind::Mapping || timeline.largest().is_none()) {
        return unknown(subject, node).because(m::STEPS_UNREADABLE);
    }
    // A plugin may judge and fail as an analysis does.
    if let Some(step) = canary.steps.iter().find(|step| step.node.field("plugin").is_some()) {
        return unknown(subject, step.node).because(m::PLUGIN_JUDGES);
    }
    let found = match (timeline.largest(), canary.waits()) {
        (None, Some(step)) => {
            fail(subject, Place::key(canary.node)).because(m::PERSON_SENDS_ALL).related(step.node, m::WAITS_HERE, &[])
        }
        (None, None) if canary.steps.is_empty() => {
            fail(subject, Place::key(canary.node)).because(m::NO_STEPS_NO_ANALYSIS)
        }
        (None, None) => fail(subject, Place::key(canary.node)).because(m::NO_WEIGHTS_NO_ANALYSIS),
        (Some(part), Some(step)) => fail(subject, Place::key(canary.node))
            .because(m::PERSON_WATCHES)
            .with("weight", Value::Share(part.weight / 100.0))
            .with("time", Value::Duration(part.from))
            .related(step.node, m::WAITS_HERE, &[]),
        (Some(part), None) => fail(subject, Place::key(canary.node))
            .because(m::NOBODY_WATCHES)
            .with("weight", Value::Share(part.weight / 100.0))
            .with("time", Value::Duration(part.from))
            .with("end", Value::Duration(timeline.complete().unwrap_or(part.from))),
    };
    with_deadline(rollout, found).fix(m::ADD_ANALYSIS, &[], Some(snippet(rollout)))
}

fn blue_green(rollout: &Rollout<'_>, blue_green: &BlueGreen<'_>) -> Finding {
    let subject = rollout.identity.name;
    match (&blue_green.before, &blue_green.after) {
        (None, None) => {
            let message = if blue_green.waits { m::PERSON_SWITCHES } else { m::NOBODY_WATCHES_SWITCH };
            with_deadline(rollout, fail(subject, Place::key(blue_green.node)).because(message)).fix(
                m::ADD_SWITCH_ANALYSIS,
                &[],
                None,
            )
        }
        (before, after) => {
            let mut places = before.iter().chain(after).map(|analysis| analysis.node);
            let first: Node<'_> = places.next().unwrap_or(blue_green.node);
            places.fold(pass(subject, first).because(m::SWITCH_WATCHED), Finding::proof)
        }
    }
}

/// A deadline is a guard of its own, and a weak one: say what it does.
fn with_deadline(rollout: &Rollout<'_>, found: Finding) -> Finding {
    match rollout.aborts_at_deadline {
        Some(node) => found.related(node, m::DEADLINE_ONLY, &[]),
        None => found,
    }
}

fn snippet(rollout: &Rollout<'_>) -> String {
    format!(
        "spec:\n  strategy:\n    canary:\n      analysis:\n        templates:\n          - templateName: {name}-error-ratio\n---\napiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\nmetadata:\n  name: {name}-error-ratio\nspec:\n  metrics:\n    - name: error-ratio\n      interval: 1m\n      initialDelay: 1m\n      failureLimit: 1\n      successCondition: len(result) > 0 && result[0] < 0.01\n      provider:\n        prometheus:\n          address: http://prometheus.monitoring:9090\n          query: |\n            sum(rate(http_requests_total{{service=\"{name}\",code=~\"5..\"}}[2m]))\n              / sum(rate(http_requests_total{{service=\"{name}\"}}[2m]))\n",
        name = rollout.identity.name
    )
}

#[expect(clippy::cast_precision_loss, reason = "steps are few")]
fn number(count: usize) -> Value {
    Value::Number(count as f64)
}

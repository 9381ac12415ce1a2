use prr_sdk::{Document, Node};

use super::{Keys, analysis, identity, items, limit, seconds, text, traffic};
use crate::written::{Action, BlueGreen, Canary, Pause, Rollout, Step, Strategy};

/// A Rollout; what refers to another object's pods only (`workloadRef`) has its strategy here all the same.
pub(super) fn read<'a>(document: &Document<'a>, keys: &Keys) -> Option<Rollout<'a>> {
    let identity = identity(document, keys);
    let spec = document.root().get(keys.spec)?;
    let strategy = spec.get(keys.strategy);
    let place = strategy.unwrap_or(identity.node);
    let (canary, blue_green) =
        (strategy.and_then(|node| node.get(keys.canary)), strategy.and_then(|node| node.get(keys.blue_green)));
    let strategy = match (canary, blue_green) {
        (Some(node), _) => Strategy::Canary(Box::new(self::canary(node, keys))),
        (None, Some(node)) => Strategy::BlueGreen(Box::new(BlueGreen {
            node,
            before: node.get(keys.pre_promotion).and_then(|node| analysis::of(node, keys)),
            after: node.get(keys.post_promotion).and_then(|node| analysis::of(node, keys)),
            scale_down: limit(node.get(keys.scale_down_delay)),
            waits: node.get(keys.auto_promotion).and_then(Node::as_bool) == Some(false),
        })),
        (None, None) => Strategy::Missing,
    };
    let traffic = canary.or(blue_green).map(|node| traffic::of(node, keys)).unwrap_or_default();
    let replicas = limit(spec.get(keys.replicas));
    let complete = spec.get(keys.template).is_some() || spec.get(keys.workload_ref).is_some();
    let aborts = spec.get(keys.progress_deadline_abort).filter(|node| node.as_bool() == Some(true));
    Some(Rollout { identity, place, strategy, complete, replicas, traffic, aborts_at_deadline: aborts })
}

fn canary<'a>(node: Node<'a>, keys: &Keys) -> Canary<'a> {
    let step = |node: Node<'a>| Step { node, action: action(node, keys) };
    Canary {
        node,
        steps: items(node.get(keys.steps)).map(step).collect(),
        background: node.get(keys.analysis).and_then(|node| analysis::of(node, keys)),
    }
}

fn action<'a>(step: Node<'a>, keys: &Keys) -> Action<'a> {
    if let Some(weight) = step.get(keys.set_weight) {
        return weight.as_f64().map_or(Action::Unreadable, Action::SetWeight);
    }
    if let Some(pause) = step.get(keys.pause) {
        return Action::Pause(match pause.get(keys.duration).filter(|duration| !duration.is_null()) {
            None => Pause::Indefinite,
            Some(duration) => text(Some(duration)).and_then(seconds).map_or(Pause::Unreadable, Pause::Seconds),
        });
    }
    if let Some(found) = step.get(keys.analysis) {
        return analysis::of(found, keys).map_or(Action::Unreadable, Action::Analysis);
    }
    if let Some(experiment) = step.get(keys.experiment) {
        let analyses: Vec<_> =
            items(experiment.get(keys.analyses)).map(|node| analysis::of_experiment(node, keys)).collect();
        let duration = text(experiment.get(keys.duration));
        // Without a duration and without an analysis that it needs, it goes on until somebody ends it.
        if analyses.is_empty() && duration.is_none() {
            return Action::Pause(Pause::Indefinite);
        }
        return Action::Experiment { analyses, seconds: duration.and_then(seconds) };
    }
    match step.kind() {
        prr_sdk::Kind::Mapping => Action::Other,
        _ => Action::Unreadable,
    }
}

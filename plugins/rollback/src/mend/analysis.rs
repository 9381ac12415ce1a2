//! Analyses: that they start in time, that their templates are there, and that they can fail.

use prr_sdk::{Change, Kind, Mend, Place, Value, choice, mend, person};

use super::messages as m;
use super::objective::Objective;
use crate::argo::{Power, Resolved, Weakness};
use crate::model::Model;
use crate::written::{Limit, Rollout, Strategy, Template, TemplateRef};

/// An analysis from the first step on.
pub(super) fn watched(model: &Model<'_>) -> Vec<Mend> {
    let mut offers = Vec::new();
    for rollout in &model.written.rollouts {
        let Strategy::Canary(canary) = &rollout.strategy else { continue };
        let name = rollout.identity.name;
        let starts = rollout.analyses().into_iter().filter_map(|analysis| analysis.starting_step);
        offers.extend(starts.map(|start| mend(name, start.node, m::MEND_START, vec![Change::set(start.node, "0")])));
        if !rollout.analyses().is_empty() {
            continue;
        }
        let at = Place::key(canary.node);
        let template = format!("{name}-error-ratio");
        let Some(objective) = objective(model, rollout) else {
            offers.push(person(name, at, m::MEND_TEMPLATE_PERSON).with("name", name));
            continue;
        };
        let analysis = format!("templates:\n  - templateName: {template:?}\n");
        let mut changes = vec![Change::entry(canary.node, "analysis", analysis, None)];
        changes.extend(added(model, rollout, &template, objective));
        offers.push(told(mend(name, at, m::MEND_TEMPLATE, changes), &template, objective));
    }
    offers
}

/// Templates that are not there.
pub(super) fn templates(model: &Model<'_>) -> Vec<Mend> {
    let mut offers = Vec::new();
    for rollout in &model.written.rollouts {
        let name = rollout.identity.name;
        let resolved = model.resolved(rollout);
        for dangling in resolved.iter().flat_map(|resolved| &resolved.dangling) {
            let reference = dangling.reference;
            if let Some(near) = dangling.near {
                offers.extend(scope(name, &reference, near));
                continue;
            }
            if let Some(meant) = model.meant(&reference, &rollout.identity) {
                let changes = vec![Change::set(reference.node, format!("{meant:?}"))];
                offers.push(mend(name, reference.node, m::MEND_TEMPLATE_NAME, changes).with("template", meant));
                continue;
            }
            if reference.cluster {
                continue;
            }
            let Some(objective) = objective(model, rollout) else {
                offers.push(person(name, reference.node, m::MEND_TEMPLATE_PERSON).with("name", name));
                continue;
            };
            let changes = added(model, rollout, reference.name, objective);
            offers.push(told(mend(name, reference.node, m::MEND_TEMPLATE, changes), reference.name, objective));
        }
    }
    offers
}

/// A template of that name in the other scope: the reference looks there.
fn scope(name: &str, reference: &TemplateRef<'_>, near: &Template<'_>) -> Option<Mend> {
    let body = reference.node.parent()?;
    let changes = match (reference.cluster, near.cluster) {
        (false, true) => match body.field("clusterScope") {
            Some(said) => vec![Change::set(said, "true")],
            None => vec![Change::entry(body, "clusterScope", "true", Some(reference.node))],
        },
        (true, false) => vec![Change::remove(body.field("clusterScope")?)],
        _ => return None,
    };
    let offer = mend(name, reference.node, m::MEND_SCOPE, changes).with("template", reference.name);
    Some(offer.with("scope", if near.cluster { "true" } else { "false" }))
}

fn told(offer: Mend, template: &str, objective: &Objective<'_>) -> Mend {
    offer
        .with("template", template)
        .with("objective", format!("{}/{}", objective.service, objective.name))
        .with("most", Value::Share(objective.most()))
}

/// The template as a document beside the rollout, unless it is there.
fn added(model: &Model<'_>, rollout: &Rollout<'_>, template: &str, objective: &Objective<'_>) -> Vec<Change> {
    if model.written.named(template).next().is_some() {
        return Vec::new();
    }
    let text = objective.template(template, rollout.identity.namespace, model.address);
    vec![Change::document(rollout.identity.node, text)]
}

fn objective<'m, 'a>(model: &'m Model<'a>, rollout: &Rollout<'a>) -> Option<&'m Objective<'a>> {
    let service = model.service(&rollout.identity);
    model.objectives.iter().find(|objective| objective.service == service || objective.service == rollout.identity.name)
}

/// Metrics that cannot fail.
pub(super) fn powers(model: &Model<'_>) -> Vec<Mend> {
    let mut offers = Vec::new();
    for rollout in &model.written.rollouts {
        for resolved in &model.resolved(rollout) {
            offers.extend(resolved.judges.iter().filter_map(|judge| {
                let Power::Powerless(weakness, node) = Power::of(*judge, resolved) else {
                    let at = judge.metric.success.or(judge.metric.failure)?;
                    return Some(choice(rollout.identity.name, at, m::MEND_THRESHOLD_CHOICE));
                };
                strengthened(rollout.identity.name, resolved, judge.metric, weakness, node)
            }));
        }
    }
    offers
}

fn strengthened(
    name: &str,
    resolved: &Resolved<'_, '_>,
    metric: &crate::written::Metric<'_>,
    weakness: Weakness,
    node: prr_sdk::Node<'_>,
) -> Option<Mend> {
    match weakness {
        Weakness::DryRun => {
            let dry = resolved.dry_runs.iter().find(|dry| dry.node == node)?;
            let item = dry.node.parent()?;
            let list = item.parent()?;
            // A list with nothing in it says as much as none.
            let gone = if list.children().count() > 1 { item } else { list };
            Some(mend(name, node, m::MEND_DRY_RUN, vec![Change::remove(gone)]))
        }
        Weakness::NoLimit | Weakness::LimitAboveCount { .. } => {
            let limit = match weakness {
                Weakness::LimitAboveCount { count, .. } => ((count - 1) / 2).max(0),
                _ => 2,
            };
            let Limit::Number(_, at) = metric.failure_limit else { return None };
            let changes = vec![Change::set(at, limit.to_string())];
            Some(mend(name, node, m::MEND_LIMIT, changes).with("limit", limit.to_string()))
        }
        Weakness::NoInterval { .. } => {
            let body =
                Some(metric.node).filter(|node| node.kind() == Kind::Mapping).or_else(|| metric.node.parent())?;
            let after = Some(metric.node).filter(|node| node.kind() != Kind::Mapping);
            Some(mend(name, node, m::MEND_INTERVAL, vec![Change::entry(body, "interval", "1m", after)]))
        }
        Weakness::NoCondition | Weakness::AlwaysTrue => Some(choice(name, node, m::MEND_CONDITION_CHOICE)),
    }
}

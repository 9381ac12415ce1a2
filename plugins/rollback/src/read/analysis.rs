use prr_sdk::{Document, Node};

use super::{Keys, identity, items, limit, seconds, text};
use crate::condition::{Conditions, parse};
use crate::written::{Analysis, Argument, DryRun, Metric, Need, Provider, SecretKey, Start, Template, TemplateRef};

/// An analysis of a rollout. One without templates is none: the controller does not start it.
pub(super) fn of<'a>(node: Node<'a>, keys: &Keys) -> Option<Analysis<'a>> {
    let templates: Vec<_> = items(node.get(keys.templates)).filter_map(|item| reference(item, keys)).collect();
    let starting = node.get(keys.starting_step);
    let step = |node: Node<'a>| node.as_i64().and_then(|step| usize::try_from(step).ok());
    (!templates.is_empty()).then(|| Analysis {
        node,
        templates,
        arguments: arguments(node, keys),
        dry_run: dry_runs(node, keys),
        starting_step: starting.filter(|node| !node.is_null()).map(|node| Start { step: step(node), node }),
    })
}

/// An analysis of an experiment, which names one template itself.
pub(super) fn of_experiment<'a>(node: Node<'a>, keys: &Keys) -> Analysis<'a> {
    Analysis {
        node,
        templates: reference(node, keys).into_iter().collect(),
        arguments: arguments(node, keys),
        dry_run: Vec::new(),
        starting_step: None,
    }
}

pub(super) fn template<'a>(document: &Document<'a>, keys: &Keys, cluster: bool) -> Option<Template<'a>> {
    let spec = document.root().get(keys.spec)?;
    Some(Template {
        identity: identity(document, keys),
        cluster,
        arguments: arguments(spec, keys),
        metrics: items(spec.get(keys.metrics)).map(|node| metric(node, keys)).collect(),
        dry_run: dry_runs(spec, keys),
        templates: items(spec.get(keys.templates)).filter_map(|item| reference(item, keys)).collect(),
    })
}

fn reference<'a>(item: Node<'a>, keys: &Keys) -> Option<TemplateRef<'a>> {
    let node = item.get(keys.template_name)?;
    let cluster = item.get(keys.cluster_scope).and_then(Node::as_bool) == Some(true);
    text(Some(node)).map(|name| TemplateRef { name, cluster, node })
}

fn arguments<'a>(node: Node<'a>, keys: &Keys) -> Vec<Argument<'a>> {
    let argument = |item: Node<'a>| {
        let name = item.get(keys.name)?;
        let given = |key| item.get(key).is_some_and(|value| !value.is_null());
        let bound = given(keys.value) || given(keys.value_from);
        let secret = item.get(keys.value_from).and_then(secret);
        text(Some(name)).map(|text| Argument { name: text, node: name, bound, secret })
    };
    items(node.get(keys.args)).filter_map(argument).collect()
}

fn secret(from: Node<'_>) -> Option<SecretKey<'_>> {
    let reference = from.field("secretKeyRef")?;
    let node = reference.field("name")?;
    Some(SecretKey { name: text(Some(node))?, key: text(reference.field("key"))?, node })
}

fn dry_runs<'a>(node: Node<'a>, keys: &Keys) -> Vec<DryRun<'a>> {
    let dry = |item: Node<'a>| {
        let node = item.get(keys.metric_name)?;
        text(Some(node)).map(|pattern| DryRun { pattern, node })
    };
    items(node.get(keys.dry_run)).filter_map(dry).collect()
}

fn metric<'a>(node: Node<'a>, keys: &Keys) -> Metric<'a> {
    let name = node.get(keys.name);
    let (success, failure) = (node.get(keys.success_condition), node.get(keys.failure_condition));
    let written = |condition: Option<Node<'a>>| condition.filter(|condition| text(Some(*condition)).is_some());
    let (success, failure) = (written(success), written(failure));
    Metric {
        name: text(name).unwrap_or_default(),
        node: name.unwrap_or(node),
        provider: provider(node.get(keys.provider), keys),
        repeats: text(node.get(keys.interval)).is_some(),
        interval: text(node.get(keys.interval)).and_then(seconds),
        delay: text(node.get(keys.initial_delay)).map_or(Some(0.0), seconds),
        query: node
            .get(keys.provider)
            .and_then(|provider| provider.get(keys.prometheus))
            .and_then(|prometheus| prometheus.get(keys.query)),
        count: limit(node.get(keys.count)),
        failure_limit: limit(node.get(keys.failure_limit)),
        consecutive_success_limit: limit(node.get(keys.consecutive_success_limit)),
        conditions: conditions(success, failure),
        success,
        failure,
    }
}

fn conditions(success: Option<Node<'_>>, failure: Option<Node<'_>>) -> Need<Conditions> {
    // An argument may stand anywhere in a condition.
    let read = |node: Option<Node<'_>>| match node.and_then(Node::text) {
        None => Some(None),
        Some(text) if text.contains("{{") => None,
        Some(text) => parse(text).map(Some),
    };
    match (read(success), read(failure)) {
        (Some(success), Some(failure)) => Need::Known(Conditions { success, failure }),
        _ => Need::Unknown,
    }
}

fn provider(node: Option<Node<'_>>, keys: &Keys) -> Provider {
    let Some(node) = node else { return Provider::Other };
    if node.get(keys.prometheus).is_some() {
        Provider::Prometheus
    } else if node.get(keys.job).is_some() {
        Provider::Job
    } else if node.get(keys.kayenta).is_some() {
        Provider::Kayenta
    } else {
        Provider::Other
    }
}

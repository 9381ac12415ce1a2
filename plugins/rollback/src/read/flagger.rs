use prr_sdk::{Document, Node};

use super::surroundings::target;
use super::{Keys, identity, items, text};
use crate::written::flagger::{Canary, Metric, Range, Source};

pub(super) fn canary<'a>(document: &Document<'a>, keys: &Keys) -> Option<Canary<'a>> {
    let spec = document.root().get(keys.spec)?;
    let analysis = spec.get(keys.analysis).or_else(|| spec.get(keys.canary_analysis));
    let on = |key| spec.get(key).filter(|node| node.as_bool() == Some(true));
    Some(Canary {
        identity: identity(document, keys),
        analysis,
        metrics: items(analysis.and_then(|analysis| analysis.get(keys.metrics)))
            .map(|node| metric(node, keys))
            .collect(),
        skips: on(keys.skip_analysis),
        suspended: on(keys.suspend),
        has_webhooks: items(analysis.and_then(|analysis| analysis.get(keys.webhooks))).next().is_some(),
        target: target(spec.get(keys.target), keys),
    })
}

fn metric<'a>(node: Node<'a>, keys: &Keys) -> Metric<'a> {
    let name = node.get(keys.name);
    Metric {
        name: text(name).unwrap_or_default(),
        node: name.unwrap_or(node),
        source: source(node, keys),
        range: range(node, keys),
    }
}

fn source<'a>(node: Node<'a>, keys: &Keys) -> Source<'a> {
    let reference = node.get(keys.template_ref);
    let named = reference.and_then(|reference| reference.get(keys.name));
    match (reference, named) {
        (Some(reference), Some(node)) => Source::Template {
            name: text(Some(node)).unwrap_or_default(),
            namespace: text(reference.get(keys.namespace)),
            node,
        },
        _ if text(node.get(keys.query)).is_some() => Source::Query,
        _ => Source::Name,
    }
}

fn range<'a>(node: Node<'a>, keys: &Keys) -> Range<'a> {
    let Some(range) = node.get(keys.threshold_range).filter(|range| !range.is_null()) else {
        return node.get(keys.threshold).map_or(Range::Absent, |_| Range::Old);
    };
    let bound = |key| range.get(key).filter(|node| !node.is_null());
    let (min, max) = (bound(keys.min), bound(keys.max));
    let value = |node: Option<Node<'a>>| node.and_then(Node::as_f64);
    match [min, max].into_iter().flatten().find(|node| node.as_f64().is_none()) {
        Some(unreadable) => Range::Unreadable(unreadable),
        None => Range::Between { min: value(min), max: value(max), node: range },
    }
}

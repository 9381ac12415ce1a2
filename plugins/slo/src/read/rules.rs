//! Alerting and recording rules, in rule files and in `PrometheusRule` objects.

use prr_sdk::{Kind, Node};

use super::{Keys, expression, items, text};
use crate::model::{Packing, Rule};

pub(super) fn read<'a>(root: Node<'a>, object: Option<(&str, &str)>, keys: &Keys, into: &mut Vec<Rule<'a>>) {
    let resource = object.is_some_and(|(_, kind)| kind == "PrometheusRule");
    let (groups, packing) = if resource {
        (root.get(keys.spec).and_then(|spec| spec.get(keys.groups)), Packing::Resource)
    } else {
        (root.get(keys.groups), Packing::File)
    };
    for group in items(groups) {
        let interval = group.get(keys.interval).and_then(seconds).filter(|seconds| *seconds > 0.0);
        into.extend(items(group.get(keys.rules)).filter_map(|node| rule(node, interval, packing, keys)));
    }
}

fn rule<'a>(node: Node<'a>, interval: Option<f64>, packing: Packing, keys: &Keys) -> Option<Rule<'a>> {
    let (alert, record) = (node.get(keys.alert), node.get(keys.record));
    let named = alert.or(record)?;
    let expr_node = node.get(keys.expr)?;
    let source = expr_node.text()?;
    let labels = node.get(keys.labels).filter(|labels| labels.kind() == Kind::Mapping);
    let labels = labels.map(Node::entries).unwrap_or_default();
    Some(Rule {
        name: text(Some(named))?,
        node: named,
        alerts: alert.is_some(),
        expr_node,
        expr: expression(source),
        hold: node.get(keys.for_).and_then(|node| Some((seconds(node)?, node))),
        keep: node.get(keys.keep_firing_for).and_then(seconds).unwrap_or(0.0),
        labels: labels.into_iter().filter_map(|label| Some((label.key()?, label))).collect(),
        interval,
        packing,
    })
}

fn seconds(node: Node<'_>) -> Option<f64> {
    prr_promql::duration(node.text()?.trim())
}

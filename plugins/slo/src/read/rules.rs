//! The rules of a file: of groups wherever they are packed.

use prr_sdk::{Kind, Node};

use super::containers::Container;
use super::{Keys, expression, items, rejects, text};
use crate::written::{Label, Rule, RuleFile};

/// Reads the rules of a container, and what would keep Prometheus from loading it.
pub(super) fn read<'a>(
    container: &Container<'a>,
    keys: &Keys,
    files: &mut Vec<RuleFile<'a>>,
    into: &mut Vec<Rule<'a>>,
) {
    let (file, first) = (files.len(), into.len());
    for group in items(Some(container.groups)) {
        let own = Group {
            interval: duration(group.get(keys.interval)).filter(|(seconds, _)| *seconds > 0.0),
            file,
            container,
        };
        into.extend(items(group.get(keys.rules)).filter_map(|node| own.rule(node, keys)));
    }
    files.push(rejects::of(container, &into[first..], keys));
}

/// What a group says for all of its rules.
struct Group<'c, 'a> {
    interval: Option<(f64, Node<'a>)>,
    file: usize,
    container: &'c Container<'a>,
}

impl<'a> Group<'_, 'a> {
    fn rule(&self, node: Node<'a>, keys: &Keys) -> Option<Rule<'a>> {
        let (alert, record) = (node.get(keys.alert), node.get(keys.record));
        let named = alert.or(record)?;
        let expr_node = node.get(keys.expr)?;
        let source = expr_node.text()?;
        Some(Rule {
            name: text(Some(named))?,
            node: named,
            alerts: alert.is_some(),
            expr_node,
            expr: expression(source),
            hold: duration(node.get(keys.for_)),
            keep: duration(node.get(keys.keep_firing_for)),
            promised_severity: None,
            labels: labels(node.get(keys.labels)),
            interval: self.interval.map(|(seconds, _)| seconds),
            file: self.file,
            packing: self.container.packing,
        })
    }
}

fn labels<'a>(node: Option<Node<'a>>) -> Vec<Label<'a>> {
    let entries = node.filter(|node| node.kind() == Kind::Mapping).map(Node::entries).unwrap_or_default();
    let value = |node: Node<'a>| if node.is_null() { "" } else { node.text().unwrap_or_default() };
    entries.into_iter().filter_map(|node| Some(Label { name: node.key()?, value: value(node), node })).collect()
}

fn duration(node: Option<Node<'_>>) -> Option<(f64, Node<'_>)> {
    let node = node?;
    Some((prr_promql::duration(node.text()?.trim())?, node))
}

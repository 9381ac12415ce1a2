//! The rules of a file: of groups wherever they are packed.

use prr_sdk::{Kind, Node};

use super::containers::Container;
use super::{Keys, expression, items, rejects, text};
use crate::written::{Rule, RuleFile};

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
    let faults = rejects::of(container, &into[first..], keys);
    files.push(RuleFile { faults });
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
            labels: named_texts(node.get(keys.labels)),
            interval: self.interval.map(|(seconds, _)| seconds),
            file: self.file,
            packing: self.container.packing,
        })
    }
}

/// Labels that are there: one without a value is none to Prometheus, and null is no value.
fn named_texts(node: Option<Node<'_>>) -> Vec<(&str, Node<'_>)> {
    let entries = node.filter(|node| node.kind() == Kind::Mapping).map(Node::entries).unwrap_or_default();
    let is_there = |entry: &Node<'_>| !entry.is_null() && entry.text() != Some("");
    entries.into_iter().filter(is_there).filter_map(|entry| Some((entry.key()?, entry))).collect()
}

fn duration(node: Option<Node<'_>>) -> Option<(f64, Node<'_>)> {
    let node = node?;
    Some((prr_promql::duration(node.text()?.trim())?, node))
}

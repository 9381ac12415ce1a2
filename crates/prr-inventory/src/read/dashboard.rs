use std::collections::BTreeSet;

use prr_document::read::Cursor;
use prr_model::inventory::Role;

use super::Reader;
use crate::facts::Thing;
use crate::metrics::{self, Metrics};

/// Rows hold panels, panels hold panels: Grafana nests them twice.
const DEEPEST_PANEL: u8 = 4;

/// A Grafana dashboard: the metrics that its panels and variables ask Prometheus for.
pub(super) fn read<'a>(reader: &mut Reader<'a>, root: Cursor<'a>) {
    let root = root.get("dashboard").filter(|inner| inner.get("panels").is_some()).unwrap_or(root);
    let has_panels =
        root.get("panels").or_else(|| root.get("rows")).is_some_and(|panels| panels.items().next().is_some());
    let Some((at, title)) = root.get("title").and_then(|at| Some((at, at.text()?))).filter(|_| has_panels) else {
        return;
    };
    let mut queries = Vec::new();
    panels(root, &mut queries, 0);
    let variables = root.at(&["templating", "list"]).into_iter().flat_map(Cursor::items);
    let variables: Vec<Cursor<'a>> =
        variables.filter(|variable| is_prometheus(*variable)).filter_map(variable).collect();
    let read: Vec<(Cursor<'a>, Metrics)> = queries
        .into_iter()
        .filter_map(|at| Some((at, metrics::of_panel(at.text()?))))
        .chain(variables.into_iter().filter_map(|at| Some((at, metrics::of_variable(at.text()?)))))
        .collect();
    let thing = reader.push(Thing { role: Role::Dashboard, ..reader.plain("Dashboard", title, at) });
    let mut seen = BTreeSet::new();
    let mut services = BTreeSet::new();
    for (at, mut metrics) in read {
        let text = at.text().unwrap_or_default();
        services.extend(metrics.equalities.iter().filter_map(|(_, value)| within(text, value)));
        metrics.names.retain(|name| seen.insert(name.clone()));
        reader.ask_metrics(thing, at, metrics);
    }
    reader.facts.things[thing].hints = services.into_iter().collect();
}

/// The part of a text that is this value.
fn within<'a>(text: &'a str, value: &str) -> Option<&'a str> {
    text.find(value).map(|start| &text[start..start + value.len()])
}

fn panels<'a>(node: Cursor<'a>, queries: &mut Vec<Cursor<'a>>, depth: u8) {
    if depth == DEEPEST_PANEL {
        return;
    }
    for key in ["panels", "rows"] {
        for panel in node.get(key).into_iter().flat_map(Cursor::items) {
            let targets = panel.get("targets").into_iter().flat_map(Cursor::items);
            let asked = targets.filter(|target| is_prometheus(panel) && is_prometheus(*target));
            queries.extend(asked.filter_map(|target| target.get("expr")));
            panels(panel, queries, depth + 1);
        }
    }
}

/// Whether a data source is Prometheus or does not say what it is.
fn is_prometheus(node: Cursor<'_>) -> bool {
    let kind = node.at(&["datasource", "type"]).and_then(Cursor::text);
    kind.is_none_or(|kind| matches!(kind, "prometheus" | "datasource" | "-- Mixed --") || kind.starts_with('$'))
}

fn variable(variable: Cursor<'_>) -> Option<Cursor<'_>> {
    variable.get("type").and_then(Cursor::text).filter(|kind| *kind == "query")?;
    let query = variable.get("query")?;
    query.get("query").or(Some(query))
}

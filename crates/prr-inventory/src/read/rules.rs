use prr_document::read::Cursor;
use prr_model::inventory::{RelationKind, Role};

use super::Reader;
use super::object::Object;
use crate::facts::{Target, Thing};
use crate::labels::Labels;
use crate::metrics;

/// Alerts and recording rules: in a rule file, or in an object that carries one.
pub(super) fn read<'a>(reader: &mut Reader<'a>, node: Cursor<'a>, object: Option<&Object<'a>>) {
    for group in node.get("groups").into_iter().flat_map(Cursor::items) {
        for rule in group.get("rules").into_iter().flat_map(Cursor::items) {
            self::rule(reader, rule, object);
        }
    }
}

fn rule<'a>(reader: &mut Reader<'a>, written: Cursor<'a>, object: Option<&Object<'a>>) {
    let (at, role) = match (written.get("alert"), written.get("record")) {
        (Some(alert), _) => (alert, Role::Alert),
        (None, Some(record)) => (record, Role::Record),
        (None, None) => return,
    };
    let Some(name) = at.text().filter(|name| !name.is_empty()) else { return };
    let labels = Labels::read(written.get("labels"));
    let expression = written.get("expr");
    let metrics = expression.and_then(Cursor::text).map(metrics::of_rule).unwrap_or_default();
    let mut hints: Vec<&str> =
        ["service", "sloth_service", "service_name"].iter().filter_map(|key| labels.get(key)).collect();
    hints.extend(object.map(Object::hints).unwrap_or_default());
    let kind = if role == Role::Alert { "Alert" } else { "RecordingRule" };
    let namespace = object.and_then(|object| object.namespace);
    let thing = reader.push(Thing { namespace, role, hints, ..reader.plain(kind, name, at) });
    if role == Role::Record {
        reader.ask(thing, RelationKind::Records, at, Target::Metric(name.to_owned()));
    } else {
        objective(reader, thing, &labels, written, &metrics);
        runbook(reader, thing, written);
    }
    if let Some(expression) = expression {
        reader.ask_metrics(thing, expression, metrics);
    }
}

/// The objective that an alert is for, as its labels name it, or the ids that sloth writes into its expressions.
fn objective<'a>(
    reader: &mut Reader<'a>,
    thing: usize,
    labels: &Labels<'a>,
    rule: Cursor<'a>,
    metrics: &metrics::Metrics,
) {
    let first = |keys: &[&str]| keys.iter().find_map(|key| labels.get(key));
    let service = first(&["sloth_service", "service", "service_name"]);
    if let Some(name) = first(&["sloth_slo", "slo", "slo_name"]) {
        let at = rule.get("labels").unwrap_or(rule);
        let at = ["sloth_slo", "slo", "slo_name"].iter().find_map(|key| at.get(key)).unwrap_or(at);
        return reader.ask(thing, RelationKind::AlertsOn, at, Target::Objective { service, name });
    }
    let id = metrics.equalities.iter().find(|(label, _)| label == "sloth_id").map(|(_, id)| id.as_str());
    let expression = rule.get("expr").and_then(|expr| Some((expr, expr.text()?)));
    if let Some((id, (at, text))) = id.zip(expression) {
        // The id is a part of the expression's text, which outlives the reader; the unescaped copy does not.
        let Some(start) = text.find(id) else { return };
        let name = &text[start..start + id.len()];
        reader.ask(thing, RelationKind::AlertsOn, at, Target::Objective { service: None, name });
    }
}

fn runbook<'a>(reader: &mut Reader<'a>, thing: usize, rule: Cursor<'a>) {
    let Some(annotations) = rule.get("annotations") else { return };
    let keys = ["runbook_url", "runbook", "runbook_link", "runbookURL"];
    let found = keys.iter().find_map(|key| annotations.get(key));
    if let Some((at, text)) = found.and_then(|at| Some((at, at.text().filter(|text| !text.trim().is_empty())?))) {
        reader.ask(thing, RelationKind::Runbook, at, Target::Page(text.trim()));
    }
}

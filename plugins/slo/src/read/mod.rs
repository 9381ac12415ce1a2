//! Documents to objectives, rules, workloads and declared services: one file a format.

mod declared;
mod plain;
mod query;
mod rules;
mod sloth;
mod workloads;

use prr_promql::{Expr, ParseError};
use prr_sdk::{Input, Node, keys};

use crate::burn::coverage;
use crate::model::{Model, Period, Target};

/// Bytes of an expression.
const LONGEST: usize = 16 * 1024;

keys! {
    /// The keys that the formats share.
    pub(crate) struct Keys {
        alert, alerting, burn_rates, chain, denominator, disable, error_query, error_ratio_query, camel_error_query = "errorQuery",
        camel_error_ratio_query = "errorRatioQuery", events, expr, factor, for_ = "for", groups, id, interval, labels, metadata, name,
        numerator, objective, camel_page_alert = "pageAlert", page_alert, plugin, raw, record, rules, service, services, sli, slis,
        slo, slo_plugins, camel_slo_plugins = "sloPlugins", slos, spec, target, camel_ticket_alert = "ticketAlert", ticket_alert, total_query, camel_total_query = "totalQuery",
        version, window,
    }
}

/// Reads all documents, then finds out which alerts protect which objective.
pub(crate) fn model<'a>(input: &Input<'a>) -> Model<'a> {
    let keys: Keys = input.view.keys();
    let mut model = Model {
        declared: Vec::new(),
        workloads: Vec::new(),
        slos: Vec::new(),
        rules: Vec::new(),
        coverage: Vec::new(),
    };
    for document in input.view.documents() {
        let root = document.root();
        let object = document.api_version_and_kind();
        declared::read(document.path(), root, &keys, &mut model.declared);
        plain::read(root, &keys, &mut model.slos);
        sloth::read(root, object, &keys, &mut model.slos);
        rules::read(root, object, &keys, &mut model.rules);
        workloads::read(root, object, &keys, &mut model.workloads);
    }
    sloth::take_periods_from_rules(&mut model.slos, &model.rules);
    model.coverage = coverage::of(&model.slos, &model.rules);
    model
}

/// Every rule, whatever object holds its groups.
#[cfg(test)]
pub(crate) fn every_rule(view: prr_sdk::View<'_>) -> Vec<crate::model::Rule<'_>> {
    let keys: Keys = view.keys();
    let mut rules = Vec::new();
    let mut left: Vec<_> = view.documents().map(|document| document.root()).collect();
    while let Some(node) = left.pop() {
        rules::read(node, None, &keys, &mut rules);
        left.extend(node.children());
    }
    rules
}

/// Reads an expression. Longer ones than anybody writes are refused: work on them must stay bounded.
fn expression(source: &str) -> Result<Expr, ParseError> {
    if source.len() > LONGEST {
        return Err(ParseError { message: format!("longer than {LONGEST} bytes"), span: 0..1 });
    }
    prr_promql::parse(source)
}

/// The items of a list, if the node is one.
fn items(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    node.filter(|node| node.kind() == prr_sdk::Kind::Sequence).into_iter().flat_map(Node::children)
}

/// The text of a scalar that is there and not blank.
fn text(node: Option<Node<'_>>) -> Option<&str> {
    node.and_then(Node::text).map(str::trim).filter(|text| !text.is_empty())
}

/// A target in a field that takes percent; a percent sign is understood.
fn percent(node: Option<Node<'_>>) -> Target<'_> {
    let Some(node) = node.filter(|node| !node.is_null()) else { return Target::Missing };
    let quoted = || node.text()?.trim().trim_end_matches('%').trim_end().parse().ok();
    match node.as_f64().or_else(quoted).filter(|percent: &f64| percent.is_finite()) {
        Some(percent) => Target::Percent { percent, node },
        None => Target::Unreadable { node },
    }
}

/// A period: a Prometheus duration, or days and weeks as ISO 8601 writes them.
fn period(node: Option<Node<'_>>) -> Period<'_> {
    let Some(node) = node.filter(|node| !node.is_null()) else { return Period::Missing };
    let iso = |text: &str| {
        let text = text.strip_prefix('P').filter(|rest| rest.ends_with(['D', 'W']))?;
        prr_promql::duration(&text.to_ascii_lowercase())
    };
    let seconds = node.text().map(str::trim).and_then(|text| prr_promql::duration(text).or_else(|| iso(text)));
    match seconds.filter(|seconds| *seconds > 0.0) {
        Some(seconds) => Period::Declared { seconds, node },
        None => Period::Unreadable { node },
    }
}

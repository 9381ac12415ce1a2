//! Documents to objectives, rules, workloads and declared services: one file a format.

mod built;
mod containers;
#[cfg(test)]
mod corpora;
mod declared;
mod generators;
mod object;
mod openslo;
mod openslo_alpha;
mod plain;
mod pyrra;
mod query;
mod rejects;
mod rules;
mod slo_generator;
mod sloth;
mod target;
mod terraform;
#[cfg(test)]
mod tests;
mod workloads;

use prr_promql::{Expr, ParseError};
use prr_sdk::{Input, Node, keys};

use crate::written::Written;
use object::Object;

/// Bytes of an expression.
const LONGEST: usize = 16 * 1024;

keys! {
    /// The keys that the formats share.
    pub(crate) struct Keys {
        absent, alert, alert_after = "alertAfter", alert_policies = "alertPolicies", alert_policy_ref = "alertPolicyRef",
        alert_when_no_data = "alertWhenNoData", alerting, annotations, app, app_name = "app.kubernetes.io/name", api_version = "apiVersion", backend, bad, bool_gauge,
        burn_rate_threshold, burn_rates, burnrates, chain, chart, condition, condition_ref = "conditionRef", conditions, containers,
        count, denominator, dependencies, disable, disabled, duration, error_budget_policies, error_budget_policy, error_query,
        error_ratio_query, errors, camel_error_query = "errorQuery", camel_error_ratio_query = "errorRatioQuery", events, expr,
        expression, factor, filter_bad, filter_good, filter_valid, for_ = "for", goal, good, grouping, groups, id, image, indicator,
        indicator_ref = "indicatorRef", interval, job_template = "jobTemplate", jobs, keep_firing_for, kind, labels, latency,
        latency_native = "latencyNative", limit, lookback_window = "lookbackWindow", metadata, method, metric,
        metric_source = "metricSource", name, namespace, numerator, objective, objectives, objects, op,
        camel_page_alert = "pageAlert", page_alert, plugin, promql, query, query_offset, ratio, ratio_metric = "ratioMetric",
        ratio_metrics = "ratioMetrics", raw, raw_type = "rawType", record, requests_per_second = "requests-per-second", resource, rules, run, service, service_level_indicator, services,
        severities, severity, sli, slis, slo, slo_plugins, camel_slo_plugins = "sloPlugins", slos, source, sources, spec, steps,
        success, target, target_percent = "targetPercent", template, threshold, threshold_bucket,
        threshold_metric = "thresholdMetric", camel_ticket_alert = "ticketAlert", ticket_alert, time_window = "timeWindow",
        time_windows = "timeWindows", total, total_query, camel_total_query = "totalQuery", type_ = "type", unit, version, window,
    }
}

/// Reads all documents.
pub(crate) fn documents<'a>(input: &Input<'a>) -> Written<'a> {
    let keys: Keys = input.view.keys();
    let documents = input.view.documents();
    let mut objects = Vec::with_capacity(documents.len());
    documents.for_each(|document| Object::find(&document, &keys, &mut objects));
    // What objectives refer to by name may stand in any document.
    let (mut library, mut policies) = (openslo::Library::default(), slo_generator::Policies::default());
    for object in &objects {
        library.add(object, &keys);
        policies.add(object, &keys);
    }
    // A large tree has many, and a list that grows lies in memory twice.
    let mut written = Written { rules: Vec::with_capacity(input.view.count(keys.expr)), ..Written::default() };
    let mut resources = terraform::Resources::default();
    for object in &objects {
        resources.add(object, &keys);
        declared::read(object, &keys, &mut written.declared);
        plain::read(object, &keys, &mut written.slos);
        sloth::read(object, &keys, &mut written.slos);
        openslo::read(object, &library, &keys, &mut written.slos);
        openslo_alpha::read(object, &keys, &mut written.slos);
        pyrra::read(object, &keys, &mut written.slos);
        slo_generator::read(object, &policies, &keys, &mut written.slos);
        workloads::read(object, &keys, &mut written.workloads);
        generators::read(object, &keys, &mut written.generators);
        let mut found = Vec::new();
        containers::find(object, &keys, &mut found);
        for container in &found {
            rules::read(container, &keys, &mut written.files, &mut written.rules);
        }
    }
    resources.link(&mut written.slos);
    sloth::take_periods_from_rules(&mut written.slos, &written.rules);
    written
}

/// Every rule, whatever object holds its groups.
#[cfg(test)]
pub(crate) fn every_rule(view: prr_sdk::View<'_>) -> Vec<crate::written::Rule<'_>> {
    let keys: Keys = view.keys();
    let (mut files, mut rules) = (Vec::new(), Vec::new());
    let mut left: Vec<_> = view.documents().map(|document| document.root()).collect();
    while let Some(node) = left.pop() {
        if let Some(groups) = node.get(keys.groups) {
            let container = containers::Container { node, groups, packing: crate::written::Packing::Values };
            rules::read(&container, &keys, &mut files, &mut rules);
        }
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

//! Collectors and shippers: Datadog's agents, OpenTelemetry's collectors, and what `ConfigMap`s configure.

use prr_sdk::{Document, Kind, Node};

use super::object::{Object, at, items};
use crate::flow::sent::{self, Sent, Variable};
use crate::flow::{Flow, Owner, Rule, Step, Target, scan};
use crate::messages as m;
use crate::terraform::Why;

pub(super) fn flows<'a>(object: &Object<'a>) -> Vec<Flow<'a>> {
    let sent = match (object.group, object.kind) {
        ("", "ConfigMap") => settings(object),
        ("datadoghq.com", "DatadogAgent") => agent(object),
        ("opentelemetry.io", "OpenTelemetryCollector") => collector(object),
        ("helm.toolkit.fluxcd.io", "HelmRelease") => {
            let chart = at(object.root, &["spec", "chart", "spec", "chart"]).and_then(Node::text);
            chart.map_or_else(Vec::new, |chart| {
                released(chart, object.spec().and_then(|spec| spec.field("values")), object.node)
            })
        }
        ("argoproj.io", "Application") => application(object),
        _ => Vec::new(),
    };
    sent::flows(sent, &object.subject(), &object.itself(), &object.owner)
}

/// Variables and files of settings that a `ConfigMap` holds.
fn settings<'a>(object: &Object<'a>) -> Vec<Sent<'a>> {
    let Some(data) = object.root.field("data") else { return Vec::new() };
    let entries = data.entries();
    let file = |node: &&Node<'a>| node.text().is_some_and(|text| text.contains('\n'));
    let mut found: Vec<_> =
        entries.iter().filter(file).flat_map(|node| sent::settings(*node, m::STEP_SETTINGS)).collect();
    let variable = |node: &Node<'a>| Some(Variable { name: node.key()?, value: Some(*node), node: *node });
    let variables: Vec<_> = entries.iter().filter(|node| !file(node)).filter_map(variable).collect();
    // Keys of services lie in Secrets, so what is not here may be there.
    found.extend(sent::environment(&variables, true));
    found
}

fn agent<'a>(object: &Object<'a>) -> Vec<Sent<'a>> {
    let global = at(object.root, &["spec", "global"]);
    site(global.and_then(|global| global.field("site")), object.node)
}

/// Where Datadog's agents send to, by the setting that names the site.
fn site<'a>(site: Option<Node<'a>>, otherwise: Node<'a>) -> Vec<Sent<'a>> {
    let Some(node) = site.filter(|node| !node.is_null() && node.text() != Some("")) else {
        return sent::default_of_datadog(otherwise.into()).into_iter().collect();
    };
    let text = node.text().unwrap_or_default();
    let target = if node.is_unresolved() { Target::unknown(Why::Expression(text)) } else { sent::site(text) };
    let step = Step::new(node, m::STEP_SETTINGS).with("name", "Datadog");
    vec![Sent { rule: Rule::Telemetry, at: node.into(), target, step }]
}

/// An OpenTelemetry collector, whose settings are a text or a tree.
fn collector<'a>(object: &Object<'a>) -> Vec<Sent<'a>> {
    let Some(config) = at(object.root, &["spec", "config"]) else { return Vec::new() };
    if config.kind() != Kind::Mapping {
        return sent::settings(config, m::STEP_SETTINGS);
    }
    let pipelines = at(config, &["service", "pipelines"]).map(Node::entries).unwrap_or_default();
    let used: Vec<&str> =
        pipelines.iter().flat_map(|pipeline| items(pipeline.field("exporters"))).filter_map(Node::text).collect();
    let exporters = config.field("exporters").map(Node::entries).unwrap_or_default();
    let used = exporters.into_iter().filter(|exporter| exporter.key().is_some_and(|name| used.contains(&name)));
    used.flat_map(exporter).collect()
}

fn exporter<'a>(exporter: Node<'a>) -> Vec<Sent<'a>> {
    let kind = exporter.key().and_then(|name| name.split('/').next()).unwrap_or_default();
    if kind == "datadog" {
        return site(at(exporter, &["api", "site"]), exporter);
    }
    let endpoints = ["endpoint", "traces_endpoint", "logs_endpoint", "metrics_endpoint"];
    let of_endpoint = |node: Node<'a>| {
        let host = node.text().filter(|text| !node.is_unresolved() && !text.contains("${"));
        let target = match host.and_then(scan::host) {
            Some(host) => sent::elsewhere(host),
            None => Target::unknown(Why::Expression(node.text().unwrap_or_default())),
        };
        let step = Step::new(node, m::STEP_SETTINGS).with("name", kind);
        Sent { rule: target.recipient.map_or(Rule::Telemetry, sent::rule), at: node.into(), target, step }
    };
    let logging = matches!(kind, "debug" | "logging" | "prometheus" | "file" | "nop");
    endpoints.iter().filter_map(|key| exporter.field(key)).filter(|_| !logging).map(of_endpoint).collect()
}

/// A chart that is released with values.
fn released<'a>(chart: &str, values: Option<Node<'a>>, otherwise: Node<'a>) -> Vec<Sent<'a>> {
    match chart.rsplit('/').next() {
        Some("datadog") => site(values.and_then(|values| at(values, &["datadog", "site"])), otherwise),
        Some("opentelemetry-collector") => values
            .and_then(|values| at(values, &["config", "exporters"]))
            .map(|exporters| exporters.entries().into_iter().flat_map(exporter).collect())
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn application<'a>(object: &Object<'a>) -> Vec<Sent<'a>> {
    let Some(spec) = object.spec() else { return Vec::new() };
    let sources = spec.field("source").into_iter().chain(items(spec.field("sources")));
    let mut found = Vec::new();
    for source in sources {
        let Some(chart) = source.field("chart").and_then(Node::text) else { continue };
        let helm = source.field("helm");
        let values = helm.and_then(|helm| helm.field("valuesObject"));
        let text = helm.and_then(|helm| helm.field("values"));
        let set = helm.into_iter().flat_map(|helm| items(helm.field("parameters")));
        let named = |set: &Node<'a>| set.field("name").and_then(Node::text) == Some("datadog.site");
        let parameter = set.filter(named).find_map(|set| set.field("value"));
        match (parameter, text) {
            (Some(node), _) => found.extend(site(Some(node), object.node)),
            (None, Some(text)) => {
                let told = sent::settings(text, m::STEP_SETTINGS);
                let silent = told.is_empty();
                found.extend(told);
                found.extend(silent.then(|| released(chart, values, object.node)).into_iter().flatten());
            }
            (None, None) => found.extend(released(chart, values, object.node)),
        }
    }
    found
}

/// Values for the chart of Datadog's agents, told by the key of the API that only that chart has.
pub(super) fn values<'a>(document: &Document<'a>) -> Vec<Flow<'a>> {
    let Some(datadog) = document.root().field("datadog").filter(|node| node.kind() == Kind::Mapping) else {
        return Vec::new();
    };
    let keys = ["apiKey", "apiKeyExistingSecret", "appKey", "clusterName"];
    if !keys.iter().any(|key| datadog.field(key).is_some()) {
        return Vec::new();
    }
    let owner = Owner { paths: vec![document.path()], ..Owner::default() };
    let first = Step::new(prr_sdk::Place::key(datadog), m::STEP_RESOURCE).with("name", document.path());
    let mut sent = site(datadog.field("site"), datadog);
    for one in sent.iter_mut().filter(|one| one.target.assumed) {
        one.at = prr_sdk::Place::key(datadog);
    }
    sent::flows(sent, document.path(), &first, &owner)
}

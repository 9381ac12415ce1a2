//! Documents to what is written in them: one file a kind of object.

mod analysis;
mod flagger;
mod pipeline;
mod rollout;
mod secret;
mod surroundings;
mod traffic;
mod workload;

pub(crate) use prr_sdk::declared::Declared;
use prr_sdk::{Document, Input, Node, keys};

use crate::flag::Flag;
use crate::migration::Migrations;
use crate::release::Releases;
use crate::written::{Identity, Limit, MetricTemplate, Rollout, Secret, Surroundings, Template, Workload};

keys! {
    /// The keys of the objects that are read.
    pub(crate) struct Keys {
        active_service = "activeService", analyses, analysis, app, app_name = "app.kubernetes.io/name", args, artifacts, auto_promotion = "autoPromotionEnabled", blue_green = "blueGreen",
        backend_refs = "backendRefs", build, canary, canary_service = "canaryService", canary_analysis = "canaryAnalysis", cluster_scope = "clusterScope", consecutive_success_limit = "consecutiveSuccessLimit",
        containers, count, destination, destination_rule = "destinationRule", digest, database_change_log = "databaseChangeLog", dry_run = "dryRun", duration, experiment, failure_condition = "failureCondition",
        flags, failure_limit = "failureLimit", host, image, images, initial_delay = "initialDelay", init_containers = "initContainers", interval,
        job, kayenta, kind, labels, max, max_surge = "maxSurge", max_unavailable = "maxUnavailable", metadata, migration_tool = "migrationTool", metric_name = "metricName", metrics, min, name,
        namespace, new_name = "newName", new_tag = "newTag", pause, persistent_volume_claim = "persistentVolumeClaim", ping_pong = "pingPong", ping_service = "pingService",
        pong_service = "pongService", ports, preview_service = "previewService",
        post_promotion = "postPromotionAnalysis", pre_promotion = "prePromotionAnalysis", progress_deadline_abort = "progressDeadlineAbort",
        prometheus, provider, query, replicas, resource, revision_history_limit = "revisionHistoryLimit", rollback, rolling_update = "rollingUpdate", route, routes, rules,
        scale_down_delay = "scaleDownDelaySeconds", scale_target = "scaleTargetRef", selector, services, set_weight = "setWeight",
        skip_analysis = "skipAnalysis", spec, stable_service = "stableService", starting_step = "startingStep", steps, strategy, subset,
        success_condition = "successCondition", suspend, target = "targetRef", template, template_name = "templateName",
        template_ref = "templateRef", templates, threshold, threshold_range = "thresholdRange", traffic_routing = "trafficRouting", kind_of = "type",
        update_strategy = "updateStrategy", value, value_from = "valueFrom", virtual_service = "virtualService", virtual_services = "virtualServices", volumes, webhooks, weight, workload_ref = "workloadRef",
    }
}

/// Everything that is read.
#[derive(Debug, Default)]
pub(crate) struct Written<'a> {
    pub declared: Vec<Declared<'a>>,
    pub rollouts: Vec<Rollout<'a>>,
    pub templates: Vec<Template<'a>>,
    pub workloads: Vec<Workload<'a>>,
    /// Jobs and what starts them: they serve nobody.
    pub batch: Vec<Identity<'a>>,
    pub canaries: Vec<crate::written::flagger::Canary<'a>>,
    pub metric_templates: Vec<MetricTemplate<'a>>,
    /// Sorted by name.
    pub secrets: Vec<Secret<'a>>,
    pub surroundings: Surroundings<'a>,
    pub releases: Releases<'a>,
    pub migrations: Migrations<'a>,
    pub flags: Vec<Flag<'a>>,
    /// Seconds since the Unix epoch as of which the tree is judged.
    pub now: i64,
}

/// Reads all documents.
pub(crate) fn documents<'a>(input: &Input<'a>) -> Written<'a> {
    let keys: Keys = input.view.keys();
    let mut written =
        Written { declared: prr_sdk::declared::services(&input.view), now: input.effective_time, ..Written::default() };
    for document in input.view.documents() {
        written.migrations.add(&document, &keys);
        crate::flag::read(&document, &keys, &mut written.flags);
        if let Some(types) = document.root().get(keys.resource) {
            crate::release::resources(types, &mut written.releases);
        }
        if written.releases.pipeline.is_none() {
            written.releases.pipeline = pipeline::rolls_back(&document);
        }
        surroundings::images(document.root(), &keys, &mut written.surroundings.tagged_elsewhere);
        let Some((api, kind)) = document.api_version_and_kind() else { continue };
        let (group, _) = api.split_once('/').unwrap_or(("", api));
        object(&document, &keys, group, kind, &mut written);
    }
    written.surroundings.sort();
    for workload in &mut written.workloads {
        workload.served_by = written.surroundings.serving(workload);
    }
    written.secrets.sort_by_key(|secret| secret.name);
    written
}

fn object<'a>(document: &Document<'a>, keys: &Keys, group: &str, kind: &'a str, written: &mut Written<'a>) {
    let around = &mut written.surroundings;
    around.reachable.extend(traffic::reachable(document, keys, group, kind));
    around.routes.extend(traffic::route(document, keys, group, kind));
    written.releases.add(document, group, kind);
    match (group, kind) {
        ("argoproj.io", "Rollout") => {
            written.rollouts.extend(rollout::read(document, keys));
            written.workloads.extend(workload::read(document, keys, kind));
        }
        ("argoproj.io", "AnalysisTemplate" | "ClusterAnalysisTemplate") => {
            written.templates.extend(analysis::template(document, keys, kind == "ClusterAnalysisTemplate"));
        }
        ("apps", "Deployment" | "StatefulSet" | "DaemonSet") => {
            written.workloads.extend(workload::read(document, keys, kind));
        }
        ("batch", "Job" | "CronJob") => written.batch.push(identity(document, keys)),
        ("flagger.app", "Canary") => written.canaries.extend(flagger::canary(document, keys)),
        ("flagger.app", "MetricTemplate") => {
            written.metric_templates.push(MetricTemplate { identity: identity(document, keys) });
        }
        ("", "Secret") | ("bitnami.com", "SealedSecret") | ("external-secrets.io", "ExternalSecret") => {
            written.secrets.push(secret::read(document, keys, kind));
        }
        ("", "Service") => around.services.extend(surroundings::service(document, keys)),
        ("autoscaling", "HorizontalPodAutoscaler") | ("keda.sh", "ScaledObject") => {
            around.scaled.extend(surroundings::scaled(document, keys));
        }
        _ => {}
    }
}

fn identity<'a>(document: &Document<'a>, keys: &Keys) -> Identity<'a> {
    let metadata = document.root().get(keys.metadata);
    let field = |key| metadata.and_then(|metadata| metadata.get(key));
    let label = |name| field(keys.labels).and_then(|labels| text(labels.get(name)));
    let name = field(keys.name);
    let (shown, node) = (text(name).unwrap_or_default(), name.unwrap_or_else(|| document.root()));
    let service = label(keys.app_name).or_else(|| label(keys.app)).unwrap_or(shown);
    Identity { name: shown, namespace: text(field(keys.namespace)), node, service }
}

/// An `IntOrString`: a text with a number in it is that number, as the controller reads it.
fn limit(node: Option<Node<'_>>) -> Limit<'_> {
    match node.filter(|node| !node.is_null()) {
        None => Limit::Absent,
        Some(node) => match node.text().and_then(|text| text.trim().parse().ok()) {
            Some(number) => Limit::Number(number, node),
            None => Limit::Unreadable(node),
        },
    }
}

/// The text of a scalar that is not empty.
fn text(node: Option<Node<'_>>) -> Option<&str> {
    node.filter(|node| !node.is_null()).and_then(Node::text).filter(|text| !text.is_empty())
}

/// The items of a list, or nothing.
fn items(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    node.map(Node::target)
        .filter(|node| node.kind() == prr_sdk::Kind::Sequence)
        .into_iter()
        .flat_map(Node::children)
        .map(Node::target)
}

/// Seconds of a duration as Go writes it (`1h30m`, `1.5h`, `300ms`), or of a bare number.
pub(crate) fn seconds(text: &str) -> Option<f64> {
    if let Ok(number) = text.parse::<f64>() {
        return (number >= 0.0 && number.is_finite()).then_some(number);
    }
    let mut rest = text;
    let mut total = 0.0;
    while !rest.is_empty() {
        let digits = rest.find(|char: char| !char.is_ascii_digit() && char != '.')?;
        let number: f64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let length = rest.find(|char: char| char.is_ascii_digit()).unwrap_or(rest.len());
        let unit = match &rest[..length] {
            "h" => 3_600.0,
            "m" => 60.0,
            "s" => 1.0,
            "ms" => 1e-3,
            "us" | "µs" => 1e-6,
            "ns" => 1e-9,
            _ => return None,
        };
        total += number * unit;
        rest = &rest[length..];
    }
    (!text.is_empty()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn durations_are_those_of_go() {
        for (text, wanted) in [
            ("5m", Some(300.0)),
            ("1h30m", Some(5_400.0)),
            ("90", Some(90.0)),
            ("1.5h", Some(5_400.0)),
            ("300ms", Some(0.3)),
            ("5 m", None),
            ("", None),
            ("{{ x }}", None),
        ] {
            assert_eq!(seconds(text), wanted, "{text}");
        }
    }
}

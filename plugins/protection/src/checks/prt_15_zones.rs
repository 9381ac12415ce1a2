//! PRT-15: core business survives the loss of a zone.

use prr_sdk::{Check, Finding, Node, Parameters, Place, Severity, Value, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::{ByName, Object, items};
use crate::read::terraform::{Resource, text};
use crate::scope::Concern;
use crate::setting::{Setting, Want, Wording, judge as settings, on, want};

const SETTINGS: &[Setting] = &[
    on("aws_db_instance", "multi_az").exempt(&[("replicate_source_db", "*")]),
    on("aws_elasticache_replication_group", "multi_az_enabled"),
    on("aws_opensearch_domain", "cluster_config.zone_awareness_enabled"),
    want("google_sql_database_instance", "settings.availability_type", Want::OneOf(&["REGIONAL"]))
        .exempt(&[("master_instance_name", "*")]),
    want("google_redis_instance", "tier", Want::OneOf(&["STANDARD_HA"])),
    want("azurerm_postgresql_flexible_server", "high_availability.mode", Want::OneOf(&["ZoneRedundant"])),
    want("azurerm_mysql_flexible_server", "high_availability.mode", Want::OneOf(&["ZoneRedundant"])),
    on("ncloud_mysql", "is_multi_zone"),
    on("ncloud_postgresql", "multi_zone"),
    on("ncloud_redis", "is_ha").exempt(&[("mode", "CLUSTER")]),
];

const WORDING: Wording = Wording { good: m::ZONES, bad: m::ONE_ZONE, missing: m::ONE_ZONE_BY_DEFAULT };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-15",
        severity: Severity::High,
        documentation: include_str!("prt_15_zones.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = settings(model, SETTINGS, &WORDING, Concern::Core);
    let instances = model.resources.attached("aws_rds_cluster_instance", "cluster_identifier", "cluster_identifier");
    for cluster in model.resources.of("aws_rds_cluster") {
        let found = of_cluster(cluster, &instances.to(&model.resources, cluster));
        let found = found.with("name", cluster.address.as_str()).with("setting", "aws_rds_cluster_instance");
        findings.push(model.of_resource(cluster).concerned(Concern::Core, found, &cluster.address, "instances"));
    }
    let scalers = ByName::new(model.objects.of("HorizontalPodAutoscaler"), "autoscaling", |scaler| {
        text(scaler.spec()?.field("scaleTargetRef")?.field("name"))
    });
    for kind in ["Deployment", "StatefulSet", "Rollout"] {
        for object in model.objects.of(kind) {
            let (scope, name) = (model.of_object(object), object.subject());
            let found = workload(&scalers, object).map(|found| found.with("name", name.as_str()));
            findings.extend(found.map(|found| scope.concerned(Concern::Core, found, &name, "replicas")));
        }
    }
    findings
}

/// A cluster of Aurora fails over to another instance, if it has one.
fn of_cluster(cluster: &Resource<'_>, instances: &[&Resource<'_>]) -> Finding {
    let name = &cluster.address;
    let open = instances.iter().find(|instance| instance.name.is_unresolved());
    match (open, instances.len()) {
        (Some(instance), _) => unknown(name, Place::key(instance.name)).because(m::OPEN).with("value", "count"),
        (None, 0) => unknown(name, Place::key(cluster.name)).because(m::ACCOUNT_DECIDES),
        (None, 1) => fail(name, Place::key(instances[0].name)).because(m::ONE_ZONE).with("value", "1"),
        (None, many) => pass(name, Place::key(cluster.name)).because(m::ZONES).with("value", many.to_string()),
    }
}

/// A workload with one pod, or with all of them bound to one zone.
fn workload<'a>(scalers: &ByName<'a>, object: &Object<'a>) -> Option<Finding> {
    let (name, pod) = (object.subject(), object.pod()?);
    // What has no image is a patch, and its base says how many pods there are.
    object.containers().iter().find(|container| container.field("image").is_some())?;
    if let Some(zone) = zone(pod) {
        return Some(fail(&name, zone).because(m::ZONE_PINNED).with("zone", zone.text().unwrap_or_default()));
    }
    let scaler = scalers.get(object.name, object.namespace);
    // An autoscaler goes down to one pod unless it names a minimum.
    let least = match scaler {
        Some(scaler) => scaler.spec()?.field("minReplicas"),
        None => object.spec()?.field("replicas"),
    };
    let pods = match least {
        Some(node) if node.is_unresolved() => return None,
        Some(node) => node.as_i64()?,
        None => 1,
    };
    let at = least.map_or_else(|| Place::from(object.at), Place::from);
    // Nothing runs, so nothing is lost.
    (pods > 0).then(|| match pods {
        1 => fail(&name, at).because(m::ONE_POD),
        #[expect(clippy::cast_precision_loss, reason = "numbers of pods are small")]
        many => pass(&name, at).because(m::PODS).with("pods", Value::Number(many as f64)),
    })
}

const ZONE: &str = "topology.kubernetes.io/zone";

/// The one zone that pods are bound to.
fn zone(pod: Node<'_>) -> Option<Node<'_>> {
    if let Some(zone) = pod.field("nodeSelector").and_then(|selector| selector.field(ZONE)) {
        return Some(zone);
    }
    let required =
        pod.field("affinity")?.field("nodeAffinity")?.field("requiredDuringSchedulingIgnoredDuringExecution")?;
    let mut terms = items(required.field("nodeSelectorTerms"));
    let (first, None) = (terms.next()?, terms.next()) else { return None };
    items(first.field("matchExpressions")).find_map(|expression| {
        let is_zone = text(expression.field("key")) == Some(ZONE) && text(expression.field("operator")) == Some("In");
        let mut values = items(expression.field("values")).filter(|_| is_zone);
        match (values.next(), values.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        }
    })
}

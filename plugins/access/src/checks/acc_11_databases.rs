//! ACC-11: stores of data have no public address.

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::cloud::Resource;
use crate::cloud::ports::guarded;
use crate::kube::near::Near;
use crate::kube::network::is_world;
use crate::kube::service::Service;
use crate::messages as m;
use crate::model::Model;
use crate::value::{Switch, at, items, switch, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-11",
        severity: Severity::Critical,
        documentation: include_str!("acc_11_databases.md"),
        parameters: &[],
        judge,
    }
}

/// Stores whose `publicly_accessible` is off unless it is on.
const AWS: &[&str] = &["aws_db_instance", "aws_rds_cluster_instance", "aws_dms_replication_instance", "aws_mq_broker"];
/// Servers that have a public endpoint unless it is off, or they stand in a subnet.
const AZURE: &[&str] = &[
    "azurerm_mssql_server",
    "azurerm_postgresql_server",
    "azurerm_postgresql_flexible_server",
    "azurerm_mysql_flexible_server",
    "azurerm_mariadb_server",
    "azurerm_cosmosdb_account",
];

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let of = |kinds: &'static [&'static str]| kinds.iter().flat_map(|kind| model.cloud.of(kind));
    let mut findings: Vec<_> = of(AWS).map(|store| aws(store, true)).collect();
    findings.extend(model.cloud.of("aws_redshift_cluster").iter().map(|store| aws(store, false)));
    findings.extend(of(AZURE).map(azure));
    findings.extend(model.cloud.of("google_sql_database_instance").iter().map(google));
    findings.extend(services(model));
    findings
}

fn open(name: &str, at: Node<'_>) -> Finding {
    fail(name, at).because(m::STORE_PUBLIC).fix(m::CLOSE_STORE, &[], None).with("name", name)
}

fn closed(name: &str, at: Node<'_>) -> Finding {
    pass(name, at).because(m::STORE_PRIVATE).with("name", name)
}

fn unclear(name: &str, at: Node<'_>) -> Finding {
    unknown(name, at).because(m::STORE_UNKNOWN).with("name", name)
}

/// The default of Redshift's switch depends on the version of the provider.
fn aws(store: &Resource<'_>, off_by_default: bool) -> Finding {
    let name = store.address();
    match switch(store.field("publicly_accessible")) {
        Switch::On(node) => open(&name, node),
        Switch::Off(node) => closed(&name, node),
        Switch::Open(node) => unclear(&name, node),
        Switch::Absent if off_by_default => closed(&name, store.body),
        Switch::Absent => unclear(&name, store.body),
    }
}

fn azure(store: &Resource<'_>) -> Finding {
    let name = store.address();
    if let Some(subnet) = store.field("delegated_subnet_id") {
        return closed(&name, subnet);
    }
    match switch(store.field("public_network_access_enabled").or_else(|| store.field("public_network_access"))) {
        Switch::Off(node) => closed(&name, node),
        Switch::Open(node) if node.text() == Some("Disabled") => closed(&name, node),
        Switch::Open(node) => unclear(&name, node),
        Switch::On(node) => open(&name, node),
        Switch::Absent => open(&name, store.body),
    }
}

/// Cloud SQL has a public address unless it is taken away; who may use it is a list.
fn google(store: &Resource<'_>) -> Finding {
    let name = store.address();
    let Some(settings) = items(store.field("settings")).next() else {
        // A replica takes them from its primary.
        return unclear(&name, store.body);
    };
    let addresses = items(settings.field("ip_configuration")).next();
    let field = |key: &str| addresses.and_then(|addresses| addresses.field(key));
    let networks = items(field("authorized_networks")).filter_map(|network| network.field("value"));
    if let Some(world) = networks.into_iter().find(|value| text(Some(*value)).is_some_and(is_world)) {
        return open(&name, world);
    }
    match switch(field("ipv4_enabled")) {
        Switch::Off(node) => closed(&name, node),
        Switch::Open(node) => unclear(&name, node),
        Switch::On(node) => open(&name, node),
        Switch::Absent => open(&name, addresses.unwrap_or(settings)),
    }
}

/// Services that lead to a store.
fn services(model: &Model<'_>) -> Vec<Finding> {
    let stores: Vec<_> = model.workloads.iter().filter(|workload| workload.store().is_some()).collect();
    let near = Near::new(stores.iter().map(|workload| (workload.object.namespace, workload.object.path)));
    let leads = |service: &Service<'_>| {
        let object = &service.object;
        let selected = near.of(object.namespace, object.path).map(|position| stores[position]);
        selected.into_iter().any(|workload| service.selects(workload)) || names_store(service)
    };
    model.services.iter().filter(|service| leads(service)).map(service).collect()
}

/// Whether a port of a Service is that of a store.
fn names_store(service: &Service<'_>) -> bool {
    let number = |node: Node<'_>| text(node.field("port"))?.parse().ok();
    service.ports.iter().filter_map(|port| number(*port)).any(|port| guarded(port).is_some_and(|port| port.data))
}

fn service(service: &Service<'_>) -> Finding {
    let object = &service.object;
    let name = format!("Service {}", object.name);
    let outside = at(object.root, &["spec", "externalIPs"]).filter(|list| items(Some(*list)).next().is_some());
    let found = match (text(service.kind), service.kind) {
        (Some("LoadBalancer"), Some(kind)) => match service.internal().or_else(|| service.sources()) {
            Some(narrowed) => closed(&name, narrowed).proof(kind),
            None => open(&name, kind),
        },
        (Some("NodePort"), Some(kind)) => open(&name, kind),
        _ => outside.map_or_else(|| closed(&name, service.kind.unwrap_or(object.at)), |list| open(&name, list)),
    };
    found.service(object.service())
}

//! PRT-02: services speak to each other and to their databases over TLS.

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::{Object, items};
use crate::read::terraform::{Resource, block, known, many, text};
use crate::read::texts::{self, Applied, Text};
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, judge as settings, on, shown, switch, want};

const SETTINGS: &[Setting] = &[
    want("aws_msk_cluster", "encryption_info.encryption_in_transit.client_broker", Want::OneOf(&["TLS"]))
        .absent(Absent::Fine),
    on("aws_msk_cluster", "encryption_info.encryption_in_transit.in_cluster").absent(Absent::Fine),
    on("aws_elasticache_replication_group", "transit_encryption_enabled").exempt(&[("engine", "valkey")]),
    on("aws_memorydb_cluster", "tls_enabled").absent(Absent::Fine),
    on("aws_opensearch_domain", "node_to_node_encryption.enabled"),
    on("aws_elasticsearch_domain", "node_to_node_encryption.enabled"),
    want("aws_dax_cluster", "cluster_endpoint_encryption_type", Want::OneOf(&["TLS"])),
    want("google_redis_instance", "transit_encryption_mode", Want::OneOf(&["SERVER_AUTHENTICATION"])),
    want("azurerm_redis_cache", "non_ssl_port_enabled", Want::Off).absent(Absent::Fine),
    want("azurerm_redis_cache", "enable_non_ssl_port", Want::Off).absent(Absent::Fine),
    on("azurerm_postgresql_server", "ssl_enforcement_enabled"),
    on("azurerm_mysql_server", "ssl_enforcement_enabled"),
    on("azurerm_mariadb_server", "ssl_enforcement_enabled"),
];

const WORDING: Wording = Wording { good: m::INSIDE_SETTING, bad: m::INSIDE_PLAIN, missing: m::INSIDE_PLAIN_BY_DEFAULT };

/// Parameters of databases that demand TLS.
const DEMANDS: &[&str] = &["rds.force_ssl", "require_secure_transport", "tls", "require_ssl", "neptune_enforce_ssl"];

/// What drivers are told so that they do not encrypt.
const PLAIN_OPTIONS: &[&str] =
    &["sslmode=disable", "sslmode=allow", "sslmode=disabled", "usessl=false", "ssl-mode=disabled"];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-02",
        severity: Severity::High,
        documentation: include_str!("prt_02_inside.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = settings(model, SETTINGS, &WORDING, Concern::Personal);
    for kind in [
        "aws_db_parameter_group",
        "aws_rds_cluster_parameter_group",
        "aws_docdb_cluster_parameter_group",
        "aws_redshift_parameter_group",
    ] {
        for group in model.resources.of(kind) {
            findings.extend(parameters(model, group));
        }
    }
    for kind in ["azurerm_postgresql_flexible_server_configuration", "azurerm_mysql_flexible_server_configuration"] {
        for entry in model.resources.of(kind) {
            findings.extend(parameter(model, entry, entry.body));
        }
    }
    findings.extend(
        model.resources.of("google_sql_database_instance").iter().filter_map(|database| cloud_sql(model, database)),
    );
    for object in model.objects.all() {
        let found = match object.kind {
            "PeerAuthentication" => peers(object),
            "DestinationRule" => destination(object),
            _ => continue,
        };
        let (scope, name) = (model.of_object(object), object.subject());
        findings.extend(
            found
                .into_iter()
                .map(|found| scope.concerned(Concern::Personal, found.with("name", name.as_str()), &name, "mTLS")),
        );
    }
    texts::each(&model.view, |text| findings.extend(option(model, &text)));
    findings
}

/// Parameters that demand TLS, or do not.
fn parameters(model: &Model<'_>, group: &Resource<'_>) -> Vec<Finding> {
    many(group.body.field("parameter")).filter_map(|entry| parameter(model, group, entry)).collect()
}

fn parameter(model: &Model<'_>, group: &Resource<'_>, entry: Node<'_>) -> Option<Finding> {
    let setting = known(entry.field("name")).filter(|name| DEMANDS.contains(name))?;
    let value = entry.field("value").filter(|value| !value.is_unresolved())?;
    let name = &group.address;
    let found = if switch(value)? {
        pass(name, value).because(m::INSIDE_SETTING)
    } else {
        fail(name, value).because(m::INSIDE_PLAIN)
    };
    let found = found.with("name", name.as_str()).with("setting", setting).with("value", shown(value));
    Some(model.of_resource(group).concerned(Concern::Personal, found, name, setting))
}

/// A database of Cloud SQL takes connections without TLS unless it says otherwise.
fn cloud_sql(model: &Model<'_>, database: &Resource<'_>) -> Option<Finding> {
    let name = &database.address;
    let network = block(block(database.body, "settings")?, "ip_configuration");
    let of = |key| network.and_then(|network| network.field(key)).filter(|node| !node.is_null());
    let found = match (of("ssl_mode"), of("require_ssl")) {
        (Some(mode), _) if mode.is_unresolved() => {
            prr_sdk::unknown(name, mode).because(m::OPEN).with("value", shown(mode))
        }
        (Some(mode), _) if mode.text() == Some("ALLOW_UNENCRYPTED_AND_ENCRYPTED") => {
            fail(name, mode).because(m::INSIDE_PLAIN).with("value", shown(mode))
        }
        (Some(mode), _) => pass(name, mode).because(m::INSIDE_SETTING).with("value", shown(mode)),
        (None, Some(require)) if switch(require) == Some(true) => {
            pass(name, require).because(m::INSIDE_SETTING).with("value", "require_ssl")
        }
        (None, Some(require)) => fail(name, require).because(m::INSIDE_PLAIN).with("value", shown(require)),
        (None, None) => fail(name, prr_sdk::Place::key(database.name)).because(m::INSIDE_PLAIN_BY_DEFAULT),
    };
    let found = found.with("name", name.as_str()).with("setting", "ip_configuration.ssl_mode");
    Some(model.of_resource(database).concerned(Concern::Personal, found, name, "ip_configuration.ssl_mode"))
}

fn peers(object: &Object<'_>) -> Vec<Finding> {
    let Some(spec) = object.spec() else { return Vec::new() };
    let own = spec.field("mtls").and_then(|mtls| mtls.field("mode"));
    let ports = spec.field("portLevelMtls").into_iter().flat_map(Node::entries).filter_map(|port| port.field("mode"));
    let judged = own.into_iter().chain(ports).filter_map(|mode| {
        let name = object.subject();
        Some(match mode.text()? {
            "STRICT" => pass(&name, mode).because(m::MESH_STRICT),
            "PERMISSIVE" => fail(&name, mode).because(m::MESH_PERMISSIVE).fix(m::MESH_SET, &[], None),
            "DISABLE" => fail(&name, mode).because(m::MESH_OFF).fix(m::MESH_SET, &[], None),
            _ => return None,
        })
    });
    judged.collect()
}

fn destination(object: &Object<'_>) -> Vec<Finding> {
    let Some(spec) = object.spec() else { return Vec::new() };
    let subsets = items(spec.field("subsets"));
    let policies = std::iter::once(spec).chain(subsets).filter_map(|of| of.field("trafficPolicy"));
    let modes = policies.filter_map(|policy| policy.field("tls")?.field("mode"));
    let off = modes.filter(|mode| text(Some(*mode)) == Some("DISABLE"));
    off.map(|mode| fail(object.subject(), mode).because(m::MESH_OFF).fix(m::MESH_SET, &[], None)).collect()
}

/// A text that tells a driver not to encrypt. What stays on one host needs no encryption.
fn option(model: &Model<'_>, text: &Text<'_>) -> Option<Finding> {
    if text.applied == Applied::Pipeline || text.value.len() > 65_536 {
        return None;
    }
    let lower = text.value.to_ascii_lowercase();
    let name_says = text.name.len() < 64 && {
        let bare: String = text.name.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
        bare.ends_with("sslmode") && matches!(lower.as_str(), "disable" | "disabled" | "allow")
    };
    let line = lower.lines().find(|line| PLAIN_OPTIONS.iter().any(|option| line.contains(option)));
    let line = line.or(name_says.then_some(lower.as_str()))?;
    let near = ["localhost", "127.0.0.1", "host=/", "/cloudsql/", "[::1]"];
    let comment = line.trim_start().starts_with(['#', ';']);
    if comment || near.iter().any(|near| line.contains(near)) || name_says && beside_local(text.node) {
        return None;
    }
    let (scope, subject) = model.of_text(text);
    let found =
        fail(&subject, text.node).because(m::DRIVER_PLAIN).with("name", subject.as_str()).with("setting", text.name);
    Some(scope.concerned(Concern::Personal, found.fix(m::DRIVER_ENCRYPT, &[], None), &subject, text.name))
}

/// Whether an environment variable stands beside one that names this host.
fn beside_local(value: Node<'_>) -> bool {
    let list = value.parent().and_then(Node::parent);
    let hosts = items(list).filter(|entry| text(entry.field("name")).is_some_and(|name| name.ends_with("HOST")));
    hosts.filter_map(|entry| text(entry.field("value"))).any(|host| host == "localhost" || host == "127.0.0.1")
}

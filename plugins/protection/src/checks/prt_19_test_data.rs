//! PRT-19: data of real people is not used to test, and none is written into manifests.

use prr_sdk::{Check, Finding, Parameters, Place, Severity, fail, not_applicable, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::Object;
use crate::read::person::identifier;
use crate::read::terraform::{Resource, block, known, text};

/// Arguments that fill a new store from another one.
const SOURCES: &[(&str, &str)] = &[
    ("aws_db_instance", "snapshot_identifier"),
    ("aws_rds_cluster", "snapshot_identifier"),
    ("aws_docdb_cluster", "snapshot_identifier"),
    ("aws_neptune_cluster", "snapshot_identifier"),
    ("aws_redshift_cluster", "snapshot_identifier"),
    ("aws_ebs_volume", "snapshot_id"),
    ("aws_elasticache_replication_group", "snapshot_name"),
    ("azurerm_postgresql_flexible_server", "source_server_id"),
    ("azurerm_mysql_flexible_server", "source_server_id"),
    ("ncloud_block_storage", "snapshot_no"),
    ("ncloud_mysql_recovery", "mysql_instance_no"),
];

/// Blocks that do.
const BLOCKS: &[(&str, &str, &[&str])] = &[
    ("aws_db_instance", "restore_to_point_in_time", &["source_db_instance_identifier", "source_dbi_resource_id"]),
    ("aws_rds_cluster", "restore_to_point_in_time", &["source_cluster_identifier"]),
    ("google_sql_database_instance", "clone", &["source_instance_name"]),
];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-19",
        severity: Severity::High,
        documentation: include_str!("prt_19_test_data.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (kind, argument) in SOURCES {
        for resource in model.resources.of(kind) {
            let source = resource.body.field(argument).filter(|node| !node.is_null());
            findings.extend(source.map(|source| filled(model, resource, source)));
        }
    }
    for (kind, name, arguments) in BLOCKS {
        for resource in model.resources.of(kind) {
            let from = block(resource.body, name);
            let source = arguments.iter().find_map(|argument| from?.field(argument)).or(from);
            findings.extend(source.map(|source| filled(model, resource, source)));
        }
    }
    for object in model.objects.all() {
        findings.extend(restored(model, object));
    }
    for document in model.view.documents().filter(|document| !document.is_embedded()) {
        findings.extend(people(&document));
    }
    findings
}

/// A store in another environment that is filled from what may be production's.
fn filled<'a>(model: &Model<'a>, resource: &Resource<'a>, source: prr_sdk::Node<'a>) -> Finding {
    let name = &resource.address;
    let scope = model.of_resource(resource);
    let from = crate::setting::shown(source);
    let found = match scope.production() {
        Some(true) => not_applicable(name, source).because(m::FILLED_IN_PRODUCTION),
        Some(false) if masked(&from) => pass(name, source).because(m::FILLED_WITH_MASKED),
        Some(false) if says_production(model, &from) => fail(name, source).because(m::FILLED_FROM_PRODUCTION),
        Some(false) => unknown(name, source).because(m::FILLED_FROM_SOMEWHERE),
        None => unknown(name, source).because(m::FILLED_NOWHERE),
    };
    let found = found.with("name", name.as_str()).with("source", from);
    scope.concerned(crate::scope::Concern::All, found, name, "source")
}

fn masked(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["mask", "anonym", "synthetic", "scrub", "sanitiz"].iter().any(|word| name.contains(word))
}

/// Whether a name says that it is of production: a word of it is, or the name of such an environment.
fn says_production(model: &Model<'_>, name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let mut words = name.split(|char: char| !char.is_ascii_alphanumeric());
    let own = |word: &str| {
        model.declared.environments.iter().any(|own| own.production && own.name.eq_ignore_ascii_case(word))
    };
    words.any(|word| matches!(word, "prod" | "production" | "prd" | "live") || !word.is_empty() && own(word))
}

/// A cluster of `CloudNativePG` that begins from a backup of another one.
fn restored(model: &Model<'_>, object: &Object<'_>) -> Option<Finding> {
    if object.group != "postgresql.cnpg.io" || object.kind != "Cluster" {
        return None;
    }
    let recovery = object.spec()?.field("bootstrap")?.field("recovery")?;
    let source = recovery.field("source").or_else(|| recovery.field("backup")?.field("name"))?;
    let scope = model.of_object(object);
    let (name, from) = (object.subject(), text(Some(source)).unwrap_or_default());
    let found = match scope.production() {
        Some(true) => not_applicable(&name, source).because(m::FILLED_IN_PRODUCTION),
        Some(false) if masked(from) => pass(&name, source).because(m::FILLED_WITH_MASKED),
        Some(false) if says_production(model, from) => fail(&name, source).because(m::FILLED_FROM_PRODUCTION),
        Some(false) => unknown(&name, source).because(m::FILLED_FROM_SOMEWHERE),
        None => unknown(&name, source).because(m::FILLED_NOWHERE),
    };
    let found = found.with("name", name.as_str()).with("source", from);
    Some(scope.concerned(crate::scope::Concern::All, found, &name, "source"))
}

/// Nodes of one document that are looked through.
const MOST_NODES: usize = 200_000;

/// The first identifier of a person in a document. Its check digit tells it from other numbers.
fn people(document: &prr_sdk::Document<'_>) -> Option<Finding> {
    let mut waiting = vec![document.root()];
    let mut left = MOST_NODES;
    while let Some(node) = waiting.pop() {
        left = left.checked_sub(1)?;
        if let Some(value) = known(Some(node)).filter(|value| value.len() < 1_000_000)
            && let Some((what, range)) = identifier(value)
        {
            let name = document.path();
            let found = fail(name, Place::within(node, range)).because(m::PERSON_WRITTEN);
            return Some(found.with("name", name).with("what", what));
        }
        waiting.extend(node.children());
    }
    None
}

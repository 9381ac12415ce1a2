//! PRT-23: personal data goes when its time is over, from backups too.

use prr_sdk::{Check, Finding, Node, Parameters, Place, Severity, Value, fail, pass, unknown};

use crate::log_store::{Kept, of_resource as kept, seconds};
use crate::messages as m;
use crate::model::Model;
use crate::read::terraform::{Resource, block, known};
use crate::scope::{Concern, of_resource};
use crate::setting::{number, shown, switch};

const DAY: f64 = 86_400.0;

/// Tags that say for how long data is kept.
const TAGS: [&str; 4] = ["data-retention", "data_retention", "DataRetention", "retention"];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-23",
        severity: Severity::Medium,
        documentation: include_str!("prt_23_disposal.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for kind in ["aws_s3_bucket", "google_storage_bucket"] {
        findings.extend(model.resources.of(kind).iter().filter_map(|bucket| of_bucket(model, bucket)));
    }
    findings.extend(model.resources.of("aws_dynamodb_table").iter().filter_map(|table| of_table(model, table)));
    for kind in ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster"] {
        findings.extend(model.resources.of(kind).iter().filter_map(|database| of_backups(model, database)));
    }
    findings
}

/// How long a resource says that its data is kept: days, and where.
fn retention<'a>(resource: &Resource<'a>) -> Option<(f64, Node<'a>)> {
    let tags = ["tags", "labels", "user_labels"].into_iter().filter_map(|name| resource.body.field(name));
    let mut tags = tags.flat_map(|tags| TAGS.iter().filter_map(move |name| tags.field(name)));
    tags.find_map(|tag| {
        let text = known(Some(tag))?;
        let days = seconds(text).map(|span| span / DAY).or_else(|| number(tag))?;
        Some((days, tag))
    })
}

/// Only what says of itself that it holds personal data is asked: a default of the whole tree would ask every bucket.
fn is_personal(resource: &Resource<'_>) -> bool {
    of_resource(resource).0.is_some_and(prr_sdk::compliance::DataClasses::is_personal)
}

fn of_bucket<'a>(model: &Model<'a>, bucket: &Resource<'a>) -> Option<Finding> {
    let name = &bucket.address;
    if !is_personal(bucket) {
        return None;
    }
    let days = |found: Finding, days: f64| found.with("days", Value::Number(days.floor()));
    let found = match (kept(model, bucket), retention(bucket)) {
        (Kept::Open(node), _) => unknown(name, node).because(m::KEPT_OPEN).with("value", shown(node)),
        (Kept::Unsaid(at) | Kept::Forever(at), None) => unknown(name, at).because(m::RETENTION_UNDECLARED),
        (Kept::Unsaid(at) | Kept::Forever(at), Some((wanted, tag))) => {
            days(fail(name, at).because(m::NEVER_REMOVED).related(tag, m::RETENTION_TAG, &[]), wanted)
        }
        (Kept::Days(own, at), Some((wanted, tag))) if own > wanted => {
            let found = fail(name, at).because(m::REMOVED_LATE).related(tag, m::RETENTION_TAG, &[]);
            days(found, own).with("wanted", Value::Number(wanted.floor()))
        }
        (Kept::Days(own, at), _) => days(pass(name, at).because(m::REMOVED), own),
    };
    Some(model.of_resource(bucket).concerned(Concern::All, found.with("name", name.as_str()), name, "lifecycle"))
}

/// A table removes its items by an attribute, if it is told which.
fn of_table<'a>(model: &Model<'a>, table: &Resource<'a>) -> Option<Finding> {
    let name = &table.address;
    let (wanted, tag) = retention(table).filter(|_| is_personal(table))?;
    let enabled = block(table.body, "ttl").and_then(|ttl| ttl.field("enabled"));
    let found =
        match enabled.map(|node| (node, switch(node))) {
            Some((node, Some(true))) => pass(name, node).because(m::REMOVED),
            Some((node, None)) => unknown(name, node).because(m::KEPT_OPEN).with("value", shown(node)),
            _ => fail(name, enabled.map_or_else(|| Place::key(table.name), Place::from))
                .because(m::NEVER_REMOVED)
                .related(tag, m::RETENTION_TAG, &[]),
        };
    let found = found.with("name", name.as_str()).with("days", Value::Number(wanted.floor()));
    Some(model.of_resource(table).concerned(Concern::All, found, name, "ttl"))
}

/// What was deleted is still in the backups for as long as they are kept.
fn of_backups<'a>(model: &Model<'a>, database: &Resource<'a>) -> Option<Finding> {
    let name = &database.address;
    let (wanted, tag) = retention(database).filter(|_| is_personal(database))?;
    let node = database.body.field("backup_retention_period").filter(|node| !node.is_null())?;
    let days = number(node)?;
    let found =
        if days > wanted { fail(name, node).because(m::BACKUPS_LATE) } else { pass(name, node).because(m::BACKUPS_GO) };
    let found = found
        .with("name", name.as_str())
        .with("days", Value::Number(days))
        .with("wanted", Value::Number(wanted.floor()));
    let found = found.related(tag, m::RETENTION_TAG, &[]);
    Some(model.of_resource(database).concerned(Concern::All, found, name, "backup_retention_period"))
}

//! ACC-22: buckets are not everybody's, and what is done in an account is recorded.

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::cloud::Resource;
use crate::messages as m;
use crate::model::Model;
use crate::value::{Switch, items, switch, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-22",
        severity: Severity::Critical,
        documentation: include_str!("acc_22_public_storage.md"),
        parameters: &[],
        judge,
    }
}

/// Resources with an access list that has a name for everybody.
const LISTS: &[(&str, &str, &[&str])] = &[
    ("aws_s3_bucket", "acl", &["public-read", "public-read-write", "authenticated-read"]),
    ("aws_s3_bucket_acl", "acl", &["public-read", "public-read-write", "authenticated-read"]),
    ("aws_s3_object", "acl", &["public-read", "public-read-write", "authenticated-read"]),
    ("google_storage_bucket_acl", "predefined_acl", &["publicRead", "publicReadWrite"]),
    ("google_storage_bucket_access_control", "entity", &["allUsers", "allAuthenticatedUsers"]),
    ("google_storage_default_object_access_control", "entity", &["allUsers", "allAuthenticatedUsers"]),
    ("azurerm_storage_container", "container_access_type", &["blob", "container"]),
    ("ncloud_objectstorage_bucket_acl", "rule", &["public-read", "public-read-write", "authenticated-read"]),
    ("ncloud_objectstorage_object_acl", "rule", &["public-read", "public-read-write", "authenticated-read"]),
];
/// Grants of Google Cloud on what holds data.
const GRANTS: &[&str] = &[
    "google_storage_bucket_iam_member",
    "google_storage_bucket_iam_binding",
    "google_bigquery_dataset_iam_member",
    "google_bigquery_dataset_iam_binding",
    "google_secret_manager_secret_iam_member",
    "google_kms_crypto_key_iam_member",
    "google_pubsub_topic_iam_member",
    "google_pubsub_subscription_iam_member",
    "google_artifact_registry_repository_iam_member",
    "google_project_iam_member",
    "google_project_iam_binding",
];
/// Locks of S3: each keeps a kind of publication out.
const LOCKS: &[&str] = &["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (kind, key, public) in LISTS {
        findings.extend(model.cloud.of(kind).iter().filter_map(|resource| listed(resource, key, public)));
    }
    for kind in GRANTS {
        findings.extend(model.cloud.of(kind).iter().filter_map(granted));
    }
    for kind in ["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"] {
        findings.extend(model.cloud.of(kind).iter().map(locks));
    }
    findings.extend(model.cloud.of("azurerm_storage_account").iter().filter_map(|account| {
        let name = account.address();
        Some(match switch(account.field("allow_nested_items_to_be_public")) {
            Switch::On(node) => public(&name, node),
            Switch::Off(node) => private(&name, node),
            Switch::Open(node) => unclear(&name, node),
            Switch::Absent => return None,
        })
    }));
    findings.extend(model.cloud.of("aws_cloudtrail").iter().map(|trail| {
        let name = trail.address();
        match switch(trail.field("enable_logging")) {
            Switch::Off(node) => fail(&name, node).because(m::TRAIL_OFF),
            Switch::Open(node) => unknown(&name, node).because(m::STORAGE_UNKNOWN),
            Switch::On(node) => pass(&name, node).because(m::TRAIL_ON),
            Switch::Absent => pass(&name, trail.body).because(m::TRAIL_ON),
        }
        .with("name", name)
    }));
    findings
}

fn public(name: &str, at: Node<'_>) -> Finding {
    fail(name, at).because(m::STORAGE_PUBLIC).fix(m::CLOSE_STORAGE, &[], None).with("name", name)
}

fn private(name: &str, at: Node<'_>) -> Finding {
    pass(name, at).because(m::STORAGE_PRIVATE).with("name", name)
}

fn unclear(name: &str, at: Node<'_>) -> Finding {
    unknown(name, at).because(m::STORAGE_UNKNOWN).with("name", name)
}

fn listed(resource: &Resource<'_>, key: &str, everybody: &[&str]) -> Option<Finding> {
    let node = resource.field(key)?;
    let name = resource.address();
    Some(match text(Some(node)) {
        Some(written) if everybody.contains(&written) => public(&name, node),
        Some(_) => private(&name, node),
        None => unclear(&name, node),
    })
}

fn granted(resource: &Resource<'_>) -> Option<Finding> {
    let list = resource.field("members").or_else(|| resource.field("member"))?;
    let name = resource.address();
    let everybody = |node: &Node<'_>| matches!(text(Some(*node)), Some("allUsers" | "allAuthenticatedUsers"));
    Some(match items(Some(list)).find(everybody) {
        Some(node) => public(&name, node),
        None => private(&name, list),
    })
}

fn locks(block: &Resource<'_>) -> Finding {
    let name = block.address();
    let of = |key: &&str| switch(block.field(key));
    let off: Vec<_> = LOCKS
        .iter()
        .filter_map(|key| match of(key) {
            Switch::Off(node) => Some(node),
            Switch::Absent => Some(block.body),
            Switch::On(_) | Switch::Open(_) => None,
        })
        .collect();
    if let Some(first) = off.first() {
        let found = fail(&name, *first).because(m::STORAGE_UNLOCKED).fix(m::CLOSE_STORAGE, &[], None);
        return found.with("name", &*name).with("count", off.len().to_string());
    }
    let open = LOCKS.iter().find_map(|key| if let Switch::Open(node) = of(key) { Some(node) } else { None });
    open.map_or_else(|| private(&name, block.body), |node| unclear(&name, node))
}

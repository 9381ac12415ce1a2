//! PRT-03: what holds personal data is encrypted where it is stored.

use prr_sdk::{Check, Finding, Parameters, Place, Severity, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::{Object, items};
use crate::read::terraform::known;
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, judge as settings, on, switch, want};

/// What brings an encrypted or a plain volume along from elsewhere.
const COPIES: &[&str] = &[
    "snapshot_identifier",
    "snapshot_id",
    "replicate_source_db",
    "replication_source_identifier",
    "restore_to_point_in_time",
    "kms_key_id",
];

/// Databases, volumes and streams. What providers always encrypt is not here: S3 since 2023-01-05, `DynamoDB`, disks of Google Cloud and Azure.
const SETTINGS: &[Setting] = &[
    on("aws_db_instance", "storage_encrypted").inherits(COPIES),
    on("aws_rds_cluster", "storage_encrypted")
        .inherits(&["snapshot_identifier", "global_cluster_identifier", "restore_to_point_in_time"])
        .exempt(&[("engine_mode", "serverless")]),
    on("aws_rds_global_cluster", "storage_encrypted").inherits(&["source_db_cluster_identifier"]),
    on("aws_docdb_cluster", "storage_encrypted").inherits(COPIES),
    on("aws_neptune_cluster", "storage_encrypted").inherits(COPIES),
    // The account may encrypt volumes by itself.
    on("aws_ebs_volume", "encrypted").absent(Absent::Open),
    on("aws_instance", "root_block_device.encrypted").absent(Absent::Open),
    on("aws_instance", "ebs_block_device.encrypted").absent(Absent::Open),
    on("aws_launch_template", "block_device_mappings.ebs.encrypted").absent(Absent::Open),
    on("aws_ebs_encryption_by_default", "enabled").absent(Absent::Fine),
    on("aws_efs_file_system", "encrypted"),
    on("aws_elasticache_replication_group", "at_rest_encryption_enabled")
        .inherits(&["global_replication_group_id"])
        .exempt(&[("engine", "valkey")]),
    // New clusters are encrypted unless they say otherwise.
    on("aws_redshift_cluster", "encrypted").absent(Absent::Fine),
    on("aws_opensearch_domain", "encrypt_at_rest.enabled"),
    on("aws_elasticsearch_domain", "encrypt_at_rest.enabled"),
    on("aws_dax_cluster", "server_side_encryption.enabled"),
    want("aws_kinesis_stream", "encryption_type", Want::OneOf(&["KMS"])),
    on("aws_sqs_queue", "sqs_managed_sse_enabled").absent(Absent::Fine).inherits(&["kms_master_key_id"]),
    on("azurerm_mssql_database", "transparent_data_encryption_enabled").absent(Absent::Fine),
    on("ncloud_mysql", "is_storage_encryption"),
    on("ncloud_postgresql", "storage_encryption"),
    on("ncloud_nas_volume", "is_encrypted_volume"),
];

const WORDING: Wording = Wording { good: m::ENCRYPTED, bad: m::NOT_ENCRYPTED, missing: m::NOT_ENCRYPTED_BY_DEFAULT };

/// Drivers whose volumes are encrypted whatever a class says.
const ALWAYS: &[&str] = &[
    "pd.csi.storage.gke.io",
    "kubernetes.io/gce-pd",
    "disk.csi.azure.com",
    "kubernetes.io/azure-disk",
    "file.csi.azure.com",
];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-03",
        severity: Severity::High,
        documentation: include_str!("prt_03_at_rest.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = settings(model, SETTINGS, &WORDING, Concern::Personal);
    findings.extend(model.objects.of("StorageClass").iter().map(|class| storage_class(model, class)));
    findings.extend(model.objects.of("EncryptionConfiguration").iter().filter_map(|object| secrets(model, object)));
    findings
}

/// A class of volumes says by its driver's parameters whether they are encrypted.
fn storage_class(model: &Model<'_>, class: &Object<'_>) -> Finding {
    let name = class.subject();
    let driver = known(class.root.field("provisioner")).unwrap_or_default();
    let parameter = class.root.field("parameters").and_then(|parameters| parameters.field("encrypted"));
    let found = match parameter.map(|node| (node, switch(node))) {
        Some((node, Some(true))) => pass(&name, node).because(m::ENCRYPTED).with("value", "true"),
        Some((node, Some(false))) => fail(&name, node).because(m::NOT_ENCRYPTED).with("value", "false"),
        Some((node, None)) => unknown(&name, node).because(m::OPEN).with("value", crate::setting::shown(node)),
        None if ALWAYS.contains(&driver) => pass(&name, class.at).because(m::DRIVER_ENCRYPTS).with("driver", driver),
        None => unknown(&name, class.at).because(m::DRIVER_OPEN).with("driver", driver),
    };
    let found = found.with("name", name.as_str()).with("setting", "parameters.encrypted");
    model.of_object(class).concerned(Concern::Personal, found, &name, "parameters.encrypted")
}

/// The first provider is the one that writes: `identity` writes plain text into etcd.
fn secrets(model: &Model<'_>, object: &Object<'_>) -> Option<Finding> {
    let name = object.subject();
    let covers = |entry: &prr_sdk::Node<'_>| {
        items(entry.field("resources"))
            .filter_map(prr_sdk::Node::text)
            .any(|kind| matches!(kind, "secrets" | "*.*" | "*."))
    };
    let entry = items(object.root.field("resources")).find(covers)?;
    let writer = items(entry.field("providers")).next()?.entries().into_iter().next()?;
    let by = writer.key().unwrap_or_default();
    let found = match by {
        "identity" => fail(&name, Place::key(writer)).because(m::ETCD_PLAIN),
        _ => pass(&name, Place::key(writer)).because(m::ETCD_ENCRYPTED).with("provider", by),
    };
    Some(model.of_object(object).concerned(Concern::All, found.with("name", name.as_str()), &name, "providers"))
}

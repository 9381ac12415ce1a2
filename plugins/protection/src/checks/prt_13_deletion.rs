//! PRT-13: data that people rely on is not deleted by one command.

use prr_sdk::{Check, Finding, Outcome, Parameters, Severity};

use crate::messages as m;
use crate::model::Model;
use crate::read::terraform::block;
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, of, on, switch, want};

const SETTINGS: &[Setting] = &[
    on("aws_db_instance", "deletion_protection").exempt(&[("replicate_source_db", "*")]),
    on("aws_rds_cluster", "deletion_protection"),
    on("aws_docdb_cluster", "deletion_protection"),
    on("aws_neptune_cluster", "deletion_protection"),
    on("aws_dynamodb_table", "deletion_protection_enabled"),
    want("aws_db_instance", "skip_final_snapshot", Want::Off).absent(Absent::Fine),
    want("aws_rds_cluster", "skip_final_snapshot", Want::Off).absent(Absent::Fine),
    want("aws_s3_bucket", "force_destroy", Want::Off).absent(Absent::Fine),
    want("google_storage_bucket", "force_destroy", Want::Off).absent(Absent::Fine),
    want("aws_ecr_repository", "force_delete", Want::Off).absent(Absent::Fine),
    want("aws_secretsmanager_secret", "recovery_window_in_days", Want::AtLeast(7.0)).absent(Absent::Fine),
    on("google_sql_database_instance", "deletion_protection").absent(Absent::Fine),
    on("ncloud_nas_volume", "return_protection"),
    on("ncloud_block_storage", "return_protection"),
];

const WORDING: Wording =
    Wording { good: m::DELETION_GUARDED, bad: m::DELETION_OPEN, missing: m::DELETION_OPEN_BY_DEFAULT };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-13",
        severity: Severity::Medium,
        documentation: include_str!("prt_13_deletion.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for setting in SETTINGS {
        for resource in model.resources.of(setting.kind) {
            let kept = block(resource.body, "lifecycle").and_then(|lifecycle| lifecycle.field("prevent_destroy"));
            let kept = kept.and_then(switch) == Some(true);
            let found = of(model, resource, setting, &WORDING, Concern::Production);
            // Terraform refuses to destroy it, whatever the provider would do.
            findings.extend(found.into_iter().filter(|found| !kept || found.outcome == Outcome::Pass));
        }
    }
    findings
}

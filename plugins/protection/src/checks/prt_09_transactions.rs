//! PRT-09: records of electronic financial transactions are kept for five years.

use prr_sdk::compliance::LogPurpose;
use prr_sdk::{Check, Finding, Parameters, Severity};

use super::prt_08_retention::of_stores;
use crate::log_store::find;
use crate::model::Model;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-09",
        severity: Severity::Medium,
        documentation: include_str!("prt_09_transactions.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let declared = model.declared.log_stores.iter().filter(|store| store.purpose == LogPurpose::TransactionRecords);
    declared.flat_map(|declared| of_stores(model, declared, &find(model, declared))).collect()
}

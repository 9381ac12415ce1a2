//! The checks: one file a rule, beside it its page.

mod prt_01_edge;
mod prt_02_inside;
mod prt_03_at_rest;
mod prt_04_outgoing;
mod prt_05_keys;
mod prt_06_key_reuse;
mod prt_07_secrets;
mod prt_08_retention;
mod prt_09_transactions;
mod prt_10_immutable_logs;
mod prt_11_audit;
mod prt_12_backups;
mod prt_13_deletion;
mod prt_14_objectives;
mod prt_15_zones;
mod prt_16_dr_drill;
mod prt_17_restore;
mod prt_18_environments;
mod prt_19_test_data;
mod prt_20_repository;
mod prt_21_scans;
mod prt_22_patches;
mod prt_23_disposal;
mod prt_24_detection;
mod prt_25_time;
mod prt_26_pseudonymous;
mod prt_27_capacity;
mod prt_28_batch;
mod prt_29_identifiers;

use prr_sdk::Check;

use crate::model::Model;

/// Every check, one line each.
pub(crate) fn all<'a>() -> Vec<Check<Model<'a>>> {
    vec![
        prt_01_edge::check(),
        prt_02_inside::check(),
        prt_03_at_rest::check(),
        prt_04_outgoing::check(),
        prt_05_keys::check(),
        prt_06_key_reuse::check(),
        prt_07_secrets::check(),
        prt_08_retention::check(),
        prt_09_transactions::check(),
        prt_10_immutable_logs::check(),
        prt_11_audit::check(),
        prt_12_backups::check(),
        prt_13_deletion::check(),
        prt_14_objectives::check(),
        prt_15_zones::check(),
        prt_16_dr_drill::check(),
        prt_17_restore::check(),
        prt_18_environments::check(),
        prt_19_test_data::check(),
        prt_20_repository::check(),
        prt_21_scans::check(),
        prt_22_patches::check(),
        prt_23_disposal::check(),
        prt_24_detection::check(),
        prt_25_time::check(),
        prt_26_pseudonymous::check(),
        prt_27_capacity::check(),
        prt_28_batch::check(),
        prt_29_identifiers::check(),
    ]
}

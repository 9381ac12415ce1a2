//! The checks: one file a rule, beside it its page.

mod res_01_primary;
mod res_02_copies;
mod res_03_registries;
mod res_04_telemetry;
mod res_05_edges;
mod res_06_secrets;
mod res_07_remote;
mod res_08_saas;
mod res_09_state;
mod res_10_recovery;
mod res_11_register;
mod res_12_scope;
mod res_13_second_site;

use prr_sdk::Check;

use crate::model::Model;

/// Every check, one line each.
pub(crate) fn all<'a>() -> Vec<Check<Model<'a>>> {
    vec![
        res_01_primary::check(),
        res_02_copies::check(),
        res_03_registries::check(),
        res_04_telemetry::check(),
        res_05_edges::check(),
        res_06_secrets::check(),
        res_07_remote::check(),
        res_08_saas::check(),
        res_09_state::check(),
        res_10_recovery::check(),
        res_11_register::check(),
        res_12_scope::check(),
        res_13_second_site::check(),
    ]
}

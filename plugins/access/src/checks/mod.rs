//! The checks: one file a rule, beside it its page.

mod acc_01_people;
mod acc_02_programs;
mod acc_03_wildcards;
mod acc_04_everybody;
mod acc_05_cloud_identities;
mod acc_06_service_accounts;
mod acc_07_default_deny;
mod acc_08_data_tier;
mod acc_09_open_ports;
mod acc_10_api_server;
mod acc_11_databases;

use prr_sdk::Check;

use crate::model::Model;

/// Every check, one line each.
pub(crate) fn all<'a>() -> Vec<Check<Model<'a>>> {
    vec![
        acc_01_people::check(),
        acc_02_programs::check(),
        acc_03_wildcards::check(),
        acc_04_everybody::check(),
        acc_05_cloud_identities::check(),
        acc_06_service_accounts::check(),
        acc_07_default_deny::check(),
        acc_08_data_tier::check(),
        acc_09_open_ports::check(),
        acc_10_api_server::check(),
        acc_11_databases::check(),
    ]
}

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
mod acc_12_privileged;
mod acc_13_root;
mod acc_14_database_users;
mod acc_15_consoles;
mod acc_16_passwords;
mod acc_17_remote_shells;
mod acc_18_egress;
mod acc_19_code_owners;
mod acc_20_deploy_approval;
mod acc_21_departed;
mod acc_22_public_storage;
mod acc_23_public_servers;
mod acc_24_internal_services;
mod acc_25_shared_accounts;
mod acc_26_sessions;

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
        acc_12_privileged::check(),
        acc_13_root::check(),
        acc_14_database_users::check(),
        acc_15_consoles::check(),
        acc_16_passwords::check(),
        acc_17_remote_shells::check(),
        acc_18_egress::check(),
        acc_19_code_owners::check(),
        acc_20_deploy_approval::check(),
        acc_21_departed::check(),
        acc_22_public_storage::check(),
        acc_23_public_servers::check(),
        acc_24_internal_services::check(),
        acc_25_shared_accounts::check(),
        acc_26_sessions::check(),
    ]
}

//! The pack that ships with the checks.

use prr_plugin_governance::Governance;

#[test]
fn it_names_every_check_once_with_the_bounds_that_checks_and_pages_have() {
    prr_sdk::testing::agrees_with_pack::<Governance>(include_str!("../../../policies/packs/governance.yaml"));
}

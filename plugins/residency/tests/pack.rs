//! The pack that ships with the checks.

use prr_plugin_residency::Residency;

#[test]
fn it_names_every_check_once_with_the_bounds_that_checks_and_pages_have() {
    prr_sdk::testing::agrees_with_pack::<Residency>(include_str!("../../../policies/packs/residency.yaml"));
}

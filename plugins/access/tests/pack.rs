//! The pack that ships with the checks.

use prr_plugin_access::Access;

#[test]
fn it_names_every_check_once_with_the_bounds_that_checks_and_pages_have() {
    prr_sdk::testing::agrees_with_pack::<Access>(include_str!("../../../policies/packs/access.yaml"));
}

//! The checks: one file a rule, beside it its page.

mod br_01_page_tiers;
mod br_02_tail_tier;
mod br_03_two_windows;
mod br_04_declared_tiers;
mod br_05_target_agreement;
mod br_06_window_agreement;
mod br_07_sli_agreement;
mod br_08_liveness;
mod br_08_versions;
mod br_09_detection;
mod br_10_reset;
mod br_11_low_traffic;
mod br_12_no_data;
pub(crate) mod case;
mod slo_01_defined;
mod slo_02_target;
mod slo_03_period;
mod slo_04_indicator;

use prr_sdk::Check;

use crate::model::Model;

/// Every check, one line each.
pub(crate) fn all<'a>() -> Vec<Check<Model<'a>>> {
    vec![
        slo_01_defined::check(),
        slo_02_target::check(),
        slo_03_period::check(),
        slo_04_indicator::check(),
        br_01_page_tiers::check(),
        br_02_tail_tier::check(),
        br_03_two_windows::check(),
        br_04_declared_tiers::check(),
        br_05_target_agreement::check(),
        br_06_window_agreement::check(),
        br_07_sli_agreement::check(),
        br_08_liveness::check(),
        br_09_detection::check(),
        br_10_reset::check(),
        br_11_low_traffic::check(),
        br_12_no_data::check(),
    ]
}

//! The checks: one file a rule, beside it its page.

mod rb_02_automatic_rollback;
mod rb_03_templates_resolve;
mod rb_04_analysis_can_fail;

use prr_sdk::Check;

use crate::model::Model;

/// Every check, one line each.
pub(crate) fn all<'a>() -> Vec<Check<Model<'a>>> {
    vec![rb_02_automatic_rollback::check(), rb_03_templates_resolve::check(), rb_04_analysis_can_fail::check()]
}

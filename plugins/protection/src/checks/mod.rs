//! The checks: one file a rule, beside it its page.

mod prt_01_edge;
mod prt_03_at_rest;

use prr_sdk::Check;

use crate::model::Model;

/// Every check, one line each.
pub(crate) fn all<'a>() -> Vec<Check<Model<'a>>> {
    vec![prt_01_edge::check(), prt_03_at_rest::check()]
}

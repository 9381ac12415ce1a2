//! The checks: one file a rule, beside it its page.

mod rb_01_gradual;
mod rb_02_automatic_rollback;
mod rb_03_templates_resolve;
mod rb_04_analysis_can_fail;
mod rb_05_flagger_can_fail;
mod rb_06_revisions;
mod rb_07_immutable_image;
mod rb_08_schema;
mod rb_09_feature_flags;
mod rb_10_traffic_shift;
mod rh_06_rehearsal;

use prr_sdk::{Check, Finding};

use crate::argo::Resolved;
use crate::model::Model;
use crate::written::Rollout;

/// Every check, one line each.
pub(crate) fn all<'a>() -> Vec<Check<Model<'a>>> {
    vec![
        rb_01_gradual::check(),
        rb_02_automatic_rollback::check(),
        rb_03_templates_resolve::check(),
        rb_04_analysis_can_fail::check(),
        rb_05_flagger_can_fail::check(),
        rb_06_revisions::check(),
        rb_07_immutable_image::check(),
        rb_08_schema::check(),
        rb_09_feature_flags::check(),
        rb_10_traffic_shift::check(),
        rh_06_rehearsal::check(),
    ]
}

/// Judges every analysis of every rollout, each finding with the rollout's name and service.
fn each_analysis<F: IntoIterator<Item = Finding>>(
    model: &Model<'_>,
    judge: impl Fn(&Rollout<'_>, &Resolved<'_, '_>) -> F,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rollout in &model.written.rollouts {
        let name = rollout.identity.name;
        let judged = model.resolved(rollout);
        let judged = judged.iter().flat_map(|resolved| judge(rollout, resolved));
        findings.extend(judged.map(|found| found.with("name", name).service(model.service(&rollout.identity))));
    }
    findings
}

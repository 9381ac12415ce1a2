//! The checks: one file a rule, beside it its page.

mod ch_01_approval;
mod eb_01_budget;
mod ir_01_responders;
mod rb_01_rollback;
mod rh_04_health_gate;
mod sc_01_scans;
mod story;
mod ts_01_tests;
mod ts_02_report;

use prr_sdk::{Check, Finding, not_applicable};

use crate::messages as m;
use crate::model::Model;
use crate::plan::{Absence, Release, absence, releases};

/// Every check, one line each.
pub(crate) fn all<'a>() -> Vec<Check<Model<'a>>> {
    vec![
        ts_01_tests::check(),
        ts_02_report::check(),
        sc_01_scans::check(),
        ch_01_approval::check(),
        ir_01_responders::check(),
        eb_01_budget::check(),
        rh_04_health_gate::check(),
        rb_01_rollback::check(),
    ]
}

/// Judges every release; where nothing is released, says so of every pipeline.
fn each_release<F: IntoIterator<Item = Finding>>(
    model: &Model<'_>,
    judge: impl Fn(&Release<'_, '_>) -> F,
) -> Vec<Finding> {
    let releases = releases(model);
    let mut findings = Vec::new();
    for release in &releases {
        let judged = judge(release).into_iter();
        findings.extend(judged.map(|found| found.with("release", release.name())));
    }
    // Where something is released, pipelines that release nothing are beside the point.
    for plan in model.plans.iter().filter(|_| releases.is_empty()) {
        let pipeline = plan.of(&model.written.pipelines);
        let because = match absence(plan) {
            Absence::NoDeployment => m::NO_DEPLOYMENT,
            Absence::Rehearsal => m::REHEARSAL,
        };
        let name = pipeline.path.rsplit('/').next().unwrap_or_default();
        findings.push(not_applicable(name, pipeline.node).because(because).with("name", pipeline.name));
    }
    // A repository that declares one service releases that one.
    if let [service] = model.written.declared.as_slice() {
        return findings.into_iter().map(|found| found.service(service.name)).collect();
    }
    findings
}

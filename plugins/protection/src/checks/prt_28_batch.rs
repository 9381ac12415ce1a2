//! PRT-28: batch jobs do not run into each other, and end.

use prr_sdk::{Check, Finding, Parameters, Place, Severity, fail, pass};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::Object;
use crate::read::terraform::text;
use crate::scope::Concern;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-28",
        severity: Severity::Low,
        documentation: include_str!("prt_28_batch.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let jobs = model.objects.of("CronJob").iter();
    let judged = jobs.filter_map(|job| {
        let (name, found) = (job.subject(), of_job(job)?);
        Some(model.of_object(job).concerned(
            Concern::Production,
            found.with("name", name.as_str()),
            &name,
            "concurrencyPolicy",
        ))
    });
    judged.collect()
}

fn of_job(job: &Object<'_>) -> Option<Finding> {
    let spec = job.spec()?;
    let template = spec.field("jobTemplate")?.field("spec")?;
    // What runs no image is a patch.
    job.containers().iter().find(|container| container.field("image").is_some())?;
    let policy = spec.field("concurrencyPolicy");
    if policy.is_none_or(|policy| text(Some(policy)) == Some("Allow")) {
        let at = policy.map_or_else(|| Place::from(job.at), Place::from);
        return Some(fail(job.subject(), at).because(m::JOB_OVERLAPS));
    }
    let ends = template.field("backoffLimit").or_else(|| template.field("activeDeadlineSeconds"));
    Some(match ends {
        Some(limit) => pass(job.subject(), limit).because(m::JOB_BOUNDED),
        None => fail(job.subject(), job.at).because(m::JOB_ENDLESS),
    })
}

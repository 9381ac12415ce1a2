//! PRT-17: a backup of core business was restored within the last year, in time.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity};

use super::prt_16_dr_drill::{Texts, applies, of_record};
use crate::messages as m;
use crate::model::Model;

/// How long a restore counts: a policy of ours, as for every yearly duty.
const LONGEST: Parameter = Parameter::duration("longest-age", 366.0 * 86_400.0);

const RESTORE: Texts = Texts {
    held: m::RESTORED,
    missing: m::RESTORE_MISSING,
    stale: m::RESTORE_STALE,
    failed: m::RESTORE_FAILED,
    slow: m::RESTORE_SLOW,
    kind: "restore",
};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-17",
        severity: Severity::High,
        documentation: include_str!("prt_17_restore.md"),
        parameters: &[LONGEST],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let longest = parameters.number("longest-age");
    let judged = model.declared.services().iter().map(|service| {
        let found = applies(model, service).unwrap_or_else(|| {
            let newest = model.records.of_service("restore", service.name).next();
            of_record(service, newest, model.now, longest, &RESTORE)
        });
        found.with("name", service.name).service(service.name)
    });
    judged.collect()
}

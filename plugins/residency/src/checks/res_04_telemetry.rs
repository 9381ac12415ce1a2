//! RES-04: telemetry goes where the data in it may.

use prr_sdk::{Check, Finding, Parameters, Severity};

use crate::flow::Rule;
use crate::judge::{self, Words};
use crate::messages as m;
use crate::model::Model;

const WORDS: Words =
    Words { finance: m::TELEMETRY_FINANCE, public: m::TELEMETRY_PUBLIC, general: m::TELEMETRY_GENERAL };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-04",
        severity: Severity::High,
        documentation: include_str!("res_04_telemetry.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    judge::flows(model, Rule::Telemetry, &WORDS)
}

//! RES-01: data are kept and worked with where their regime wants them.

use prr_sdk::{Check, Finding, Parameters, Severity};

use crate::flow::Rule;
use crate::judge::{self, Words};
use crate::messages as m;
use crate::model::Model;

const WORDS: Words = Words { finance: m::PRIMARY_FINANCE, public: m::PRIMARY_PUBLIC, general: m::PRIMARY_GENERAL };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-01",
        severity: Severity::Critical,
        documentation: include_str!("res_01_primary.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    judge::flows(model, Rule::Primary, &WORDS)
}

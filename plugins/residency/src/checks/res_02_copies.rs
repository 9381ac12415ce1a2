//! RES-02: copies of data stay where their originals have to.

use prr_sdk::{Check, Finding, Parameters, Severity};

use crate::flow::Rule;
use crate::judge::{self, Words};
use crate::messages as m;
use crate::model::Model;

const WORDS: Words = Words { finance: m::COPIES_FINANCE, public: m::COPIES_PUBLIC, general: m::COPIES_GENERAL };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-02",
        severity: Severity::Critical,
        documentation: include_str!("res_02_copies.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    judge::flows(model, Rule::Copy, &WORDS)
}

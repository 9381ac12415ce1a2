//! RES-06: keys and secrets stay with the data that they protect.

use prr_sdk::{Check, Finding, Parameters, Severity};

use crate::flow::Rule;
use crate::judge::{self, Words};
use crate::messages as m;
use crate::model::Model;

const WORDS: Words = Words { finance: m::SECRETS_FINANCE, public: m::SECRETS_PUBLIC, general: m::SECRETS_GENERAL };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-06",
        severity: Severity::High,
        documentation: include_str!("res_06_secrets.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    judge::flows(model, Rule::Secret, &WORDS)
}

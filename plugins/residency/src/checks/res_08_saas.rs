//! RES-08: business software and language models get no data without a basis.

use prr_sdk::{Check, Finding, Parameters, Severity};

use crate::flow::Rule;
use crate::judge::{self, Words};
use crate::messages as m;
use crate::model::Model;

const WORDS: Words = Words { finance: m::SAAS_FINANCE, public: m::SAAS_PUBLIC, general: m::SAAS_GENERAL };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-08",
        severity: Severity::High,
        documentation: include_str!("res_08_saas.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    judge::flows(model, Rule::Saas, &WORDS)
}

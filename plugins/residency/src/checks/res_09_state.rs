//! RES-09: state of infrastructure stays in Korea.

use prr_sdk::{Check, Finding, Parameters, Severity};

use crate::flow::Rule;
use crate::judge::{self, Words};
use crate::messages as m;
use crate::model::Model;

const WORDS: Words = Words { finance: m::STATE_FINANCE, public: m::STATE_PUBLIC, general: m::STATE_GENERAL };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-09",
        severity: Severity::Low,
        documentation: include_str!("res_09_state.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    judge::flows(model, Rule::State, &WORDS)
}

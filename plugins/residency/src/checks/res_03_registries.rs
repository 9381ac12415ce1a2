//! RES-03: images come from registries in Korea.

use prr_sdk::{Check, Finding, Parameters, Severity};

use crate::flow::Rule;
use crate::judge::{self, Words};
use crate::messages as m;
use crate::model::Model;

const WORDS: Words =
    Words { finance: m::REGISTRIES_FINANCE, public: m::REGISTRIES_PUBLIC, general: m::REGISTRIES_GENERAL };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-03",
        severity: Severity::Low,
        documentation: include_str!("res_03_registries.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    judge::flows(model, Rule::Registry, &WORDS)
}

//! ACC-08: policies let applications to their data, and not everybody.

use prr_sdk::{Check, Finding, Parameters, Severity, fail, pass};

use crate::kube::near::Near;
use crate::kube::network::{Policy, Wide};
use crate::kube::workload::Workload;
use crate::messages as m;
use crate::model::Model;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-08",
        severity: Severity::High,
        documentation: include_str!("acc_08_data_tier.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let near = Near::new(model.policies.iter().map(|policy| (policy.object.namespace, policy.object.path)));
    let mut findings = Vec::new();
    for workload in model.workloads.iter().filter(|workload| workload.store().is_some()) {
        let nearby = near.of(workload.object.namespace, workload.object.path).map(|at| &model.policies[at]);
        let selecting = nearby.filter(|policy| policy.ingress.closes && policy.selects(workload));
        findings.extend(selecting.map(|policy| door(workload, policy).service(workload.object.service())));
    }
    findings
}

/// Policies add up: one wide rule opens what all the others close.
fn door(workload: &Workload<'_>, policy: &Policy<'_>) -> Finding {
    let title = format!("{}: {}", workload.place(), policy.object.name);
    let found = match policy.ingress.wide().next() {
        None => pass(title, policy.object.at).because(m::DATA_LISTED).proof(workload.object.at),
        Some(Wide::World(block)) => {
            let block_text = block.text().unwrap_or_default();
            fail(title, block).because(m::DATA_WORLD).with("block", block_text)
        }
        Some(Wide::Everybody(rule)) => fail(title, rule).because(m::DATA_EVERYBODY),
        Some(Wide::Namespaces(selector)) => fail(title, selector).because(m::DATA_NAMESPACES),
    };
    let found = found.with("name", workload.title()).with("policy", policy.object.name);
    if found.outcome == prr_sdk::Outcome::Fail { found.fix(m::SELECT_CLIENTS, &[], None) } else { found }
}

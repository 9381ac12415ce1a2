//! RES-10: copies for disaster recovery are where the organisation's own policy wants them.

use prr_sdk::compliance::{DrPolicy, Said, ServiceScope, Subject};
use prr_sdk::{Check, Finding, Parameters, Severity, Value, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::region::Area;
use crate::sites::{Seen, seen};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-10",
        severity: Severity::High,
        documentation: include_str!("res_10_recovery.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let seen = seen(model);
    let nothing = Seen::default();
    let of = |name: &str| seen.get(name).unwrap_or(&nothing);
    let services = model.declared.services();
    let mut findings: Vec<Finding> =
        services.iter().filter_map(|service| of_service(model, service, of(service.name))).collect();
    let everything = model.declared.scope(&Subject::default());
    if let (true, Some(policy)) = (services.is_empty(), everything.answers.dr_policy) {
        findings.push(held("prr.yaml", policy, of("")));
    }
    findings
}

fn of_service(model: &Model<'_>, service: &ServiceScope<'_>, seen: &Seen) -> Option<Finding> {
    if service.out_of_scope.is_some() {
        return None;
    }
    let answers = model.declared.scope(&Subject { service: Some(service.name), ..Subject::default() }).answers;
    let Some(policy) = answers.dr_policy else {
        let core = service.core_business.filter(|core| core.value)?;
        let finding = unknown(service.name, core.node).because(m::NO_DR_POLICY).with("subject", service.name);
        return Some(finding.service(service.name));
    };
    Some(held(service.name, policy, seen).service(service.name))
}

fn held(subject: &str, policy: Said<'_, DrPolicy>, seen: &Seen) -> Finding {
    let shown: Vec<&str> = seen.regions.keys().map(String::as_str).collect();
    let listed = if shown.is_empty() { "0".to_owned() } else { shown.join(", ") };
    let (met, open) = match policy.value {
        DrPolicy::DomesticAny => (seen.regions.len() > 1, false),
        DrPolicy::DomesticNonCapital => {
            let has = |wanted| seen.regions.values().any(|(area, _)| *area == wanted);
            (has(Area::NonCapital), has(Area::Unsaid))
        }
        DrPolicy::DomesticTwoZone => (seen.zones.is_some() || seen.regions.len() > 1, true),
    };
    let finding = if met {
        let mut finding = pass(subject, policy.node).because(m::DR_HELD);
        for (_, at) in seen.regions.values() {
            finding = finding.proof(at.clone());
        }
        seen.zones.iter().fold(finding, |finding, at| finding.proof(at.clone()))
    } else if open || seen.unplaced.is_some() || seen.regions.is_empty() {
        let finding = unknown(subject, policy.node).because(m::DR_UNKNOWN);
        seen.unplaced.iter().fold(finding, |finding, at| finding.related(at.clone(), m::STEP_UNPLACED, &[]))
    } else {
        let mut finding = fail(subject, policy.node).because(m::DR_MISSING);
        for (region, (_, at)) in &seen.regions {
            finding = finding.related(at.clone(), m::STEP_HELD_AT, &[("region", Value::from(region.as_str()))]);
        }
        finding.fix(m::FIX_DR, &[], None)
    };
    finding.with("subject", subject).with("policy", policy.value.as_str()).with("regions", listed)
}

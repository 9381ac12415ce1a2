//! RES-10: copies for disaster recovery are where the organisation's own policy wants them.

use std::collections::BTreeMap;

use prr_sdk::compliance::{DrPolicy, Said, ServiceScope, Subject};
use prr_sdk::{Check, Finding, Kind, Node, Parameters, Place as At, Severity, Value, fail, pass, unknown};

use crate::duty;
use crate::flow::cloud::{along, owner};
use crate::flow::{Flow, Rule};
use crate::messages as m;
use crate::model::Model;
use crate::region::{Area, Place};
use crate::terraform::nature::{self, Nature};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-10",
        severity: Severity::High,
        documentation: include_str!("res_10_recovery.md"),
        parameters: &[],
        judge,
    }
}

/// What is seen of one service.
#[derive(Default)]
struct Seen {
    /// Regions in Korea that hold its data, with the first place of each.
    regions: BTreeMap<String, (Area, At)>,
    /// Copies that nobody knows the place of.
    unplaced: Option<At>,
    /// Settings that spread a store over zones.
    zones: Option<At>,
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

/// Regions of stores and of their copies, by service.
fn seen<'m>(model: &'m Model<'_>) -> BTreeMap<&'m str, Seen> {
    let mut found: BTreeMap<&str, Seen> = BTreeMap::new();
    for rule in [Rule::Primary, Rule::Copy] {
        for flow in model.flows(rule) {
            add(found.entry(duty::of(&model.declared, &flow.owner).service_name()).or_default(), rule, flow);
        }
    }
    for resource in model.terraform.resources.iter().filter(|resource| nature::of(resource.kind) == Nature::Holds) {
        if let Some(node) = spread(resource.body) {
            let owner = owner(resource.body, resource.path, resource.module.applied);
            let service = duty::of(&model.declared, &owner).service_name();
            found.entry(service).or_default().zones.get_or_insert(node.into());
        }
    }
    found
}

fn add(seen: &mut Seen, rule: Rule, flow: &Flow<'_>) {
    let target = &flow.target;
    match (target.place, &target.name) {
        (Place::Korea(area), Some(name)) => {
            let cloud = target.cloud.map_or("", crate::region::Cloud::name);
            seen.regions.entry(format!("{cloud} {name}")).or_insert_with(|| (area, flow.at.clone()));
        }
        (Place::Undetermined, _) if rule == Rule::Copy => {
            seen.unplaced.get_or_insert(flow.at.clone());
        }
        _ => {}
    }
}

/// The setting with which a store is in more than one zone.
fn spread(body: Node<'_>) -> Option<Node<'_>> {
    let on = [
        "multi_az",
        "multi_az_enabled",
        "automatic_failover_enabled",
        "zone_redundant",
        "zone_redundancy_enabled",
        "is_multi_zone",
        "is_ha",
    ];
    let on = on.into_iter().filter_map(|key| body.field(key)).find(|node| node.as_bool() == Some(true));
    let regional = along(body, "settings.availability_type").into_iter().find(|node| node.text() == Some("REGIONAL"));
    let many = |key| body.field(key).filter(|node| node.kind() == Kind::Sequence && node.children().count() > 1);
    let redundant = ["ZRS", "GZRS", "RAGZRS"];
    let replicated =
        body.field("account_replication_type").filter(|node| node.text().is_some_and(|text| redundant.contains(&text)));
    on.or(regional).or_else(|| many("availability_zones")).or_else(|| many("zones")).or(replicated)
}

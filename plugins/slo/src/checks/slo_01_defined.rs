//! PRR-SLO-01: every service has an objective.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Parameters, Severity, Value, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::written::{DeclaredService, Slo, Workload};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-SLO-01",
        severity: Severity::High,
        documentation: include_str!("slo_01_defined.md"),
        parameters: &[],
        judge,
    }
}

#[derive(Default)]
struct Service<'m, 'a> {
    slos: Vec<&'m Slo<'a>>,
    declared: Option<&'m DeclaredService<'a>>,
    workload: Option<&'m Workload<'a>>,
}

fn judge<'a>(model: &Model<'a>, _: &Parameters) -> Vec<Finding> {
    let mut services: BTreeMap<&str, Service<'_, 'a>> = BTreeMap::new();
    for slo in model.declared_slos() {
        services.entry(&slo.service).or_default().slos.push(slo);
    }
    for declared in &model.declared {
        services.entry(declared.name).or_default().declared.get_or_insert(declared);
    }
    for workload in &model.workloads {
        services.entry(workload.service).or_default().workload.get_or_insert(workload);
    }
    let found = services.iter().filter_map(|(name, service)| Some(finding(name, service)?.service(*name)));
    found.collect()
}

fn finding(name: &str, service: &Service<'_, '_>) -> Option<Finding> {
    let found = match (service.slos.as_slice(), service.declared, service.workload) {
        ([first, rest @ ..], ..) => {
            let names: Vec<_> = service.slos.iter().map(|slo| slo.name.as_str()).collect();
            let found = pass(name, first.node).because(m::SLO_DEFINED).with("names", names.join(", "));
            rest.iter().fold(found, |found, slo| found.proof(slo.node))
        }
        ([], Some(declared), _) => mended(fail(name, declared.node).because(m::SLO_MISSING), name),
        ([], None, Some(workload)) => {
            mended(unknown(name, workload.node).because(m::SLO_UNDECLARED).with("kind", workload.kind), name)
        }
        ([], None, None) => return None,
    };
    Some(found.with("service", name))
}

fn mended(finding: Finding, service: &str) -> Finding {
    let snippet = format!(
        "service: {service}\nslis:\n  - name: availability\n    sli:\n      \
         numerator: sum(rate(http_requests_total{{service=\"{service}\",code!~\"5..\"}}[5m]))\n      \
         denominator: sum(rate(http_requests_total{{service=\"{service}\"}}[5m]))\n    \
         slo:\n      target: 99.9\n      window: 30d\n"
    );
    finding.fix(m::ADD_SLO, &[("service", Value::from(service))], Some(snippet))
}

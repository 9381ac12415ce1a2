//! RES-13: core business of finance has its data at a second site.

use prr_sdk::compliance::{Regime, ServiceScope, Subject};
use prr_sdk::{Check, Finding, Parameters, Severity, Value, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::sites::{Seen, seen};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-13",
        severity: Severity::High,
        documentation: include_str!("res_13_second_site.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let seen = seen(model);
    let services = model.declared.services().iter();
    services.filter_map(|service| of_service(model, service, seen.get(service.name)?)).collect()
}

/// Nothing for what the article is not about, and for services of which no data are seen: nobody can say of these where they are.
fn of_service(model: &Model<'_>, service: &ServiceScope<'_>, seen: &Seen) -> Option<Finding> {
    let core = service.core_business.filter(|core| core.value && service.out_of_scope.is_none())?;
    let scope = model.declared.scope(&Subject { service: Some(service.name), ..Subject::default() });
    let regime = scope.answers.regime.map(|regime| regime.value);
    if seen.regions.is_empty() || regime.is_some_and(|regime| regime != Regime::Finance) {
        return None;
    }
    let regions: Vec<&str> = seen.regions.keys().map(String::as_str).collect();
    if regime.is_none() {
        let found = unknown(service.name, core.node).because(m::NO_REGIME).with("where", regions.join(", "));
        return Some(found.with("subject", service.name).service(service.name));
    }
    let about = |found: Finding| {
        let found = found.with("subject", service.name).with("regions", regions.join(", ")).service(service.name);
        let held = seen.regions.iter();
        held.fold(found, |found, (region, (_, at))| {
            found.related(at.clone(), m::STEP_HELD_AT, &[("region", Value::from(region.as_str()))])
        })
    };
    Some(match (&seen.unplaced, seen.regions.len()) {
        (_, 2..) => about(pass(service.name, core.node).because(m::TWO_SITES)),
        (Some(at), _) => {
            about(unknown(service.name, core.node).because(m::SITE_UNPLACED)).related(at.clone(), m::STEP_UNPLACED, &[])
        }
        (None, _) if seen.zones.is_some() => about(unknown(service.name, core.node).because(m::ONLY_ZONES)),
        (None, _) => about(fail(service.name, core.node).because(m::ONE_SITE)).fix(m::FIX_DR, &[], None),
    })
}

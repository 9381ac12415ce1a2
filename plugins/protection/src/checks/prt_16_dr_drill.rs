//! PRT-16: core business was switched over to its recovery site within the last year, in time.

use prr_sdk::compliance::{Regime, ServiceScope, Subject};
use prr_sdk::record::{Freshness, Measured, Record};
use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, not_applicable, pass, unknown};

use crate::messages as m;
use crate::model::Model;

/// A yearly duty is late after this (decisions.md 8).
const LONGEST: Parameter = Parameter::duration("longest-age", 366.0 * 86_400.0);

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-16",
        severity: Severity::High,
        documentation: include_str!("prt_16_dr_drill.md"),
        parameters: &[LONGEST],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let longest = parameters.number("longest-age");
    let judged = model.declared.services().iter().map(|service| {
        let found = applies(model, service).unwrap_or_else(|| {
            let mut drills = model.records.of_service("drill", service.name);
            let newest = drills.find(|record| record.measured("rto").is_some());
            of_record(service, newest, model.now, longest, &DRILL)
        });
        found.with("name", service.name).service(service.name)
    });
    judged.collect()
}

/// What keeps the question from a service.
pub(super) fn applies(model: &Model<'_>, service: &ServiceScope<'_>) -> Option<Finding> {
    if let Some(reason) = service.out_of_scope {
        return Some(not_applicable(service.name, reason.node).because(m::OUT_OF_SCOPE).with("reason", reason.value));
    }
    match service.core_business {
        Some(core) if core.value => None,
        Some(core) => Some(not_applicable(service.name, core.node).because(m::NOT_CORE)),
        None if general(model, service) => Some(not_applicable(service.name, service.node).because(m::NOT_FINANCE)),
        None => Some(unknown(service.name, service.node).because(m::CORE_UNKNOWN)),
    }
}

/// Whether a service is declared to be under another regime than finance, whose rules of recovery are not for it unless it says so.
pub(super) fn general(model: &Model<'_>, service: &ServiceScope<'_>) -> bool {
    let scope = model.declared.scope(&Subject { service: Some(service.name), ..Subject::default() });
    scope.answers.regime.is_some_and(|regime| regime.value != Regime::Finance)
}

/// What is said of the newest record of a kind.
pub(super) struct Texts {
    pub held: prr_sdk::Message,
    pub missing: prr_sdk::Message,
    pub stale: prr_sdk::Message,
    pub failed: prr_sdk::Message,
    pub slow: prr_sdk::Message,
    pub kind: &'static str,
}

const DRILL: Texts = Texts {
    held: m::DRILL_HELD,
    missing: m::DRILL_MISSING,
    stale: m::DRILL_STALE,
    failed: m::DRILL_FAILED,
    slow: m::DRILL_SLOW,
    kind: "drill",
};

/// The duty is to have done it. That its subject has changed since does not undo that.
pub(super) fn of_record(
    service: &ServiceScope<'_>,
    newest: Option<&Record<'_>>,
    now: i64,
    longest: f64,
    texts: &Texts,
) -> Finding {
    let name = service.name;
    let command =
        format!("prr record new {} --service {name} --subject PATH --result pass --measured rto=2h", texts.kind);
    let again = |found: Finding| found.fix(m::RECORD_IT, &[("command", command.as_str().into())], None);
    let Some(record) = newest else {
        return again(fail(name, service.node).because(texts.missing)).with("longest", Value::Duration(longest));
    };
    let took = record.measured("rto").and_then(|(measured, node)| match measured {
        Measured::Duration(seconds) => Some((seconds, node)),
        _ => None,
    });
    #[expect(clippy::cast_precision_loss, reason = "ages are far below 2^52 seconds")]
    let span = |age: i64| Value::Duration(age as f64);
    match Freshness::of(record.performed_at, now, longest) {
        Freshness::FromTheFuture => fail(name, record.performed_node).because(m::RECORD_FROM_THE_FUTURE),
        Freshness::Stale(age) => {
            let found = fail(name, record.performed_node).because(texts.stale);
            again(found).with("age", span(age)).with("longest", Value::Duration(longest))
        }
        Freshness::Fresh(_) if !record.passed => again(fail(name, record.result_node).because(texts.failed)),
        Freshness::Fresh(age) => match (took, service.rto) {
            (Some((took, node)), Some(rto)) if took > rto.value => {
                let found = fail(name, node).because(texts.slow).related(rto.node, m::RTO_DECLARED, &[]);
                found.with("took", Value::Duration(took)).with("rto", Value::Duration(rto.value))
            }
            _ => pass(name, record.performed_node).because(texts.held).with("age", span(age)),
        },
    }
}

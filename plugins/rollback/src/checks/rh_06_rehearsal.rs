//! PRR-RH-06: what an important service does in a failure has been rehearsed, lately and with what is deployed.

use prr_sdk::declared::Declared;
use prr_sdk::record::{Record, Standing, SubjectState};
use prr_sdk::{
    Check, Finding, Parameter, Parameters, Severity, Value, WorkloadClass, fail, not_applicable, pass, unknown,
};

use crate::messages as m;
use crate::model::Model;

/// How long a rehearsal counts: people and systems change within a quarter.
const LONGEST: Parameter = Parameter::duration("longest-age", 90.0 * 86_400.0);
/// The least important tier that has to rehearse.
const LOWEST: Parameter = Parameter::number("lowest-rehearsed-tier", 1.0);

/// What counts as a rehearsal.
const KINDS: [&str; 2] = ["drill", "chaos"];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RH-06",
        severity: Severity::High,
        documentation: include_str!("rh_06_rehearsal.md"),
        parameters: &[LONGEST, LOWEST],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let (longest, lowest) = (parameters.number("longest-age"), parameters.number("lowest-rehearsed-tier"));
    let judged = model.written.declared.iter().map(|service| {
        let found = applies(service, lowest).unwrap_or_else(|| rehearsed(model, service, longest));
        found.with("name", service.name).service(service.name)
    });
    judged.collect()
}

/// What keeps the question from a service.
#[expect(clippy::cast_precision_loss, reason = "tiers are small")]
fn applies(service: &Declared<'_>, lowest: f64) -> Option<Finding> {
    if service.class == Some(WorkloadClass::Test) {
        return Some(not_applicable(service.name, service.node).because(m::TESTS_ONLY));
    }
    let Some(tier) = service.tier else {
        return Some(unknown(service.name, service.node).because(m::NO_TIER).with("lowest", Value::Number(lowest)));
    };
    let tier = tier as f64;
    let found = not_applicable(service.name, service.node).because(m::LOWER_TIER);
    (tier > lowest).then(|| found.with("tier", Value::Number(tier)).with("lowest", Value::Number(lowest)))
}

/// The newest rehearsal decides, of whatever kind it is.
fn rehearsed(model: &Model<'_>, service: &Declared<'_>, longest: f64) -> Finding {
    let newest = KINDS.iter().filter_map(|kind| model.records.of_service(kind, service.name).next());
    let newest = newest.max_by_key(|record| record.performed_at);
    let about = |found: Finding, record: &Record<'_>| {
        found.with("kind", record.kind).with("path", record.path).proof(record.subject_node)
    };
    let age = |found: Finding, age: i64| {
        #[expect(clippy::cast_precision_loss, reason = "ages are far below 2^52 seconds")]
        found.with("age", Value::Duration(age as f64))
    };
    let again = |found: Finding, path: &str| {
        let command = format!("prr record new drill --service {} --subject {path} --result pass", service.name);
        found.fix(m::REHEARSE, &[("command", command.into())], None)
    };
    let (name, at) = (service.name, service.node);
    match Standing::of(newest.into_iter(), model.written.now, longest) {
        Standing::Holds(record, old) => {
            age(about(pass(name, record.performed_node).because(m::REHEARSED), record), old)
        }
        Standing::Missing => {
            let found = fail(name, at).because(m::NOT_REHEARSED).with("longest", Value::Duration(longest));
            again(found, "PATH")
        }
        Standing::FromTheFuture(record) => {
            about(fail(name, record.performed_node).because(m::REHEARSED_IN_FUTURE), record)
        }
        Standing::Failed(record) => {
            again(about(fail(name, record.result_node).because(m::REHEARSAL_FAILED), record), record.path)
        }
        Standing::OtherSubject(record) => again(about(other_subject(name, record), record), record.path),
        Standing::Stale(record, old) => {
            let found = fail(name, record.performed_node).because(m::REHEARSAL_STALE);
            again(age(about(found, record), old).with("longest", Value::Duration(longest)), record.path)
        }
    }
}

/// Something else was rehearsed than is there now. That it would go wrong does not follow.
fn other_subject(name: &str, record: &Record<'_>) -> Finding {
    let message = match record.subject {
        SubjectState::Changed => m::REHEARSED_ANOTHER,
        SubjectState::Missing => m::REHEARSED_GONE,
        SubjectState::Current | SubjectState::Unknown => m::REHEARSED_UNREADABLE,
    };
    unknown(name, record.subject_node).because(message)
}

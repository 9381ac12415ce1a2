//! Drills that somebody has recorded: what is only declared otherwise, was executed.

use prr_sdk::record::Standing;
use prr_sdk::{Finding, Outcome, Value};

use crate::messages as m;
use crate::model::Model;

/// A pass of a service with its newest drill: one that holds is the stronger evidence, any other is said beside it.
pub(super) fn beside(model: &Model<'_>, found: Finding, longest: f64) -> Finding {
    let service = found.service.clone().filter(|_| found.outcome == Outcome::Pass);
    let Some(service) = service else { return found };
    let drills = model.records.of_service("drill", &service);
    #[expect(clippy::cast_precision_loss, reason = "ages are far below 2^52 seconds")]
    let aged = |age: i64| Value::Duration(age as f64);
    match Standing::of(drills, model.written.now, longest) {
        Standing::Missing => found,
        Standing::Holds(record, age) => {
            let drilled = found.with("age", aged(age)).proof(record.performed_node);
            Finding { message: (m::DRILLED.id, drilled.message.1.clone()), ..drilled }
        }
        Standing::Stale(record, age) => found.related(record.performed_node, m::DRILL_STALE, &[("age", aged(age))]),
        Standing::OtherSubject(record) => found.related(record.subject_node, m::DRILL_OTHER, &[]),
        Standing::Failed(record) => found.related(record.result_node, m::DRILL_FAILED, &[]),
        Standing::FromTheFuture(record) => found.related(record.performed_node, m::DRILL_FUTURE, &[]),
    }
}

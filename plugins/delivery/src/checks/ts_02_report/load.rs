//! Load tests that somebody has put on record: whether the newest of a service still says something of what is released.

use prr_sdk::record::{Record, Standing, SubjectState};
use prr_sdk::{Finding, Value, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;

/// One finding for every declared service that has a record; that one is needed is not asked here.
pub(super) fn tests(model: &Model<'_>, longest: f64) -> Vec<Finding> {
    let services = model.written.declared.iter();
    let judged = services.filter_map(|service| {
        let newest = model.records.of_service("load-test", service.name);
        let found = of_newest(service.name, Standing::of(newest, model.now, longest), longest)?;
        Some(found.with("name", service.name).with("release", service.name).service(service.name))
    });
    judged.collect()
}

fn of_newest(name: &str, standing: Standing<'_, '_>, longest: f64) -> Option<Finding> {
    let subject = format!("{name}: load-test");
    let about = |found: Finding, record: &Record<'_>| found.with("path", record.path).proof(record.subject_node);
    #[expect(clippy::cast_precision_loss, reason = "ages are far below 2^52 seconds")]
    let aged = |found: Finding, age: i64| found.with("age", Value::Duration(age as f64));
    Some(match standing {
        Standing::Missing => return None,
        Standing::Holds(record, age) => {
            aged(about(pass(subject, record.performed_node).because(m::LOADED), record), age)
        }
        Standing::Failed(record) => about(fail(subject, record.result_node).because(m::LOAD_FAILED), record),
        Standing::FromTheFuture(record) => {
            about(fail(subject, record.performed_node).because(m::LOAD_IN_FUTURE), record)
        }
        Standing::OtherSubject(record) => {
            let message = if record.subject == SubjectState::Changed { m::LOADED_ANOTHER } else { m::LOADED_UNSEEN };
            about(unknown(subject, record.subject_node).because(message), record)
        }
        Standing::Stale(record, age) => {
            let found = unknown(subject, record.performed_node).because(m::LOAD_STALE);
            aged(about(found, record), age).with("longest", Value::Duration(longest))
        }
    })
}

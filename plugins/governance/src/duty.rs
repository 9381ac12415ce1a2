use prr_sdk::record::{Record, Standing, SubjectState};
use prr_sdk::{Finding, Message, Value, fail, manual, not_applicable, pass, unknown};

use crate::messages as m;
use crate::model::Model;

/// Something that people do again and again, and of which they keep records.
pub(crate) struct Duty {
    /// The kind of its records, which names it.
    pub(crate) record: &'static str,
    /// The frameworks that ask for it.
    pub(crate) frameworks: &'static [&'static str],
    /// A file that such a record may be about.
    pub(crate) file: &'static str,
    /// What is said where there is no record.
    pub(crate) missing: Message,
}

impl Duty {
    /// One finding for every file that records are about; the newest record of each decides.
    pub(crate) fn judged(&self, model: &Model<'_>, longest: f64) -> Vec<Finding> {
        let place = model.place;
        if !model.assessed_against(self.frameworks) {
            let found =
                |at| not_applicable(self.record, at).because(m::NOT_ASSESSED).with("names", self.frameworks.join(", "));
            return place.map(found).into_iter().collect();
        }
        let mut newest: Vec<&Record<'_>> = Vec::new();
        for record in model.records.all().filter(|record| record.kind == self.record) {
            // Records are ordered by file, the newest of each first.
            if newest.last().is_none_or(|last| last.path != record.path) {
                newest.push(record);
            }
        }
        // A file that was replaced by another leaves records behind; they count only where there are no others.
        if newest.iter().any(|record| record.subject != SubjectState::Missing) {
            newest.retain(|record| record.subject != SubjectState::Missing);
        }
        if newest.is_empty() {
            let found =
                |at| self.again(manual(self.record, at).because(self.missing).with("kind", self.record), self.file);
            return place.map(found).into_iter().collect();
        }
        newest.into_iter().map(|record| self.standing(record, model.now, longest)).collect()
    }

    fn standing(&self, record: &Record<'_>, now: i64, longest: f64) -> Finding {
        let about =
            |found: Finding| found.with("kind", self.record).with("path", record.path).proof(record.subject_node);
        #[expect(clippy::cast_precision_loss, reason = "ages are far below 2^52 seconds")]
        let aged = |found: Finding, age: i64| about(found).with("age", Value::Duration(age as f64));
        match Standing::of(std::iter::once(record), now, longest) {
            Standing::Holds(_, age) => aged(pass(self.record, record.performed_node).because(m::DONE), age),
            Standing::Stale(_, age) => {
                let longest = record.valid_for.map_or(longest, |own| own.min(longest));
                let found = aged(fail(self.record, record.performed_node).because(m::DONE_STALE), age);
                self.again(found.with("longest", Value::Duration(longest)), record.path)
            }
            Standing::Failed(_) => {
                self.again(about(fail(self.record, record.result_node).because(m::FAILED)), record.path)
            }
            Standing::FromTheFuture(_) => about(fail(self.record, record.performed_node).because(m::IN_FUTURE)),
            Standing::OtherSubject(_) | Standing::Missing => {
                let message = match record.subject {
                    SubjectState::Changed => m::CHANGED_SINCE,
                    SubjectState::Missing => m::FILE_GONE,
                    SubjectState::Current | SubjectState::Unknown => m::FILE_UNREADABLE,
                };
                self.again(about(unknown(self.record, record.subject_node).because(message)), record.path)
            }
        }
    }

    fn again(&self, found: Finding, path: &str) -> Finding {
        let command = format!("prr record new {} --subject {path} --result pass", self.record);
        found.fix(m::RECORD_IT, &[("command", command.into())], None)
    }
}

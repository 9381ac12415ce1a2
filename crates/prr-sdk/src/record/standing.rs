use prr_model::Moment;

use super::{Record, SubjectState};

/// Whether a record is new enough to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// It counts; seconds since it was made.
    Fresh(i64),
    /// It is too old; seconds since it was made.
    Stale(i64),
    /// It lies after the time as of which the tree is judged: somebody wrote down what had not happened.
    FromTheFuture,
}

impl Freshness {
    /// Of something done at a time, at most `longest` seconds before `now`.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "ages are far below 2^52 seconds")]
    pub fn of(performed_at: Moment, now: i64, longest: f64) -> Self {
        let age = performed_at.age(now);
        match age as f64 <= longest {
            _ if performed_at.is_after(now) => Self::FromTheFuture,
            true => Self::Fresh(age),
            false => Self::Stale(age),
        }
    }
}

/// What the newest of some records comes to. Only [`Standing::Holds`] is evidence that something was executed.
#[derive(Clone, Copy, Debug)]
pub enum Standing<'r, 'a> {
    /// It went well, is of the subject as it is, and is fresh; seconds since.
    Holds(&'r Record<'a>, i64),
    /// There is none.
    Missing,
    /// It tells of what had not happened yet.
    FromTheFuture(&'r Record<'a>),
    /// It did not go well.
    Failed(&'r Record<'a>),
    /// Its subject is not what it was, is gone or could not be looked at.
    OtherSubject(&'r Record<'a>),
    /// It is too old; seconds since.
    Stale(&'r Record<'a>, i64),
}

impl<'r, 'a> Standing<'r, 'a> {
    /// Looks at the first of some records, which is the newest. `longest` is how many seconds one counts; one that says less of itself counts less.
    #[must_use]
    pub fn of(mut newest_first: impl Iterator<Item = &'r Record<'a>>, now: i64, longest: f64) -> Self
    where
        'a: 'r,
    {
        let Some(record) = newest_first.next() else { return Self::Missing };
        let longest = record.valid_for.map_or(longest, |own| own.min(longest));
        match Freshness::of(record.performed_at, now, longest) {
            Freshness::FromTheFuture => Self::FromTheFuture(record),
            _ if !record.passed => Self::Failed(record),
            _ if record.subject != SubjectState::Current => Self::OtherSubject(record),
            Freshness::Stale(age) => Self::Stale(record, age),
            Freshness::Fresh(age) => Self::Holds(record, age),
        }
    }
}

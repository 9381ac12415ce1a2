//! Whether a tree is better than before: what was promised is gone, and nothing got worse.

use std::collections::BTreeMap;

use prr_model::{Finding, Outcome, Report};

/// How one check fares on one subject.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Rows {
    all: usize,
    fail: usize,
    /// Unknown, or waiting for a person.
    open: usize,
    not_applicable: usize,
}

impl Rows {
    const fn bad(self) -> usize {
        self.fail + self.open
    }

    /// Whether the question did not arise.
    const fn vacuous(self) -> bool {
        self.all > 0 && self.all == self.not_applicable
    }
}

type Key<'a> = (&'a str, &'a str);

/// What makes a row the same one in another tree: its check, its file, its subject and its message. The number that tells alike rows apart, and
/// that a fingerprint has, changes with those beside it.
pub(crate) type Identity<'a> = (&'a str, &'a str, &'a str, &'a str);

pub(crate) fn identity(finding: &Finding) -> Identity<'_> {
    (&finding.check, &finding.location.path, &finding.subject, &finding.message_id)
}

/// Whether a row asks for something.
pub(crate) fn is_bad(finding: &Finding) -> bool {
    finding.waiver.is_none() && matches!(finding.outcome, Outcome::Fail | Outcome::Unknown | Outcome::Manual)
}

/// Whether the promised rows are gone, their checks have less to say of their subjects, and nothing got worse.
pub(crate) fn is_better(before: &Report, after: &Report, promised: &[&Finding]) -> bool {
    let (old, new) = (identities(before), identities(after));
    let mut owed: BTreeMap<Identity<'_>, usize> = BTreeMap::new();
    for finding in promised {
        *owed.entry(identity(finding)).or_default() += 1;
    }
    let count = |map: &BTreeMap<Identity<'_>, usize>, key: &Identity<'_>| map.get(key).copied().unwrap_or(0);
    let kept = owed.iter().all(|(key, number)| count(&new, key) + number <= count(&old, key));
    kept && nothing_worse(before, after, promised)
}

fn identities(report: &Report) -> BTreeMap<Identity<'_>, usize> {
    let mut identities = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| is_bad(finding)) {
        *identities.entry(identity(finding)).or_default() += 1;
    }
    identities
}

fn nothing_worse(before: &Report, after: &Report, promised: &[&Finding]) -> bool {
    let (old, new) = (rows(before), rows(after));
    let of = |map: &BTreeMap<Key<'_>, Rows>, key: &Key<'_>| map.get(key).copied().unwrap_or_default();
    let fewer = promised.iter().all(|finding| {
        let key = (finding.check.as_str(), finding.subject.as_str());
        of(&new, &key).bad() < of(&old, &key).bad()
    });
    let no_worse = new.iter().all(|(key, new)| {
        let old = of(&old, key);
        // A question that did not arise before may get any answer, as long as no more denies.
        old.vacuous() || new.fail <= old.fail && (new.bad() <= old.bad() || old.open > 0)
    });
    let denying = after.summary.denying <= before.summary.denying;
    fewer && no_worse && denying && after.errors.len() <= before.errors.len() && unread(after) <= unread(before)
}

/// Files that leave something undecided because they were not read.
fn unread(report: &Report) -> usize {
    report.skipped.iter().filter(|skipped| matches!(skipped.reason, "template" | "encoded")).count()
}

fn rows(report: &Report) -> BTreeMap<Key<'_>, Rows> {
    let mut rows: BTreeMap<Key<'_>, Rows> = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| finding.waiver.is_none()) {
        let row = rows.entry((&finding.check, &finding.subject)).or_default();
        row.all += 1;
        match finding.outcome {
            Outcome::Fail => row.fail += 1,
            Outcome::Unknown | Outcome::Manual => row.open += 1,
            Outcome::NotApplicable => row.not_applicable += 1,
            Outcome::Pass => {}
        }
    }
    rows
}

//! Whether a tree is better than before: what was promised is gone, and nothing got worse.

use std::collections::{BTreeMap, BTreeSet};

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

/// What an offer has to do with a trial that is no better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blame {
    /// Nothing that is seen.
    None,
    /// Its own row is still there.
    Kept,
    /// Something got worse in a file that it changes, or of its subject.
    Harm,
}

/// Who is to blame for a trial that is no better, of offers with their rows and the files that they change.
pub(crate) fn blame(before: &Report, after: &Report, offers: &[(&Finding, Vec<&str>)]) -> Vec<Blame> {
    let (old_rows, new_rows) = (identities(before), identities(after));
    let (old, new) = (rows(before), rows(after));
    let mut owed: BTreeMap<Identity<'_>, usize> = BTreeMap::new();
    for (finding, _) in offers {
        *owed.entry(identity(finding)).or_default() += 1;
    }
    let count = |map: &BTreeMap<Identity<'_>, usize>, key: &Identity<'_>| map.get(key).copied().unwrap_or(0);
    let of = |map: &BTreeMap<Key<'_>, Rows>, key: &Key<'_>| map.get(key).copied().unwrap_or_default();
    let worse: BTreeSet<Key<'_>> =
        new.iter().filter(|(key, new)| is_worse(of(&old, key), **new)).map(|(key, _)| *key).collect();
    let harmed = after.findings.iter().filter(|finding| is_bad(finding));
    let harmed = harmed.filter(|finding| worse.contains(&(finding.check.as_str(), finding.subject.as_str())));
    let broken = after.errors.iter().filter_map(|error| error.location.as_ref());
    let mut paths: BTreeSet<&str> = harmed.map(|finding| finding.location.path.as_str()).collect();
    if after.errors.len() > before.errors.len() {
        paths.extend(broken.map(|location| location.path.as_str()));
    }
    let judged = offers.iter().map(|(finding, files)| {
        let (row, key) = (identity(finding), (finding.check.as_str(), finding.subject.as_str()));
        let kept = count(&new_rows, &row) + count(&owed, &row) > count(&old_rows, &row);
        if kept || of(&new, &key).bad() >= of(&old, &key).bad() {
            Blame::Kept
        } else if worse.iter().any(|(_, subject)| *subject == finding.subject)
            || files.iter().any(|file| paths.contains(file))
        {
            Blame::Harm
        } else {
            Blame::None
        }
    });
    judged.collect()
}

/// A question that did not arise before may get any answer, as long as no more denies.
const fn is_worse(old: Rows, new: Rows) -> bool {
    !(old.vacuous() || new.fail <= old.fail && (new.bad() <= old.bad() || old.open > 0))
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
    let no_worse = new.iter().all(|(key, new)| !is_worse(of(&old, key), *new));
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

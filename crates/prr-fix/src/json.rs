//! `prr.fix/v1`: the same for programs.

use prr_model::{Finding, Language};
use serde_json::{Value, json};

use crate::diff::unified;
use crate::rounds::{Fixed, FixedFile, Hand, Left, Mended};
use crate::summary::reason;

/// The JSON Schema of what [`json`] writes.
pub const SCHEMA: &str = include_str!("../../../docs/schema/prr.fix.v1.schema.json");

/// What was mended and what is left, in one language.
#[must_use]
pub fn json(fixed: &Fixed, written: bool, language: Language) -> String {
    let file = |file: &FixedFile| json!({ "path": file.path, "new": file.before.is_none(), "diff": unified(std::slice::from_ref(file)) });
    let mended = |mended: &Mended| {
        let mut row = row(&mended.finding, language);
        row["how"] = mended.how.get(language).into();
        row
    };
    let document = json!({
        "schema": "prr.fix/v1",
        "written": written,
        "before": fixed.before.verdict.as_str(),
        "after": fixed.after.verdict.as_str(),
        "files": fixed.files.iter().map(file).collect::<Vec<_>>(),
        "mended": fixed.mended.iter().map(mended).collect::<Vec<_>>(),
        "left": fixed.left.iter().map(|row| left(row, language)).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn left(left: &Left, language: Language) -> Value {
    let mut row = row(&left.finding, language);
    let (hand, refusal) = match left.hand {
        Hand::Person => ("person", None),
        Hand::Choice => ("choice", None),
        Hand::Refused(refusal) => ("refused", Some(reason(refusal))),
        Hand::Nobody => ("by-hand", None),
    };
    row["hand"] = hand.into();
    row["reason"] = refusal.map(|message| message.id).into();
    row["denies"] = left.finding.denies.into();
    let told = refusal.map(|message| message.text(language, &[]));
    row["note"] = told.or_else(|| left.note.as_ref().map(|note| note.get(language).to_owned())).into();
    row
}

fn row(finding: &Finding, language: Language) -> Value {
    json!({
        "check": finding.check,
        "outcome": finding.outcome.as_str(),
        "service": finding.service,
        "subject": finding.subject,
        "message": finding.message.get(language),
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "fingerprint": finding.fingerprint,
    })
}

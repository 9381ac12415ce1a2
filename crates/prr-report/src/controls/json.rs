//! `prr.controls/v1`: states of controls for programs. Every key is always there; what is not known is null.

use prr_model::{ControlCheck, ControlReport, ControlRow, ControlState, Localized, Location};
use serde::Serialize;

use crate::printed_json;

/// The JSON Schema of control reports, 2020-12.
pub const SCHEMA: &str = include_str!("../../../../docs/schema/prr.controls.v1.schema.json");

/// The reports as JSON.
///
/// # Panics
///
/// Never: a report holds nothing that JSON cannot.
#[must_use]
pub fn json(reports: &[ControlReport]) -> String {
    let document = Document {
        schema: "prr.controls/v1",
        tool: Tool { name: "prr", version: env!("CARGO_PKG_VERSION") },
        frameworks: reports.iter().map(Listed::new).collect(),
    };
    printed_json::text(&document)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    frameworks: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Text<'a> {
    en: &'a str,
    ko: &'a str,
}

impl<'a> From<&'a Localized> for Text<'a> {
    fn from(text: &'a Localized) -> Self {
        Self { en: &text.en, ko: &text.ko }
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    framework: &'a str,
    title: Text<'a>,
    effective_time: &'a str,
    version: Option<Version<'a>>,
    errors: usize,
    states: Vec<Count>,
    controls: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Version<'a> {
    id: &'a str,
    instrument: &'a str,
}

#[derive(Serialize)]
struct Count {
    state: &'static str,
    controls: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    control: &'a str,
    citation: Text<'a>,
    title: Text<'a>,
    section: Option<Text<'a>>,
    kind: &'static str,
    confidence: &'static str,
    cite: &'static str,
    formerly: Option<&'a str>,
    strength: Option<&'static str>,
    state: &'static str,
    checks: Vec<Answer<'a>>,
    supply: Option<Text<'a>>,
}

#[derive(Serialize)]
struct Answer<'a> {
    check: &'a str,
    failed: usize,
    waived: usize,
    unknown: usize,
    passed: usize,
    proof: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: u32,
    column: u32,
}

impl<'a> Listed<'a> {
    fn new(report: &'a ControlReport) -> Self {
        let count = |state: ControlState| Count { state: state.as_str(), controls: report.count(state) };
        Self {
            framework: &report.framework,
            title: (&report.title).into(),
            effective_time: &report.effective_time,
            version: report.version.as_ref().map(|(id, instrument)| Version { id, instrument }),
            errors: report.errors,
            states: ControlState::ALL.into_iter().map(count).collect(),
            controls: report.rows.iter().map(Row::new).collect(),
        }
    }
}

impl<'a> Row<'a> {
    fn new(row: &'a ControlRow) -> Self {
        Self {
            control: &row.reference,
            citation: (&row.citation).into(),
            title: (&row.title).into(),
            section: row.section.as_ref().map(Into::into),
            kind: row.kind.as_str(),
            confidence: row.confidence.as_str(),
            cite: row.cite.as_str(),
            formerly: row.formerly.as_deref(),
            strength: row.strength,
            state: row.state.as_str(),
            checks: row.checks.iter().map(Answer::new).collect(),
            supply: row.supply.as_ref().map(Into::into),
        }
    }
}

impl<'a> Answer<'a> {
    fn new(check: &'a ControlCheck) -> Self {
        let place = |place: &'a Location| Place { path: &place.path, line: place.line, column: place.column };
        Self {
            check: &check.check,
            failed: check.failed,
            waived: check.waived,
            unknown: check.open,
            passed: check.passed,
            proof: check.proof.iter().map(place).collect(),
        }
    }
}

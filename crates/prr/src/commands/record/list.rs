//! `prr record list`.

use prr_model::ExitCode;
use prr_policy::RecordKind;
use prr_report::records::{Row, json, table};

use crate::cli::{ListFormat, ListRecordsArguments};
use crate::commands::judging::settings;
use crate::error::Error;
use crate::tree::Tree;
use crate::ui::Ui;

pub(super) fn run(arguments: &ListRecordsArguments, ui: &Ui) -> Result<ExitCode, Error> {
    let now = settings(arguments.now.as_deref(), false)?.effective_time;
    let inventory = Tree::at(&arguments.path, None)?.load(prr_manifest::RenderMode::Never);
    let faults = prr_engine::record_errors(&inventory, now);
    for error in &faults {
        ui.gate_error(error);
    }
    let rows: Vec<Row> = prr_engine::records(&inventory).into_iter().map(|record| row(record, now)).collect();
    let text = match arguments.format {
        ListFormat::Table => table(&rows, ui.language),
        ListFormat::Json => json(&rows),
    };
    Ui::say(&text)?;
    // What cannot be read may be the record that somebody looks for.
    Ok(if faults.is_empty() { ExitCode::Allow } else { ExitCode::Undecided })
}

fn row(record: prr_engine::RecordRow, now: i64) -> Row {
    Row {
        counts: record.holds(now),
        age_days: record.performed_at.age(now) / 86_400,
        checks: RecordKind::named(&record.kind).map_or(&[][..], |kind| &kind.checks).to_vec(),
        path: record.proof.location.path,
        kind: record.kind,
        subject: record.path,
        subject_state: record.subject,
        service: record.service,
        performed_at: record.performed,
        by: record.by,
        passed: record.passed,
    }
}

//! SARIF 2.1.0, within what GitHub code scanning accepts.

mod format;
mod result;
mod rule;
mod uri;

use std::collections::BTreeMap;
use std::io;

use prr_model::{Finding, GateError, Language, Outcome, Report, Skipped};
use serde::{Serialize, Serializer};

use crate::messages::{TRUNCATED, text};
use crate::printed_json;
use crate::visible::visible;
use format::{
    ArtifactLocation, BaseId, BaseIds, Driver, Invocation, Location, Log, Notification, PhysicalLocation, Reference,
    Region, Run, Text, Tool,
};
pub use rule::Rule;

/// Results that code scanning accepts in a run; it rejects the whole file for one more. It shows 5,000 of them, so the worst come first.
const MOST_RESULTS: usize = 25_000;

/// The report as SARIF 2.1.0, its messages in one language.
///
/// Code scanning raises an alert for every result whatever its kind, so passes and rows that do not apply are left out.
///
/// # Panics
///
/// Never: a report holds nothing that JSON cannot.
#[must_use]
pub fn sarif(report: &Report, rules: &[Rule], language: Language) -> String {
    let mut text = Vec::new();
    write_sarif(report, rules, language, &mut text).expect("memory takes every write");
    String::from_utf8(text).expect("JSON is text")
}

/// Writes the same, result by result, so that a long report is never held as a text.
///
/// # Errors
/// When `out` takes no more.
pub fn write_sarif(report: &Report, rules: &[Rule], language: Language, out: &mut dyn io::Write) -> io::Result<()> {
    let (rules, indices) = distinct(rules);
    let results = Results { report, indices: &indices, language };
    let left_out = results.rows().count().saturating_sub(MOST_RESULTS);
    let run = Run {
        tool: Tool { driver: driver(report, &rules) },
        invocations: [invocation(report, left_out, language)],
        original_uri_base_ids: BaseIds {
            root: BaseId { description: Text { text: "The root of the checked tree.".to_owned() } },
        },
        column_kind: "unicodeCodePoints",
        results,
    };
    let log = Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
    printed_json::write(&log, out)
}

/// Rows that are made when they are written.
struct Results<'a> {
    report: &'a Report,
    indices: &'a BTreeMap<&'a str, usize>,
    language: Language,
}

impl<'a> Results<'a> {
    fn rows(&self) -> impl Iterator<Item = &'a Finding> {
        let is_result = |row: &&Finding| !matches!(row.outcome, Outcome::Pass | Outcome::NotApplicable);
        self.report.findings.iter().filter(is_result)
    }
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = self.rows().take(MOST_RESULTS);
        serializer.collect_seq(rows.map(|row| result::result(row, self.indices, self.language)))
    }
}

/// The rules without repetitions, which the standard forbids, and where each stands.
fn distinct(rules: &[Rule]) -> (Vec<&Rule>, BTreeMap<&str, usize>) {
    let mut indices = BTreeMap::new();
    let mut kept = Vec::new();
    for rule in rules {
        indices.entry(rule.id.as_str()).or_insert_with(|| {
            kept.push(rule);
            kept.len() - 1
        });
    }
    (kept, indices)
}

fn driver<'a>(report: &Report, rules: &[&'a Rule]) -> Driver<'a> {
    Driver {
        name: report.tool.name,
        version: report.tool.version,
        information_uri: env!("CARGO_PKG_REPOSITORY"),
        rules: rules.iter().map(|rule| rule::descriptor(rule)).collect(),
    }
}

fn invocation(report: &Report, left_out: usize, language: Language) -> Invocation<'_> {
    let mut notifications: Vec<Notification<'_>> = report.errors.iter().map(|error| failure(error, language)).collect();
    notifications.extend(report.skipped.iter().map(|file| unread(file, language)));
    if left_out > 0 {
        let arguments = [("count", &*left_out.to_string()), ("limit", &*MOST_RESULTS.to_string())];
        notifications.push(notification("truncated", "warning", &text(&TRUNCATED, language, &arguments), None));
    }
    Invocation {
        execution_successful: report.errors.is_empty(),
        exit_code: report.exit_code() as u8,
        tool_execution_notifications: notifications,
    }
}

fn failure(error: &GateError, language: Language) -> Notification<'_> {
    let mut told = error.message.get(language).to_owned();
    if let Some(hint) = &error.hint {
        told += "\n\n";
        told += hint.get(language);
    }
    notification(&error.kind, "error", &told, error.location.as_ref().map(location))
}

/// What was not read. It is a warning where that keeps the gate from allowing.
fn unread(file: &Skipped, language: Language) -> Notification<'_> {
    let place = Location {
        id: None,
        physical_location: PhysicalLocation { artifact_location: artifact(&file.path), region: None },
        message: None,
    };
    let level = if matches!(file.reason, "template" | "symlink-outside") { "warning" } else { "note" };
    notification(file.reason, level, file.message.get(language), Some(place))
}

fn notification<'a>(id: &'a str, level: &'static str, told: &str, place: Option<Location>) -> Notification<'a> {
    Notification { descriptor: Reference { id }, level, message: message(told), locations: place.into_iter().collect() }
}

fn location(location: &prr_model::Location) -> Location {
    // What counts from 1 is rejected as 0.
    let [start_line, start_column] = [location.line, location.column].map(|number| number.max(1));
    let (end_line, end_column) = (location.end_line, location.end_column.max(1)).max((start_line, start_column));
    let region = Region { start_line, start_column, end_line, end_column };
    Location {
        id: None,
        physical_location: PhysicalLocation { artifact_location: artifact(&location.path), region: Some(region) },
        message: None,
    }
}

fn artifact(path: &str) -> ArtifactLocation {
    ArtifactLocation { uri: uri::relative(path), uri_base_id: "%SRCROOT%" }
}

/// A foreign text as a message: nothing in it acts on a terminal or becomes a link. Brackets are escaped, as SARIF has it, only where they
/// would be one: expressions are full of harmless brackets, and not every viewer takes the escapes out again.
fn message(foreign: &str) -> Text {
    let text = visible(foreign.trim());
    let text = if text.contains("](") {
        text.replace('\\', r"\\").replace('[', r"\[").replace(']', r"\]")
    } else {
        text.into_owned()
    };
    // Code scanning refuses a blank message, and the file with it.
    Text { text: if text.is_empty() { "-".to_owned() } else { text } }
}

fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) => text.chars().take(most - 1).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_cannot_hold_a_link() {
        assert_eq!(message("[click](http://x)").text, r"\[click\](http://x)");
        assert_eq!(message("rate(x[5m]) > 1").text, "rate(x[5m]) > 1");
        assert_eq!(message(" \n").text, "-");
    }

    #[test]
    fn a_region_never_ends_before_it_starts() {
        let place = prr_model::Location { path: "a".into(), line: 0, column: 7, end_line: 0, end_column: 3 };
        let region = location(&place).physical_location.region.unwrap();
        assert_eq!((region.start_line, region.start_column, region.end_line, region.end_column), (1, 7, 1, 7));
    }
}

//! The report for people: one diagnostic a row, a table of the services, and the verdict in the last line.

mod diagnostic;
mod excerpt;
mod files;
mod gate;
mod page;
mod people;
mod row;
mod summary;
pub mod wrap;

use std::io;

use prr_model::{Finding, Language, Report};

use crate::Sources;
use crate::visible::inert;
use page::Page;

/// How a report is shown.
#[derive(Clone, Copy, Debug)]
pub struct TerminalOptions {
    /// The reader's language.
    pub language: Language,
    /// Whether the terminal takes colours.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether passes, rows that do not apply and every skipped file are shown too.
    pub verbose: bool,
}

/// The report as text for a terminal. Texts of manifests and plugins cannot act on it.
///
/// # Panics
///
/// Never: memory takes every text.
#[must_use]
pub fn terminal(report: &Report, sources: &dyn Sources, options: &TerminalOptions) -> String {
    let mut text = Vec::new();
    write_terminal(report, sources, options, &mut text).expect("memory takes every text");
    String::from_utf8(text).expect("parts are texts")
}

/// Writes the same, part by part, so that a long report is never held as a text.
///
/// # Errors
/// When `out` takes no more.
pub fn write_terminal(
    report: &Report,
    sources: &dyn Sources,
    options: &TerminalOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let page = Page::new(sources, options);
    let mut part = |text: String| write!(out, "{}\n\n", inert(&text));
    for error in &report.errors {
        part(gate::render(&page, error))?;
    }
    let (asked, rows): (Vec<&Finding>, Vec<&Finding>) =
        report.findings.iter().partition(|row| people::condenses(row, options));
    let mut shown = row::Shown::default();
    for text in rows.into_iter().filter_map(|finding| row::render(&page, finding, &mut shown)) {
        part(text)?;
    }
    for text in [people::render(&page, &asked), files::render(&page, &report.skipped)].into_iter().flatten() {
        part(text)?;
    }
    writeln!(out, "{}", inert(&summary::render(&page, report)))
}

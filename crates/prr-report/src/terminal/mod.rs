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
#[must_use]
pub fn terminal(report: &Report, sources: &dyn Sources, options: &TerminalOptions) -> String {
    let page = Page::new(sources, options);
    let mut parts: Vec<String> = report.errors.iter().map(|error| gate::render(&page, error)).collect();
    let mut shown = row::Shown::default();
    let (asked, rows): (Vec<&Finding>, Vec<&Finding>) =
        report.findings.iter().partition(|row| people::condenses(row, options));
    parts.extend(rows.into_iter().filter_map(|finding| row::render(&page, finding, &mut shown)));
    parts.extend(people::render(&page, &asked));
    parts.extend(files::render(&page, &report.skipped));
    parts.push(summary::render(&page, report));
    inert(&parts.join("\n\n")) + "\n"
}

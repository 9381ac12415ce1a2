//! All frameworks, a line each.

use prr_model::{ControlReport, ControlState, Language};
use tabled::builder::Builder;
use tabled::settings::object::Columns;
use tabled::settings::{Alignment, Modify, Style};

use super::messages as m;
use super::words::in_language;
use crate::terminal::wrap::{truncate, wrap};
use crate::visible::inert;

/// Columns that a title gets at least.
const SHORTEST_TITLE: usize = 20;

/// Columns that everything but the title takes.
const NUMBERS: usize = 74;

/// How many controls of each framework are in which state.
#[must_use]
pub fn overview(reports: &[ControlReport], language: Language, width: usize) -> String {
    let states = ControlState::ALL.into_iter().filter(|state| reports.iter().any(|report| report.count(*state) > 0));
    let states: Vec<_> = states.collect();
    let mut builder = Builder::default();
    let mut head = vec![m::FRAMEWORK.template(language).to_owned(), m::TITLE.template(language).to_owned()];
    head.push(m::TOTAL.template(language).to_owned());
    head.extend(states.iter().map(|state| state.words(language).to_owned()));
    builder.push_record(head);
    for report in reports {
        let title = truncate(in_language(&report.title, language), width.saturating_sub(NUMBERS).max(SHORTEST_TITLE));
        let mut record = vec![report.framework.clone(), title, report.rows.len().to_string()];
        record.extend(states.iter().map(|state| report.count(*state).to_string()));
        builder.push_record(record);
    }
    let mut table = builder.build();
    table.with(Style::blank()).with(Modify::new(Columns::new(2..)).with(Alignment::right()));
    let lines: Vec<_> = table.to_string().lines().map(|line| line.trim_end().to_owned()).collect();
    inert(&format!("{}\n\n{}", lines.join("\n"), wrap(m::PROMISE.template(language), width))).into_owned() + "\n"
}

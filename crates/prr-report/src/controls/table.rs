//! Controls as text for a terminal, those first of which the tree says something.

use prr_model::{ControlReport, ControlRow, ControlState, Language};
use unicode_width::UnicodeWidthStr;

use super::messages as m;
use super::words::{answered, citation, counts, in_language, places, preamble};
use crate::messages::text;
use crate::terminal::wrap::{truncate, wrap};
use crate::visible::{inert, one_line, visible};

/// How controls are shown.
#[derive(Clone, Copy, Debug)]
pub struct TableOptions {
    /// The reader's language.
    pub language: Language,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether controls of which the tree says nothing are listed, and what has to be supplied for each.
    pub all: bool,
}

/// The report as text. Texts of manifests cannot act on the terminal.
#[must_use]
pub fn table(report: &ControlReport, options: &TableOptions) -> String {
    let language = options.language;
    let mut parts = vec![in_language(&report.title, language).clone()];
    parts.extend(preamble(report, language).iter().map(|line| wrap(line, options.width)));
    parts.push(counts(report, language, |_| true));
    let listed: Vec<_> = report.rows.iter().filter(|row| options.all || speaks(row.state)).collect();
    let states = listed.iter().map(|row| row.state.words(language).width()).max().unwrap_or(0);
    if !listed.is_empty() {
        let rows: Vec<_> = listed.iter().map(|row| control(row, options, states)).collect();
        parts.push(rows.join("\n"));
    }
    if !options.all && listed.len() < report.rows.len() {
        let rest = counts(report, language, |state| !speaks(state));
        parts.push(wrap(&text(&m::REST, language, &[("rest", &rest)]), options.width));
    }
    parts.push(wrap(&format!("{}; {}", m::PROMISE.template(language), m::MAPPING.template(language)), options.width));
    inert(&visible(&parts.join("\n\n"))).into_owned() + "\n"
}

/// Whether the tree says anything.
const fn speaks(state: ControlState) -> bool {
    !matches!(state, ControlState::NoSignal | ControlState::Manual)
}

fn control(row: &ControlRow, options: &TableOptions, states: usize) -> String {
    let language = options.language;
    let state = row.state.words(language);
    let indent = " ".repeat(states + 2);
    let room = options.width.saturating_sub(states + 2).max(20);
    let head = format!("{} {}", citation(row, language), in_language(&row.title, language));
    let head = format!("[{}] {head}", row.kind.words(language));
    let mut lines =
        vec![format!("{state}{}{}", " ".repeat(states + 2 - state.width()), truncate(&one_line(&head), room))];
    let silent = |failed: usize| failed > 0 || options.all;
    for check in row.checks.iter().filter(|check| silent(check.failed + check.waived + check.open + check.passed)) {
        let said = format!("{:<11} {}  {}", check.check, answered(check, language), places(check).join(", "));
        lines.push(format!("{indent}{}", truncate(one_line(&said).trim_end(), room)));
    }
    if options.all
        && let Some(supply) = &row.supply
    {
        let said = format!("{}: {}", m::SUPPLY.template(language), in_language(supply, language));
        lines.extend(wrap(&said, room).lines().map(|line| format!("{indent}{line}")));
    }
    lines.join("\n")
}

//! What all formats say in the same words.

use prr_model::{Cite, ControlCheck, ControlReport, ControlRow, ControlState, Language, Localized};

use super::messages as m;
use crate::messages::text;

/// A text in the reader's language.
pub const fn in_language(text: &Localized, language: Language) -> &String {
    match language {
        Language::En => &text.en,
        Language::Ko => &text.ko,
    }
}

/// How a control is cited, with what must be known of its number.
pub fn citation(row: &ControlRow, language: Language) -> String {
    let cited = in_language(&row.citation, language);
    let mut notes = Vec::new();
    notes.extend(row.formerly.as_ref().map(|number| text(&m::FORMERLY, language, &[("number", number)])));
    notes.extend((row.cite == Cite::Confirm).then(|| m::CONFIRM.template(language).to_owned()));
    if notes.is_empty() { cited.clone() } else { format!("{cited} ({})", notes.join(", ")) }
}

/// What a check answered, in counts.
pub fn answered(check: &ControlCheck, language: Language) -> String {
    let counts =
        [(&m::FAILED, check.failed), (&m::WAIVED, check.waived), (&m::OPEN, check.open), (&m::PASSED, check.passed)];
    let said: Vec<_> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(message, count)| text(message, language, &[("count", &count.to_string())]))
        .collect();
    if said.is_empty() { m::SILENT.template(language).to_owned() } else { said.join(", ") }
}

/// The places that a check's answer rests on.
pub fn places(check: &ControlCheck) -> Vec<String> {
    check.proof.iter().map(|place| format!("{}:{}", place.path, place.line)).collect()
}

/// What is said before the rows: which version, as of when, and whether anything is final.
pub fn preamble(report: &ControlReport, language: Language) -> Vec<String> {
    let as_of = text(&m::AS_OF, language, &[("time", &report.effective_time)]);
    let version = match &report.version {
        Some((version, instrument)) => text(&m::VERSION, language, &[("version", version), ("instrument", instrument)]),
        None => m::NO_VERSION.template(language).to_owned(),
    };
    let mut said = vec![format!("{version}; {as_of}")];
    if report.errors > 0 {
        said.push(text(&m::ERRORS, language, &[("count", &report.errors.to_string())]));
    }
    said
}

/// How many controls are in which state, those that occur.
pub fn counts(report: &ControlReport, language: Language, of: impl Fn(ControlState) -> bool) -> String {
    let occurring = ControlState::ALL.into_iter().filter(|state| of(*state) && report.count(*state) > 0);
    let said: Vec<_> = occurring.map(|state| format!("{} {}", state.words(language), report.count(state))).collect();
    said.join(" · ")
}

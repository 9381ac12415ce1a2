//! Controls as one page without scripts and without anything from outside.

use prr_model::{ControlCheck, ControlReport, ControlRow, ControlState, Language};

use super::messages as m;
use super::words::{answered, citation, counts, in_language, places, preamble};
use crate::simulation::csp;
use crate::simulation::escape::escape;

/// The page, of one framework or of several.
#[must_use]
pub fn html(reports: &[ControlReport], language: Language) -> String {
    let style = include_str!("html.css");
    let code = if language == Language::Ko { "ko" } else { "en" };
    let word = |message: &prr_model::Message| escape(message.template(language));
    let sections: String = reports.iter().map(|report| section(report, language)).collect();
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{page}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{page}</h1>\n<p class=\"promise\">{}. {}.</p>\n\
         {sections}</main>\n</body>\n</html>\n",
        csp::policy(style),
        word(&m::PROMISE),
        word(&m::MAPPING),
        page = word(&m::PAGE),
    )
}

fn section(report: &ControlReport, language: Language) -> String {
    let told: Vec<_> = preamble(report, language).iter().map(|line| format!("<p>{}</p>\n", escape(line))).collect();
    let told = told.concat();
    format!(
        "<section>\n<h2>{}</h2>\n{told}<p class=\"counts\">{}</p>\n<div class=\"wide\">{}</div>\n</section>\n",
        escape(in_language(&report.title, language)),
        escape(&counts(report, language, |_| true)),
        rows(report, language),
    )
}

fn rows(report: &ControlReport, language: Language) -> String {
    let heads = [&m::STATE, &m::KIND, &m::CONTROL, &m::EVIDENCE, &m::SUPPLY];
    let heads = heads.map(|head| format!("<th scope=\"col\">{}</th>", escape(head.template(language)))).concat();
    let mut body = String::new();
    let mut chapter = None;
    for row in &report.rows {
        if row.section.is_some() && row.section != chapter {
            chapter.clone_from(&row.section);
            let title = chapter.as_ref().map(|title| escape(in_language(title, language))).unwrap_or_default();
            body += "<tr class=\"chapter\"><th scope=\"colgroup\" colspan=\"5\">";
            body += &title;
            body += "</th></tr>\n";
        }
        body.push_str(&control(row, language));
    }
    format!("<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody></table>")
}

fn control(row: &ControlRow, language: Language) -> String {
    let checks: Vec<_> = row.checks.iter().map(|check| answer(check, language)).collect();
    let checks = checks.concat();
    let supply = row.supply.as_ref().map(|supply| escape(in_language(supply, language))).unwrap_or_default();
    format!(
        "<tr><td><span class=\"badge {}\">{}</span></td><td>{}</td><td><b>{}</b> {}</td><td>{checks}</td><td>{supply}</td></tr>\n",
        tone(row.state),
        escape(row.state.words(language)),
        escape(row.kind.words(language)),
        escape(&citation(row, language)),
        escape(in_language(&row.title, language)),
    )
}

fn answer(check: &ControlCheck, language: Language) -> String {
    let place = |place: &String| format!("<span class=\"place\"><bdi>{}</bdi></span>", escape(place));
    let places: Vec<_> = places(check).iter().map(place).collect();
    format!("<div><b>{}</b> {}{}</div>", escape(&check.check), escape(&answered(check, language)), places.concat())
}

const fn tone(state: ControlState) -> &'static str {
    match state {
        ControlState::Refuted => "bad",
        ControlState::RecordStale | ControlState::Undetermined | ControlState::Waived => "fair",
        ControlState::DesignOk | ControlState::RecordOk => "good",
        ControlState::NoSignal | ControlState::Manual => "plain",
    }
}

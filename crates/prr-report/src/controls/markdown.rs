//! Controls as a Markdown table: for a pull request, or beside the paperwork of an audit.

use prr_model::{ControlReport, ControlRow, Language};

use super::messages as m;
use super::words::{answered, citation, counts, in_language, places, preamble};
use crate::visible::one_line;

/// The report as Markdown. Texts of manifests cannot end a cell or open an element.
#[must_use]
pub fn markdown(report: &ControlReport, language: Language) -> String {
    let word = |message: &prr_model::Message| message.template(language);
    let mut lines = vec![format!("# {}", cell(in_language(&report.title, language))), String::new()];
    lines.extend(preamble(report, language).iter().flat_map(|line| [cell(line), String::new()]));
    lines.extend([cell(&counts(report, language, |_| true)), String::new()]);
    let heads = [&m::STATE, &m::KIND, &m::CONTROL, &m::EVIDENCE, &m::SUPPLY].map(word);
    lines.push(format!("| {} |", heads.join(" | ")));
    lines.push("|---|---|---|---|---|".to_owned());
    lines.extend(report.rows.iter().map(|row| line(row, language)));
    lines.extend([String::new(), format!("{}. {}.", word(&m::PROMISE), word(&m::MAPPING))]);
    lines.join("\n") + "\n"
}

fn line(row: &ControlRow, language: Language) -> String {
    let control = format!("{} {}", citation(row, language), in_language(&row.title, language));
    let checks: Vec<_> = row
        .checks
        .iter()
        .map(|check| {
            let said = cell(&format!("{}: {}", check.check, answered(check, language)));
            let places: Vec<_> = places(check).iter().map(|place| format!("<br>{}", cell(place))).collect();
            format!("{said}{}", places.concat())
        })
        .collect();
    let supply = row.supply.as_ref().map(|supply| cell(in_language(supply, language))).unwrap_or_default();
    format!(
        "| {} | {} | {} | {} | {supply} |",
        row.state.words(language),
        row.kind.words(language),
        cell(&control),
        checks.join("<br>"),
    )
}

/// A text in a cell of a table.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in one_line(text).chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '~' | '#' => out.extend(['\\', char]),
            _ => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_text_stays_in_its_cell() {
        assert_eq!(cell("a|b\n<b>[x](y)"), "a\\|b␊&lt;b&gt;\\[x\\](y)");
    }
}

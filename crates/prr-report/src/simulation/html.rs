//! Simulations as one page without scripts and without anything from outside.

use prr_model::{Language, Simulation};

use super::coverage::{Tone, verdict};
use super::escape::escape;
use super::silent::Silence;
use super::words::{Words, name};
use super::{csp, messages as m, scenarios, silent, strip, svg, tiers};

/// The page.
#[must_use]
pub fn html(simulations: &[Simulation], language: Language) -> String {
    let words = Words(language);
    let style = format!("{}{}", include_str!("html.css"), svg::STYLE);
    let code = if language == Language::Ko { "ko" } else { "en" };
    let title = words.word(&m::TITLE);
    let body = match simulations {
        [] => format!("<section>{}</section>\n", words.word(&m::NOTHING)),
        [only] => section(words, only, 0),
        many => overview(words, many) + &sections(words, many),
    };
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n",
        csp::policy(&style)
    )
}

/// All objectives at a glance.
fn overview(words: Words, simulations: &[Simulation]) -> String {
    let heads = [&m::OBJECTIVE, &m::SAID, &m::OUTAGE_HEARD, &m::WORST].map(|word| (words.word(word), ""));
    let rows = simulations.iter().enumerate().map(|(index, simulation)| {
        let outage = simulation.scenarios.iter().find(|scenario| scenario.errors > 0.999_999);
        let outage =
            outage.map_or_else(|| "-".to_owned(), |scenario| scenarios::heard(words, simulation, scenario.any));
        format!(
            "<tr><td><a href=\"#slo-{index}\"><bdi>{}</bdi></a></td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            escape(&name(simulation)),
            badge(Tone::of(simulation.coverage), simulation.coverage.as_str()),
            escape(&outage),
            escape(&Silence::of(simulation).short(words)),
        )
    });
    format!("<div class=\"overview wide\">{}</div>\n", table(heads, rows))
}

fn sections(words: Words, simulations: &[Simulation]) -> String {
    simulations.iter().enumerate().map(|(index, simulation)| section(words, simulation, index)).collect()
}

fn section(words: Words, simulation: &Simulation, index: usize) -> String {
    let told = Silence::of(simulation).tone().class();
    let strip = simulation.silent.as_ref().map(|silent| strip::strip(words, silent)).unwrap_or_default();
    [
        format!("<section id=\"slo-{index}\">\n<div class=\"head\"><h2><bdi>{}</bdi></h2>", escape(&name(simulation))),
        badge(Tone::of(simulation.coverage), &verdict(words, simulation)),
        format!("<span class=\"grants\">{}</span></div>\n", escape(&words.grants(simulation))),
        format!("<p class=\"told {told}\">{}</p>\n", escape(&silent::sentence(words, simulation))),
        strip,
        format!("<h3>{}</h3>\n", words.word(&m::CURVE_TITLE)),
        svg::inline(words, simulation, index),
        alerts(words, simulation),
        incidents(words, simulation),
        format!("<p class=\"assumed\">{}</p>\n</section>\n", escape(&words.assumptions(simulation))),
    ]
    .concat()
}

fn alerts(words: Words, simulation: &Simulation) -> String {
    let title = format!("<h3>{}</h3>\n", words.word(&m::ALERTS));
    if simulation.tiers.is_empty() {
        return title + &format!("<p>{}</p>\n", words.word(&m::NO_TIERS));
    }
    let heads = tiers::heads(words, simulation);
    let heads = [(words.word(&m::ALERT), "")].into_iter().chain(heads.iter().map(|head| (&**head, "n")));
    let rows = tiers::rows(words, simulation, true).into_iter().map(|row| {
        let place = row.place.map(|place| format!("<span class=\"place\"><bdi>{}</bdi></span>", escape(&place)));
        let dead = row.dead.map(|dead| format!("<span class=\"dead\">{}</span>", escape(&dead)));
        let cells: String = row.cells.iter().map(|cell| stacked(cell)).collect();
        let (alert, place, dead) = (escape(&row.alert), place.unwrap_or_default(), dead.unwrap_or_default());
        format!("<tr><td class=\"alert\"><bdi>{alert}</bdi>{place}{dead}</td>{cells}</tr>\n")
    });
    format!("{title}<div class=\"wide\">{}</div>\n", table(heads, rows))
}

/// A cell of numbers, with what belongs to them below.
fn stacked(cell: &str) -> String {
    let (number, below) = cell.split_once('\n').unwrap_or((cell, ""));
    format!("<td class=\"n\">{}<span class=\"place\">{}</span></td>", escape(number), escape(below))
}

fn incidents(words: Words, simulation: &Simulation) -> String {
    let class = |index: usize| if (1..5).contains(&index) { "n" } else { "" };
    let heads = scenarios::heads(words).into_iter().enumerate().map(|(index, head)| (head, class(index)));
    let cell = |(index, cell): (usize, &String)| format!("<td class=\"{}\">{}</td>", class(index), escape(cell));
    let rows = scenarios::rows(words, simulation)
        .into_iter()
        .map(|row| format!("<tr>{}</tr>\n", row.iter().enumerate().map(cell).collect::<String>()));
    format!("<h3>{}</h3>\n<div class=\"wide\">{}</div>\n", words.word(&m::INCIDENTS), table(heads, rows))
}

/// A table of rows under heads, each with its class.
fn table<'a>(heads: impl IntoIterator<Item = (&'a str, &'a str)>, rows: impl Iterator<Item = String>) -> String {
    let cell = |(head, class): (&str, &str)| format!("<th class=\"{class}\">{}</th>", escape(head));
    let heads: String = heads.into_iter().map(cell).collect();
    format!("<table>\n<tr>{heads}</tr>\n{}</table>", rows.collect::<String>())
}

fn badge(tone: Tone, text: &str) -> String {
    format!("<span class=\"badge {}\">{}</span>", tone.class(), escape(text))
}

//! The usual incidents as rows of cells: what all alerts together do.

use prr_model::{Detection, Scenario, Simulation};

use super::messages as m;
use super::silent::Silence;
use super::tiers::detected;
use super::words::{Words, percent};
use crate::visible::one_line;

/// The heads of the columns. The last one holds names.
pub fn heads(words: Words) -> [&'static str; 6] {
    [&m::INCIDENT, &m::BURN, &m::FIRST_PAGE, &m::FIRST_WORD, &m::GONE, &m::FROM].map(|word| words.word(word))
}

/// One row an incident.
pub fn rows(words: Words, simulation: &Simulation) -> Vec<[String; 6]> {
    simulation.scenarios.iter().map(|scenario| row(words, simulation, scenario)).collect()
}

/// When somebody hears of an incident. Where alerts could not be read, that none does is not known.
pub fn heard(words: Words, simulation: &Simulation, detection: Detection) -> String {
    match (detection.fires, Silence::of(simulation)) {
        (None, Silence::Unknown) => words.word(&m::UNKNOWN).to_owned(),
        _ => detected(words, detection),
    }
}

fn row(words: Words, simulation: &Simulation, scenario: &Scenario) -> [String; 6] {
    let incident = if scenario.errors > 0.999_999 {
        words.word(&m::FULL_OUTAGE).to_owned()
    } else {
        words.say(&m::ERRORS, &[("errors", &percent(scenario.errors))])
    };
    [
        incident,
        words.times(scenario.burn),
        heard(words, simulation, scenario.page),
        heard(words, simulation, scenario.any),
        words.brief(scenario.exhausts),
        scenario.first.as_deref().map_or_else(|| "-".to_owned(), one_line),
    ]
}

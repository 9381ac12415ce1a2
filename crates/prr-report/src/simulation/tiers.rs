//! The conditions of an objective as rows of cells.

use prr_model::{Detection, Simulation, TierSimulation};

use super::messages as m;
use super::words::{Words, window};
use crate::visible::one_line;

/// One condition.
pub struct Row {
    /// The alert.
    pub alert: String,
    /// Where it is.
    pub place: Option<String>,
    /// What it is and does, under the heads.
    pub cells: Vec<String>,
    /// Why it can never fire.
    pub dead: Option<String>,
}

/// The heads of the columns.
pub fn heads(words: Words, simulation: &Simulation) -> Vec<String> {
    let mut heads: Vec<String> =
        [&m::WHO, &m::BURN, &m::WINDOWS].into_iter().map(|word| words.word(word).to_owned()).collect();
    heads.push("for".to_owned());
    heads.push(words.word(&m::SHARE).to_owned());
    heads.extend(simulation.scenarios.iter().map(|scenario| words.incident(scenario.errors, scenario.burn)));
    heads.push(words.word(&m::RESETS).to_owned());
    heads
}

/// One row a condition. Stacked cells say what is spent in a second line; in others only the first incident has room for it.
pub fn rows(words: Words, simulation: &Simulation, stacked: bool) -> Vec<Row> {
    simulation.tiers.iter().map(|tier| row(words, simulation, tier, stacked)).collect()
}

fn row(words: Words, simulation: &Simulation, tier: &TierSimulation, stacked: bool) -> Row {
    let short = tier.short.map(|short| format!("/{}", window(short))).unwrap_or_default();
    let mut cells = vec![
        words.urgency(tier.urgency).to_owned(),
        words.times(tier.factor),
        format!("{}{short}", window(tier.long)),
        if tier.hold > 0.0 { window(tier.hold) } else { "-".to_owned() },
        words.share(tier.share),
    ];
    let detections = (0..simulation.scenarios.len()).map(|index| match tier.detections.get(index) {
        Some(detection) if stacked => stack(words, *detection),
        Some(detection) if index == 0 => detected(words, *detection),
        Some(detection) => words.brief(detection.fires.unwrap_or(f64::INFINITY)),
        None => "-".to_owned(),
    });
    cells.extend(detections);
    let live = tier.dead.is_none();
    cells.push(if live { words.brief(tier.reset) } else { "-".to_owned() });
    Row {
        alert: one_line(&tier.alert),
        place: tier.location.as_ref().map(|location| one_line(&location.to_string())),
        cells,
        dead: tier.dead.as_ref().map(|reason| words.say(&m::DEAD, &[("reason", &one_line(reason.get(words.0)))])),
    }
}

/// `52 s, 2.0 %`, or never.
pub fn detected(words: Words, detection: Detection) -> String {
    let (time, spent) = parts(words, detection);
    match spent {
        Some(spent) => words.say(&m::AFTER, &[("time", &time), ("spent", &spent)]),
        None => time,
    }
}

/// The same in two lines.
fn stack(words: Words, detection: Detection) -> String {
    let (time, spent) = parts(words, detection);
    spent.map_or_else(|| time.clone(), |spent| format!("{time}\n{spent}"))
}

fn parts(words: Words, detection: Detection) -> (String, Option<String>) {
    match detection.fires {
        None => (words.word(&m::NEVER).to_owned(), None),
        Some(fires) => (words.brief(fires), detection.spent.map(|spent| words.share(spent))),
    }
}

//! Parts, metrics and fates of a release as rows of cells.

use prr_model::{Ending, Fate, ReleaseKind, ReleaseSimulation, ReleaseWatch, Sees, Stage, WatchKind};

use super::messages as m;
use crate::simulation::words::{Words, decimals, percent, window};
use crate::visible::one_line;

/// What replaces what runs.
pub fn kind(words: Words, kind: ReleaseKind) -> &'static str {
    words.word(match kind {
        ReleaseKind::Canary => &m::CANARY,
        ReleaseKind::BlueGreen => &m::BLUE_GREEN,
        ReleaseKind::Flagger => &m::FLAGGER,
        ReleaseKind::Rolling => &m::ROLLING,
    })
}

/// The heads of parts.
pub fn stage_heads(words: Words) -> Vec<String> {
    [&m::STEPS, &m::USERS, &m::FROM, &m::TO, &m::WATCHED_BY].map(|word| words.word(word).to_owned()).into()
}

/// One row a part.
pub fn stages(words: Words, found: &ReleaseSimulation) -> Vec<Vec<String>> {
    let last = found.stages.len().saturating_sub(1);
    found.stages.iter().enumerate().map(|(index, one)| stage(words, found, one, index == last)).collect()
}

fn stage(words: Words, found: &ReleaseSimulation, stage: &Stage, last: bool) -> Vec<String> {
    let steps = match stage.steps {
        None => "-".to_owned(),
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}-{last}"),
    };
    let to = match stage.to {
        Some(to) => moment(words, to, stage.promotions),
        None if last => "-".to_owned(),
        None => words.word(&m::UNTIL_PROMOTED).to_owned(),
    };
    let mut names: Vec<String> = Vec::new();
    for name in stage.watches.iter().filter_map(|watch| found.watches.get(*watch)).map(|watch| one_line(&watch.metric))
    {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let watched = if names.is_empty() { words.word(&m::NOBODY).to_owned() } else { names.join(", ") };
    vec![steps, users(stage.share), moment(words, stage.from, stage.promotions), to, watched]
}

/// A share of users, as exact as pods can divide them.
pub fn users(share: f64) -> String {
    format!("{} %", decimals(share * 100.0, 1))
}

/// A moment, perhaps after somebody was waited for.
pub fn moment(words: Words, seconds: f64, promotions: usize) -> String {
    let time = words.brief(seconds);
    if promotions == 0 { time } else { words.say(&m::AND_WAITS, &[("time", &time)]) }
}

/// The heads of metrics.
pub fn watch_heads(words: Words) -> Vec<String> {
    let heads = [&m::METRIC, &m::RUNS, &m::COUNTS, &m::WINDOW, &m::FIRST, &m::EVERY, &m::FAILURES, &m::STOPS_ABOVE];
    heads.map(|word| words.word(word).to_owned()).into()
}

/// The cells of a metric.
pub fn watch(words: Words, found: &ReleaseWatch) -> Vec<String> {
    let time = |seconds: Option<f64>| seconds.map_or_else(|| "-".to_owned(), window);
    let runs = words.word(match found.kind {
        WatchKind::Background => &m::BACKGROUND,
        WatchKind::Step => &m::STEP,
        WatchKind::BeforeSwitch => &m::BEFORE,
        WatchKind::AfterSwitch => &m::AFTER,
        WatchKind::Check => &m::CHECK,
    });
    let counts = match found.sees {
        Sees::Everybody => words.word(&m::ALL_USERS),
        Sees::NewVersion => words.word(&m::NEW_VERSION),
        Sees::OldVersion => words.word(&m::OLD_VERSION),
        Sees::Other => "-",
    };
    let stops = match found.smallest {
        _ if found.open => words.word(&m::UNKNOWN).to_owned(),
        None => words.word(&m::STOPS_NONE).to_owned(),
        Some(smallest) if smallest <= 0.0 => words.word(&m::STOPS_ALL).to_owned(),
        Some(smallest) => at_least(smallest),
    };
    vec![
        one_line(&found.metric),
        runs.to_owned(),
        counts.to_owned(),
        time(found.window),
        found.first.map_or_else(|| "-".to_owned(), |first| words.brief(first)),
        time(found.interval),
        found.failures.map_or_else(|| "-".to_owned(), |failures| failures.to_string()),
        stops,
    ]
}

/// An error ratio that still passes: three digits that matter, and no more than it is.
pub fn at_most(ratio: f64) -> String {
    rounded(ratio, |scaled| (scaled + NEAR).floor())
}

/// An error ratio that is stopped: three digits that matter, and no less than it is.
pub fn at_least(ratio: f64) -> String {
    rounded(ratio, |scaled| (scaled - NEAR).ceil())
}

/// What a search may miss a ratio by, in its third digit.
const NEAR: f64 = 1e-4;

fn rounded(ratio: f64, round: impl Fn(f64) -> f64) -> String {
    if ratio <= 0.0 || !ratio.is_finite() {
        return percent(0.0);
    }
    let digits = (2.0 - (ratio * 100.0).log10().floor()).clamp(0.0, 6.0);
    let scale = 10_f64.powf(digits);
    percent(round(ratio * 100.0 * scale) / scale / 100.0)
}

/// The heads of fates.
pub fn fate_heads(words: Words, found: &ReleaseSimulation) -> Vec<String> {
    let mut heads = vec![&m::RELEASE, &m::BECOMES, &m::MET, &m::OUTAGE];
    if found.objective.is_some() {
        heads.push(&m::BUDGET);
    }
    if found.traffic.is_some() {
        heads.push(&m::REQUESTS);
    }
    heads.into_iter().map(|word| words.word(word).to_owned()).collect()
}

/// One row a fate.
pub fn fates(words: Words, found: &ReleaseSimulation) -> Vec<Vec<String>> {
    found.fates.iter().map(|one| fate(words, found, one)).collect()
}

fn fate(words: Words, found: &ReleaseSimulation, fate: &Fate) -> Vec<String> {
    let none = || "-".to_owned();
    let cost = fate.cost.as_ref();
    let mut cells = vec![
        words.say(&m::ERRORS, &[("errors", &percent(fate.errors))]),
        becomes(words, &fate.ending),
        fate.ending.share().map_or_else(none, users),
        cost.map_or_else(none, |cost| words.fine(cost.outage)),
    ];
    if found.objective.is_some() {
        cells.push(cost.and_then(|cost| cost.budget).map_or_else(none, |budget| words.share(budget)));
    }
    if found.traffic.is_some() {
        cells.push(cost.and_then(|cost| cost.requests).map_or_else(none, |requests| decimals(requests, 0)));
    }
    cells
}

/// `stopped at 3 min`.
pub fn becomes(words: Words, ending: &Ending) -> String {
    let at = |message, at: f64| words.say(message, &[("time", &words.brief(at))]);
    match ending {
        Ending::Stopped { at: moment, .. } => at(&m::STOPPED_AT, *moment),
        Ending::Held { at: moment, .. } => at(&m::HELD_AT, *moment),
        Ending::Waits { at: moment, .. } => at(&m::WAITS_AT, *moment),
        Ending::Stuck { at: moment, .. } => at(&m::STUCK_AT, *moment),
        Ending::Everybody { at: moment } => at(&m::EVERYBODY_AT, *moment),
        Ending::Unknown => words.word(&m::UNKNOWN).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{at_least, at_most};

    #[test]
    fn what_passes_is_rounded_down_and_what_is_stopped_up() {
        let edge = 0.0144 / 0.7;
        assert_eq!((at_most(edge).as_str(), at_least(edge).as_str()), ("2.05 %", "2.06 %"));
        let (below, above) = (0.02 - 1e-13, 0.02 + 1e-13);
        assert_eq!((at_most(below).as_str(), at_least(above).as_str()), ("2 %", "2 %"));
        assert_eq!((at_most(0.666_666).as_str(), at_most(0.0).as_str()), ("66.6 %", "0 %"));
        assert_eq!(at_most(0.000_123_4), "0.0123 %");
    }
}

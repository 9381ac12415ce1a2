//! What becomes of a release, in plain sentences.

use prr_model::{Cost, Ending, ReleaseKind, ReleaseObjective, ReleaseSimulation, Stage, Worst};

use super::cells::{at_most, moment, users};
use super::messages as m;
use crate::simulation::coverage::Tone;
use crate::simulation::words::{Words, decimals, percent, window};
use crate::visible::one_line;

const DAY: f64 = 86_400.0;

/// How good the news is.
pub fn tone(found: &ReleaseSimulation) -> Tone {
    match (found.worst, &found.objective) {
        (Worst::Everything | Worst::Nothing, _) => Tone::Bad,
        (Worst::Passes { errors, .. }, Some(objective)) if objective.burn(errors) <= 1.0 && found.open.is_empty() => {
            Tone::Good
        }
        _ => Tone::Fair,
    }
}

/// What becomes of the release that was asked about.
pub fn asked(words: Words, found: &ReleaseSimulation) -> String {
    let errors = percent(found.errors);
    let Some(fate) = found.asked() else { return String::new() };
    let cost = fate.cost.as_ref().map_or_else(String::new, |cost| self::cost(words, found, cost));
    let metric = |watch: usize| found.watches.get(watch).map_or_else(String::new, |watch| one_line(&watch.metric));
    let say = |message, at: f64, share: f64, watch: &str| {
        let (time, share) = (words.span(at), users(share));
        let arguments =
            [("errors", &*errors), ("time", &*time), ("share", &*share), ("metric", watch), ("cost", &*cost)];
        words.say(message, &arguments)
    };
    match &fate.ending {
        Ending::Stopped { at, share, watch } if *share <= 0.0 => {
            say(&m::IS_STOPPED_UNSEEN, *at, *share, &metric(*watch))
        }
        Ending::Stopped { at, share, watch } => say(&m::IS_STOPPED, *at, *share, &metric(*watch)),
        Ending::Held { at, share, watch } => say(&m::IS_HELD, *at, *share, &metric(*watch)),
        Ending::Waits { at, share } => say(&m::IS_WAITING, *at, *share, ""),
        Ending::Stuck { at, share } => say(&m::IS_STUCK, *at, *share, ""),
        Ending::Everybody { at } => say(&m::IS_EVERYBODYS, *at, 1.0, ""),
        Ending::Unknown => {
            let why: Vec<String> = found.open.iter().map(|why| one_line(why.get(words.0))).collect();
            words.say(&m::IS_UNKNOWN, &[("errors", &errors), ("why", &why.join("; "))])
        }
    }
}

fn cost(words: Words, found: &ReleaseSimulation, cost: &Cost) -> String {
    let mut told = words.say(&m::COST, &[("outage", &words.fine(cost.outage))]);
    if let (Some(budget), Some(objective)) = (cost.budget, &found.objective) {
        let arguments = [("cost", &*told), ("budget", &words.share(budget)), ("period", &period(words, objective))];
        told = words.say(&m::COST_BUDGET, &arguments);
    }
    if let Some(requests) = cost.requests {
        told = words.say(&m::COST_REQUESTS, &[("cost", &told), ("requests", &decimals(requests, 0))]);
    }
    told
}

/// The worst release that still reaches everybody, set against the objective.
pub fn worst(words: Words, found: &ReleaseSimulation) -> String {
    match found.worst {
        Worst::Unknown => words.word(&m::WORST_UNKNOWN).to_owned(),
        Worst::Everything => any(words, found),
        Worst::Nothing => nothing(words, found),
        Worst::Passes { errors, promoted } => passes(words, found, errors, promoted),
    }
}

fn passes(words: Words, found: &ReleaseSimulation, errors: f64, promoted: bool) -> String {
    let promoted = if promoted { words.word(&m::IF_PROMOTED) } else { "" };
    let most = if found.open.is_empty() { "" } else { words.word(&m::AT_MOST) };
    let how = format!("{promoted}{most}");
    let ratio = at_most(errors);
    let Some(objective) = &found.objective else {
        let arguments = [("how", &*how), ("errors", &*ratio), ("service", &one_line(&found.service))];
        return words.say(&m::WORST_ALONE, &arguments);
    };
    let burn = objective.burn(errors);
    let message = if burn > 1.0 { &m::WORST } else { &m::WORST_GRANTED };
    words.say(
        message,
        &[
            ("how", &how),
            ("errors", &ratio),
            ("burn", &words.times(burn)),
            ("day", &words.share(objective.spent(errors * DAY))),
            ("period", &period(words, objective)),
            ("gone", &words.span(objective.period / burn)),
        ],
    )
}

fn any(words: Words, found: &ReleaseSimulation) -> String {
    let promotions = found.stages.last().map_or(0, |stage| stage.promotions);
    let time = moment(words, found.complete.unwrap_or(0.0), promotions);
    let any = match largest(found) {
        None => words.say(&m::ANY_AT_ONCE, &[("time", &time)]),
        Some(stage) => {
            let (share, first) = (users(stage.share), moment(words, stage.from, stage.promotions));
            words.say(&m::ANY, &[("share", &share), ("first", &first), ("time", &time)])
        }
    };
    match &found.objective {
        None => any,
        Some(objective) => words.say(
            &m::ANY_BUDGET,
            &[
                ("any", &any),
                ("period", &period(words, objective)),
                ("target", &percent(objective.target)),
                ("gone", &words.span(objective.period * objective.budget())),
            ],
        ),
    }
}

/// The largest share of users below all of them.
fn largest(found: &ReleaseSimulation) -> Option<&Stage> {
    let partial = found.stages.iter().filter(|stage| stage.share > 0.0 && stage.share < 1.0);
    partial.reduce(|best, stage| if stage.share > best.share { stage } else { best })
}

fn nothing(words: Words, found: &ReleaseSimulation) -> String {
    let time = |at: f64| words.span(at);
    match &found.healthy {
        Some(Ending::Stopped { at, watch, .. } | Ending::Held { at, watch, .. }) => {
            let metric = found.watches.get(*watch).map_or_else(String::new, |watch| one_line(&watch.metric));
            words.say(&m::NONE, &[("metric", &metric), ("time", &time(*at))])
        }
        Some(other) => {
            let (at, share) = (other.at().unwrap_or(0.0), other.share().unwrap_or(0.0));
            words.say(&m::NONE_STUCK, &[("share", &users(share)), ("time", &time(at))])
        }
        None => words.word(&m::WORST_UNKNOWN).to_owned(),
    }
}

/// What the figures rest on. Of a plain update hardly anything is computed.
pub fn assumptions(words: Words, found: &ReleaseSimulation) -> String {
    let own: Vec<String> = found.assumed.iter().map(|one| one_line(one.get(words.0))).collect();
    let own = own.join("; ");
    match (found.kind, own.is_empty()) {
        (ReleaseKind::Rolling, true) => String::new(),
        (ReleaseKind::Rolling, false) => words.say(&m::ASSUMED_ONLY, &[("what", &own)]),
        (_, true) => words.word(&m::ASSUMED).to_owned(),
        (_, false) => words.say(&m::AND, &[("one", words.word(&m::ASSUMED)), ("other", &own)]),
    }
}

fn period(words: Words, objective: &ReleaseObjective) -> String {
    match words.0 {
        prr_model::Language::En => window(objective.period),
        prr_model::Language::Ko => words.brief(objective.period),
    }
}

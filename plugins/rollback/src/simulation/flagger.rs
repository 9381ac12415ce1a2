//! A Canary of Flagger: at every interval the checks are run, and traffic grows by a step where all are well.

use prr_sdk::{Ending, Kind, Node, ReleaseWatch, WatchKind};

use super::arguments::{Arguments, LATEST, UNKNOWN};
use super::course::{Began, Course, Passed, Trial};
use super::query::Query;
use super::schedule::{Metric, Probe, Schedule};
use super::selected::Services;
use super::watch::{MOST_METRICS, ReadMetric, Silent, Watches, query, sees};
use super::{count_text, messages as m, text};
use crate::read::{Written, seconds};
use crate::written::flagger::{self, Canary, Range, Source};

/// Flagger's defaults.
const INTERVAL: f64 = 60.0;
const SHORTEST: f64 = 10.0;
const METRIC_INTERVAL: &str = "1m";
const WHOLE: f64 = 100.0;
/// Intervals that are followed.
const MOST_TICKS: usize = 2_000;

/// What a canary does at its intervals.
pub(super) struct FlaggerPlan {
    interval: f64,
    /// Failed checks that send everybody back.
    threshold: usize,
    traffic: Growth,
    checks: Vec<Check>,
}

/// How traffic grows.
enum Growth {
    /// The share after each step.
    Steps(Vec<f64>),
    /// Everybody at once after some intervals, or nobody sees the new version before it is promoted.
    Switch { iterations: usize, routed: bool },
    /// Analyses are skipped.
    AtOnce,
    /// No step is larger than nothing.
    Never,
}

/// One metric and the values that are good.
struct Check {
    watch: usize,
    query: Option<Query>,
    least: Option<f64>,
    most: Option<f64>,
}

impl FlaggerPlan {
    /// Reads it; nothing where its numbers cannot be read, or decide nothing.
    pub fn new(canary: &Canary<'_>, written: &Written<'_>, rate: Option<f64>, watches: &mut Watches) -> Option<Self> {
        if canary.suspended.is_some() {
            watches.open.push(m::SUSPENDED.localized(&[]));
            return None;
        }
        let Some(analysis) = canary.analysis.filter(|_| canary.skips.is_none()) else {
            let none = Self { interval: INTERVAL, threshold: 1, traffic: Growth::AtOnce, checks: Vec::new() };
            return Some(none);
        };
        let interval = match analysis.field("interval").filter(|node| !node.is_null()) {
            None => Some(INTERVAL),
            Some(node) => node.text().and_then(seconds),
        };
        let count = |key: &str| match analysis.field(key).filter(|node| !node.is_null()) {
            None => Some(0),
            Some(node) => node.as_i64(),
        };
        let read = || Some((interval?, count("threshold")?, growth(analysis, count("iterations")?, canary)?));
        let Some((interval, threshold, traffic)) = read() else {
            watches.open.push(m::FLAGGER_NUMBERS.localized(&[]));
            return None;
        };
        let matched = items(analysis.field("match")).next().is_some();
        if matched && matches!(traffic, Growth::Switch { .. }) {
            watches.open.push(m::MATCHED_USERS.localized(&[]));
            return None;
        }
        let interval = interval.max(SHORTEST);
        let metrics = canary.metrics.iter().take(MOST_METRICS);
        if canary.metrics.len() > MOST_METRICS {
            watches.open.push(m::MANY.localized(&[count_text("count", MOST_METRICS)]));
        }
        let checks =
            metrics.map(|metric| check(metric, canary, written, (interval, threshold, rate), watches)).collect();
        let threshold = usize::try_from(threshold).ok().filter(|threshold| *threshold > 0).unwrap_or(1);
        Some(Self { interval, threshold, traffic, checks })
    }

    /// Whether users meet the new version only after the checks.
    pub const fn previews(&self) -> bool {
        matches!(self.traffic, Growth::Switch { .. })
    }

    /// Takes a release through it.
    pub fn walk(&self, trial: &Trial) -> Course {
        let mut course = Course::new();
        let empty = Vec::new();
        let (steps, iterations, routed) = match &self.traffic {
            Growth::AtOnce => {
                course.traffic.change(0.0, 1.0);
                course.ending = Ending::Everybody { at: 0.0 };
                return course;
            }
            Growth::Never => (&empty, usize::MAX, false),
            Growth::Steps(steps) => (steps, 0, false),
            Growth::Switch { iterations, routed } => (&empty, *iterations, *routed),
        };
        course.began =
            self.checks.iter().map(|check| Began { watch: check.watch, at: self.interval, passed: 0 }).collect();
        let mut state = State { reached: 0, share: steps.first().copied().unwrap_or(0.0), failed: 0, last: None };
        course.traffic.change(0.0, state.share);
        let mut from = 0.0;
        let mut now = 0.0;
        for _ in 0..MOST_TICKS {
            now += self.interval;
            if let (Some(watch), true) = (state.last, state.failed >= self.threshold) {
                course.passed.push(passed(from, now, state.share));
                course.ending = Ending::Stopped { at: now, share: state.share, watch };
                return course;
            }
            if let Some(watch) = self.failing(&course, trial, now) {
                state.failed += 1;
                state.last = Some(watch);
                continue;
            }
            if matches!(self.traffic, Growth::Never) {
                break;
            }
            state.reached += 1;
            let next = match steps.get(state.reached) {
                Some(next) => *next,
                None if state.reached < iterations => continue,
                None if routed && state.reached == iterations => 1.0,
                None => {
                    course.passed.push(passed(from, now, state.share));
                    course.traffic.change(now, 1.0);
                    course.ending = Ending::Everybody { at: now };
                    return course;
                }
            };
            course.passed.push(passed(from, now, state.share));
            (from, state.share) = (now, next);
            course.traffic.change(now, next);
        }
        course.passed.push(passed(from, now, state.share));
        course.ending = Ending::Stuck { at: from, share: state.share };
        course
    }

    /// The first metric whose value is not good.
    fn failing(&self, course: &Course, trial: &Trial, now: f64) -> Option<usize> {
        let tested = self.previews() || matches!(self.traffic, Growth::Never);
        let mut moment = course.moment(trial, tested);
        moment.at = now;
        let bad = |check: &&Check| {
            let Some(query) = check.query.as_ref().filter(|_| trial.counts.has(check.watch)) else { return false };
            // No value halts a release as a bad one does.
            query.answer(&moment).is_none_or(|value| {
                check.least.is_some_and(|least| value < least) || check.most.is_some_and(|most| value > most)
            })
        };
        self.checks.iter().find(bad).map(|check| check.watch)
    }
}

struct State {
    reached: usize,
    share: f64,
    failed: usize,
    last: Option<usize>,
}

const fn passed(from: f64, to: f64, share: f64) -> Passed {
    Passed { step: None, from, to, share, promotions: 0, waits: false }
}

/// Flagger's own arithmetic of weights.
fn growth(analysis: Node<'_>, iterations: i64, canary: &Canary<'_>) -> Option<Growth> {
    let spec = analysis.parent();
    let provider = spec.and_then(|spec| spec.field("provider")).and_then(Node::text);
    // Without a mesh no traffic is shifted: ten intervals, then everybody.
    let kubernetes = provider == Some("kubernetes");
    let iterations = if kubernetes && iterations < 1 { 10 } else { iterations };
    if let Some(iterations) = usize::try_from(iterations).ok().filter(|iterations| *iterations > 0) {
        return Some(Growth::Switch { iterations, routed: !kubernetes });
    }
    let number = |key: &str| match analysis.field(key).filter(|node| !node.is_null()) {
        None => Some(0.0),
        Some(node) => node.as_f64(),
    };
    let (step, most) = (number("stepWeight")?, number("maxWeight")?);
    let weights: Option<Vec<f64>> = items(analysis.field("stepWeights")).map(Node::as_f64).collect();
    let mut weights = weights?;
    let whole = |weight: f64| (weight / WHOLE).clamp(0.0, 1.0);
    if step > 0.0 {
        let most = weights.last().copied().or(Some(most)).filter(|most| *most > 0.0).unwrap_or(WHOLE).min(WHOLE);
        let (mut weight, mut steps) = (0.0, Vec::new());
        while weight < most && steps.len() < MOST_TICKS {
            weight += step;
            steps.push(whole(weight));
        }
        return Some(Growth::Steps(steps));
    }
    if weights.is_empty() || canary.analysis.is_none() {
        return Some(Growth::Never);
    }
    weights.truncate(MOST_TICKS);
    Some(Growth::Steps(weights.into_iter().map(whole).collect()))
}

fn check(
    metric: &flagger::Metric<'_>,
    canary: &Canary<'_>,
    written: &Written<'_>,
    (interval, threshold, rate): (f64, i64, Option<f64>),
    watches: &mut Watches,
) -> Check {
    let read =
        value(metric, canary, written, rate).and_then(|query| range(metric).map(|(least, most)| (query, least, most)));
    let (query, least, most, silent) = match read {
        Ok((query, least, most)) => (Some(query), least, most, None),
        Err(silent) => (None, None, None, Some(silent)),
    };
    let shown = ReleaseWatch {
        metric: metric.name.to_owned(),
        location: None,
        kind: WatchKind::Check,
        sees: sees(query.as_ref()),
        window: query.as_ref().map(|query| query.window),
        first: None,
        interval: Some(interval),
        failures: u32::try_from(threshold.max(1)).ok().filter(|_| silent.is_none()),
        smallest: None,
        open: silent.as_ref().is_some_and(|silent| silent.open),
        silent: silent.map(|silent| silent.why),
    };
    let stand_in = Metric { watch: 0, schedule: Schedule::default(), probe: Probe::Nothing };
    let watch = watches.push(ReadMetric { metric: stand_in, shown, place: metric.node.into() }).watch;
    Check { watch, query, least, most }
}

/// What a metric measures.
fn value(
    metric: &flagger::Metric<'_>,
    canary: &Canary<'_>,
    written: &Written<'_>,
    rate: Option<f64>,
) -> Result<Query, Silent> {
    let body = if metric.node.kind() == Kind::Mapping { Some(metric.node) } else { metric.node.parent() };
    let own = body.and_then(|body| body.field("interval")).and_then(Node::text).filter(|text| !text.is_empty());
    let window = own.unwrap_or(METRIC_INTERVAL);
    match (metric.source, metric.name) {
        (Source::Name, "request-success-rate") => {
            let window = prr_promql::duration(window).ok_or_else(|| Silent::open(m::TIMES.localized(&[])))?;
            Ok(Query::success_percent(window))
        }
        (Source::Name, "request-duration") => Err(Silent::harmless(m::NO_ANSWERS.localized(&[]))),
        (Source::Name, name) => Err(Silent::open(m::UNKNOWN_METRIC.localized(&[text("metric", name)]))),
        (Source::Query, _) => {
            let written = body.and_then(|body| body.field("query")).and_then(Node::text).unwrap_or_default();
            read_query(written, window, canary, rate)
        }
        (Source::Template { name, namespace, .. }, _) => {
            let home = namespace.or(canary.identity.namespace);
            let near = |other: Option<&str>| home.is_none() || other.is_none() || other == home;
            let mut templates = written.metric_templates.iter().map(|template| template.identity);
            let found = templates.find(|template| template.name == name && near(template.namespace));
            let found = found.ok_or_else(|| Silent::open(m::DANGLING.localized(&[])))?;
            let spec = root(found.node).field("spec");
            let provider = spec.and_then(|spec| spec.field("provider")).and_then(|provider| provider.field("type"));
            match provider.and_then(Node::text) {
                Some("prometheus") => {}
                other => {
                    let provider = text("provider", other.unwrap_or("?"));
                    return Err(Silent::open(m::PROVIDER.localized(&[provider])));
                }
            }
            let written = spec.and_then(|spec| spec.field("query")).and_then(Node::text).unwrap_or_default();
            read_query(written, window, canary, rate)
        }
    }
}

fn read_query(written: &str, window: &str, canary: &Canary<'_>, rate: Option<f64>) -> Result<Query, Silent> {
    let service = canary.target.map_or(canary.identity.name, |target| target.name);
    // The pods of the target are the new version; the old one runs as NAME-primary.
    let target = format!("{LATEST}{service}");
    let pairs = [
        ("target", target.as_str()),
        ("interval", window),
        ("name", canary.identity.name),
        ("service", service),
        ("ingress", service),
        ("route", service),
    ];
    let unknown = UNKNOWN.to_string();
    let namespace = ("namespace".to_owned(), canary.identity.namespace.unwrap_or(&unknown).to_owned());
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let arguments = Arguments::from_pairs(pairs.into_iter().chain([namespace]));
    let filled = arguments.fill(written, "").ok_or_else(|| Silent::open(m::UNFILLED.localized(&[])))?;
    query(&filled, Services { new: None, old: None, before_switch: false }, rate)
}

/// The values that are good. Without a range the old threshold holds, which is 0 unless it is written.
fn range(metric: &flagger::Metric<'_>) -> Result<(Option<f64>, Option<f64>), Silent> {
    let body = if metric.node.kind() == Kind::Mapping { Some(metric.node) } else { metric.node.parent() };
    let threshold = body.and_then(|body| body.field("threshold")).and_then(Node::as_f64).unwrap_or(0.0);
    match metric.range {
        Range::Between { min, max, .. } => Ok((min, max)),
        Range::Unreadable(_) => Err(Silent::open(m::FLAGGER_NUMBERS.localized(&[]))),
        Range::Absent | Range::Old if matches!(metric.source, Source::Name) => Ok((Some(threshold), None)),
        Range::Absent | Range::Old => Ok((None, Some(threshold))),
    }
}

/// The webhooks that a release waits for, or that can halt it.
pub(super) fn gates(canary: &Canary<'_>) -> Vec<String> {
    let webhooks = items(canary.analysis.and_then(|analysis| analysis.field("webhooks")));
    let gate = |node: Node<'_>| {
        let kind = node.field("type").and_then(Node::text).unwrap_or("rollout");
        let name = node.field("name").and_then(Node::text).unwrap_or("?");
        // These are told, and not asked.
        (!matches!(kind, "post-rollout" | "event")).then(|| format!("{name} ({kind})"))
    };
    webhooks.filter_map(gate).collect()
}

/// The object that a node stands in.
pub(super) fn root(node: Node<'_>) -> Node<'_> {
    let mut node = node;
    while let Some(parent) = node.parent() {
        node = parent;
    }
    node
}

fn items(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    let list = node.map(Node::target).filter(|node| node.kind() == Kind::Sequence);
    list.into_iter().flat_map(Node::children).map(Node::target)
}

//! The metrics of an analysis as they are simulated, with their arguments filled in.

use prr_sdk::{Kind, Localized, Node, Place, ReleaseWatch, Sees, WatchKind};

use super::arguments::Arguments;
use super::messages as m;
use super::query::{Moment, Opaque, Query};
use super::schedule::{MOST, Metric, Probe, Schedule};
use super::selected::{Scope, Services};
use super::traffic::Traffic;
use super::{count_text, text};
use crate::argo::{Resolved, dry_run_matches};
use crate::condition::{Conditions, Measurement, Sample, parse};
use crate::read::seconds;
use crate::written::{Provider, Rollout};

/// Metrics of one release that are followed.
pub(super) const MOST_METRICS: usize = 64;

/// Everything that is measured in a release.
#[derive(Default)]
pub(super) struct Watches {
    pub shown: Vec<ReleaseWatch>,
    pub places: Vec<Place>,
    /// What could not be read, and may change the answer.
    pub open: Vec<Localized>,
}

/// What a release is read with.
#[derive(Clone, Copy)]
pub(super) struct Context<'w, 'a> {
    pub rollout: &'w Rollout<'a>,
    pub services: Services<'w>,
    /// Requests a second, if they are declared.
    pub traffic: Option<f64>,
}

impl Watches {
    /// Adds the metrics of an analysis, and gives those that run.
    pub fn add(&mut self, resolved: &Resolved<'_, '_>, kind: WatchKind, context: Context<'_, '_>) -> Vec<Metric> {
        for unbound in &resolved.unbound {
            let (argument, template) = (unbound.argument.name, unbound.reference.name);
            self.open.push(m::UNBOUND.localized(&[text("argument", argument), text("template", template)]));
        }
        if resolved.judges.is_empty() && resolved.dangling.is_empty() {
            let template = resolved.analysis.templates.first().map_or("", |reference| reference.name);
            self.open.push(m::NO_METRICS.localized(&[text("template", template)]));
        }
        let arguments = Arguments::of(resolved, context.rollout);
        let room = MOST_METRICS.saturating_sub(self.shown.len());
        if resolved.judges.len() > room {
            self.open.push(m::MANY.localized(&[count_text("count", MOST_METRICS)]));
        }
        let judges = resolved.judges.iter().take(room);
        let metrics = judges.map(|judge| Reader { arguments: &arguments, context, kind }.read(judge.metric, resolved));
        metrics
            .chain(resolved.dangling.iter().map(|dangling| {
                let name = dangling.reference.name;
                unknown(name, kind, dangling.reference.node, m::DANGLING.localized(&[]))
            }))
            .map(|read| self.push(read))
            .collect()
    }

    /// Notes the metrics that are measured more often than is followed in a release of some seconds.
    pub fn bound(&mut self, seconds: f64) {
        #[expect(clippy::cast_precision_loss, reason = "a bound")]
        let often =
            |watch: &ReleaseWatch| watch.interval.is_some_and(|interval| seconds / interval.max(1.0) > MOST as f64);
        let names: Vec<String> =
            self.shown.iter().filter(|watch| often(watch)).map(|watch| watch.metric.clone()).collect();
        for name in names {
            self.unread(&name, &m::BOUNDED.localized(&[]));
        }
    }

    fn unread(&mut self, metric: &str, why: &Localized) {
        self.open.push(Localized { en: format!("{metric}: {}", why.en), ko: format!("{metric}: {}", why.ko) });
    }

    /// Adds one, and gives it its index.
    pub fn push(&mut self, read: ReadMetric) -> Metric {
        let ReadMetric { mut metric, shown, place } = read;
        metric.watch = self.shown.len();
        if let Some(why) = shown.silent.as_ref().filter(|_| shown.open) {
            self.unread(&shown.metric, why);
        }
        self.shown.push(shown);
        self.places.push(place);
        metric
    }
}

/// A metric, and what is shown of it.
pub(super) struct ReadMetric {
    pub metric: Metric,
    pub shown: ReleaseWatch,
    pub place: Place,
}

/// Why a metric stops nothing here.
pub(super) struct Silent {
    pub why: Localized,
    /// Whether it may stop a release all the same.
    pub open: bool,
}

impl Silent {
    pub const fn open(why: Localized) -> Self {
        Self { why, open: true }
    }

    pub const fn harmless(why: Localized) -> Self {
        Self { why, open: false }
    }
}

struct Reader<'r, 'w, 'a> {
    arguments: &'r Arguments,
    context: Context<'w, 'a>,
    kind: WatchKind,
}

impl Reader<'_, '_, '_> {
    fn read(&self, metric: &crate::written::Metric<'_>, resolved: &Resolved<'_, '_>) -> ReadMetric {
        let body = if metric.node.kind() == Kind::Mapping { Some(metric.node) } else { metric.node.parent() };
        let body = body.unwrap_or(metric.node);
        let (schedule, readable) = match self.schedule(body) {
            Some(schedule) => (schedule, true),
            None => (Schedule::default(), false),
        };
        let judged = dry_run(metric.name, resolved).and_then(|()| {
            if !readable {
                return Err(Silent::open(m::TIMES.localized(&[])));
            }
            if schedule.is_long() {
                return Err(Silent::open(m::BOUNDED.localized(&[])));
            }
            if !schedule.is_finite() && !matches!(self.kind, WatchKind::Background) {
                return Err(Silent::open(m::ENDLESS.localized(&[])));
            }
            self.probe(metric, body)
        });
        let (probe, silent) = match judged {
            Ok((query, conditions)) => (Some((query, conditions)), None),
            Err(silent) => (None, Some(silent)),
        };
        let query = probe.as_ref().map(|(query, _)| query);
        let shown = ReleaseWatch {
            metric: metric.name.to_owned(),
            location: None,
            kind: self.kind,
            sees: sees(query),
            window: query.map(|query| query.window),
            first: None,
            interval: schedule.interval,
            failures: schedule.failures().filter(|_| silent.is_none()),
            smallest: None,
            open: silent.as_ref().is_some_and(|silent| silent.open),
            silent: silent.map(|silent| silent.why),
        };
        let probe = probe.map_or(Probe::Nothing, |(query, conditions)| Probe::Query { query, conditions });
        ReadMetric { metric: Metric { watch: 0, schedule, probe }, shown, place: metric.node.into() }
    }

    fn schedule(&self, body: Node<'_>) -> Option<Schedule> {
        let filled = |key: &str| match body.field(key).filter(|node| !node.is_null()) {
            None => Some(None),
            Some(node) => self.arguments.fill(node.text()?, "args.").map(Some),
        };
        let time = |key: &str| match filled(key)? {
            None => Some(None),
            Some(text) if text.is_empty() => Some(None),
            Some(text) => seconds(&text).map(Some),
        };
        let number = |key: &str| match filled(key)? {
            None => Some(None),
            Some(text) => text.trim().parse::<i64>().ok().map(Some),
        };
        let usual = Schedule::default();
        Some(Schedule {
            delay: time("initialDelay")?.unwrap_or(0.0),
            interval: time("interval")?,
            count: number("count")?,
            failure_limit: number("failureLimit")?.unwrap_or(usual.failure_limit),
            inconclusive_limit: number("inconclusiveLimit")?.unwrap_or(usual.inconclusive_limit),
            consecutive_error_limit: number("consecutiveErrorLimit")?.unwrap_or(usual.consecutive_error_limit),
            consecutive_success_limit: number("consecutiveSuccessLimit")?.unwrap_or(usual.consecutive_success_limit),
        })
    }

    fn probe(&self, metric: &crate::written::Metric<'_>, body: Node<'_>) -> Result<(Query, Conditions), Silent> {
        let provider = body.field("provider");
        if !matches!(metric.provider, Provider::Prometheus) {
            let name = provider.and_then(|node| node.children().next()).and_then(Node::key).unwrap_or("?");
            return Err(Silent::open(m::PROVIDER.localized(&[text("provider", name)])));
        }
        let conditions = self.conditions(metric)?;
        let written = provider.and_then(|node| node.field("prometheus")).and_then(|node| node.field("query"));
        let written = written.and_then(Node::text).unwrap_or_default();
        let unfilled = || Silent::open(m::UNFILLED.localized(&[]));
        let filled = self.arguments.fill(written, "args.").ok_or_else(unfilled)?;
        let query = query(&filled, self.context.services, self.context.traffic)?;
        let samples = conditions.samples();
        let numbers = samples.iter().filter(|sample| matches!(sample, Sample::Number(_)));
        let understood =
            numbers.chain([&Sample::Empty]).all(|sample| conditions.measure(sample) != Measurement::Unknown);
        if understood { Ok((query, conditions)) } else { Err(Silent::open(m::CONDITION.localized(&[]))) }
    }

    fn conditions(&self, metric: &crate::written::Metric<'_>) -> Result<Conditions, Silent> {
        let read = |node: Option<Node<'_>>| match node.and_then(Node::text) {
            None => Ok(None),
            Some(text) => {
                let unfilled = || Silent::open(m::UNFILLED.localized(&[]));
                let filled = self.arguments.fill(text, "args.").ok_or_else(unfilled)?;
                parse(&filled).map(Some).ok_or_else(|| Silent::open(m::CONDITION.localized(&[])))
            }
        };
        let conditions = Conditions { success: read(metric.success)?, failure: read(metric.failure)? };
        if conditions.success.is_none() && conditions.failure.is_none() {
            return Err(Silent::harmless(m::NO_CONDITION.localized(&[])));
        }
        Ok(conditions)
    }
}

/// Whether a metric is measured and does not count.
fn dry_run(name: &str, resolved: &Resolved<'_, '_>) -> Result<(), Silent> {
    for dry in &resolved.dry_runs {
        match dry_run_matches(dry.pattern, name) {
            Some(true) => return Err(Silent::harmless(m::DRY_RUN.localized(&[]))),
            Some(false) => {}
            None => return Err(Silent::open(m::DRY_RUN_UNCLEAR.localized(&[]))),
        }
    }
    Ok(())
}

/// Reads a query whose arguments are filled in.
pub(super) fn query(filled: &str, services: Services<'_>, traffic: Option<f64>) -> Result<Query, Silent> {
    let expr = prr_promql::parse(filled)
        .map_err(|error| Silent::open(m::UNREADABLE.localized(&[text("detail", &error.message)])))?;
    let query = Query::new(&expr, services).map_err(|opaque| match opaque {
        Opaque::NoAnswers => Silent::harmless(m::NO_ANSWERS.localized(&[])),
        Opaque::Class => Silent::open(m::CLASS.localized(&[])),
        Opaque::Scope => Silent::open(m::SCOPE.localized(&[])),
        Opaque::Shape => Silent::open(m::SHAPE.localized(&[])),
    })?;
    if traffic.is_none() && hangs_on_traffic(&query) {
        return Err(Silent::open(m::TRAFFIC.localized(&[])));
    }
    Ok(query)
}

/// Whether the answer is another one with more requests: then it is no ratio.
fn hangs_on_traffic(query: &Query) -> bool {
    let mut traffic = Traffic::default();
    traffic.change(0.0, 0.3);
    let answer = |rate| query.answer(&Moment { at: 1e6, traffic: &traffic, errors: 0.2, rate, tested: false });
    match (answer(1.0), answer(7.0)) {
        (Some(few), Some(many)) => (few - many).abs() > 1e-9 * few.abs().max(1e-9),
        (few, many) => few.is_some() != many.is_some(),
    }
}

/// Whose requests a query counts.
pub(super) fn sees(query: Option<&Query>) -> Sees {
    match query.and_then(|query| query.scope) {
        Some(Scope::Everybody) => Sees::Everybody,
        Some(Scope::New) => Sees::NewVersion,
        Some(Scope::Old) => Sees::OldVersion,
        None => Sees::Other,
    }
}

/// What an experiment's analysis measures: nothing that is known here.
pub(super) fn of_experiment(watches: &mut Watches, name: &str, node: Node<'_>) -> Metric {
    watches.push(unknown(name, WatchKind::Step, node, m::EXPERIMENT.localized(&[])))
}

/// Something that measures what is not known here.
fn unknown(name: &str, kind: WatchKind, node: Node<'_>, why: Localized) -> ReadMetric {
    let shown = ReleaseWatch {
        metric: name.to_owned(),
        location: None,
        kind,
        sees: Sees::Other,
        window: None,
        first: None,
        interval: None,
        failures: None,
        smallest: None,
        silent: Some(why),
        open: true,
    };
    let metric = Metric { watch: 0, schedule: Schedule::default(), probe: Probe::Nothing };
    ReadMetric { metric, shown, place: node.into() }
}

/// The text of a step's number.
pub(super) fn step_number(index: usize) -> prr_sdk::Argument {
    count_text("step", index + 1)
}

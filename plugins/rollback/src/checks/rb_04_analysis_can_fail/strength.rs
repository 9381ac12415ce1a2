//! What the analyses of a release let pass, beside what users are promised.

use prr_sdk::{Draft, Finding, Node, ReleaseSimulation, ReleaseWatch, Value, WatchKind, Worst, fail, pass};

use super::condition;
use crate::messages as m;
use crate::model::Model;
use crate::promise::Promise;
use crate::simulation::strength;
use crate::written::{Metric, Rollout};

/// What the analyses of a release come to, and the metric that it is due to.
pub(super) struct Strength<'m, 'a> {
    pub metric: &'m Metric<'a>,
    says: Says<'m, 'a>,
}

enum Says<'m, 'a> {
    /// Everybody has the release before it has failed often enough: when the last failure that it takes is measured, and when everybody has it.
    TooSlow(f64, f64),
    /// No metric is moved by wrong answers.
    Blind(&'m Promise<'a>),
    /// The error ratio of the worst release that passes, and whether the budget lasts long enough with it.
    Lets(&'m Promise<'a>, f64, bool),
    /// Something that is not understood may stop what the rest lets pass.
    Open(&'m Promise<'a>),
}

impl<'m, 'a> Strength<'m, 'a> {
    /// Nothing where there is nothing to compare with, or a release is too long to be tried.
    pub fn of(model: &'m Model<'a>, rollout: &Rollout<'a>, shortest: f64) -> Option<Self> {
        if rollout.analyses().is_empty() {
            return None;
        }
        let promise = model.promise(&rollout.identity);
        let simulated = strength(model, rollout, promise.is_some());
        let (simulation, places) = (&simulated.simulation, &simulated.watches);
        let metric_of = |watch: usize| {
            let node = places.get(watch)?.node;
            let metrics = model.written.templates.iter().flat_map(|template| &template.metrics);
            metrics.into_iter().find(|metric| metric.node.index() == node)
        };
        if let Some((watch, at, everybody)) = too_slow(simulation) {
            return Some(Self { metric: metric_of(watch)?, says: Says::TooSlow(at, everybody) });
        }
        let (watch, says) = compared(simulation, promise?, shortest)?;
        Some(Self { metric: metric_of(watch)?, says })
    }

    /// Whether it is due to a metric.
    pub fn is_due_to(&self, metric: &Metric<'a>) -> bool {
        self.metric.node == metric.node
    }

    /// Where it is said.
    pub fn at(&self) -> Node<'a> {
        condition(self.metric)
    }

    pub fn judged(&self, name: &str) -> Finding {
        let at = self.at();
        let found = match self.says {
            Says::TooSlow(last, everybody) => {
                let draft = fail(name, at).because(m::MEASURES_TOO_LATE).with("time", Value::Duration(last));
                draft.with("end", Value::Duration(everybody)).fix(m::MEASURE_SOONER, &[], None)
            }
            Says::Blind(promise) => {
                promised(fail(name, at), m::ANSWERS_UNSEEN, promise).fix(m::COUNT_ANSWERS, &[], None)
            }
            Says::Lets(promise, errors, true) => promised(pass(name, at), m::HOLDS_PROMISE, promise)
                .with("errors", Value::Share(errors))
                .with("time", Value::Duration(promise.lasts(errors))),
            Says::Lets(promise, errors, false) => promised(fail(name, at), m::BURNS_TOO_FAST, promise)
                .with("errors", Value::Share(errors))
                .with("time", Value::Duration(promise.lasts(errors)))
                .with("factor", Value::Number((errors / (1.0 - promise.target)).round()))
                .fix(m::TIGHTEN, &[], None),
            Says::Open(promise) => {
                let objective = ("objective", Value::Text(promise.name.to_owned()));
                pass(name, at).because(m::CAN_FAIL).related(promise.node, m::PROMISE_NOT_COMPARED, &[objective])
            }
        };
        found.with("metric", self.metric.name)
    }
}

fn promised(draft: Draft, message: prr_sdk::Message, promise: &Promise<'_>) -> Finding {
    let found = draft.because(message).with("objective", promise.name).with("target", Value::Share(promise.target));
    found.related(promise.node, m::PROMISED_HERE, &[])
}

/// The metric that would be the first to have failed often enough, when that is, and when everybody has the release by then. A person who promotes
/// may wait for it, and what is not understood may be faster.
fn too_slow(simulation: &ReleaseSimulation) -> Option<(usize, f64, f64)> {
    let everybody = simulation.complete.filter(|_| simulation.open.is_empty())?;
    if simulation.stages.iter().any(|stage| stage.promotions > 0) {
        return None;
    }
    let mut first: Option<(usize, f64)> = None;
    for (index, watch) in simulation.watches.iter().enumerate().filter(|(_, watch)| watch.silent.is_none()) {
        let at = last_failure(watch)?;
        if first.is_none_or(|(_, known)| at < known) {
            first = Some((index, at));
        }
    }
    first.filter(|(_, at)| *at >= everybody).map(|(watch, at)| (watch, at, everybody))
}

/// When the last failure is measured that a metric beside the steps takes, if its first measurement fails already.
fn last_failure(watch: &ReleaseWatch) -> Option<f64> {
    let beside = matches!(watch.kind, WatchKind::Background);
    let more = watch.failures.filter(|failures| beside && *failures > 0)? - 1;
    Some(watch.first? + f64::from(more) * watch.interval.unwrap_or(0.0))
}

fn compared<'m, 'a>(
    simulation: &ReleaseSimulation,
    promise: &'m Promise<'a>,
    shortest: f64,
) -> Option<(usize, Says<'m, 'a>)> {
    let watches = || simulation.watches.iter().enumerate();
    let open = !simulation.open.is_empty();
    let any = || watches().find(|(_, watch)| !watch.open).or_else(|| watches().next()).map(|(index, _)| index);
    // The one that stops the most by itself is what lets the rest pass.
    let strictest = watches()
        .filter_map(|(index, watch)| Some((index, watch.smallest?)))
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(index, _)| index);
    match simulation.worst {
        Worst::Passes { errors, .. } => {
            let holds = promise.lasts(errors) >= shortest;
            let says = if open && !holds { Says::Open(promise) } else { Says::Lets(promise, errors, holds) };
            Some((strictest.or_else(any)?, says))
        }
        Worst::Everything if !open => {
            let looks = watches().find(|(_, watch)| watch.silent.is_none()).map(|(index, _)| index);
            Some(looks.map_or((any()?, Says::Blind(promise)), |watch| (watch, Says::Lets(promise, 1.0, false))))
        }
        Worst::Unknown if open => Some((any()?, Says::Open(promise))),
        _ => None,
    }
}

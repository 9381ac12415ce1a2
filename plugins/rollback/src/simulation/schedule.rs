//! When a metric is measured, and what its measurements add up to: the controller's own counting.

use crate::condition::{Conditions, Measurement, Sample};

use super::course::Counted;
use super::query::{Moment, Query};

/// Seconds after which a measurement is taken again that was an error, whatever the interval.
const RETRY: f64 = 10.0;
/// Measurements of one metric that are followed.
pub(super) const MOST: i64 = 2_000;

/// When a metric is measured, and how many measurements decide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Schedule {
    /// `initialDelay`, in seconds.
    pub delay: f64,
    /// In seconds; without one there is one measurement.
    pub interval: Option<f64>,
    /// Nothing where it goes on as long as the release does.
    pub count: Option<i64>,
    /// Negative where no number of failures decides.
    pub failure_limit: i64,
    pub inconclusive_limit: i64,
    pub consecutive_error_limit: i64,
    /// 0 where no number of successes decides.
    pub consecutive_success_limit: i64,
}

impl Default for Schedule {
    fn default() -> Self {
        Self {
            delay: 0.0,
            interval: None,
            count: None,
            failure_limit: 0,
            inconclusive_limit: 0,
            consecutive_error_limit: 4,
            consecutive_success_limit: 0,
        }
    }
}

/// How a metric's measurements came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Successful,
    /// Failed, or an error too often: the release is aborted.
    Failed,
    /// The release is paused.
    Inconclusive,
}

/// A metric with what it measures.
#[derive(Clone, Debug)]
pub(super) struct Metric {
    /// Its index among the watches.
    pub watch: usize,
    pub schedule: Schedule,
    pub probe: Probe,
}

/// What a metric measures.
#[derive(Clone, Debug)]
pub(super) enum Probe {
    /// A query whose answers follow from the error ratio.
    Query { query: Query, conditions: Conditions },
    /// Something that is taken as good: wrong answers do not move it, or it does not count, or it is not known.
    Nothing,
}

/// Counters as the controller keeps them.
#[derive(Default)]
struct Counts {
    measured: i64,
    failed: i64,
    inconclusive: i64,
    errors_in_a_row: i64,
    successes_in_a_row: i64,
}

impl Schedule {
    /// `count` as it holds: without an interval there is one measurement.
    fn effective_count(&self) -> Option<i64> {
        self.count.filter(|count| *count > 0).or(if self.interval.is_none() { Some(1) } else { None })
    }

    /// How many failed measurements stop a release; nothing where no number does.
    pub fn failures(&self) -> Option<u32> {
        let wanted = self.failure_limit.checked_add(1).filter(|wanted| *wanted > 0);
        let reached = |wanted: &i64| self.effective_count().is_none_or(|count| count >= *wanted);
        wanted.filter(reached).and_then(|wanted| u32::try_from(wanted).ok())
    }

    /// When it has enough of measurements that all succeed; nothing where it never has.
    fn succeeds(&self, start: f64) -> Option<f64> {
        let enough = Some(self.consecutive_success_limit).filter(|limit| *limit > 0);
        let wanted = [enough, self.effective_count()].into_iter().flatten().min()?;
        #[expect(clippy::cast_precision_loss, reason = "counts are bounded before they are followed")]
        let intervals = (wanted - 1) as f64;
        Some(start + self.delay + intervals * self.interval.unwrap_or(0.0).max(1.0))
    }

    /// Whether it takes more measurements than are followed, or may.
    pub fn is_long(&self) -> bool {
        let limits = [self.failure_limit, self.inconclusive_limit, self.consecutive_error_limit];
        let all = limits.into_iter().chain([self.consecutive_success_limit, self.count.unwrap_or(0)]);
        all.fold(0_i64, |sum, limit| sum.saturating_add(limit.max(0))) >= MOST
    }

    /// Whether it ends by itself.
    pub fn is_finite(&self) -> bool {
        self.effective_count().is_some()
    }

    fn verdict(&self, counts: &Counts) -> Option<Verdict> {
        if counts.errors_in_a_row > self.consecutive_error_limit {
            return Some(Verdict::Failed);
        }
        if counts.inconclusive > self.inconclusive_limit {
            return Some(Verdict::Inconclusive);
        }
        if self.failure_limit >= 0 && counts.failed > self.failure_limit {
            return Some(Verdict::Failed);
        }
        let successes = self.consecutive_success_limit;
        if successes > 0 && counts.successes_in_a_row >= successes {
            return Some(Verdict::Successful);
        }
        if self.effective_count().is_none_or(|count| counts.measured < count) {
            return None;
        }
        Some(match (successes > 0, self.failure_limit >= 0) {
            (false, _) => Verdict::Successful,
            (true, true) => Verdict::Inconclusive,
            (true, false) => Verdict::Failed,
        })
    }
}

impl Metric {
    /// How far back it looks.
    pub fn window(&self) -> f64 {
        match &self.probe {
            Probe::Query { query, .. } => query.window,
            Probe::Nothing => 0.0,
        }
    }

    /// Measures from a moment until another, which is not reached: when it is decided and how; nothing where it is not by then.
    fn run(&self, counted: bool, start: f64, until: f64, mut moment: Moment<'_>) -> Option<(f64, Verdict)> {
        if !counted || matches!(self.probe, Probe::Nothing) {
            return self.schedule.succeeds(start).filter(|at| *at < until).map(|at| (at, Verdict::Successful));
        }
        let mut counts = Counts::default();
        moment.at = start + self.schedule.delay;
        for _ in 0..MOST {
            if moment.at >= until {
                return None;
            }
            let measured = self.measure(&moment);
            counts.add(measured);
            if let Some(verdict) = self.schedule.verdict(&counts) {
                return Some((moment.at, verdict));
            }
            moment.at += match measured {
                Measurement::Error => RETRY,
                _ => self.schedule.interval.unwrap_or(RETRY).max(1.0),
            };
        }
        None
    }

    fn measure(&self, moment: &Moment<'_>) -> Measurement {
        match &self.probe {
            Probe::Nothing => Measurement::Successful,
            Probe::Query { query, conditions } => {
                let sample = query.answer(moment).map_or(Sample::Empty, Sample::Number);
                conditions.measure(&sample)
            }
        }
    }
}

impl Counts {
    fn add(&mut self, measured: Measurement) {
        if measured == Measurement::Error {
            self.errors_in_a_row += 1;
            self.successes_in_a_row = 0;
            return;
        }
        self.measured += 1;
        self.errors_in_a_row = 0;
        match measured {
            Measurement::Failed => (self.failed, self.successes_in_a_row) = (self.failed + 1, 0),
            Measurement::Inconclusive => (self.inconclusive, self.successes_in_a_row) = (self.inconclusive + 1, 0),
            _ => self.successes_in_a_row += 1,
        }
    }
}

/// When a run of several metrics is decided: the first that goes wrong ends it, and the last that goes well.
pub(super) enum Decided {
    /// A metric, by its index among the watches.
    Wrong(f64, Verdict, usize),
    Well(f64),
    /// It goes on.
    Open,
}

/// Runs the metrics of an analysis beside each other.
pub(super) fn run(metrics: &[Metric], counts: Counted, start: f64, until: f64, moment: Moment<'_>) -> Decided {
    let mut wrong: Option<(f64, Verdict, usize)> = None;
    let mut well = Some(start);
    for metric in metrics {
        match metric.run(counts.has(metric.watch), start, until, moment) {
            Some((at, Verdict::Successful)) => well = well.map(|latest| latest.max(at)),
            Some((at, verdict)) => {
                // Of two that go wrong at once the worse one counts.
                let first = wrong.is_none_or(|(known, other, _)| {
                    at < known || (at <= known && verdict == Verdict::Failed && other == Verdict::Inconclusive)
                });
                if first {
                    wrong = Some((at, verdict, metric.watch));
                }
            }
            None => well = None,
        }
    }
    match (wrong, well) {
        (Some((at, verdict, watch)), _) => Decided::Wrong(at, verdict, watch),
        (None, Some(at)) => Decided::Well(at),
        (None, None) => Decided::Open,
    }
}

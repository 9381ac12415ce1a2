//! The way that one release takes, and what is asked about it.

use prr_sdk::Ending;

use super::query::Moment;
use super::schedule::{Metric, Verdict};
use super::traffic::Traffic;

/// A release that is tried.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trial {
    /// The error ratio of its answers.
    pub errors: f64,
    /// Requests a second of all users.
    pub rate: f64,
    /// Whether nobody promotes it where it waits for a person; otherwise somebody does as soon as it waits.
    pub patient: bool,
    /// The metrics that count.
    pub counts: Counted,
}

/// Which metrics count in a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    All,
    /// One, by its index among the watches.
    Only(usize),
    None,
}

impl Counted {
    pub fn has(self, watch: usize) -> bool {
        match self {
            Self::All => true,
            Self::Only(only) => only == watch,
            Self::None => false,
        }
    }
}

/// What became of it.
#[derive(Clone, Debug)]
pub(super) struct Course {
    pub traffic: Traffic,
    pub passed: Vec<Passed>,
    /// The analyses that started.
    pub began: Vec<Began>,
    pub ending: Ending,
}

/// The beginning of an analysis, once for each of its metrics.
#[derive(Clone, Copy, Debug)]
pub(super) struct Began {
    /// The metric, by its index among the watches.
    pub watch: usize,
    /// When it is measured for the first time.
    pub at: f64,
    /// The index of the part in which it starts.
    pub passed: usize,
}

/// A part of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Passed {
    /// The index of its step.
    pub step: Option<usize>,
    pub from: f64,
    pub to: f64,
    pub share: f64,
    /// How often somebody promoted it before.
    pub promotions: usize,
    /// Whether it waits for a person.
    pub waits: bool,
}

impl Course {
    /// One that has just begun.
    pub fn new() -> Self {
        let ending = Ending::Unknown;
        Self { traffic: Traffic::default(), passed: Vec::new(), began: Vec::new(), ending }
    }

    /// Notes that an analysis starts with the part that comes next.
    pub fn begin(&mut self, metrics: &[Metric], at: f64, passed: usize) {
        let began = |metric: &Metric| Began { watch: metric.watch, at: at + metric.schedule.delay, passed };
        self.began.extend(metrics.iter().map(began));
    }

    /// Ends it where a metric decided.
    pub fn end(&mut self, at: f64, verdict: Verdict, watch: usize) {
        let share = self.traffic.share(at);
        self.ending = match verdict {
            Verdict::Inconclusive => Ending::Held { at, share, watch },
            _ => Ending::Stopped { at, share, watch },
        };
    }

    /// What a metric can see at a moment of it.
    pub fn moment(&self, trial: &Trial, tested: bool) -> Moment<'_> {
        Moment { at: 0.0, traffic: &self.traffic, errors: trial.errors, rate: trial.rate, tested }
    }
}

//! A Deployment: pods in batches, and nothing that looks at answers.

use prr_sdk::{Ending, Node};

use super::course::{Course, Passed, Trial};
use crate::written::{Limit, Workload};

/// Kubernetes' defaults.
const QUARTER: Amount = Amount::Percent(25.0);
/// Batches that are shown.
const MOST_BATCHES: usize = 1_000;

/// The batches of an update.
pub(super) struct RollingPlan {
    /// The share of users after each of them, the last one has all.
    shares: Vec<f64>,
    /// Seconds that each takes.
    batch: f64,
    /// Whether the number of pods is known.
    pub counted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Amount {
    Pods(f64),
    Percent(f64),
}

impl RollingPlan {
    /// Reads `spec` of a Deployment; nothing where its numbers cannot be read.
    pub fn new(spec: Node<'_>, workload: &Workload<'_>, scaled: bool, step_time: f64) -> Option<Self> {
        let rolling = spec.field("strategy").and_then(|strategy| strategy.field("rollingUpdate"));
        let amount = |key: &str| match rolling.and_then(|rolling| rolling.field(key)).filter(|node| !node.is_null()) {
            None => Some(QUARTER),
            Some(node) => Amount::of(node.text()?.trim()),
        };
        let (surge, unavailable) = (amount("maxSurge")?, amount("maxUnavailable")?);
        let ready = spec.field("minReadySeconds").and_then(Node::as_f64).filter(|seconds| *seconds > 0.0);
        let pods = match workload.replicas {
            _ if scaled => None,
            Limit::Number(pods, _) => Some(pods),
            // Kubernetes' default.
            Limit::Absent => Some(1),
            Limit::Unreadable(_) => return None,
        };
        let step = match pods {
            Some(pods) if pods < 1 => return None,
            #[expect(clippy::cast_precision_loss, reason = "pods are few")]
            Some(pods) => {
                let pods = pods as f64;
                // Kubernetes rounds surges up and outages down, and goes one by one where that leaves nothing.
                let batch = surge.pods(pods).ceil() + unavailable.pods(pods).floor();
                batch.max(1.0) / pods
            }
            None => match (surge, unavailable) {
                (Amount::Percent(surge), Amount::Percent(unavailable)) => (surge + unavailable) / 100.0,
                _ => return None,
            },
        };
        let mut shares = Vec::new();
        let mut share = step;
        while share < 1.0 - 1e-9 && step > 0.0 && shares.len() < MOST_BATCHES {
            shares.push(share);
            share += step;
        }
        shares.push(1.0);
        Some(Self { shares, batch: step_time + ready.unwrap_or(0.0), counted: pods.is_some() })
    }

    /// Seconds that each batch takes.
    pub const fn batch(&self) -> f64 {
        self.batch
    }

    /// Takes a release through it.
    pub fn walk(&self, _: &Trial) -> Course {
        let mut course = Course::new();
        let mut now = 0.0;
        let (_, partial) = self.shares.split_last().unwrap_or((&1.0, &[]));
        for share in partial {
            course.traffic.change(now, *share);
            let from = now;
            now += self.batch;
            course.passed.push(Passed { step: None, from, to: now, share: *share, promotions: 0, waits: false });
        }
        course.traffic.change(now, 1.0);
        course.ending = Ending::Everybody { at: now };
        course
    }
}

impl Amount {
    fn of(text: &str) -> Option<Self> {
        let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
        match text.strip_suffix('%') {
            Some(percent) => number(percent).map(Self::Percent),
            None => number(text).map(Self::Pods),
        }
    }

    fn pods(self, of: f64) -> f64 {
        match self {
            Self::Pods(pods) => pods,
            Self::Percent(percent) => of * percent / 100.0,
        }
    }
}

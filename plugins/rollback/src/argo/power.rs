//! Whether a metric can end a release.

use prr_sdk::Node;

use super::pattern::matches;
use super::resolve::{Judge, Resolved};
use crate::written::{Limit, Metric, Need, Provider};

/// What a metric can do to a release.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Power<'a> {
    /// Some measurements abort it.
    Aborts,
    /// None does.
    Powerless(Weakness, Node<'a>),
    /// It hangs on an argument or goes beyond what is understood.
    Unknown(Node<'a>),
}

/// Why no measurement aborts a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weakness {
    /// It is measured and does not count.
    DryRun,
    /// Without a condition every answer is a success.
    NoCondition,
    /// Every answer meets the conditions.
    AlwaysTrue,
    /// `failureLimit: -1` beside `consecutiveSuccessLimit`, without a count: nothing counts as failed.
    NoLimit,
    /// It is to be measured several times, and nothing says how often.
    NoInterval {
        /// `count`.
        count: i64,
    },
    /// As many failures are allowed as there are measurements.
    LimitAboveCount {
        /// `failureLimit`.
        limit: i64,
        /// `count`.
        count: i64,
    },
}

impl<'a> Power<'a> {
    /// Judges a metric of an analysis.
    pub fn of(judge: Judge<'_, 'a>, resolved: &Resolved<'_, 'a>) -> Self {
        let metric = judge.metric;
        for dry in &resolved.dry_runs {
            match matches(dry.pattern, metric.name) {
                Some(true) => return Self::Powerless(Weakness::DryRun, dry.node),
                Some(false) => {}
                None => return Self::Unknown(dry.node),
            }
        }
        Self::of_limits(metric).unwrap_or_else(|| Self::of_conditions(metric))
    }

    fn of_limits(metric: &Metric<'a>) -> Option<Self> {
        let read = |limit: Limit<'a>, default| match limit {
            Limit::Unreadable(node) => Err(Self::Unknown(node)),
            other => Ok(other.or(default).unwrap_or(default)),
        };
        let limits = || {
            let (limit, success) = (read(metric.failure_limit, 0)?, read(metric.consecutive_success_limit, 0)?);
            // A count of 0 is none, and without a count and an interval there is one measurement.
            let count = read(metric.count, 0)?;
            let counted = !metric.repeats || count > 0;
            Ok((limit, success, counted.then_some(count.max(1))))
        };
        let at = match metric.failure_limit {
            Limit::Number(_, node) | Limit::Unreadable(node) => node,
            Limit::Absent => metric.node,
        };
        let at_count = match metric.count {
            Limit::Number(_, node) | Limit::Unreadable(node) => node,
            Limit::Absent => metric.node,
        };
        match limits() {
            Err(unknown) => Some(unknown),
            // The controller refuses `-1` without `consecutiveSuccessLimit`; with it and without a count nothing is counted.
            Ok((limit, success, count)) if limit < 0 && (success == 0 || count.is_none()) => {
                Some(Self::Powerless(Weakness::NoLimit, at))
            }
            // Several measurements need an interval: the controller refuses the template.
            Ok((.., Some(count))) if count > 1 && !metric.repeats => {
                Some(Self::Powerless(Weakness::NoInterval { count }, at_count))
            }
            Ok((limit, _, Some(count))) if limit >= count => {
                Some(Self::Powerless(Weakness::LimitAboveCount { limit, count }, at))
            }
            Ok(_) => None,
        }
    }

    fn of_conditions(metric: &Metric<'a>) -> Self {
        let at = metric.success.or(metric.failure).unwrap_or(metric.node);
        if matches!(metric.provider, Provider::Job | Provider::Kayenta) {
            return Self::Aborts;
        }
        if metric.success.is_none() && metric.failure.is_none() {
            return match metric.provider {
                Provider::Prometheus => Self::Powerless(Weakness::NoCondition, at),
                // Plugins and web jobs may judge themselves.
                _ => Self::Unknown(at),
            };
        }
        match &metric.conditions {
            Need::Unknown => Self::Unknown(at),
            Need::Known(conditions) => match conditions.can_fail() {
                Some(true) => Self::Aborts,
                Some(false) => Self::Powerless(Weakness::AlwaysTrue, at),
                None => Self::Unknown(at),
            },
        }
    }
}

//! Blue and green of Argo Rollouts: one switch, analyses before and after it.

use prr_sdk::{Ending, Node, WatchKind};

use super::course::{Course, Passed, Trial};
use super::schedule::{Decided, Metric, run};
use super::watch::{Context, Watches};
use crate::argo::Resolved;
use crate::read::Written;
use crate::written::{Analysis, BlueGreen};

/// What it does, in order.
pub(super) struct BlueGreenPlan {
    before: Vec<Metric>,
    /// Until somebody promotes.
    waits: bool,
    /// `autoPromotionSeconds`.
    lasts: f64,
    after: Vec<Metric>,
}

impl BlueGreenPlan {
    /// Reads it; what cannot be read goes to the watches.
    pub fn new(found: &BlueGreen<'_>, written: &Written<'_>, context: Context<'_, '_>, watches: &mut Watches) -> Self {
        let mut metrics = |analysis: &Option<Analysis<'_>>, kind| {
            let analysis =
                analysis.as_ref().map(|analysis| Resolved::new(analysis, &context.rollout.identity, written));
            analysis.map(|resolved| watches.add(&resolved, kind, context)).unwrap_or_default()
        };
        let before = metrics(&found.before, WatchKind::BeforeSwitch);
        let after = metrics(&found.after, WatchKind::AfterSwitch);
        let seconds = found.node.field("autoPromotionSeconds").and_then(Node::as_f64).filter(|seconds| *seconds > 0.0);
        // Seconds after which it is promoted anyhow end the wait.
        Self { before, waits: found.waits && seconds.is_none(), lasts: seconds.unwrap_or(0.0), after }
    }

    /// Whether something is measured before users are switched.
    pub fn previews(&self) -> bool {
        !self.before.is_empty()
    }

    /// Takes a release through it.
    pub fn walk(&self, trial: &Trial) -> Course {
        let mut course = Course::new();
        course.traffic.change(0.0, 0.0);
        let mut now = 0.0;
        if !part(&mut course, &self.before, &mut now, trial, true) {
            return course;
        }
        let mut promotions = 0;
        if self.waits && trial.patient {
            course.passed.push(Passed { step: None, from: 0.0, to: now, share: 0.0, promotions, waits: true });
            course.ending = Ending::Waits { at: now, share: 0.0 };
            return course;
        }
        now += self.lasts;
        if now > 0.0 || self.waits {
            course.passed.push(Passed { step: None, from: 0.0, to: now, share: 0.0, promotions, waits: self.waits });
        }
        promotions += usize::from(self.waits);
        course.traffic.change(now, 1.0);
        let from = now;
        let goes_on = part(&mut course, &self.after, &mut now, trial, false);
        if now > from {
            course.passed.push(Passed { step: None, from, to: now, share: 1.0, promotions, waits: false });
        }
        if goes_on {
            course.ending = Ending::Everybody { at: now };
        }
        course
    }
}

/// Runs an analysis that everything waits for: whether it goes on.
fn part(course: &mut Course, metrics: &[Metric], now: &mut f64, trial: &Trial, tested: bool) -> bool {
    course.begin(metrics, *now, course.passed.len());
    match run(metrics, trial.counts, *now, f64::INFINITY, course.moment(trial, tested)) {
        Decided::Well(at) => *now = at,
        Decided::Wrong(at, verdict, watch) => {
            *now = at;
            course.end(at, verdict, watch);
            return false;
        }
        Decided::Open => {}
    }
    true
}

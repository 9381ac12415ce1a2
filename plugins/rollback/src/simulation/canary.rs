//! A canary of Argo Rollouts: steps in order, an analysis beside them.

use prr_sdk::{Ending, Localized, WatchKind};

use super::course::{Course, Passed, Trial};
use super::messages as m;
use super::schedule::{Decided, Metric, run};
use super::watch::{Context, Watches, of_experiment, step_number};
use super::weight::Weights;
use crate::argo::Resolved;
use crate::read::Written;
use crate::written::{Action, Canary, Pause};

/// Steps that are followed.
const MOST_STEPS: usize = 1_000;

/// Seconds that a step is taken to last at the most: thirty years.
const LONGEST: f64 = 1e9;

/// What a canary does, in the order in which it does it.
pub(super) struct CanaryPlan {
    steps: Vec<Step>,
    /// The index of the step that it starts with, and its metrics.
    background: Option<(usize, Vec<Metric>)>,
    step_time: f64,
}

enum Step {
    Share(f64),
    Lasts(f64),
    /// Until somebody promotes.
    Waits,
    Analysis(Vec<Metric>),
    /// Something that changes nothing for users.
    Other,
}

impl CanaryPlan {
    /// Reads the steps; what cannot be read goes to the watches.
    pub fn new(
        canary: &Canary<'_>,
        written: &Written<'_>,
        context: Context<'_, '_>,
        weights: Weights,
        step_time: f64,
        watches: &mut Watches,
    ) -> Self {
        let identity = &context.rollout.identity;
        let background = canary.background.as_ref().map(|analysis| {
            let start = match analysis.starting_step {
                None => 0,
                Some(start) => start.step.unwrap_or_else(|| {
                    watches.open.push(m::STARTING_STEP.localized(&[]));
                    0
                }),
            };
            let resolved = Resolved::new(analysis, identity, written);
            (start, watches.add(&resolved, WatchKind::Background, context))
        });
        if canary.steps.len() > MOST_STEPS {
            watches.open.push(unreadable(MOST_STEPS));
        }
        let steps = canary.steps.iter().take(MOST_STEPS).enumerate().map(|(index, step)| match &step.action {
            Action::SetWeight(weight) => Step::Share(weights.share(*weight)),
            Action::Pause(Pause::Seconds(seconds)) => Step::Lasts(seconds.min(LONGEST)),
            Action::Pause(Pause::Indefinite) => Step::Waits,
            Action::Analysis(analysis) => {
                let resolved = Resolved::new(analysis, identity, written);
                Step::Analysis(watches.add(&resolved, WatchKind::Step, context))
            }
            Action::Experiment { analyses, seconds } => {
                for analysis in analyses {
                    let name = analysis.templates.first().map_or("experiment", |template| template.name);
                    of_experiment(watches, name, analysis.node);
                }
                Step::Lasts(seconds.unwrap_or(0.0).min(LONGEST))
            }
            Action::Other => Step::Other,
            Action::Unreadable | Action::Pause(Pause::Unreadable) => {
                watches.open.push(unreadable(index));
                Step::Other
            }
        });
        Self { steps: steps.collect(), background, step_time }
    }

    /// Whether no step sets a share of users.
    pub fn is_flat(&self) -> bool {
        !self.steps.iter().any(|step| matches!(step, Step::Share(_)))
    }

    /// Takes a release through it.
    pub fn walk(&self, trial: &Trial) -> Course {
        let mut walk =
            Walk { plan: self, trial, course: Course::new(), now: 0.0, level: 0.0, share: 0.0, promotions: 0 };
        let mut background = None;
        for (index, step) in self.steps.iter().enumerate() {
            if self.background.as_ref().is_some_and(|(start, _)| *start == index) {
                background = Some((walk.now, walk.course.passed.len()));
            }
            if !walk.step(index, step) {
                return walk.beside(background);
            }
        }
        walk.settle();
        walk.course.traffic.change(walk.now, 1.0);
        walk.course.ending = Ending::Everybody { at: walk.now };
        walk.beside(background)
    }
}

/// A release on its way.
struct Walk<'p> {
    plan: &'p CanaryPlan,
    trial: &'p Trial,
    course: Course,
    now: f64,
    /// When the share of this moment was set.
    level: f64,
    share: f64,
    promotions: usize,
}

impl Walk<'_> {
    /// Takes one step: whether there is another one.
    fn step(&mut self, index: usize, step: &Step) -> bool {
        let mut from = self.now;
        let mut waits = false;
        let mut goes_on = true;
        match step {
            Step::Share(share) => {
                self.settle();
                (from, self.level, self.share) = (self.now, self.now, *share);
                self.course.traffic.change(self.now, *share);
            }
            Step::Lasts(seconds) => self.now += seconds,
            Step::Waits => {
                // Whoever promotes has waited for the pods.
                (waits, self.level) = (true, f64::NEG_INFINITY);
                if self.trial.patient {
                    self.course.ending = Ending::Waits { at: self.now, share: self.share };
                    goes_on = false;
                }
            }
            Step::Analysis(metrics) => goes_on = self.analyse(metrics),
            Step::Other => {}
        }
        let (to, share, promotions) = (self.now, self.share, self.promotions);
        self.course.passed.push(Passed { step: Some(index), from, to, share, promotions, waits });
        self.promotions += usize::from(waits);
        goes_on
    }

    /// A share that nothing waits at lasts as long as pods need.
    fn settle(&mut self) {
        let partial = self.share > 0.0 && self.share < 1.0;
        if partial && self.now <= self.level {
            self.now += self.plan.step_time;
            if let Some(last) = self.course.passed.last_mut() {
                last.to = self.now;
            }
        }
    }

    fn analyse(&mut self, metrics: &[Metric]) -> bool {
        self.course.begin(metrics, self.now, self.course.passed.len());
        let moment = self.course.moment(self.trial, false);
        match run(metrics, self.trial.counts, self.now, f64::INFINITY, moment) {
            Decided::Well(at) => self.now = at,
            Decided::Wrong(at, verdict, watch) => {
                self.now = at;
                self.course.end(at, verdict, watch);
                return false;
            }
            // The controller refuses steps that never end.
            Decided::Open => {}
        }
        true
    }

    /// Runs the analysis beside the steps up to where they ended: what it decides earlier counts.
    fn beside(mut self, start: Option<(f64, usize)>) -> Course {
        let (Some((start, passed)), Some((_, metrics))) = (start, &self.plan.background) else { return self.course };
        self.course.begin(metrics, start, passed);
        let until = match self.course.ending {
            Ending::Waits { at, .. } => at + metrics.iter().map(settled).fold(0.0, f64::max),
            _ => self.now,
        };
        let moment = self.course.moment(self.trial, false);
        if let Decided::Wrong(at, verdict, watch) = run(metrics, self.trial.counts, start, until, moment) {
            self.course.end(at, verdict, watch);
        }
        self.course
    }
}

/// Seconds after which a metric that watches an unchanging release has decided, if it ever does.
fn settled(metric: &Metric) -> f64 {
    let schedule = &metric.schedule;
    let most =
        schedule.failure_limit.max(0) + schedule.inconclusive_limit.max(0) + schedule.consecutive_success_limit + 3;
    #[expect(clippy::cast_precision_loss, reason = "limits are small, and a bound needs no last digit")]
    let measured = most as f64 * schedule.interval.unwrap_or(0.0).max(1.0);
    schedule.delay + metric.window() + measured
}

fn unreadable(index: usize) -> Localized {
    m::STEPS.localized(&[step_number(index)])
}

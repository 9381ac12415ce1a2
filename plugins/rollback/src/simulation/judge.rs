//! What is asked of a release: what becomes of it, what it costs by then, and the worst that still reaches everybody.

use prr_sdk::{Cost, Ending, Fate, ReleaseObjective, ReleaseSimulation, Stage, WatchKind, Worst};

use super::course::{Counted, Course, Passed, Trial};
use super::search::{Effort, Passing, largest};
use super::watch::Watches;

/// Error ratios that everything is told of beside the one that is asked about.
const USUAL: [f64; 3] = [1.0, 0.1, 0.01];

/// What a release costs, and in which money.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceFacts {
    /// The objective of its service.
    pub objective: Option<ReleaseObjective>,
    /// Requests a second.
    pub traffic: Option<f64>,
}

/// Asks a plan everything.
pub(super) struct Judge<'p> {
    pub walk: &'p dyn Fn(&Trial) -> Course,
    pub watches: &'p Watches,
    pub facts: &'p ServiceFacts,
    /// Whether users are known to meet it as it says: nothing is told of what cannot be read.
    pub known: bool,
    pub asked: Asked,
}

/// How much is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Everything,
    /// What becomes of the release that is asked about, and of the worst.
    Sentence,
    /// What the worst is, and what each metric stops by itself.
    Strength,
    /// When everybody has a release that nothing stops, and when metrics are measured for the first time.
    Times,
}

impl Asked {
    /// Measurements of one release that an answer is worth.
    const fn most(self) -> f64 {
        match self {
            Self::Everything => f64::INFINITY,
            Self::Sentence => 60.0,
            Self::Strength => 240.0,
            Self::Times => 0.0,
        }
    }

    const fn effort(self) -> Effort {
        match self {
            Self::Everything => Effort::WHOLE,
            Self::Sentence | Self::Strength | Self::Times => Effort::BRIEF,
        }
    }
}

impl Judge<'_> {
    /// Fills in the answers.
    pub fn judge(&self, mut simulation: ReleaseSimulation) -> ReleaseSimulation {
        if !self.known {
            simulation.fates = ratios(simulation.errors).into_iter().map(unknown).collect();
            return simulation;
        }
        let plain = (self.walk)(&self.trial(0.0, false, Counted::None));
        let complete = plain.ending.at();
        simulation.complete = complete.filter(|_| matches!(plain.ending, Ending::Everybody { .. }));
        let of_passed;
        (simulation.stages, of_passed) = stages(&plain, simulation.complete);
        self.watched(&mut simulation.stages, &of_passed, &plain);
        for began in &plain.began {
            simulation.watches[began.watch].first.get_or_insert(began.at);
        }
        if self.asked != Asked::Everything {
            return self.briefly(simulation, &plain);
        }
        simulation.fates = ratios(simulation.errors).into_iter().map(|errors| self.fate(errors)).collect();
        let healthy = (self.walk)(&self.trial(0.0, false, Counted::All)).ending;
        simulation.healthy = Some(healthy).filter(|ending| !matches!(ending, Ending::Everybody { .. }));
        simulation.worst = self.worst(plain.passed.iter().any(|passed| passed.waits));
        self.alone(&mut simulation);
        simulation
    }

    /// What each metric stops by itself.
    fn alone(&self, simulation: &mut ReleaseSimulation) {
        let smallest = (0..simulation.watches.len()).map(|watch| self.smallest(watch, simulation));
        let smallest: Vec<_> = smallest.collect();
        for (shown, smallest) in simulation.watches.iter_mut().zip(smallest) {
            shown.smallest = smallest;
        }
    }

    /// Only a part, and nothing where that takes long.
    fn briefly(&self, mut simulation: ReleaseSimulation, plain: &Course) -> ReleaseSimulation {
        let end = plain.ending.at().unwrap_or(0.0);
        let intervals = simulation.watches.iter().filter_map(|watch| watch.interval);
        let measured: f64 = intervals.map(|interval| end / interval.max(1.0)).sum();
        let promoted = || plain.passed.iter().any(|passed| passed.waits);
        match self.asked {
            Asked::Times => {}
            _ if measured > self.asked.most() => {}
            Asked::Strength => {
                simulation.worst = self.worst(promoted());
                self.alone(&mut simulation);
            }
            _ if self.is_open() => {}
            _ => {
                simulation.fates = vec![self.fate(simulation.errors)];
                simulation.worst = self.worst(promoted());
            }
        }
        simulation
    }

    fn trial(&self, errors: f64, patient: bool, counts: Counted) -> Trial {
        Trial { errors, rate: self.facts.traffic.unwrap_or(1.0), patient, counts }
    }

    fn is_open(&self) -> bool {
        !self.watches.open.is_empty()
    }

    fn fate(&self, errors: f64) -> Fate {
        let course = (self.walk)(&self.trial(errors, true, Counted::All));
        let decided = matches!(course.ending, Ending::Stopped { .. });
        if self.is_open() && !decided {
            return unknown(errors);
        }
        let cost = course.ending.at().map(|at| self.cost(errors, course.traffic.until(at)));
        Fate { errors, ending: course.ending, cost }
    }

    fn cost(&self, errors: f64, exposure: f64) -> Cost {
        let outage = errors * exposure;
        Cost {
            exposure,
            outage,
            budget: self.facts.objective.as_ref().map(|objective| objective.spent(outage)),
            requests: self.facts.traffic.map(|rate| rate * outage),
        }
    }

    fn worst(&self, promoted: bool) -> Worst {
        let passes = |errors: f64| self.passes(errors, Counted::All);
        match largest(self.asked.effort(), passes) {
            Passing::UpTo { passes, .. } => Worst::Passes { errors: passes, promoted },
            Passing::None => Worst::Nothing,
            Passing::All if self.is_open() => Worst::Unknown,
            Passing::All => Worst::Everything,
        }
    }

    fn smallest(&self, watch: usize, simulation: &ReleaseSimulation) -> Option<f64> {
        if simulation.watches[watch].silent.is_some() {
            return None;
        }
        match largest(self.asked.effort(), |errors| self.passes(errors, Counted::Only(watch))) {
            Passing::UpTo { stopped, .. } => Some(stopped),
            Passing::None => Some(0.0),
            Passing::All => None,
        }
    }

    /// Whether a release reaches everybody, somebody promoting it wherever it waits.
    fn passes(&self, errors: f64, counts: Counted) -> bool {
        matches!((self.walk)(&self.trial(errors, false, counts)).ending, Ending::Everybody { .. })
    }

    /// Whether a metric goes on while the steps do.
    fn is_beside(&self, watch: usize) -> bool {
        matches!(self.watches.shown[watch].kind, WatchKind::Background | WatchKind::Check)
    }

    /// Notes which stages metrics are measured in; nothing is once everybody has the release.
    fn watched(&self, stages: &mut [Stage], of_passed: &[usize], plain: &Course) {
        let parts = of_passed.last().map_or(0, |last| last + 1);
        for began in &plain.began {
            let Some(first) = of_passed.get(began.passed).or(of_passed.last()) else { continue };
            let last = if self.is_beside(began.watch) { parts } else { first + 1 };
            stages[*first..last].iter_mut().for_each(|stage| stage.watches.push(began.watch));
        }
    }
}

/// The ratios that are told of, the worst first.
fn ratios(asked: f64) -> Vec<f64> {
    let mut ratios = vec![asked];
    ratios.extend(USUAL.into_iter().filter(|usual| (usual - asked).abs() > 1e-12));
    ratios.sort_by(|one, other| other.total_cmp(one));
    ratios
}

const fn unknown(errors: f64) -> Fate {
    Fate { errors, ending: Ending::Unknown, cost: None }
}

/// Parts of one share of users, what comes after the last, and the part that each step belongs to.
fn stages(course: &Course, complete: Option<f64>) -> (Vec<Stage>, Vec<usize>) {
    let mut stages: Vec<Stage> = Vec::new();
    let mut of_passed = Vec::new();
    let mut waited = false;
    for passed in &course.passed {
        let Passed { step, from, to, share, promotions, waits } = *passed;
        let number = step.map(|step| step + 1);
        if let Some(last) = stages.last_mut().filter(|last| !waited && (last.share - share).abs() < 1e-12) {
            last.to = Some(to);
            last.steps = last.steps.map(|(first, end)| (first, number.unwrap_or(end)));
        } else {
            let steps = number.map(|number| (number, number));
            stages.push(Stage { steps, from, to: Some(to), share, promotions, watches: Vec::new() });
        }
        of_passed.push(stages.len() - 1);
        waited = waits;
        if let Some(last) = stages.last_mut().filter(|_| waits) {
            last.to = None;
        }
    }
    if let Some(at) = complete {
        let promotions = course.passed.iter().filter(|passed| passed.waits).count();
        stages.push(Stage { steps: None, from: at, to: None, share: 1.0, promotions, watches: Vec::new() });
    }
    (stages, of_passed)
}

//! What becomes of a release that answers wrongly, in numbers.
//!
//! Durations and moments are seconds, shares and error ratios are 1 for the whole. Time starts with the first step, its pods being ready;
//! traffic is constant, the old version makes no errors, and the new one makes the same ratio of them from its first request on.

use crate::{Localized, Location};

/// How an object replaces what runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReleaseKind {
    /// An Argo Rollout that moves traffic by weight.
    Canary,
    /// An Argo Rollout that switches from one version to the other.
    BlueGreen,
    /// A Flagger Canary.
    Flagger,
    /// A Deployment that replaces its pods in turn.
    Rolling,
}

impl ReleaseKind {
    /// Its name in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Canary => "argo-canary",
            Self::BlueGreen => "argo-blue-green",
            Self::Flagger => "flagger-canary",
            Self::Rolling => "rolling-update",
        }
    }
}

/// One object with everything that happens when it releases.
#[derive(Clone, Debug, PartialEq)]
pub struct ReleaseSimulation {
    /// How it replaces what runs.
    pub kind: ReleaseKind,
    /// Its name.
    pub name: String,
    /// Its namespace, if it says one.
    pub namespace: Option<String>,
    /// The service that it releases.
    pub service: String,
    /// Where it is declared; the host knows.
    pub location: Option<Location>,
    /// The objective that costs are set against.
    pub objective: Option<ReleaseObjective>,
    /// Requests a second of the service, if they are declared.
    pub traffic: Option<f64>,
    /// The error ratio of the release that was asked about.
    pub errors: f64,
    /// Its parts, in order.
    pub stages: Vec<Stage>,
    /// What is measured meanwhile.
    pub watches: Vec<ReleaseWatch>,
    /// When everybody has a release that nothing stops, waits for people left out.
    pub complete: Option<f64>,
    /// What becomes of releases of several error ratios, the worst first; the one that was asked about is among them.
    pub fates: Vec<Fate>,
    /// What becomes of a release without errors, where that is not that it reaches everybody.
    pub healthy: Option<Ending>,
    /// The worst release that still reaches everybody.
    pub worst: Worst,
    /// What could not be read, and may change the answer.
    pub open: Vec<Localized>,
    /// What the figures rest on in this release, beside what holds for all.
    pub assumed: Vec<Localized>,
}

impl ReleaseSimulation {
    /// `namespace/name`; the name alone where no namespace is said.
    #[must_use]
    pub fn subject(&self) -> String {
        self.namespace.as_ref().map_or_else(|| self.name.clone(), |namespace| format!("{namespace}/{}", self.name))
    }

    /// The fate that was asked about.
    #[must_use]
    pub fn asked(&self) -> Option<&Fate> {
        self.fates.iter().find(|fate| (fate.errors - self.errors).abs() < 1e-12)
    }
}

/// What an objective grants.
#[derive(Clone, Debug, PartialEq)]
pub struct ReleaseObjective {
    /// Its name.
    pub slo: String,
    /// The target, as a ratio.
    pub target: f64,
    /// The period that the budget is granted for.
    pub period: f64,
}

impl ReleaseObjective {
    /// The share of events that may fail.
    #[must_use]
    pub fn budget(&self) -> f64 {
        1.0 - self.target
    }

    /// How many times faster than granted an error ratio of all traffic burns the budget.
    #[must_use]
    pub fn burn(&self, errors: f64) -> f64 {
        errors / self.budget()
    }

    /// The share of the period's budget that wrong answers spend which are worth some seconds of all traffic.
    #[must_use]
    pub fn spent(&self, seconds: f64) -> f64 {
        seconds / (self.budget() * self.period)
    }
}

/// A part of a release with one share of users.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// The first and the last step that belong to it, counted from 1; none where no step is written for it.
    pub steps: Option<(usize, usize)>,
    /// When it begins. A wait for a person counts as none.
    pub from: f64,
    /// When it ends by itself; none where it waits for a person, or is the last.
    pub to: Option<f64>,
    /// The share of users that have the new version.
    pub share: f64,
    /// How many times somebody must have promoted the release before it begins.
    pub promotions: usize,
    /// What is measured in it: indices of watches.
    pub watches: Vec<usize>,
}

/// When an analysis runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchKind {
    /// Beside the steps.
    Background,
    /// As a step that the release waits for.
    Step,
    /// Before users are switched.
    BeforeSwitch,
    /// After they were.
    AfterSwitch,
    /// At every interval of Flagger.
    Check,
}

impl WatchKind {
    /// Its name in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Step => "step",
            Self::BeforeSwitch => "before-switch",
            Self::AfterSwitch => "after-switch",
            Self::Check => "check",
        }
    }
}

/// Whose requests a metric counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sees {
    /// Those of all users: the new version's errors are thinned by the traffic of the old one.
    Everybody,
    /// Those of the new version alone.
    NewVersion,
    /// Those of the old version alone: it never sees the new one.
    OldVersion,
    /// Several of these, or something else than answers.
    Other,
}

impl Sees {
    /// Its name in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Everybody => "all-traffic",
            Self::NewVersion => "new-version",
            Self::OldVersion => "old-version",
            Self::Other => "other",
        }
    }
}

/// One metric that watches a release.
#[derive(Clone, Debug, PartialEq)]
pub struct ReleaseWatch {
    /// Its name.
    pub metric: String,
    /// Where it is declared; the host knows.
    pub location: Option<Location>,
    /// When it runs.
    pub kind: WatchKind,
    /// Whose requests it counts.
    pub sees: Sees,
    /// How far back it looks, the longest of its windows.
    pub window: Option<f64>,
    /// When it is measured for the first time, waits for people left out.
    pub first: Option<f64>,
    /// How long after a measurement the next one is taken.
    pub interval: Option<f64>,
    /// How many failed measurements stop the release.
    pub failures: Option<u32>,
    /// The smallest error ratio that it stops by itself, if it stops any.
    pub smallest: Option<f64>,
    /// Why it can not be simulated, or why nothing that it measures counts.
    pub silent: Option<Localized>,
    /// Whether it may stop a release all the same.
    pub open: bool,
}

/// How a release of one error ratio ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Fate {
    /// The error ratio of its answers.
    pub errors: f64,
    /// Its end.
    pub ending: Ending,
    /// What it costs by then; a release that reaches everybody goes on from there. None where its end is unknown.
    pub cost: Option<Cost>,
}

/// Where a release ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// A metric sends everybody back.
    Stopped {
        /// When.
        at: f64,
        /// The share of users that have it at that moment.
        share: f64,
        /// The metric, as an index of watches.
        watch: usize,
    },
    /// A metric holds it, neither good nor bad, until a person decides.
    Held {
        /// When.
        at: f64,
        /// The share of users that keep it.
        share: f64,
        /// The metric, as an index of watches.
        watch: usize,
    },
    /// It waits for a person, and nothing has stopped it.
    Waits {
        /// From when on.
        at: f64,
        /// The share of users that keep it.
        share: f64,
    },
    /// It does not go on, and nothing sends anybody back either.
    Stuck {
        /// From when on.
        at: f64,
        /// The share of users that keep it.
        share: f64,
    },
    /// Everybody has it.
    Everybody {
        /// When.
        at: f64,
    },
    /// What decides could not be read.
    Unknown,
}

impl Ending {
    /// Its name in reports.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Stopped { .. } => "stopped",
            Self::Held { .. } => "held",
            Self::Waits { .. } => "waits",
            Self::Stuck { .. } => "stuck",
            Self::Everybody { .. } => "everybody",
            Self::Unknown => "unknown",
        }
    }

    /// When it happens.
    #[must_use]
    pub const fn at(&self) -> Option<f64> {
        match self {
            Self::Stopped { at, .. }
            | Self::Held { at, .. }
            | Self::Waits { at, .. }
            | Self::Stuck { at, .. }
            | Self::Everybody { at } => Some(*at),
            Self::Unknown => None,
        }
    }

    /// The share of users that have the release at that moment.
    #[must_use]
    pub const fn share(&self) -> Option<f64> {
        match self {
            Self::Stopped { share, .. }
            | Self::Held { share, .. }
            | Self::Waits { share, .. }
            | Self::Stuck { share, .. } => Some(*share),
            Self::Everybody { .. } => Some(1.0),
            Self::Unknown => None,
        }
    }
}

/// What a release costs up to some moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// The share of users over time: seconds in which all traffic would have met as much of the new version.
    pub exposure: f64,
    /// Wrong answers: seconds of a full outage that are as many.
    pub outage: f64,
    /// The share of the objective's budget that they spend.
    pub budget: Option<f64>,
    /// How many requests they are, where the traffic is declared.
    pub requests: Option<f64>,
}

/// The worst release that still reaches everybody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Worst {
    /// Every one does: nothing looks at its answers.
    Everything,
    /// None does, not even one without errors.
    Nothing,
    /// One of this error ratio does, and a worse one does not.
    Passes {
        /// The error ratio.
        errors: f64,
        /// Whether that holds when somebody promotes it at each wait as soon as it begins.
        promoted: bool,
    },
    /// What decides could not be read.
    Unknown,
}

impl Worst {
    /// Its name in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Nothing => "nothing",
            Self::Passes { .. } => "passes",
            Self::Unknown => "unknown",
        }
    }

    /// The error ratio of that release.
    #[must_use]
    pub const fn errors(self) -> Option<f64> {
        match self {
            Self::Everything => Some(1.0),
            Self::Passes { errors, .. } => Some(errors),
            Self::Nothing | Self::Unknown => None,
        }
    }
}

//! What the alerts of a service level objective do in incidents, in numbers.
//!
//! Durations are seconds, shares and error ratios are 1 for the whole. An incident starts when the series are older than the longest
//! window, with constant traffic.

use crate::{Localized, Location};

/// What is said of an objective as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coverage {
    /// Its alerts report every burn that matters, in time, to somebody.
    Covered,
    /// A generator that this tree shows makes the rules; they are judged as it would write them.
    Delegated,
    /// What decides is not in the tree, or could not be read.
    Unproven,
    /// Something that is required is missing.
    Partial,
    /// Alerts are live and measure another indicator, target, window or factor.
    Miswired,
    /// An alert that is meant for it can never fire, and no other one does its work.
    Dead,
    /// No alert is meant for it.
    None,
}

impl Coverage {
    /// Its name in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Covered => "COVERED",
            Self::Delegated => "DELEGATED",
            Self::Unproven => "UNPROVEN",
            Self::Partial => "PARTIAL",
            Self::Miswired => "MISWIRED",
            Self::Dead => "DEAD",
            Self::None => "NONE",
        }
    }
}

/// Who an alert calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// A person, at once.
    Page,
    /// A queue, or a severity that teams page on or not.
    Ticket,
    /// Nobody, or nobody can tell.
    Silent,
}

impl Urgency {
    /// Its name in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Ticket => "ticket",
            Self::Silent => "silent",
        }
    }
}

/// One objective with everything that its alerts do.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    /// The service.
    pub service: String,
    /// The name of the objective within the service.
    pub slo: String,
    /// Where it is declared; the host knows.
    pub location: Option<Location>,
    /// The target, as a ratio.
    pub target: f64,
    /// The period that the budget is granted for.
    pub period: f64,
    /// What is said of it as a whole.
    pub coverage: Coverage,
    /// The checks that keep it from being covered, such as `PRR-BR-03`.
    pub missing: Vec<String>,
    /// The conditions that are meant for it.
    pub tiers: Vec<TierSimulation>,
    /// What happens in the usual incidents.
    pub scenarios: Vec<Scenario>,
    /// How much of the budget is spent when somebody hears of it, over burn rates from 1 to a full outage.
    pub curve: Vec<CurvePoint>,
    /// The worst incident that no alert reports. None if there is none that burns more than the budget grants.
    pub silent: Option<SilentIncident>,
}

impl Simulation {
    /// `service/slo`; the name alone where no service is known.
    #[must_use]
    pub fn subject(&self) -> String {
        if self.service.is_empty() { self.slo.clone() } else { format!("{}/{}", self.service, self.slo) }
    }

    /// The share of events that may fail.
    #[must_use]
    pub fn budget(&self) -> f64 {
        1.0 - self.target
    }
}

/// One burn-rate condition.
#[derive(Clone, Debug, PartialEq)]
pub struct TierSimulation {
    /// The alert.
    pub alert: String,
    /// Where it is.
    pub location: Option<Location>,
    /// Who it calls.
    pub urgency: Urgency,
    /// How many times faster than granted the budget burns at the threshold.
    pub factor: f64,
    /// The long window.
    pub long: f64,
    /// The short window.
    pub short: Option<f64>,
    /// The error ratio above which the condition holds.
    pub threshold: f64,
    /// `for:`.
    pub hold: f64,
    /// How often it is evaluated.
    pub interval: f64,
    /// The share of the budget that burning at the factor spends within the long window.
    pub share: f64,
    /// Why it can never fire, if it cannot.
    pub dead: Option<Localized>,
    /// What it does in each scenario, in their order.
    pub detections: Vec<Detection>,
    /// How long it goes on after a full outage has ended.
    pub reset: f64,
    /// The slowest burn that it ever reports.
    pub smallest_burn: f64,
    /// Below this many requests in the long window a single failed one makes the condition hold.
    pub one_event: f64,
}

/// What becomes of an incident of constant errors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detection {
    /// How long after its start it is reported, if it ever is.
    pub fires: Option<f64>,
    /// The share of the budget that is spent by then.
    pub spent: Option<f64>,
}

/// An incident of constant errors, as all alerts together see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The error ratio.
    pub errors: f64,
    /// How many times faster than granted that burns the budget.
    pub burn: f64,
    /// How long the budget lasts.
    pub exhausts: f64,
    /// When a person is called.
    pub page: Detection,
    /// When anybody hears of it, page or ticket.
    pub any: Detection,
    /// The alert that is first.
    pub first: Option<String>,
}

/// One point of the coverage curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// The burn rate.
    pub burn: f64,
    /// The share of the budget that is spent when a person is called. None if nobody is.
    pub page: Option<f64>,
    /// The share of the budget that is spent when anybody hears of it. None if nobody does.
    pub any: Option<f64>,
}

/// An incident that burns the budget without a word.
#[derive(Clone, Debug, PartialEq)]
pub struct SilentIncident {
    /// What the errors do.
    pub pattern: Pattern,
    /// The mean burn rate.
    pub burn: f64,
    /// How long the budget lasts.
    pub exhausts: f64,
    /// Whether nothing burns more without being reported: true where the conditions allow to know, false where it was searched for.
    pub exact: bool,
}

/// What errors do over time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pattern {
    /// The same ratio all the time.
    Constant {
        /// The error ratio.
        errors: f64,
    },
    /// Errors that come and go.
    Pulses {
        /// The error ratio while they are there.
        errors: f64,
        /// How long they are there.
        on: f64,
        /// How long they are not.
        off: f64,
    },
    /// Errors that grow, and start again from nothing.
    Ramp {
        /// The error ratio at the end of each ramp.
        errors: f64,
        /// How long it takes to get there.
        rise: f64,
    },
}

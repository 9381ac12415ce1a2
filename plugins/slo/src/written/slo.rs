//! Service level objectives.

use prr_promql::{Expr, ParseError, Span};
use prr_sdk::{Node, Place};

use crate::timing::Objective;

/// Whose schema an objective follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Schema {
    /// `service`, `slis`: objectives, declared burn rates, rules elsewhere.
    Plain,
    /// A sloth specification, whose rules a generator writes.
    Sloth,
    /// A sloth specification as a Kubernetes object.
    SlothResource,
    /// None: burn-rate alerts imply it.
    Inferred,
    /// `openslo/v1`: the alerts are conditions of its own; who makes rules of them is not said.
    OpenSlo,
    /// `openslo/v1alpha`: no place for alerts, and sloth, which reads it, makes none.
    OpenSloAlpha,
    /// A pyrra `ServiceLevelObjective`.
    Pyrra,
    /// An slo-generator `ServiceLevelObjective`.
    SloGenerator,
    /// Terraform: an objective that the monitoring of a cloud or a vendor measures, and alerts on.
    Terraform,
}

/// What turns objectives into rules or alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Generator {
    /// sloth, as a command or as a controller.
    Sloth,
    /// pyrra, as a command or as a controller.
    Pyrra,
    /// Whatever reads `OpenSLO` documents: the specification names no consumer.
    OpenSlo,
    /// Google's slo-generator, which computes burn rates itself instead of writing rules.
    Google,
}

/// An alert that the consumer of an objective would make of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promise<'a> {
    /// The name of the alert.
    pub name: &'a str,
    /// The burn-rate factor.
    pub factor: f64,
    /// The long window, in seconds.
    pub long: f64,
    /// The short window, in seconds, where the consumer pairs two.
    pub short: Option<f64>,
    /// How long the condition must hold, in seconds.
    pub hold: f64,
    /// Whom it calls: `critical`, `warning`, `page`, `ticket`, or what the objective says.
    pub severity: &'a str,
    /// Whether it fires while the budget burns slower than the factor.
    pub wrong_way: bool,
    /// The place that stands for it.
    pub node: Node<'a>,
}

/// A burn-rate alert that another system than Prometheus evaluates: it measures the objective itself.
#[derive(Clone, Debug)]
pub(crate) struct Stated<'a> {
    /// Its name.
    pub name: &'a str,
    /// The place that stands for it.
    pub node: Node<'a>,
    /// What it compares, long window first; or what is not known of that.
    pub burns: Result<Vec<Burn<'a>>, Node<'a>>,
    /// Whether it fires while the budget burns slower than the factor.
    pub wrong_way: bool,
    /// How long the condition must hold, in seconds, and where.
    pub hold: Option<(f64, Node<'a>)>,
    /// Whom it calls, in the words of severities; nothing where that is not said.
    pub severity: &'a str,
    /// The line that switches it off.
    pub off: Option<Node<'a>>,
}

/// A burn rate over one window.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Burn<'a> {
    /// The factor.
    pub factor: f64,
    /// Where.
    pub factor_node: Node<'a>,
    /// The window, in seconds.
    pub window: f64,
    /// Where.
    pub window_node: Node<'a>,
    /// Which bytes of that text; none for all of it.
    pub window_span: (usize, usize),
}

/// What happens when the series of the indicator are not there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoData<'a> {
    /// Whether an alert fires.
    pub alerts: bool,
    /// The place that says so, or else the objective.
    pub node: Node<'a>,
}

/// One service level objective.
pub(crate) struct Slo<'a> {
    /// The service.
    pub service: String,
    /// The name within the service.
    pub name: String,
    /// Whose schema.
    pub schema: Schema,
    /// The place that stands for the objective as a whole: its name.
    pub node: Node<'a>,
    /// The target.
    pub target: Target<'a>,
    /// The period.
    pub period: Period<'a>,
    /// The indicator.
    pub sli: Sli<'a>,
    /// Whether its queries are in a dialect that Prometheus does not read.
    pub dialect: bool,
    /// The burn rates that the objective itself declares.
    pub tiers: Vec<DeclaredTier<'a>>,
    /// The section about alerting.
    pub alerting: Option<Node<'a>>,
    /// The line that switches page alerts off.
    pub page_off: Option<Node<'a>>,
    /// The line that switches ticket alerts off.
    pub ticket_off: Option<Node<'a>>,
    /// What makes alerts of the objective, if its format has such a thing.
    pub generator: Option<Generator>,
    /// The alerts that it would make; they count where no written rules implement the objective.
    pub promised: Vec<Promise<'a>>,
    /// The burn-rate alerts of another system than Prometheus that the tree states for it.
    pub stated: Vec<Stated<'a>>,
    /// What is done about missing series, if the format has a place for it.
    pub no_data: Option<NoData<'a>>,
    /// Labels that the generator copies onto every rule of the objective.
    pub marks: Vec<(String, String)>,
}

impl Slo<'_> {
    /// `service/name`.
    pub fn subject(&self) -> String {
        if self.service.is_empty() { self.name.clone() } else { format!("{}/{}", self.service, self.name) }
    }

    /// The error budget, if the target is one.
    pub fn budget(&self) -> Option<f64> {
        match self.target {
            Target::Number { value, unit: Unit::Percent, .. } if value > 1.0 && value < 100.0 => {
                Some((100.0 - value) / 100.0)
            }
            Target::Number { value, unit: Unit::Ratio, .. } if value > 0.0 && value < 1.0 => Some(1.0 - value),
            _ => None,
        }
    }

    /// The period in seconds; `otherwise` where the schema leaves it to the generator.
    pub fn period(&self, otherwise: f64) -> Option<f64> {
        match self.period {
            Period::Declared { seconds, .. } | Period::Recorded { seconds, .. } => Some(seconds),
            Period::Generator => Some(otherwise),
            Period::Unreadable { .. } | Period::Missing => None,
        }
    }

    /// What it grants, if it grants anything; `otherwise` is the period where the schema leaves it to the generator.
    pub fn objective(&self, otherwise: f64) -> Option<Objective> {
        let (budget, period) = self.budget().zip(self.period(otherwise))?;
        Some(Objective { budget, period })
    }

    /// Where alerting is or should be configured.
    pub fn alerting_place(&self) -> Place {
        self.alerting.map_or_else(|| self.node.into(), Place::key)
    }

    /// Whether the rules come from a generator. Nothing makes alerts of `openslo/v1alpha`.
    pub fn is_generated(&self) -> bool {
        self.generator.is_some() && self.schema != Schema::OpenSloAlpha
    }
}

/// A target as it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target<'a> {
    /// A number.
    Number {
        /// As it was written.
        value: f64,
        /// What the field takes.
        unit: Unit,
        /// Where.
        node: Node<'a>,
    },
    /// Not a number.
    Unreadable {
        /// Where.
        node: Node<'a>,
    },
    /// Not there.
    Missing,
}

/// What a field for targets takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// 0 to 100.
    Percent,
    /// 0 to 1.
    Ratio,
}

impl Unit {
    /// The share, 0 to 1, that a number in such a field means.
    pub const fn share(self, value: f64) -> f64 {
        match self {
            Self::Percent => value / 100.0,
            Self::Ratio => value,
        }
    }
}

/// A period as it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Period<'a> {
    /// In the objective.
    Declared {
        /// Its length.
        seconds: f64,
        /// Where.
        node: Node<'a>,
    },
    /// In a rule that the generator wrote.
    Recorded {
        /// Its length.
        seconds: f64,
        /// Where.
        node: Node<'a>,
    },
    /// The schema has no place for it: the generator decides.
    Generator,
    /// Not a duration.
    Unreadable {
        /// Where.
        node: Node<'a>,
    },
    /// Not there.
    Missing,
}

/// A service level indicator as it is written.
pub(crate) enum Sli<'a> {
    /// Two queries.
    Events {
        /// Whether the numerator counts bad events.
        bad: bool,
        /// The numerator.
        numerator: Box<Query<'a>>,
        /// The denominator.
        denominator: Box<Query<'a>>,
    },
    /// One query for the whole ratio.
    Raw {
        /// Whether it is the ratio of bad events.
        bad: bool,
        /// The query.
        query: Box<Query<'a>>,
    },
    /// Code that a generator runs.
    Plugin(Node<'a>),
    /// There, but not as a ratio of series.
    Unread {
        /// Where.
        node: Node<'a>,
        /// What keeps it from being read.
        obstacle: Obstacle,
    },
    /// Not there, or not whole.
    Missing(Node<'a>),
}

impl<'a> Sli<'a> {
    /// The queries, numerator first.
    pub fn queries(&self) -> Vec<&Query<'a>> {
        match self {
            Self::Events { numerator, denominator, .. } => vec![numerator, denominator],
            Self::Raw { query, .. } => vec![query],
            Self::Plugin(_) | Self::Unread { .. } | Self::Missing(_) => Vec::new(),
        }
    }
}

/// What keeps an indicator from being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// Another system than Prometheus answers it.
    Backend,
    /// It compares a value with a threshold; how the comparisons add up is the consumer's.
    Threshold,
    /// It is a document that is not in the tree.
    Unresolved,
}

/// A query of an indicator.
pub(crate) struct Query<'a> {
    /// The scalar. Where the format holds a mere selector, positions of the expression are those of its parts.
    pub node: Node<'a>,
    /// Its expression; placeholders are replaced by a window of the same length in bytes.
    pub expr: Result<Expr, ParseError>,
    /// The placeholders for a window.
    pub placeholders: Vec<Span>,
    /// Whether the schema demands placeholders.
    pub templated: bool,
    /// Whether the scalar holds a selector that the expression was built around.
    pub built: bool,
}

/// A burn rate that an objective declares.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DeclaredTier<'a> {
    /// The long window, in seconds.
    pub window: f64,
    /// Where.
    pub window_node: Node<'a>,
    /// The factor.
    pub factor: f64,
    /// Where.
    pub factor_node: Node<'a>,
}

impl DeclaredTier<'_> {
    /// Whether a factor is this one: within 2 %, since people round.
    pub fn has_factor(&self, factor: f64) -> bool {
        (factor - self.factor).abs() <= 0.02 * self.factor
    }
}

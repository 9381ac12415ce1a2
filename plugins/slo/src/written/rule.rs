//! Rules, and what they are packed in.

use prr_promql::{Expr, ParseError};
use prr_sdk::Node;

use crate::template;

/// How rules are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    /// A Prometheus rule file.
    File,
    /// A `PrometheusRule` object.
    Resource,
    /// `Rules`, `ClusterRules` or `GlobalRules` of Google's managed Prometheus.
    ManagedRules,
    /// A `VMRule` of `VictoriaMetrics`.
    VictoriaMetrics,
    /// A list of groups that something else wraps.
    Groups,
    /// Groups among the values of a chart or the settings of another object.
    Values,
}

/// One file or object with rules. Whoever loads it takes all of its groups or none.
#[derive(Default)]
pub(crate) struct RuleFile<'a> {
    /// Why Prometheus would not load it; nothing where that cannot be told.
    pub faults: Vec<(Node<'a>, RejectReason)>,
    /// Labels, annotations and records whose names only Prometheus 3 takes: before it they were made of letters, digits, `_` and, of records, `:`.
    pub newer_names: Vec<Node<'a>>,
}

/// Why Prometheus refuses a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RejectReason {
    /// A key that rule files do not have.
    UnknownField,
    /// A mapping or a list where a scalar belongs, or the other way round.
    WrongType,
    /// A group without a name.
    NamelessGroup,
    /// A group with the name of an earlier one.
    RepeatedGroup,
    /// Not a duration.
    Duration,
    /// Both `alert` and `record`.
    AlertAndRecord,
    /// Neither `alert` nor `record`.
    NeitherAlertNorRecord,
    /// No expression.
    NoExpression,
    /// Not an expression: why.
    Expression(String),
    /// `for`, `keep_firing_for` or `annotations` on a recording rule.
    AlertFieldOnRecord,
    /// A name with braces, which no series can have.
    RecordName,
    /// The label `__name__`.
    ReservedLabel,
    /// A template in a label or an annotation that does not parse: why.
    Template(template::Fault),
}

/// A label that a rule sets.
pub(crate) struct Label<'a> {
    pub name: &'a str,
    /// Its text; nothing where it is null, as for Prometheus.
    pub value: &'a str,
    /// Where it stands.
    pub node: Node<'a>,
}

/// An alerting or recording rule.
pub(crate) struct Rule<'a> {
    /// The name of the alert or of the recorded series.
    pub name: &'a str,
    /// The scalar that names it.
    pub node: Node<'a>,
    /// Whether it alerts.
    pub alerts: bool,
    /// The scalar of the expression.
    pub expr_node: Node<'a>,
    /// The expression.
    pub expr: Result<Expr, ParseError>,
    /// `for:`, in seconds, and where.
    pub hold: Option<(f64, Node<'a>)>,
    /// `keep_firing_for:`, in seconds, and where.
    pub keep: Option<(f64, Node<'a>)>,
    /// The severity that a generator gives the rule, where it is not in the tree.
    pub promised_severity: Option<&'a str>,
    /// The labels that it sets. One without a value takes the label away that the expression has.
    pub labels: Vec<Label<'a>>,
    /// The evaluation interval of the group, in seconds; nothing where the group leaves it to the server.
    pub interval: Option<f64>,
    /// The file or object, an index into the model's `files`.
    pub file: usize,
    /// How the rule is packed.
    pub packing: Packing,
}

impl<'a> Rule<'a> {
    /// The value of a label; one without a value is none.
    pub fn label(&self, name: &str) -> Option<&'a str> {
        let promised = self.promised_severity.filter(|_| name == "severity");
        let own = || self.labels.iter().find(|label| label.name == name).map(|label| label.value);
        promised.or_else(own).filter(|value| !value.is_empty())
    }

    /// Where the severity is said, or else the alert's name.
    pub fn severity_node(&self) -> Node<'a> {
        self.labels.iter().find(|label| label.name == "severity").map_or(self.node, |label| label.node)
    }

    /// `for:` in seconds.
    pub fn hold(&self) -> f64 {
        self.hold.map_or(0.0, |(seconds, _)| seconds)
    }

    /// `keep_firing_for:` in seconds.
    pub fn keep(&self) -> f64 {
        self.keep.map_or(0.0, |(seconds, _)| seconds)
    }
}

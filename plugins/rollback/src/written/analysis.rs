use prr_sdk::Node;

use super::Identity;
use crate::condition::Conditions;

/// A place of a rollout where templates are run.
#[derive(Clone, Debug)]
pub(crate) struct Analysis<'a> {
    pub node: Node<'a>,
    pub templates: Vec<TemplateRef<'a>>,
    pub arguments: Vec<Argument<'a>>,
    pub dry_run: Vec<DryRun<'a>>,
    /// `startingStep` of a background analysis: the index of the step it starts with.
    pub starting_step: Option<Start<'a>>,
}

/// The step that a background analysis starts with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start<'a> {
    /// Its index; nothing where a template decides it.
    pub step: Option<usize>,
    pub node: Node<'a>,
}

/// A reference to a template.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TemplateRef<'a> {
    pub name: &'a str,
    pub cluster: bool,
    /// Where the name stands.
    pub node: Node<'a>,
}

/// An argument that a rollout gives or a template asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Argument<'a> {
    pub name: &'a str,
    pub node: Node<'a>,
    /// Whether it has a value or says where one comes from.
    pub bound: bool,
    /// `valueFrom.secretKeyRef`: the Secret that it is read from when an analysis starts.
    pub secret: Option<SecretKey<'a>>,
}

/// A key of a Secret.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SecretKey<'a> {
    pub name: &'a str,
    pub key: &'a str,
    /// Where the Secret's name stands.
    pub node: Node<'a>,
}

/// A pattern of metrics that are measured and do not count.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DryRun<'a> {
    /// An unanchored regular expression.
    pub pattern: &'a str,
    pub node: Node<'a>,
}

/// An `AnalysisTemplate` or `ClusterAnalysisTemplate`.
#[derive(Clone, Debug)]
pub(crate) struct Template<'a> {
    pub identity: Identity<'a>,
    pub cluster: bool,
    pub arguments: Vec<Argument<'a>>,
    pub metrics: Vec<Metric<'a>>,
    pub dry_run: Vec<DryRun<'a>>,
    /// Templates that this one is made of.
    pub templates: Vec<TemplateRef<'a>>,
}

/// A number of a metric that may hang on an argument.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Limit<'a> {
    Absent,
    Number(i64, Node<'a>),
    Unreadable(Node<'a>),
}

/// One metric of a template.
#[derive(Clone, Debug)]
pub(crate) struct Metric<'a> {
    pub name: &'a str,
    /// Where its name stands.
    pub node: Node<'a>,
    pub provider: Provider,
    /// Whether it says how often it is measured.
    pub repeats: bool,
    /// Seconds between measurements, where that is a number.
    pub interval: Option<f64>,
    /// Seconds until the first one; nothing where it is no number.
    pub delay: Option<f64>,
    /// Its query to Prometheus.
    pub query: Option<Node<'a>>,
    pub count: Limit<'a>,
    pub failure_limit: Limit<'a>,
    pub consecutive_success_limit: Limit<'a>,
    pub conditions: Need<Conditions>,
    /// `successCondition`.
    pub success: Option<Node<'a>>,
    /// `failureCondition`.
    pub failure: Option<Node<'a>>,
}

impl Metric<'_> {
    /// Seconds until it can have failed: the measurement after as many failures as are allowed. Nothing where its times are no numbers.
    pub fn earliest_failure(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "counts of measurements are small")]
        let allowed = self.failure_limit.or(0)?.max(0) as f64;
        let between = if self.repeats { self.interval? } else { 0.0 };
        Some(self.delay? + allowed * between)
    }

    /// Seconds until its last measurement: infinite where it is measured until somebody stops it, nothing where its times are no numbers.
    pub fn last_measurement(&self) -> Option<f64> {
        let count = self.count.or(0)?;
        if !self.repeats {
            return self.delay;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of measurements are small")]
        let more = (count - 1) as f64;
        if count > 0 { Some(self.delay? + more * self.interval?) } else { Some(f64::INFINITY) }
    }
}

/// Something that may go beyond what is understood.
#[derive(Clone, Debug)]
pub(crate) enum Need<T> {
    Known(T),
    Unknown,
}

/// Who measures.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Provider {
    /// A query to Prometheus.
    Prometheus,
    /// A Kubernetes job: its exit code decides, without a condition.
    Job,
    /// Kayenta's judge decides, without a condition.
    Kayenta,
    Other,
}

impl Limit<'_> {
    /// The number, or what holds without one; nothing where it cannot be known.
    pub fn or(self, default: i64) -> Option<i64> {
        match self {
            Self::Absent => Some(default),
            Self::Number(number, _) => Some(number),
            Self::Unreadable(_) => None,
        }
    }
}

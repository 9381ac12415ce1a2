//! Flagger's objects.

use prr_sdk::Node;

use super::{Identity, Target};

/// A `Canary`.
#[derive(Clone, Debug)]
pub(crate) struct Canary<'a> {
    pub identity: Identity<'a>,
    /// `analysis`, or its old name `canaryAnalysis`.
    pub analysis: Option<Node<'a>>,
    pub metrics: Vec<Metric<'a>>,
    /// `skipAnalysis: true`.
    pub skips: Option<Node<'a>>,
    /// `suspend: true`.
    pub suspended: Option<Node<'a>>,
    /// Whether webhooks may stop a release.
    pub has_webhooks: bool,
    pub target: Option<Target<'a>>,
}

/// One metric of a canary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Metric<'a> {
    pub name: &'a str,
    pub node: Node<'a>,
    pub source: Source<'a>,
    pub range: Range<'a>,
}

/// Where a metric comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source<'a> {
    /// Its name says it.
    Name,
    Query,
    Template {
        name: &'a str,
        namespace: Option<&'a str>,
        node: Node<'a>,
    },
}

/// Between which values a metric is good.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Range<'a> {
    Absent,
    Between {
        min: Option<f64>,
        max: Option<f64>,
        node: Node<'a>,
    },
    /// `threshold`, its old form.
    Old,
    Unreadable(Node<'a>),
}

/// A `MetricTemplate`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MetricTemplate<'a> {
    pub identity: Identity<'a>,
}

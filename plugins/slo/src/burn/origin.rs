//! Where a part of a condition was written.

use prr_promql::Span;
use prr_sdk::{Node, Place};

/// A range of an expression: the scalar that holds it, and bytes of its text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Origin<'a> {
    /// The scalar.
    pub node: Node<'a>,
    /// Bytes of the scalar's text; none where the node as a whole stands for what a generator writes.
    pub span: Span,
}

impl Origin<'_> {
    /// What a finding points at.
    pub fn place(&self) -> Place {
        if self.span.is_empty() { self.node.into() } else { Place::within(self.node, self.span.clone()) }
    }
}

/// A time range that a condition looks back over.
#[derive(Clone, Debug)]
pub(crate) struct Window<'a> {
    /// Its length.
    pub seconds: f64,
    /// Where it was written.
    pub origin: Origin<'a>,
    /// Where the alert names the recording rule that it was written in.
    pub via: Option<Origin<'a>>,
}

impl<'a> Window<'a> {
    /// Where the alert itself says it: the window, or the name of the recording rule.
    pub fn said(&self) -> &Origin<'a> {
        self.via.as_ref().unwrap_or(&self.origin)
    }
}

/// A window as Prometheus writes it: `1h30m`.
pub(crate) fn written(seconds: f64) -> String {
    prr_promql::Window { seconds, span: 0..0 }.to_string()
}

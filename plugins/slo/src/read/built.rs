//! Expressions that generators build around the selectors of an objective. Every part that the generator adds has the position of the
//! selector, which is all that the manifest holds of it.

use prr_promql::{BinaryOp, Expr, ExprKind, Grouping, MatchOp, Matcher, ParseError, Selector, Span, Window};
use prr_sdk::Node;

use super::expression;

/// The window of built expressions: any will do, since comparisons leave windows out.
const HOUR: f64 = 3_600.0;

/// The selector that a scalar holds.
pub(super) fn selector(node: Node<'_>) -> Result<Selector, ParseError> {
    let text = node.text().unwrap_or_default();
    match expression(text)? {
        Expr { kind: ExprKind::Vector(selector), .. } => Ok(selector),
        other => Err(ParseError { message: "not a selector".to_owned(), span: other.span }),
    }
}

/// `sum by (grouping) (function(selector[1h]))`.
pub(super) fn summed(selector: &Selector, function: &'static str, grouping: &[String]) -> Expr {
    let span = selector.span.clone();
    let range = Window { seconds: HOUR, span: span.clone() };
    let matrix = Expr { kind: ExprKind::Matrix { selector: selector.clone(), range }, span: span.clone() };
    sum(call(function, vec![matrix], &span), grouping)
}

/// `1 - histogram_fraction(0, limit, sum by (grouping) (rate(selector[1h])))`.
pub(super) fn slower_than(limit: f64, selector: &Selector, grouping: &[String]) -> Expr {
    let span = selector.span.clone();
    let arguments = vec![number(0.0, &span), number(limit, &span), summed(selector, "rate", grouping)];
    binary(BinaryOp::Sub, number(1.0, &span), call("histogram_fraction", arguments, &span))
}

/// Two expressions of one scalar and an operator.
pub(super) fn binary(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    let span = left.span.clone();
    let (left, right) = (Box::new(left), Box::new(right));
    let kind = ExprKind::Binary { op, op_span: span.clone(), returns_bool: false, matching: None, left, right };
    Expr { kind, span }
}

/// The selector with one label test more.
pub(super) fn with_label(mut selector: Selector, label: &str, value: &str) -> Selector {
    let (label, value) = (label.to_owned(), value.to_owned());
    selector.matchers.push(Matcher { label, op: MatchOp::Equal, value, span: selector.span.clone() });
    selector
}

/// The selector at the position of another one: what is said of it is said there.
pub(super) fn placed(mut selector: Selector, at: &Span) -> Selector {
    selector.span = at.clone();
    for matcher in &mut selector.matchers {
        matcher.span = at.clone();
    }
    selector
}

fn sum(expr: Expr, grouping: &[String]) -> Expr {
    let span = expr.span.clone();
    let grouping = (!grouping.is_empty()).then(|| Grouping { without: false, labels: grouping.to_vec() });
    let kind = ExprKind::Aggregate { op: "sum", grouping, parameter: None, expr: Box::new(expr) };
    Expr { kind, span }
}

fn call(function: &'static str, arguments: Vec<Expr>, span: &Span) -> Expr {
    Expr { kind: ExprKind::Call { function, arguments }, span: span.clone() }
}

fn number(value: f64, span: &Span) -> Expr {
    Expr { kind: ExprKind::Number(value), span: span.clone() }
}

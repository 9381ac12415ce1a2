//! Canonical text of expressions that are compared and not computed with: `$W` stands for every window.

use std::fmt::Write as _;

use prr_promql::{Expr, ExprKind, Grouping, Matching, Selector, Span};
use prr_sdk::Node;

use crate::burn::origin::{Origin, Window};
use crate::burn::series::{Series, name_window};

/// The text of an expression and the windows that were taken out of it.
pub(crate) struct Text<'a> {
    /// The text.
    pub out: String,
    /// The windows, in the order in which they were written.
    pub windows: Vec<Window<'a>>,
    node: Node<'a>,
}

impl<'a> Text<'a> {
    /// Writes an expression of the scalar `node`.
    pub fn of(expr: &Expr, node: Node<'a>) -> Self {
        let mut text = Self { out: String::new(), windows: Vec::new(), node };
        text.write(expr);
        text
    }

    /// Writes a selector of the scalar `node`.
    pub fn of_selector(selector: &Selector, node: Node<'a>) -> Self {
        let mut text = Self { out: String::new(), windows: Vec::new(), node };
        text.selector(selector);
        text
    }

    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.out.push_str(part);
        }
    }

    fn window(&mut self, seconds: f64, span: &Span) {
        let origin = Origin { node: self.node, span: span.clone() };
        self.windows.push(Window { seconds, origin, via: None });
        self.out.push_str("$W");
    }

    fn write(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Number(number) => self.push(&[&number.to_string()]),
            ExprKind::Text(text) => self.push(&[&format!("{text:?}")]),
            ExprKind::Vector(selector) => self.selector(selector),
            ExprKind::Matrix { selector, range } => {
                let _ = write!(self.out, "{}[", Series::new(selector));
                self.window(range.seconds, &range.span);
                self.push(&["]"]);
            }
            ExprKind::Subquery { expr, range, step, .. } => {
                self.write(expr);
                self.push(&["["]);
                self.window(range.seconds, &range.span);
                let step = step.as_ref().map(|step| step.seconds.to_string());
                self.push(&[":", step.as_deref().unwrap_or_default(), "]"]);
            }
            ExprKind::Unary { negative, expr } => {
                self.push(&[if *negative { "-" } else { "" }]);
                self.write(expr);
            }
            ExprKind::Binary { op, returns_bool, matching, left, right, .. } => {
                self.push(&["("]);
                self.write(left);
                self.push(&[" ", &op.to_string(), if *returns_bool { " bool " } else { " " }]);
                self.matching(matching.as_ref());
                self.write(right);
                self.push(&[")"]);
            }
            ExprKind::Aggregate { op, grouping, parameter, expr } => {
                self.push(&[op]);
                self.grouping(grouping.as_ref());
                self.push(&["("]);
                if let Some(parameter) = parameter {
                    self.write(parameter);
                    self.push(&[","]);
                }
                self.write(expr);
                self.push(&[")"]);
            }
            ExprKind::Call { function, arguments } => {
                self.push(&[function, "("]);
                for argument in arguments {
                    self.write(argument);
                    self.push(&[","]);
                }
                self.push(&[")"]);
            }
            ExprKind::Paren(inner) => self.write(inner),
        }
    }

    /// A selector; the window in the name of a recording rule counts as a window.
    fn selector(&mut self, selector: &Selector) {
        let mut series = Series::new(selector);
        let name = std::mem::take(&mut series.metric);
        match name_window(&name).filter(|_| name.contains(':')) {
            Some((at, seconds)) => {
                self.push(&[&name[..at]]);
                self.window(seconds, &selector.span);
            }
            None => self.push(&[&name]),
        }
        let _ = write!(self.out, "{series}");
    }

    fn matching(&mut self, matching: Option<&Matching>) {
        if let Some(matching) = matching {
            self.push(&[&matching.to_string(), " "]);
        }
    }

    fn grouping(&mut self, grouping: Option<&Grouping>) {
        if let Some(grouping) = grouping {
            self.push(&[" ", &grouping.to_string()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::with_view;

    use super::*;

    #[test]
    fn texts_differ_by_nothing_but_their_windows() {
        with_view(&[("a.yaml", "a: 1")], |view| {
            let node = view.documents().next().unwrap().root();
            let text = |text| Text::of(&prr_promql::parse(text).unwrap(), node);
            let short = text("sum_over_time((count(x < 0.75))[5m:])");
            let long = text("sum_over_time((count((x < 0.75)))[1h:])");
            assert_eq!(short.out, long.out);
            assert_eq!(long.windows.iter().map(|window| window.seconds).collect::<Vec<_>>(), [3_600.0]);
            assert_eq!(text(r#"slo:ratio_rate5m{a="b"}"#).out, text(r#"slo:ratio_rate1h{a="b"}"#).out);
            assert_ne!(text("rate5m").out, text("rate1h").out, "not the name of a recording rule");
        });
    }
}

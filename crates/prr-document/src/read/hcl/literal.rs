//! What an expression says by itself.

use super::super::{Tree, Value};
use super::shape::Fill;
use super::syntax::{Expr, ExprKind, Part, Unary};

/// Fills in literals, and leaves every other expression as it was written.
pub struct Literals<'a> {
    /// The text of the file.
    pub text: &'a str,
}

impl<'a> Fill<'a> for Literals<'_> {
    fn value(&mut self, expr: &'a Expr) -> Tree {
        let span = (expr.span.start, expr.span.end);
        let known = |value| Tree::new(value, span);
        match &expr.kind {
            ExprKind::Null => known(Value::Null),
            ExprKind::Bool(truth) => known(Value::Bool(*truth)),
            ExprKind::Number(size) => known(Value::Number(number(*size))),
            ExprKind::Unary(Unary::Negate, inner) if matches!(inner.kind, ExprKind::Number(_)) => {
                let ExprKind::Number(size) = inner.kind else { return self.unresolved(expr) };
                known(Value::Number(number(-size)))
            }
            ExprKind::Template { parts, heredoc } => match quoted_text(parts) {
                Some(text) if *heredoc => known(Value::Block(text.to_owned())),
                Some(text) => known(Value::Text(text.to_owned())),
                None => self.unresolved(expr),
            },
            ExprKind::Group(inner) => self.value(inner),
            ExprKind::List(items) => known(Value::List(items.iter().map(|item| self.value(item)).collect())),
            ExprKind::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| {
                    let (name, known) = self.key(key);
                    let mut value = self.value(value);
                    value.unresolved |= !known;
                    (name, (key.span.start, key.span.end), value)
                });
                known(Value::Map(last_wins(entries.collect())))
            }
            _ => self.unresolved(expr),
        }
    }
}

impl Literals<'_> {
    fn unresolved(&self, expr: &Expr) -> Tree {
        let written = self.text.get(expr.span.clone()).unwrap_or_default();
        // Within quotes: the text with what would be filled in.
        let quoted = matches!(expr.kind, ExprKind::Template { heredoc: false, .. });
        let text = if quoted { &written[1..written.len() - 1] } else { written };
        Tree { value: Value::Text(text.to_owned()), span: (expr.span.start, expr.span.end), unresolved: true }
    }

    /// A key, and whether it is known.
    fn key(&self, key: &Expr) -> (String, bool) {
        match &key.kind {
            ExprKind::Variable(name) => (name.clone(), true),
            ExprKind::Number(size) => (number(*size), true),
            ExprKind::Bool(truth) => (truth.to_string(), true),
            ExprKind::Null => ("null".to_owned(), true),
            ExprKind::Template { parts, .. } if quoted_text(parts).is_some() => {
                (quoted_text(parts).unwrap_or_default().to_owned(), true)
            }
            _ => (self.text.get(key.span.clone()).unwrap_or_default().to_owned(), false),
        }
    }
}

/// Of several entries of an object with one key Terraform takes the last.
pub(super) fn last_wins(entries: Vec<(String, (usize, usize), Tree)>) -> Vec<(String, (usize, usize), Tree)> {
    let mut seen = std::collections::BTreeSet::new();
    let mut kept: Vec<_> = entries.into_iter().rev().filter(|(key, ..)| seen.insert(key.clone())).collect();
    kept.reverse();
    kept
}

/// The text of a template with nothing to fill in.
#[must_use]
pub fn quoted_text(parts: &[Part]) -> Option<&str> {
    match parts {
        [] => Some(""),
        [Part::Literal(text)] => Some(text),
        _ => None,
    }
}

/// A number as Terraform writes it: in decimal, without an exponent. One that is too large for double precision is written as an expression that
/// is too, which a document keeps as unresolved.
#[must_use]
pub fn number(size: f64) -> String {
    if size == 0.0 {
        // Terraform writes no sign in front of nothing.
        return "0".to_owned();
    }
    if size.is_finite() { size.to_string() } else { format!("{}1e999", if size < 0.0 { "-" } else { "" }) }
}

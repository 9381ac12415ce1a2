//! Queries of indicators.

use prr_promql::{Expr, ParseError, Span};
use prr_sdk::Node;

use super::expression;
use crate::written::Query;

/// A query as it stands.
pub(super) fn plain(node: Node<'_>) -> Option<Box<Query<'_>>> {
    let text = node.text().filter(|text| !text.trim().is_empty())?;
    Some(query(node, expression(text), Vec::new()))
}

/// A query that must have placeholders for its window.
pub(super) fn templated(node: Node<'_>) -> Option<Box<Query<'_>>> {
    let query = filled(node, &placeholders(node.text()?))?;
    Some(Box::new(Query { templated: true, ..*query }))
}

/// A query that may have placeholders for its window.
pub(super) fn perhaps_templated(node: Node<'_>) -> Option<Box<Query<'_>>> {
    filled(node, &placeholders(node.text()?))
}

/// A query in which a bare `[window]` stands for its window.
pub(super) fn bracketed(node: Node<'_>) -> Option<Box<Query<'_>>> {
    let found = node.text()?.match_indices("[window]").map(|(at, found)| at + 1..at + found.len() - 1);
    filled(node, &found.collect::<Vec<_>>())
}

/// An expression that was built around the selector that the scalar holds.
pub(super) fn built(node: Node<'_>, expr: Result<Expr, ParseError>) -> Box<Query<'_>> {
    Box::new(Query { built: true, ..*query(node, expr, Vec::new()) })
}

fn filled<'a>(node: Node<'a>, placeholders: &[Span]) -> Option<Box<Query<'a>>> {
    let text = node.text().filter(|text| !text.trim().is_empty())?;
    let mut filled = text.to_owned();
    for span in placeholders {
        // An hour, padded so that every position after it stays where it is in the manifest.
        let hour = format!("{:0>width$}h", 1, width = span.len() - 1);
        filled.replace_range(span.clone(), &hour);
    }
    Some(query(node, expression(&filled), placeholders.to_vec()))
}

fn query(node: Node<'_>, expr: Result<Expr, ParseError>, placeholders: Vec<Span>) -> Box<Query<'_>> {
    Box::new(Query { node, expr, placeholders, templated: false, built: false })
}

fn placeholders(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find("{{").map(|at| from + at) {
        let Some(close) = text[open..].find("}}").map(|at| open + at + 2) else { break };
        if text[open + 2..close - 2].trim() == ".window" {
            spans.push(open..close);
        }
        from = close;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_with_and_without_blanks() {
        assert_eq!(placeholders("x[{{.window}}] / y[{{ .window }}]"), [2..13, 19..32]);
        assert_eq!(placeholders("{{ .other }} {{"), []);
    }
}

//! Queries of indicators.

use prr_promql::Span;
use prr_sdk::Node;

use super::expression;
use crate::model::Query;

/// A query as it stands.
pub(super) fn plain(node: Node<'_>) -> Option<Box<Query<'_>>> {
    let text = node.text().filter(|text| !text.trim().is_empty())?;
    Some(Box::new(Query { node, expr: expression(text), placeholders: Vec::new(), templated: false }))
}

/// A query with placeholders for its window.
pub(super) fn templated(node: Node<'_>) -> Option<Box<Query<'_>>> {
    let text = node.text().filter(|text| !text.trim().is_empty())?;
    let placeholders = placeholders(text);
    let mut filled = text.to_owned();
    for span in &placeholders {
        // An hour, padded so that every position after it stays where it is in the manifest.
        let hour = format!("{:0>width$}h", 1, width = span.len() - 1);
        filled.replace_range(span.clone(), &hour);
    }
    Some(Box::new(Query { node, expr: expression(&filled), placeholders, templated: true }))
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

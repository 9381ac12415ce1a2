//! What aggregations and functions do to labels.

use prr_promql::{Expr, ExprKind, Grouping};

use super::{Fate, Labels};

/// What an aggregation leaves of the labels.
pub(crate) fn aggregated(op: &str, grouping: Option<&Grouping>, parameter: Option<&Expr>, labels: Labels) -> Labels {
    if matches!(op, "topk" | "bottomk" | "limitk" | "limit_ratio") {
        return labels;
    }
    let mut left = labels.grouped(grouping);
    if let ("count_values", Some(label)) = (op, parameter.and_then(text)) {
        left.set(label, Fate::Present);
    }
    left
}

/// What a function leaves of the labels of the vector that it takes.
pub(crate) fn called(function: &str, arguments: &[Expr], mut left: Labels) -> Labels {
    match function {
        "label_replace" => {
            if let [_, target, replacement, source, pattern] = arguments
                && let Some(target) = text(target)
            {
                let fate = replaced(text(replacement), text(source), text(pattern), &left);
                left.set(target, fate);
            }
        }
        "label_join" => {
            if let Some(target) = arguments.get(1).and_then(text) {
                left.set(target, Fate::Maybe);
            }
        }
        "histogram_quantile" => left.set("le", Fate::Absent),
        "histogram_fraction" => left.set("le", Fate::Maybe),
        // Labels of other series are joined in.
        "info" => left = Labels::open(),
        _ => {}
    }
    left
}

fn replaced(replacement: Option<&str>, source: Option<&str>, pattern: Option<&str>, labels: &Labels) -> Fate {
    let (Some(replacement), Some(source), Some(pattern)) = (replacement, source, pattern) else { return Fate::Maybe };
    let source = if source.is_empty() { &Fate::Absent } else { labels.get(source) };
    let always = matches!(pattern, ".*" | "(.*)") || pattern.is_empty() && *source == Fate::Absent;
    match replacement {
        "$1" | "${1}" if pattern == "(.*)" => source.clone(),
        constant if always && !constant.contains('$') => Fate::value(constant),
        _ => Fate::Maybe,
    }
}

/// The text of a string argument.
fn text(expr: &Expr) -> Option<&str> {
    match &expr.bare().kind {
        ExprKind::Text(text) => Some(text),
        _ => None,
    }
}

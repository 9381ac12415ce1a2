//! The metrics that an expression reads.

use std::collections::BTreeSet;

use prr_promql::{Expr, ExprKind, MatchOp, Selector};

/// Stands for a template variable that is a part of a name.
const VARIABLE: &str = "prr_variable";

/// What an expression asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Metrics {
    /// Names of metrics, sorted. Those with a variable in them are not among them.
    pub(crate) names: Vec<String>,
    /// What equality matchers on labels that name services ask for, and on `sloth_id`.
    pub(crate) equalities: Vec<(String, String)>,
    /// Whether something in it could not be read.
    pub(crate) unread: bool,
}

/// Labels whose value is often the name of a service.
const NAMING: [&str; 6] = ["service", "sloth_service", "sloth_id", "job", "app", "deployment"];

/// What a rule reads.
pub(crate) fn of_rule(text: &str) -> Metrics {
    prr_promql::parse(text).map_or(Metrics { unread: true, ..Metrics::default() }, |expr| collect(&expr))
}

/// What a panel of a dashboard reads: its text has variables, which are durations within brackets and parts of names elsewhere.
pub(crate) fn of_panel(text: &str) -> Metrics {
    if text.trim().is_empty() {
        return Metrics::default();
    }
    let mut attempts = [VARIABLE, "1"].into_iter().filter_map(|plain| prr_promql::parse(&filled(text, plain)).ok());
    match attempts.next() {
        Some(expr) => collect(&expr),
        None => Metrics { unread: !is_of_logs(text), ..Metrics::default() },
    }
}

/// Whether a query is one of Loki: old dashboards do not say which kind of data source they ask.
fn is_of_logs(text: &str) -> bool {
    ["|=", "|~", "| json", "| logfmt", "} |", "}|"].iter().any(|mark| text.contains(mark))
}

/// What a variable of a dashboard reads: `label_values(metric, label)`, `query_result(expression)`, `metrics(regex)`.
pub(crate) fn of_variable(text: &str) -> Metrics {
    let inner = |name: &str| text.trim().strip_prefix(name)?.trim().strip_prefix('(')?.strip_suffix(')');
    if let Some(inner) = inner("label_values") {
        // Without a comma it asks for all values of a label, of whatever metric.
        return inner.rsplit_once(',').map(|(metric, _)| of_panel(metric)).unwrap_or_default();
    }
    inner("query_result").map(of_panel).unwrap_or_default()
}

fn collect(expr: &Expr) -> Metrics {
    let mut names = BTreeSet::new();
    let mut equalities = BTreeSet::new();
    expr.walk(&mut |part| {
        let Some(selector) = selector(part) else { return };
        names.extend(selector.metric.iter().filter(|name| !name.contains(VARIABLE)).cloned());
        let naming = selector.matchers.iter().filter(|matcher| {
            matcher.op == MatchOp::Equal && !matcher.value.is_empty() && NAMING.contains(&matcher.label.as_str())
        });
        equalities.extend(naming.map(|matcher| (matcher.label.clone(), matcher.value.clone())));
    });
    Metrics { names: names.into_iter().collect(), equalities: equalities.into_iter().collect(), unread: false }
}

const fn selector(expr: &Expr) -> Option<&Selector> {
    match &expr.kind {
        ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. } => Some(selector),
        _ => None,
    }
}

/// The text with its variables filled: `$x`, `${x}`, `${x:format}`, `[[x]]`. Within brackets they are durations, within quotes they stay.
fn filled(text: &str, plain: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut quote = None;
    let mut brackets = 0_u32;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(end) = quote.is_none().then(|| variable(rest)).flatten() {
            let duration = brackets > 0 || out.trim_end().ends_with("offset");
            out.push_str(if duration { "5m" } else { plain });
            rest = &rest[end..];
            continue;
        }
        match (c, quote) {
            ('\\', Some('"' | '\'')) => {
                out.push(c);
                rest = &rest[1..];
                let Some(escaped) = rest.chars().next() else { break };
                out.push(escaped);
                rest = &rest[escaped.len_utf8()..];
                continue;
            }
            ('"' | '\'' | '`', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            ('[', None) => brackets += 1,
            (']', None) => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// The length of the variable that a text starts with.
fn variable(text: &str) -> Option<usize> {
    let closed = |open: &str, close: &str| Some(open.len() + text.strip_prefix(open)?.find(close)? + close.len());
    let name = |length: &usize| {
        let inner = &text[2..*length];
        inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
    };
    if let Some(length) = closed("${", "}").or_else(|| closed("[[", "]]").filter(name)) {
        return Some(length);
    }
    let rest = text.strip_prefix('$')?;
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    (length > 0).then_some(length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(metrics: Metrics) -> Vec<String> {
        assert!(!metrics.unread);
        metrics.names
    }

    #[test]
    fn variables_of_a_dashboard_do_not_hide_its_metrics() {
        for text in [
            "rate(up{job=\"$job\"}[$__rate_interval])",
            "rate(up{job=~'${job:regex}'}[[[interval]]])",
            "sum by ($group) (rate(up[5m:$step]))",
            "topk($n, up)",
            "up offset $back",
            "up > [[limit]]",
            "rate(up[${__interval}])",
        ] {
            assert_eq!(names(of_panel(text)), ["up"], "{text}");
        }
    }

    #[test]
    fn a_metric_whose_name_is_a_variable_is_none_that_is_known() {
        assert_eq!(names(of_panel("$metric / up")), ["up"]);
        assert_eq!(names(of_panel("node_${device}_total")), [""; 0]);
        assert!(of_panel("rate(up[5m]").unread);
        assert_eq!(of_panel("sum(rate({app=\"a\"} |= \"error\" [1m]))"), Metrics::default());
    }

    #[test]
    fn variables_ask_for_metrics_too() {
        assert_eq!(
            names(of_variable("label_values(kube_pod_info{cluster=\"$cluster\"}, namespace)")),
            ["kube_pod_info"]
        );
        assert_eq!(names(of_variable("label_values(namespace)")), [""; 0]);
        assert_eq!(names(of_variable("query_result(max(up))")), ["up"]);
    }

    #[test]
    fn matchers_that_name_a_service_are_told() {
        let metrics =
            of_rule("a{service=\"checkout\",job!=\"x\"} / b{sloth_id=\"checkout-availability\",code=\"500\"}");
        let pair = |label: &str, value: &str| (label.to_owned(), value.to_owned());
        assert_eq!(metrics.equalities, [pair("service", "checkout"), pair("sloth_id", "checkout-availability")]);
    }
}

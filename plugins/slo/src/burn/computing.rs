//! Expressions that compute something. Only they can compare a ratio with a factor times a budget, and most alerts of a tree do not.

use std::collections::BTreeSet;

use prr_promql::{Expr, ExprKind};

use crate::written::Rule;

/// The recording rules of a tree that compute.
pub(crate) struct Computing<'r> {
    names: BTreeSet<&'r str>,
}

impl<'r> Computing<'r> {
    /// Finds the rules that compute, or that read what another rule records.
    pub fn new(rules: &'r [Rule<'_>], is_recorded: impl Fn(&str) -> bool) -> Self {
        let bodies =
            rules.iter().filter(|rule| !rule.alerts).filter_map(|rule| Some((rule.name, rule.expr.as_ref().ok()?)));
        Self { names: bodies.filter(|(_, body)| computes(body, &is_recorded)).map(|(name, _)| name).collect() }
    }

    /// Whether an expression computes, or reads a rule that does.
    pub fn is_in(&self, expr: &Expr) -> bool {
        computes(expr, &|name: &str| self.names.contains(name))
    }
}

fn computes(expr: &Expr, by_name: &impl Fn(&str) -> bool) -> bool {
    let mut found = false;
    expr.walk(&mut |part| {
        found |= match &part.kind {
            ExprKind::Unary { .. } => true,
            ExprKind::Binary { op, .. } => !op.is_comparison() && !op.is_set(),
            ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. } => {
                selector.metric.as_deref().is_some_and(by_name)
            }
            _ => false,
        };
    });
    found
}

#[cfg(test)]
mod tests {
    use super::Computing;
    use crate::testing::with_rules;

    #[test]
    fn what_computes_does_so_itself_or_reads_a_rule_that_may() {
        let rules = "groups: [{name: g, rules: [\
                     {record: 'job:errors:ratio', expr: 'a / b'}, \
                     {record: 'job:errors:worst', expr: 'max(job:errors:ratio)'}, \
                     {record: 'job:latency:p99', expr: 'histogram_quantile(0.99, sum by (le) (rate(x_bucket[5m])))'}]}]";
        with_rules(rules, |rules| {
            let computing = Computing::new(rules, |name| rules.iter().any(|rule| !rule.alerts && rule.name == name));
            let is_in = |text: &str| computing.is_in(&prr_promql::parse(text).unwrap());
            for text in ["a / b > 0.1", "a > 2 * 3", "-a > 1", "job:errors:ratio > 1", "absent(job:errors:worst)"] {
                assert!(is_in(text), "{text}");
            }
            for text in ["increase(a[1h]) > 3 and b", "job:latency:p99 > 0.8", "a > -1", "absent(c) or up == 0"] {
                assert!(!is_in(text), "{text}");
            }
        });
    }
}

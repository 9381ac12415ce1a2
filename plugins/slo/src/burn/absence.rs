//! Alerts that fire when series disappear. Burn-rate alerts do not: without requests there is no ratio, and a page that fires resolves.

use std::collections::BTreeMap;

use prr_promql::{BinaryOp, Expr, ExprKind, Selector};

use crate::burn::fraction::Ratio;
use crate::burn::series::Series;
use crate::burn::tier::Urgency;
use crate::written::Rule;

/// The metric that every scrape writes, whatever becomes of the target.
const UP: &str = "up";

/// What alerts when series disappear.
#[derive(Default)]
pub(crate) struct Absences {
    by_metric: BTreeMap<String, Vec<(usize, Series)>>,
    watchdog: Option<usize>,
}

/// What reports that the series of an indicator are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absence {
    /// This rule alerts on the missing series.
    Series(usize),
    /// This rule alerts on the missing targets that the series come from.
    Target(usize),
    /// This rule always fires, so that somebody notices when alerting itself is gone.
    Watchdog(usize),
}

impl Absences {
    /// Finds the alerts on absence among the rules.
    pub fn of(rules: &[Rule<'_>]) -> Self {
        let mut absences = Self::default();
        for (index, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.alerts) {
            let Ok(expr) = &rule.expr else { continue };
            if is_always_true(expr) {
                absences.watchdog.get_or_insert(index);
            }
            absences.alternatives(index, rule, expr);
        }
        absences
    }

    /// Every part that makes the alert fire on its own.
    fn alternatives(&mut self, index: usize, rule: &Rule<'_>, expr: &Expr) {
        match &expr.kind {
            ExprKind::Paren(inner) | ExprKind::Aggregate { expr: inner, .. } => self.alternatives(index, rule, inner),
            ExprKind::Binary { op: BinaryOp::Or, left, right, .. } => {
                self.alternatives(index, rule, left);
                self.alternatives(index, rule, right);
            }
            ExprKind::Binary { op, left, .. } if op.is_comparison() => self.alternatives(index, rule, left),
            ExprKind::Call { function, arguments } if matches!(*function, "absent" | "absent_over_time") => {
                if let Some(selector) = arguments.first().and_then(first_selector)
                    && Urgency::of(rule, "") != Urgency::Silent
                {
                    let series = Series::new(selector);
                    self.by_metric.entry(series.metric.clone()).or_default().push((index, series));
                }
            }
            _ => {}
        }
    }

    /// What reports that any series that a ratio is divided by is gone. Every one of them must be watched.
    pub fn watching(&self, ratio: &Ratio<'_>) -> Option<Absence> {
        let watched: Option<Vec<_>> = ratio.totals().into_iter().map(|total| self.series(total)).collect();
        let found = watched.and_then(|watched| watched.into_iter().next());
        found.or_else(|| self.watchdog.map(Absence::Watchdog))
    }

    fn series(&self, total: &Series) -> Option<Absence> {
        let known = |metric: &str| self.by_metric.get(metric).into_iter().flatten();
        // Whoever selects less than the total is empty whenever the total is.
        let exact = known(&total.metric).find(|(_, absent)| absent.tests.is_superset(&total.tests));
        // A target that is gone takes its series along; the labels that the total pins say which target.
        let target = || {
            known(UP).find(|(_, absent)| {
                let tests = absent.tests.iter().filter(|(label, ..)| label != "__name__");
                !absent.tests.is_empty() && tests.clone().all(|test| total.tests.contains(test))
            })
        };
        exact.map(|(rule, _)| Absence::Series(*rule)).or_else(|| target().map(|(rule, _)| Absence::Target(*rule)))
    }
}

/// `vector(1)`, and constants that are not zero: an alert that never stops.
fn is_always_true(expr: &Expr) -> bool {
    let constant = |expr: &Expr| prr_promql::fold::constant(expr).is_some_and(|value| value != 0.0);
    match &expr.bare().kind {
        ExprKind::Call { function, arguments } if *function == "vector" => arguments.first().is_some_and(constant),
        _ => false,
    }
}

fn first_selector(expr: &Expr) -> Option<&Selector> {
    let mut found = None;
    expr.walk(&mut |part| {
        if let ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. } = &part.kind {
            found.get_or_insert(selector);
        }
    });
    found
}

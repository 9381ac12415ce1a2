//! A unit test for rules that are ready to paste: what `promtool test rules` takes.
//!
//! The service is healthy for as long as the longest window looks back, then fails altogether. No alert may fire before, and each must
//! by its time.

use std::fmt::Write;

use prr_promql::{Expr, ExprKind, MatchOp, Selector};

use super::{Wanted, alert_name, kebab, quoted, summary};
use crate::burn::origin::written;
use crate::burn::series::{LabelTest, Series};
use crate::timing::Condition;
use crate::timing::Objective;
use crate::written::{Query, Sli, Slo};

/// How often the test scrapes and evaluates, in seconds.
const INTERVAL: f64 = 60.0;

/// Events a minute.
const TRAFFIC: u32 = 600;

/// Counters of the test: a series, and how much it grows a minute before and in the outage.
type Counter = (String, u32, u32);

/// The test, if series can be made up for the indicator.
pub(super) fn of(slo: &Slo<'_>, objective: Objective, wanted: &[Wanted]) -> Option<String> {
    let counters = counters(&slo.sli)?;
    let healthy = wanted.iter().map(|tier| tier.long).fold(0.0, f64::max);
    let fires = wanted.iter().map(|tier| behaviour(objective, tier).fires_after(1.0)).collect::<Option<Vec<_>>>()?;
    let name = kebab(&slo.subject());
    let mut out = format!(
        "# A unit test of these rules: save them as {name}.rules.yaml, this as {name}.test.yaml,\n\
         # and run `promtool test rules {name}.test.yaml`.\nrule_files: [{name}.rules.yaml]\nevaluation_interval: 1m\ntests:\n  \
         - interval: 1m\n    input_series:\n",
    );
    let minutes = |seconds: f64| (seconds / INTERVAL).ceil();
    let longest = fires.iter().copied().fold(0.0, f64::max) + 10.0 * INTERVAL;
    for (series, before, outage) in counters {
        let (before, outage) = (before * TRAFFIC, outage * TRAFFIC);
        let reached = f64::from(before) * minutes(healthy);
        let (series, steady) = (series.replace('\'', "''"), minutes(healthy));
        let _ = writeln!(out, "      - series: '{series}'");
        let _ = writeln!(out, "        values: 0+{before}x{steady} {reached}+{outage}x{}", minutes(longest));
    }
    out.push_str("    alert_rule_test:\n");
    for (tier, fires) in wanted.iter().zip(fires) {
        let alert = alert_name(slo, tier);
        // Two evaluations of grace: counters are extrapolated at the edges of a window.
        for (after, expected) in [(0.0, false), (fires + 2.0 * INTERVAL, true)] {
            let _ = write!(out, "      - eval_time: {}\n        alertname: {alert}\n", written(healthy + after));
            if !expected {
                out.push_str("        exp_alerts: []\n");
                continue;
            }
            let _ = write!(
                out,
                "        exp_alerts:\n          - exp_labels:\n              severity: {}\n",
                tier.severity
            );
            if !slo.service.is_empty() {
                let _ = writeln!(out, "              service: {}", quoted(&slo.service));
            }
            let _ = writeln!(out, "              slo: {}", quoted(&slo.name));
            let _ = write!(out, "            exp_annotations:\n              summary: {}\n", summary(slo, tier));
        }
    }
    Some(out)
}

fn behaviour(objective: Objective, tier: &Wanted) -> Condition {
    let threshold = objective.threshold(tier.factor);
    Condition { long: tier.long, short: Some(tier.short()), threshold, hold: 0.0, keep: 0.0, interval: INTERVAL }
}

/// Counters that make the indicator healthy, and then not.
fn counters(sli: &Sli<'_>) -> Option<Vec<Counter>> {
    let Sli::Events { bad, numerator, denominator } = sli else { return None };
    let (part, whole) = (series(numerator)?, series(denominator)?);
    if part.metric != whole.metric {
        let part = (labelled(&part, None)?, u32::from(!bad), u32::from(*bad));
        return Some(vec![part, (labelled(&whole, None)?, 1, 1)]);
    }
    // Of one metric, the numerator counts those events that one more test picks; the other events fail it.
    let mut extra = part.tests.difference(&whole.tests);
    let test = extra.next().filter(|_| part.tests.len() == whole.tests.len() + 1)?;
    let counted = labelled(&part, None)?;
    let others = labelled(&whole, Some(&(test.0.clone(), negated(test.1), test.2.clone())))?;
    let (good, bad) = if *bad { (others, counted) } else { (counted, others) };
    Some(vec![(good, 1, 0), (bad, 0, 1)])
}

/// The only counter of a query that sums it up whole.
fn series(query: &Query<'_>) -> Option<Series> {
    let ExprKind::Aggregate { op, grouping: None, expr, .. } = &query.expr.as_ref().ok()?.bare().kind else {
        return None;
    };
    Some(Series::new(rate(expr)?)).filter(|series| *op == "sum" && series.shift.is_empty() && !series.metric.is_empty())
}

fn rate(expr: &Expr) -> Option<&Selector> {
    let ExprKind::Call { function, arguments } = &expr.bare().kind else { return None };
    match &arguments.first()?.kind {
        ExprKind::Matrix { selector, .. } if matches!(*function, "rate" | "increase") => Some(selector),
        _ => None,
    }
}

fn labelled(series: &Series, more: Option<&LabelTest>) -> Option<String> {
    let mut labels = Vec::new();
    for (label, op, value) in series.tests.iter().chain(more) {
        labels.push(format!("{label}={:?}", passing(*op, value)?));
    }
    Some(format!("{}{{{}}}", series.metric, labels.join(",")))
}

const fn negated(op: MatchOp) -> MatchOp {
    match op {
        MatchOp::Equal => MatchOp::NotEqual,
        MatchOp::NotEqual => MatchOp::Equal,
        MatchOp::Match => MatchOp::NotMatch,
        MatchOp::NotMatch => MatchOp::Match,
    }
}

/// A value that passes a label test, where one is easily seen.
fn passing(op: MatchOp, value: &str) -> Option<String> {
    let (first, others) = value.split_once('|').map_or((value, None), |(first, rest)| (first, Some(rest)));
    match op {
        MatchOp::Equal => Some(value.to_owned()),
        MatchOp::Match => example(first),
        MatchOp::NotEqual => (value != "other").then(|| "other".to_owned()),
        MatchOp::NotMatch => {
            let examples = [first].into_iter().chain(others.into_iter().flat_map(|rest| rest.split('|')));
            let patterns = examples.map(|pattern| example(pattern).map(|_| pattern)).collect::<Option<Vec<_>>>()?;
            let free = |word: &&str| patterns.iter().all(|pattern| *pattern != *word && pattern[..1] != word[..1]);
            ["200", "other", "1"].into_iter().find(free).map(str::to_owned)
        }
    }
}

/// A word that a simple pattern matches: a literal, or a class of status codes.
fn example(pattern: &str) -> Option<String> {
    let word = pattern
        .strip_suffix("..")
        .filter(|rest| rest.len() == 1)
        .map_or_else(|| pattern.to_owned(), |rest| format!("{rest}00"));
    let literal = !word.is_empty()
        && word.chars().all(|character| character.is_ascii_alphanumeric() || "_-/".contains(character));
    literal.then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_where_they_are_easily_seen() {
        let of = |op, value| passing(op, value);
        assert_eq!(of(MatchOp::Match, "5.."), Some("500".into()));
        assert_eq!(of(MatchOp::NotMatch, "5.."), Some("200".into()));
        assert_eq!(of(MatchOp::NotMatch, "2..|5.."), Some("other".into()));
        assert_eq!(of(MatchOp::Match, "(a|b).*"), None);
        assert_eq!(of(MatchOp::NotMatch, ".*"), None);
        assert_eq!(of(MatchOp::NotEqual, "500"), Some("other".into()));
    }
}

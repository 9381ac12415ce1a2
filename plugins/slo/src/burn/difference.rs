//! What an alert measures that its objective's indicator does not, in words.

use std::collections::BTreeSet;

use prr_promql::MatchOp;

use crate::burn::fraction::Ratio;
use crate::burn::labels::{matches, words};
use crate::burn::series::{LabelTest, Series, symbol};
use crate::burn::term::{Sum, Term};

/// Values on which two tests of one label are compared, beside those that they name themselves.
const SAMPLES: [&str; 16] =
    ["200", "201", "204", "301", "302", "304", "400", "401", "404", "409", "429", "499", "500", "502", "503", "504"];

/// How two ratios differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    /// They count different metrics.
    Metric {
        /// What the alert counts.
        alert: String,
        /// What the indicator counts.
        indicator: String,
    },
    /// They look at different times.
    Shift {
        /// The alert's `offset` and `@`.
        alert: String,
        /// The indicator's.
        indicator: String,
    },
    /// They test one label differently.
    Test {
        /// The label.
        label: String,
        /// How the alert tests it.
        alert: String,
        /// How the indicator does.
        indicator: String,
    },
    /// The alert tests a label that the indicator does not.
    Extra {
        /// The label.
        label: String,
        /// How.
        alert: String,
    },
    /// The indicator tests a label that the alert does not.
    Missing {
        /// How.
        indicator: String,
    },
}

/// What comparing an alert's ratio with an indicator gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Compared {
    /// They differ, in what the alert selects there.
    Differs(Difference, Series),
    /// They are written differently, and nothing shows that they measure different things.
    Undecided,
}

/// Compares two ratios whose fingerprints differ.
pub(crate) fn compare(alert: &Ratio<'_>, indicator: &Ratio<'_>) -> Compared {
    let numerators = alert.numerator().zip(indicator.numerator());
    let sums = numerators.into_iter().chain([(alert.denominator(), indicator.denominator())]);
    let found = sums
        .filter_map(|(own, declared)| one(own).zip(one(declared)))
        .find_map(|(own, declared)| Some(Compared::Differs(series(own, declared)?, own.clone())));
    found.unwrap_or(Compared::Undecided)
}

/// A label whose values keep the events that an alert divides apart from those that it divides them by, with both values.
pub(crate) fn apart(alert: &Ratio<'_>) -> Option<(String, String, String, Series)> {
    let (part, whole) = (one(alert.numerator()?)?, one(alert.denominator())?);
    let pins = |series: &Series| {
        let equal = series.tests.iter().filter(|(_, op, _)| *op == MatchOp::Equal);
        equal.map(|(label, _, value)| (label.clone(), value.clone())).collect::<Vec<_>>()
    };
    let wholes = pins(whole);
    let same = part.metric == whole.metric;
    pins(part).into_iter().filter(|_| same).find_map(|(label, value)| {
        let (_, other) = wholes.iter().find(|(other, pinned)| *other == label && *pinned != value)?;
        Some((label, value, other.clone(), part.clone()))
    })
}

/// The counter of a sum that has just one.
fn one<'s>(sum: &'s Sum<'_>) -> Option<&'s Series> {
    match sum.terms.as_slice() {
        [(_, term)] if sum.constant == 0.0 => Term::rate(term),
        _ => None,
    }
}

fn series(alert: &Series, indicator: &Series) -> Option<Difference> {
    if alert.metric != indicator.metric {
        return Some(Difference::Metric { alert: alert.metric.clone(), indicator: indicator.metric.clone() });
    }
    if alert.shift != indicator.shift {
        let (alert, indicator) = (alert.shift.trim().to_owned(), indicator.shift.trim().to_owned());
        return Some(Difference::Shift { alert, indicator });
    }
    let labels: BTreeSet<_> = alert.tests.symmetric_difference(&indicator.tests).map(|(label, ..)| label).collect();
    labels.into_iter().find_map(|label| {
        let (own, declared) = (tests(alert, label), tests(indicator, label));
        if !tell_apart(&own, &declared) {
            return None;
        }
        let label = label.clone();
        Some(match (own.is_empty(), declared.is_empty()) {
            (true, _) => Difference::Missing { indicator: written(&declared) },
            (_, true) => Difference::Extra { label, alert: written(&own) },
            _ => Difference::Test { label, alert: written(&own), indicator: written(&declared) },
        })
    })
}

fn tests<'s>(series: &'s Series, label: &str) -> Vec<&'s LabelTest> {
    series.tests.iter().filter(|(own, ..)| own == label).collect()
}

fn written(tests: &[&LabelTest]) -> String {
    let each = tests.iter().map(|(label, op, value)| format!("{label}{}{value:?}", symbol(*op)));
    each.collect::<Vec<_>>().join(",")
}

/// Whether some value passes one of two sets of tests and not the other.
fn tell_apart(left: &[&LabelTest], right: &[&LabelTest]) -> bool {
    let named = left.iter().chain(right).flat_map(|(_, op, value)| match op {
        MatchOp::Equal | MatchOp::NotEqual => [value.clone()].into(),
        MatchOp::Match | MatchOp::NotMatch => words(value).unwrap_or_default(),
    });
    let samples: BTreeSet<String> = SAMPLES.map(str::to_owned).into_iter().chain(named).collect();
    samples
        .iter()
        .filter(|word| !word.is_empty())
        .any(|word| passes(left, word).zip(passes(right, word)).is_some_and(|(left, right)| left != right))
}

fn passes(tests: &[&LabelTest], word: &str) -> Option<bool> {
    let mut all = true;
    for (_, op, value) in tests {
        all &= match op {
            MatchOp::Equal => value == word,
            MatchOp::NotEqual => value != word,
            MatchOp::Match => matches(value, word)?,
            MatchOp::NotMatch => !matches(value, word)?,
        };
    }
    Some(all)
}

#[cfg(test)]
mod tests_of_difference {
    use super::*;

    fn selected(text: &str) -> Series {
        match prr_promql::parse(text).unwrap().kind {
            prr_promql::ExprKind::Vector(selector) => Series::new(&selector),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_differs_has_a_name() {
        let found = |alert: &str, indicator: &str| series(&selected(alert), &selected(indicator));
        let text = |text: &str| text.to_owned();
        assert_eq!(
            found(r#"x{code=~"4.."}"#, r#"x{code=~"5.."}"#),
            Some(Difference::Test {
                label: text("code"),
                alert: text(r#"code=~"4..""#),
                indicator: text(r#"code=~"5..""#)
            })
        );
        assert_eq!(found("x", "y"), Some(Difference::Metric { alert: text("x"), indicator: text("y") }));
        assert_eq!(
            found("x offset 1h", "x"),
            Some(Difference::Shift { alert: text("offset 3600s"), indicator: String::new() })
        );
        assert_eq!(found("x", r#"x{job="a"}"#), Some(Difference::Missing { indicator: text(r#"job="a""#) }));
        assert_eq!(
            found(r#"x{job="a"}"#, "x"),
            Some(Difference::Extra { label: text("job"), alert: text(r#"job="a""#) })
        );
    }

    #[test]
    fn other_spellings_of_one_test_are_not_told_apart() {
        let found = |alert: &str, indicator: &str| series(&selected(alert), &selected(indicator));
        assert_eq!(found(r#"x{code=~"5.[0-9]"}"#, r#"x{code=~"5.."}"#), None);
        assert_eq!(found(r#"x{job=~".+"}"#, "x"), None);
        assert_eq!(found(r#"x{code=~"(?i)a"}"#, "x"), None, "nobody knows what it matches");
    }
}

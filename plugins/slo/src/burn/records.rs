//! Finds the recording rule behind a selector.

use std::collections::BTreeMap;

use prr_promql::{MatchOp, Selector};

use crate::burn::series::name_window;
use crate::model::Rule;

/// More rules of one name and compatible labels than are ever compared.
const MOST_CANDIDATES: usize = 8;

/// More rules of one name and label than are ever looked at.
const MOST_SCANNED: usize = 512;

/// Recording rules by name and by label.
pub(crate) struct Records<'r, 'a> {
    rules: &'r [Rule<'a>],
    by_name: BTreeMap<&'a str, Vec<usize>>,
    by_label: BTreeMap<(&'a str, &'a str, &'a str), Vec<usize>>,
}

/// How well the static labels of a rule answer a selector.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// They contradict it.
    No,
    /// They leave something open, which the body may answer.
    Open,
    /// They answer every matcher.
    Full,
}

impl<'r, 'a> Records<'r, 'a> {
    /// Indexes the recording rules.
    pub fn new(rules: &'r [Rule<'a>]) -> Self {
        let mut records = Self { rules, by_name: BTreeMap::new(), by_label: BTreeMap::new() };
        for (index, rule) in rules.iter().enumerate().filter(|(_, rule)| !rule.alerts) {
            records.by_name.entry(rule.name).or_default().push(index);
            for (label, node) in &rule.labels {
                let key = (rule.name, *label, node.text().unwrap_or_default());
                records.by_label.entry(key).or_default().push(index);
            }
        }
        records
    }

    /// Whether any rule records this name.
    pub fn knows(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// The rules that the selector may read: those that answer it fully, or else those that do not contradict it. None if there are
    /// more than can be compared.
    pub fn find(&self, selector: &Selector) -> Option<Vec<usize>> {
        let name = selector.metric.as_deref().unwrap_or_default();
        let equal = selector.matchers.iter().filter(|test| test.op == MatchOp::Equal);
        let labelled = equal
            .filter_map(|test| self.by_label.get(&(name, test.label.as_str(), test.value.as_str())))
            .min_by_key(|rules| rules.len());
        let candidates = labelled.or_else(|| self.by_name.get(name));
        let candidates = candidates.map(Vec::as_slice).unwrap_or_default();
        if candidates.len() > MOST_SCANNED {
            return None;
        }
        let fits: Vec<_> = candidates.iter().map(|rule| (self.fit(*rule, selector), *rule)).collect();
        let best = fits.iter().map(|(fit, _)| *fit).max().filter(|best| *best > Fit::No);
        let found: Vec<_> = fits.iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, rule)| *rule).collect();
        (found.len() <= MOST_CANDIDATES).then_some(found)
    }

    fn fit(&self, rule: usize, selector: &Selector) -> Fit {
        let rule = &self.rules[rule];
        let fits = selector.matchers.iter().map(|test| match rule.label(&test.label) {
            None if test.op == MatchOp::Equal && test.value.is_empty() => Fit::Full,
            None => Fit::Open,
            Some(value) => match test.op {
                MatchOp::Equal => decided(value == test.value),
                MatchOp::NotEqual => decided(value != test.value),
                MatchOp::Match => one_of(&test.value, value).map_or(Fit::Open, decided),
                MatchOp::NotMatch => one_of(&test.value, value).map_or(Fit::Open, |found| decided(!found)),
            },
        });
        fits.min().unwrap_or(Fit::Full)
    }
}

const fn decided(fits: bool) -> Fit {
    if fits { Fit::Full } else { Fit::No }
}

/// Whether a pattern that merely lists words has this one.
fn one_of(pattern: &str, word: &str) -> Option<bool> {
    let plain = !pattern.contains(['.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '\\', '^', '$']);
    plain.then(|| pattern.split('|').any(|alternative| alternative == word))
}

/// The window that the name of a recording rule claims.
pub(crate) fn claimed_window(rule: &Rule<'_>) -> Option<f64> {
    let labelled = rule.label("sloth_window").and_then(prr_promql::duration);
    name_window(rule.name).map(|(_, seconds)| seconds).or(labelled)
}

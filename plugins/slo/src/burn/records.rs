//! Finds the recording rule behind a selector.

use std::collections::BTreeMap;

use prr_promql::{MatchOp, Selector};

use crate::burn::labels::matches;
use crate::burn::series::name_window;
use crate::written::Rule;

/// More rules of one name and compatible labels than are ever compared.
const MOST_CANDIDATES: usize = 8;

/// More rules of one name and label than are ever looked at.
const MOST_SCANNED: usize = 512;

/// More rules of one name whose labels are ever put together.
const MOST_COMPATIBLE: usize = 32;

/// Recording rules by name and by label.
pub(crate) struct Records<'r, 'a> {
    rules: &'r [Rule<'a>],
    by_name: BTreeMap<&'a str, Vec<usize>>,
    by_label: BTreeMap<(&'a str, &'a str, &'a str), Vec<usize>>,
    /// How many rules of a name set a label.
    setting: BTreeMap<(&'a str, &'a str), usize>,
    by_stem: BTreeMap<&'a str, Vec<usize>>,
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
        let mut records = Self {
            rules,
            by_name: BTreeMap::new(),
            by_label: BTreeMap::new(),
            setting: BTreeMap::new(),
            by_stem: BTreeMap::new(),
        };
        for (index, rule) in rules.iter().enumerate().filter(|(_, rule)| !rule.alerts) {
            records.by_name.entry(rule.name).or_default().push(index);
            if let Some(stem) = stem(rule.name) {
                records.by_stem.entry(stem).or_default().push(index);
            }
            for label in &rule.labels {
                records.by_label.entry((rule.name, label.name, label.value)).or_default().push(index);
                *records.setting.entry((rule.name, label.name)).or_default() += 1;
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

    /// Every rule that the selector may read. None if there are more than can be looked at.
    pub fn compatible(&self, selector: &Selector) -> Option<Vec<usize>> {
        let name = selector.metric.as_deref().unwrap_or_default();
        let all = self.by_name.get(name)?;
        // Looking at the rules with the value asked for is enough only where every rule of the name sets the label.
        let narrow = selector.matchers.iter().filter(|test| {
            test.op == MatchOp::Equal && self.setting.get(&(name, test.label.as_str())) == Some(&all.len())
        });
        let narrow = narrow.map(|test| {
            self.by_label.get(&(name, test.label.as_str(), test.value.as_str())).map(Vec::as_slice).unwrap_or_default()
        });
        let candidates = narrow.min_by_key(|rules| rules.len()).unwrap_or(all);
        let compatible = || candidates.iter().copied().filter(|rule| self.answers(*rule, selector)).collect::<Vec<_>>();
        Some(candidates).filter(|candidates| candidates.len() <= MOST_COMPATIBLE).map(|_| compatible())
    }

    /// Whether the static labels of a rule leave it open that the selector reads it.
    pub fn answers(&self, rule: usize, selector: &Selector) -> bool {
        self.fit(rule, selector) > Fit::No
    }

    /// The rules of a stem. None if there are more than can be looked at.
    pub fn of_stem(&self, stem: &str) -> Option<&[usize]> {
        self.by_stem.get(stem).map(Vec::as_slice).filter(|rules| rules.len() <= MOST_SCANNED)
    }

    fn fit(&self, rule: usize, selector: &Selector) -> Fit {
        let rule = &self.rules[rule];
        let fits = selector.matchers.iter().map(|test| match rule.label(&test.label) {
            None if test.op == MatchOp::Equal && test.value.is_empty() => Fit::Full,
            None => Fit::Open,
            Some(value) => match test.op {
                MatchOp::Equal => decided(value == test.value),
                MatchOp::NotEqual => decided(value != test.value),
                MatchOp::Match => matches(&test.value, value).map_or(Fit::Open, decided),
                MatchOp::NotMatch => matches(&test.value, value).map_or(Fit::Open, |found| decided(!found)),
            },
        });
        fits.min().unwrap_or(Fit::Full)
    }
}

const fn decided(fits: bool) -> Fit {
    if fits { Fit::Full } else { Fit::No }
}

/// The window that the name of a recording rule claims.
pub(crate) fn claimed_window(rule: &Rule<'_>) -> Option<f64> {
    let labelled = rule.label("sloth_window").and_then(prr_promql::duration);
    name_window(rule.name).map(|(_, seconds)| seconds).or(labelled)
}

/// A rule of this tree that shows that the record which a selector asks for should be here too: one of the same name but for its
/// window, or but for its last part, and with labels that answer the selector.
pub(crate) fn sibling(records: &Records<'_, '_>, rules: &[Rule<'_>], selector: &Selector) -> Option<usize> {
    let name = selector.metric.as_deref().filter(|name| name.contains(':'))?;
    let stem = stem(name)?;
    let siblings = records.of_stem(stem)?;
    siblings.iter().copied().find(|rule| rules[*rule].name != name && records.answers(*rule, selector))
}

/// The part of a recording rule's name that it shares with its siblings: all but the window, or all but the last part.
pub(crate) fn stem(name: &str) -> Option<&str> {
    if let Some((at, _)) = name_window(name) {
        return Some(&name[..at]).filter(|stem| stem.contains(':'));
    }
    // `level:` alone is no family: `job:` starts records of every kind.
    name.rfind(':').map(|at| &name[..at]).filter(|stem| stem.contains(':'))
}

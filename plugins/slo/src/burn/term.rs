//! Sums of measured terms: the numerators and denominators of ratios.

use std::collections::BTreeSet;
use std::fmt;

use crate::burn::origin::Window;
use crate::burn::series::Series;

/// More terms than any service level indicator adds up.
const MOST_TERMS: usize = 24;

/// What a term measures, whatever its window is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Measure {
    /// The rate of counters.
    Rate(Series),
    /// Anything else, as canonical text with `$W` for windows.
    Text(String),
}

/// How the series of a term are put together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// They are not.
    Each,
    /// `sum by (..)`; without labels, one sum.
    By(BTreeSet<String>),
    /// `sum without (..)`.
    Without(BTreeSet<String>),
}

/// One term.
#[derive(Clone, Debug)]
pub(crate) struct Term<'a> {
    /// What it measures.
    pub measure: Measure,
    /// How it is summed.
    pub group: Group,
    /// The ranges in it.
    pub windows: Vec<Window<'a>>,
    /// The recording rule that it names and that no manifest defines.
    pub missing: Option<String>,
}

impl Term<'_> {
    fn same(&self, other: &Self) -> bool {
        self.measure == other.measure && self.group == other.group && self.same_windows(other)
    }

    /// Whether both range over the same windows.
    pub fn same_windows(&self, other: &Self) -> bool {
        let mut pairs = self.windows.iter().zip(&other.windows);
        self.windows.len() == other.windows.len() && pairs.all(|(a, b)| a.seconds.to_bits() == b.seconds.to_bits())
    }

    /// The counter whose rate the term is, if it is one.
    pub fn rate(&self) -> Option<&Series> {
        match &self.measure {
            Measure::Rate(series) => Some(series),
            Measure::Text(_) => None,
        }
    }
}

impl fmt::Display for Term<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.measure {
            Measure::Rate(series) => write!(f, "rate({series}[$W])")?,
            Measure::Text(text) => f.write_str(text)?,
        }
        match &self.group {
            Group::Each => f.write_str(" each"),
            Group::By(labels) if labels.is_empty() => Ok(()),
            Group::By(labels) => write!(f, " by {labels:?}"),
            Group::Without(labels) => write!(f, " without {labels:?}"),
        }
    }
}

/// A constant and weighted terms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sum<'a> {
    /// The constant.
    pub constant: f64,
    /// The terms, each with its weight.
    pub terms: Vec<(f64, Term<'a>)>,
}

impl<'a> Sum<'a> {
    /// A sum of nothing but a constant.
    pub const fn constant(constant: f64) -> Self {
        Self { constant, terms: Vec::new() }
    }

    /// One term.
    pub fn term(weight: f64, term: Term<'a>) -> Self {
        Self { constant: 0.0, terms: vec![(weight, term)] }
    }

    /// Whether there is no term.
    pub fn is_constant(&self) -> bool {
        self.terms.is_empty()
    }

    /// Adds another sum, weighted. None if that grows past any sensible size.
    pub fn plus(mut self, weight: f64, other: &Self) -> Option<Self> {
        self.constant += weight * other.constant;
        for (coefficient, term) in &other.terms {
            match self.terms.iter_mut().find(|(_, known)| known.same(term)) {
                Some((known, _)) => *known += weight * coefficient,
                None => self.terms.push((weight * coefficient, term.clone())),
            }
        }
        self.terms.retain(|(coefficient, _)| coefficient.abs() > 1e-12);
        (self.terms.len() <= MOST_TERMS).then_some(self)
    }

    /// Every weight and the constant, scaled.
    pub fn scaled(mut self, by: f64) -> Self {
        self.constant *= by;
        for (coefficient, _) in &mut self.terms {
            *coefficient *= by;
        }
        self
    }

    /// The factor by which `other` is a multiple of this sum.
    pub fn multiple(&self, other: &Self) -> Option<f64> {
        if self.terms.len() != other.terms.len() {
            return None;
        }
        let mut ratio = None;
        let mut agrees = |left: f64, right: f64| {
            let this = right / left;
            let known = *ratio.get_or_insert(this);
            (this - known).abs() <= 1e-9 * known.abs()
        };
        let terms = self.terms.iter().all(|(weight, term)| {
            let twin = other.terms.iter().find(|(_, twin)| twin.same(term));
            twin.is_some_and(|(twin, _)| agrees(*weight, *twin))
        });
        let constant = match (self.constant == 0.0, other.constant == 0.0) {
            (true, true) => true,
            (false, false) => agrees(self.constant, other.constant),
            _ => false,
        };
        (terms && constant).then_some(ratio.unwrap_or(1.0))
    }

    /// Writes `total - good` as the bad events where both select the same metric and differ by one label test.
    pub fn complements_resolved(mut self) -> Self {
        while let Some((minuend, subtrahend, rest)) = self.complement() {
            self.terms[minuend].1.measure = Measure::Rate(rest);
            self.terms.remove(subtrahend);
        }
        self
    }

    fn complement(&self) -> Option<(usize, usize, Series)> {
        let pairs = self.terms.iter().enumerate().filter(|(_, (plus, _))| *plus > 0.0).flat_map(|minuend| {
            let opposite =
                move |(_, (minus, _)): &(usize, &(f64, Term<'a>))| (minuend.1.0 + minus).abs() <= 1e-9 * minuend.1.0;
            self.terms.iter().enumerate().filter(opposite).map(move |subtrahend| (minuend, subtrahend))
        });
        pairs.into_iter().find_map(|((minuend, (_, whole)), (subtrahend, (_, part)))| {
            let alike = whole.group == part.group && whole.same_windows(part);
            Some((minuend, subtrahend, whole.rate().filter(|_| alike)?.without(part.rate()?)?))
        })
    }

    /// The canonical text, in which equal sums are equal.
    pub fn canonical(&self) -> String {
        let mut rows: Vec<_> = self.terms.iter().map(|(weight, term)| format!("{}·{term}", rounded(*weight))).collect();
        if self.constant != 0.0 {
            rows.push(rounded(self.constant));
        }
        rows.sort();
        rows.join(" + ")
    }
}

/// Nine significant digits: what arithmetic on doubles leaves intact.
fn rounded(weight: f64) -> String {
    // Nearly every weight is one, and an exact number in digits is the dearest thing that formatting has.
    if weight.to_bits() == 1.0_f64.to_bits() { "1.00000000e0".to_owned() } else { format!("{weight:.8e}") }
}

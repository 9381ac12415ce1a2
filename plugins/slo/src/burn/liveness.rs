//! Why a condition can never fire.

use std::rc::Rc;

use prr_promql::Selector;

use crate::burn::atom::Atom;
use crate::burn::coverage::Coverage;
use crate::burn::labels::Conflict;
use crate::burn::origin::Origin;
use crate::burn::records::Records;
use crate::burn::series::name_window;
use crate::model::{RejectReason, Rule, RuleFile, Slo};

/// What kills a condition, and where.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Death<'a> {
    /// What.
    pub cause: Cause,
    /// The place that decides it.
    pub at: Origin<'a>,
    /// The other place that takes part in it.
    pub other: Option<Origin<'a>>,
}

/// What kills a condition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cause {
    /// The threshold is not below one, and an error ratio never exceeds one.
    Unreachable {
        /// The threshold on the error ratio.
        theta: f64,
    },
    /// No series of one operand matches one of the other.
    Operands(Conflict),
    /// A recording rule is not there, while its siblings are.
    MissingRecord {
        /// The name.
        record: String,
        /// The name of a sibling.
        sibling: String,
    },
    /// A recording rule reads nothing but itself.
    Circular {
        /// The name.
        record: String,
    },
    /// A comparison of constants that does not hold.
    NeverTrue,
    /// Prometheus does not load the file that the alert stands in.
    Rejected(RejectReason),
    /// Matchers of one selector that no series satisfies together.
    Matchers {
        /// One of them.
        first: String,
        /// The other.
        second: String,
    },
}

/// A condition that is meant for an objective and can never fire, where it is not understood enough to be a tier.
pub(crate) struct Dead<'a> {
    /// The alerting rule.
    pub rule: usize,
    /// Why.
    pub death: Rc<Death<'a>>,
}

impl<'a> Death<'a> {
    /// A death of which one place is the reason.
    pub const fn new(cause: Cause, at: Origin<'a>) -> Self {
        Self { cause, at, other: None }
    }

    /// The first comparison that no error ratio satisfies; `own` says whether a comparison is about the objective's own indicator,
    /// which is a share of its events. Of other ratios nobody knows how large they get.
    pub fn by_threshold(atoms: &[Atom<'a>], own: impl Fn(&Atom<'a>) -> bool) -> Option<Self> {
        let atom = atoms.iter().find(|atom| !atom.is_reachable() && (own(atom) || atom.ratio.is_share))?;
        let at = atom.threshold.span().unwrap_or_else(|| atom.origin.clone());
        Some(Self { cause: Cause::Unreachable { theta: atom.theta() }, at, other: Some(atom.origin.clone()) })
    }
}

/// Of a file that Prometheus rejects it loads no rule, however right the rule looks.
///
/// Objectives in another dialect are loaded by another program.
pub(crate) fn reject<'a>(slos: &[Slo<'a>], coverage: &mut [Coverage<'a>], rules: &[Rule<'a>], files: &[RuleFile<'a>]) {
    let deaths: Vec<_> = files
        .iter()
        .map(|file| {
            let (node, reason) = file.faults.first()?;
            let at = Origin { node: *node, span: 0..0 };
            Some(Rc::new(Death::new(Cause::Rejected(reason.clone()), at)))
        })
        .collect();
    let read = slos.iter().zip(coverage).filter(|(slo, _)| !slo.dialect);
    for (_, covered) in read {
        for tier in &mut covered.tiers {
            if let Some(death) = deaths.get(rules[tier.rule].file).and_then(Option::as_ref) {
                tier.death = Some(Rc::clone(death));
            }
        }
        let (rejected, unclear): (Vec<_>, Vec<_>) = std::mem::take(&mut covered.unclear)
            .into_iter()
            .partition(|unclear| deaths.get(rules[unclear.rule].file).is_some_and(Option::is_some));
        covered.unclear = unclear;
        for unclear in rejected {
            if let Some(death) = deaths.get(rules[unclear.rule].file).and_then(Option::as_ref) {
                covered.dead.push(Dead { rule: unclear.rule, death: Rc::clone(death) });
            }
        }
    }
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

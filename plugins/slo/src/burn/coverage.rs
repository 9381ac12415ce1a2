//! Links alerts to objectives: by what they say they protect, or by what they measure.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::burn::atom::Atom;
use crate::burn::computing::Computing;
use crate::burn::condition::{Branch, branches};
use crate::burn::fraction::{Quantity, Ratio};
use crate::burn::identity::{Claim, Registry};
use crate::burn::liveness::{Dead, Death};
use crate::burn::origin::Origin;
use crate::burn::quantity::Evaluator;
use crate::burn::tier::Tier;
use crate::written::{Rule, Sli, Slo};

/// The period where an objective does not say one.
const MONTH: f64 = 30.0 * 86_400.0;

/// A factor below which nobody means a burn rate.
const SLOWEST: f64 = 0.5;

/// A window above which a condition watches the budget that is left, not how fast it burns.
const LONGEST: f64 = MONTH / 2.0;

/// What protects one objective.
#[derive(Default)]
pub(crate) struct Coverage<'a> {
    /// The indicator's error ratio, if it could be read.
    pub sli: Option<Ratio<'a>>,
    /// The conditions that are meant for the objective.
    pub tiers: Vec<Tier<'a>>,
    /// Conditions that are meant for it and compare the wrong way: they hold while all is well.
    pub reversed: Vec<Tier<'a>>,
    /// Conditions that are meant for it, are not understood, and can never fire.
    pub dead: Vec<Dead<'a>>,
    /// Conditions that are meant for it and could not be read.
    pub unclear: Vec<Unclear<'a>>,
    /// Alerts that look as if they were meant for it and measure something else.
    pub lookalikes: Vec<usize>,
    /// Whether its conditions are those that a generator would make.
    pub promised: bool,
}

/// A burn-rate condition that no objective of the tree is for.
pub(crate) struct Stray<'s, 'a> {
    /// The services that its alert names.
    pub services: BTreeSet<&'s str>,
    /// The alerting rule.
    pub rule: usize,
    /// The error budget that it assumes.
    pub budget: f64,
    /// The condition, or why it can never fire although it is not understood.
    pub condition: Result<Tier<'a>, Rc<Death<'a>>>,
}

/// A condition that could not be read.
pub(crate) struct Unclear<'a> {
    /// The alerting rule.
    pub rule: usize,
    /// Where.
    pub origin: Origin<'a>,
    /// Why.
    pub reason: Reason,
}

/// Why a condition could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// It is not an expression.
    Syntax(String),
    /// It rests on a recording rule that no manifest defines.
    MissingRecord(String),
    /// It rests on a recording rule that cannot be read, or on several that differ.
    UnreadRecord(String),
    /// Its form is not one that is known.
    Form,
    /// Its factor or its window is an expression that only Terraform knows the value of.
    Unresolved(String),
}

impl<'a> Coverage<'a> {
    /// Whether nothing at all is meant for the objective.
    pub fn is_none(&self) -> bool {
        self.tiers.is_empty() && self.unclear.is_empty() && self.reversed.is_empty() && self.dead.is_empty()
    }

    fn push(&mut self, tier: Tier<'a>) {
        let reversed = self.sli.as_ref().is_some_and(|sli| sli.complement() == tier.long.ratio.fingerprint());
        if reversed { &mut self.reversed } else { &mut self.tiers }.push(tier);
    }
}

/// Finds the coverage of every objective, and the burn-rate conditions that are for none of them.
pub(crate) fn of<'s, 'a>(slos: &'s [Slo<'a>], rules: &'s [Rule<'a>]) -> (Vec<Coverage<'a>>, Vec<Stray<'s, 'a>>) {
    let mut evaluator = Evaluator::new(rules);
    let mut coverage: Vec<_> =
        slos.iter().map(|slo| Coverage { sli: indicator(slo, &mut evaluator), ..Coverage::default() }).collect();
    let mut linker = Linker {
        slos,
        registry: Registry::new(slos),
        by_ratio: BTreeMap::new(),
        measures_plainly: false,
        computing: Computing::new(rules, |name| evaluator.knows(name)),
        by_service: BTreeMap::new(),
        strays: Vec::new(),
    };
    for (index, slo) in slos.iter().enumerate() {
        linker.by_service.entry(&slo.service).or_default().push(index);
    }
    for (index, covered) in coverage.iter().enumerate() {
        let Some(ratio) = &covered.sli else { continue };
        linker.measures_plainly |= ratio.is_over_constant();
        for text in [ratio.fingerprint(), ratio.complement()] {
            linker.by_ratio.entry(text.to_owned()).or_default().insert(index);
        }
    }
    for (index, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.alerts) {
        linker.link(index, rule, &mut evaluator, &mut coverage);
    }
    (coverage, linker.strays)
}

fn indicator<'a>(slo: &Slo<'a>, evaluator: &mut Evaluator<'_, 'a>) -> Option<Ratio<'a>> {
    let (quantity, bad) = match &slo.sli {
        Sli::Events { bad, numerator, denominator } => {
            let mut read = |query: &crate::written::Query<'a>| {
                Some(evaluator.quantity(query.expr.as_ref().ok()?, query.node).into_fraction())
            };
            (read(numerator)?.over(read(denominator)?)?, *bad)
        }
        Sli::Raw { bad, query } => match evaluator.quantity(query.expr.as_ref().ok()?, query.node) {
            Quantity::Fraction(fraction) => (fraction, *bad),
            Quantity::Constant(_) => return None,
        },
        Sli::Plugin(_) | Sli::Unread { .. } | Sli::Missing(_) => return None,
    };
    if quantity.numerator.is_constant() {
        return None;
    }
    let ratio = quantity.ratio().0;
    Some(if bad { ratio } else { ratio.inverted() })
}

struct Linker<'s, 'a> {
    slos: &'s [Slo<'a>],
    registry: Registry<'s>,
    by_ratio: BTreeMap<String, BTreeSet<usize>>,
    /// Whether any indicator is not divided by something measured.
    measures_plainly: bool,
    computing: Computing<'s>,
    /// Most alerts name the service of few objectives or of none, so no alert is held against all of them.
    by_service: BTreeMap<&'s str, Vec<usize>>,
    strays: Vec<Stray<'s, 'a>>,
}

impl<'s, 'a> Linker<'s, 'a> {
    fn link(
        &mut self,
        index: usize,
        rule: &'s Rule<'a>,
        evaluator: &mut Evaluator<'s, 'a>,
        coverage: &mut [Coverage<'a>],
    ) {
        let claim = self.registry.claim(rule);
        let expr = match &rule.expr {
            Ok(expr) => expr,
            Err(fault) => {
                let origin = Origin { node: rule.expr_node, span: fault.span.clone() };
                return unclear(&claim, index, &origin, &Reason::Syntax(fault.message.clone()), coverage);
            }
        };
        let names_objective = matches!(claim, Claim::Known(_));
        if !names_objective && !self.measures_plainly && !self.computing.is_in(expr) {
            return;
        }
        let Ok(branches) = branches(evaluator, expr, rule.expr_node) else {
            let origin = Origin { node: rule.expr_node, span: expr.span.clone() };
            return unclear(&claim, index, &origin, &Reason::Form, coverage);
        };
        match claim {
            Claim::Known(slos) => {
                for slo in slos {
                    let period = self.slos[slo].period(MONTH).unwrap_or(MONTH);
                    for branch in &branches {
                        named(index, branch, period, &|record| evaluator.knows(record), &mut coverage[slo]);
                    }
                }
            }
            Claim::Nothing(services) => self.by_measurement(index, &branches, &services, coverage),
            Claim::Foreign(services) => self.stray(index, &branches, &services),
        }
    }

    /// Links by equal ratios; among objectives of one indicator, to those whose budget the alert assumes.
    fn by_measurement(
        &mut self,
        index: usize,
        branches: &[Branch<'a>],
        services: &BTreeSet<&'s str>,
        coverage: &mut [Coverage<'a>],
    ) {
        let mut linked = false;
        for branch in branches {
            let fits = |slo: &&usize| services.is_empty() || services.contains(self.slos[**slo].service.as_str());
            let measured = |atom: &Atom<'a>| self.measuring(&atom.ratio);
            let slos: BTreeSet<_> = branch.atoms.iter().filter_map(measured).flatten().filter(fits).copied().collect();
            let agreeing: BTreeSet<_> = slos.iter().copied().filter(|slo| self.agrees(*slo, branch)).collect();
            for slo in if agreeing.is_empty() { slos } else { agreeing } {
                let about = |atom: &Atom<'a>| measured(atom).is_some_and(|slos| slos.contains(&slo));
                let atoms: Vec<_> = branch.atoms.iter().filter(|atom| about(atom)).cloned().collect();
                let death = death(branch, &atoms, &coverage[slo]);
                if let Some(tier) = Tier::new(index, branch, about) {
                    coverage[slo].push(Tier { death, ..tier });
                }
                linked = true;
            }
        }
        if !linked && !self.lookalike(index, branches, services, coverage) {
            self.stray(index, branches, services);
        }
    }

    /// The objectives whose indicator, or one minus it, is this ratio.
    fn measuring(&self, ratio: &Ratio<'a>) -> Option<&BTreeSet<usize>> {
        // Most alerts compare what is divided by nothing, which is no indicator either.
        let comparable = self.measures_plainly || !ratio.is_over_constant();
        if comparable { self.by_ratio.get(ratio.fingerprint()) } else { None }
    }

    /// A ratio above a factor times a budget is meant for an objective, even if this tree has none that it fits.
    fn stray(&mut self, index: usize, branches: &[Branch<'a>], services: &BTreeSet<&'s str>) {
        for branch in branches {
            let budget = branch.atoms.iter().filter(|atom| burns(atom)).find_map(Atom::separated);
            let Some(budget) = budget.map(|separated| separated.budget) else { continue };
            let atoms: Vec<_> = branch.atoms.iter().filter(|atom| burns(atom)).cloned().collect();
            let missing = atoms.iter().any(|atom| atom.ratio.missing().is_some());
            let death = branch.series.death.clone();
            let condition = if let Some(death) = death.clone().filter(|_| missing) {
                Err(death)
            } else {
                // The ratio is whatever the alerts say that the objective is about.
                let death = death.or_else(|| Death::by_threshold(&atoms, |_| true).map(Rc::new));
                let Some(tier) = Tier::new(index, branch, burns) else { continue };
                Ok(Tier { death, ..tier })
            };
            self.strays.push(Stray { services: services.clone(), rule: index, budget, condition });
        }
    }

    fn agrees(&self, slo: usize, branch: &Branch<'a>) -> bool {
        let Some(budget) = self.slos[slo].budget() else { return false };
        let assumed = branch.atoms.iter().filter_map(Atom::separated).map(|separated| separated.budget);
        assumed.into_iter().any(|assumed| (assumed - budget).abs() <= 0.01 * budget)
    }

    /// An alert on a ratio of the same service and metrics with the budget of the objective is meant for it, but measures otherwise.
    fn lookalike(
        &self,
        index: usize,
        branches: &[Branch<'a>],
        services: &BTreeSet<&'s str>,
        coverage: &mut [Coverage<'a>],
    ) -> bool {
        let mut found = false;
        let same = |atom: &Atom<'a>, sli: &Ratio<'a>| atom.ratio.divided && sli.shares_metric(&atom.ratio);
        for number in services.iter().filter_map(|service| self.by_service.get(service)).flatten().copied() {
            let Some(sli) = &coverage[number].sli else { continue };
            let about = branches.iter().filter(|branch| self.agrees(number, branch)).flat_map(|branch| &branch.atoms);
            if about.into_iter().any(|atom| same(atom, sli)) {
                coverage[number].lookalikes.push(index);
                found = true;
            }
        }
        found
    }
}

/// Whether a comparison is one of a ratio, or of a record that is not there, with a factor times a budget.
fn burns(atom: &Atom<'_>) -> bool {
    let measures = atom.ratio.divided || atom.ratio.missing().is_some();
    measures && atom.separated().is_some_and(|separated| separated.factor >= SLOWEST) && atom.seconds() < LONGEST
}

/// A branch of an alert that names its objective: what it compares is meant for it, whatever that is.
fn named<'a>(index: usize, branch: &Branch<'a>, period: f64, known: &dyn Fn(&str) -> bool, covered: &mut Coverage<'a>) {
    let own = |atom: &Atom<'a>| {
        covered
            .sli
            .as_ref()
            .is_some_and(|sli| [sli.fingerprint(), sli.complement()].contains(&atom.ratio.fingerprint()))
    };
    // What looks back over half of the period and more watches the budget that is left, not how fast it burns.
    let burns = |atom: &Atom<'a>| atom.seconds() < period / 2.0;
    let about = |atom: &Atom<'a>| own(atom) || atom.ratio.divided || atom.ratio.missing().is_some();
    let meant = |atom: &Atom<'a>| burns(atom) && about(atom);
    let atoms: Vec<_> = branch.atoms.iter().filter(|atom| meant(atom)).cloned().collect();
    let missing = atoms.iter().find_map(|atom| Some((atom.origin.clone(), atom.ratio.missing()?.to_owned())));
    let unread = branch.unread.first().map(|origin| (origin.clone(), Reason::Form));
    let record = |name: String| if known(&name) { Reason::UnreadRecord(name) } else { Reason::MissingRecord(name) };
    let death = death(branch, &atoms, covered);
    if let Some(death) = branch.series.death.as_ref().filter(|_| missing.is_some() || unread.is_some()) {
        covered.dead.push(Dead { rule: index, death: Rc::clone(death) });
    } else if let Some((origin, reason)) = missing.map(|(origin, name)| (origin, record(name))).or(unread) {
        covered.unclear.push(Unclear { rule: index, origin, reason });
    } else if let Some(tier) = Tier::new(index, branch, meant) {
        covered.push(Tier { death, named: true, ..tier });
    }
}

/// Why comparisons that are meant for an objective can never hold together with everything else that their branch demands.
fn death<'a>(branch: &Branch<'a>, atoms: &[Atom<'a>], covered: &Coverage<'a>) -> Option<Rc<Death<'a>>> {
    let own = |atom: &Atom<'a>| covered.sli.as_ref().is_some_and(|sli| sli.fingerprint() == atom.ratio.fingerprint());
    branch.series.death.clone().or_else(|| Death::by_threshold(atoms, own).map(Rc::new))
}

fn unclear<'a>(claim: &Claim<'_>, rule: usize, origin: &Origin<'a>, reason: &Reason, coverage: &mut [Coverage<'a>]) {
    if let Claim::Known(slos) = claim {
        for slo in slos {
            coverage[*slo].unclear.push(Unclear { rule, origin: origin.clone(), reason: reason.clone() });
        }
    }
}
